const ri=globalThis,Jn=ri.ShadowRoot&&(ri.ShadyCSS===void 0||ri.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Xn=Symbol(),ba=new WeakMap;let lo=class{constructor(t,s,i){if(this._$cssResult$=!0,i!==Xn)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=s}get styleSheet(){let t=this.o;const s=this.t;if(Jn&&t===void 0){const i=s!==void 0&&s.length===1;i&&(t=ba.get(s)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&ba.set(s,t))}return t}toString(){return this.cssText}};const Kc=e=>new lo(typeof e=="string"?e:e+"",void 0,Xn),M=(e,...t)=>{const s=e.length===1?e[0]:t.reduce((i,n,r)=>i+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+e[r+1],e[0]);return new lo(s,e,Xn)},Yc=(e,t)=>{if(Jn)e.adoptedStyleSheets=t.map(s=>s instanceof CSSStyleSheet?s:s.styleSheet);else for(const s of t){const i=document.createElement("style"),n=ri.litNonce;n!==void 0&&i.setAttribute("nonce",n),i.textContent=s.cssText,e.appendChild(i)}},ya=Jn?e=>e:e=>e instanceof CSSStyleSheet?(t=>{let s="";for(const i of t.cssRules)s+=i.cssText;return Kc(s)})(e):e;const{is:Jc,defineProperty:Xc,getOwnPropertyDescriptor:Qc,getOwnPropertyNames:td,getOwnPropertySymbols:ed,getPrototypeOf:sd}=Object,Gi=globalThis,$a=Gi.trustedTypes,id=$a?$a.emptyScript:"",nd=Gi.reactiveElementPolyfillSupport,bs=(e,t)=>e,ki={toAttribute(e,t){switch(t){case Boolean:e=e?id:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let s=e;switch(t){case Boolean:s=e!==null;break;case Number:s=e===null?null:Number(e);break;case Object:case Array:try{s=JSON.parse(e)}catch{s=null}}return s}},Qn=(e,t)=>!Jc(e,t),_a={attribute:!0,type:String,converter:ki,reflect:!1,useDefault:!1,hasChanged:Qn};Symbol.metadata??=Symbol("metadata"),Gi.litPropertyMetadata??=new WeakMap;let Te=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,s=_a){if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),n=this.getPropertyDescriptor(t,i,s);n!==void 0&&Xc(this.prototype,t,n)}}static getPropertyDescriptor(t,s,i){const{get:n,set:r}=Qc(this.prototype,t)??{get(){return this[s]},set(a){this[s]=a}};return{get:n,set(a){const h=n?.call(this);r?.call(this,a),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??_a}static _$Ei(){if(this.hasOwnProperty(bs("elementProperties")))return;const t=sd(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(bs("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(bs("properties"))){const s=this.properties,i=[...td(s),...ed(s)];for(const n of i)this.createProperty(n,s[n])}const t=this[Symbol.metadata];if(t!==null){const s=litPropertyMetadata.get(t);if(s!==void 0)for(const[i,n]of s)this.elementProperties.set(i,n)}this._$Eh=new Map;for(const[s,i]of this.elementProperties){const n=this._$Eu(s,i);n!==void 0&&this._$Eh.set(n,s)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const s=[];if(Array.isArray(t)){const i=new Set(t.flat(1/0).reverse());for(const n of i)s.unshift(ya(n))}else t!==void 0&&s.push(ya(t));return s}static _$Eu(t,s){const i=s.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,s=this.constructor.elementProperties;for(const i of s.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Yc(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,s,i){this._$AK(t,i)}_$ET(t,s){const i=this.constructor.elementProperties.get(t),n=this.constructor._$Eu(t,i);if(n!==void 0&&i.reflect===!0){const r=(i.converter?.toAttribute!==void 0?i.converter:ki).toAttribute(s,i.type);this._$Em=t,r==null?this.removeAttribute(n):this.setAttribute(n,r),this._$Em=null}}_$AK(t,s){const i=this.constructor,n=i._$Eh.get(t);if(n!==void 0&&this._$Em!==n){const r=i.getPropertyOptions(n),a=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:ki;this._$Em=n;const h=a.fromAttribute(s,r.type);this[n]=h??this._$Ej?.get(n)??h,this._$Em=null}}requestUpdate(t,s,i,n=!1,r){if(t!==void 0){const a=this.constructor;if(n===!1&&(r=this[t]),i??=a.getPropertyOptions(t),!((i.hasChanged??Qn)(r,s)||i.useDefault&&i.reflect&&r===this._$Ej?.get(t)&&!this.hasAttribute(a._$Eu(t,i))))return;this.C(t,s,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,s,{useDefault:i,reflect:n,wrapped:r},a){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,a??s??this[t]),r!==!0||a!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),n===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(s){Promise.reject(s)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[n,r]of this._$Ep)this[n]=r;this._$Ep=void 0}const i=this.constructor.elementProperties;if(i.size>0)for(const[n,r]of i){const{wrapped:a}=r,h=this[n];a!==!0||this._$AL.has(n)||h===void 0||this.C(n,void 0,r,h)}}let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(s)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(s)}willUpdate(t){}_$AE(t){this._$EO?.forEach(s=>s.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(s=>this._$ET(s,this[s])),this._$EM()}updated(t){}firstUpdated(t){}};Te.elementStyles=[],Te.shadowRootOptions={mode:"open"},Te[bs("elementProperties")]=new Map,Te[bs("finalized")]=new Map,nd?.({ReactiveElement:Te}),(Gi.reactiveElementVersions??=[]).push("2.1.2");const tr=globalThis,xa=e=>e,Si=tr.trustedTypes,ka=Si?Si.createPolicy("lit-html",{createHTML:e=>e}):void 0,co="$lit$",Vt=`lit$${Math.random().toFixed(9).slice(2)}$`,po="?"+Vt,rd=`<${po}>`,ve=document,Os=()=>ve.createComment(""),zs=e=>e===null||typeof e!="object"&&typeof e!="function",er=Array.isArray,ad=e=>er(e)||typeof e?.[Symbol.iterator]=="function",mn=`[ 	
\f\r]`,ds=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Sa=/-->/g,Ma=/>/g,oe=RegExp(`>|${mn}(?:([^\\s"'>=/]+)(${mn}*=${mn}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Aa=/'/g,Ea=/"/g,uo=/^(?:script|style|textarea|title)$/i,fo=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),c=fo(1),v=fo(2),we=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),Ca=new WeakMap,ce=ve.createTreeWalker(ve,129);function mo(e,t){if(!er(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return ka!==void 0?ka.createHTML(t):t}const od=(e,t)=>{const s=e.length-1,i=[];let n,r=t===2?"<svg>":t===3?"<math>":"",a=ds;for(let h=0;h<s;h++){const l=e[h];let u,m,f=-1,y=0;for(;y<l.length&&(a.lastIndex=y,m=a.exec(l),m!==null);)y=a.lastIndex,a===ds?m[1]==="!--"?a=Sa:m[1]!==void 0?a=Ma:m[2]!==void 0?(uo.test(m[2])&&(n=RegExp("</"+m[2],"g")),a=oe):m[3]!==void 0&&(a=oe):a===oe?m[0]===">"?(a=n??ds,f=-1):m[1]===void 0?f=-2:(f=a.lastIndex-m[2].length,u=m[1],a=m[3]===void 0?oe:m[3]==='"'?Ea:Aa):a===Ea||a===Aa?a=oe:a===Sa||a===Ma?a=ds:(a=oe,n=void 0);const $=a===oe&&e[h+1].startsWith("/>")?" ":"";r+=a===ds?l+rd:f>=0?(i.push(u),l.slice(0,f)+co+l.slice(f)+Vt+$):l+Vt+(f===-2?h:$)}return[mo(e,r+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]};class Ps{constructor({strings:t,_$litType$:s},i){let n;this.parts=[];let r=0,a=0;const h=t.length-1,l=this.parts,[u,m]=od(t,s);if(this.el=Ps.createElement(u,i),ce.currentNode=this.el.content,s===2||s===3){const f=this.el.content.firstChild;f.replaceWith(...f.childNodes)}for(;(n=ce.nextNode())!==null&&l.length<h;){if(n.nodeType===1){if(n.hasAttributes())for(const f of n.getAttributeNames())if(f.endsWith(co)){const y=m[a++],$=n.getAttribute(f).split(Vt),W=/([.?@])?(.*)/.exec(y);l.push({type:1,index:r,name:W[2],strings:$,ctor:W[1]==="."?ld:W[1]==="?"?cd:W[1]==="@"?dd:Vi}),n.removeAttribute(f)}else f.startsWith(Vt)&&(l.push({type:6,index:r}),n.removeAttribute(f));if(uo.test(n.tagName)){const f=n.textContent.split(Vt),y=f.length-1;if(y>0){n.textContent=Si?Si.emptyScript:"";for(let $=0;$<y;$++)n.append(f[$],Os()),ce.nextNode(),l.push({type:2,index:++r});n.append(f[y],Os())}}}else if(n.nodeType===8)if(n.data===po)l.push({type:2,index:r});else{let f=-1;for(;(f=n.data.indexOf(Vt,f+1))!==-1;)l.push({type:7,index:r}),f+=Vt.length-1}r++}}static createElement(t,s){const i=ve.createElement("template");return i.innerHTML=t,i}}function Ge(e,t,s=e,i){if(t===we)return t;let n=i!==void 0?s._$Co?.[i]:s._$Cl;const r=zs(t)?void 0:t._$litDirective$;return n?.constructor!==r&&(n?._$AO?.(!1),r===void 0?n=void 0:(n=new r(e),n._$AT(e,s,i)),i!==void 0?(s._$Co??=[])[i]=n:s._$Cl=n),n!==void 0&&(t=Ge(e,n._$AS(e,t.values),n,i)),t}class hd{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:s},parts:i}=this._$AD,n=(t?.creationScope??ve).importNode(s,!0);ce.currentNode=n;let r=ce.nextNode(),a=0,h=0,l=i[0];for(;l!==void 0;){if(a===l.index){let u;l.type===2?u=new ns(r,r.nextSibling,this,t):l.type===1?u=new l.ctor(r,l.name,l.strings,this,t):l.type===6&&(u=new pd(r,this,t)),this._$AV.push(u),l=i[++h]}a!==l?.index&&(r=ce.nextNode(),a++)}return ce.currentNode=ve,n}p(t){let s=0;for(const i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,s),s+=i.strings.length-2):i._$AI(t[s])),s++}}class ns{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,i,n){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=i,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=Ge(this,t,s),zs(t)?t===p||t==null||t===""?(this._$AH!==p&&this._$AR(),this._$AH=p):t!==this._$AH&&t!==we&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):ad(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==p&&zs(this._$AH)?this._$AA.nextSibling.data=t:this.T(ve.createTextNode(t)),this._$AH=t}$(t){const{values:s,_$litType$:i}=t,n=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=Ps.createElement(mo(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===n)this._$AH.p(s);else{const r=new hd(n,this),a=r.u(this.options);r.p(s),this.T(a),this._$AH=r}}_$AC(t){let s=Ca.get(t.strings);return s===void 0&&Ca.set(t.strings,s=new Ps(t)),s}k(t){er(this._$AH)||(this._$AH=[],this._$AR());const s=this._$AH;let i,n=0;for(const r of t)n===s.length?s.push(i=new ns(this.O(Os()),this.O(Os()),this,this.options)):i=s[n],i._$AI(r),n++;n<s.length&&(this._$AR(i&&i._$AB.nextSibling,n),s.length=n)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){const i=xa(t).nextSibling;xa(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class Vi{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,i,n,r){this.type=1,this._$AH=p,this._$AN=void 0,this.element=t,this.name=s,this._$AM=n,this.options=r,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=p}_$AI(t,s=this,i,n){const r=this.strings;let a=!1;if(r===void 0)t=Ge(this,t,s,0),a=!zs(t)||t!==this._$AH&&t!==we,a&&(this._$AH=t);else{const h=t;let l,u;for(t=r[0],l=0;l<r.length-1;l++)u=Ge(this,h[i+l],s,l),u===we&&(u=this._$AH[l]),a||=!zs(u)||u!==this._$AH[l],u===p?t=p:t!==p&&(t+=(u??"")+r[l+1]),this._$AH[l]=u}a&&!n&&this.j(t)}j(t){t===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class ld extends Vi{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===p?void 0:t}}class cd extends Vi{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==p)}}class dd extends Vi{constructor(t,s,i,n,r){super(t,s,i,n,r),this.type=5}_$AI(t,s=this){if((t=Ge(this,t,s,0)??p)===we)return;const i=this._$AH,n=t===p&&i!==p||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,r=t!==p&&(i===p||n);n&&this.element.removeEventListener(this.name,this,i),r&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class pd{constructor(t,s,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){Ge(this,t)}}const ud={I:ns},fd=tr.litHtmlPolyfillSupport;fd?.(Ps,ns),(tr.litHtmlVersions??=[]).push("3.3.3");const md=(e,t,s)=>{const i=s?.renderBefore??t;let n=i._$litPart$;if(n===void 0){const r=s?.renderBefore??null;i._$litPart$=n=new ns(t.insertBefore(Os(),r),r,void 0,s??{})}return n._$AI(e),n};const sr=globalThis;let P=class extends Te{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const s=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=md(s,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return we}};P._$litElement$=!0,P.finalized=!0,sr.litElementHydrateSupport?.({LitElement:P});const gd=sr.litElementPolyfillSupport;gd?.({LitElement:P});(sr.litElementVersions??=[]).push("4.2.2");const N=e=>(t,s)=>{s!==void 0?s.addInitializer(()=>{customElements.define(e,t)}):customElements.define(e,t)};const vd={attribute:!0,type:String,converter:ki,reflect:!1,hasChanged:Qn},wd=(e=vd,t,s)=>{const{kind:i,metadata:n}=s;let r=globalThis.litPropertyMetadata.get(n);if(r===void 0&&globalThis.litPropertyMetadata.set(n,r=new Map),i==="setter"&&((e=Object.create(e)).wrapped=!0),r.set(s.name,e),i==="accessor"){const{name:a}=s;return{set(h){const l=t.get.call(this);t.set.call(this,h),this.requestUpdate(a,l,e,!0,h)},init(h){return h!==void 0&&this.C(a,void 0,e,h),h}}}if(i==="setter"){const{name:a}=s;return function(h){const l=this[a];t.call(this,h),this.requestUpdate(a,l,e,!0,h)}}throw Error("Unsupported decorator location: "+i)};function d(e){return(t,s)=>typeof s=="object"?wd(e,t,s):((i,n,r)=>{const a=n.hasOwnProperty(r);return n.constructor.createProperty(r,i),a?Object.getOwnPropertyDescriptor(n,r):void 0})(e,t,s)}function b(e){return d({...e,state:!0,attribute:!1})}const bd=(e,t,s)=>(s.configurable=!0,s.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(e,t,s),s);function lt(e,t){return(s,i,n)=>{const r=a=>a.renderRoot?.querySelector(e)??null;return bd(s,i,{get(){return r(this)}})}}function k(e){return c`<svg
    viewBox="0 0 20 20"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${e}
  </svg>`}const w={person:k(v`<circle cx="10" cy="6.5" r="3" /><path d="M4 17c.6-3.6 3-5.2 6-5.2s5.4 1.6 6 5.2" />`),vehicle:k(v`<path d="M3 13v-2.2l1.8-4.3a2 2 0 0 1 1.8-1.2h6.8a2 2 0 0 1 1.8 1.2L17 10.8V13a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM3.5 10.5h13" /><circle cx="6.5" cy="14.5" r="1.3" /><circle cx="13.5" cy="14.5" r="1.3" />`),animal:k(v`<circle cx="5" cy="9" r="1.4" /><circle cx="8" cy="5.5" r="1.4" /><circle cx="12" cy="5.5" r="1.4" /><circle cx="15" cy="9" r="1.4" /><path d="M10 9.5c2.2 0 4 2.3 4 4.2 0 1.6-1.3 2.3-2.3 2.3-.8 0-1-.4-1.7-.4s-.9.4-1.7.4c-1 0-2.3-.7-2.3-2.3 0-1.9 1.8-4.2 4-4.2z" />`),other:k(v`<path d="M10 3l6 3.3v7.4L10 17l-6-3.3V6.3zM4 6.3l6 3.4 6-3.4M10 9.7V17" />`),motion:k(v`<path d="M2.5 10h2.5l2-5.5 4 11 2.3-7 1.2 1.5h3" />`),camera:k(v`<rect x="2.5" y="5.5" width="10" height="9" rx="2" /><path d="M12.5 9l5-2.5v7l-5-2.5" />`),alert:k(v`<path d="M10 3.2l7.3 12.9H2.7zM10 8.2v3.6M10 14v.1" />`),question:k(v`<circle cx="10" cy="10" r="7.3" /><path d="M7.9 7.9a2.1 2.1 0 1 1 3.2 1.9c-.8.5-1.1.9-1.1 1.7M10 13.9v.1" />`),play:k(v`<path d="M6.5 4.2v11.6l9.3-5.8z" />`),film:k(v`<rect x="3" y="4" width="14" height="12" rx="2" /><path d="M6.8 4v12M13.2 4v12M3 10h14" />`),star:k(v`<path d="M10 3l2.1 4.4 4.8.6-3.5 3.3.9 4.8L10 13.7l-4.3 2.4.9-4.8L3.1 8l4.8-.6z" />`),starred:k(v`<path fill="currentColor" d="M10 3l2.1 4.4 4.8.6-3.5 3.3.9 4.8L10 13.7l-4.3 2.4.9-4.8L3.1 8l4.8-.6z" />`),remove:k(v`<path d="M4 6h12M8 6V4h4v2M5.5 6l.8 10h7.4l.8-10M8.6 9v4.5M11.4 9v4.5" />`),bell:k(v`<path d="M5 13.5V9a5 5 0 0 1 10 0v4.5l1.3 1.7H3.7zM8.3 17.3a2 2 0 0 0 3.4 0" />`),undo:k(v`<path d="M7.5 4L4 7.5 7.5 11M4 7.5h7.5a4.3 4.3 0 0 1 0 8.6H8" />`),filter:k(v`<path d="M3 5h14M5.5 10h9M8 15h4" />`),add:k(v`<path d="M10 4v12M4 10h12" />`),save:k(v`<path d="M10 3.5v9M6.3 9l3.7 3.7L13.7 9M4 16.3h12" />`),home:k(v`<path d="M3.5 9.5L10 4l6.5 5.5M5.2 8.2V16h9.6V8.2M8.4 16v-4.2h3.2V16" />`),out:k(v`<path d="M11.5 4H5.5v12h6M9 10h8M14 7l3 3-3 3" />`),close:k(v`<path d="M5 5l10 10M15 5L5 15" />`),back:k(v`<path d="M12 4l-6 6 6 6" />`),pass:k(v`<path d="M4 10.5l4 4 8-9" />`),stop:k(v`<path d="M5.5 5.5l9 9M14.5 5.5l-9 9" />`),clock:k(v`<circle cx="10" cy="10" r="7.3" /><path d="M10 5.8V10l2.8 2" />`),key:k(v`<circle cx="6.5" cy="13.5" r="3.3" /><path d="M9 11l7.5-7.5M13 7l2.5 2.5" />`),photo:k(v`<path d="M3 7.2a1.5 1.5 0 0 1 1.5-1.5h2l1.2-1.9h4.6l1.2 1.9h2A1.5 1.5 0 0 1 17 7.2v7.3a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5z" /><circle cx="10" cy="10.6" r="2.8" />`),record:k(v`<circle cx="10" cy="10" r="7" /><circle cx="10" cy="10" r="3.2" fill="currentColor" />`),eye:k(v`<path d="M2 10c2-3.8 4.8-5.6 8-5.6s6 1.8 8 5.6c-2 3.8-4.8 5.6-8 5.6S4 13.8 2 10z" /><circle cx="10" cy="10" r="2.6" />`),zone:k(v`<path d="M4.5 5.5l9-1.5 2.5 9-11 3z" /><circle cx="4.5" cy="5.5" r="1.3" fill="currentColor" /><circle cx="13.5" cy="4" r="1.3" fill="currentColor" /><circle cx="16" cy="13" r="1.3" fill="currentColor" /><circle cx="5" cy="16" r="1.3" fill="currentColor" />`),line:k(v`<path d="M4 14.5L16 5.5" stroke-dasharray="3.5 2.5" /><circle cx="3.5" cy="15" r="1.3" fill="currentColor" /><circle cx="16.5" cy="5" r="1.3" fill="currentColor" />`),more:k(v`<circle cx="10" cy="4.5" r="1.2" fill="currentColor" /><circle cx="10" cy="10" r="1.2" fill="currentColor" /><circle cx="10" cy="15.5" r="1.2" fill="currentColor" />`),redo:k(v`<path d="M12.5 4L16 7.5 12.5 11M16 7.5H8.5a4.3 4.3 0 0 0 0 8.6H12" />`),download:k(v`<path d="M10 3v9M6 8.5l4 4 4-4M4 16.5h12" />`),away:k(v`<path d="M2.5 8a11 11 0 0 1 15 0M5.3 11a7 7 0 0 1 9.4 0M8 13.9a3 3 0 0 1 4 0M3 3l14 14" />`)};function ir(e,t){return e.startsWith("motion")?w.motion:e.startsWith("camera")||e==="snapshot_taken"?w.camera:e.startsWith("recording")||e==="clip_ready"?w.film:e.startsWith("alert")||e==="doorbell_pressed"?w.bell:e==="system_alert"?w.alert:e==="security_event"?w.key:e==="face_detected"?w.person:w[t??"other"]}class qi{#t=new Set;observe(t){return this.#t.add(t),()=>this.#t.delete(t)}changed(){for(const t of this.#t)t()}}class yd{constructor(t,s){this.host=t,this.subject=s,t.addController(this)}#t=null;hostConnected(){this.hostUpdate()}hostUpdate(){this.#t??=this.subject()?.observe(()=>this.host.requestUpdate())??null}hostDisconnected(){this.#t?.(),this.#t=null}}class nr{constructor(t,s){this.host=t,this.seconds=s,t.addController(this)}#t;hostConnected(){this.#t=setInterval(()=>this.host.requestUpdate(),this.seconds*1e3)}hostDisconnected(){clearInterval(this.#t)}}const B=M`
  :host {
    display: block;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  small {
    font-size: 0.8125rem;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .muted {
    color: var(--muted);
  }
  .numbers {
    font-variant-numeric: tabular-nums;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`,Ut=M`
  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }
  button,
  a.button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 36px;
    padding: 0 14px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--surface);
    font-size: 0.875rem;
    font-weight: 550;
    cursor: pointer;
    transition: background 0.15s;
  }
  a.button {
    color: inherit;
    text-decoration: none;
  }
  a.button:hover,
  button:hover:not(:disabled) {
    background: var(--raised);
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  button.plain {
    border-color: transparent;
    background: transparent;
  }
  button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  button.danger {
    border-color: transparent;
    background: var(--bad);
    color: var(--surface);
  }
  button.danger:hover:not(:disabled) {
    background: var(--bad);
    filter: brightness(1.06);
  }
  button.primary:hover:not(:disabled) {
    background: var(--accent);
    filter: brightness(1.06);
  }
  select {
    min-height: 36px;
    max-width: 100%;
    padding: 0 10px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--surface);
    font-size: 0.875rem;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 2px 10px;
    border-radius: 99px;
    background: var(--raised);
    font-size: 0.8125rem;
    font-weight: 550;
    white-space: nowrap;
  }
  .chip.good {
    background: var(--good-soft);
    color: var(--good);
  }
  .chip.warn {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .chip.bad {
    background: var(--bad-soft);
    color: var(--bad);
  }
  code {
    padding: 1px 6px;
    border-radius: 6px;
    background: var(--raised);
    font:
      0.875em ui-monospace,
      "SF Mono",
      Menlo,
      Consolas,
      monospace;
  }
`;M`
  .row {
    display: grid;
    justify-content: stretch;
    border: 0;
    background: none;
    font-weight: 400;
    text-align: start;
  }
  .row hw-thumbnail {
    border-radius: 9px;
    background: var(--raised);
    color: var(--muted);
  }
  .row .text {
    display: grid;
    gap: 2px;
  }
  .row small {
    display: flex;
    flex-wrap: wrap;
    gap: 0 6px;
  }
  .row small > * + *::before {
    margin-right: 6px;
    content: "·";
  }
`;const go=M`
  .field {
    display: grid;
    gap: 5px;
    min-width: 0;
  }
  .field > span {
    font-size: 0.8125rem;
    font-weight: 550;
  }
  .field small {
    color: var(--muted);
  }
  .field input {
    width: 100%;
    min-height: 42px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--ground);
    /* Smaller ones make a phone zoom in. */
    font-size: 1rem;
  }
  .field input:focus-visible {
    outline-offset: -1px;
  }
  .field input::placeholder {
    color: var(--muted);
    opacity: 0.75;
  }
  .problem {
    padding: 10px 14px;
    border-radius: 10px;
    background: var(--bad-soft);
    color: var(--bad);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
`;M`
  .parts {
    display: flex;
    padding: 3px;
    border-radius: 12px;
    background: var(--raised);
  }
  .parts button {
    min-height: 32px;
    padding: 0 12px;
    border-radius: 9px;
  }
  .parts button[aria-pressed="true"] {
    background: var(--chosen);
    box-shadow: var(--shadow);
  }
`;const rr=M`
  .verdict {
    padding: 14px 18px;
    border-radius: 12px;
    background: var(--raised);
    font-weight: 550;
  }
  .verdict.followed {
    background: var(--good-soft);
    color: var(--good);
  }
  .verdict.held {
    background: var(--warn-soft);
    color: var(--warn);
  }
`;M`
  :host {
    min-height: 40dvh;
    padding: 8px 20px 20px;
  }
  h3 {
    padding: 12px 0 8px;
  }
  ol {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 200px), 1fr));
    gap: 14px;
  }
`;M`
  section {
    display: grid;
    gap: 22px;
    padding: 20px;
  }
  section > button,
  section > a.button {
    justify-self: start;
  }
  section h3 {
    font-size: 0.9375rem;
    font-weight: 620;
  }
  @media (min-width: 980px) {
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1.8fr) minmax(330px, 1fr);
      align-items: start;
    }
  }
`;let ar={},vo={};function wo(e,t={}){ar=e,vo=t}function bo(){return Object.keys(ar).length===0}function ne(){return vo}function o(e,t={}){return(ar[e]??e).replace(/\{(\w+)\}/g,(s,i)=>String(t[i]??s))}var $d=Object.defineProperty,_d=Object.getOwnPropertyDescriptor,yo=e=>{throw TypeError(e)},Zi=(e,t,s,i)=>{for(var n=i>1?void 0:i?_d(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&$d(t,s,n),n},xd=(e,t,s)=>t.has(e)||yo("Cannot "+s),kd=(e,t,s)=>t.has(e)?yo("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),ai=(e,t,s)=>(xd(e,t,"access private method"),s),Oe,$o,_o,or;let Ve=class extends P{constructor(){super(...arguments),kd(this,Oe),this.heading="",this.nested=!1}firstUpdated(){this.dialog.showModal()}render(){return c`
      <dialog aria-labelledby="heading" @close=${ai(this,Oe,$o)} @click=${ai(this,Oe,_o)}>
        <div class="bar">
          ${this.nested?c`<button class="plain" aria-label=${o("Back")} @click=${()=>ai(this,Oe,or).call(this,"hw-back")}>
                ${w.back}
              </button>`:p}
          <h2 id="heading">${this.heading}</h2>
          <button class="plain" aria-label=${o("Close")} @click=${()=>this.dialog.close()}>
            ${w.close}
          </button>
        </div>
        <div class="body"><slot></slot></div>
      </dialog>
    `}};Oe=new WeakSet;$o=function(){ai(this,Oe,or).call(this,"hw-close")};_o=function(e){e.target===this.dialog&&this.dialog.close()};or=function(e){this.dispatchEvent(new Event(e,{bubbles:!0,composed:!0}))};Ve.styles=[B,Ut,M`
      dialog {
        width: min(var(--sheet-width, 1180px), calc(100vw - 32px));
        max-height: calc(100dvh - 48px);
        padding: 0;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: 20px;
        background: var(--surface);
        color: var(--text);
        box-shadow: 0 24px 80px rgb(0 0 0 / 35%);
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
        animation: rise 0.18s ease-out;
      }
      dialog::backdrop {
        background: rgb(20 14 8 / 62%);
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(10px);
        }
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 10px 10px 10px 20px;
        border-bottom: 1px solid var(--line);
      }
      :host([nested]) .bar {
        padding-left: 10px;
      }
      .bar button {
        padding: 0 8px;
      }
      h2 {
        flex: 1;
        overflow: hidden;
        font-size: 1.0625rem;
        font-weight: 620;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .body {
        overflow: auto;
        overscroll-behavior: contain;
      }
      @media (max-width: 640px) {
        dialog {
          width: 100vw;
          max-width: none;
          height: 100dvh;
          max-height: none;
          border: 0;
          border-radius: 0;
        }
      }
    `];Zi([d()],Ve.prototype,"heading",2);Zi([d({type:Boolean,reflect:!0})],Ve.prototype,"nested",2);Zi([lt("dialog")],Ve.prototype,"dialog",2);Ve=Zi([N("hw-sheet")],Ve);class ms extends Error{constructor(t,s,i={}){super(s),this.status=t,this.name="ApiError",this.code=i.code??null,this.fields=i.fields??[],this.retryAfter=i.retryAfter??null}get signedOut(){return this.status===401}}class Sn extends Error{constructor(t="The engine does not answer."){super(t),this.name="Unreachable"}}const Sd=new Set(["bicycle","car","motorcycle","bus","train","truck","boat"]),Md=new Set(["bird","cat","dog","horse","sheep","cow","elephant","bear","zebra","giraffe"]),ke={person:"#ffb347",vehicle:"#5ac8fa",animal:"#9be564",other:"#d5b3ff"};function Ht(e){return e==="person"?"person":Sd.has(e)?"vehicle":Md.has(e)?"animal":"other"}function ze(e){const t=e*100,s=t>0&&t<9.95?1:0;return`${t.toFixed(s)} %`}function Et(e){return o(e)}function Ad(e){const t=new Map;for(const s of e)t.set(s,(t.get(s)??0)+1);return[...t].map(([s,i])=>`${i} ${o(Ed(s,i))}`).join(", ")}function vt(e){return e.charAt(0).toUpperCase()+e.slice(1)}function Ed(e,t){return t===1||e==="sheep"?e:e==="person"?"people":/(s|ch|x)$/.test(e)?`${e}es`:`${e}s`}const Ta=2;function Cd(e,t){if(e.width<=0||e.height<=0)return{x:0,y:0,...t};const s=Math.min(t.width/e.width,t.height/e.height),i=e.width*s,n=e.height*s;return{x:(t.width-i)/2,y:(t.height-n)/2,width:i,height:n}}function Mn(e,t){const s=ti(e.x),i=ti(e.y);return{x:t.x+s*t.width,y:t.y+i*t.height,width:(ti(e.x+e.width)-s)*t.width,height:(ti(e.y+e.height)-i)*t.height}}function Td(e,t,s,i){const n=s.x+s.width-e.width,r=s.y+s.height-e.height;for(const a of[t.y-e.height-Ta,t.y+t.height+Ta])for(const h of[t.x-1,t.x+t.width+1-e.width]){const u={x:Math.max(s.x,Math.min(h,n)),y:a,...e};if(!i.some(f=>Pd(u,f))&&a>=s.y&&a<=r)return u}return null}function xo({width:e,height:t}){return e<=0||t<=0?16/9:Math.min(Math.max(e/t,4/3),16/9)}const Oa=2.2,Od=.3;function zd(e,t,s){const i=s.width/s.height*(t.height/t.width),n=Math.max(e.height*Oa,e.width*Oa/i,Od),r=Math.min(n,1,1/i),a=r*i,h=Math.min(Math.max(e.x+e.width/2-a/2,0),1-a),l=Math.min(Math.max(e.y+e.height/2-r/2,0),1-r);return{x:h,y:l,width:a,height:r}}function ti(e){return Math.min(Math.max(e,0),1)}function Pd(e,t){return e.x<t.x+t.width&&t.x<e.x+e.width&&e.y<t.y+t.height&&t.y<e.y+e.height}var Dd=Object.defineProperty,Wd=Object.getOwnPropertyDescriptor,ko=e=>{throw TypeError(e)},rs=(e,t,s,i)=>{for(var n=i>1?void 0:i?Wd(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Dd(t,s,n),n},Ld=(e,t,s)=>t.has(e)||ko("Cannot "+s),Nd=(e,t,s)=>t.has(e)?ko("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),oi=(e,t,s)=>(Ld(e,t,"access private method"),s),Ne,So,hi;class hr extends Event{constructor(t){super(hr.type),this.press=t}static{this.type="hw-pressed"}}const Ce={pause:v`<path d="M7 4.5v11M13 4.5v11" />`,play:v`<path fill="currentColor" d="M6.5 4.2v11.6l9.3-5.8z" />`,muted:v`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8zM13 8l4 4M17 8l-4 4" />`,loud:v`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8zM13 7.5a3.6 3.6 0 0 1 0 5M15.3 5.3a6.7 6.7 0 0 1 0 9.4" />`,full:v`<path d="M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4" />`,small:v`<path d="M7.5 3.5v4h-4M16.5 7.5h-4v-4M12.5 16.5v-4h4M3.5 12.5h4v4" />`};let Jt=class extends P{constructor(){super(...arguments),Nd(this,Ne),this.buttons=!1,this.paused=!1,this.sound=null,this.full=null}render(){const{tone:e,text:t,age:s}=this.words;return c`
      <span class="words ${e}">
        <i></i><span><span role="status">${t}</span>${s}</span>
      </span>
      ${this.buttons?oi(this,Ne,So).call(this):p}
    `}};Ne=new WeakSet;So=function(){const{paused:e,sound:t,full:s}=this;return c`<span class="buttons">
      ${oi(this,Ne,hi).call(this,"pause",o(e?"Go live again":"Pause"),e?Ce.play:Ce.pause)}
      ${t===null?p:oi(this,Ne,hi).call(this,"sound",o(t?"Sound off":"Sound on"),t?Ce.loud:Ce.muted)}
      ${s===null?p:oi(this,Ne,hi).call(this,"full",o(s?"Leave full screen":"Full screen"),s?Ce.small:Ce.full)}
    </span>`};hi=function(e,t,s){return c`<button
      aria-label=${t}
      title=${t}
      @click=${()=>this.dispatchEvent(new hr(e))}
    >
      ${k(s)}
    </button>`};Jt.styles=M`
    :host {
      display: flex;
      align-items: end;
      justify-content: space-between;
      gap: 8px;
      color: #fff;
      font-size: 0.8125rem;
      line-height: 1.35;
    }
    .words,
    .buttons {
      border-radius: 10px;
      background: rgb(18 16 13 / 72%);
    }
    .words {
      display: flex;
      align-items: baseline;
      gap: 7px;
      padding: 4px 10px;
      font-variant-numeric: tabular-nums;
      font-weight: 550;
      overflow-wrap: anywhere;
    }
    i {
      flex: none;
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: #b9b0a4;
    }
    .live i {
      background: #ff5a4f;
    }
    .warn i {
      background: #f0bd5a;
    }
    .bad i {
      background: #ff8d84;
      border-radius: 2px;
    }
    .buttons {
      display: flex;
      flex: none;
      padding: 2px;
    }
    button {
      display: grid;
      place-content: center;
      width: 40px;
      height: 36px;
      padding: 0;
      border: 0;
      border-radius: 8px;
      background: none;
      color: inherit;
      cursor: pointer;
    }
    button:hover {
      background: rgb(255 255 255 / 18%);
    }
    button:focus-visible {
      outline: 2px solid #ffb347;
      outline-offset: -2px;
    }
  `;rs([d({attribute:!1})],Jt.prototype,"words",2);rs([d({type:Boolean})],Jt.prototype,"buttons",2);rs([d({type:Boolean})],Jt.prototype,"paused",2);rs([d({attribute:!1})],Jt.prototype,"sound",2);rs([d({attribute:!1})],Jt.prototype,"full",2);Jt=rs([N("hw-live-bar")],Jt);function Ds(e,t=ne()){return qe(e,t,{timeStyle:"medium"})}function lr(e,t,s=ne()){const i=ys(e,s);return i===ys(t,s)?o("Today"):i===ys(new Date(t.getTime()-864e5),s)?o("Yesterday"):qe(e,s,{weekday:"long",day:"numeric",month:"long"})}function Rd(e,t=ne()){return qe(e,t,{day:"numeric",month:"short",year:"numeric",hour:"2-digit",minute:"2-digit",second:"2-digit",fractionalSecondDigits:3})}function it(e){if(e<.9995)return`${Math.round(e*1e3)} ms`;if(e<9.95)return`${e.toFixed(1)} s`;if(e<59.5)return`${Math.round(e)} s`;if(e<3570)return`${Math.round(e/60)} min`;if(e<84600)return`${Math.round(e/3600)} h`;const t=Math.round(e/86400);return t===1?o("1 day"):o("{days} days",{days:t})}function Ud(e,t){const s=(Date.parse(t??"")-Date.parse(e??""))/1e3;return Number.isNaN(s)?null:s}function ys(e,{timeZone:t}){return qe(e,{locale:"en-CA",timeZone:t},{})}const za=new Map;function qe(e,t,s){if(Number.isNaN(e.getTime()))return String(e);const{locale:i,timeZone:n}=t,r=JSON.stringify([i,n,s]),a=n?{...s,timeZone:n}:s,h=za.get(r)??new Intl.DateTimeFormat(i,a);return za.set(r,h),h.format(e)}function cr(e,t,s=ne()){const i=(t.getTime()-e.getTime())/1e3;if(i<45)return o("just now");if(i<3570)return o("{minutes} min ago",{minutes:Math.round(i/60)});const n=qe(e,s,{timeStyle:"short"});return ys(e,s)===ys(t,s)?n:`${qe(e,s,{day:"numeric",month:"short"})}, ${n}`}function Hd({status:e,video:t,paused:s,cut:i,behind:n}){if(e.state==="disabled")return Gt("quiet",o("Switched off"));if(e.state==="offline")return Pa(e.reason);if(s)return Gt("quiet",o("Paused at {time}",{time:Ds(s)}));switch(t.kind){case"playing":{const r=Math.max(n??0,.1).toFixed(1),a=n===null?"":o(", {seconds} s behind",{seconds:r});return{tone:"live",text:t.transcoded?o("Live, transcoded"):o("Live"),age:a}}case"offline":return Pa(t.reason);case"lost":return i?Gt("bad",o("No connection, trying again …")):Gt("warn",o("Stills. Going live again …"));case"refused":return Gt("quiet",o("Press play to see it live"));case"none":return Gt("warn",o("Stills. {why}",{why:t.why}));case"starting":return Gt("quiet",o("Going live …"))}}function Pa(e){return Gt("bad",e?o("Offline. {why}",{why:e}):o("Offline"))}function Gt(e,t){return{tone:e,text:t,age:""}}function Bd(e){if(e.state==="lost")return null;const t=ke[Ht(e.label)],{box:s}=e,i=`#${e.id}`,r=[`${Et(e.label)} ${Math.round(e.score*100)} %  ${i}`,i];return e.state==="stationary"?{box:s,colour:t,texts:r,strength:.5,dashed:!0}:e.state==="tentative"?{box:s,colour:t,texts:[],strength:.45,dashed:!1}:{box:s,colour:t,texts:r,strength:1,dashed:!1}}const gn="#7ee0d0";function Id(e,t,s){const i=s.width<560?Mo:Ao;for(const n of t)Fd(e,n,s,i);e.globalAlpha=1,e.setLineDash([])}function Fd(e,{name:t,points:s,closed:i,busy:n},r,{font:a,line:h}){const l=s.map(([I,st])=>[r.x+I*r.width,r.y+st*r.height]);e.beginPath();for(const[I=0,st=0]of l)e.lineTo(I,st);i&&e.closePath(),e.fillStyle=gn,e.globalAlpha=n?.13:.06,i&&e.fill(),e.globalAlpha=n?1:.6,e.strokeStyle=gn,e.lineWidth=h,e.setLineDash(i?[]:[7,4]),e.stroke();const[u=0,m=0]=l.reduce((I,st)=>(st[1]??0)<(I[1]??0)?st:I,l[0]??[]),{x:f,y,width:$}=r;e.font=`600 ${a}px system-ui, sans-serif`,e.textBaseline="top",e.globalAlpha=.9,e.fillStyle=gn,e.shadowColor="rgb(0 0 0 / 80%)",e.shadowBlur=3;const W=f+$-e.measureText(t).width-6;e.fillText(t,Math.max(f+4,Math.min(u+5,W)),Math.max(y+4,m+5)),e.shadowBlur=0}const Mo={font:11,line:1.5,label:16},Ao={font:13,line:2.5,label:20};function jd(e,t,s){const i=s.width<560?Mo:Ao,n=t.toSorted((a,h)=>a.strength-h.strength||a.box.height-h.box.height);for(const a of n)Gd(e,a,Mn(a.box,s),i);const r=n.map(a=>Mn(a.box,s));for(const a of n.toReversed()){const h=Vd(e,a,s,i,r);h&&r.push(h)}e.globalAlpha=1}function Gd(e,{colour:t,dashed:s,strength:i},n,{line:r}){e.globalAlpha=i,e.beginPath(),e.roundRect(n.x,n.y,n.width,n.height,3),e.setLineDash([]),e.lineWidth=r+2,e.strokeStyle="rgb(0 0 0 / 40%)",e.stroke(),e.setLineDash(s?[6,5]:[]),e.lineWidth=r,e.strokeStyle=t,e.stroke()}function Vd(e,{box:t,texts:s,colour:i,strength:n},r,a,h){e.font=`500 ${a.font}px system-ui, sans-serif`,e.textBaseline="middle";for(const l of s){const u={width:e.measureText(l).width+8,height:a.label},m=Td(u,Mn(t,r),r,h);if(m)return e.globalAlpha=n,e.beginPath(),e.roundRect(m.x,m.y,m.width,m.height,3),e.fillStyle=i,e.fill(),e.fillStyle="#17120a",e.fillText(l,m.x+4,m.y+m.height/2+.5),m}return null}class Eo{constructor(t){this.host=t,this.#e=new IntersectionObserver(s=>{this.#t=s.at(-1)?.isIntersecting??!1,t.requestUpdate()}),t.addController(this)}#t=!1;#e;get seen(){return this.#t&&!document.hidden&&this.host.isConnected}hostConnected(){this.#e.observe(this.host),document.addEventListener("visibilitychange",this.#s)}hostDisconnected(){this.#e.disconnect(),document.removeEventListener("visibilitychange",this.#s)}#s=()=>this.host.requestUpdate()}const qd=500,Zd=3e4;function Co(e,t){return Math.min(Zd,qd*2**Math.min(e-1,16))*(.5+.5*t)}class Kd{constructor(t,s,i,n,r){this.host=t,this.next=s,this.pace=i,this.show=n,this.fail=r,t.addController(this)}#t=null;hostDisconnected(){this.#e()}hostUpdated(){const t=this.next()!==null;t&&!this.#t&&this.#s(),t||this.#e()}#e(){this.#t?.abort(),this.#t=null}async#s(){this.#t=new AbortController;const{signal:t}=this.#t;let s=0;for(;!t.aborted;){const i=performance.now();try{const r=await this.next()?.(t);r&&!t.aborted&&await this.show(r),s=0}catch(r){if(t.aborted)return;s+=1,this.fail(r)}const n=s?Co(s+1,Math.random()):this.pace()*1e3;await Yd(Math.max(100,n-(performance.now()-i)),t)}}}function Yd(e,t){return new Promise(s=>{const i=setTimeout(s,e);t.addEventListener("abort",()=>{clearTimeout(i),s()})})}function dr(e,t,s,i=[]){const n=e.getContext("2d"),r={width:e.clientWidth,height:e.clientHeight};if(!n||r.width===0)return;Xd(e,r);const a=e.width/r.width;if(n.setTransform(a,0,0,a,0,0),n.clearRect(0,0,r.width,r.height),!t)return;const h=Cd(t,r);n.imageSmoothingQuality="high",t instanceof ImageBitmap&&n.drawImage(t,h.x,h.y,h.width,h.height),Id(n,i,h),jd(n,s,h)}function Jd(e){const{videoWidth:t,videoHeight:s}=e;if(t===0||e.readyState<e.HAVE_CURRENT_DATA)return null;const i=new OffscreenCanvas(t,s);return i.getContext("2d")?.drawImage(e,0,0),i.transferToImageBitmap()}function Xd(e,t){const s=Math.min(window.devicePixelRatio||1,2),i=Math.round(t.width*s),n=Math.round(t.height*s);e.width!==i&&(e.width=i),e.height!==n&&(e.height=n)}const Qd=1e4;class tp{#t;#e=null;#s;#i=0;#n=0;constructor(t){this.#t=t}start(){this.stop(),this.#t.onState({kind:"connecting"});const t=this.#t.open();t instanceof Promise?this.#r(t):this.#a(t),this.within(Qd)}async#r(t){const s=this.#n;try{const i=await t;s===this.#n?this.#a(i):i.close()}catch{s===this.#n&&this.lose()}}#a(t){t.binaryType="arraybuffer",this.#e=t,t.onmessage=({data:s})=>this.#t.onMessage(s),t.onclose=()=>this.lose()}stop(){clearTimeout(this.#s),this.#n+=1;const t=this.#e;this.#e=null,t&&(t.onmessage=null,t.onclose=null,t.close())}send(t){this.#e?.readyState===WebSocket.OPEN&&this.#e.send(JSON.stringify(t))}greeted(){this.#i=0,this.#t.onState({kind:"open"})}within(t,s=()=>this.lose()){clearTimeout(this.#s),this.#s=setTimeout(s,t)}lose(){this.stop(),this.#i+=1;const t=Co(this.#i,(this.#t.random??Math.random)());this.within(t,()=>this.start()),this.#t.onState({kind:"waiting",until:Date.now()+t,failures:this.#i})}}function ep(e){try{const t=JSON.parse(e);return typeof t?.type=="string"?t:null}catch{return null}}const Da=8e3,sp=9e4;class ip{#t;#e;#s=null;constructor(t){this.#t=t,this.#e=new tp({...t,onState:s=>this.#i(s),onMessage:s=>this.#n(s)})}start(){this.#e.start()}stop(){this.#e.stop()}lose(){this.#e.lose()}#i(t){this.#s=null,this.#t.onState(t)}#n(t){typeof t=="string"?this.#r(ep(t)):this.#a(t)}#r(t){switch(t?.type){case"init":this.#e.greeted(),this.#e.within(Da),this.#s=t;break;case"gap":this.#t.onGap(t.seconds);break;case"offline":this.#e.greeted(),this.#e.within(sp),this.#t.onOffline(t.reason);break;case"error":this.#t.onError(t.error.message);break}}#a(t){this.#e.within(Da);const s=this.#s;this.#s=null,s?this.#t.onInit(s,t):this.#t.onFragments(t)}}const np=3,rp=.05,ap=1.08,op=1.2,hp=.94,lp=.5;function cp(e,t,{target:s,far:i}){const n=t.at(-1);if(!n)return{jump:null,rate:1};const[r,a]=n,h=a-e;if(h>i||h<-1)return{jump:Math.max(r,a-s),rate:1};const l=t.find(([m,f])=>m<=e&&e<f-rp),u=t.find(([m])=>m>e);return!l&&u?{jump:u[0],rate:1}:{jump:null,rate:dp(h,s)}}function dp(e,t){return e>t+1?op:e>t+.15?ap:e<0?lp:e<t*.4?hp:1}const Wa=.25,pp=1.5;class up{constructor(){this.target=Wa,this.#t=0}#t;stalled(t){this.target=Math.min(pp,this.target*1.5),this.#t=t}calm(t){t-this.#t<3e4||(this.target=Math.max(Wa,this.target*.8),this.#t=t)}}const fp=65536,La=28,mp=new Set(["moof","traf"]);function gp(e){return To(new DataView(e),0,e.byteLength)}function To(e,t,s){let i=!0;for(let n=t;n+8<=s;){const r=e.getUint32(n),a=vp(e,n+4);if(r<8||n+r>s)return!1;if(mp.has(a)&&To(e,n+8,n+r))return!0;if(a==="tfhd"&&(i=e.getUint32(n+12)===1),a==="trun"&&i&&r>=La+4)return(e.getUint32(n+La)&fp)===0;n+=r}return!1}function vp(e,t){return String.fromCharCode(...[0,1,2,3].map(s=>e.getUint8(t+s)))}const wp=16e6,bp=4,yp=8,vn=1;class $p{constructor(t,s,i){this.buffer=t,this.at=s,this.fail=i,t.addEventListener("updateend",this.#n),t.addEventListener("error",this.#i)}#t=[];#e=0;#s=[];push(t){this.#t.push(t),this.#e+=t.byteLength,this.#e>wp?this.fail("The browser does not keep up."):this.#n()}close(){this.buffer.removeEventListener("updateend",this.#n),this.buffer.removeEventListener("error",this.#i),this.#t=[]}#i=()=>this.fail("The browser cannot read the pictures.");#n=()=>{if(this.buffer.updating||this.#r(bp,yp))return;const t=this.#t[0];if(!t)return;const s=gp(t),i=_p(this.buffer);try{this.buffer.appendBuffer(t)}catch(n){this.#a(n);return}s&&this.#s.push(i),this.#t.shift(),this.#e-=t.byteLength};#r(t,s){const{buffered:i}=this.buffer,n=i.length>0?i.start(0):0,r=this.#s.findLast(a=>a<=this.at()-t);return r===void 0||r-vn-n<=s?!1:(this.#s=this.#s.filter(a=>a>=r),this.buffer.remove(0,r-vn),!0)}#a(t){const s=t instanceof DOMException&&t.name==="QuotaExceededError";s&&this.#r(vn,0)||this.fail(s?"The browser has no room for the pictures.":"The pictures do not play.")}}function _p({buffered:e}){return e.length>0?e.end(e.length-1):0}const xp=.8,Na=3e3,kp=1e3,Sp=250;function Oo(){const{ManagedMediaSource:e,MediaSource:t}=globalThis;return e??t??null}class Mp{constructor(t,s){this.video=t,this.options=s}#t=new up;#e=null;#s="";#i=null;#n=[];#r=0;#a=0;#h;begin(t,s){this.stop();const i=Oo();if(!i?.isTypeSupported(t))return!1;const n=new i;return this.#e=n,this.#r=performance.now(),this.#n=[s],n.addEventListener("sourceopen",()=>this.#o(n,t),{once:!0}),this.#s=URL.createObjectURL(n),this.video.disableRemotePlayback=!0,this.video.src=this.#s,this.video.addEventListener("waiting",this.#l),this.video.addEventListener("error",this.#d),this.#h=setInterval(this.#c,Sp),this.video.play().catch(r=>this.#u(n,r)),!0}add(t){this.#i?this.#i.push(t):this.#e&&this.#n.push(t)}stop(){this.#e&&(this.options.onLeave(),clearInterval(this.#h),this.#i?.close(),this.video.removeEventListener("waiting",this.#l),this.video.removeEventListener("error",this.#d),this.video.removeAttribute("src"),this.video.load(),URL.revokeObjectURL(this.#s),this.#e=null,this.#i=null)}#o(t,s){if(t!==this.#e)return;const i=t.addSourceBuffer(s);i.addEventListener("updateend",this.#c),this.#i=new $p(i,()=>this.video.currentTime,n=>this.options.onFail(n));for(const n of this.#n)this.#i.push(n);this.#n=[]}#c=()=>{const{video:t}=this,s=performance.now();if(t.seeking||t.buffered.length===0)return;const i=s-this.#r<Na?xp:np,n={target:this.#t.target,far:i},{jump:r,rate:a}=cp(t.currentTime,Ap(t.buffered),n);t.playbackRate!==a&&(t.playbackRate=a),r!==null&&s-this.#a>kp&&(t.currentTime=r,this.#a=s),this.#t.calm(s)};#l=()=>{const t=performance.now();t-this.#r>Na&&this.#t.stalled(t)};#d=()=>this.options.onFail("The browser cannot decode the pictures.");#u(t,s){s instanceof DOMException&&s.name==="NotAllowedError"&&t===this.#e&&this.options.onRefused()}}function Ap(e){return Array.from({length:e.length},(t,s)=>[e.start(s),e.end(s)])}function pr(e,t){return"requestVideoFrameCallback"in HTMLVideoElement.prototype?Ep(e,t):Cp(e,t)}function Ep(e,t){const s=(n,r)=>{i=e.requestVideoFrameCallback(s),t(r.mediaTime,r)};let i=e.requestVideoFrameCallback(s);return()=>e.cancelVideoFrameCallback(i)}function Cp(e,t){let s=0;const i=()=>{n=requestAnimationFrame(i),!(e.currentTime===s||e.readyState<e.HAVE_CURRENT_DATA)&&(s=e.currentTime,t(s,null))};let n=requestAnimationFrame(i);return()=>cancelAnimationFrame(n)}const Tp=1e3,Op=2e3;class Ra{constructor(t,s){this.video=t,this.options=s}#t=new RTCPeerConnection;#e=null;#s=!1;#i=!1;#n;#r=null;static get possible(){return"RTCPeerConnection"in globalThis}async start(){this.#t.ontrack=({track:t,streams:s})=>this.#h(t,s[0]),this.#t.onconnectionstatechange=()=>{["failed","closed"].includes(this.#t.connectionState)&&this.#l()};try{await this.#a()}catch{this.#l()}}stop(){this.#s||(this.#s=!0,this.#i&&this.options.onLeave(),clearTimeout(this.#n),this.#r?.(),this.#t.close(),this.video.srcObject=null,this.#d())}async#a(){const{client:t,camera:s,stream:i}=this.options;if(this.#t.addTransceiver("video",{direction:"recvonly"}),await this.#t.setLocalDescription(),await zp(this.#t),this.#s)return;const n=this.#t.localDescription?.sdp??"",r=await t.offerPeer(s,n,i);if(this.#e=r,this.#s)return this.#d();this.#c(),await this.#t.setRemoteDescription({type:"answer",sdp:r.sdp})}#h(t,s=new MediaStream([t])){this.video.srcObject=s,this.#r=pr(this.video,(i,n)=>this.#o(n)),this.video.play().catch(()=>{})}#o(t){this.#c(),!this.#i&&this.#e&&(this.#i=!0,this.options.onPlaying(this.#e));const s=t?.captureTime??t?.receiveTime,i=s===void 0?Date.now():performance.timeOrigin+s;this.options.onFrame(this.options.client.clock.fromHere(i))}#c(){clearTimeout(this.#n),this.#n=setTimeout(()=>this.#l(),Op)}#l(){this.#s||(this.stop(),this.options.onLost())}#d(){const{client:t,camera:s}=this.options;this.#e&&t.endPeer(s,this.#e.session).catch(()=>{}),this.#e=null}}function zp(e){return new Promise(t=>{const s=setTimeout(t,Tp);e.onicegatheringstatechange=()=>{e.iceGatheringState==="complete"&&(clearTimeout(s),t())},e.onicegatheringstatechange(new Event("icegatheringstatechange"))})}const Pp=10*6e4,Dp=2e4,Wp=3e4;class Lp{constructor(t,s){this.screens=t,this.options=s;const{client:i,camera:n,sound:r}=s;this.#i=s.stream,this.#e=new Mp(t.fragments,{onFail:()=>this.#b(),onRefused:()=>this.#p({kind:"refused"}),onLeave:()=>s.onLeave(t.fragments)}),this.#t=new ip({open:()=>Np(i.videoUrl(n,{stream:this.#i,sound:r})),onState:({kind:a})=>this.#c(a),onInit:(a,h)=>this.#l(a,h),onFragments:a=>this.#e.add(a),onGap:()=>this.#w(),onOffline:a=>this.#u(a),onError:a=>this.#g()||this.#f(a)}),this.#s=pr(t.fragments,this.#d)}#t;#e;#s;#i;#n=0;#r=null;#a=null;#h=null;#o={kind:"starting"};get state(){return this.#o}get hasSound(){return this.#a?.has_audio??null}start(){Oo()?this.#t.start():this.#f(o("This browser plays no live video."))}stop(){this.#t.stop(),this.#e.stop(),this.#s(),this.#h?.stop(),this.#h=null}insist(){this.screens.fragments.play().catch(()=>this.#p({kind:"refused"}))}#c(t){t!=="waiting"||this.#v||(this.#e.stop(),this.#r===null&&this.#p({kind:"lost"}))}#l(t,s){t.transcoded&&this.#g()||(this.#r=null,this.#a=t,this.#p({kind:"starting"}),!(this.#e.begin(t.mime,s)||this.#g())&&(this.#t.stop(),this.#f(o("This browser does not play {codec} pictures.",{codec:Up(t.codec)}))))}#d=t=>{const s=this.#a;if(!(!s||this.#v||this.screens.fragments.paused)){if(this.#o.kind!=="playing"){const{stream:i,transcoded:n}=s;this.#p({kind:"playing",path:"fragments",stream:i,transcoded:n}),this.#m()}this.options.onFrame(this.screens.fragments,(s.start+t)*1e3)}};#u(t){this.#r=null,this.#e.stop(),this.#p({kind:"offline",reason:t})}#w(){const t=this.#n;this.#n=Date.now(),this.#n-t<Wp&&this.#g()}#g(){return this.#i==="auto"?!1:(this.#i="auto",this.#t.start(),!0)}#f(t){this.#r=t,this.#e.stop(),this.#p({kind:"none",why:t}),this.#m()}#b(){this.#e.stop(),this.#p({kind:"starting"}),this.#t.lose()}#m(){const{client:t,camera:s,sound:i,peer:n}=this.options,r=(t.peersRest.get(s)??0)>Date.now();!n||this.#h||i||r||!Ra.possible||(this.#h=new Ra(this.screens.peer,{client:t,camera:s,stream:this.#i,onPlaying:a=>this.#y(a),onFrame:a=>this.options.onFrame(this.screens.peer,a),onLeave:()=>this.options.onLeave(this.screens.peer),onLost:()=>this.#$(s)}),this.#h.start())}#y({stream:t,transcoded:s}){this.#p({kind:"playing",path:"peer",stream:t,transcoded:s}),this.#t.stop(),this.#e.stop()}#$(t){this.#h=null,this.options.client.peersRest.set(t,Date.now()+(this.#v?Dp:Pp)),this.#v&&(this.#p({kind:"starting"}),this.start())}get#v(){return this.#o.kind==="playing"&&this.#o.path==="peer"}#p(t){this.#o=t,this.options.onState(t)}}function Np(e){return typeof e=="string"?new WebSocket(e):e.then(t=>new WebSocket(t))}const Rp={hevc:"H.265",h264:"H.264",av1:"AV1",mjpeg:"Motion JPEG"};function Up(e){return Rp[e]??e}var Hp=Object.defineProperty,Bp=Object.getOwnPropertyDescriptor,zo=e=>{throw TypeError(e)},F=(e,t,s,i)=>{for(var n=i>1?void 0:i?Bp(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Hp(t,s,n),n},ur=(e,t,s)=>t.has(e)||zo("Cannot "+s),_=(e,t,s)=>(ur(e,t,"read from private field"),s?s.call(e):t.get(e)),Tt=(e,t,s)=>t.has(e)?zo("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Xt=(e,t,s,i)=>(ur(e,t,"write to private field"),t.set(e,s),s),E=(e,t,s)=>(ur(e,t,"access private method"),s),ot,as,Dt,Mi,Re,li,fr,g,An,Po,Do,Wo,Lo,No,Ro,be,Uo,Ho,zt,Ki,Ue,Bo,Io,Fo,jo,Yi,Go,Vo,En,mr,ue,qo,Zo;const gr={kind:"starting"},Ip=1e3;let H=class extends P{constructor(){super(),Tt(this,g),this.grounds=[],this.plain=!1,this.pace=1,this.video=null,this.covered=!1,this.buttons=!1,this.problem=null,this.summary="",this.playing=gr,this.paused=null,this.sound=!1,this.behind=null,Tt(this,ot,null),Tt(this,as,null),Tt(this,Dt,null),Tt(this,Mi,0),Tt(this,Re,null),Tt(this,li,new ResizeObserver(()=>E(this,g,ue).call(this))),Tt(this,fr,new Eo(this)),Tt(this,mr,()=>{_(this,g,Ki)&&!_(this,g,zt)&&E(this,g,ue).call(this)}),new Kd(this,()=>E(this,g,Io).call(this),()=>this.pace,e=>E(this,g,jo).call(this,e),e=>E(this,g,Go).call(this,e)),this.addEventListener("fullscreenchange",()=>this.requestUpdate())}connectedCallback(){super.connectedCallback(),_(this,li).observe(this),E(this,g,En).call(this)}disconnectedCallback(){var e;super.disconnectedCallback(),_(this,li).disconnect(),(e=_(this,Re))==null||e.call(this),Xt(this,Re,null),E(this,g,be).call(this)}willUpdate(e){const t=e.get("camera");t&&t.id!==this.camera.id&&E(this,g,Vo).call(this),(e.has("camera")||e.has("tracks"))&&E(this,g,En).call(this),e.has("video")&&E(this,g,be).call(this)}updated(e){E(this,g,Ro).call(this);const{videoWidth:t,videoHeight:s}=_(this,g,Ue)??this.fragments,i=t>0&&_(this,g,zt)?{width:t,height:s}:_(this,ot);this.style.setProperty("aspect-ratio",String(xo(i??this.camera.status))),(e.has("grounds")||e.has("plain"))&&E(this,g,ue).call(this),this.toggleAttribute("filled",_(this,ot)!==null||_(this,g,zt)),this.toggleAttribute("dim",_(this,g,Bo)&&_(this,ot)!==null),this.fragments.toggleAttribute("shown",_(this,g,Ue)===this.fragments),this.peer.toggleAttribute("shown",_(this,g,Ue)===this.peer)}render(){return c`
      ${E(this,g,An).call(this,"fragments")} ${E(this,g,An).call(this,"peer")}
      <canvas role="img" aria-label=${E(this,g,qo).call(this)}></canvas>
      ${_(this,ot)||_(this,g,zt)?p:c`<p>${E(this,g,Zo).call(this)}</p>`}
      ${this.video?E(this,g,Po).call(this):p}
    `}};ot=new WeakMap;as=new WeakMap;Dt=new WeakMap;Mi=new WeakMap;Re=new WeakMap;li=new WeakMap;fr=new WeakMap;g=new WeakSet;An=function(e){const t=!this.sound;return c`<video id=${e} .muted=${t} playsinline disablepictureinpicture aria-hidden="true"></video>`};Po=function(){const{camera:e,playing:t,paused:s,behind:i,sound:n}=this,{status:r}=e,a=this.problem!==null,h=Hd({status:r,video:t,paused:s,cut:a,behind:i});return c`<hw-live-bar
      .words=${h}
      ?buttons=${this.buttons&&r.state==="online"&&t.kind!=="offline"}
      ?paused=${s!==null||t.kind==="refused"}
      .sound=${_(this,Dt)?.hasSound?n:null}
      .full=${document.fullscreenEnabled?this.matches(":fullscreen"):null}
      @hw-pressed=${E(this,g,Do)}
    ></hw-live-bar>`};Do=function({press:e}){e==="full"?E(this,g,Wo).call(this):e==="sound"?E(this,g,Lo).call(this):this.playing.kind==="refused"?_(this,Dt)?.insist():this.paused?this.paused=null:E(this,g,No).call(this)};Wo=async function(){this.matches(":fullscreen")?await document.exitFullscreen():await this.requestFullscreen()};Lo=function(){this.sound=!this.sound,E(this,g,be).call(this)};No=function(){this.paused=new Date(_(this,as)??Date.now()),E(this,g,be).call(this)};Ro=function(){const{camera:e,client:t,video:s,sound:i}=this,n=s!==null&&!this.paused&&_(this,g,Ki)&&e.enabled;n||E(this,g,be).call(this),!(!n||_(this,Dt))&&(Xt(this,Dt,new Lp({fragments:this.fragments,peer:this.peer},{client:t,camera:e.id,stream:s,sound:i,peer:this.buttons,onState:r=>{this.playing=r},onFrame:(r,a)=>E(this,g,Uo).call(this,a),onLeave:r=>E(this,g,Ho).call(this,r)})),_(this,Dt).start())};be=function(){const e=_(this,Dt);Xt(this,Dt,null),e?.stop(),this.playing=gr,this.behind=null};Uo=function(e){Xt(this,as,e),E(this,g,ue).call(this);const t=performance.now();t-_(this,Mi)<Ip||!this.client.clock.known||(Xt(this,Mi,t),this.behind=(this.client.clock.fromHere(Date.now())-e)/1e3)};Ho=function(e){e===_(this,g,Ue)&&(E(this,g,Yi).call(this,Jd(e)??_(this,ot)),this.playing=gr,E(this,g,ue).call(this))};zt=function(){return this.playing.kind==="playing"};Ki=function(){return _(this,fr).seen&&!this.covered};Ue=function(){return this.playing.kind!=="playing"?null:this.playing.path==="peer"?this.peer:this.fragments};Bo=function(){return _(this,g,zt)||this.paused?!1:!(this.camera.status.state==="online")||this.playing.kind==="offline"||this.problem!==null};Io=function(){const{id:e,status:t}=this.camera;return!_(this,g,Ki)||_(this,g,zt)||this.paused||t.state!=="online"&&(_(this,ot)||this.problem)?null:s=>this.client.snapshot(e,E(this,g,Fo).call(this),s)};Fo=function(){const e=this.clientWidth*Math.min(window.devicePixelRatio||1,2);return Math.min(1920,Math.max(160,Math.ceil(e/160)*160))};jo=async function({jpeg:e,captured:t}){const s=await createImageBitmap(e);if(_(this,g,zt))return s.close();E(this,g,Yi).call(this,s),Xt(this,as,t),this.problem=null,this.requestUpdate(),await this.updateComplete,E(this,g,ue).call(this)};Yi=function(e){e!==_(this,ot)&&_(this,ot)?.close(),Xt(this,ot,e)};Go=function(e){this.problem=e instanceof ms?e.message:o("No picture")};Vo=function(){E(this,g,be).call(this),E(this,g,Yi).call(this,null),this.problem=null,this.paused=null};En=function(){var e;(e=_(this,Re))==null||e.call(this),Xt(this,Re,this.tracks?.watch(this.camera.id,_(this,mr))??null)};mr=new WeakMap;ue=function(){if(!this.canvas)return;const t=this.camera.status.state==="online"?this.tracks.at(this.camera.id,_(this,as)):[],s=this.plain?[]:t.map(Bd).filter(h=>h!==null),i=new Set(t.filter(Ua).flatMap(({zones:h})=>h)),n=this.grounds.map(h=>({...h,busy:i.has(h.name)})),r=_(this,g,Ue),a=r&&{width:r.videoWidth,height:r.videoHeight};dr(this.canvas,a??_(this,ot),s,n),this.summary=Ad(t.filter(Ua).map(h=>h.label))};qo=function(){const{name:e}=this.camera,t=_(this,g,zt)?o("Live picture of {name}",{name:e}):o("Newest picture of {name}",{name:e});return this.summary?`${t}: ${this.summary}`:t};Zo=function(){const{state:e}=this.camera.status;return e==="disabled"?o("Switched off"):e==="offline"?o("No picture"):this.problem??o(e==="online"?"Fetching the first picture …":"Connecting …")};H.styles=M`
    :host {
      position: relative;
      display: block;
      width: 100%;
      overflow: hidden;
      background: #12100d;
      color: #cfc8bd;
    }
    :host(:fullscreen) {
      height: 100%;
    }
    canvas,
    video {
      position: absolute;
      inset: 0;
      display: block;
      width: 100%;
      height: 100%;
    }
    video {
      object-fit: contain;
      pointer-events: none;
    }
    /* Not displayed at all, it would not be played either. */
    video:not([shown]) {
      opacity: 0;
    }
    canvas {
      transition: filter 0.3s;
    }
    :host([dim]) canvas {
      filter: grayscale(0.9) brightness(0.55);
      transition-delay: 1s;
    }
    p {
      position: absolute;
      inset: 0;
      display: grid;
      place-content: center;
      margin: 0;
      padding: 16px;
      text-align: center;
      font-size: 0.9rem;
    }
    hw-live-bar {
      position: absolute;
      inset: auto 8px 8px;
    }
  `;F([d({attribute:!1})],H.prototype,"camera",2);F([d({attribute:!1})],H.prototype,"client",2);F([d({attribute:!1})],H.prototype,"tracks",2);F([d({attribute:!1})],H.prototype,"grounds",2);F([d({type:Boolean})],H.prototype,"plain",2);F([d({type:Number})],H.prototype,"pace",2);F([d()],H.prototype,"video",2);F([d({type:Boolean})],H.prototype,"covered",2);F([d({type:Boolean})],H.prototype,"buttons",2);F([b()],H.prototype,"problem",2);F([b()],H.prototype,"summary",2);F([b()],H.prototype,"playing",2);F([b()],H.prototype,"paused",2);F([b()],H.prototype,"sound",2);F([b()],H.prototype,"behind",2);F([lt("canvas")],H.prototype,"canvas",2);F([lt("#fragments")],H.prototype,"fragments",2);F([lt("#peer")],H.prototype,"peer",2);H=F([N("hw-live-picture")],H);function Ua({state:e}){return e==="confirmed"||e==="stationary"}function Y({type:e,data:t}){const s=ct(t,"zone");return{label:ct(t,"object_type")??ct(t,"label"),name:ct(t,"name"),alert:ct(t,"alert_id"),title:ct(t,"title"),score:ps(t,"confidence"),track:ps(t,"track_id"),box:wn(t,"box"),pictureBox:wn(t,"picture_box")??(e==="object_detected"?wn(t,"box"):null),zones:s?[s]:Array.isArray(t.zones)?t.zones.filter(Ko):[],line:ct(t,"line"),direction:ct(t,"direction"),share:ps(t,"share"),duration:ps(t,"duration"),looks:ps(t,"looks"),firstSeen:ct(t,"first_seen"),message:ct(t,"message")??ct(t,"reason")}}const Fp=["captured","decoded","detected","confirmed","published"];function jp(e){const t=[];for(const s of Fp){const i=e[s];if(!i)continue;const n=t.at(-1),r=n?Ud(n.moment.toISOString(),i):0,a=Math.max(0,r??0);t.push({name:s,moment:new Date(i),seconds:a,at:(n?.at??0)+a})}return t}function wn(e,t){const s=e[t];if(typeof s!="object"||s===null)return null;const{x:i,y:n,width:r,height:a}=s;return[i,n,r,a].every(h=>typeof h=="number")?s:null}function ct(e,t){const s=e[t];return Ko(s)?s:null}function ps(e,t){const s=e[t];return typeof s=="number"&&Number.isFinite(s)?s:null}function Ko(e){return typeof e=="string"&&e!==""}const Gp={object_detected:(e,t)=>`${Zp(e,t)}${bn(e)}`,object_left:(e,t)=>ei(o("{thing} left {place}",{thing:xt(e),place:t}),e),zone_breach:(e,t)=>`${o("{thing} entered {place}",{thing:xt(e),place:gs(e)??t})}${bn(e)}`,zone_left:(e,t)=>ei(o("{thing} left {place}",{thing:xt(e),place:gs(e)??t}),e),line_crossed:e=>Kp(e),loitering:(e,t)=>{const s=gs(e),i=s?o("{thing} stays in {place}",{thing:xt(e),place:s}):o("{thing} stays at {place}",{thing:xt(e),place:t}),{duration:n}=e;return n===null?i:`${i} ${o("for {time}",{time:it(n)})}`},parked:(e,t)=>{const s=gs(e);return s?o("{thing} parked in {place}",{thing:xt(e),place:s}):o("{thing} parked at {place}",{thing:xt(e),place:t})},motion_detected:({share:e},t)=>{const s=o("Motion at {place}",{place:t});return e===null?s:`${s}, ${o("{share} of the picture",{share:ze(e)})}`},motion_ended:(e,t)=>ei(o("Calm again at {place}",{place:t}),e),recording_started:(e,t)=>o("Recording began at {place}",{place:t}),recording_stopped:(e,t)=>ei(o("Recording ended at {place}",{place:t}),e),clip_ready:({duration:e},t)=>{const s=o("Clip of {place} is ready",{place:t});return e===null?s:`${s}, ${it(e)}`},snapshot_taken:(e,t)=>o("A picture of {place} was taken",{place:t}),camera_online:(e,t)=>o("{place} is online",{place:t}),camera_offline:({message:e},t)=>{const s=o("{place} went offline",{place:t});return e?`${s}: ${e}`:s},face_detected:(e,t)=>`${o("{who} at {place}",{who:e.name??o("A face"),place:t})}${bn(e)}`,audio_detected:({label:e},t)=>o("{sound} heard at {place}",{sound:vt(e??o("A sound")),place:t}),doorbell_pressed:(e,t)=>o("Somebody rang at {place}",{place:t}),alert_opened:({title:e})=>o("Alert: {title}",{title:e??o("something happened")}),alert_closed:({title:e,duration:t})=>{const s=o("Alert over: {title}",{title:e??o("something happened")});return t===null?s:`${s}, ${o("after {time}",{time:it(t)})}`},security_event:({message:e})=>e??o("Something about who may come in"),system_alert:({message:e})=>e??o("The engine needs attention")},Vp={object_detected:()=>o("Seen"),object_left:()=>o("Gone"),zone_breach:()=>o("Zone entered"),zone_left:()=>o("Zone left"),line_crossed:()=>o("Line crossed"),loitering:()=>o("Loitering"),parked:()=>o("Parked"),motion_detected:()=>o("Motion"),motion_ended:()=>o("Motion ended"),recording_started:()=>o("Recording began"),recording_stopped:()=>o("Recording ended"),clip_ready:()=>o("Clip ready"),snapshot_taken:()=>o("Picture taken"),camera_online:()=>o("Camera online"),camera_offline:()=>o("Camera offline"),face_detected:()=>o("Face"),audio_detected:()=>o("Sound"),doorbell_pressed:()=>o("Doorbell"),alert_opened:()=>o("Alert"),alert_closed:()=>o("Alert over"),security_event:()=>o("Security"),system_alert:()=>o("System")};function re(e,t){const s=t??e.camera??o("the engine"),i=Y(e);return Gp[e.type]?.(i,s)??`${o("{what} at {place}",{what:Ws(e.type),place:s})}${i.message?`: ${i.message}`:""}`}function Ws(e){return Vp[e]?.()??vt(e.replaceAll("_"," "))}function qp(e,t){switch(e.state){case"online":return o("Online");case"connecting":return`${o("Connecting")}`;case"disabled":return o("Switched off");case"offline":{const i=(t.getTime()-Date.parse(e.since))/1e3;return`${i>=1?o("Offline for {time}",{time:it(i)}):o("Offline")}`}}}function xt({label:e}){return vt(e===null?o("something"):Et(e))}function gs({zones:e}){return e[0]??null}function Zp(e,t){const s=gs(e);return s?o("{thing} in {place}",{thing:xt(e),place:s}):o("{thing} at {place}",{thing:xt(e),place:t})}function Kp(e){const t=o("{thing} crossed {line}",{thing:xt(e),line:e.line??o("a line")});return e.direction?`${t} ${o(e.direction)}`:t}function bn({score:e}){return e===null?"":`, ${Math.round(e*100)} %`}function ei(e,{duration:t}){return t===null?e:`${e} ${o("after {time}",{time:it(t)})}`}const Yp=.25,Jp=.6,Xp=2.5;class Ha{#t;constructor(t,s){this.#t=t.flatMap(i=>{const{box:n,label:r,track:a,score:h}=Y(i),l=(Date.parse(i.timestamp)-s)/1e3;return n&&r?[{at:l,track:a,label:r,score:h,box:n}]:[]}).sort((i,n)=>i.at-n.at)}get moments(){return this.#t.map(({at:t})=>t)}at(t){const s=new Map;return this.#t.forEach((i,n)=>{const r=this.#t.slice(n+1).find(({track:u})=>u!==null&&u===i.track),a=r!==void 0&&r.at-i.at<=Xp,h=a?r.at:i.at+Jp;if(t<i.at-Yp||t>h)return;const l=a?Math.max(0,(t-i.at)/(r.at-i.at)):0;s.set(`${i.track??`at ${n}`}`,Qp(i,r?.box??null,l))}),[...s.values()]}}function Qp({box:e,label:t,score:s},i,n){const r=l=>i?e[l]+n*(i[l]-e[l]):e[l],a=Et(t),h=s===null?a:`${a} ${Math.round(s*100)} %`;return{box:{x:r("x"),y:r("y"),width:r("width"),height:r("height")},colour:ke[Ht(t)],texts:[h],strength:1,dashed:!1}}var tu=Object.defineProperty,eu=Object.getOwnPropertyDescriptor,Yo=e=>{throw TypeError(e)},Ct=(e,t,s,i)=>{for(var n=i>1?void 0:i?eu(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&tu(t,s,n),n},vr=(e,t,s)=>t.has(e)||Yo("Cannot "+s),$s=(e,t,s)=>(vr(e,t,"read from private field"),s?s.call(e):t.get(e)),us=(e,t,s)=>t.has(e)?Yo("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),_s=(e,t,s,i)=>(vr(e,t,"write to private field"),t.set(e,s),s),Ft=(e,t,s)=>(vr(e,t,"access private method"),s),Ai,Ls,xs,ci,$t,Jo,Xo,Qo,Cn,di;class wr extends Event{constructor(t){super(wr.type,{bubbles:!0,composed:!0}),this.moment=t}static{this.type="hw-played"}}let ht=class extends P{constructor(){super(...arguments),us(this,$t),this.src="",this.poster="",this.at=0,this.codec="",this.start="",this.events=[],this.broken=!1,us(this,Ai,new Ha([],0)),us(this,Ls,null),us(this,xs,null),us(this,ci,new ResizeObserver(()=>Ft(this,$t,di).call(this)))}connectedCallback(){super.connectedCallback(),$s(this,ci).observe(this)}disconnectedCallback(){super.disconnectedCallback(),$s(this,ci).disconnect(),Ft(this,$t,Cn).call(this)}willUpdate(e){e.has("src")&&(this.broken=!1),(e.has("events")||e.has("start"))&&_s(this,Ai,new Ha(this.events,Date.parse(this.start)))}updated(e){const{video:t}=this;e.has("at")&&!e.has("src")&&t&&t.readyState>0&&(t.currentTime=this.at),this.video!==$s(this,xs)&&(Ft(this,$t,Cn).call(this),_s(this,xs,this.video),this.video&&_s(this,Ls,pr(this.video,s=>Ft(this,$t,di).call(this,s)))),Ft(this,$t,di).call(this)}render(){if(this.broken){const e=this.codec?` (${this.codec})`:"";return c`<p role="alert">
        ${o("This browser cannot play the clip{codec}.",{codec:e})}
        <a href=${this.src} download>${o("Save it")}</a>
      </p>`}return c`<video
        src=${this.src||p}
        poster=${this.poster||p}
        controls
        autoplay
        playsinline
        disableremoteplayback
        disablepictureinpicture
        .muted=${!0}
        preload="metadata"
        @loadedmetadata=${Ft(this,$t,Jo)}
        @timeupdate=${Ft(this,$t,Xo)}
        @error=${Ft(this,$t,Qo)}
      ></video>
      <canvas aria-hidden="true"></canvas>`}};Ai=new WeakMap;Ls=new WeakMap;xs=new WeakMap;ci=new WeakMap;$t=new WeakSet;Jo=function(e){e.target.currentTime=this.at};Xo=function({target:e}){const{currentTime:t,seeking:s}=e;s||this.dispatchEvent(new wr(Date.parse(this.start)+t*1e3))};Qo=function({target:e}){const{error:t}=e;t&&t.code!==t.MEDIA_ERR_DECODE&&!this.dispatchEvent(new Event("hw-lost",{cancelable:!0}))||(this.broken=!0)};Cn=function(){var e;(e=$s(this,Ls))==null||e.call(this),_s(this,Ls,null),_s(this,xs,null)};di=function(e=this.video?.currentTime??0){const{canvas:t,video:s}=this;if(!t||!s)return;const i={width:s.videoWidth,height:s.videoHeight};dr(t,i.width>0?i:null,$s(this,Ai).at(e))};ht.styles=M`
    :host {
      position: relative;
      display: block;
      width: 100%;
      background: #12100d;
      color: #cfc8bd;
    }
    video {
      display: block;
      width: 100%;
      max-height: 75dvh;
      aspect-ratio: auto 16 / 9;
      object-fit: contain;
    }
    canvas {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      pointer-events: none;
    }
    p {
      display: grid;
      gap: 8px;
      place-content: center;
      aspect-ratio: 16 / 9;
      margin: 0;
      padding: 20px;
      text-align: center;
    }
    a {
      color: #ffb347;
    }
  `;Ct([d()],ht.prototype,"src",2);Ct([d()],ht.prototype,"poster",2);Ct([d({type:Number})],ht.prototype,"at",2);Ct([d()],ht.prototype,"codec",2);Ct([d()],ht.prototype,"start",2);Ct([d({attribute:!1})],ht.prototype,"events",2);Ct([b()],ht.prototype,"broken",2);Ct([lt("video")],ht.prototype,"video",2);Ct([lt("canvas")],ht.prototype,"canvas",2);ht=Ct([N("hw-clip-player")],ht);var su=Object.defineProperty,iu=Object.getOwnPropertyDescriptor,th=e=>{throw TypeError(e)},os=(e,t,s,i)=>{for(var n=i>1?void 0:i?iu(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&su(t,s,n),n},br=(e,t,s)=>t.has(e)||th("Cannot "+s),Ns=(e,t,s)=>(br(e,t,"read from private field"),s?s.call(e):t.get(e)),yn=(e,t,s)=>t.has(e)?th("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),nu=(e,t,s,i)=>(br(e,t,"write to private field"),t.set(e,s),s),ks=(e,t,s)=>(br(e,t,"access private method"),s),pi,He,de,eh,sh,yr,ih;let Qt=class extends P{constructor(){super(...arguments),yn(this,de),this.src="",this.alt="",this.box=null,this.label="",this.missing=!1,yn(this,pi,new ResizeObserver(()=>ks(this,de,yr).call(this))),yn(this,He,null)}connectedCallback(){super.connectedCallback(),Ns(this,pi).observe(this)}disconnectedCallback(){super.disconnectedCallback(),Ns(this,pi).disconnect()}render(){return this.missing?c`<p>${o("This event has no picture.")}</p>`:c`
      <img src=${this.src} alt="" hidden @load=${ks(this,de,eh)} @error=${ks(this,de,sh)} />
      <canvas role="img" aria-label=${this.alt}></canvas>
    `}};pi=new WeakMap;He=new WeakMap;de=new WeakSet;eh=async function(e){const t=e.target;Ns(this,He)?.close(),nu(this,He,await createImageBitmap(t)),this.style.setProperty("aspect-ratio",String(xo(Ns(this,He)))),ks(this,de,yr).call(this)};sh=function(){this.missing=!0};yr=function(){const e=this.renderRoot.querySelector("canvas");e&&dr(e,Ns(this,He),ks(this,de,ih).call(this))};ih=function(){if(!this.box)return[];const e=ke[Ht(this.label)];return[{box:this.box,colour:e,texts:[],strength:1,dashed:!1}]};Qt.styles=M`
    :host {
      position: relative;
      display: block;
      width: 100%;
      aspect-ratio: 16 / 9;
      overflow: hidden;
      background: #12100d;
      color: #cfc8bd;
    }
    canvas {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
    }
    p {
      display: grid;
      place-content: center;
      height: 100%;
      margin: 0;
    }
  `;os([d()],Qt.prototype,"src",2);os([d()],Qt.prototype,"alt",2);os([d({attribute:!1})],Qt.prototype,"box",2);os([d()],Qt.prototype,"label",2);os([b()],Qt.prototype,"missing",2);Qt=os([N("hw-event-picture")],Qt);const ru=3;function $r(e,t){const s=_r(e,t);return e.camera_id===t.camera_id&&s>=0&&s<=e.duration}function au(e,t){return Math.max(0,Math.min(_r(e,t),e.duration)-ru)}function _r(e,t){return(Date.parse(t.timestamp)-Date.parse(e.start))/1e3}function Ji(e){return typeof e=="object"&&e!==null&&"code"in e&&"message"in e}function nt(e){if(e instanceof Sn)return o("The engine does not answer.");if(!Ji(e))return e instanceof Error?e.message:String(e);switch(e.code){case"unauthorized":return o("You may not do that.");case"unavailable":return o("The engine does not answer.");case"not_found":return o("It is gone.");case"busy":return o("The engine is busy. Try again in a moment.");case"unknown_command":return o("The Hearthwatch integration is not set up.");default:return e.message}}var ou=Object.defineProperty,hu=Object.getOwnPropertyDescriptor,nh=e=>{throw TypeError(e)},hs=(e,t,s,i)=>{for(var n=i>1?void 0:i?hu(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&ou(t,s,n),n},xr=(e,t,s)=>t.has(e)||nh("Cannot "+s),te=(e,t,s)=>(xr(e,t,"read from private field"),s?s.call(e):t.get(e)),si=(e,t,s)=>t.has(e)?nh("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),kr=(e,t,s,i)=>(xr(e,t,"write to private field"),t.set(e,s),s),et=(e,t,s)=>(xr(e,t,"access private method"),s),Sr=(e,t,s,i)=>({set _(n){kr(e,t,n)},get _(){return te(e,t,i)}}),Wt,Be,Z,Tn,rh,ah,oh,Mr,hh,Ze,On,lh;const lu=36e5;class Ar extends Event{constructor(t){super(Ar.type),this.clip=t}static{this.type="hw-clip-shown"}}let ee=class extends P{constructor(){super(...arguments),si(this,Z),this.cameraName="",this.exact=!1,this.sight={kind:"looking"},si(this,Wt,0),si(this,Be,null),si(this,On,e=>{e.preventDefault();const{sight:t}=this;t.kind==="clip"&&et(this,Z,lh).call(this,t.clip)})}connectedCallback(){super.connectedCallback(),this.hasUpdated&&et(this,Z,Tn).call(this)}disconnectedCallback(){var e;super.disconnectedCallback(),(e=te(this,Be))==null||e.call(this),kr(this,Be,null)}willUpdate(e){this.hasUpdated||et(this,Z,Tn).call(this);const t=e.get("event");if(!e.has("event")||t?.id===this.event.id)return;const{sight:s}=this;s.kind==="clip"&&$r(s.clip,this.event)||et(this,Z,ah).call(this)}updated(e){if(!e.has("sight"))return;const t=e.get("sight"),s=this.sight.kind==="clip"?this.sight.clip:null;t?.kind==="clip"&&t.clip===s||this.dispatchEvent(new Ar(s))}render(){const{sight:e,event:t}=this,s=this.home.url(t.picture);if(e.kind==="clip"){const{clip:r,events:a}=e;return c`<hw-clip-player
        .src=${this.home.url(r.media)}
        .poster=${s}
        .at=${this.exact?_r(r,t):au(r,t)}
        .codec=${r.codec}
        .start=${r.start}
        .events=${a}
        @hw-lost=${te(this,On)}
      ></hw-clip-player>`}const{label:i,pictureBox:n}=Y(t);if(this.exact){const r=e.kind==="picture"?e.note:o("Fetching the clip …");return c`<div class="blank" role="status">${r}</div>`}return c`
      <hw-event-picture
        .src=${s}
        .alt=${re(t,this.cameraName)}
        .box=${n}
        .label=${i??""}
      ></hw-event-picture>
      ${e.kind==="picture"?c`<p role="status">${e.note}</p>`:c`<p role="status">${o("Fetching the clip …")}</p>`}
    `}};Wt=new WeakMap;Be=new WeakMap;Z=new WeakSet;Tn=function(){var e;(e=te(this,Be))==null||e.call(this),kr(this,Be,this.home.listen({onClip:(t,s)=>et(this,Z,rh).call(this,t,s)}))};rh=function(e,t){const{sight:s}=this,i=s.kind==="clip"&&s.clip.clip_id===t.clip_id;i&&e==="clip_deleted"&&et(this,Z,Ze).call(this);const n=e==="clip_ready"||e==="clip_restored";i&&e==="clip_starred"&&s.kind==="clip"&&(this.sight={...s,clip:t}),s.kind==="picture"&&n&&$r(t,this.event)&&et(this,Z,Mr).call(this,t,++Sr(this,Wt)._)};ah=async function(){const e=++Sr(this,Wt)._;this.sight={kind:"looking"};try{const t=await et(this,Z,oh).call(this);if(e!==te(this,Wt))return;t?await et(this,Z,Mr).call(this,t,e):this.sight={kind:"picture",note:et(this,Z,hh).call(this)}}catch(t){if(e!==te(this,Wt))return;Ji(t)&&t.code==="not_found"?et(this,Z,Ze).call(this):this.sight={kind:"picture",note:nt(t)}}};oh=async function(){const{entry_id:e,clip_id:t,camera_id:s,timestamp:i}=this.event,{hass:n}=this.home;if(t)return n.callWS({type:"hearthwatch/clip",entry_id:e,clip_id:t});if(!s)return null;const r=Date.parse(i),{clips:a}=await n.callWS({type:"hearthwatch/clips",entry_id:e,camera_id:s,since:new Date(r-lu).toISOString(),until:new Date(r+1e3).toISOString(),limit:5});return a.find(h=>$r(h,this.event))??null};Mr=async function(e,t){if(e.deleted_at)return et(this,Z,Ze).call(this);this.sight={kind:"clip",clip:e,events:[this.event]};const{entry_id:s}=this.event,{events:i}=await this.home.hass.callWS({type:"hearthwatch/events",entry_id:s,clip_id:e.clip_id,limit:200});t===te(this,Wt)&&(this.sight={kind:"clip",clip:e,events:i})};hh=function(){return Date.now()-Date.parse(this.event.timestamp)<12e4?o("Still being recorded: the clip plays as soon as it is there."):o("Nothing was recorded then.")};Ze=function(){this.sight={kind:"picture",note:o("The clip was deleted. This is the picture.")}};On=new WeakMap;lh=async function({entry_id:e,clip_id:t}){const s=++Sr(this,Wt)._;let i=o("The clip cannot be played now.");try{if((await this.home.hass.callWS({type:"hearthwatch/clip",entry_id:e,clip_id:t})).deleted_at)return et(this,Z,Ze).call(this)}catch(n){if(Ji(n)&&n.code==="not_found")return et(this,Z,Ze).call(this);i=nt(n)}s===te(this,Wt)&&(this.sight={kind:"picture",note:i})};ee.styles=[B,M`
      :host {
        position: relative;
        overflow: hidden;
        background: #12100d;
      }
      .blank {
        display: grid;
        place-content: center;
        aspect-ratio: 16 / 9;
        padding: 20px;
        color: #cfc8bd;
        text-align: center;
      }
      p {
        position: absolute;
        inset: auto 8px 8px;
        width: fit-content;
        padding: 5px 11px;
        border-radius: 10px;
        background: rgb(18 16 13 / 78%);
        color: #fff;
        font-size: 0.8125rem;
      }
    `];hs([d({attribute:!1})],ee.prototype,"home",2);hs([d({attribute:!1})],ee.prototype,"event",2);hs([d()],ee.prototype,"cameraName",2);hs([d({type:Boolean})],ee.prototype,"exact",2);hs([b()],ee.prototype,"sight",2);ee=hs([N("hw-home-footage")],ee);const ch=["doorbell_pressed","loitering","line_crossed","zone_breach","face_detected","parked","object_detected","audio_detected","snapshot_taken"],Ke=ch,cu=5*6e4;function dh(e){const t=[],s=new Map;for(const i of e){if(!Ke.includes(i.type))continue;const{track:n}=Y(i),r=n===null?i.id:`${i.camera_id} ${n}`,a=s.get(r),h=a?.at(-1);if(a&&h&&Date.parse(h.timestamp)-Date.parse(i.timestamp)<cu)a.push(i);else{const l=[i];t.push(l),s.set(r,l)}}return t.map(i=>({lead:ph(i),face:du(i),events:i})).sort((i,n)=>Date.parse(n.lead.timestamp)-Date.parse(i.lead.timestamp))}function du(e){return e.find(s=>s.picture!==null&&Y(s).pictureBox!==null)??ph(e)}function ph(e){const t=({type:s,picture:i})=>Ke.indexOf(s)+(i===null?ch.length:0);return e.reduce((s,i)=>t(i)<t(s)?i:s)}const pu=60,uu=200,fu=12;class mu extends qi{constructor(t,s){super(),this.home=t,this.camera=s,this.visits=[],this.known=!1,this.problem=null,this.#t=[],this.#e=0}#t;#e;async refresh(){const{entry_id:t,camera_id:s}=this.camera,i=++this.#e;try{const n=await this.home.hass.callWS({type:"hearthwatch/events",entry_id:t,camera_id:s,event_type:Ke,limit:pu});if(i!==this.#e)return;const r=new Set(n.events.map(({id:h})=>h)),a=this.#t.filter(({id:h})=>!r.has(h)&&h>(n.events[0]?.id??""));this.problem=null,this.known=!0,this.#s([...a,...n.events])}catch(n){if(i!==this.#e)return;this.problem=nt(n),this.changed()}}add(t){t.camera_id!==this.camera.camera_id||!Ke.includes(t.type)||this.#t.some(({id:s})=>s===t.id)||this.#s([t,...this.#t])}#s(t){this.#t=t.slice(0,uu),this.visits=dh(this.#t).slice(0,fu),this.changed()}}const gu={score:ze,size:ze,motion:ze,moved:ze,zone:it,stationary:it,cooldown:it,open:it};function uh({gate:e}){return vt(o(e))}function Rs(e){const{gate:t,value:s,limit:i,passed:n,text:r}=e;if(bo())return r;if(t==="open"||s===null||i===null)return vu[t]?.(n)??r;const a=gu[t]??(h=>String(Number(h.toFixed(2))));return o("{gate} {value}, the limit is {limit}",{gate:uh(e),value:a(s),limit:a(i)})}const vu={zone:e=>o(e?"in a zone":"outside all zones"),label:e=>o(e?"it is looked for":"it is not looked for"),enabled:e=>o(e?"alerts are switched on":"alerts are switched off"),type:e=>o(e?"it is of a type that alerts":"it is of no type that alerts"),mode:e=>o(e?"this mode alerts":"this mode does not alert"),quiet:e=>o(e?"these are no quiet hours":"these are quiet hours"),evidence:e=>o(e?"it was seen often enough":"it was not seen often enough"),line:()=>o("it crossed the line"),open:e=>o(e?"it belongs to an alert of now":"an alert like it is open"),look:e=>o(e?"it was looked at":"nothing moves and nothing is due")},wu=new Set(["zone","line"]),bu=new Set(["stream","motion","look"]);function yu(e){const t=({gate:s})=>bu.has(s);return{frame:e.filter(t),sightings:e.filter(s=>!t(s))}}function ui(e){return e.find(t=>!t.passed&&!wu.has(t.gate))??null}function $u(e,t){const s=t.filter(({state:n,checks:r})=>n!=="tentative"&&!ui(r));if(s.length>0){const n=s.map(zn).join(", ");return{kind:"followed",text:s.length===1?o("{names} is followed: it was sure enough to be told.",{names:n}):o("{names} are followed: they were sure enough to be told.",{names:n})}}for(const n of t){const r=ui(n.checks);if(r)return{kind:"held",text:o("{name} is not told: {why}.",{name:zn(n),why:Rs(r)})}}const i=ui(e.checks);return i?{kind:"quiet",text:o("Nothing to tell: {why}.",{why:Rs(i)})}:{kind:"quiet",text:o("It looked and saw nothing that it looks for.")}}const _u=["confirmed","tentative","lost","stationary"];function xu(e,t){const s=({id:i,state:n})=>i===t?-1:_u.indexOf(n);return e.toSorted((i,n)=>s(i)-s(n))}function zn({label:e,id:t}){return`${vt(Et(e))} #${t}`}function fh({value:e,limit:t}){if(e===null||t===null||e<0||t<0)return null;const s=Math.max(e,t)*1.25;return s>0&&Number.isFinite(s)?{value:e/s,limit:t/s}:null}var ku=Object.defineProperty,Su=Object.getOwnPropertyDescriptor,mh=(e,t,s,i)=>{for(var n=i>1?void 0:i?Su(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&ku(t,s,n),n};let Ei=class extends P{constructor(){super(...arguments),this.checks=[]}render(){return c`<ol>
      ${this.checks.map(e=>c`
          <li class="${e.passed?"passed":"failed"} ${fh(e)?"":"plain"}">
            <span class="mark">${e.passed?w.pass:w.stop}</span>
            <span class="hidden">${e.passed?o("Passed:"):o("Not passed:")}</span>
            <span class="gate">${uh(e)}</span>
            <span class="text">${Rs(e)}</span>
            ${Mu(e)}
          </li>
        `)}
    </ol>`}};Ei.styles=[B,M`
      li {
        display: grid;
        grid-template-columns: 22px 5.5rem minmax(0, 1fr) 96px;
        align-items: center;
        gap: 10px;
        padding: 6px 0;
        font-size: 0.875rem;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      .mark {
        display: grid;
        place-content: center;
        width: 22px;
        height: 22px;
        border-radius: 50%;
      }
      .mark svg {
        width: 14px;
        height: 14px;
      }
      .passed .mark {
        background: var(--good-soft);
        color: var(--good);
      }
      .failed .mark {
        background: var(--bad-soft);
        color: var(--bad);
      }
      .gate {
        color: var(--muted);
      }
      .text {
        overflow-wrap: anywhere;
      }
      .plain .text {
        grid-column: 3 / -1;
      }
      .bar {
        width: 100%;
        height: 8px;
        border-radius: 4px;
        background: var(--raised);
      }
      .passed .bar {
        color: var(--good);
      }
      .failed .bar {
        color: var(--bad);
      }
      .limit {
        fill: var(--text);
      }
      @media (max-width: 560px) {
        li {
          grid-template-columns: 22px minmax(0, 1fr) 72px;
          row-gap: 0;
        }
        .gate {
          grid-column: 2;
        }
        .text,
        .plain .text {
          grid-column: 2 / -1;
          grid-row: 2;
        }
        .bar {
          grid-column: 3;
          grid-row: 1;
        }
      }
    `];mh([d({attribute:!1})],Ei.prototype,"checks",2);Ei=mh([N("hw-check-list")],Ei);function Mu(e){const t=fh(e);return t?c`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    ${v`<rect width=${100*t.value} height="8" fill="currentColor" opacity="0.75" />
      <rect class="limit" x=${100*t.limit-.75} width="1.5" height="8" />`}
  </svg>`:p}function Au({outcome:e,severity:t,reason:s,checks:i}){const n=i.at(-1),r=n&&!bo()?Rs(n):s;switch(e){case"opened":return t?o("It opened an alert, as {severity}.",{severity:o(t)}):o("It opened an alert.");case"joined":return o("It alerted: {reason}.",{reason:r});case"silent":return o("It did not alert: {reason}.",{reason:r})}}var Eu=Object.defineProperty,Cu=Object.getOwnPropertyDescriptor,gh=(e,t,s,i)=>{for(var n=i>1?void 0:i?Cu(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Eu(t,s,n),n};let Ci=class extends P{render(){const{alerting:e,checks:t}=this.decision;return c`
      <p class="verdict ${e?"followed":"quiet"}">${Au(this.decision)}</p>
      <hw-check-list .checks=${t}></hw-check-list>
    `}};Ci.styles=[B,rr,M`
      .verdict {
        margin-bottom: 6px;
        padding: 10px 14px;
        font-size: 0.9375rem;
      }
    `];gh([d({attribute:!1})],Ci.prototype,"decision",2);Ci=gh([N("hw-decision")],Ci);function Tu(e){return c`<dl class="facts">
    ${e.map(([t,s])=>s===null||s===""?p:c`<div>
            <dt>${t}</dt>
            <dd>${s}</dd>
          </div>`)}
  </dl>`}const Ou=M`
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
    gap: 14px 20px;
  }
  .facts dt {
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .facts dd {
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
`;var zu=Object.defineProperty,Pu=Object.getOwnPropertyDescriptor,vh=e=>{throw TypeError(e)},wh=(e,t,s,i)=>{for(var n=i>1?void 0:i?Pu(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&zu(t,s,n),n},Du=(e,t,s)=>t.has(e)||vh("Cannot "+s),Wu=(e,t,s)=>t.has(e)?vh("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Ba=(e,t,s)=>(Du(e,t,"access private method"),s),fi,bh,yh;const Lu={captured:()=>o("the packet was read"),decoded:()=>o("it had become a picture"),detected:()=>o("the detector had looked"),confirmed:()=>o("it was sure enough"),published:()=>o("it was stored and told")};let Ti=class extends P{constructor(){super(...arguments),Wu(this,fi),this.trace={}}render(){const e=jp(this.trace),t=e.at(-1)?.at??0;return e.length<2?c`<p class="muted">${o("Nothing was measured for this event.")}</p>`:c`
      <p>
        <strong class="numbers">${it(t)}</strong>
        <span class="muted">${o("from {start} to {end}",{start:o(e[0]?.name??""),end:o(e.at(-1)?.name??"")})}</span>
      </p>
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
        ${e.map(s=>Ba(this,fi,bh).call(this,s,t))}
      </svg>
      <ol>
        ${e.map((s,i)=>Ba(this,fi,yh).call(this,s,i))}
      </ol>
    `}};fi=new WeakSet;bh=function({name:e,at:t,seconds:s},i){if(i===0||s===0)return"";const n=1e3*(t-s)/i;return v`<rect class=${e} x=${n} width=${Math.max(2,1e3*s/i-2)} height="10" />`};yh=function({name:e,moment:t,seconds:s},i){return c`<li title=${Rd(t)}>
      <i class=${e}></i>
      <span><b>${o(e)}</b> <span class="muted">${Lu[e]()}</span></span>
      <span class="numbers">${i===0?"":`+ ${it(s)}`}</span>
    </li>`};Ti.styles=[B,M`
      :host {
        --captured: var(--muted);
        --decoded: #6c9bd2;
        --detected: #d98a3d;
        --confirmed: #8f7cc7;
        --published: #58a27c;
      }
      svg {
        width: 100%;
        height: 12px;
        margin: 10px 0;
        border-radius: 6px;
        background: var(--raised);
      }
      li {
        display: grid;
        grid-template-columns: 10px 1fr auto;
        align-items: baseline;
        gap: 10px;
        padding: 2px 0;
        font-size: 0.875rem;
      }
      i {
        width: 10px;
        height: 10px;
        border-radius: 3px;
      }
      b {
        font-weight: 550;
      }
      .captured {
        background: var(--captured);
        fill: var(--captured);
      }
      .decoded {
        background: var(--decoded);
        fill: var(--decoded);
      }
      .detected {
        background: var(--detected);
        fill: var(--detected);
      }
      .confirmed {
        background: var(--confirmed);
        fill: var(--confirmed);
      }
      .published {
        background: var(--published);
        fill: var(--published);
      }
    `];wh([d({attribute:!1})],Ti.prototype,"trace",2);Ti=wh([N("hw-trace-bar")],Ti);var Nu=Object.defineProperty,Ru=Object.getOwnPropertyDescriptor,$h=e=>{throw TypeError(e)},ls=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ru(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Nu(t,s,n),n},Uu=(e,t,s)=>t.has(e)||$h("Cannot "+s),Hu=(e,t,s)=>t.has(e)?$h("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),mi=(e,t,s)=>(Uu(e,t,"access private method"),s),Pe,_h,xh,kh,Sh;let se=class extends P{constructor(){super(...arguments),Hu(this,Pe),this.cameraName="",this.answer=null,this.problem=null}willUpdate(e){e.has("event")&&mi(this,Pe,Sh).call(this,this.event)}render(){const e=this.answer?.decision??this.event.decision;return c`
      ${mi(this,Pe,_h).call(this)}
      <section aria-live="polite">
        <h3>${o("Why was it told?")}</h3>
        ${mi(this,Pe,xh).call(this)}
      </section>
      ${e?Bu(e):p}
      <section>
        <h3>${o("How fast it was told")}</h3>
        <hw-trace-bar .trace=${this.event.trace}></hw-trace-bar>
      </section>
    `}};Pe=new WeakSet;_h=function(){const{event:e}=this,t=Y(e),s=new Date(e.timestamp);return Tu([[o("What"),Ws(e.type)],[o("When"),`${lr(s,new Date)}, ${Ds(s)}`],[o("Camera"),this.cameraName],[o("Seen as"),t.label&&vt(Et(t.label))],[o("Sure to"),t.score===null?null:ze(t.score)],[o("Zone"),t.zones.join(", ")],[o("Line"),t.line],[o("Lasted"),t.duration===null?null:it(t.duration)],[o("Looks that saw it"),t.looks]])};xh=function(){if(this.problem)return c`<p class="verdict held">${this.problem}</p>`;if(!this.answer)return c`<p class="muted">${o("Asking …")}</p>`;const{look:e}=this.answer;return e?.record?mi(this,Pe,kh).call(this,e.record):c`<p class="verdict quiet">${Fu(e?.reason??null)}</p>`};kh=function(e){const{track:t}=Y(this.event),s=e.tracks.filter(({id:h})=>h===t),i=s.length>0?s:xu(e.tracks,t),{kind:n,text:r}=$u(e,i),{frame:a}=yu(e.checks);return c`
      <p class="verdict ${n}">${r}</p>
      ${i.map(Iu)}
      <h4>${o("The picture")}</h4>
      <hw-check-list .checks=${a}></hw-check-list>
    `};Sh=async function({entry_id:e,id:t}){this.answer=null,this.problem=null;try{const s=await this.home.hass.callWS({type:"hearthwatch/explain",entry_id:e,event_id:t});this.event.id===t&&(this.answer=s)}catch(s){this.event.id===t&&(this.problem=nt(s))}};se.styles=[B,Ut,Ou,rr,M`
      :host {
        display: grid;
        gap: 22px;
        padding: 20px;
      }
      section {
        min-width: 0;
      }
      h3 {
        margin-bottom: 8px;
        font-size: 1rem;
        font-weight: 620;
      }
      h4 {
        display: flex;
        align-items: center;
        gap: 8px;
        margin: 14px 0 2px;
        font-size: 0.875rem;
        font-weight: 600;
      }
      .verdict {
        padding: 10px 14px;
        font-size: 0.9375rem;
      }
    `];ls([d({attribute:!1})],se.prototype,"home",2);ls([d({attribute:!1})],se.prototype,"event",2);ls([d()],se.prototype,"cameraName",2);ls([b()],se.prototype,"answer",2);ls([b()],se.prototype,"problem",2);se=ls([N("hw-event-reasons")],se);function Bu(e){return c`<section>
    <h3>${o("Did it alert?")}</h3>
    <hw-decision .decision=${e}></hw-decision>
  </section>`}function Iu(e){return c`<h4>${zn(e)} <span class="chip">${o(e.state)}</span></h4>
    <hw-check-list .checks=${e.checks}></hw-check-list>`}function Fu(e){return e??o("What the engine saw then is not kept any more: it is for an hour.")}const ju={"{day}, {time}":"{day}, {time}","Moment on the timeline":"Zeitpunkt auf der Zeitleiste","Arrow keys move the cursor and choose a camera, with Shift they go to the next event. Plus and minus zoom, Page Up and Page Down turn the page.":"Pfeiltasten bewegen den Zeiger und wählen eine Kamera, mit Umschalt gehen sie zum nächsten Ereignis. Plus und Minus zoomen, Bild auf und Bild ab blättern.","What happened":"Was passiert ist",Everything:"Alles",People:"Personen",Vehicles:"Fahrzeuge",Animals:"Tiere",Where:"Wo",Everywhere:"Überall","How sure":"Wie sicher",Any:"Egal","From {share} %":"Ab {share} %","Show everything":"Alles zeigen",Cameras:"Kameras","Keep it for good":"Für immer behalten","Kept for good":"Wird für immer behalten","Delete the clip":"Clip löschen","Clip deleted.":"Clip gelöscht.","It is back.":"Er ist wieder da.",Footage:"Aufnahme",Span:"Zeitspanne",Hour:"Stunde",Day:"Tag",Week:"Woche",Earlier:"Früher",Later:"Später",Now:"Jetzt","Choose something that happened, or a moment on the bar.":"Wähle etwas aus, das passiert ist, oder einen Zeitpunkt auf der Leiste.","Play the clip":"Clip abspielen","Nothing like that happened in this time.":"So etwas ist in dieser Zeit nicht passiert.","Nothing happened in this time.":"In dieser Zeit ist nichts passiert.","There is no camera that you may see.":"Es gibt keine Kamera, die du sehen darfst.","Add one, or ask an administrator to let you see some.":"Füge eine hinzu oder bitte einen Administrator, dir welche zu zeigen.",Title:"Titel","Begins with":"Beginnt mit","Without any, all that you may see":"Ohne Auswahl alle, die du sehen darfst","{key} must be a list of texts":"{key} muss eine Liste von Texten sein","span must be one of {choices}":"span muss eines von {choices} sein"},Gu={...ju,Live:"Live","Live, transcoded":"Live, umgewandelt",", {seconds} s behind":", {seconds} s später","Going live …":"Gleich live …","Go live again":"Wieder live",Pause:"Anhalten","Paused at {time}":"Angehalten um {time}","Press play to see it live":"Drück auf Wiedergabe, um es live zu sehen","Stills. {why}":"Einzelbilder. {why}","Stills. Going live again …":"Einzelbilder. Gleich wieder live …","No connection, trying again …":"Keine Verbindung, neuer Versuch …","This browser plays no live video.":"Dieser Browser zeigt kein Live-Video.","This browser does not play {codec} pictures.":"Dieser Browser zeigt keine {codec}-Bilder.","Sound on":"Ton an","Sound off":"Ton aus","Full screen":"Vollbild","Leave full screen":"Vollbild verlassen","Live picture of {name}":"Live-Bild von {name}","Newest picture of {name}":"Neuestes Bild von {name}","Show {name} live":"{name} live zeigen","Stop the live picture of {name}":"Live-Bild von {name} beenden","Fetching the first picture …":"Das erste Bild wird geholt …","Connecting …":"Verbindet sich …",Connecting:"Verbindet sich","No picture":"Kein Bild",Online:"Online",Offline:"Offline","Offline. {why}":"Offline. {why}","Offline for {time}":"Seit {time} offline","Switched off":"Ausgeschaltet","Which camera?":"Welche Kamera?","Choose one in the settings of this card.":"Wähle eine in den Einstellungen dieser Karte.","Choose another one in the settings of this card.":"Wähle eine andere in den Einstellungen dieser Karte.","This camera is gone.":"Diese Kamera gibt es nicht mehr.","You may not see this camera.":"Du darfst diese Kamera nicht sehen.","An administrator can allow it, or choose another camera for this card.":"Ein Administrator kann es erlauben oder dieser Karte eine andere Kamera geben.","The Hearthwatch integration is not set up.":"Die Hearthwatch-Integration ist nicht eingerichtet.","Add it under Settings, Devices & services.":"Füge sie unter Einstellungen, Geräte & Dienste hinzu.","Home Assistant does not answer.":"Home Assistant antwortet nicht.","It is tried again every few seconds.":"Es wird alle paar Sekunden neu versucht.","No connection to Home Assistant":"Keine Verbindung zu Home Assistant","Trying again …":"Neuer Versuch …","The engine does not answer":"Die Engine antwortet nicht","The engine does not answer.":"Die Engine antwortet nicht.","Does the Hearthwatch app run? It is tried again all the time.":"Läuft die Hearthwatch-App? Es wird laufend neu versucht.","Nothing is looked at or recorded.":"Es wird nichts angesehen oder aufgenommen.","Is it switched on, and in the network?":"Ist sie eingeschaltet und im Netzwerk?","You may not do that.":"Das darfst du nicht.","It is gone.":"Es ist nicht mehr da.","The engine is busy. Try again in a moment.":"Die Engine ist beschäftigt. Versuch es gleich noch einmal.","There is no live picture of it.":"Davon gibt es kein Live-Bild.","Try again":"Noch einmal versuchen",Record:"Aufnehmen",Recording:"Nimmt auf","Recording for {seconds} s.":"Nimmt {seconds} s lang auf.",Snapshot:"Foto","The picture was taken.":"Das Foto ist gemacht.",Detection:"Erkennung","Detection is on.":"Die Erkennung ist an.","Detection is off.":"Die Erkennung ist aus.",Zones:"Zonen",More:"Mehr","What is there now":"Was gerade da ist","{count} people":"{count} Personen",Person:"Person",Vehicle:"Fahrzeug",Animal:"Tier",Motion:"Bewegung","Last events of {name}":"Letzte Ereignisse von {name}","Nothing has happened yet.":"Noch ist nichts passiert.","just now":"gerade eben","{minutes} min ago":"vor {minutes} min",Today:"Heute",Yesterday:"Gestern","1 day":"1 Tag","{days} days":"{days} Tage","Back to the live picture":"Zurück zum Live-Bild","Fetching the clip …":"Der Clip wird geholt …","Still being recorded: the clip plays as soon as it is there.":"Wird noch aufgenommen: Der Clip läuft, sobald er da ist.","Nothing was recorded then.":"Da wurde nichts aufgenommen.","The clip was deleted. This is the picture.":"Der Clip wurde gelöscht. Das ist das Bild.","The clip cannot be played now.":"Der Clip lässt sich gerade nicht abspielen.","This browser cannot play the clip{codec}.":"Dieser Browser kann den Clip nicht abspielen{codec}.","Save it":"Speichern","This event has no picture.":"Zu diesem Ereignis gibt es kein Bild.","{thing} in {place}":"{thing} in {place}","{thing} at {place}":"{thing} bei {place}","{who} at {place}":"{who} bei {place}","{what} at {place}":"{what} bei {place}","{thing} left {place}":"{thing} hat {place} verlassen","{thing} entered {place}":"{thing} hat {place} betreten","{thing} stays in {place}":"{thing} bleibt in {place}","{thing} stays at {place}":"{thing} bleibt bei {place}","{thing} parked in {place}":"{thing} hat in {place} geparkt","{thing} parked at {place}":"{thing} hat bei {place} geparkt","{thing} crossed {line}":"{thing} hat {line} überquert:","a line":"eine Linie",forward:"vorwärts",backward:"rückwärts","for {time}":"seit {time}","after {time}":"nach {time}","Motion at {place}":"Bewegung bei {place}","{share} of the picture":"{share} des Bildes","Calm again at {place}":"Wieder ruhig bei {place}","Recording began at {place}":"Aufnahme begonnen bei {place}","Recording ended at {place}":"Aufnahme beendet bei {place}","Clip of {place} is ready":"Clip von {place} ist fertig","A picture of {place} was taken":"Foto von {place}","{place} is online":"{place} ist online","{place} went offline":"{place} ist offline","A face":"Ein Gesicht","A sound":"Ein Geräusch","{sound} heard at {place}":"{sound} bei {place} gehört","Somebody rang at {place}":"Bei {place} hat es geklingelt","Alert: {title}":"Alarm: {title}","Alert over: {title}":"Alarm vorbei: {title}","something happened":"etwas ist passiert",something:"etwas","the engine":"der Engine","Something about who may come in":"Etwas zum Zugang","The engine needs attention":"Die Engine braucht dich",Seen:"Gesehen",Gone:"Weg","Zone entered":"Zone betreten","Zone left":"Zone verlassen","Line crossed":"Linie überquert",Loitering:"Verweilt",Parked:"Geparkt","Motion ended":"Bewegung vorbei","Recording began":"Aufnahme begonnen","Recording ended":"Aufnahme beendet","Clip ready":"Clip fertig","Picture taken":"Foto","Camera online":"Kamera online","Camera offline":"Kamera offline",Face:"Gesicht",Sound:"Geräusch",Doorbell:"Klingel",Alert:"Alarm","Alert over":"Alarm vorbei",Security:"Sicherheit",System:"System","Why?":"Warum?","Why was it told?":"Warum wurde es gemeldet?","Did it alert?":"Gab es Alarm?","How fast it was told":"Wie schnell es gemeldet wurde","Asking …":"Wird gefragt …",What:"Was",When:"Wann",Camera:"Kamera","Seen as":"Erkannt als","Sure to":"Sicher zu",Zone:"Zone",Line:"Linie",Lasted:"Dauer","Looks that saw it":"So oft gesehen","The picture":"Das Bild","What the engine saw then is not kept any more: it is for an hour.":"Was die Engine da sah, wird nur eine Stunde lang behalten.","{names} is followed: it was sure enough to be told.":"{names} wird verfolgt: sicher genug, um gemeldet zu werden.","{names} are followed: they were sure enough to be told.":"{names} werden verfolgt: sicher genug, um gemeldet zu werden.","{name} is not told: {why}.":"{name} wird nicht gemeldet: {why}.","Nothing to tell: {why}.":"Nichts zu melden: {why}.","It looked and saw nothing that it looks for.":"Es wurde nichts gesehen, wonach gesucht wird.","It opened an alert.":"Es hat einen Alarm ausgelöst.","It opened an alert, as {severity}.":"Es hat einen Alarm ausgelöst, Stufe {severity}.","It alerted: {reason}.":"Es gab Alarm: {reason}.","It did not alert: {reason}.":"Es gab keinen Alarm: {reason}.",low:"niedrig",medium:"mittel",high:"hoch",critical:"kritisch","Passed:":"Erfüllt:","Not passed:":"Nicht erfüllt:","{gate} {value}, the limit is {limit}":"{gate} {value}, die Grenze ist {limit}",stream:"Strom",motion:"Bewegung",look:"Blick",score:"Sicherheit",size:"Größe",ratio:"Form",label:"Art",evidence:"Belege",moved:"Weg",stationary:"Stillstand",zone:"Zone",line:"Linie",enabled:"An",type:"Ereignis",mode:"Modus",quiet:"Ruhezeit",severity:"Stufe",cooldown:"Pause",open:"Offen","in a zone":"in einer Zone","outside all zones":"außerhalb aller Zonen","it is looked for":"danach wird gesucht","it is not looked for":"danach wird nicht gesucht","alerts are switched on":"Alarme sind eingeschaltet","alerts are switched off":"Alarme sind ausgeschaltet","it is of a type that alerts":"solche Ereignisse lösen Alarm aus","it is of no type that alerts":"solche Ereignisse lösen keinen Alarm aus","this mode alerts":"in diesem Modus gibt es Alarme","this mode does not alert":"in diesem Modus gibt es keine Alarme","these are no quiet hours":"es ist keine Ruhezeit","these are quiet hours":"es ist Ruhezeit","it belongs to an alert of now":"es gehört zu einem Alarm von jetzt","it was seen often enough":"es wurde oft genug gesehen","it was not seen often enough":"es wurde nicht oft genug gesehen","it crossed the line":"es hat die Linie überquert","an alert like it is open":"so ein Alarm ist offen","it was looked at":"es wurde hingesehen","nothing moves and nothing is due":"nichts bewegt sich, und nichts ist fällig",confirmed:"bestätigt",tentative:"unsicher",lost:"verloren","Nothing was measured for this event.":"Bei diesem Ereignis wurde nichts gemessen.","from {start} to {end}":"von {start} bis {end}",captured:"aufgenommen",decoded:"dekodiert",detected:"erkannt",published:"gemeldet","the packet was read":"das Paket war gelesen","it had become a picture":"es war ein Bild geworden","the detector had looked":"der Detektor hatte hingesehen","it was sure enough":"es war sicher genug","it was stored and told":"es war gespeichert und gemeldet","Zones of {name}":"Zonen von {name}","Zones and lines":"Zonen und Linien","A zone tells where something happens, such as the porch but not the street. A line counts what crosses it.":"Eine Zone sagt, wo etwas passiert: an der Haustür, aber nicht auf der Straße. Eine Linie zählt, was sie überquert.","Tap the corners of the zone, one after another. Tap the first one again to finish.":"Tippe die Ecken der Zone nacheinander an, zum Schluss wieder die erste.","Tap where the line begins, then where it ends.":"Tippe an, wo die Linie beginnt, dann, wo sie endet.","Begin with a rectangle":"Mit einem Rechteck beginnen","Begin with a level line":"Mit einer waagerechten Linie beginnen",Done:"Fertig",Cancel:"Abbrechen",Undo:"Rückgängig",Redo:"Wiederholen",Back:"Zurück",Close:"Schließen",Save:"Speichern","Saving …":"Wird gespeichert …","Saved. It holds from now on.":"Gespeichert. Es gilt ab sofort.","Your drawing from before, not saved yet.":"Deine Zeichnung von vorhin, noch nicht gespeichert.","Without a name":"Ohne Namen","Delete {name}":"{name} löschen","{name} is deleted. Undo brings it back.":"{name} ist gelöscht. „Rückgängig“ holt es zurück.","It needs a name.":"Hier fehlt ein Name.","Another one has this name.":"So heißt schon etwas anderes.","Its edges cross: move the corners apart.":"Die Kanten kreuzen sich: Zieh die Ecken auseinander.","It is too small.":"Das ist zu klein.","Corner {number} of {count}":"Ecke {number} von {count}","arrow keys move it, Delete removes it":"Pfeiltasten verschieben sie, Entf löscht sie","Add a corner here":"Hier eine Ecke einfügen",Name:"Name","What counts":"Was zählt","Nothing is chosen: everything that the camera tells counts.":"Nichts ist gewählt: Es zählt alles, was die Kamera meldet.","Tell when somebody stays":"Melden, wenn jemand bleibt",Seconds:"Sekunden",Filters:"Filter","Sure to at least":"Sicher zu mindestens","Covers at least":"Bedeckt mindestens","Covers at most":"Bedeckt höchstens","The arrow shows what is told as forward.":"Der Pfeil zeigt, was als vorwärts gemeldet wird.","Turn it round":"Umdrehen","Try on the last day":"Am letzten Tag ausprobieren","Tried on the last day":"Am letzten Tag ausprobiert","Stop trying":"Abbrechen","Looking through the last day's clips …":"Die Clips des letzten Tages werden durchgesehen …","{clips} clips of the last day, {time} of footage":"{clips} Clips des letzten Tages, {time} Film","Would be told":"Würde gemeldet","Would not be told any more":"Würde nicht mehr gemeldet","Nothing would change: {count} events, as before.":"Nichts würde sich ändern: {count} Ereignisse wie bisher.","{gained} events more, {lost} fewer: {after} instead of {before}.":"{gained} Ereignisse mehr, {lost} weniger: {after} statt {before}.","Live picture":"Live-Bild","When it is tapped":"Wenn es angetippt wird","Always, while it is seen":"Immer, solange es zu sehen ist",Boxes:"Rahmen","Last events":"Letzte Ereignisse",Buttons:"Knöpfe","Only if it is to be called something else here":"Nur wenn sie hier anders heißen soll","Live pictures of many cameras take much of a tablet's strength":"Live-Bilder vieler Kameras strengen ein Tablet an","{key} must be a text":"{key} muss ein Text sein","{key} must be true or false":"{key} muss true oder false sein","live must be one of {choices}":"live muss eines von {choices} sein"},Vu=`
person|Person|Personen|people
bicycle|Fahrrad|Fahrräder
car|Auto|Autos
motorcycle|Motorrad|Motorräder
airplane|Flugzeug|Flugzeuge
bus|Bus|Busse
train|Zug|Züge
truck|Lkw|Lkw
boat|Boot|Boote
traffic light|Ampel|Ampeln
fire hydrant|Hydrant|Hydranten
stop sign|Stoppschild|Stoppschilder
parking meter|Parkuhr|Parkuhren
bench|Bank|Bänke
bird|Vogel|Vögel
cat|Katze|Katzen
dog|Hund|Hunde
horse|Pferd|Pferde
sheep|Schaf|Schafe|sheep
cow|Kuh|Kühe
elephant|Elefant|Elefanten
bear|Bär|Bären
zebra|Zebra|Zebras
giraffe|Giraffe|Giraffen
backpack|Rucksack|Rucksäcke
umbrella|Schirm|Schirme
handbag|Handtasche|Handtaschen
suitcase|Koffer|Koffer
sports ball|Ball|Bälle
skateboard|Skateboard|Skateboards
bottle|Flasche|Flaschen
chair|Stuhl|Stühle
couch|Sofa|Sofas
potted plant|Topfpflanze|Topfpflanzen
bed|Bett|Betten
dining table|Esstisch|Esstische
tv|Fernseher|Fernseher
laptop|Laptop|Laptops
cell phone|Handy|Handys
book|Buch|Bücher
clock|Uhr|Uhren
vase|Vase|Vasen
vehicle|Fahrzeug|Fahrzeuge
animal|Tier|Tiere
package|Paket|Pakete
`,qu=Object.fromEntries(Vu.trim().split(`
`).flatMap(e=>{const[t="",s="",i="",n]=e.split("|"),r=/(s|ch|x)$/.test(t)?"es":"s",a=n??`${t}${r}`;return a===t?[[t,s]]:[[t,s],[a,i]]})),Mh={de:{...qu,...Gu}};let Pn="";function Er({language:e,locale:t,config:s}){const i=t.time_zone==="server"?s.time_zone:void 0,n=`${e} ${i}`;n!==Pn&&(Pn=n,wo(Mh[e.split("-")[0]??""]??{},{locale:e,timeZone:i}))}function Oi(){if(Pn)return;const{lang:e}=document.documentElement;wo(Mh[e.split("-")[0]??""]??{},e?{locale:e}:{})}const Ia=1e3;class Zu{#t=new Map;#e=new Map;add({camera_id:t,timestamp:s,tracks:i}){const n=this.#t.get(t)??[];n.push({at:Date.parse(s),tracks:i}),this.#t.set(t,n.slice(-40));for(const r of this.#e.get(t)??[])r()}clear(){this.#t.clear();for(const t of this.#e.values())for(const s of t)s()}at(t,s){const i=this.#t.get(t)??[],n=s===null?-1:i.findIndex(l=>l.at>=s),[r,a]=[i.at(n-1),i[n]];if(s===null||!a)return Ku(i,s);if(n===0||!r)return a.tracks;const h=(s-r.at)/(a.at-r.at);return h<.5?r.tracks.map(l=>Dn(l,a,h)):a.tracks.map(l=>Dn(l,r,1-h))}watch(t,s){const i=this.#e.get(t)??new Set;return this.#e.set(t,i.add(s)),()=>i.delete(s)}}function Ku(e,t){const[s,i]=[e.at(-2),e.at(-1)];if(!i)return[];if(t===null)return i.tracks;if(t-i.at>Ia)return i.tracks.filter(({state:r})=>r==="stationary");if(!s||i.at-s.at>Ia)return i.tracks;const n=(t-i.at)/(i.at-s.at);return i.tracks.map(r=>Yu(r,s,Math.min(n,1)))}function Yu(e,t,s){const{box:i}=e,n=Dn(e,t,-s).box,r=n.x+(n.width-i.width)/2,a=n.y+(n.height-i.height)/2;return{...e,box:{...i,x:r,y:a}}}function Dn(e,{tracks:t},s){const i=t.find(({id:a})=>a===e.id)?.box;if(!i)return e;const{box:n}=e,r=a=>n[a]+s*(i[a]-n[a]);return{...e,box:{x:r("x"),y:r("y"),width:r("width"),height:r("height")}}}const Fa=6*3600,Ju=600;class Xu{constructor(t){this.hass=t}#t=new Map;async signed(t){const s=this.#t.get(t);if(s&&s.until>Date.now())return s.url;const i=this.hass(),n=await i.callWS({type:"auth/sign_path",path:t,expires:Fa}),r=i.hassUrl(n.path);return this.#t.set(t,{url:r,until:Date.now()+(Fa-Ju)*1e3}),r}}class Qu{#t=null;get known(){return this.#t!==null}hear(t,s=Date.now()){Number.isNaN(t)||(this.#t=Math.min(this.#t??Number.POSITIVE_INFINITY,s-t))}fromHere(t){return t-(this.#t??0)}}const ja=15e3;class tf{constructor(t,s,i){this.hass=t,this.addresses=s,this.find=i,this.clock=new Qu,this.peersRest=new Map,this.#t=new Map,this.#e=0}#t;#e;async videoUrl(t,{stream:s,sound:i}){const n=`${this.#i(t)}/live?stream=${s}&sound=${i}`,r=new URL(await this.addresses.signed(n));return r.protocol=r.protocol==="https:"?"wss:":"ws:",r.href}async offerPeer(t,s){const i=this.find(t)?.entities.live;if(!i)throw new ms(404,o("There is no live picture of it."));const n=String(++this.#e);try{return{sdp:await this.#s(n,i,s),session:n,stream:"main",transcoded:!1}}catch(r){throw await this.endPeer(t,n),r}}#s(t,s,i){return new Promise((n,r)=>{const a=setTimeout(()=>r(new Sn),ja),h=l=>{l.type!=="answer"&&l.type!=="error"||(clearTimeout(a),l.type==="answer"?n(l.answer):r(new ms(502,l.message)))};this.hass().connection.subscribeMessage(h,{type:"camera/webrtc/offer",entity_id:s,offer:i},{resubscribe:!1}).then(l=>this.#t.set(t,l),r)})}async endPeer(t,s){const i=this.#t.get(s);this.#t.delete(s),await i?.()}async snapshot(t,s,i){const n=`${this.#i(t)}/snapshot?width=${s}`;let r;try{r=await this.hass().fetchWithAuth(n,{cache:"no-store",signal:AbortSignal.any([i,AbortSignal.timeout(ja)])})}catch(h){throw i.aborted?h:new Sn}if(!r.ok)throw new ms(r.status,ef(r.status));const a=Date.parse(r.headers.get("X-Captured")??"");return{jpeg:await r.blob(),captured:Number.isNaN(a)?null:a}}#i(t){const s=this.find(t)?.entry_id;if(!s)throw new ms(404,o("This camera is gone."));return`/api/hearthwatch/${s}/cameras/${t}`}}function ef(e){return o(e===401||e===403?"You may not see this camera.":e===404?"This camera is gone.":e===503?"No picture":"The engine does not answer.")}const sf=1e4,nf=5e3,rf=["online","camera_enabled","health"],af=200,Ga=new WeakMap;class Cr extends qi{constructor(t){super(),this.cameras=null,this.obstacle=null,this.connected=!0,this.tracks=new Zu,this.#e=new Map,this.#s=new Set,this.#i=new Set,this.#n=new Map,this.#r=null,this.#a="",this.#h=0,this.#f=()=>{this.connected=!1,this.tracks.clear(),this.changed()},this.#b=()=>{this.connected=!0,this.refresh(),this.#x(),this.changed(),this.#r||this.#m()},this.#t=t,this.pictures=new tf(()=>this.#t,new Xu(()=>this.#t),s=>this.camera(s))}#t;#e;#s;#i;#n;#r;#a;#h;#o;#c;#l;static of(t){const s=Ga.get(t.connection)??new Cr(t);return Ga.set(t.connection,s),s.#d(t),s}get hass(){return this.#t}#d(t){const s=this.#t;if(this.#t=t,s===t||this.#s.size===0)return;this.cameras?.some(({entities:n})=>rf.some(r=>{const a=n[r]??"";return s.states[a]?.state!==t.states[a]?.state}))&&this.#u()}#u(){this.#l??=setTimeout(()=>{this.#l=void 0,this.refresh()},af)}join(t){return clearTimeout(this.#o),this.#s.add(t),this.#s.size===1&&!this.#r&&this.#w(),()=>{this.#s.delete(t),clearTimeout(this.#o),this.#s.size===0&&(this.#o=setTimeout(()=>this.#g(),sf))}}listen(t){return this.#i.add(t),()=>this.#i.delete(t)}watch(t){this.#n.set(t,(this.#n.get(t)??0)+1),this.#m();let s=!1;return()=>{if(s)return;s=!0;const i=(this.#n.get(t)??1)-1;i>0?this.#n.set(t,i):this.#n.delete(t),this.#m()}}camera(t){return this.cameras?.find(({camera_id:s})=>s===t)??null}cameraOfDevice(t){return this.cameras?.find(({device_id:s})=>s===t)??null}engineLives({entry_id:t}){return this.#e.get(t)??!0}url(t){return t?this.#t.hassUrl(t):""}async refresh(){try{const t=await this.#t.callWS({type:"hearthwatch/cameras"});this.cameras=t.cameras;for(const{entry_id:s,live:i}of t.engines)this.#e.has(s)||this.#e.set(s,i);this.obstacle=null}catch(t){this.obstacle=Va(t),this.#$()}this.changed()}#w(){const{connection:t}=this.#t;this.connected=t.connected,t.addEventListener("ready",this.#b),t.addEventListener("disconnected",this.#f),this.refresh(),this.#m()}#g(){const{connection:t}=this.#t;t.removeEventListener("ready",this.#b),t.removeEventListener("disconnected",this.#f),clearTimeout(this.#c),clearTimeout(this.#l),this.#l=void 0,this.#h+=1,this.#a="",$n(this.#r),this.#r=null,this.#e.clear()}#f;#b;#m(){queueMicrotask(()=>{this.#y()})}async#y(){const t=[...this.#n.keys()].sort(),s=`tracks ${t.join()}`;if(this.#s.size===0||this.#a===s)return;this.#a=s;const i=++this.#h;try{const n=await this.#t.connection.subscribeMessage(a=>{i===this.#h&&this.#v(a)},{type:"hearthwatch/subscribe",tracks:t});if(i!==this.#h){$n(n);return}const r=this.#r;this.#r=n,$n(r)}catch(n){if(i!==this.#h)return;this.#a="",this.obstacle??=Va(n),this.#$(),this.changed()}}#$(){clearTimeout(this.#c),this.#c=setTimeout(()=>{this.#s.size===0||!this.connected||(this.refresh(),this.#y())},nf)}#v(t){switch(t.topic){case"connection":this.#p(t.entry_id,t.data.live);break;case"cameras":this.#u();break;case"tracks":this.pictures.clock.hear(Date.parse(t.data.timestamp)),this.tracks.add(t.data);break;case"events":this.pictures.clock.hear(Date.parse(t.data.trace.published??"")),this.#_(s=>s.onEvent?.(t.data));break;case"clips":this.#_(s=>s.onClip?.(t.type,t.data));break;case"jobs":this.#_(s=>s.onJob?.(t.data));break;case"dropped":this.#x();break}}#p(t,s){const i=this.#e.get(t);this.#e.set(t,s),s&&i===!1&&(this.#u(),this.#x()),s||this.tracks.clear(),this.changed()}#x(){this.#_(t=>t.onGap?.())}#_(t){for(const s of[...this.#i])t(s)}}function Va(e){return Ji(e)?e.code==="unknown_command"?"missing":e.code==="unauthorized"?"unauthorized":"failed":"failed"}async function $n(e){try{await e?.()}catch{return}}class Tr{constructor(t,s,i={}){this.host=t,this.hass=s,this.listener=i,this.home=null,this.#t=[],t.addController(this)}#t;hostConnected(){this.hostUpdate()}hostUpdate(){const t=this.hass(),s=t?Cr.of(t):null;!s||s===this.home&&this.#t.length>0||(this.hostDisconnected(),this.home=s,this.#t=[s.join(this),s.observe(()=>this.host.requestUpdate()),s.listen(this.listener)])}hostDisconnected(){for(const t of this.#t)t();this.#t=[]}}function Ah(e){const t=window;t.customCards??=[],!t.customCards.some(({type:s})=>s===e.type)&&t.customCards.push({documentationURL:"https://github.com/hearthwatch/hearthwatch/blob/main/docs/cards.md",preview:!0,...e})}const Xi=M`
  :host {
    --ground: var(--primary-background-color, #fafafa);
    --surface: var(--ha-card-background, var(--card-background-color, #fff));
    --raised: var(--secondary-background-color, #eee);
    --chosen: var(--surface);
    --line: var(--divider-color, #ddd);
    --text: var(--primary-text-color, #212121);
    --muted: var(--secondary-text-color, #727272);
    --accent: var(--primary-color, #009ac7);
    --accent-soft: color-mix(in srgb, var(--accent) 16%, transparent);
    --on-accent: var(--text-primary-color, #fff);
    /* Home Assistant's own are too light to be read as text on white. */
    --good: color-mix(in srgb, var(--success-color, #43a047) 72%, var(--text));
    --warn: color-mix(in srgb, var(--warning-color, #ffa600) 60%, var(--text));
    --bad: color-mix(in srgb, var(--error-color, #db4437) 80%, var(--text));
    --good-soft: color-mix(in srgb, var(--success-color, #43a047) 16%, transparent);
    --warn-soft: color-mix(in srgb, var(--warning-color, #ffa600) 18%, transparent);
    --bad-soft: color-mix(in srgb, var(--error-color, #db4437) 15%, transparent);
    --shadow: 0 1px 3px rgb(0 0 0 / 25%);
    color: var(--text);
    font-family: var(--ha-font-family-body, inherit);
  }
`,of=3,hf=100;function Se(e,{kind:t,index:s}){if(t==="zone")return e.zones[s]?.points??[];const i=e.lines[s];return i?[i.from,i.to]:[]}function qs(e,{kind:t,index:s}){return(t==="zone"?e.zones:e.lines)[s]?.name??""}function ye([e,t]){return[Za(e),Za(t)]}function Qi(e,t,s){const[i,n]=s;return t.kind==="zone"?Ks(e,t.index,{points:s}):i&&n?tn(e,t.index,{from:i,to:n}):e}function Eh(e,t,s,i){const n=Se(e,t).map((r,a)=>a===s?ye(i):r);return Qi(e,t,n)}function Ch(e,t,s,i){const n=Se(e,t);return t.kind!=="zone"||n.length>=hf?e:Qi(e,t,n.toSpliced(s+1,0,ye(i)))}function Th(e,t,s){const i=Se(e,t);return t.kind!=="zone"||i.length<=of?e:Qi(e,t,i.toSpliced(s,1))}function lf(e,t,[s,i]){const n=Se(e,t),r=(l,u)=>{const m=n.map(f=>f[l]);return Math.min(Math.max(u,-Math.min(...m)),1-Math.max(...m))},[a,h]=[r(0,s),r(1,i)];return Qi(e,t,n.map(([l,u])=>ye([l+a,u+h])))}function cf(e,t,s){const i={name:t,points:s.map(ye),labels:{},loiter:null};return{...e,zones:[...e.zones,i]}}function df(e,t,s,i){const n={name:t,from:ye(s),to:ye(i),labels:[]};return{...e,lines:[...e.lines,n]}}function pf(e,{kind:t,index:s}){return t==="zone"?{...e,zones:e.zones.toSpliced(s,1)}:{...e,lines:e.lines.toSpliced(s,1)}}function uf(e,{kind:t,index:s},i){return t==="zone"?Ks(e,s,{name:i}):tn(e,s,{name:i})}function ff(e,{kind:t,index:s},i){if(t==="line"){const a=e.lines[s]?.labels??[],h=a.includes(i)?a.filter(l=>l!==i):[...a,i];return tn(e,s,{labels:h})}const{[i]:n,...r}=e.zones[s]?.labels??{};return Ks(e,s,{labels:n?r:{...r,[i]:{}}})}function mf(e,t,s,i,n){const r=e.zones[t]?.labels??{},{[i]:a,...h}=r[s]??{},l=n===void 0?h:{...h,[i]:n};return Ks(e,t,{labels:{...r,[s]:l}})}function Oh(e,t,s){return Ks(e,t,{loiter:s})}function gf(e,t){const s=e.lines[t];return s?tn(e,t,{from:s.to,to:s.from}):e}function qa({zones:e,lines:t},s){const i=new Set([...e,...t].map(({name:r})=>r));let n=1;for(;i.has(`${s} ${n}`);)n+=1;return`${s} ${n}`}function Or(e,t){const s=t.kind==="zone"?e.zones:e.lines,i=qs(e,t).trim();if(!i)return"unnamed";if(s.filter(r=>r.name.trim()===i).length>1)return"named twice";const n=Se(e,t);return t.kind==="line"?vf(n[0],n[1])<.01?"flat":null:bf(n)?"crossed":wf(n)<5e-4?"flat":null}function Zs({zones:e,lines:t}){return[...e.map((s,i)=>({kind:"zone",index:i})),...t.map((s,i)=>({kind:"line",index:i}))]}function Ye(e,t){return e?.kind===t?.kind&&e?.index===t?.index}function Ks(e,t,s){const i=e.zones.map((n,r)=>r===t?{...n,...s}:n);return{...e,zones:i}}function tn(e,t,s){const i=e.lines.map((n,r)=>r===t?{...n,...s}:n);return{...e,lines:i}}function Za(e){return Math.round(Math.min(Math.max(e,0),1)*1e3)/1e3}function vf(e=[0,0],t=[0,0]){return Math.hypot(e[0]-t[0],e[1]-t[1])}function wf(e){const t=e.reduce((s,[i,n],r)=>{const[a,h]=e[(r+1)%e.length]??[0,0];return s+i*h-a*n},0);return Math.abs(t)/2}function bf(e){const t=e.length,s=i=>[e[i]??[0,0],e[(i+1)%t]??[0,0]];for(let i=0;i<t;i+=1)for(let n=i+2;n<t;n+=1)if(!(i===0&&n===t-1)&&yf(...s(i),...s(n)))return!0;return!1}function yf(e,t,s,i){return ii(e,t,s)*ii(e,t,i)<0&&ii(s,i,e)*ii(s,i,t)<0}function ii(e,t,s){return(t[0]-e[0])*(s[1]-e[1])-(t[1]-e[1])*(s[0]-e[0])}let $f=class{#t=[];#e=[];#s;#i=null;constructor(t){this.#s=t}get now(){return this.#s}get canUndo(){return this.#t.length>0}get canRedo(){return this.#e.length>0}step(t,s=null){t!==this.#s&&((s===null||s!==this.#i)&&(this.#t=[...this.#t,this.#s].slice(-100)),this.#e=[],this.#s=t,this.#i=s)}settle(){this.#i=null}undo(){const t=this.#t.pop();t!==void 0&&(this.#e.push(this.#s),this.#s=t,this.#i=null)}redo(){const t=this.#e.pop();t!==void 0&&(this.#t.push(this.#s),this.#s=t,this.#i=null)}};var _f=Object.defineProperty,xf=Object.getOwnPropertyDescriptor,zh=e=>{throw TypeError(e)},en=(e,t,s,i)=>{for(var n=i>1?void 0:i?xf(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&_f(t,s,n),n},Ph=(e,t,s)=>t.has(e)||zh("Cannot "+s),Dh=(e,t,s)=>(Ph(e,t,"read from private field"),s?s.call(e):t.get(e)),_n=(e,t,s)=>t.has(e)?zh("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Q=(e,t,s)=>(Ph(e,t,"access private method"),s),q,Wh,Lh,Nh,Rh,gi,Uh,Wn,zr,$e;const Hh=20;class Pr extends Event{constructor(t,s){super(Pr.type),this.drawing=t,this.kind=s}static{this.type="hw-shaped"}}let Je=class extends P{constructor(){super(...arguments),_n(this,q),this.labels=[],_n(this,Wn,({target:e})=>{const{value:t}=e,{kind:s,index:i}=this.which;Q(this,q,$e).call(this,uf(this.drawing,this.which,t),`name ${s} ${i}`)}),_n(this,zr,({target:e})=>{const t=Number(e.value),s=Math.min(Math.max(Number.isFinite(t)?t:Hh,1),86400);Q(this,q,$e).call(this,Oh(this.drawing,this.which.index,s),"loiter for")})}render(){const{drawing:e,which:t}=this,s=t.kind==="zone"?e.zones[t.index]??null:null,i=s?Object.keys(s.labels):e.lines[t.index]?.labels??[];return c`
      <label class="field">
        <span>${o("Name")}</span>
        <input
          .value=${qs(e,t)}
          maxlength="100"
          autocomplete="off"
          @input=${Dh(this,Wn)}
        />
      </label>
      <fieldset>
        <legend>${o("What counts")}</legend>
        <div class="chips">${Q(this,q,Wh).call(this,i).map(n=>Q(this,q,Lh).call(this,n,i))}</div>
        <small class="muted">
          ${i.length===0?o("Nothing is chosen: everything that the camera tells counts."):p}
        </small>
      </fieldset>
      ${s?Q(this,q,Nh).call(this,s):Q(this,q,Uh).call(this)}
    `}};q=new WeakSet;Wh=function(e){return[...new Set([...this.labels,...e])]};Lh=function(e,t){const s=t.includes(e);return c`<button
      type="button"
      class="chip"
      aria-pressed=${s?"true":"false"}
      @click=${()=>Q(this,q,$e).call(this,ff(this.drawing,this.which,e),`label ${e}`)}
    >
      ${s?w.pass:p} ${vt(Et(e))}
    </button>`};Nh=function(e){const{index:t}=this.which,s=Object.entries(e.labels);return c`
      <label class="switch">
        <input
          type="checkbox"
          .checked=${e.loiter!==null}
          @change=${({target:i})=>Q(this,q,$e).call(this,Oh(this.drawing,t,i.checked?Hh:null),"loiter")}
        />
        <span>${o("Tell when somebody stays")}</span>
        ${e.loiter===null?p:c`<input
                  type="number"
                  min="1"
                  max="86400"
                  aria-label=${o("Seconds")}
                  .value=${String(e.loiter)}
                  @change=${Dh(this,zr)}
                /><span>s</span>`}
      </label>
      ${s.length===0?p:c`<details>
              <summary>${o("Filters")}</summary>
              ${s.map(([i,n])=>Q(this,q,Rh).call(this,i,n))}
            </details>`}
    `};Rh=function(e,t){return c`<div class="limits">
      <b>${vt(Et(e))}</b>
      ${Q(this,q,gi).call(this,e,"min_score",o("Sure to at least"),t.min_score)}
      ${Q(this,q,gi).call(this,e,"min_area",o("Covers at least"),t.min_area)}
      ${Q(this,q,gi).call(this,e,"max_area",o("Covers at most"),t.max_area)}
    </div>`};gi=function(e,t,s,i){const r=i===void 0||i===(t==="max_area"?1:0)?"":String(Number((i*100).toFixed(2)));return c`<label>
      <span>${s}</span>
      <input
        type="number"
        min="0"
        max="100"
        step=${t==="min_score"?1:.1}
        placeholder="–"
        .value=${r}
        @change=${({target:a})=>{const{value:h}=a,l=h===""?void 0:Math.min(Math.max(Number(h),0),100)/100;Q(this,q,$e).call(this,mf(this.drawing,this.which.index,e,t,l),`${e} ${t}`)}}
      /><span>%</span>
    </label>`};Uh=function(){return c`<div class="direction">
      <small class="muted">${o("The arrow shows what is told as forward.")}</small>
      <button type="button" @click=${()=>Q(this,q,$e).call(this,gf(this.drawing,this.which.index),"turn")}>
        ${o("Turn it round")}
      </button>
    </div>`};Wn=new WeakMap;zr=new WeakMap;$e=function(e,t){this.dispatchEvent(new Pr(e,t))};Je.styles=[B,Ut,go,M`
      :host {
        display: grid;
        gap: 14px;
        padding: 4px 8px;
      }
      fieldset {
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0 0 6px;
        font-size: 0.8125rem;
        font-weight: 550;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      button.chip {
        min-height: 34px;
        padding: 0 12px;
        border: 1px solid var(--line);
        background: none;
        color: var(--text);
      }
      button.chip[aria-pressed="true"] {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .chip svg {
        width: 14px;
        height: 14px;
      }
      small {
        display: block;
        margin-top: 6px;
      }
      small:empty {
        display: none;
      }
      .switch,
      .limits label {
        display: flex;
        gap: 8px;
        align-items: center;
        font-size: 0.875rem;
      }
      .switch input[type="checkbox"] {
        width: 18px;
        height: 18px;
        accent-color: var(--accent);
      }
      input[type="number"] {
        width: 76px;
        min-height: 36px;
        padding: 0 8px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--ground);
        font-size: 1rem;
      }
      summary {
        padding: 4px 0;
        font-size: 0.875rem;
        font-weight: 550;
        cursor: pointer;
      }
      .limits {
        display: grid;
        gap: 6px;
        padding: 8px 0;
      }
      .limits label > span:first-child {
        flex: 1;
      }
      .limits b {
        font-size: 0.875rem;
        font-weight: 600;
      }
      .direction {
        display: flex;
        gap: 10px;
        align-items: center;
        justify-content: space-between;
      }
    `];en([d({attribute:!1})],Je.prototype,"drawing",2);en([d({attribute:!1})],Je.prototype,"which",2);en([d({attribute:!1})],Je.prototype,"labels",2);Je=en([N("hw-shape-form")],Je);const kf=700,Sf=24;class Mf extends qi{constructor(t,s,i){super(),this.home=t,this.camera=s,this.drawing=i,this.job=null,this.problem=null,this.#e=!1}#t;#e;get runs(){return this.problem!==null?!1:!this.job||this.job.state==="queued"||this.job.state==="running"}async start(){const{camera_id:t}=this.camera,{zones:s,lines:i}=this.drawing;await this.#s({type:"hearthwatch/try",camera_id:t,zones:s,lines:i,hours:Sf})}async stop(){if(this.#e=!0,clearTimeout(this.#t),!this.job||!this.runs)return;const{entry_id:t}=this.camera;try{await this.home.hass.callWS({type:"hearthwatch/job/cancel",entry_id:t,job_id:this.job.id})}catch{return}}async#s(t){try{const s=await this.home.hass.callWS(t);if(this.#e)return;this.job=s,(s.state==="failed"||s.state==="cancelled")&&(this.problem=s.text)}catch(s){if(this.#e)return;this.problem=nt(s)}this.changed(),this.runs&&(this.#t=setTimeout(()=>{this.#i()},kf))}async#i(){const{entry_id:t}=this.camera;this.job&&await this.#s({type:"hearthwatch/job",entry_id:t,job_id:this.job.id})}}var Af=Object.defineProperty,Ef=Object.getOwnPropertyDescriptor,Bh=e=>{throw TypeError(e)},sn=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ef(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Af(t,s,n),n},Ih=(e,t,s)=>t.has(e)||Bh("Cannot "+s),Cf=(e,t,s)=>(Ih(e,t,"read from private field"),s?s.call(e):t.get(e)),Ka=(e,t,s)=>t.has(e)?Bh("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),De=(e,t,s)=>(Ih(e,t,"access private method"),s),qt,Fh,Ln,jh,Gh,Dr,Vh;const Tf=3;let Xe=class extends P{constructor(){super(),Ka(this,qt),this.shown=null,this.problem=null,Ka(this,Dr,e=>{e.preventDefault(),this.shown=null,this.problem=o("The clip cannot be played now.")}),new yd(this,()=>this.trial??null)}willUpdate(e){e.has("trial")&&(this.shown=null)}render(){const{job:e,problem:t,runs:s}=this.trial;if(t!==null)return c`<p class="verdict held" role="alert">${t}</p>`;if(s)return De(this,qt,Fh).call(this,e?.progress??0,e?.text??"");const i=e?.result?.events;if(!i||!e?.result)return p;const{clips:n,footage_seconds:r}=e.result,a=o("{clips} clips of the last day, {time} of footage",{clips:n,time:it(r)});return c`
      <p class="verdict ${i.gained+i.lost>0?"followed":"quiet"}" role="status">
        ${zf(i.gained,i.lost,i.before,i.after)}
      </p>
      <p class="muted">${a}</p>
      ${this.problem?c`<p class="verdict held" role="alert">${this.problem}</p>`:p}
      ${this.shown?De(this,qt,Gh).call(this,this.shown):p}
      ${De(this,qt,Ln).call(this,o("Would be told"),"gained",i.gained_events)}
      ${De(this,qt,Ln).call(this,o("Would not be told any more"),"lost",i.lost_events)}
    `}};qt=new WeakSet;Fh=function(e,t){return c`<p role="status">${o("Looking through the last day's clips …")}</p>
      <progress max="1" value=${e} aria-label=${t}></progress>
      <p class="muted numbers">${Math.round(e*100)} %</p>`};Ln=function(e,t,s){return s.length===0?p:c`<h4>${e} <span class="chip">${s.length}</span></h4>
      <ol>
        ${s.slice(0,50).map(i=>De(this,qt,jh).call(this,t,i))}
      </ol>`};jh=function(e,t){const{label:s,zone:i,line:n,why:r}=t,a=s?vt(Et(s)):Ws(t.type),h=r?ui(r.checks):null,l=ke[s?Ht(s):"other"];return c`<li>
      <button aria-current=${this.shown?.event===t?"true":p} @click=${()=>De(this,qt,Vh).call(this,t)}>
        <span class="sign ${e}">${e==="gained"?"+":"−"}</span>
        <span class="text">
          <b>${a}${i||n?` · ${i??n}`:""}</b>
          <small class="muted">
            ${Ws(t.type)}, ${cr(new Date(t.timestamp),new Date)}${h?`: ${Rs(h)}`:""}
          </small>
        </span>
        <svg viewBox="0 0 4 4" width="9" height="9" aria-hidden="true"><circle cx="2" cy="2" r="2" fill=${l} /></svg>
        ${w.play}
      </button>
    </li>`};Gh=function({event:e,clip:t}){return c`<hw-clip-player
      .src=${this.trial.home.url(t.media)}
      .poster=${this.trial.home.url(t.thumbnail)}
      .at=${Math.max(0,e.offset-Tf)}
      .codec=${t.codec}
      .start=${t.start}
      .events=${[Of(e)]}
      @hw-lost=${Cf(this,Dr)}
    ></hw-clip-player>`};Dr=new WeakMap;Vh=async function(e){this.problem=null;const{entry_id:t}=this.trial.camera;try{const s=await this.trial.home.hass.callWS({type:"hearthwatch/clip",entry_id:t,clip_id:e.clip_id});this.shown={event:e,clip:s}}catch(s){this.shown=null,this.problem=nt(s)}};Xe.styles=[B,Ut,rr,M`
      :host {
        display: grid;
        gap: 8px;
      }
      progress {
        width: 100%;
        accent-color: var(--accent);
      }
      .verdict {
        padding: 10px 14px;
        font-size: 0.9375rem;
      }
      .muted {
        font-size: 0.8125rem;
      }
      h4 {
        display: flex;
        gap: 8px;
        align-items: center;
        margin: 8px 0 0;
        font-size: 0.875rem;
      }
      hw-clip-player {
        overflow: hidden;
        border-radius: 10px;
      }
      li button {
        display: grid;
        grid-template-columns: 20px minmax(0, 1fr) auto auto;
        gap: 8px;
        justify-content: stretch;
        width: 100%;
        padding: 6px 8px;
        border: 0;
        background: none;
        font-weight: 400;
        text-align: start;
      }
      li button[aria-current] {
        background: var(--raised);
      }
      li b {
        font-weight: 550;
      }
      .text {
        display: grid;
      }
      .sign {
        font-weight: 700;
        text-align: center;
      }
      .gained {
        color: var(--good);
      }
      .lost {
        color: var(--bad);
      }
    `];sn([d({attribute:!1})],Xe.prototype,"trial",2);sn([b()],Xe.prototype,"shown",2);sn([b()],Xe.prototype,"problem",2);Xe=sn([N("hw-trial-view")],Xe);function Of({type:e,timestamp:t,label:s,box:i,zone:n,confidence:r}){return{id:"",type:e,camera:null,camera_id:null,timestamp:t,data:{object_type:s,box:i,zone:n,confidence:r},trace:{},picture:null,decision:null,alert_id:null}}function zf(e,t,s,i){return e===0&&t===0?o("Nothing would change: {count} events, as before.",{count:i}):o("{gained} events more, {lost} fewer: {after} instead of {before}.",{gained:e,lost:t,after:i,before:s})}var Pf=Object.defineProperty,Df=Object.getOwnPropertyDescriptor,qh=e=>{throw TypeError(e)},Bt=(e,t,s,i)=>{for(var n=i>1?void 0:i?Df(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Pf(t,s,n),n},Wr=(e,t,s)=>t.has(e)||qh("Cannot "+s),_e=(e,t,s)=>(Wr(e,t,"read from private field"),s?s.call(e):t.get(e)),ni=(e,t,s)=>t.has(e)?qh("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),zi=(e,t,s,i)=>(Wr(e,t,"write to private field"),t.set(e,s),s),C=(e,t,s)=>(Wr(e,t,"access private method"),s),Ys,Yt,vi,A,Zh,Kh,Yh,Jh,Xh,Qh,tl,St,Lr,el,sl,il,nl,rl,Nn,al,ie;const Wf=.005,Lf=.03;class Nr extends Event{constructor(t,s){super(Nr.type),this.drawing=t,this.kind=s}static{this.type="hw-drawn"}}let Ya=class ol extends Event{constructor(t){super(ol.type),this.which=t}static{this.type="hw-picked"}};class nn extends Event{constructor(t){super(nn.type),this.points=t}static{this.type="hw-outlined"}}let mt=class extends P{constructor(){super(...arguments),ni(this,A),this.picked=null,this.fresh=null,this.faulty=new Set,this.points=[],this.pointer=null,this.size={width:1,height:1},ni(this,Ys,null),ni(this,Yt,0),ni(this,vi,new ResizeObserver(()=>{this.size={width:this.clientWidth||1,height:this.clientHeight||1}}))}connectedCallback(){super.connectedCallback(),_e(this,vi).observe(this)}disconnectedCallback(){super.disconnectedCallback(),_e(this,vi).disconnect()}willUpdate(e){e.has("fresh")&&(this.points=[])}get isClosable(){return this.fresh==="zone"&&this.points.length>=3}finish(){this.isClosable&&this.dispatchEvent(new nn(this.points))}render(){const{width:e,height:t}=this.size;return c`<svg
      class=${this.fresh?"fresh":""}
      viewBox="0 0 ${e} ${t}"
      @pointerdown=${C(this,A,el)}
      @pointermove=${C(this,A,rl)}
      @pointerup=${C(this,A,Nn)}
      @pointercancel=${C(this,A,Nn)}
      @pointerleave=${()=>{this.pointer=null}}
    >
      ${Zs(this.drawing).toSorted((s,i)=>Number(Ye(s,this.picked))-Number(Ye(i,this.picked))).map(s=>C(this,A,Zh).call(this,s))}
      ${this.fresh?C(this,A,tl).call(this):p}
    </svg>`}};Ys=new WeakMap;Yt=new WeakMap;vi=new WeakMap;A=new WeakSet;Zh=function(e){const t=Se(this.drawing,e),s=Ye(e,this.picked)&&!this.fresh,i=this.faulty.has(`${e.kind} ${e.index}`),n=t.map(a=>C(this,A,St).call(this,a).join()).join(" "),r=qs(this.drawing,e);return v`<g class="shape ${e.kind} ${s?"picked":""} ${i?"faulty":""}">
      ${e.kind==="zone"?v`<polygon class="body" points=${n} data-kind="zone" data-index=${e.index} />`:v`<polyline class="grip" points=${n} data-kind="line" data-index=${e.index} />
              <polyline class="body" points=${n} />${C(this,A,Yh).call(this,t)}`}
      ${C(this,A,Kh).call(this,t,r)}
      ${s?C(this,A,Jh).call(this,e,t):p}
    </g>`};Kh=function(e,t){const s=e.reduce((a,h)=>h[1]<a[1]?h:a,e[0]??[0,0]),[i,n]=C(this,A,St).call(this,s),r=i>this.size.width*.75;return v`<text
      x=${i+(r?-10:10)} y=${Math.max(18,n-8)}
      text-anchor=${r?"end":"start"}
    >${t}</text>`};Yh=function(e){const[t,s]=e.map(a=>C(this,A,St).call(this,a));if(!t||!s)return p;const[i,n]=[(t[0]+s[0])/2,(t[1]+s[1])/2],r=Math.atan2(s[1]-t[1],s[0]-t[0])*180/Math.PI;return v`<path class="arrow" d="M0 0v20m-6 -7l6 7 6 -7"
      transform="translate(${i} ${n}) rotate(${r})" />`};Jh=function(e,t){const s=t.map((i,n)=>C(this,A,Xh).call(this,e,i,n,t.length));return e.kind==="line"?s:[...t.map((i,n)=>C(this,A,Qh).call(this,e,i,n,t)),...s]};Xh=function(e,t,s,i){const[n,r]=C(this,A,St).call(this,t),a=o("Corner {number} of {count}",{number:s+1,count:i});return v`<g
      class="corner"
      role="button"
      tabindex="0"
      aria-label="${a}: ${o("arrow keys move it, Delete removes it")}"
      data-point=${s}
      @keydown=${h=>C(this,A,al).call(this,h,e,s)}
      @dblclick=${()=>C(this,A,ie).call(this,Th(this.drawing,e,s),"remove")}
    ><circle class="reach" cx=${n} cy=${r} r="20" /><circle cx=${n} cy=${r} r="7" /></g>`};Qh=function(e,t,s,i){const n=i[(s+1)%i.length]??t,r=[(t[0]+n[0])/2,(t[1]+n[1])/2],[a,h]=C(this,A,St).call(this,r),l=()=>C(this,A,ie).call(this,Ch(this.drawing,e,s,r),"insert");return v`<g
      class="between"
      role="button"
      tabindex="0"
      aria-label=${o("Add a corner here")}
      data-after=${s}
      @keydown=${u=>{u.key!=="Enter"&&u.key!==" "||(u.preventDefault(),l())}}
    ><circle class="reach" cx=${a} cy=${h} r="14" /><circle cx=${a} cy=${h} r="4.5" /></g>`};tl=function(){const t=(this.pointer?[...this.points,this.pointer]:this.points).map(s=>C(this,A,St).call(this,s).join()).join(" ");return v`<g class="shape picked ${this.fresh??""}">
      <polyline class="body open" points=${t} />
      ${this.points.map(s=>{const[i,n]=C(this,A,St).call(this,s);return v`<g class="corner"><circle cx=${i} cy=${n} r="7" /></g>`})}
    </g>`};St=function([e,t]){return[e*this.size.width,t*this.size.height]};Lr=function({clientX:e,clientY:t}){const{left:s,top:i,width:n,height:r}=this.surface.getBoundingClientRect();return ye([(e-s)/n,(t-i)/r])};el=function(e){if(e.button!==0)return;const t=C(this,A,Lr).call(this,e);if(this.fresh){C(this,A,il).call(this,t);return}const s=e.target,i=C(this,A,sl).call(this,s,t);if(!i){this.picked&&this.dispatchEvent(new Ya(null));return}zi(this,Ys,i),zi(this,Yt,_e(this,Yt)+1),this.surface.setPointerCapture(e.pointerId),Ye(i.which,this.picked)||this.dispatchEvent(new Ya(i.which))};sl=function(e,t){const{picked:s,drawing:i}=this,n=e.closest("[data-point]");if(n&&s)return{kind:"point",which:s,point:Number(n.dataset.point)};const r=e.closest("[data-after]");if(r&&s){const u=Number(r.dataset.after);return zi(this,Yt,_e(this,Yt)+1),C(this,A,ie).call(this,Ch(i,s,u,t),`move ${_e(this,Yt)+1}`),{kind:"point",which:s,point:u+1}}const a=e.closest("[data-kind]");return a?{kind:"shape",which:{kind:a.dataset.kind==="line"?"line":"zone",index:Number(a.dataset.index)},from:t,drawing:i}:null};il=function(e){const t=this.points[0];if(t&&this.isClosable&&C(this,A,nl).call(this,t,e)){this.finish();return}this.points=[...this.points,e],this.fresh==="line"&&this.points.length===2&&this.dispatchEvent(new nn(this.points))};nl=function(e,t){const[s,i]=C(this,A,St).call(this,e),[n,r]=C(this,A,St).call(this,t);return Math.hypot(s-n,i-r)<18};rl=function(e){const t=C(this,A,Lr).call(this,e);this.fresh&&(this.pointer=this.points.length>0&&e.pointerType==="mouse"?t:null);const s=_e(this,Ys);if(!s)return;const i=`move ${_e(this,Yt)}`;if(s.kind==="point")C(this,A,ie).call(this,Eh(this.drawing,s.which,s.point,t),i);else{const[n,r]=s.from;C(this,A,ie).call(this,lf(s.drawing,s.which,[t[0]-n,t[1]-r]),i)}};Nn=function(){zi(this,Ys,null)};al=function(e,t,s){if(e.key==="Delete"||e.key==="Backspace"){e.preventDefault(),C(this,A,ie).call(this,Th(this.drawing,t,s),"remove");return}const i=Nf[e.key],n=Se(this.drawing,t)[s];if(!i||!n)return;e.preventDefault();const r=e.shiftKey?Lf:Wf,a=[n[0]+i[0]*r,n[1]+i[1]*r];C(this,A,ie).call(this,Eh(this.drawing,t,s,a),`keys ${t.kind} ${t.index} ${s}`)};ie=function(e,t){e!==this.drawing&&this.dispatchEvent(new Nr(e,t))};mt.styles=[B,M`
      :host,
      svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      svg {
        touch-action: none;
        user-select: none;
        -webkit-user-select: none;
      }
      .fresh {
        cursor: crosshair;
      }
      .shape {
        --colour: #7ee0d0;
      }
      .faulty {
        --colour: #ff8d84;
      }
      .body {
        fill: color-mix(in srgb, var(--colour) 12%, transparent);
        stroke: var(--colour);
        stroke-width: 2;
        stroke-linejoin: round;
        cursor: move;
      }
      .line .body,
      .open {
        fill: none;
        pointer-events: none;
      }
      .line .body {
        stroke-dasharray: 8 5;
      }
      .grip {
        fill: none;
        stroke: transparent;
        stroke-width: 24;
        cursor: move;
      }
      .picked .body {
        stroke-width: 3;
      }
      .picked.zone polygon {
        fill: color-mix(in srgb, var(--colour) 26%, transparent);
      }
      .arrow {
        fill: none;
        stroke: var(--colour);
        stroke-width: 2.5;
        stroke-linecap: round;
        stroke-linejoin: round;
        pointer-events: none;
      }
      text {
        fill: #fff;
        stroke: rgb(0 0 0 / 70%);
        stroke-width: 3;
        paint-order: stroke;
        font:
          600 14px system-ui,
          sans-serif;
        pointer-events: none;
      }
      .reach {
        fill: transparent;
        stroke: none;
      }
      .corner {
        cursor: grab;
        outline: none;
      }
      .corner circle:not(.reach) {
        fill: #fff;
        stroke: var(--colour);
        stroke-width: 3;
      }
      .between {
        cursor: copy;
        outline: none;
      }
      .between circle:not(.reach) {
        fill: var(--colour);
        stroke: rgb(0 0 0 / 60%);
        stroke-width: 1;
      }
      .corner:focus-visible circle:not(.reach),
      .between:focus-visible circle:not(.reach) {
        fill: #ffb347;
        stroke: #12100d;
      }
    `];Bt([d({attribute:!1})],mt.prototype,"drawing",2);Bt([d({attribute:!1})],mt.prototype,"picked",2);Bt([d()],mt.prototype,"fresh",2);Bt([d({attribute:!1})],mt.prototype,"faulty",2);Bt([b()],mt.prototype,"points",2);Bt([b()],mt.prototype,"pointer",2);Bt([b()],mt.prototype,"size",2);Bt([lt("svg")],mt.prototype,"surface",2);mt=Bt([N("hw-zone-canvas")],mt);const Nf={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]};var Rf=Object.defineProperty,Uf=Object.getOwnPropertyDescriptor,hl=e=>{throw TypeError(e)},wt=(e,t,s,i)=>{for(var n=i>1?void 0:i?Uf(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Rf(t,s,n),n},Rr=(e,t,s)=>t.has(e)||hl("Cannot "+s),tt=(e,t,s)=>(Rr(e,t,"read from private field"),s?s.call(e):t.get(e)),yt=(e,t,s)=>t.has(e)?hl("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),ll=(e,t,s,i)=>(Rr(e,t,"write to private field"),t.set(e,s),s),z=(e,t,s)=>(Rr(e,t,"access private method"),s),Us,S,cl,dl,pl,ul,fl,ml,gl,Ur,Rn,vl,wl,Hr,Br,Ir,Fr,bl,Un,jr,Gr,yl,Vr,Qe,qr,Zr,Kr,Hn,Yr,Jr,Xr;const Hf=[[.3,.35],[.7,.35],[.7,.85],[.3,.85]],Bf=[[.25,.6],[.75,.6]],Bn=new Map;let rt=class extends P{constructor(){super(...arguments),yt(this,S),this.history=null,this.picked=null,this.fresh=null,this.problem=null,this.note="",this.saving=!1,this.trial=null,yt(this,Us,""),yt(this,Hr,({drawing:e,kind:t})=>z(this,S,Qe).call(this,e,t)),yt(this,Br,({drawing:e,kind:t})=>z(this,S,Qe).call(this,e,t)),yt(this,Ir,({which:e})=>z(this,S,Vr).call(this,e)),yt(this,Fr,({points:e})=>{this.fresh&&z(this,S,Gr).call(this,this.fresh,e)}),yt(this,Hn,e=>{if(e.key==="Escape"&&this.fresh&&(e.preventDefault(),z(this,S,jr).call(this)),e.composedPath()[0]instanceof HTMLInputElement||!(e.ctrlKey||e.metaKey))return;const s=e.key.toLowerCase();if(s==="y"||s==="z"&&e.shiftKey)z(this,S,Zr).call(this);else if(s==="z")z(this,S,qr).call(this);else return;e.preventDefault()}),yt(this,Yr,async()=>{const{history:e,camera:t}=this;if(!e)return;this.saving=!0,this.problem=null;const{zones:s,lines:i}=e.now;try{await this.home.hass.callWS({type:"hearthwatch/zones/save",camera_id:t.camera_id,zones:s,lines:i}),ll(this,Us,JSON.stringify(e.now)),Bn.delete(t.camera_id),this.note=o("Saved. It holds from now on."),this.home.refresh()}catch(n){this.problem=nt(n)}finally{this.saving=!1}}),yt(this,Jr,()=>{this.history&&(this.trial?.stop(),this.trial=new Mf(this.home,this.camera,this.history.now),this.trial.observe(()=>this.requestUpdate()),this.trial.start())}),yt(this,Xr,()=>{this.trial?.stop(),this.trial=null})}firstUpdated(){z(this,S,wl).call(this)}disconnectedCallback(){super.disconnectedCallback(),this.trial?.stop(),this.history&&tt(this,S,Ur)&&Bn.set(this.camera.camera_id,this.history)}render(){const{name:e}=this.camera;return c`<hw-sheet heading=${o("Zones of {name}",{name:e})}>
      <div class="editor" @keydown=${tt(this,Hn)}>
        ${z(this,S,cl).call(this)}
        <div class="side">
          ${this.problem?c`<p class="problem" role="alert">${this.problem}</p>`:p}
          ${this.history?z(this,S,ul).call(this,this.history.now):c`<p class="muted">${o("Asking …")}</p>`}
        </div>
      </div>
    </hw-sheet>`}};Us=new WeakMap;S=new WeakSet;cl=function(){const{camera:e,home:t,history:s}=this,{width:i,height:n}=e.status??{width:0,height:0},r=i>0&&n>0?`${i} / ${n}`:"16 / 9",a=e.status?.state??"offline";return c`<div class="stage">
      <div class="picture" style="aspect-ratio: ${r}; --ratio: ${r}">
        <hw-live-picture
          .camera=${{id:e.camera_id,name:e.name,enabled:e.enabled,status:{state:a,reason:null,width:i,height:n}}}
          .client=${t.pictures}
          .tracks=${t.tracks}
          .pace=${2}
          plain
        ></hw-live-picture>
        ${s?c`<hw-zone-canvas
                .drawing=${s.now}
                .picked=${this.picked}
                .fresh=${this.fresh}
                .faulty=${z(this,S,vl).call(this,s.now)}
                @hw-drawn=${tt(this,Hr)}
                @hw-picked=${tt(this,Ir)}
                @hw-outlined=${tt(this,Fr)}
                @pointerup=${()=>this.requestUpdate()}
              ></hw-zone-canvas>`:p}
      </div>
      ${this.fresh?z(this,S,dl).call(this,this.fresh):z(this,S,pl).call(this)}
    </div>`};dl=function(e){const t=o(e==="zone"?"Tap the corners of the zone, one after another. Tap the first one again to finish.":"Tap where the line begins, then where it ends.");return c`<div class="guide" role="status">
      <p>${t}</p>
      <button @click=${()=>z(this,S,bl).call(this,e)}>
        ${o(e==="zone"?"Begin with a rectangle":"Begin with a level line")}
      </button>
      ${e==="zone"?c`<button class="primary" @click=${()=>this.canvas?.finish()}>${o("Done")}</button>`:p}
      <button class="plain" @click=${()=>z(this,S,jr).call(this)}>${o("Cancel")}</button>
    </div>`};pl=function(){const{history:e}=this;return c`<div class="tools">
      <button ?disabled=${!e} @click=${()=>z(this,S,Un).call(this,"zone")}>${w.add} ${o("Zone")}</button>
      <button ?disabled=${!e} @click=${()=>z(this,S,Un).call(this,"line")}>${w.add} ${o("Line")}</button>
      <span class="gap"></span>
      <button class="plain" aria-label=${o("Undo")} title=${o("Undo")} ?disabled=${!e?.canUndo} @click=${()=>z(this,S,qr).call(this)}>
        ${w.undo}
      </button>
      <button class="plain" aria-label=${o("Redo")} title=${o("Redo")} ?disabled=${!e?.canRedo} @click=${()=>z(this,S,Zr).call(this)}>
        ${w.redo}
      </button>
    </div>`};ul=function(e){const t=Zs(e);return c`
      ${t.length===0?c`<p class="muted">
              ${o("A zone tells where something happens, such as the porch but not the street. A line counts what crosses it.")}
            </p>`:c`<ul class="shapes" aria-label=${o("Zones and lines")}>
              ${t.map(s=>z(this,S,fl).call(this,e,s))}
            </ul>`}
      ${this.trial?z(this,S,ml).call(this,this.trial):p}
      <div class="foot">
        <p role="status" class="muted">${this.note}</p>
        <button ?disabled=${!tt(this,S,Rn)||this.saving||(this.trial?.runs??!1)} @click=${tt(this,Jr)}>
          ${w.clock} ${o("Try on the last day")}
        </button>
        <button class="primary" ?disabled=${!tt(this,S,Ur)||!tt(this,S,Rn)||this.saving} @click=${tt(this,Yr)}>
          ${this.saving?o("Saving …"):o("Save")}
        </button>
      </div>
    `};fl=function(e,t){const s=Ye(t,this.picked),i=qs(e,t)||o("Without a name"),n=Or(e,t);return c`<li class=${s?"open":""}>
      <div class="row">
        <button class="plain name" aria-expanded=${s?"true":"false"} @click=${()=>z(this,S,Vr).call(this,s?null:t)}>
          ${t.kind==="zone"?w.zone:w.line} <span>${i}</span>
        </button>
        <button class="plain" aria-label=${o("Delete {name}",{name:i})} @click=${()=>z(this,S,yl).call(this,t)}>
          ${w.remove}
        </button>
      </div>
      ${n?c`<p class="fault" role="alert">${If[n]()}</p>`:p}
      ${s?c`<hw-shape-form
              .drawing=${e}
              .which=${t}
              .labels=${tt(this,S,gl)}
              @hw-shaped=${tt(this,Br)}
            ></hw-shape-form>`:p}
    </li>`};ml=function(e){return c`<section class="trial">
      <div class="row">
        <h3>${o("Tried on the last day")}</h3>
        <button class="plain" aria-label=${e.runs?o("Stop trying"):o("Close")} @click=${tt(this,Xr)}>
          ${w.close}
        </button>
      </div>
      <hw-trial-view .trial=${e} @hw-changed=${()=>this.requestUpdate()}></hw-trial-view>
    </section>`};gl=function(){const e=this.camera.labels,t=e.map(Ht).filter(s=>s!=="other");return[...new Set([...t,...e])]};Ur=function(){return this.history!==null&&JSON.stringify(this.history.now)!==tt(this,Us)};Rn=function(){const e=this.history?.now;return e?Zs(e).every(t=>Or(e,t)===null):!1};vl=function(e){const t=Zs(e).filter(s=>Or(e,s)!==null);return new Set(t.map(({kind:s,index:i})=>`${s} ${i}`))};wl=async function(){try{const{zones:e,lines:t}=await this.home.hass.callWS({type:"hearthwatch/zones",camera_id:this.camera.camera_id}),s={zones:e,lines:t};ll(this,Us,JSON.stringify(s));const i=Bn.get(this.camera.camera_id);this.history=i??new $f(s),i&&(this.note=o("Your drawing from before, not saved yet."))}catch(e){this.problem=nt(e)}};Hr=new WeakMap;Br=new WeakMap;Ir=new WeakMap;Fr=new WeakMap;bl=function(e){z(this,S,Gr).call(this,e,e==="zone"?Hf:Bf)};Un=function(e){this.fresh=e,this.picked=null};jr=function(){this.fresh=null};Gr=function(e,t){const{history:s}=this,[i,n]=t;if(!s||!i||!n)return;const{now:r}=s;this.fresh=null,e==="zone"?(z(this,S,Qe).call(this,cf(r,qa(r,o("Zone")),t),null),this.picked={kind:e,index:r.zones.length}):(z(this,S,Qe).call(this,df(r,qa(r,o("Line")),i,n),null),this.picked={kind:e,index:r.lines.length})};yl=function(e){if(!this.history)return;const t=qs(this.history.now,e);z(this,S,Qe).call(this,pf(this.history.now,e),null),this.picked=null,this.note=o("{name} is deleted. Undo brings it back.",{name:t})};Vr=function(e){this.picked=e,this.history?.settle()};Qe=function(e,t){this.history?.step(e,t),this.note="",this.problem=null,this.requestUpdate()};qr=function(){this.history?.undo(),z(this,S,Kr).call(this)};Zr=function(){this.history?.redo(),z(this,S,Kr).call(this)};Kr=function(){(this.history?Zs(this.history.now):[]).some(t=>Ye(t,this.picked))||(this.picked=null),this.note="",this.requestUpdate()};Hn=new WeakMap;Yr=new WeakMap;Jr=new WeakMap;Xr=new WeakMap;rt.styles=[B,Ut,go,M`
      .editor {
        display: grid;
        grid-template-columns: minmax(0, 1.75fr) minmax(300px, 1fr);
        min-height: min(60dvh, 560px);
      }
      .stage {
        min-width: 0;
        padding: 14px;
        background: #12100d;
        color: #f1ebe2;
      }
      .picture {
        position: relative;
        width: min(100%, calc(68dvh * var(--ratio)));
        margin: 0 auto;
      }
      hw-live-picture {
        position: absolute;
        inset: 0;
        height: 100%;
        aspect-ratio: auto !important;
        border-radius: 6px;
      }
      .tools,
      .guide {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        padding-top: 12px;
      }
      .guide p {
        flex: 1 1 260px;
        font-size: 0.875rem;
      }
      .stage button {
        border-color: rgb(255 255 255 / 22%);
        background: rgb(255 255 255 / 8%);
        color: inherit;
      }
      .stage button:hover:not(:disabled) {
        background: rgb(255 255 255 / 18%);
      }
      .stage button.plain {
        border-color: transparent;
        padding: 0 9px;
      }
      .stage button.primary {
        background: var(--accent);
        color: var(--on-accent);
      }
      .gap {
        flex: 1;
      }
      .side {
        display: flex;
        flex-direction: column;
        gap: 12px;
        padding: 14px 16px;
      }
      .shapes > li {
        border-bottom: 1px solid var(--line);
      }
      .shapes > li.open {
        padding-bottom: 12px;
      }
      .row {
        display: flex;
        align-items: center;
      }
      .row h3 {
        flex: 1;
        font-size: 0.9375rem;
      }
      .row button {
        min-height: 44px;
        padding: 0 8px;
      }
      .name {
        flex: 1;
        justify-content: flex-start;
        min-width: 0;
      }
      .name span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .row button:not(.name) {
        color: var(--muted);
      }
      .fault {
        padding: 0 8px 8px;
        color: var(--bad);
        font-size: 0.8125rem;
      }
      .trial {
        padding-top: 4px;
        border-top: 1px solid var(--line);
      }
      .foot {
        position: sticky;
        bottom: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        justify-content: flex-end;
        margin: auto -16px -14px;
        padding: 12px 16px;
        border-top: 1px solid var(--line);
        background: var(--surface);
      }
      .foot p {
        flex: 1 1 100%;
        font-size: 0.8125rem;
      }
      .foot p:empty {
        display: none;
      }
      @media (max-width: 800px) {
        .editor {
          grid-template-columns: minmax(0, 1fr);
          min-height: 0;
        }
        .stage {
          padding: 8px;
        }
        .picture {
          width: min(100%, calc(46dvh * var(--ratio)));
        }
      }
    `];wt([d({attribute:!1})],rt.prototype,"home",2);wt([d({attribute:!1})],rt.prototype,"camera",2);wt([b()],rt.prototype,"history",2);wt([b()],rt.prototype,"picked",2);wt([b()],rt.prototype,"fresh",2);wt([b()],rt.prototype,"problem",2);wt([b()],rt.prototype,"note",2);wt([b()],rt.prototype,"saving",2);wt([b()],rt.prototype,"trial",2);wt([lt("hw-zone-canvas")],rt.prototype,"canvas",2);rt=wt([N("hw-zone-editor")],rt);const If={unnamed:()=>o("It needs a name."),"named twice":()=>o("Another one has this name."),crossed:()=>o("Its edges cross: move the corners apart."),flat:()=>o("It is too small.")},Ff=["person","vehicle","animal"];function jf(e,t){const s=n=>t.states[e.entities[n]??""]?.state,i=[];s("recording")==="on"&&i.push({key:"recording",icon:w.record,text:o("Recording")});for(const n of Ff){if(s(n)!=="on")continue;const r=n==="person"?Number(s("people")):1,a=r>1?o("{count} people",{count:r}):Gf[n]();i.push({key:n,icon:ir("object_detected",n),text:a})}return i.length===0&&s("motion")==="on"&&i.push({key:"motion",icon:w.motion,text:o("Motion")}),i}const Gf={person:()=>o("Person"),vehicle:()=>o("Vehicle"),animal:()=>o("Animal")};var Vf=Object.defineProperty,qf=Object.getOwnPropertyDescriptor,$l=e=>{throw TypeError(e)},Me=(e,t,s,i)=>{for(var n=i>1?void 0:i?qf(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Vf(t,s,n),n},Qr=(e,t,s)=>t.has(e)||$l("Cannot "+s),_l=(e,t,s)=>(Qr(e,t,"read from private field"),t.get(e)),Ja=(e,t,s)=>t.has(e)?$l("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Zf=(e,t,s,i)=>(Qr(e,t,"write to private field"),t.set(e,s),s),U=(e,t,s)=>(Qr(e,t,"access private method"),s),Hs,R,xl,Ie,Pi,kl,Sl,Ml,rn,Ss,Al,El;const Xa=30,Kf=5e3;let Nt=class extends P{constructor(){super(...arguments),Ja(this,R),this.idle=!1,this.note="",this.bad=!1,this.busy="",Ja(this,Hs)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(_l(this,Hs))}render(){const{may:e}=this.camera;return c`
      <div class="acts">
        ${e.control?U(this,R,xl).call(this):p}
        ${e.edit?U(this,R,Ie).call(this,"zones",w.zone,o("Zones"),()=>U(this,R,El).call(this,"hw-zones")):p}
        ${U(this,R,Ie).call(this,"more",w.more,o("More"),()=>U(this,R,Al).call(this),!1)}
      </div>
      <p class=${this.bad?"bad":""} role="status">${this.note}</p>
    `}};Hs=new WeakMap;R=new WeakSet;xl=function(){const e=U(this,R,Pi).call(this,"recording"),t=U(this,R,Pi).call(this,"detection_enabled");return c`
      ${U(this,R,Ie).call(this,"record",w.record,o(e?"Recording":"Record"),()=>U(this,R,kl).call(this),this.idle,e)}
      ${U(this,R,Ie).call(this,"snapshot",w.photo,o("Snapshot"),()=>U(this,R,Sl).call(this))}
      ${this.camera.entities.detection_enabled?U(this,R,Ie).call(this,"detect",w.eye,o("Detection"),()=>U(this,R,Ml).call(this),this.idle,t):p}
    `};Ie=function(e,t,s,i,n=this.idle,r=null){return c`<button
      class=${e}
      ?disabled=${n||this.busy===e}
      aria-pressed=${r===null?p:r?"true":"false"}
      @click=${i}
    >
      ${t}<span>${s}</span>
    </button>`};Pi=function(e){const t=this.camera.entities[e];return t?this.hass.states[t]?.state==="on":!1};kl=function(){const{device_id:e}=this.camera;U(this,R,rn).call(this,"record",o("Recording for {seconds} s.",{seconds:Xa}),()=>this.hass.callService("hearthwatch","record",{device_id:e,seconds:Xa}))};Sl=function(){const{device_id:e}=this.camera;U(this,R,rn).call(this,"snapshot",o("The picture was taken."),()=>this.hass.callService("hearthwatch","snapshot",{device_id:e}))};Ml=function(){const e=U(this,R,Pi).call(this,"detection_enabled"),t=this.camera.entities.detection_enabled,s=o(e?"Detection is off.":"Detection is on.");U(this,R,rn).call(this,"detect",s,()=>this.hass.callService("switch",e?"turn_off":"turn_on",{entity_id:t}))};rn=async function(e,t,s){this.busy=e,U(this,R,Ss).call(this,"");try{await s(),U(this,R,Ss).call(this,t)}catch(i){U(this,R,Ss).call(this,nt(i),!0)}finally{this.busy=""}};Ss=function(e,t=!1){clearTimeout(_l(this,Hs)),this.note=e,this.bad=t,e&&Zf(this,Hs,setTimeout(()=>U(this,R,Ss).call(this,""),Kf))};Al=function(){const e=this.camera.entities.live;if(!e)return;const t={entityId:e};this.dispatchEvent(new CustomEvent("hass-more-info",{detail:t,bubbles:!0,composed:!0}))};El=function(e){this.dispatchEvent(new Event(e))};Nt.styles=[B,M`
      :host {
        container-type: inline-size;
      }
      .acts {
        display: flex;
        gap: 4px;
        padding: 4px 8px 8px;
      }
      button {
        display: flex;
        flex: 1;
        align-items: center;
        justify-content: center;
        gap: 7px;
        min-width: 44px;
        min-height: 44px;
        padding: 0 8px;
        border: 0;
        border-radius: 12px;
        background: none;
        color: var(--muted);
        font: inherit;
        font-size: 0.875rem;
        font-weight: 550;
        white-space: nowrap;
        cursor: pointer;
      }
      button svg {
        flex: none;
      }
      button:hover:not(:disabled) {
        background: var(--raised);
        color: var(--text);
      }
      button:disabled {
        opacity: 0.45;
        cursor: default;
      }
      button[aria-pressed="true"] {
        color: var(--accent);
      }
      .record[aria-pressed="true"] {
        color: var(--error-color, #db4437);
      }
      .more {
        flex: none;
      }
      .more span {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      @container (max-width: 470px) {
        button {
          flex-direction: column;
          gap: 2px;
          padding: 4px 2px;
          font-size: 0.75rem;
        }
        .more {
          flex: 1;
        }
        .more span {
          position: static;
          width: auto;
          height: auto;
          clip-path: none;
        }
      }
      p {
        padding: 0 16px 12px;
        color: var(--muted);
        font-size: 0.875rem;
      }
      p:empty {
        display: none;
      }
      .bad {
        color: var(--bad);
      }
    `];Me([d({attribute:!1})],Nt.prototype,"hass",2);Me([d({attribute:!1})],Nt.prototype,"camera",2);Me([d({type:Boolean})],Nt.prototype,"idle",2);Me([b()],Nt.prototype,"note",2);Me([b()],Nt.prototype,"bad",2);Me([b()],Nt.prototype,"busy",2);Nt=Me([N("hw-camera-acts")],Nt);const Qa=["tap","always"],Cl=["boxes","zones","events","controls"];function Yf(e){return{live:"tap",boxes:!0,zones:!0,events:!0,controls:!0,...e}}function Tl(e){for(const s of["device","entity","name"]){const i=e[s];if(i!==void 0&&typeof i!="string")throw new Error(o("{key} must be a text",{key:s}))}for(const s of Cl){const i=e[s];if(i!==void 0&&typeof i!="boolean")throw new Error(o("{key} must be true or false",{key:s}))}const t=e.live;if(t!==void 0&&!Qa.some(s=>s===t))throw new Error(o("live must be one of {choices}",{choices:Qa.join(", ")}))}function In({device:e,entity:t},s){return e??(t?s.entities[t]?.device_id??null:null)}function Di(e,t){const s=e.entities[t];return s?.platform==="hearthwatch"?s.device_id??null:null}function Jf(){return{schema:[{name:"device",required:!0,selector:{device:{filter:[{integration:"hearthwatch"}],entity:[{domain:"camera"}]}}},{name:"name",selector:{text:{}}},{name:"live",default:"tap",selector:{select:{mode:"dropdown",options:[{value:"tap",label:o("When it is tapped")},{value:"always",label:o("Always, while it is seen")}]}}},{name:"",type:"grid",schema:Cl.map(e=>({name:e,default:!0,selector:{boolean:{}}}))}],assertConfig:Tl,computeLabel:({name:e})=>Xf[e]?.()??e,computeHelper:({name:e})=>Qf[e]?.()}}const Xf={device:()=>o("Camera"),name:()=>o("Name"),live:()=>o("Live picture"),boxes:()=>o("Boxes"),zones:()=>o("Zones and lines"),events:()=>o("Last events"),controls:()=>o("Buttons")},Qf={name:()=>o("Only if it is to be called something else here"),live:()=>o("Live pictures of many cameras take much of a tablet's strength")};function tm(e,t,s){return s?!e||e.cameras===null&&e.obstacle===null?null:e.cameras===null?em[e.obstacle??"failed"]():e.cameraOfDevice(s)?null:t.devices[s]?{title:o("You may not see this camera."),advice:o("An administrator can allow it, or choose another camera for this card.")}:{title:o("This camera is gone."),advice:o("Choose another one in the settings of this card.")}:{title:o("Which camera?"),advice:o("Choose one in the settings of this card.")}}const em={missing:()=>({title:o("The Hearthwatch integration is not set up."),advice:o("Add it under Settings, Devices & services.")}),unauthorized:()=>({title:o("You may not see this camera."),advice:o("An administrator can allow it, or choose another camera for this card.")}),failed:()=>({title:o("Home Assistant does not answer."),advice:o("It is tried again every few seconds.")})};function Ol(e,t,s){if(!e.connected)return{text:o("No connection to Home Assistant"),advice:o("Trying again …")};if(!e.engineLives(t)||!t.status)return{text:o("The engine does not answer"),advice:o("Does the Hearthwatch app run? It is tried again all the time.")};const{state:i,reason:n}=t.status;return!t.enabled||i==="disabled"?{text:o("Switched off"),advice:o("Nothing is looked at or recorded.")}:i==="online"?null:i==="connecting"?{text:o("Connecting …"),advice:n??""}:{text:qp({...t.status},s),advice:n??o("Is it switched on, and in the network?")}}const sm=640,im=480;function nm(e,t){const s=Object.keys(e.entities).find(l=>l.startsWith("camera.")&&Di(e,l)===t),i=s?e.states[s]:void 0,n=i?.attributes.entity_picture;if(typeof n!="string"||i?.state==="unavailable")return null;const r=Math.min(window.devicePixelRatio||1,2),a=new URL(e.hassUrl(n));a.searchParams.set("width",String(Math.round(sm*r))),a.searchParams.set("height",String(Math.round(im*r)));const h=new Image;return h.className="poster",h.alt="",h.decoding="async",h.loading="lazy",h.addEventListener("error",()=>{h.hidden=!0}),h.src=a.href,h}const rm={CHILD:2},am=e=>(...t)=>({_$litDirective$:e,values:t});let om=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,i){this._$Ct=t,this._$AM=s,this._$Ci=i}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};const{I:hm}=ud,to=e=>e,eo=()=>document.createComment(""),fs=(e,t,s)=>{const i=e._$AA.parentNode,n=t===void 0?e._$AB:t._$AA;if(s===void 0){const r=i.insertBefore(eo(),n),a=i.insertBefore(eo(),n);s=new hm(r,a,e,e.options)}else{const r=s._$AB.nextSibling,a=s._$AM,h=a!==e;if(h){let l;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(l=e._$AU)!==a._$AU&&s._$AP(l)}if(r!==n||h){let l=s._$AA;for(;l!==r;){const u=to(l).nextSibling;to(i).insertBefore(l,n),l=u}}}return s},he=(e,t,s=e)=>(e._$AI(t,s),e),lm={},cm=(e,t=lm)=>e._$AH=t,dm=e=>e._$AH,xn=e=>{e._$AR(),e._$AA.remove()};const so=(e,t,s)=>{const i=new Map;for(let n=t;n<=s;n++)i.set(e[n],n);return i},zl=am(class extends om{constructor(e){if(super(e),e.type!==rm.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let i;s===void 0?s=t:t!==void 0&&(i=t);const n=[],r=[];let a=0;for(const h of e)n[a]=i?i(h,a):a,r[a]=s(h,a),a++;return{values:r,keys:n}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,i]){const n=dm(e),{values:r,keys:a}=this.dt(t,s,i);if(!Array.isArray(n))return this.ut=a,r;const h=this.ut??=[],l=[];let u,m,f=0,y=n.length-1,$=0,W=r.length-1;for(;f<=y&&$<=W;)if(n[f]===null)f++;else if(n[y]===null)y--;else if(h[f]===a[$])l[$]=he(n[f],r[$]),f++,$++;else if(h[y]===a[W])l[W]=he(n[y],r[W]),y--,W--;else if(h[f]===a[W])l[W]=he(n[f],r[W]),fs(e,l[W+1],n[f]),f++,W--;else if(h[y]===a[$])l[$]=he(n[y],r[$]),fs(e,n[f],n[y]),y--,$++;else if(u===void 0&&(u=so(a,$,W),m=so(h,f,y)),u.has(h[f]))if(u.has(h[y])){const I=m.get(a[$]),st=I!==void 0?n[I]:null;if(st===null){const Ee=fs(e,n[f]);he(Ee,r[$]),l[$]=Ee}else l[$]=he(st,r[$]),fs(e,n[f],st),n[I]=null;$++}else xn(n[y]),y--;else xn(n[f]),f++;for(;$<=W;){const I=fs(e,l[W+1]);he(I,r[$]),l[$++]=I}for(;f<=y;){const I=n[f++];I!==null&&xn(I)}return this.ut=a,cm(e,l),we}});var pm=Object.defineProperty,um=Object.getOwnPropertyDescriptor,Pl=e=>{throw TypeError(e)},Js=(e,t,s,i)=>{for(var n=i>1?void 0:i?um(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&pm(t,s,n),n},fm=(e,t,s)=>t.has(e)||Pl("Cannot "+s),mm=(e,t,s)=>t.has(e)?Pl("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Fn=(e,t,s)=>(fm(e,t,"access private method"),s),Ms,Dl,Wl,Ll;let xe=class extends P{constructor(){super(...arguments),mm(this,Ms),this.src="",this.box=null,this.broken=!1,this.picture=null}willUpdate(e){e.has("src")&&(this.broken=!1,this.picture=null)}render(){return!this.src||this.broken?c`<slot></slot>`:c`<img
      src=${this.src}
      alt=""
      loading="lazy"
      decoding="async"
      @load=${Fn(this,Ms,Dl)}
      @error=${()=>{this.broken=!0}}
    />`}updated(){const e=this.renderRoot.querySelector("img");e&&Fn(this,Ms,Wl).call(this,e)}};Ms=new WeakSet;Dl=function(e){const{naturalWidth:t,naturalHeight:s}=e.target;this.picture={width:t,height:s}};Wl=function(e){const{box:t,picture:s}=this,i=t&&s?Fn(this,Ms,Ll).call(this,t,s):null,n=r=>`${100*r}%`;e.style.width=i?n(1/i.width):"",e.style.height=i?n(1/i.height):"",e.style.left=i?n(-i.x/i.width):"",e.style.top=i?n(-i.y/i.height):""};Ll=function(e,t){const s={width:this.clientWidth,height:this.clientHeight};return s.height>0?zd(e,t,s):null};xe.styles=M`
    :host {
      position: relative;
      display: grid;
      place-content: center;
      overflow: hidden;
    }
    img {
      position: absolute;
      top: 0;
      left: 0;
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `;Js([d()],xe.prototype,"src",2);Js([d({attribute:!1,hasChanged:gm})],xe.prototype,"box",2);Js([b()],xe.prototype,"broken",2);Js([b()],xe.prototype,"picture",2);xe=Js([N("hw-thumbnail")],xe);function gm(e,t){return!e||!t?e!==(t??null):e.x!==t.x||e.y!==t.y||e.width!==t.width||e.height!==t.height}var vm=Object.defineProperty,wm=Object.getOwnPropertyDescriptor,Nl=e=>{throw TypeError(e)},Ae=(e,t,s,i)=>{for(var n=i>1?void 0:i?wm(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&vm(t,s,n),n},bm=(e,t,s)=>t.has(e)||Nl("Cannot "+s),ym=(e,t,s)=>t.has(e)?Nl("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),io=(e,t,s)=>(bm(e,t,"access private method"),s),wi,Rl,Ul;let $m=class Hl extends Event{constructor(t){super(Hl.type),this.event=t}static{this.type="hw-chosen"}},Rt=class extends P{constructor(){super(),ym(this,wi),this.visits=[],this.cameraName="",this.chosen=null,this.known=!1,this.problem=null,new nr(this,20)}render(){const{known:e,problem:t}=this;return this.visits.length===0?t?c`<p role="alert">
          ${t}
          <button @click=${()=>this.happenings.refresh()}>${o("Try again")}</button>
        </p>`:e?c`<p>${o("Nothing has happened yet.")}</p>`:c`<ol aria-busy="true">${[1,2,3,4].map(()=>c`<li class="blank"></li>`)}</ol>`:c`<ol aria-label=${o("Last events of {name}",{name:this.cameraName})} @keydown=${io(this,wi,Ul)}>
      ${zl(this.visits,({events:s})=>s.at(-1)?.id,s=>io(this,wi,Rl).call(this,s))}
    </ol>`}};wi=new WeakSet;Rl=function({lead:e,face:t,events:s}){const{label:i}=Y(e),n=i?Ht(i):null,r=s.some(({id:h})=>h===this.chosen),a=new Date(e.timestamp);return c`<li>
      <button
        aria-label="${re(e,this.cameraName)}, ${Ds(a)}"
        aria-current=${r?"true":p}
        @click=${()=>this.dispatchEvent(new $m(e))}
      >
        <hw-thumbnail .src=${this.happenings.home.url(t.picture)} .box=${Y(t).pictureBox}>
          ${ir(e.type,n)}
        </hw-thumbnail>
        <svg class="mark" viewBox="0 0 4 4" aria-hidden="true">
          <circle cx="2" cy="2" r="2" fill=${n?ke[n]:"#d5b3ff"} />
        </svg>
        <span class="what">${_m(e)}</span>
        <time class="numbers" datetime=${e.timestamp} title=${Ds(a)}>${cr(a,new Date)}</time>
      </button>
    </li>`};Ul=function(e){const t={ArrowRight:1,ArrowLeft:-1}[e.key];if(!t)return;const s=[...this.renderRoot.querySelectorAll("button")],i=s.indexOf(e.target);s[i+t]?.focus(),e.preventDefault()};Rt.styles=[B,M`
      ol {
        display: flex;
        gap: 8px;
        padding: 10px 12px 4px;
        overflow-x: auto;
        overscroll-behavior-x: contain;
        overflow-anchor: none;
        scrollbar-width: none;
      }
      li {
        flex: none;
        width: 112px;
      }
      .blank {
        height: 99px;
        border-radius: 10px;
        background: var(--raised);
        animation: breathe 1.6s ease-in-out infinite alternate;
      }
      @keyframes breathe {
        to {
          opacity: 0.5;
        }
      }
      button {
        font: inherit;
      }
      li button {
        position: relative;
        display: grid;
        width: 100%;
        padding: 0 0 2px;
        border: 0;
        border-radius: 10px;
        background: none;
        color: var(--text);
        text-align: start;
        cursor: pointer;
      }
      hw-thumbnail {
        width: 100%;
        height: 64px;
        border-radius: 10px;
        background: var(--raised);
        color: var(--muted);
      }
      [aria-current] hw-thumbnail {
        box-shadow: 0 0 0 2px var(--surface), 0 0 0 4px var(--accent);
      }
      li button:hover hw-thumbnail {
        filter: brightness(1.08);
      }
      .mark {
        position: absolute;
        top: 6px;
        left: 6px;
        width: 9px;
        height: 9px;
        overflow: visible;
        stroke: rgb(0 0 0 / 55%);
        stroke-width: 0.7;
      }
      .what {
        margin-top: 4px;
        overflow: hidden;
        font-size: 0.8125rem;
        font-weight: 550;
        line-height: 1.25;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      time {
        color: var(--muted);
        font-size: 0.75rem;
      }
      p {
        padding: 14px 16px;
        color: var(--muted);
        font-size: 0.875rem;
      }
      p button {
        padding: 0;
        border: 0;
        background: none;
        color: var(--accent);
        font-weight: 550;
        cursor: pointer;
      }
    `];Ae([d({attribute:!1})],Rt.prototype,"happenings",2);Ae([d({attribute:!1})],Rt.prototype,"visits",2);Ae([d()],Rt.prototype,"cameraName",2);Ae([d()],Rt.prototype,"chosen",2);Ae([d({type:Boolean})],Rt.prototype,"known",2);Ae([d({attribute:!1})],Rt.prototype,"problem",2);Rt=Ae([N("hw-visit-strip")],Rt);function _m(e){const{label:t,name:s,zones:i,line:n}=Y(e);if(e.type==="snapshot_taken"||!(t??s))return Ws(e.type);const r=s??vt(Et(t??"")),a=e.type==="line_crossed"?n:i[0];return a?`${r} · ${a}`:r}var xm=Object.defineProperty,km=Object.getOwnPropertyDescriptor,Bl=e=>{throw TypeError(e)},ae=(e,t,s,i)=>{for(var n=i>1?void 0:i?km(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&xm(t,s,n),n},ta=(e,t,s)=>t.has(e)||Bl("Cannot "+s),D=(e,t,s)=>(ta(e,t,"read from private field"),s?s.call(e):t.get(e)),dt=(e,t,s)=>t.has(e)?Bl("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Zt=(e,t,s,i)=>(ta(e,t,"write to private field"),t.set(e,s),s),_t=(e,t,s)=>(ta(e,t,"access private method"),s),kt,Fe,Bs,pe,As,ea,Is,V,Il,Wi,Fl,jl,Gl,Vl,ql,Zl,Kl,sa,ia,na,Yl,Li;const jn="hearthwatch-camera-card",Sm=10,Mm={state:"connecting",reason:null,width:0,height:0};let Mt=class extends P{constructor(){super(),dt(this,V),this.layout="",this.preview=!1,this.config=null,this.live=!1,this.event=null,this.sheet=null,dt(this,kt,null),dt(this,Fe,null),dt(this,Bs,""),dt(this,pe,null),dt(this,As,""),dt(this,ea,new Eo(this)),dt(this,Is,new Tr(this,()=>this.hass,{onEvent:e=>D(this,kt)?.add(e),onGap:()=>{D(this,kt)?.refresh()}})),dt(this,sa,({event:e})=>{this.event=e}),dt(this,ia,()=>{this.event=null}),dt(this,Li,()=>{this.sheet=null}),new nr(this,20)}static getConfigForm(){return Oi(),Jf()}static getStubConfig(e){const t=Object.keys(e.entities).find(i=>i.startsWith("camera.")&&Di(e,i)),s=t?Di(e,t):null;return s?{device:s,live:"tap"}:{}}setConfig(e){Oi(),Tl(e),this.config=Yf(e),this.live=this.config.live==="always"}getCardSize(){return this.config?.events?7:5}getGridOptions(){return{columns:12,rows:"auto",min_columns:6,min_rows:4}}disconnectedCallback(){var e;super.disconnectedCallback(),(e=D(this,Fe))==null||e.call(this),Zt(this,Fe,null),Zt(this,Bs,"")}willUpdate(e){if(!this.hass)return;e.has("hass")&&Er(this.hass);const t=(this.config&&In(this.config,this.hass))??"";t!==D(this,As)&&Zt(this,pe,null),Zt(this,As,t),t&&(D(this,pe)??Zt(this,pe,nm(this.hass,t)))}shouldUpdate(e){const t=e.get("hass");return e.size>1||!t||!this.hass?!0:!_t(this,V,Il).call(this,t,this.hass)}updated(){const e=D(this,V,Wi);this.toggleAttribute("fixed",D(this,V,Fl)),_t(this,V,jl).call(this,e)}render(){const{hass:e,config:t}=this;if(!e||!t)return p;const{home:s}=D(this,Is),i=tm(s,e,In(t,e));if(i)return Am(i.title,i.advice);const n=D(this,V,Wi);return!s||!n?_t(this,V,Gl).call(this,e):c`<ha-card>
        ${this.event?_t(this,V,ql).call(this,s,n,this.event):_t(this,V,Vl).call(this,s,n,e)}
        ${t.events?_t(this,V,Zl).call(this,s,n):p}
        ${t.controls?c`<hw-camera-acts
                .hass=${e}
                .camera=${n}
                ?idle=${!s.connected||!s.engineLives(n)}
                @hw-zones=${()=>_t(this,V,na).call(this,"zones")}
              ></hw-camera-acts>`:p}
      </ha-card>
      ${_t(this,V,Yl).call(this,s,n)}`}};kt=new WeakMap;Fe=new WeakMap;Bs=new WeakMap;pe=new WeakMap;As=new WeakMap;ea=new WeakMap;Is=new WeakMap;V=new WeakSet;Il=function(e,t){if(e.language!==t.language||e.devices!==t.devices)return!1;const s=D(this,V,Wi);return s?Object.values(s.entities).every(i=>e.states[i]===t.states[i]):e.entities===t.entities};Wi=function(){const{hass:e,config:t}=this,s=e&&t?In(t,e):null;return s?D(this,Is).home?.cameraOfDevice(s)??null:null};Fl=function(){return this.layout==="grid"&&typeof this.config?.grid_options?.rows=="number"};jl=function(e){var t;const s=this.config?.boxes||this.config?.zones,n=this.live&&D(this,ea).seen&&!this.event&&s&&e?e.camera_id:"";n!==D(this,Bs)&&((t=D(this,Fe))==null||t.call(this),Zt(this,Bs,n),Zt(this,Fe,n?D(this,Is).home?.watch(n)??null:null))};Gl=function({devices:e}){const t=e[D(this,As)],s=this.config?.name||t?.name_by_user||t?.name;return c`<ha-card aria-busy="true">
      <div class="stage">${D(this,pe)}<div class="top"><h2>${s}</h2></div></div>
    </ha-card>`};Vl=function(e,t,s){const i=this.config?.name||t.name,n=Ol(e,t,new Date);return c`<div class="stage">
      <hw-live-picture
        .camera=${Em(t,i,n!==null)}
        .client=${e.pictures}
        .tracks=${e.tracks}
        .grounds=${this.config?.zones?Tm(t):Cm}
        .pace=${Sm}
        .video=${this.live&&!n?"auto":null}
        ?plain=${!this.config?.boxes}
        ?covered=${this.sheet!==null}
        ?buttons=${this.live}
      ></hw-live-picture>
      ${n?p:D(this,pe)}
      <button
        class="tap"
        aria-label=${this.live?o("Stop the live picture of {name}",{name:i}):o("Show {name} live",{name:i})}
        ?disabled=${n!==null}
        @click=${()=>{this.live=!this.live}}
      ></button>
      <div class="top">
        <h2>${i}</h2>
        <ul aria-label=${o("What is there now")} aria-live="polite">
          ${jf(t,s).map(({key:r,icon:a,text:h})=>c`<li class=${r}>${a}<span>${h}</span></li>`)}
        </ul>
      </div>
      ${n?Jl(n):p}
      ${this.live||n?p:c`<span class="hint" aria-hidden="true">${w.play} ${o("Live")}</span>`}
    </div>`};ql=function(e,t,s){const i=this.config?.name||t.name,r=e.connected&&e.engineLives(t)?null:Ol(e,t,new Date);return c`<div class="stage clip">
        <hw-home-footage .home=${e} .event=${s} .cameraName=${i}></hw-home-footage>
        ${r?Jl(r):p}
      </div>
      <div class="caption">
        <p>
          <strong>${re(s,i)}</strong>
          <small class="muted">${cr(new Date(s.timestamp),new Date)}</small>
        </p>
        <button @click=${()=>_t(this,V,na).call(this,"reasons")}>${w.question} ${o("Why?")}</button>
        <button class="plain" aria-label=${o("Back to the live picture")} @click=${D(this,ia)}>
          ${w.close}
        </button>
      </div>`};Zl=function(e,t){const s=_t(this,V,Kl).call(this,e,t);return c`<hw-visit-strip
      .happenings=${s}
      .visits=${s.visits}
      .problem=${s.problem}
      ?known=${s.known}
      .cameraName=${this.config?.name||t.name}
      .chosen=${this.event?.id??null}
      @hw-chosen=${D(this,sa)}
    ></hw-visit-strip>`};Kl=function(e,t){const{camera_id:s}=t;return(D(this,kt)?.camera.camera_id!==s||D(this,kt).home!==e)&&(Zt(this,kt,new mu(e,t)),D(this,kt).observe(()=>this.requestUpdate()),D(this,kt).refresh()),D(this,kt)};sa=new WeakMap;ia=new WeakMap;na=function(e){this.sheet=e};Yl=function(e,t){const{sheet:s,event:i}=this;if(s==="zones")return c`<hw-zone-editor
        .home=${e}
        .camera=${t}
        @hw-close=${D(this,Li)}
      ></hw-zone-editor>`;if(s!=="reasons"||!i)return p;const n=this.config?.name||t.name;return c`<hw-sheet class="narrow" heading=${re(i,n)} @hw-close=${D(this,Li)}>
      <hw-event-reasons .home=${e} .event=${i} .cameraName=${n}></hw-event-reasons>
    </hw-sheet>`};Li=new WeakMap;Mt.styles=[B,Xi,Ut,M`
      :host([fixed]),
      :host([fixed]) ha-card {
        height: 100%;
      }
      ha-card {
        display: flex;
        flex-direction: column;
        overflow: hidden;
      }
      .stage {
        position: relative;
        flex: 1 1 auto;
        min-height: 120px;
        overflow: hidden;
        border-radius: inherit;
        border-end-start-radius: 0;
        border-end-end-radius: 0;
        background: #12100d;
        color: #fff;
      }
      .poster {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: contain;
        pointer-events: none;
      }
      .poster:first-child {
        position: static;
        display: block;
        height: auto;
        aspect-ratio: auto 16 / 9;
      }
      :host([fixed]) .poster:first-child {
        position: absolute;
        height: 100%;
      }
      .poster[hidden],
      hw-live-picture[filled] + .poster {
        display: none;
      }
      [aria-busy] .stage:not(:has(.poster:not([hidden]))) {
        aspect-ratio: 16 / 9;
      }
      :host([fixed]) hw-live-picture,
      :host([fixed]) hw-home-footage {
        position: absolute;
        inset: 0;
        height: 100%;
        aspect-ratio: auto !important;
      }
      .tap {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        border: 0;
        border-radius: 0;
        background: none;
      }
      .tap:hover:not(:disabled) {
        background: none;
      }
      .tap:focus-visible {
        outline: 3px solid #ffb347;
        outline-offset: -4px;
      }
      .stage:has(hw-live-picture[video]) .tap {
        bottom: 56px;
        height: auto;
      }
      .top {
        position: absolute;
        inset: 0 0 auto;
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        align-items: center;
        justify-content: space-between;
        padding: 10px 12px 26px;
        background: linear-gradient(rgb(0 0 0 / 58%), transparent);
        pointer-events: none;
      }
      h2 {
        margin: 0;
        overflow: hidden;
        font-size: 1rem;
        font-weight: 600;
        text-overflow: ellipsis;
        text-shadow: 0 1px 3px rgb(0 0 0 / 60%);
        white-space: nowrap;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .top li {
        display: flex;
        align-items: center;
        gap: 5px;
        padding: 2px 10px 2px 6px;
        border-radius: 99px;
        background: rgb(18 16 13 / 72%);
        font-size: 0.8125rem;
        font-weight: 550;
      }
      .top li svg {
        width: 16px;
        height: 16px;
      }
      .person {
        color: #ffb347;
      }
      .vehicle {
        color: #5ac8fa;
      }
      .animal {
        color: #9be564;
      }
      .recording {
        color: #ff8d84;
      }
      .hint {
        position: absolute;
        right: 10px;
        bottom: 10px;
        display: flex;
        align-items: center;
        gap: 3px;
        padding: 4px 12px 4px 6px;
        border-radius: 99px;
        background: rgb(18 16 13 / 72%);
        font-size: 0.8125rem;
        font-weight: 550;
        pointer-events: none;
      }
      .notice {
        position: absolute;
        inset: auto 8px 8px;
        display: flex;
        gap: 10px;
        align-items: center;
        padding: 9px 13px;
        border-radius: 12px;
        background: rgb(18 16 13 / 84%);
        font-size: 0.875rem;
        line-height: 1.35;
      }
      .clip .notice {
        inset: 8px 8px auto;
      }
      .notice svg {
        flex: none;
        color: #f0bd5a;
      }
      .notice span {
        color: #cfc8bd;
      }
      .caption {
        display: flex;
        gap: 8px;
        align-items: center;
        padding: 10px 8px 4px 14px;
      }
      .caption p {
        display: grid;
        flex: 1;
        min-width: 0;
        line-height: 1.3;
      }
      .caption strong {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .caption .plain {
        padding: 0 8px;
      }
      .narrow {
        --sheet-width: 720px;
      }
      .message {
        display: grid;
        gap: 6px;
        justify-items: center;
        padding: 36px 24px;
        text-align: center;
      }
      .message svg {
        width: 36px;
        height: 36px;
        color: var(--muted);
      }
      .message p {
        max-width: 40ch;
        color: var(--muted);
        font-size: 0.875rem;
      }
    `];ae([d({attribute:!1})],Mt.prototype,"hass",2);ae([d()],Mt.prototype,"layout",2);ae([d({type:Boolean})],Mt.prototype,"preview",2);ae([b()],Mt.prototype,"config",2);ae([b()],Mt.prototype,"live",2);ae([b()],Mt.prototype,"event",2);ae([b()],Mt.prototype,"sheet",2);Mt=ae([N(jn)],Mt);function Jl({text:e,advice:t}){return c`<div class="notice" role="status">
    ${w.away}
    <p><strong>${e}</strong> <span>${t}</span></p>
  </div>`}function Am(e,t){return c`<ha-card>
    <div class="message" role="alert">
      ${w.camera}
      <strong>${e}</strong>
      <p>${t}</p>
    </div>
  </ha-card>`}function Em({camera_id:e,enabled:t,status:s},i,n){const r=s??Mm,a=n&&r.state!=="disabled"?"offline":r.state;return{id:e,name:i,enabled:t,status:{...r,state:a}}}const Cm=[],no=new WeakMap;function Tm(e){const t=no.get(e)??[...e.zones.map(({name:s,points:i})=>({name:s,points:i,closed:!0})),...e.lines.map(({name:s,from:i,to:n})=>({name:s,points:[i,n],closed:!1}))];return no.set(e,t),t}Ah({type:jn,name:"Hearthwatch camera",description:"A camera live with boxes, what is there now, and its last events with their clips.",getEntitySuggestion:(e,t)=>{const s=t.startsWith("camera.")?Di(e,t):null;return s?{config:{type:`custom:${jn}`,device:s,live:"tap"}}:null}});function Xl(e,t){return e?.cameras&&t.length>0?null:e?.obstacle==="missing"?{title:o("The Hearthwatch integration is not set up."),advice:o("Add it under Settings, Devices & services.")}:e?.obstacle?{title:o("Home Assistant does not answer."),advice:o("It is tried again every few seconds.")}:e?.cameras?{title:o("There is no camera that you may see."),advice:o("Add one, or ask an administrator to let you see some.")}:{title:o("Asking …"),advice:""}}function Ql(e){return e?c`<div class="message" role="status">
    ${w.camera}
    <strong>${e.title}</strong>
    <p>${e.advice}</p>
  </div>`:p}const tc=M`
  .message {
    display: grid;
    gap: 6px;
    justify-items: center;
    padding: 48px 24px;
    text-align: center;
  }
  .message svg {
    width: 36px;
    height: 36px;
    color: var(--muted);
  }
  .message p {
    max-width: 40ch;
    color: var(--muted);
    font-size: 0.875rem;
  }
`,ra=6e4,aa=60*ra,At=24*aa,ec=7*At,ts={hour:aa,day:At,week:ec},Om=10*ra,zm=31*At,Gn=.04;function J({start:e,end:t}){return t-e}function Ni(e,t){return{start:e-t*(1-Gn),end:e+t*Gn}}function sc(e,t){return{start:e-t/2,end:e+t/2}}function Ri({start:e,end:t},s,i){const n=s*(t-e);return Xs({start:e+n,end:t+n},i)}function Ui(e,t,s,i){const n=Math.min(Math.max(J(e)*t,Om),zm),r=(s-e.start)/J(e),a=s-r*n;return Xs({start:a,end:a+n},i)}function Xs(e,t){const s=t+Gn*J(e),i=e.end-s;return i>0?{start:e.start-i,end:s}:e}function cs({start:e,end:t},s){return s>=e&&s<=t}function Pm(e){const t=J(e);return Object.keys(ts).find(i=>Math.abs(t/ts[i]-1)<.02)??null}const Dm=[1,2,5,10,15,30].map(e=>e*ra).concat([1,2,3,6,12].map(e=>e*aa)).concat([1,2,7].map(e=>e*At));function Wm(e,t,s){const i=J(e)*s/Math.max(t,1);return Dm.find(n=>n>=i)??ec}function Lm(e,t,s){const i=[],n=e.start+s(e.start);for(let r=Math.ceil(n/t)*t;;r+=t){const a=r-s(r-s(e.start));if(a>e.end)return i;a>=e.start&&i.push(a)}}function ic({title:e,devices:t,span:s}){if(e!==void 0&&typeof e!="string")throw new Error(o("{key} must be a text",{key:"title"}));const i=t??[];if(!Array.isArray(i)||!i.every(n=>typeof n=="string"))throw new Error(o("{key} must be a list of texts",{key:"devices"}));if(s!==void 0&&!Object.hasOwn(ts,s)){const n=Object.keys(ts).join(", ");throw new Error(o("span must be one of {choices}",{choices:n}))}}function Nm({devices:e=[]},t){return e.length===0?t:t.filter(({device_id:s})=>e.includes(s))}function Rm(){return{schema:[{name:"title",selector:{text:{}}},{name:"devices",selector:{device:{multiple:!0,filter:[{integration:"hearthwatch"}],entity:[{domain:"camera"}]}}},{name:"span",default:"day",selector:{select:{mode:"dropdown",options:[{value:"hour",label:o("Hour")},{value:"day",label:o("Day")},{value:"week",label:o("Week")}]}}}],assertConfig:ic,computeLabel:({name:e})=>Um[e]?.()??e,computeHelper:({name:e})=>Hm[e]?.()}}const Um={title:()=>o("Title"),devices:()=>o("Cameras"),span:()=>o("Begins with")},Hm={devices:()=>o("Without any, all that you may see")},Hi={cameras:[],label:"",zone:"",score:0},nc=["person","vehicle","animal"];function Bm(e,t){return{camera_id:t,event_type:Ke,...e.label&&{label:e.label},...e.zone&&{zone:e.zone},...e.score>0&&{min_score:e.score}}}function Im(e,t){const{label:s,score:i,zones:n,line:r}=Y(t);return!Ke.includes(t.type)||e.cameras.length>0&&!e.cameras.includes(t.camera_id??"")||e.label&&s!==e.label&&(!s||Ht(s)!==e.label)||e.zone&&!n.includes(e.zone)&&r!==e.zone?!1:e.score===0||(i??0)>=e.score}function an(e){const{cameras:t,label:s,zone:i,score:n}=e;return[t.length>0,s!=="",i!=="",n>0].filter(Boolean).length}function Fm(e){const t=e.flatMap(({zones:s,lines:i})=>[...s,...i].map(({name:n})=>n));return[...new Set(t)].sort((s,i)=>s.localeCompare(i))}function jm(e){const t=new Set(e.flatMap(s=>s.labels));for(const s of nc)t.delete(s);return[...t].sort((s,i)=>s.localeCompare(i))}var Gm=Object.defineProperty,Vm=Object.getOwnPropertyDescriptor,rc=e=>{throw TypeError(e)},oa=(e,t,s,i)=>{for(var n=i>1?void 0:i?Vm(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Gm(t,s,n),n},qm=(e,t,s)=>t.has(e)||rc("Cannot "+s),Zm=(e,t,s)=>t.has(e)?rc("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),le=(e,t,s)=>(qm(e,t,"access private method"),s),Ot,ac,bi,on;const Km=[0,.6,.7,.8,.9];class ha extends Event{constructor(t){super(ha.type),this.choice=t}static{this.type="hw-choice"}}let Fs=class extends P{constructor(){super(...arguments),Zm(this,Ot),this.choice=Hi,this.cameras=[]}render(){const{choice:e,cameras:t}=this,s=Fm(t);return c`<form aria-label=${o("Filters")} @submit=${i=>i.preventDefault()}>
      ${t.length>1?c`<div class="cameras" role="group" aria-label=${o("Cameras")}>
              ${t.map(i=>le(this,Ot,ac).call(this,i))}
            </div>`:p}
      ${le(this,Ot,bi).call(this,o("What"),"label",[["",o("Everything")],...nc.map(i=>[i,Ym[i]()]),...jm(t).map(i=>[i,vt(Et(i))])])}
      ${s.length>0?le(this,Ot,bi).call(this,o("Where"),"zone",[["",o("Everywhere")],...s.map(i=>[i,i])]):p}
      ${le(this,Ot,bi).call(this,o("How sure"),"score",Km.map(i=>[String(i),i===0?o("Any"):o("From {share} %",{share:Math.round(i*100)})]))}
      ${an(e)>0?c`<button type="button" class="plain" @click=${()=>le(this,Ot,on).call(this,Hi)}>
              ${o("Show everything")}
            </button>`:p}
    </form>`}};Ot=new WeakSet;ac=function({camera_id:e,name:t}){const{cameras:s}=this.choice,i=s.includes(e);return c`<button
      type="button"
      aria-pressed=${i}
      @click=${()=>le(this,Ot,on).call(this,{...this.choice,cameras:i?s.filter(n=>n!==e):[...s,e]})}
    >
      ${t}
    </button>`};bi=function(e,t,s){const i=String(this.choice[t]);return c`<label>
      <span class="muted" aria-hidden="true">${e}</span>
      <select
        aria-label=${e}
        @change=${({target:n})=>{const r=n.value;le(this,Ot,on).call(this,{...this.choice,[t]:t==="score"?Number(r):r})}}
      >
        ${s.map(([n,r])=>c`<option value=${n} ?selected=${n===i}>${r}</option>`)}
      </select>
    </label>`};on=function(e){this.dispatchEvent(new ha(e))};Fs.styles=[B,Ut,M`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 14px;
        align-items: end;
      }
      .cameras {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      label {
        display: grid;
        gap: 2px;
        font-size: 0.75rem;
      }
      [aria-pressed="true"] {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
    `];oa([d({attribute:!1})],Fs.prototype,"choice",2);oa([d({attribute:!1})],Fs.prototype,"cameras",2);Fs=oa([N("hw-choice-form")],Fs);const Ym={person:()=>o("People"),vehicle:()=>o("Vehicles"),animal:()=>o("Animals")};var Jm=Object.defineProperty,Xm=Object.getOwnPropertyDescriptor,oc=e=>{throw TypeError(e)},hn=(e,t,s,i)=>{for(var n=i>1?void 0:i?Xm(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Jm(t,s,n),n},Qm=(e,t,s)=>t.has(e)||oc("Cannot "+s),tg=(e,t,s)=>t.has(e)?oc("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),js=(e,t,s)=>(Qm(e,t,"access private method"),s),fe,hc,lc,cc,la;class es extends Event{constructor(t,s=null){super(es.type,{bubbles:!0,composed:!0}),this.text=t,this.undo=s}static{this.type="hw-said"}}let ss=class extends P{constructor(){super(...arguments),tg(this,fe),this.busy=!1}render(){const{clip:e,home:t}=this,s=t.camera(e.camera_id)?.may.control??!1;return c`
      <button
        class="plain"
        aria-pressed=${e.starred}
        title=${e.starred?o("Kept for good"):o("Keep it for good")}
        aria-label=${o("Keep it for good")}
        ?disabled=${this.busy||!s}
        @click=${js(this,fe,hc)}
      >
        ${e.starred?w.starred:w.star}
      </button>
      <a
        class="button"
        href=${t.url(e.media)}
        download
        title=${o("Save it")}
        aria-label=${o("Save it")}
        >${w.download}</a
      >
      <button
        class="plain"
        title=${o("Delete the clip")}
        aria-label=${o("Delete the clip")}
        ?disabled=${this.busy||!s}
        @click=${js(this,fe,lc)}
      >
        ${w.remove}
      </button>
    `}};fe=new WeakSet;hc=async function(){const{entry_id:e,clip_id:t,starred:s}=this.clip;await js(this,fe,la).call(this,async()=>{this.clip=await this.home.hass.callWS({type:"hearthwatch/clips/star",entry_id:e,clip_id:t,starred:!s})})};lc=async function(){const{entry_id:e,clip_id:t}=this.clip,s=[t];await js(this,fe,la).call(this,async()=>{await this.home.hass.callWS({type:"hearthwatch/clips/delete",entry_id:e,clip_ids:s}),this.dispatchEvent(new es(o("Clip deleted."),()=>js(this,fe,cc).call(this,e,s)))})};cc=async function(e,t){if((await this.home.hass.callWS({type:"hearthwatch/clips/restore",entry_id:e,clip_ids:t})).clip_ids.length===0)throw new Error(o("It is gone."))};la=async function(e){this.busy=!0;try{await e()}catch(t){this.dispatchEvent(new es(nt(t)))}this.busy=!1};ss.styles=[B,Ut,M`
      :host {
        display: flex;
        gap: 2px;
      }
      button,
      .button {
        padding: 0 8px;
      }
      a.button {
        border-color: transparent;
        background: none;
      }
      a.button:hover {
        background: var(--raised);
      }
      [aria-pressed="true"] {
        color: var(--warn);
      }
    `];hn([d({attribute:!1})],ss.prototype,"home",2);hn([d({attribute:!1})],ss.prototype,"clip",2);hn([b()],ss.prototype,"busy",2);ss=hn([N("hw-clip-acts")],ss);const ro=new Map;function Bi(e,t,s){const i=`${e} ${s.locale} ${s.timeZone}`,n=ro.get(i);if(n)return n;const r=s.timeZone?{timeZone:s.timeZone}:{},a=new Intl.DateTimeFormat(s.locale,{...t,...r});return ro.set(i,a),a}function eg(e,t,s=ne()){return t>=At||sg(e,s)==="00:00"?Bi("day",{weekday:"short",day:"numeric"},s).format(e):Bi("short",{hour:"numeric",minute:"2-digit"},s).format(e)}function Vn(e,t,s=ne()){const i=Bi("clock",{timeStyle:"medium"},s).format(e);return o("{day}, {time}",{day:lr(new Date(e),new Date(t),s),time:i})}function ca(e,t=ne()){const s=Bi("parts",{year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",hourCycle:"h23",calendar:"gregory",numberingSystem:"latn"},t).formatToParts(e),i=r=>Number(s.find(a=>a.type===r)?.value??0);return Date.UTC(i("year"),i("month")-1,i("day"),i("hour"),i("minute"))-Math.floor(e/6e4)*6e4}function dc(e,t=ne()){const s=ca(e,t);return Math.floor((e+s)/At)*At-s}function sg(e,t){return new Date(e+ca(e,t)).toISOString().slice(11,16)}function ig({since:e,until:t,buckets:s,cameras:i}){const n={start:Date.parse(e),end:Date.parse(t)},r=(n.end-n.start)/s,a=h=>n.start+h*r;return{span:n,buckets:s,cameras:new Map(i.map(({camera_id:h,events:l,recorded:u})=>[h,{events:l,recorded:u.map(([m,f])=>({start:a(m),end:a(f+1)}))}]))}}function ng(e){const[t]=e;return t?{...t,cameras:new Map(e.flatMap(({cameras:s})=>[...s]))}:null}function rg(e,t,s,i){const{span:n,buckets:r}=e,a=Math.floor((i-n.start)/(n.end-n.start)*r);if(a<0||a>=r)return e;const h=e.cameras.get(t)??{events:{},recorded:[]},l=[...h.events[s]??new Array(r).fill(0)];l[a]=(l[a]??0)+1;const u=new Map(e.cameras);return u.set(t,{...h,events:{...h.events,[s]:l}}),{...e,cameras:u}}function ag(e){let t=0;for(const{events:s}of e.cameras.values()){const i=Object.values(s);for(let n=0;n<e.buckets;n+=1){const r=i.reduce((a,h)=>a+(h[n]??0),0);r>t&&(t=r)}}return t}const pc=100;class og{#t;constructor(t){this.#t=t.map(s=>({fetch:s,waiting:[],cursor:null,over:!1}))}get over(){return this.#t.every(({waiting:t,over:s})=>s&&t.length===0)}async next(){const t=[];for(;t.length<pc&&!this.over;){await Promise.all(this.#t.map(hg));const i=this.#t.filter(({waiting:n})=>n.length>0).reduce((n,r)=>!n||lg(r,n)?r:n,null)?.waiting.shift();i&&t.push(i)}return t}}async function hg(e){if(e.over||e.waiting.length>0)return;const{events:t,next_cursor:s}=await e.fetch(pc,e.cursor);e.waiting=t,e.cursor=s,e.over=s===null}function lg(e,t){return(e.waiting[0]?.timestamp??"")>(t.waiting[0]?.timestamp??"")}const cg=140,dg=3,pg=600,ug=24;class fg extends qi{constructor(t,s){super(),this.home=t,this.lanes=null,this.visits=[],this.more=!1,this.busy=!1,this.problem=null,this.#t={start:0,end:0},this.#s=[],this.#i=240,this.#n=[],this.#r=null,this.#a=0,this.#o=new Map,this.#e=s}#t;#e;#s;#i;#n;#r;#a;#h;#o;look(t,s,i,n){const r=Math.min(Math.max(Math.round(n/dg),40),pg),a=s!==this.#e||i!==this.#s;if(t.start===this.#t.start&&t.end===this.#t.end&&!a&&r===this.#i)return;const l=this.#s.length===0;this.#t=t,this.#e=s,this.#s=i,this.#i=r,a&&this.#o.clear(),clearTimeout(this.#h),this.#h=setTimeout(()=>{this.refresh()},l||a?0:cg)}async refresh(){if(this.#s.length===0)return;const t=++this.#a;this.busy=!0,this.changed();const s=new og(this.#l().map(i=>this.#u(i)));try{const[i,n]=await Promise.all([this.#w(),s.next()]);if(t!==this.#a)return;this.lanes=i,this.#r=s,this.#c(n),this.problem=null}catch(i){if(t!==this.#a)return;this.problem=nt(i)}this.busy=!1,this.changed()}async extend(){const t=this.#r;if(!t||this.busy||t.over)return;const s=this.#a;this.busy=!0;try{const i=await t.next();if(s!==this.#a)return;this.#c([...this.#n,...i]),this.problem=null}catch(i){if(s!==this.#a)return;this.problem=nt(i),this.more=!1}this.busy=!1,this.changed()}add(t){const s=Date.parse(t.timestamp);if(!this.#s.some(({camera_id:a})=>a===t.camera_id)||!cs(this.#t,s)||!Im(this.#e,t)||this.#n.some(({id:a})=>a===t.id))return;this.#o.clear();const{label:n}=Y(t),r=n?Ht(n):"other";this.lanes&&(this.lanes=rg(this.lanes,t.camera_id??"",r,s)),this.#c([t,...this.#n]),this.changed()}forget(){this.#o.clear(),this.refresh()}#c(t){this.#n=t,this.visits=dh(t),this.more=this.#r!==null&&!this.#r.over}#l(){return[...new Set(this.#s.map(({entry_id:t})=>t))]}#d(t){const s=this.#s.filter(({entry_id:i})=>i===t).map(({camera_id:i})=>i);return{entry_id:t,...Bm(this.#e,s),since:new Date(this.#t.start).toISOString(),until:new Date(this.#t.end).toISOString()}}#u(t){const s=this.#d(t);return(i,n)=>this.home.hass.callWS({type:"hearthwatch/events",...s,limit:i,...n&&{cursor:n}})}async#w(){const t=`${this.#t.start} ${this.#t.end} ${this.#i}`,s=this.#o.get(t);if(s)return s;const i=this.#i,n=await Promise.all(this.#l().map(h=>this.home.hass.callWS({type:"hearthwatch/timeline",...this.#d(h),buckets:i}))),r=ng(n.map(ig));r&&this.#o.set(t,r);const[a]=this.#o.keys();return this.#o.size>ug&&a!==void 0&&this.#o.delete(a),r}}const Ii="moment";function mg({entry_id:e,camera_id:t,slug:s},i){return{id:`${Ii} ${t} ${i}`,entry_id:e,type:Ii,camera:s,camera_id:t,timestamp:new Date(i).toISOString(),data:{},trace:{},picture:null,clip_id:null,decision:null,alert_id:null}}const ft=24,Es=4,gg=["person","vehicle","animal","other"];function vg(e,t){const{width:s,lane:i,cameras:n,colours:r}=t;e.clearRect(0,0,s,ft+n.length*i),wg(e,t);const a=t.lanes?ag(t.lanes):0;n.forEach((h,l)=>{const u=ft+l*i;e.fillStyle=r.ground,$g(e,0,u,s,i-Es),e.save(),e.clip(),bg(e,t,h,u,a),e.restore()}),yg(e,t)}function wg(e,t){const{marks:s,step:i,width:n,lane:r,cameras:a,colours:h,font:l}=t;e.font=l,e.textBaseline="middle",e.strokeStyle=h.line,e.fillStyle=h.muted,e.lineWidth=1;for(const u of s){const m=Math.round(Cs(u,t))+.5;e.beginPath(),e.moveTo(m,ft-6),e.lineTo(m,ft+a.length*r-Es),e.stroke();const f=eg(u,i),y=e.measureText(f).width/2;m>y&&m<n-y&&e.fillText(f,m-y,ft/2-3)}}function bg(e,t,s,i,n){const{lanes:r,lane:a,colours:h}=t,l=r?.cameras.get(s);if(!r||!l)return;const u=i+a-Es;e.fillStyle=h.footage;for(const{start:y,end:$}of l.recorded){const W=Cs(y,t);e.fillRect(W,i,Math.max(Cs($,t)-W,1.5),a-Es)}const m=J(r.span)/r.buckets,f=Math.max(m/J(t.span)*t.width-.6,2);for(let y=0;y<r.buckets;y+=1){const $=Cs(r.span.start+y*m,t);if($<-f||$>t.width)continue;let W=u;for(const I of gg){const st=l.events[I]?.[y]??0;if(st===0)continue;const Ee=Math.max((a-Es-13)*Math.sqrt(st/n),4);e.fillStyle=ke[I],e.fillRect($,Math.max(W-Ee,i),f,Ee),W-=Ee}}}function yg(e,t){const s=Cs(t.now,t);s>=t.width||(e.fillStyle=t.colours.muted,e.fillRect(Math.round(s),ft-6,1,t.cameras.length*t.lane+2))}function $g(e,t,s,i,n){e.beginPath(),e.roundRect(t,s,i,n,6),e.fill()}function Cs(e,{span:t,width:s}){return(e-t.start)/J(t)*s}var _g=Object.defineProperty,xg=Object.getOwnPropertyDescriptor,uc=e=>{throw TypeError(e)},bt=(e,t,s,i)=>{for(var n=i>1?void 0:i?xg(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&_g(t,s,n),n},fc=(e,t,s)=>t.has(e)||uc("Cannot "+s),K=(e,t,s)=>(fc(e,t,"read from private field"),s?s.call(e):t.get(e)),kn=(e,t,s)=>t.has(e)?uc("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),L=(e,t,s)=>(fc(e,t,"access private method"),s),ut,vs,O,ln,mc,gc,vc,qn,wc,cn,dn,bc,yc,yi,$c,Kt;const kg=38,Sg=27,Mg=6,Ag=1/96;class Qs extends Event{constructor(t,s,i){super(Qs.type),this.moment=t,this.camera=s,this.done=i}static{this.type="hw-scrubbed"}}class da extends Event{constructor(t){super(da.type),this.span=t}static{this.type="hw-spanned"}}class pa extends Event{constructor(t){super(pa.type),this.by=t}static{this.type="hw-skipped"}}let at=class extends P{constructor(){super(...arguments),kn(this,O),this.lanes=null,this.cameras=[],this.cursor=0,this.camera=null,this.now=0,this.theme="",this.width=0,kn(this,ut,new Map),kn(this,vs,new ResizeObserver(([e])=>{this.width=Math.round(e?.contentRect.width??0),this.dispatchEvent(new Event("hw-resized"))}))}disconnectedCallback(){super.disconnectedCallback(),K(this,vs).disconnect()}connectedCallback(){super.connectedCallback(),this.hasUpdated&&K(this,vs).observe(this.bar)}firstUpdated(){K(this,vs).observe(this.bar),this.bar.addEventListener("wheel",e=>L(this,O,bc).call(this,e),{passive:!1})}render(){const{cameras:e,cursor:t,span:s,now:i}=this,n=(t-s.start)/J(s),r=cs(s,t),a=K(this,O,ln),h=e.findIndex(({id:m})=>m===this.camera),l=e[h]?.name,u=Vn(t,i);return c`<div
        class="bar"
        role="slider"
        tabindex="0"
        aria-label=${o("Moment on the timeline")}
        aria-describedby="keys"
        aria-valuemin=${Math.round(s.start/1e3)}
        aria-valuemax=${Math.round(s.end/1e3)}
        aria-valuenow=${Math.round(t/1e3)}
        aria-valuetext=${l?`${u}, ${l}`:u}
        style="height: ${ft+e.length*a}px"
        @keydown=${L(this,O,yc)}
        @pointerdown=${L(this,O,gc)}
        @pointermove=${L(this,O,vc)}
        @pointerup=${L(this,O,qn)}
        @pointercancel=${L(this,O,qn)}
      >
        <canvas aria-hidden="true"></canvas>
        ${e.map((m,f)=>c`<span
            class="name"
            ?data-here=${f===h}
            style="top: ${ft+f*a}px"
            >${m.name}</span
          >`)}
        <div class="cursor" ?hidden=${!r} style="left: ${n*100}%">
          <span class="words numbers" style="translate: ${-100*Math.min(Math.max(n,0),1)}% 0"
            >${u}</span
          >
          ${h<0?"":c`<i style="top: ${ft+h*a+a/2-7}px"></i>`}
        </div>
      </div>
      <p id="keys" class="hidden">
        ${o("Arrow keys move the cursor and choose a camera, with Shift they go to the next event. Plus and minus zoom, Page Up and Page Down turn the page.")}
      </p>`}updated(e){const t=[...e.keys()];t.length>0&&t.every(s=>s==="cursor"||s==="camera")||L(this,O,mc).call(this)}};ut=new WeakMap;vs=new WeakMap;O=new WeakSet;ln=function(){return this.cameras.length>Mg?Sg:kg};mc=function(){const{canvas:e,width:t,span:s,cameras:i,lanes:n,now:r}=this,a=K(this,O,ln),h=ft+i.length*a,l=window.devicePixelRatio||1;e.width=t*l,e.height=h*l;const u=e.getContext("2d");if(!u||t===0)return;u.scale(l,l);const m=getComputedStyle(this),f=$=>m.getPropertyValue($).trim(),y=Wm(s,t,74);vg(u,{width:t,lane:a,span:s,step:y,marks:Lm(s,y,ca),lanes:n,cameras:i.map(({id:$})=>$),now:r,colours:{line:f("--line"),muted:f("--muted"),ground:f("--raised"),footage:f("--footage")},font:`500 11px ${m.fontFamily}`})};gc=function(e){e.button===0&&(this.bar.setPointerCapture(e.pointerId),K(this,ut).set(e.pointerId,e.clientX),K(this,ut).size===1&&L(this,O,cn).call(this,e,!1))};vc=function(e){const t=K(this,ut).get(e.pointerId);if(t===void 0)return;if(K(this,ut).size===1){K(this,ut).set(e.pointerId,e.clientX),L(this,O,cn).call(this,e,!1);return}const[s]=[...K(this,ut)].filter(([i])=>i!==e.pointerId);K(this,ut).set(e.pointerId,e.clientX),s&&L(this,O,wc).call(this,t,e.clientX,s[1])};qn=function(e){const t=K(this,ut).size===1;K(this,ut).delete(e.pointerId)&&t&&e.type==="pointerup"&&L(this,O,cn).call(this,e,!0)};wc=function(e,t,s){const i=(e-s)/(t-s||1);!Number.isFinite(i)||i<=0||L(this,O,Kt).call(this,Ui(this.span,i,L(this,O,dn).call(this,s),this.now))};cn=function({clientX:e,clientY:t},s){const{top:i}=this.bar.getBoundingClientRect(),n=Math.floor((t-i-ft)/K(this,O,ln)),r=Math.min(Math.max(n,0),this.cameras.length-1),a=n<0?this.camera:this.cameras[r]?.id??null,h=Math.min(L(this,O,dn).call(this,e),this.now);this.dispatchEvent(new Qs(h,a,s))};dn=function(e){const{left:t,width:s}=this.bar.getBoundingClientRect(),i=Math.min(Math.max((e-t)/s,0),1);return this.span.start+i*J(this.span)};bc=function(e){if(e.ctrlKey||e.metaKey){const t=Math.exp(Math.min(Math.max(e.deltaY,-80),80)/200);L(this,O,Kt).call(this,Ui(this.span,t,L(this,O,dn).call(this,e.clientX),this.now))}else{const t=e.shiftKey?e.deltaX||e.deltaY:e.deltaX;if(t===0)return;L(this,O,Kt).call(this,Ri(this.span,t/Math.max(this.width,1),this.now))}e.preventDefault()};yc=function(e){const{span:t,cursor:s,now:i}=this,n=J(t)*Ag,r=cs(t,s)?s:(t.start+t.end)/2;switch(e.key){case"ArrowLeft":case"ArrowRight":{const a=e.key==="ArrowLeft"?-1:1;e.shiftKey?this.dispatchEvent(new pa(a)):L(this,O,yi).call(this,s+a*n);break}case"ArrowUp":case"ArrowDown":L(this,O,$c).call(this,e.key==="ArrowUp"?-1:1);break;case"PageUp":L(this,O,Kt).call(this,Ri(t,-.8,i));break;case"PageDown":L(this,O,Kt).call(this,Ri(t,.8,i));break;case"Home":L(this,O,yi).call(this,t.start);break;case"End":L(this,O,yi).call(this,t.end);break;case"+":case"=":L(this,O,Kt).call(this,Ui(t,.5,r,i));break;case"-":L(this,O,Kt).call(this,Ui(t,2,r,i));break;default:return}e.preventDefault()};yi=function(e){this.dispatchEvent(new Qs(Math.min(e,this.now),this.camera,!0))};$c=function(e){const t=this.cameras.findIndex(({id:i})=>i===this.camera),s=this.cameras[Math.min(Math.max(t+e,0),this.cameras.length-1)];s&&this.dispatchEvent(new Qs(this.cursor,s.id,!0))};Kt=function(e){this.dispatchEvent(new da(e))};at.styles=[B,M`
      :host {
        --footage: color-mix(in srgb, var(--text) 17%, var(--raised));
      }
      .bar {
        position: relative;
        border-radius: 8px;
        cursor: crosshair;
        touch-action: pan-y;
        user-select: none;
        -webkit-user-select: none;
      }
      canvas {
        position: absolute;
        width: 100%;
        height: 100%;
      }
      .name {
        position: absolute;
        left: 6px;
        max-width: 45%;
        padding: 1px 3px;
        overflow: hidden;
        color: var(--text);
        font-size: 0.6875rem;
        font-weight: 550;
        line-height: 1.25;
        text-overflow: ellipsis;
        text-shadow:
          0 0 3px var(--raised),
          0 0 3px var(--raised);
        white-space: nowrap;
        opacity: 0.8;
        pointer-events: none;
      }
      .name[data-here] {
        opacity: 1;
        font-weight: 700;
      }
      .cursor {
        position: absolute;
        top: 0;
        bottom: 4px;
        width: 2px;
        margin-left: -1px;
        border-radius: 1px;
        background: var(--accent);
        pointer-events: none;
      }
      .cursor[hidden] {
        display: none;
      }
      .words {
        position: absolute;
        top: 0;
        left: 1px;
        padding: 1px 8px;
        border-radius: 99px;
        background: var(--accent);
        color: var(--on-accent);
        font-size: 0.6875rem;
        font-weight: 600;
        line-height: 1.5;
        white-space: nowrap;
      }
      .cursor i {
        position: absolute;
        left: -6px;
        width: 14px;
        height: 14px;
        border: 2px solid var(--surface);
        border-radius: 50%;
        background: var(--accent);
      }
    `];bt([d({attribute:!1})],at.prototype,"span",2);bt([d({attribute:!1})],at.prototype,"lanes",2);bt([d({attribute:!1})],at.prototype,"cameras",2);bt([d({type:Number})],at.prototype,"cursor",2);bt([d()],at.prototype,"camera",2);bt([d({type:Number})],at.prototype,"now",2);bt([d()],at.prototype,"theme",2);bt([b()],at.prototype,"width",2);bt([lt("canvas")],at.prototype,"canvas",2);bt([lt(".bar")],at.prototype,"bar",2);at=bt([N("hw-time-bar")],at);var Eg=Object.defineProperty,Cg=Object.getOwnPropertyDescriptor,_c=e=>{throw TypeError(e)},It=(e,t,s,i)=>{for(var n=i>1?void 0:i?Cg(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Eg(t,s,n),n},xc=(e,t,s)=>t.has(e)||_c("Cannot "+s),We=(e,t,s)=>(xc(e,t,"read from private field"),s?s.call(e):t.get(e)),ao=(e,t,s)=>t.has(e)?_c("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Le=(e,t,s)=>(xc(e,t,"access private method"),s),ws,pt,pn,kc,Sc,Mc,ua,Ac;const Pt=68,oo=4;class fa extends Event{constructor(t,s){super(fa.type),this.event=t,this.play=s}static{this.type="hw-picked"}}let gt=class extends P{constructor(){super(...arguments),ao(this,pt),this.visits=[],this.names=new Map,this.chosen=null,this.more=!1,this.top=0,this.height=0,ao(this,ws,new ResizeObserver(([e])=>{this.height=e?.contentRect.height??0}))}connectedCallback(){super.connectedCallback(),this.hasUpdated&&We(this,ws).observe(this.rows)}disconnectedCallback(){super.disconnectedCallback(),We(this,ws).disconnect()}firstUpdated(){We(this,ws).observe(this.rows)}render(){const{visits:e}=this,t=Math.max(Math.floor(this.top/Pt)-oo,0),s=Math.min(Math.ceil((this.top+this.height)/Pt)+oo,e.length),i=We(this,pt,pn);return c`<div
      class="rows"
      role="listbox"
      tabindex="0"
      aria-label=${o("What happened")}
      aria-activedescendant=${i>=t&&i<s?`row-${i}`:p}
      @scroll=${Le(this,pt,Sc)}
      @keydown=${Le(this,pt,Mc)}
    >
      <div style="height: ${e.length*Pt}px">
        ${zl(e.slice(t,s),({events:n})=>n.at(-1)?.id,(n,r)=>Le(this,pt,kc).call(this,n,t+r,t+r===i))}
      </div>
    </div>`}updated(e){e.has("chosen")&&Le(this,pt,Ac).call(this),this.more&&this.top+2*this.height>this.visits.length*Pt&&this.dispatchEvent(new Event("hw-more"))}};ws=new WeakMap;pt=new WeakSet;pn=function(){return this.visits.findIndex(({events:e})=>e.some(({id:t})=>t===this.chosen))};kc=function({lead:e,face:t},s,i){const{label:n}=Y(e),r=n?Ht(n):null,a=new Date(e.timestamp),h=this.names.get(e.camera_id??"")??"";return c`<div
      class="row"
      id="row-${s}"
      role="option"
      aria-selected=${i}
      aria-setsize=${this.more?-1:this.visits.length}
      aria-posinset=${s+1}
      style="top: ${s*Pt}px"
      @click=${()=>Le(this,pt,ua).call(this,e,!0)}
    >
      <hw-thumbnail .src=${this.home.url(t.picture)} .box=${Y(t).pictureBox}>
        ${ir(e.type,r)}
      </hw-thumbnail>
      <span class="mark" style="background: ${ke[r??"other"]}"></span>
      <span class="what">${re(e,h)}</span>
      <time class="muted numbers" datetime=${e.timestamp}>
        ${lr(a,new Date)}, ${Ds(a)}
      </time>
    </div>`};Sc=function(){this.top=this.rows.scrollTop};Mc=function(e){const{visits:t}=this,s=We(this,pt,pn),n={ArrowDown:s+1,ArrowUp:s-1,PageDown:s+Math.max(Math.floor(this.height/Pt),1),PageUp:s-Math.max(Math.floor(this.height/Pt),1),Home:0,End:t.length-1,Enter:s," ":s}[e.key];if(n===void 0)return;e.preventDefault();const r=t[Math.min(Math.max(n,0),t.length-1)];r&&Le(this,pt,ua).call(this,r.lead,e.key==="Enter"||e.key===" ")};ua=function(e,t){this.dispatchEvent(new fa(e,t))};Ac=function(){const e=We(this,pt,pn);if(e<0||this.height===0)return;const t=e*Pt;t<this.rows.scrollTop&&(this.rows.scrollTop=t);const s=t+Pt-this.height;s>this.rows.scrollTop&&(this.rows.scrollTop=s)};gt.styles=[B,M`
      :host {
        position: relative;
        min-height: 0;
      }
      .rows {
        position: absolute;
        inset: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        border-radius: 10px;
      }
      .rows > div {
        position: relative;
      }
      .row {
        position: absolute;
        right: 0;
        left: 0;
        display: grid;
        grid-template-columns: 92px 8px 1fr;
        grid-template-rows: 30px 30px;
        column-gap: 8px;
        height: 68px;
        padding: 4px 8px 4px 4px;
        border-radius: 10px;
        cursor: pointer;
      }
      .row:hover {
        background: color-mix(in srgb, var(--raised) 60%, transparent);
      }
      .row[aria-selected="true"] {
        background: var(--accent-soft);
      }
      .rows:focus-visible {
        outline-offset: -2px;
      }
      hw-thumbnail {
        grid-row: 1 / -1;
        width: 92px;
        height: 60px;
        border-radius: 8px;
        background: var(--raised);
        color: var(--muted);
      }
      .mark {
        grid-area: 1 / 2;
        align-self: end;
        width: 8px;
        height: 8px;
        margin-bottom: 6px;
        border-radius: 50%;
        box-shadow: 0 0 0 1px rgb(0 0 0 / 25%);
      }
      .what {
        grid-area: 1 / 3;
        align-self: end;
        overflow: hidden;
        font-size: 0.875rem;
        font-weight: 550;
        line-height: 1.3;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      time {
        grid-area: 2 / 3;
        font-size: 0.8125rem;
      }
    `];It([d({attribute:!1})],gt.prototype,"home",2);It([d({attribute:!1})],gt.prototype,"visits",2);It([d({attribute:!1})],gt.prototype,"names",2);It([d()],gt.prototype,"chosen",2);It([d({type:Boolean})],gt.prototype,"more",2);It([b()],gt.prototype,"top",2);It([b()],gt.prototype,"height",2);It([lt(".rows")],gt.prototype,"rows",2);gt=It([N("hw-visit-list")],gt);var Tg=Object.defineProperty,Og=Object.getOwnPropertyDescriptor,Ec=e=>{throw TypeError(e)},X=(e,t,s,i)=>{for(var n=i>1?void 0:i?Og(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Tg(t,s,n),n},ma=(e,t,s)=>t.has(e)||Ec("Cannot "+s),j=(e,t,s)=>(ma(e,t,"read from private field"),s?s.call(e):t.get(e)),jt=(e,t,s)=>t.has(e)?Ec("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Lt=(e,t,s,i)=>(ma(e,t,"write to private field"),t.set(e,s),s),T=(e,t,s)=>(ma(e,t,"access private method"),s),me,$i,_i,ge,Gs,je,x,xi,Cc,Ts,Fi,Tc,Oc,zc,Pc,Dc,Wc,Lc,Nc,ga,un,Rc,Zn,Uc,Hc,Bc,Ic,Fc,va,jc,ji,Gc;const ho=250,zg=1e4;let G=class extends P{constructor(){super(),jt(this,x),this.cameras=[],this.length="day",this.look="",this.choice=Hi,this.span={start:0,end:1},this.cursor=0,this.shown=null,this.playing=!1,this.clip=null,this.filtering=!1,this.asking=!1,this.said=null,jt(this,me,null),jt(this,$i,null),jt(this,_i,!0),jt(this,ge),jt(this,Gs),jt(this,je,[]),jt(this,Ts,{key:"",cameras:[]}),new nr(this,20)}connectedCallback(){super.connectedCallback(),this.hasUpdated&&T(this,x,xi).call(this)}disconnectedCallback(){super.disconnectedCallback();for(const e of j(this,je))e();Lt(this,je,[]),clearTimeout(j(this,ge)),clearTimeout(j(this,Gs))}willUpdate(e){this.hasUpdated?e.has("home")&&T(this,x,xi).call(this):(this.span=Ni(Date.now(),ts[this.length]),this.cursor=Date.now(),T(this,x,xi).call(this));const t=Date.now();this.span!==j(this,$i)&&Lt(this,_i,cs(this.span,t)),j(this,_i)&&t>this.span.end&&(this.span=Ni(t,J(this.span))),Lt(this,$i,this.span)}updated(){j(this,me)?.look(this.span,this.choice,j(this,x,Fi),this.bar?.clientWidth??720)}render(){const e=j(this,me);if(!e)return p;const t=Date.now(),s=j(this,x,Fi),i=an(this.choice);return c`
      <div class="tools">
        ${T(this,x,Oc).call(this,t)}
        <button
          class="plain"
          aria-expanded=${this.filtering}
          @click=${()=>{this.filtering=!this.filtering}}
        >
          ${w.filter} ${o("Filters")}
          ${i>0?c`<span class="count">${i}</span>`:p}
        </button>
      </div>
      ${this.filtering?c`<hw-choice-form
              .choice=${this.choice}
              .cameras=${this.cameras}
              @hw-choice=${({choice:n})=>{this.choice=n}}
            ></hw-choice-form>`:p}
      <hw-time-bar
        .span=${this.span}
        .lanes=${e.lanes}
        .cameras=${s.map(({camera_id:n,name:r})=>({id:n,name:r}))}
        .cursor=${this.cursor}
        .camera=${this.shown?.camera_id??null}
        .now=${t}
        .theme=${this.look}
        @hw-scrubbed=${T(this,x,Bc)}
        @hw-spanned=${({span:n})=>{this.span=n}}
        @hw-skipped=${T(this,x,Ic)}
        @hw-resized=${()=>this.requestUpdate()}
      ></hw-time-bar>
      ${T(this,x,Tc).call(this)}
      <div class="room">
        <section class="seen" aria-label=${o("Footage")}>
          ${T(this,x,zc).call(this)} ${T(this,x,Pc).call(this)}
        </section>
        ${T(this,x,Dc).call(this,e)}
      </div>
      <div class="said" role="status">${T(this,x,Lc).call(this)}</div>
      ${T(this,x,Nc).call(this)}
    `}};me=new WeakMap;$i=new WeakMap;_i=new WeakMap;ge=new WeakMap;Gs=new WeakMap;je=new WeakMap;x=new WeakSet;xi=function(){for(const t of j(this,je))t();const e=new fg(this.home,this.choice);Lt(this,me,e),Lt(this,je,[e.observe(()=>T(this,x,Cc).call(this)),this.home.observe(()=>this.requestUpdate()),this.home.listen({onEvent:t=>e.add(t),onGap:()=>e.forget(),onClip:t=>{t!=="clip_starred"&&e.forget()}})])};Cc=function(){const e=j(this,me)?.visits[0]?.lead;!this.shown&&e&&(this.shown=e,this.cursor=Date.parse(e.timestamp)),this.requestUpdate()};Ts=new WeakMap;Fi=function(){const{cameras:e}=this.choice,t=e.length===0?this.cameras:this.cameras.filter(({camera_id:i})=>e.includes(i)),s=t.map(({camera_id:i,name:n})=>`${i} ${n}`).join();return s!==j(this,Ts).key&&Lt(this,Ts,{key:s,cameras:t}),j(this,Ts).cameras};Tc=function(){const{home:e}=this,t=e.connected?j(this,x,Fi).some(s=>!e.engineLives(s))?o("The engine does not answer."):null:o("No connection to Home Assistant");return t?c`<p class="away" role="status">${w.away} ${t} ${o("Trying again …")}</p>`:p};Oc=function(e){const{span:t}=this,s=Pm(t),i=cs(t,e),n=new Date(dc((t.start+t.end)/2)+At/2);return c`<div class="lengths" role="group" aria-label=${o("Span")}>
        ${["hour","day","week"].map(r=>c`<button
            aria-pressed=${r===s}
            @click=${()=>T(this,x,Rc).call(this,ts[r])}
          >
            ${Pg[r]()}
          </button>`)}
      </div>
      <div class="steps">
        <button class="plain" aria-label=${o("Earlier")} @click=${()=>T(this,x,Zn).call(this,-1)}>
          ${w.back}
        </button>
        <input
          type="date"
          aria-label=${o("Day")}
          .value=${n.toISOString().slice(0,10)}
          @change=${T(this,x,Hc)}
        />
        <button
          class="plain later"
          aria-label=${o("Later")}
          ?disabled=${i}
          @click=${()=>T(this,x,Zn).call(this,1)}
        >
          ${w.back}
        </button>
        <button ?disabled=${i} @click=${()=>T(this,x,Uc).call(this)}>${o("Now")}</button>
      </div>`};zc=function(){const{shown:e,home:t}=this;if(!e)return c`<div class="stage blank">
        <p>${o("Choose something that happened, or a moment on the bar.")}</p>
      </div>`;const s=T(this,x,un).call(this,e);if(!this.playing){const i=re(e,s),{label:n,pictureBox:r}=Y(e);return c`<div class="stage">
        <hw-event-picture
          .src=${t.url(e.picture)}
          .alt=${i}
          .box=${r}
          .label=${n??""}
        ></hw-event-picture>
        <button
          class="play"
          aria-label=${o("Play the clip")}
          @click=${()=>{this.playing=!0}}
        >
          ${w.play}
        </button>
      </div>`}return c`<div class="stage">
      <hw-home-footage
        .home=${t}
        .event=${e}
        .cameraName=${s}
        ?exact=${e.type===Ii}
        @hw-clip-shown=${({clip:i})=>{this.clip=i}}
        @hw-played=${T(this,x,jc)}
      ></hw-home-footage>
    </div>`};Pc=function(){const{shown:e,clip:t}=this;if(!e)return p;const s=Vn(Date.parse(e.timestamp),Date.now()),i=e.type===Ii,n=T(this,x,un).call(this,e);return c`<div class="caption">
      <p>
        <strong>${i?n:re(e,n)}</strong>
        <small class="muted numbers">${i?Vn(this.cursor,Date.now()):s}</small>
      </p>
      ${i?p:c`<button class="plain" @click=${()=>T(this,x,ga).call(this,!0)}>
              ${w.question} ${o("Why?")}
            </button>`}
      ${t&&this.playing?c`<hw-clip-acts
              .home=${this.home}
              .clip=${t}
              @hw-said=${r=>T(this,x,ji).call(this,r)}
            ></hw-clip-acts>`:p}
    </div>`};Dc=function(e){const{visits:t,problem:s,busy:i}=e;if(s&&t.length===0)return c`<div class="none" role="alert">
        ${w.away}
        <p>${s}</p>
        <button @click=${()=>{e.refresh()}}>${o("Try again")}</button>
      </div>`;if(t.length===0)return c`<div class="none" aria-busy=${i}>
        ${w.clock}
        <p>${i?o("Asking …"):T(this,x,Wc).call(this)}</p>
        ${!i&&an(this.choice)>0?c`<button
                @click=${()=>{this.choice=Hi}}
              >
                ${o("Show everything")}
              </button>`:p}
      </div>`;const n=new Map(this.cameras.map(({camera_id:r,name:a})=>[r,a]));return c`<hw-visit-list
      .home=${this.home}
      .visits=${t}
      .names=${n}
      .chosen=${this.shown?.id??null}
      ?more=${e.more}
      @hw-picked=${T(this,x,Fc)}
      @hw-more=${()=>{e.extend()}}
    ></hw-visit-list>`};Wc=function(){return an(this.choice)>0?o("Nothing like that happened in this time."):o("Nothing happened in this time.")};Lc=function(){const{said:e}=this;return e?c`<p>
      <span>${e.text}</span>
      ${e.undo?c`<button @click=${()=>{T(this,x,Gc).call(this,e)}}>${o("Undo")}</button>`:p}
    </p>`:p};Nc=function(){const{shown:e}=this;if(!this.asking||!e)return p;const t=T(this,x,un).call(this,e);return c`<hw-sheet
      class="narrow"
      heading=${re(e,t)}
      @hw-close=${()=>T(this,x,ga).call(this,!1)}
    >
      <hw-event-reasons .home=${this.home} .event=${e} .cameraName=${t}></hw-event-reasons>
    </hw-sheet>`};ga=function(e){this.asking=e};un=function({camera_id:e,camera:t}){return this.home.camera(e??"")?.name??t??""};Rc=function(e){const t=Date.now(),{cursor:s}=this,i=t-s<e*.9;this.span=i?Ni(t,e):Xs(sc(s,e),t)};Zn=function(e){this.span=Ri(this.span,e*.92,Date.now())};Uc=function(){this.span=Ni(Date.now(),J(this.span))};Hc=function({target:e}){const t=Date.parse(e.value);if(Number.isNaN(t))return;const s=dc(t+At/2),i=Math.max(J(this.span),At);this.span=Xs({start:s,end:s+i},Date.now())};Bc=function({moment:e,camera:t,done:s}){this.cursor=e;const i=this.cameras.find(({camera_id:r})=>r===t)??this.cameras[0];if(!i)return;clearTimeout(j(this,ge));const n=()=>{Lt(this,ge,void 0),this.shown=mg(i,e),this.playing=!0};s?n():Lt(this,ge,setTimeout(n,this.playing?ho/2:ho))};Ic=function({by:e}){const t=j(this,me)?.visits??[],s=[...t].reverse().find(({lead:r})=>Date.parse(r.timestamp)>this.cursor),i=t.find(({lead:r})=>Date.parse(r.timestamp)<this.cursor),n=e>0?s:i;n&&T(this,x,va).call(this,n.lead,this.playing)};Fc=function({event:e,play:t}){T(this,x,va).call(this,e,t)};va=function(e,t){this.shown=e,this.playing=t,t||(this.clip=null),this.cursor=Date.parse(e.timestamp),cs(this.span,this.cursor)||(this.span=Xs(sc(this.cursor,J(this.span)),Date.now()))};jc=function({moment:e}){j(this,ge)===void 0&&(this.cursor=e)};ji=function(e){clearTimeout(j(this,Gs)),this.said=e,Lt(this,Gs,setTimeout(()=>{this.said=null},zg))};Gc=async function(e){try{await e.undo?.(),T(this,x,ji).call(this,new es(o("It is back.")))}catch(t){T(this,x,ji).call(this,new es(nt(t)))}};G.styles=[B,Xi,Ut,M`
      :host {
        position: relative;
        display: flex;
        flex-direction: column;
        gap: 10px;
        container-type: inline-size;
        min-height: 0;
      }
      .tools,
      .lengths,
      .steps {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        align-items: center;
      }
      .tools > button {
        margin-inline-start: auto;
      }
      .lengths {
        gap: 0;
      }
      .lengths button {
        border-radius: 0;
      }
      .lengths button + button {
        border-inline-start: 0;
      }
      .lengths button:first-child {
        border-start-start-radius: 10px;
        border-end-start-radius: 10px;
      }
      .lengths button:last-child {
        border-start-end-radius: 10px;
        border-end-end-radius: 10px;
      }
      [aria-pressed="true"] {
        background: var(--accent-soft);
      }
      .steps {
        flex-wrap: nowrap;
        gap: 2px;
      }
      .steps .plain {
        padding: 0 6px;
      }
      .later svg {
        transform: scaleX(-1);
      }
      input {
        min-height: 36px;
        padding: 0 8px;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--surface);
        color-scheme: var(--scheme, light dark);
        font-size: 0.875rem;
      }
      .count {
        min-width: 20px;
        padding: 1px 6px;
        border-radius: 99px;
        background: var(--accent);
        color: var(--on-accent);
        font-size: 0.75rem;
      }
      hw-time-bar {
        flex: none;
      }
      .away {
        display: flex;
        gap: 10px;
        align-items: center;
        padding: 8px 14px;
        border-radius: 10px;
        background: var(--warn-soft);
        font-size: 0.875rem;
      }
      .room {
        display: grid;
        flex: 1;
        grid-template-columns: minmax(0, 1.7fr) minmax(300px, 1fr);
        gap: 12px;
        min-height: 0;
      }
      .seen {
        display: flex;
        flex-direction: column;
        gap: 4px;
        min-width: 0;
        min-height: 0;
      }
      .stage {
        position: relative;
        display: grid;
        align-items: center;
        overflow: hidden;
        min-height: 120px;
        border-radius: 12px;
        background: #12100d;
        color: #cfc8bd;
      }
      .stage > * {
        width: 100%;
      }
      .blank {
        aspect-ratio: 16 / 9;
        padding: 20px;
        text-align: center;
      }
      .play {
        position: absolute;
        inset: 0;
        height: 100%;
        border: 0;
        border-radius: 12px;
        background: none;
        color: #fff;
      }
      .play:hover:not(:disabled) {
        background: rgb(0 0 0 / 12%);
      }
      .play svg {
        width: 64px;
        height: 64px;
        padding: 16px 14px 16px 18px;
        border-radius: 50%;
        background: rgb(18 16 13 / 72%);
      }
      .caption {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 4px;
        align-items: center;
        min-height: 44px;
        padding: 2px 0 0 4px;
      }
      .caption p {
        display: grid;
        flex: 1;
        min-width: 180px;
        line-height: 1.3;
      }
      .caption strong {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      hw-visit-list {
        min-height: 280px;
      }
      .none {
        display: grid;
        gap: 10px;
        place-content: center;
        justify-items: center;
        min-height: 160px;
        padding: 24px;
        color: var(--muted);
        font-size: 0.875rem;
        text-align: center;
      }
      .none svg {
        width: 30px;
        height: 30px;
      }
      .said {
        position: absolute;
        bottom: 12px;
        left: 50%;
        z-index: 1;
        max-width: calc(100% - 24px);
        translate: -50%;
      }
      .said p {
        display: flex;
        gap: 14px;
        align-items: center;
        padding: 8px 10px 8px 18px;
        border-radius: 12px;
        background: #2b2723;
        color: #fff;
        box-shadow: 0 6px 24px rgb(0 0 0 / 35%);
        font-size: 0.9375rem;
      }
      .said button {
        border: 0;
        background: none;
        color: #ffb347;
      }
      .said button:hover:not(:disabled) {
        background: rgb(255 255 255 / 10%);
      }
      .narrow {
        --sheet-width: 720px;
      }
      @container (max-width: 719px) {
        .room {
          grid-template-rows: auto minmax(280px, 1fr);
          grid-template-columns: minmax(0, 1fr);
        }
        .caption p {
          flex-basis: 60%;
        }
      }
    `];X([d({attribute:!1})],G.prototype,"home",2);X([d({attribute:!1})],G.prototype,"cameras",2);X([d()],G.prototype,"length",2);X([d()],G.prototype,"look",2);X([b()],G.prototype,"choice",2);X([b()],G.prototype,"span",2);X([b()],G.prototype,"cursor",2);X([b()],G.prototype,"shown",2);X([b()],G.prototype,"playing",2);X([b()],G.prototype,"clip",2);X([b()],G.prototype,"filtering",2);X([b()],G.prototype,"asking",2);X([b()],G.prototype,"said",2);X([lt("hw-time-bar")],G.prototype,"bar",2);G=X([N("hw-timeline-view")],G);const Pg={hour:()=>o("Hour"),day:()=>o("Day"),week:()=>o("Week")};var Dg=Object.defineProperty,Wg=Object.getOwnPropertyDescriptor,Vc=e=>{throw TypeError(e)},fn=(e,t,s,i)=>{for(var n=i>1?void 0:i?Wg(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Dg(t,s,n),n},Lg=(e,t,s)=>t.has(e)||Vc("Cannot "+s),Ng=(e,t,s)=>(Lg(e,t,"read from private field"),t.get(e)),Rg=(e,t,s)=>t.has(e)?Vc("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Kn;const qc="hearthwatch-timeline-card";let is=class extends P{constructor(){super(...arguments),this.layout="",this.config=null,Rg(this,Kn,new Tr(this,()=>this.hass))}static getConfigForm(){return Oi(),Rm()}static getStubConfig(){return{}}setConfig(e){Oi(),ic(e),this.config=e}getCardSize(){return 12}getGridOptions(){return{columns:"full",rows:"auto",min_columns:6,min_rows:8}}willUpdate(e){e.has("hass")&&this.hass&&Er(this.hass)}shouldUpdate(e){const t=e.get("hass");return e.size>1||!t||!this.hass?!0:t.language!==this.hass.language||t.themes!==this.hass.themes}render(){const{hass:e,config:t}=this;if(!e||!t)return p;const{home:s}=Ng(this,Kn),i=Nm(t,s?.cameras??[]),n=Xl(s,i);return!s||n?c`<ha-card>${Ql(n)}</ha-card>`:c`<ha-card>
      ${t.title?c`<h2>${t.title}</h2>`:p}
      <hw-timeline-view
        .home=${s}
        .cameras=${i}
        .length=${t.span??"day"}
        .look=${String(e.themes?.darkMode)}
      ></hw-timeline-view>
    </ha-card>`}};Kn=new WeakMap;is.styles=[B,Xi,tc,M`
      :host {
        height: 100%;
      }
      ha-card {
        display: flex;
        flex-direction: column;
        gap: 8px;
        min-height: 100%;
        padding: 12px;
      }
      h2 {
        margin: 2px 4px;
        font-size: 1.125rem;
        font-weight: 600;
      }
      hw-timeline-view {
        flex: 1;
      }
    `];fn([d({attribute:!1})],is.prototype,"hass",2);fn([d({reflect:!0})],is.prototype,"layout",2);fn([b()],is.prototype,"config",2);is=fn([N(qc)],is);Ah({type:qc,name:"Hearthwatch timeline",description:"All cameras over time: move to any moment, filter, and play what happened."});var Ug=Object.defineProperty,Hg=Object.getOwnPropertyDescriptor,Zc=e=>{throw TypeError(e)},wa=(e,t,s,i)=>{for(var n=i>1?void 0:i?Hg(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Ug(t,s,n),n},Bg=(e,t,s)=>t.has(e)||Zc("Cannot "+s),Ig=(e,t,s)=>(Bg(e,t,"read from private field"),t.get(e)),Fg=(e,t,s)=>t.has(e)?Zc("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Yn;const jg="hearthwatch-timeline-panel";let Vs=class extends P{constructor(){super(...arguments),this.narrow=!1,Fg(this,Yn,new Tr(this,()=>this.hass))}willUpdate(e){e.has("hass")&&this.hass&&Er(this.hass)}shouldUpdate(e){const t=e.get("hass");return e.size>1||!t||!this.hass?!0:t.language!==this.hass.language||t.themes!==this.hass.themes}render(){const{hass:e,narrow:t}=this,{home:s}=Ig(this,Yn),i=s?.cameras??[],n=Xl(s,i);return c`
      <header>
        <ha-menu-button .hass=${e} .narrow=${t}></ha-menu-button>
        <h1>Hearthwatch</h1>
      </header>
      <main>
        ${!s||n?Ql(n):c`<hw-timeline-view
                .home=${s}
                .cameras=${i}
                .look=${String(e?.themes?.darkMode)}
              ></hw-timeline-view>`}
      </main>
    `}};Yn=new WeakMap;Vs.styles=[B,Xi,tc,M`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
        min-height: 100dvh;
        background: var(--ground);
      }
      header {
        display: flex;
        flex: none;
        align-items: center;
        height: var(--header-height, 56px);
        padding: 0 12px;
        border-bottom: 1px solid var(--line);
        background: var(--app-header-background-color, var(--surface));
        color: var(--app-header-text-color, var(--text));
      }
      h1 {
        margin: 0 12px;
        font-size: 1.25rem;
        font-weight: 400;
      }
      main {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
        padding: 12px 16px 16px;
      }
      hw-timeline-view {
        flex: 1;
      }
      @media (max-width: 600px) {
        main {
          padding: 8px;
        }
      }
    `];wa([d({attribute:!1})],Vs.prototype,"hass",2);wa([d({type:Boolean})],Vs.prototype,"narrow",2);Vs=wa([N(jg)],Vs);
