const oi=globalThis,Jn=oi.ShadowRoot&&(oi.ShadyCSS===void 0||oi.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Xn=Symbol(),ba=new WeakMap;let lo=class{constructor(e,s,i){if(this._$cssResult$=!0,i!==Xn)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=s}get styleSheet(){let e=this.o;const s=this.t;if(Jn&&e===void 0){const i=s!==void 0&&s.length===1;i&&(e=ba.get(s)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),i&&ba.set(s,e))}return e}toString(){return this.cssText}};const Kc=t=>new lo(typeof t=="string"?t:t+"",void 0,Xn),S=(t,...e)=>{const s=t.length===1?t[0]:e.reduce((i,n,r)=>i+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+t[r+1],t[0]);return new lo(s,t,Xn)},Yc=(t,e)=>{if(Jn)t.adoptedStyleSheets=e.map(s=>s instanceof CSSStyleSheet?s:s.styleSheet);else for(const s of e){const i=document.createElement("style"),n=oi.litNonce;n!==void 0&&i.setAttribute("nonce",n),i.textContent=s.cssText,t.appendChild(i)}},ya=Jn?t=>t:t=>t instanceof CSSStyleSheet?(e=>{let s="";for(const i of e.cssRules)s+=i.cssText;return Kc(s)})(t):t;const{is:Jc,defineProperty:Xc,getOwnPropertyDescriptor:Qc,getOwnPropertyNames:td,getOwnPropertySymbols:ed,getPrototypeOf:sd}=Object,qi=globalThis,$a=qi.trustedTypes,id=$a?$a.emptyScript:"",nd=qi.reactiveElementPolyfillSupport,bs=(t,e)=>t,Mi={toAttribute(t,e){switch(e){case Boolean:t=t?id:null;break;case Object:case Array:t=t==null?t:JSON.stringify(t)}return t},fromAttribute(t,e){let s=t;switch(e){case Boolean:s=t!==null;break;case Number:s=t===null?null:Number(t);break;case Object:case Array:try{s=JSON.parse(t)}catch{s=null}}return s}},Qn=(t,e)=>!Jc(t,e),_a={attribute:!0,type:String,converter:Mi,reflect:!1,useDefault:!1,hasChanged:Qn};Symbol.metadata??=Symbol("metadata"),qi.litPropertyMetadata??=new WeakMap;let Oe=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,s=_a){if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(e,s),!s.noAccessor){const i=Symbol(),n=this.getPropertyDescriptor(e,i,s);n!==void 0&&Xc(this.prototype,e,n)}}static getPropertyDescriptor(e,s,i){const{get:n,set:r}=Qc(this.prototype,e)??{get(){return this[s]},set(a){this[s]=a}};return{get:n,set(a){const h=n?.call(this);r?.call(this,a),this.requestUpdate(e,h,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??_a}static _$Ei(){if(this.hasOwnProperty(bs("elementProperties")))return;const e=sd(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(bs("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(bs("properties"))){const s=this.properties,i=[...td(s),...ed(s)];for(const n of i)this.createProperty(n,s[n])}const e=this[Symbol.metadata];if(e!==null){const s=litPropertyMetadata.get(e);if(s!==void 0)for(const[i,n]of s)this.elementProperties.set(i,n)}this._$Eh=new Map;for(const[s,i]of this.elementProperties){const n=this._$Eu(s,i);n!==void 0&&this._$Eh.set(n,s)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){const s=[];if(Array.isArray(e)){const i=new Set(e.flat(1/0).reverse());for(const n of i)s.unshift(ya(n))}else e!==void 0&&s.push(ya(e));return s}static _$Eu(e,s){const i=s.attribute;return i===!1?void 0:typeof i=="string"?i:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){const e=new Map,s=this.constructor.elementProperties;for(const i of s.keys())this.hasOwnProperty(i)&&(e.set(i,this[i]),delete this[i]);e.size>0&&(this._$Ep=e)}createRenderRoot(){const e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Yc(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,s,i){this._$AK(e,i)}_$ET(e,s){const i=this.constructor.elementProperties.get(e),n=this.constructor._$Eu(e,i);if(n!==void 0&&i.reflect===!0){const r=(i.converter?.toAttribute!==void 0?i.converter:Mi).toAttribute(s,i.type);this._$Em=e,r==null?this.removeAttribute(n):this.setAttribute(n,r),this._$Em=null}}_$AK(e,s){const i=this.constructor,n=i._$Eh.get(e);if(n!==void 0&&this._$Em!==n){const r=i.getPropertyOptions(n),a=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:Mi;this._$Em=n;const h=a.fromAttribute(s,r.type);this[n]=h??this._$Ej?.get(n)??h,this._$Em=null}}requestUpdate(e,s,i,n=!1,r){if(e!==void 0){const a=this.constructor;if(n===!1&&(r=this[e]),i??=a.getPropertyOptions(e),!((i.hasChanged??Qn)(r,s)||i.useDefault&&i.reflect&&r===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,i))))return;this.C(e,s,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,s,{useDefault:i,reflect:n,wrapped:r},a){i&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??s??this[e]),r!==!0||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||i||(s=void 0),this._$AL.set(e,s)),n===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(s){Promise.reject(s)}const e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[n,r]of this._$Ep)this[n]=r;this._$Ep=void 0}const i=this.constructor.elementProperties;if(i.size>0)for(const[n,r]of i){const{wrapped:a}=r,h=this[n];a!==!0||this._$AL.has(n)||h===void 0||this.C(n,void 0,r,h)}}let e=!1;const s=this._$AL;try{e=this.shouldUpdate(s),e?(this.willUpdate(s),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(s)):this._$EM()}catch(i){throw e=!1,this._$EM(),i}e&&this._$AE(s)}willUpdate(e){}_$AE(e){this._$EO?.forEach(s=>s.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(s=>this._$ET(s,this[s])),this._$EM()}updated(e){}firstUpdated(e){}};Oe.elementStyles=[],Oe.shadowRootOptions={mode:"open"},Oe[bs("elementProperties")]=new Map,Oe[bs("finalized")]=new Map,nd?.({ReactiveElement:Oe}),(qi.reactiveElementVersions??=[]).push("2.1.2");const tr=globalThis,xa=t=>t,Ai=tr.trustedTypes,ka=Ai?Ai.createPolicy("lit-html",{createHTML:t=>t}):void 0,co="$lit$",Vt=`lit$${Math.random().toFixed(9).slice(2)}$`,po="?"+Vt,rd=`<${po}>`,ve=document,Os=()=>ve.createComment(""),zs=t=>t===null||typeof t!="object"&&typeof t!="function",er=Array.isArray,ad=t=>er(t)||typeof t?.[Symbol.iterator]=="function",gn=`[ 	
\f\r]`,ds=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Sa=/-->/g,Ma=/>/g,oe=RegExp(`>|${gn}(?:([^\\s"'>=/]+)(${gn}*=${gn}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Aa=/'/g,Ea=/"/g,uo=/^(?:script|style|textarea|title)$/i,fo=t=>(e,...s)=>({_$litType$:t,strings:e,values:s}),c=fo(1),g=fo(2),we=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),Ca=new WeakMap,ce=ve.createTreeWalker(ve,129);function mo(t,e){if(!er(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return ka!==void 0?ka.createHTML(e):e}const od=(t,e)=>{const s=t.length-1,i=[];let n,r=e===2?"<svg>":e===3?"<math>":"",a=ds;for(let h=0;h<s;h++){const l=t[h];let u,m,f=-1,y=0;for(;y<l.length&&(a.lastIndex=y,m=a.exec(l),m!==null);)y=a.lastIndex,a===ds?m[1]==="!--"?a=Sa:m[1]!==void 0?a=Ma:m[2]!==void 0?(uo.test(m[2])&&(n=RegExp("</"+m[2],"g")),a=oe):m[3]!==void 0&&(a=oe):a===oe?m[0]===">"?(a=n??ds,f=-1):m[1]===void 0?f=-2:(f=a.lastIndex-m[2].length,u=m[1],a=m[3]===void 0?oe:m[3]==='"'?Ea:Aa):a===Ea||a===Aa?a=oe:a===Sa||a===Ma?a=ds:(a=oe,n=void 0);const $=a===oe&&t[h+1].startsWith("/>")?" ":"";r+=a===ds?l+rd:f>=0?(i.push(u),l.slice(0,f)+co+l.slice(f)+Vt+$):l+Vt+(f===-2?h:$)}return[mo(t,r+(t[s]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),i]};class Ps{constructor({strings:e,_$litType$:s},i){let n;this.parts=[];let r=0,a=0;const h=e.length-1,l=this.parts,[u,m]=od(e,s);if(this.el=Ps.createElement(u,i),ce.currentNode=this.el.content,s===2||s===3){const f=this.el.content.firstChild;f.replaceWith(...f.childNodes)}for(;(n=ce.nextNode())!==null&&l.length<h;){if(n.nodeType===1){if(n.hasAttributes())for(const f of n.getAttributeNames())if(f.endsWith(co)){const y=m[a++],$=n.getAttribute(f).split(Vt),W=/([.?@])?(.*)/.exec(y);l.push({type:1,index:r,name:W[2],strings:$,ctor:W[1]==="."?ld:W[1]==="?"?cd:W[1]==="@"?dd:Zi}),n.removeAttribute(f)}else f.startsWith(Vt)&&(l.push({type:6,index:r}),n.removeAttribute(f));if(uo.test(n.tagName)){const f=n.textContent.split(Vt),y=f.length-1;if(y>0){n.textContent=Ai?Ai.emptyScript:"";for(let $=0;$<y;$++)n.append(f[$],Os()),ce.nextNode(),l.push({type:2,index:++r});n.append(f[y],Os())}}}else if(n.nodeType===8)if(n.data===po)l.push({type:2,index:r});else{let f=-1;for(;(f=n.data.indexOf(Vt,f+1))!==-1;)l.push({type:7,index:r}),f+=Vt.length-1}r++}}static createElement(e,s){const i=ve.createElement("template");return i.innerHTML=e,i}}function Ve(t,e,s=t,i){if(e===we)return e;let n=i!==void 0?s._$Co?.[i]:s._$Cl;const r=zs(e)?void 0:e._$litDirective$;return n?.constructor!==r&&(n?._$AO?.(!1),r===void 0?n=void 0:(n=new r(t),n._$AT(t,s,i)),i!==void 0?(s._$Co??=[])[i]=n:s._$Cl=n),n!==void 0&&(e=Ve(t,n._$AS(t,e.values),n,i)),e}class hd{constructor(e,s){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){const{el:{content:s},parts:i}=this._$AD,n=(e?.creationScope??ve).importNode(s,!0);ce.currentNode=n;let r=ce.nextNode(),a=0,h=0,l=i[0];for(;l!==void 0;){if(a===l.index){let u;l.type===2?u=new ns(r,r.nextSibling,this,e):l.type===1?u=new l.ctor(r,l.name,l.strings,this,e):l.type===6&&(u=new pd(r,this,e)),this._$AV.push(u),l=i[++h]}a!==l?.index&&(r=ce.nextNode(),a++)}return ce.currentNode=ve,n}p(e){let s=0;for(const i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(e,i,s),s+=i.strings.length-2):i._$AI(e[s])),s++}}class ns{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,s,i,n){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=e,this._$AB=s,this._$AM=i,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode;const s=this._$AM;return s!==void 0&&e?.nodeType===11&&(e=s.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,s=this){e=Ve(this,e,s),zs(e)?e===p||e==null||e===""?(this._$AH!==p&&this._$AR(),this._$AH=p):e!==this._$AH&&e!==we&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):ad(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==p&&zs(this._$AH)?this._$AA.nextSibling.data=e:this.T(ve.createTextNode(e)),this._$AH=e}$(e){const{values:s,_$litType$:i}=e,n=typeof i=="number"?this._$AC(e):(i.el===void 0&&(i.el=Ps.createElement(mo(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===n)this._$AH.p(s);else{const r=new hd(n,this),a=r.u(this.options);r.p(s),this.T(a),this._$AH=r}}_$AC(e){let s=Ca.get(e.strings);return s===void 0&&Ca.set(e.strings,s=new Ps(e)),s}k(e){er(this._$AH)||(this._$AH=[],this._$AR());const s=this._$AH;let i,n=0;for(const r of e)n===s.length?s.push(i=new ns(this.O(Os()),this.O(Os()),this,this.options)):i=s[n],i._$AI(r),n++;n<s.length&&(this._$AR(i&&i._$AB.nextSibling,n),s.length=n)}_$AR(e=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);e!==this._$AB;){const i=xa(e).nextSibling;xa(e).remove(),e=i}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}}class Zi{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,s,i,n,r){this.type=1,this._$AH=p,this._$AN=void 0,this.element=e,this.name=s,this._$AM=n,this.options=r,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=p}_$AI(e,s=this,i,n){const r=this.strings;let a=!1;if(r===void 0)e=Ve(this,e,s,0),a=!zs(e)||e!==this._$AH&&e!==we,a&&(this._$AH=e);else{const h=e;let l,u;for(e=r[0],l=0;l<r.length-1;l++)u=Ve(this,h[i+l],s,l),u===we&&(u=this._$AH[l]),a||=!zs(u)||u!==this._$AH[l],u===p?e=p:e!==p&&(e+=(u??"")+r[l+1]),this._$AH[l]=u}a&&!n&&this.j(e)}j(e){e===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}}class ld extends Zi{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===p?void 0:e}}class cd extends Zi{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==p)}}class dd extends Zi{constructor(e,s,i,n,r){super(e,s,i,n,r),this.type=5}_$AI(e,s=this){if((e=Ve(this,e,s,0)??p)===we)return;const i=this._$AH,n=e===p&&i!==p||e.capture!==i.capture||e.once!==i.once||e.passive!==i.passive,r=e!==p&&(i===p||n);n&&this.element.removeEventListener(this.name,this,i),r&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}}class pd{constructor(e,s,i){this.element=e,this.type=6,this._$AN=void 0,this._$AM=s,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(e){Ve(this,e)}}const ud={I:ns},fd=tr.litHtmlPolyfillSupport;fd?.(Ps,ns),(tr.litHtmlVersions??=[]).push("3.3.3");const md=(t,e,s)=>{const i=s?.renderBefore??e;let n=i._$litPart$;if(n===void 0){const r=s?.renderBefore??null;i._$litPart$=n=new ns(e.insertBefore(Os(),r),r,void 0,s??{})}return n._$AI(t),n};const sr=globalThis;let P=class extends Oe{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){const s=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=md(s,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return we}};P._$litElement$=!0,P.finalized=!0,sr.litElementHydrateSupport?.({LitElement:P});const gd=sr.litElementPolyfillSupport;gd?.({LitElement:P});(sr.litElementVersions??=[]).push("4.2.2");const N=t=>(e,s)=>{s!==void 0?s.addInitializer(()=>{customElements.define(t,e)}):customElements.define(t,e)};const vd={attribute:!0,type:String,converter:Mi,reflect:!1,hasChanged:Qn},wd=(t=vd,e,s)=>{const{kind:i,metadata:n}=s;let r=globalThis.litPropertyMetadata.get(n);if(r===void 0&&globalThis.litPropertyMetadata.set(n,r=new Map),i==="setter"&&((t=Object.create(t)).wrapped=!0),r.set(s.name,t),i==="accessor"){const{name:a}=s;return{set(h){const l=e.get.call(this);e.set.call(this,h),this.requestUpdate(a,l,t,!0,h)},init(h){return h!==void 0&&this.C(a,void 0,t,h),h}}}if(i==="setter"){const{name:a}=s;return function(h){const l=this[a];e.call(this,h),this.requestUpdate(a,l,t,!0,h)}}throw Error("Unsupported decorator location: "+i)};function d(t){return(e,s)=>typeof s=="object"?wd(t,e,s):((i,n,r)=>{const a=n.hasOwnProperty(r);return n.constructor.createProperty(r,i),a?Object.getOwnPropertyDescriptor(n,r):void 0})(t,e,s)}function b(t){return d({...t,state:!0,attribute:!1})}const bd=(t,e,s)=>(s.configurable=!0,s.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(t,e,s),s);function lt(t,e){return(s,i,n)=>{const r=a=>a.renderRoot?.querySelector(t)??null;return bd(s,i,{get(){return r(this)}})}}function x(t){return c`<svg
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
    ${t}
  </svg>`}const w={person:x(g`<circle cx="10" cy="6.5" r="3" /><path d="M4 17c.6-3.6 3-5.2 6-5.2s5.4 1.6 6 5.2" />`),vehicle:x(g`<path d="M3 13v-2.2l1.8-4.3a2 2 0 0 1 1.8-1.2h6.8a2 2 0 0 1 1.8 1.2L17 10.8V13a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM3.5 10.5h13" /><circle cx="6.5" cy="14.5" r="1.3" /><circle cx="13.5" cy="14.5" r="1.3" />`),animal:x(g`<circle cx="5" cy="9" r="1.4" /><circle cx="8" cy="5.5" r="1.4" /><circle cx="12" cy="5.5" r="1.4" /><circle cx="15" cy="9" r="1.4" /><path d="M10 9.5c2.2 0 4 2.3 4 4.2 0 1.6-1.3 2.3-2.3 2.3-.8 0-1-.4-1.7-.4s-.9.4-1.7.4c-1 0-2.3-.7-2.3-2.3 0-1.9 1.8-4.2 4-4.2z" />`),other:x(g`<path d="M10 3l6 3.3v7.4L10 17l-6-3.3V6.3zM4 6.3l6 3.4 6-3.4M10 9.7V17" />`),motion:x(g`<path d="M2.5 10h2.5l2-5.5 4 11 2.3-7 1.2 1.5h3" />`),camera:x(g`<rect x="2.5" y="5.5" width="10" height="9" rx="2" /><path d="M12.5 9l5-2.5v7l-5-2.5" />`),alert:x(g`<path d="M10 3.2l7.3 12.9H2.7zM10 8.2v3.6M10 14v.1" />`),question:x(g`<circle cx="10" cy="10" r="7.3" /><path d="M7.9 7.9a2.1 2.1 0 1 1 3.2 1.9c-.8.5-1.1.9-1.1 1.7M10 13.9v.1" />`),play:x(g`<path d="M6.5 4.2v11.6l9.3-5.8z" />`),film:x(g`<rect x="3" y="4" width="14" height="12" rx="2" /><path d="M6.8 4v12M13.2 4v12M3 10h14" />`),star:x(g`<path d="M10 3l2.1 4.4 4.8.6-3.5 3.3.9 4.8L10 13.7l-4.3 2.4.9-4.8L3.1 8l4.8-.6z" />`),starred:x(g`<path fill="currentColor" d="M10 3l2.1 4.4 4.8.6-3.5 3.3.9 4.8L10 13.7l-4.3 2.4.9-4.8L3.1 8l4.8-.6z" />`),remove:x(g`<path d="M4 6h12M8 6V4h4v2M5.5 6l.8 10h7.4l.8-10M8.6 9v4.5M11.4 9v4.5" />`),bell:x(g`<path d="M5 13.5V9a5 5 0 0 1 10 0v4.5l1.3 1.7H3.7zM8.3 17.3a2 2 0 0 0 3.4 0" />`),undo:x(g`<path d="M7.5 4L4 7.5 7.5 11M4 7.5h7.5a4.3 4.3 0 0 1 0 8.6H8" />`),filter:x(g`<path d="M3 5h14M5.5 10h9M8 15h4" />`),edit:x(g`<path d="M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2zM11.4 6l2.6 2.6" />`),search:x(g`<circle cx="8.8" cy="8.8" r="5.3" /><path d="M12.8 12.8L17 17" />`),add:x(g`<path d="M10 4v12M4 10h12" />`),save:x(g`<path d="M10 3.5v9M6.3 9l3.7 3.7L13.7 9M4 16.3h12" />`),home:x(g`<path d="M3.5 9.5L10 4l6.5 5.5M5.2 8.2V16h9.6V8.2M8.4 16v-4.2h3.2V16" />`),out:x(g`<path d="M11.5 4H5.5v12h6M9 10h8M14 7l3 3-3 3" />`),close:x(g`<path d="M5 5l10 10M15 5L5 15" />`),back:x(g`<path d="M12 4l-6 6 6 6" />`),pass:x(g`<path d="M4 10.5l4 4 8-9" />`),stop:x(g`<path d="M5.5 5.5l9 9M14.5 5.5l-9 9" />`),clock:x(g`<circle cx="10" cy="10" r="7.3" /><path d="M10 5.8V10l2.8 2" />`),key:x(g`<circle cx="6.5" cy="13.5" r="3.3" /><path d="M9 11l7.5-7.5M13 7l2.5 2.5" />`),photo:x(g`<path d="M3 7.2a1.5 1.5 0 0 1 1.5-1.5h2l1.2-1.9h4.6l1.2 1.9h2A1.5 1.5 0 0 1 17 7.2v7.3a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5z" /><circle cx="10" cy="10.6" r="2.8" />`),record:x(g`<circle cx="10" cy="10" r="7" /><circle cx="10" cy="10" r="3.2" fill="currentColor" />`),eye:x(g`<path d="M2 10c2-3.8 4.8-5.6 8-5.6s6 1.8 8 5.6c-2 3.8-4.8 5.6-8 5.6S4 13.8 2 10z" /><circle cx="10" cy="10" r="2.6" />`),zone:x(g`<path d="M4.5 5.5l9-1.5 2.5 9-11 3z" /><circle cx="4.5" cy="5.5" r="1.3" fill="currentColor" /><circle cx="13.5" cy="4" r="1.3" fill="currentColor" /><circle cx="16" cy="13" r="1.3" fill="currentColor" /><circle cx="5" cy="16" r="1.3" fill="currentColor" />`),line:x(g`<path d="M4 14.5L16 5.5" stroke-dasharray="3.5 2.5" /><circle cx="3.5" cy="15" r="1.3" fill="currentColor" /><circle cx="16.5" cy="5" r="1.3" fill="currentColor" />`),more:x(g`<circle cx="10" cy="4.5" r="1.2" fill="currentColor" /><circle cx="10" cy="10" r="1.2" fill="currentColor" /><circle cx="10" cy="15.5" r="1.2" fill="currentColor" />`),redo:x(g`<path d="M12.5 4L16 7.5 12.5 11M16 7.5H8.5a4.3 4.3 0 0 0 0 8.6H12" />`),download:x(g`<path d="M10 3v9M6 8.5l4 4 4-4M4 16.5h12" />`),away:x(g`<path d="M2.5 8a11 11 0 0 1 15 0M5.3 11a7 7 0 0 1 9.4 0M8 13.9a3 3 0 0 1 4 0M3 3l14 14" />`)};function ir(t,e){return t.startsWith("motion")?w.motion:t.startsWith("camera")||t==="snapshot_taken"?w.camera:t.startsWith("recording")||t==="clip_ready"?w.film:t.startsWith("alert")||t==="doorbell_pressed"?w.bell:t==="system_alert"?w.alert:t==="security_event"?w.key:t==="face_detected"?w.person:w[e??"other"]}class Ki{#t=new Set;observe(e){return this.#t.add(e),()=>this.#t.delete(e)}changed(){for(const e of this.#t)e()}}class yd{constructor(e,s){this.host=e,this.subject=s,e.addController(this)}#t=null;hostConnected(){this.hostUpdate()}hostUpdate(){this.#t??=this.subject()?.observe(()=>this.host.requestUpdate())??null}hostDisconnected(){this.#t?.(),this.#t=null}}class nr{constructor(e,s){this.host=e,this.seconds=s,e.addController(this)}#t;hostConnected(){this.#t=setInterval(()=>this.host.requestUpdate(),this.seconds*1e3)}hostDisconnected(){clearInterval(this.#t)}}const I=S`
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
`,Ut=S`
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
`;S`
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
`;S`
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr));
    gap: 10px;
    width: 100%;
  }
  li {
    display: grid;
  }
  .choice {
    justify-content: start;
    gap: 14px;
    padding: 12px 14px;
    font-weight: 400;
    text-align: start;
  }
  .choice svg {
    flex: none;
    color: var(--accent);
  }
  .choice .text {
    display: grid;
    gap: 2px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .choice b {
    font-weight: 600;
  }
`;const go=S`
  .field {
    display: grid;
    gap: 5px;
    min-width: 0;
  }
  .field > span,
  .field > label {
    font-size: 0.8125rem;
    font-weight: 550;
  }
  .field small {
    color: var(--muted);
  }
  .field input,
  .field select {
    width: 100%;
    min-height: 42px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--ground);
    /* Smaller ones make a phone zoom in. */
    font-size: 1rem;
  }
  .field [aria-invalid="true"] {
    border-color: var(--bad);
  }
  .field .fault {
    color: var(--bad);
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
`;S`
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
`;const rr=S`
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
`;S`
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
`;S`
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
`;let ar={},vo={};function wo(t,e={}){ar=t,vo=e}function bo(){return Object.keys(ar).length===0}function ne(){return vo}function o(t,e={}){return(ar[t]??t).replace(/\{(\w+)\}/g,(s,i)=>String(e[i]??s))}var $d=Object.defineProperty,_d=Object.getOwnPropertyDescriptor,yo=t=>{throw TypeError(t)},qs=(t,e,s,i)=>{for(var n=i>1?void 0:i?_d(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&$d(e,s,n),n},xd=(t,e,s)=>e.has(t)||yo("Cannot "+s),kd=(t,e,s)=>e.has(t)?yo("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),hi=(t,e,s)=>(xd(t,e,"access private method"),s),ze,$o,_o,or;let be=class extends P{constructor(){super(...arguments),kd(this,ze),this.heading="",this.nested=!1,this.steady=!1}firstUpdated(){this.dialog.showModal()}render(){return c`
      <dialog aria-labelledby="heading" @close=${hi(this,ze,$o)} @click=${hi(this,ze,_o)}>
        <div class="bar">
          ${this.nested?c`<button class="plain" aria-label=${o("Back")} @click=${()=>hi(this,ze,or).call(this,"hw-back")}>
                ${w.back}
              </button>`:p}
          <h2 id="heading">${this.heading}</h2>
          <button class="plain" aria-label=${o("Close")} @click=${()=>this.dialog.close()}>
            ${w.close}
          </button>
        </div>
        <div class="body"><slot></slot></div>
      </dialog>
    `}};ze=new WeakSet;$o=function(){hi(this,ze,or).call(this,"hw-close")};_o=function(t){t.target===this.dialog&&!this.steady&&this.dialog.close()};or=function(t){this.dispatchEvent(new Event(t,{bubbles:!0,composed:!0}))};be.styles=[I,Ut,S`
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
    `];qs([d()],be.prototype,"heading",2);qs([d({type:Boolean,reflect:!0})],be.prototype,"nested",2);qs([d({type:Boolean})],be.prototype,"steady",2);qs([lt("dialog")],be.prototype,"dialog",2);be=qs([N("hw-sheet")],be);class ms extends Error{constructor(e,s,i={}){super(s),this.status=e,this.name="ApiError",this.code=i.code??null,this.fields=i.fields??[],this.retryAfter=i.retryAfter??null}get signedOut(){return this.status===401}}class Sn extends Error{constructor(e="The engine does not answer."){super(e),this.name="Unreachable"}}const Sd=new Set(["bicycle","car","motorcycle","bus","train","truck","boat"]),Md=new Set(["bird","cat","dog","horse","sheep","cow","elephant","bear","zebra","giraffe"]),Se={person:"#ffb347",vehicle:"#5ac8fa",animal:"#9be564",other:"#d5b3ff"};function Ht(t){return t==="person"?"person":Sd.has(t)?"vehicle":Md.has(t)?"animal":"other"}function Pe(t){const e=t*100,s=e>0&&e<9.95?1:0;return`${e.toFixed(s)} %`}function Et(t){return o(t)}function Ad(t){const e=new Map;for(const s of t)e.set(s,(e.get(s)??0)+1);return[...e].map(([s,i])=>`${i} ${o(Ed(s,i))}`).join(", ")}function vt(t){return t.charAt(0).toUpperCase()+t.slice(1)}function Ed(t,e){return e===1||t==="sheep"?t:t==="person"?"people":/(s|ch|x)$/.test(t)?`${t}es`:`${t}s`}const Ta=2;function Cd(t,e){if(t.width<=0||t.height<=0)return{x:0,y:0,...e};const s=Math.min(e.width/t.width,e.height/t.height),i=t.width*s,n=t.height*s;return{x:(e.width-i)/2,y:(e.height-n)/2,width:i,height:n}}function Mn(t,e){const s=si(t.x),i=si(t.y);return{x:e.x+s*e.width,y:e.y+i*e.height,width:(si(t.x+t.width)-s)*e.width,height:(si(t.y+t.height)-i)*e.height}}function Td(t,e,s,i){const n=s.x+s.width-t.width,r=s.y+s.height-t.height;for(const a of[e.y-t.height-Ta,e.y+e.height+Ta])for(const h of[e.x-1,e.x+e.width+1-t.width]){const u={x:Math.max(s.x,Math.min(h,n)),y:a,...t};if(!i.some(f=>Pd(u,f))&&a>=s.y&&a<=r)return u}return null}function xo({width:t,height:e}){return t<=0||e<=0?16/9:Math.min(Math.max(t/e,4/3),16/9)}const Oa=2.2,Od=.3;function zd(t,e,s){const i=s.width/s.height*(e.height/e.width),n=Math.max(t.height*Oa,t.width*Oa/i,Od),r=Math.min(n,1,1/i),a=r*i,h=Math.min(Math.max(t.x+t.width/2-a/2,0),1-a),l=Math.min(Math.max(t.y+t.height/2-r/2,0),1-r);return{x:h,y:l,width:a,height:r}}function si(t){return Math.min(Math.max(t,0),1)}function Pd(t,e){return t.x<e.x+e.width&&e.x<t.x+t.width&&t.y<e.y+e.height&&e.y<t.y+t.height}var Dd=Object.defineProperty,Wd=Object.getOwnPropertyDescriptor,ko=t=>{throw TypeError(t)},rs=(t,e,s,i)=>{for(var n=i>1?void 0:i?Wd(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Dd(e,s,n),n},Ld=(t,e,s)=>e.has(t)||ko("Cannot "+s),Nd=(t,e,s)=>e.has(t)?ko("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),li=(t,e,s)=>(Ld(t,e,"access private method"),s),Re,So,ci;class hr extends Event{constructor(e){super(hr.type),this.press=e}static{this.type="hw-pressed"}}const Te={pause:g`<path d="M7 4.5v11M13 4.5v11" />`,play:g`<path fill="currentColor" d="M6.5 4.2v11.6l9.3-5.8z" />`,muted:g`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8zM13 8l4 4M17 8l-4 4" />`,loud:g`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8zM13 7.5a3.6 3.6 0 0 1 0 5M15.3 5.3a6.7 6.7 0 0 1 0 9.4" />`,full:g`<path d="M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4" />`,small:g`<path d="M7.5 3.5v4h-4M16.5 7.5h-4v-4M12.5 16.5v-4h4M3.5 12.5h4v4" />`};let Jt=class extends P{constructor(){super(...arguments),Nd(this,Re),this.buttons=!1,this.paused=!1,this.sound=null,this.full=null}render(){const{tone:t,text:e,age:s}=this.words;return c`
      <span class="words ${t}">
        <i></i><span><span role="status">${e}</span>${s}</span>
      </span>
      ${this.buttons?li(this,Re,So).call(this):p}
    `}};Re=new WeakSet;So=function(){const{paused:t,sound:e,full:s}=this;return c`<span class="buttons">
      ${li(this,Re,ci).call(this,"pause",o(t?"Go live again":"Pause"),t?Te.play:Te.pause)}
      ${e===null?p:li(this,Re,ci).call(this,"sound",o(e?"Sound off":"Sound on"),e?Te.loud:Te.muted)}
      ${s===null?p:li(this,Re,ci).call(this,"full",o(s?"Leave full screen":"Full screen"),s?Te.small:Te.full)}
    </span>`};ci=function(t,e,s){return c`<button
      aria-label=${e}
      title=${e}
      @click=${()=>this.dispatchEvent(new hr(t))}
    >
      ${x(s)}
    </button>`};Jt.styles=S`
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
  `;rs([d({attribute:!1})],Jt.prototype,"words",2);rs([d({type:Boolean})],Jt.prototype,"buttons",2);rs([d({type:Boolean})],Jt.prototype,"paused",2);rs([d({attribute:!1})],Jt.prototype,"sound",2);rs([d({attribute:!1})],Jt.prototype,"full",2);Jt=rs([N("hw-live-bar")],Jt);function Ds(t,e=ne()){return qe(t,e,{timeStyle:"medium"})}function lr(t,e,s=ne()){const i=ys(t,s);return i===ys(e,s)?o("Today"):i===ys(new Date(e.getTime()-864e5),s)?o("Yesterday"):qe(t,s,{weekday:"long",day:"numeric",month:"long"})}function Rd(t,e=ne()){return qe(t,e,{day:"numeric",month:"short",year:"numeric",hour:"2-digit",minute:"2-digit",second:"2-digit",fractionalSecondDigits:3})}function st(t){if(t<.9995)return`${Math.round(t*1e3)} ms`;if(t<9.95)return`${t.toFixed(1)} s`;if(t<59.5)return`${Math.round(t)} s`;if(t<3570)return`${Math.round(t/60)} min`;if(t<84600)return`${Math.round(t/3600)} h`;const e=Math.round(t/86400);return e===1?o("1 day"):o("{days} days",{days:e})}function Ud(t,e){const s=(Date.parse(e??"")-Date.parse(t??""))/1e3;return Number.isNaN(s)?null:s}function ys(t,{timeZone:e}){return qe(t,{locale:"en-CA",timeZone:e},{})}const za=new Map;function qe(t,e,s){if(Number.isNaN(t.getTime()))return String(t);const{locale:i,timeZone:n}=e,r=JSON.stringify([i,n,s]),a=n?{...s,timeZone:n}:s,h=za.get(r)??new Intl.DateTimeFormat(i,a);return za.set(r,h),h.format(t)}function cr(t,e,s=ne()){const i=(e.getTime()-t.getTime())/1e3;if(i<45)return o("just now");if(i<3570)return o("{minutes} min ago",{minutes:Math.round(i/60)});const n=qe(t,s,{timeStyle:"short"});return ys(t,s)===ys(e,s)?n:`${qe(t,s,{day:"numeric",month:"short"})}, ${n}`}function Hd({status:t,video:e,paused:s,cut:i,behind:n}){if(t.state==="disabled")return Gt("quiet",o("Switched off"));if(t.state==="offline")return Pa(t.reason);if(s)return Gt("quiet",o("Paused at {time}",{time:Ds(s)}));switch(e.kind){case"playing":{const r=Math.max(n??0,.1).toFixed(1),a=n===null?"":o(", {seconds} s behind",{seconds:r});return{tone:"live",text:e.transcoded?o("Live, transcoded"):o("Live"),age:a}}case"offline":return Pa(e.reason);case"lost":return i?Gt("bad",o("No connection, trying again …")):Gt("warn",o("Stills. Going live again …"));case"refused":return Gt("quiet",o("Press play to see it live"));case"none":return Gt("warn",o("Stills. {why}",{why:e.why}));case"starting":return Gt("quiet",o("Going live …"))}}function Pa(t){return Gt("bad",t?o("Offline. {why}",{why:t}):o("Offline"))}function Gt(t,e){return{tone:t,text:e,age:""}}function Id(t){if(t.state==="lost")return null;const e=Se[Ht(t.label)],{box:s}=t,i=`#${t.id}`,r=[`${Et(t.label)} ${Math.round(t.score*100)} %  ${i}`,i];return t.state==="stationary"?{box:s,colour:e,texts:r,strength:.5,dashed:!0}:t.state==="tentative"?{box:s,colour:e,texts:[],strength:.45,dashed:!1}:{box:s,colour:e,texts:r,strength:1,dashed:!1}}const vn="#7ee0d0";function Bd(t,e,s){const i=s.width<560?Mo:Ao;for(const n of e)Fd(t,n,s,i);t.globalAlpha=1,t.setLineDash([])}function Fd(t,{name:e,points:s,closed:i,busy:n},r,{font:a,line:h}){const l=s.map(([B,et])=>[r.x+B*r.width,r.y+et*r.height]);t.beginPath();for(const[B=0,et=0]of l)t.lineTo(B,et);i&&t.closePath(),t.fillStyle=vn,t.globalAlpha=n?.13:.06,i&&t.fill(),t.globalAlpha=n?1:.6,t.strokeStyle=vn,t.lineWidth=h,t.setLineDash(i?[]:[7,4]),t.stroke();const[u=0,m=0]=l.reduce((B,et)=>(et[1]??0)<(B[1]??0)?et:B,l[0]??[]),{x:f,y,width:$}=r;t.font=`600 ${a}px system-ui, sans-serif`,t.textBaseline="top",t.globalAlpha=.9,t.fillStyle=vn,t.shadowColor="rgb(0 0 0 / 80%)",t.shadowBlur=3;const W=f+$-t.measureText(e).width-6;t.fillText(e,Math.max(f+4,Math.min(u+5,W)),Math.max(y+4,m+5)),t.shadowBlur=0}const Mo={font:11,line:1.5,label:16},Ao={font:13,line:2.5,label:20};function jd(t,e,s){const i=s.width<560?Mo:Ao,n=e.toSorted((a,h)=>a.strength-h.strength||a.box.height-h.box.height);for(const a of n)Gd(t,a,Mn(a.box,s),i);const r=n.map(a=>Mn(a.box,s));for(const a of n.toReversed()){const h=Vd(t,a,s,i,r);h&&r.push(h)}t.globalAlpha=1}function Gd(t,{colour:e,dashed:s,strength:i},n,{line:r}){t.globalAlpha=i,t.beginPath(),t.roundRect(n.x,n.y,n.width,n.height,3),t.setLineDash([]),t.lineWidth=r+2,t.strokeStyle="rgb(0 0 0 / 40%)",t.stroke(),t.setLineDash(s?[6,5]:[]),t.lineWidth=r,t.strokeStyle=e,t.stroke()}function Vd(t,{box:e,texts:s,colour:i,strength:n},r,a,h){t.font=`500 ${a.font}px system-ui, sans-serif`,t.textBaseline="middle";for(const l of s){const u={width:t.measureText(l).width+8,height:a.label},m=Td(u,Mn(e,r),r,h);if(m)return t.globalAlpha=n,t.beginPath(),t.roundRect(m.x,m.y,m.width,m.height,3),t.fillStyle=i,t.fill(),t.fillStyle="#17120a",t.fillText(l,m.x+4,m.y+m.height/2+.5),m}return null}class Eo{constructor(e){this.host=e,this.#e=new IntersectionObserver(s=>{this.#t=s.at(-1)?.isIntersecting??!1,e.requestUpdate()}),e.addController(this)}#t=!1;#e;get seen(){return this.#t&&!document.hidden&&this.host.isConnected}hostConnected(){this.#e.observe(this.host),document.addEventListener("visibilitychange",this.#s)}hostDisconnected(){this.#e.disconnect(),document.removeEventListener("visibilitychange",this.#s)}#s=()=>this.host.requestUpdate()}const qd=500,Zd=3e4;function Co(t,e){return Math.min(Zd,qd*2**Math.min(t-1,16))*(.5+.5*e)}class Kd{constructor(e,s,i,n,r){this.host=e,this.next=s,this.pace=i,this.show=n,this.fail=r,e.addController(this)}#t=null;hostDisconnected(){this.#e()}hostUpdated(){const e=this.next()!==null;e&&!this.#t&&this.#s(),e||this.#e()}#e(){this.#t?.abort(),this.#t=null}async#s(){this.#t=new AbortController;const{signal:e}=this.#t;let s=0;for(;!e.aborted;){const i=performance.now();try{const r=await this.next()?.(e);r&&!e.aborted&&await this.show(r),s=0}catch(r){if(e.aborted)return;s+=1,this.fail(r)}const n=s?Co(s+1,Math.random()):this.pace()*1e3;await Yd(Math.max(100,n-(performance.now()-i)),e)}}}function Yd(t,e){return new Promise(s=>{const i=setTimeout(s,t);e.addEventListener("abort",()=>{clearTimeout(i),s()})})}function dr(t,e,s,i=[]){const n=t.getContext("2d"),r={width:t.clientWidth,height:t.clientHeight};if(!n||r.width===0)return;Xd(t,r);const a=t.width/r.width;if(n.setTransform(a,0,0,a,0,0),n.clearRect(0,0,r.width,r.height),!e)return;const h=Cd(e,r);n.imageSmoothingQuality="high",e instanceof ImageBitmap&&n.drawImage(e,h.x,h.y,h.width,h.height),Bd(n,i,h),jd(n,s,h)}function Jd(t){const{videoWidth:e,videoHeight:s}=t;if(e===0||t.readyState<t.HAVE_CURRENT_DATA)return null;const i=new OffscreenCanvas(e,s);return i.getContext("2d")?.drawImage(t,0,0),i.transferToImageBitmap()}function Xd(t,e){const s=Math.min(window.devicePixelRatio||1,2),i=Math.round(e.width*s),n=Math.round(e.height*s);t.width!==i&&(t.width=i),t.height!==n&&(t.height=n)}const Qd=1e4;class tp{#t;#e=null;#s;#i=0;#n=0;constructor(e){this.#t=e}start(){this.stop(),this.#t.onState({kind:"connecting"});const e=this.#t.open();e instanceof Promise?this.#r(e):this.#a(e),this.within(Qd)}async#r(e){const s=this.#n;try{const i=await e;s===this.#n?this.#a(i):i.close()}catch{s===this.#n&&this.lose()}}#a(e){e.binaryType="arraybuffer",this.#e=e,e.onmessage=({data:s})=>this.#t.onMessage(s),e.onclose=()=>this.lose()}stop(){clearTimeout(this.#s),this.#n+=1;const e=this.#e;this.#e=null,e&&(e.onmessage=null,e.onclose=null,e.close())}send(e){this.#e?.readyState===WebSocket.OPEN&&this.#e.send(JSON.stringify(e))}greeted(){this.#i=0,this.#t.onState({kind:"open"})}within(e,s=()=>this.lose()){clearTimeout(this.#s),this.#s=setTimeout(s,e)}lose(){this.stop(),this.#i+=1;const e=Co(this.#i,(this.#t.random??Math.random)());this.within(e,()=>this.start()),this.#t.onState({kind:"waiting",until:Date.now()+e,failures:this.#i})}}function ep(t){try{const e=JSON.parse(t);return typeof e?.type=="string"?e:null}catch{return null}}const Da=8e3,sp=9e4;class ip{#t;#e;#s=null;constructor(e){this.#t=e,this.#e=new tp({...e,onState:s=>this.#i(s),onMessage:s=>this.#n(s)})}start(){this.#e.start()}stop(){this.#e.stop()}lose(){this.#e.lose()}#i(e){this.#s=null,this.#t.onState(e)}#n(e){typeof e=="string"?this.#r(ep(e)):this.#a(e)}#r(e){switch(e?.type){case"init":this.#e.greeted(),this.#e.within(Da),this.#s=e;break;case"gap":this.#t.onGap(e.seconds);break;case"offline":this.#e.greeted(),this.#e.within(sp),this.#t.onOffline(e.reason);break;case"error":this.#t.onError(e.error.message);break}}#a(e){this.#e.within(Da);const s=this.#s;this.#s=null,s?this.#t.onInit(s,e):this.#t.onFragments(e)}}const np=3,rp=.05,ap=1.08,op=1.2,hp=.94,lp=.5;function cp(t,e,{target:s,far:i}){const n=e.at(-1);if(!n)return{jump:null,rate:1};const[r,a]=n,h=a-t;if(h>i||h<-1)return{jump:Math.max(r,a-s),rate:1};const l=e.find(([m,f])=>m<=t&&t<f-rp),u=e.find(([m])=>m>t);return!l&&u?{jump:u[0],rate:1}:{jump:null,rate:dp(h,s)}}function dp(t,e){return t>e+1?op:t>e+.15?ap:t<0?lp:t<e*.4?hp:1}const Wa=.25,pp=1.5;class up{constructor(){this.target=Wa,this.#t=0}#t;stalled(e){this.target=Math.min(pp,this.target*1.5),this.#t=e}calm(e){e-this.#t<3e4||(this.target=Math.max(Wa,this.target*.8),this.#t=e)}}const fp=65536,La=28,mp=new Set(["moof","traf"]);function gp(t){return To(new DataView(t),0,t.byteLength)}function To(t,e,s){let i=!0;for(let n=e;n+8<=s;){const r=t.getUint32(n),a=vp(t,n+4);if(r<8||n+r>s)return!1;if(mp.has(a)&&To(t,n+8,n+r))return!0;if(a==="tfhd"&&(i=t.getUint32(n+12)===1),a==="trun"&&i&&r>=La+4)return(t.getUint32(n+La)&fp)===0;n+=r}return!1}function vp(t,e){return String.fromCharCode(...[0,1,2,3].map(s=>t.getUint8(e+s)))}const wp=16e6,bp=4,yp=8,wn=1;class $p{constructor(e,s,i){this.buffer=e,this.at=s,this.fail=i,e.addEventListener("updateend",this.#n),e.addEventListener("error",this.#i)}#t=[];#e=0;#s=[];push(e){this.#t.push(e),this.#e+=e.byteLength,this.#e>wp?this.fail("The browser does not keep up."):this.#n()}close(){this.buffer.removeEventListener("updateend",this.#n),this.buffer.removeEventListener("error",this.#i),this.#t=[]}#i=()=>this.fail("The browser cannot read the pictures.");#n=()=>{if(this.buffer.updating||this.#r(bp,yp))return;const e=this.#t[0];if(!e)return;const s=gp(e),i=_p(this.buffer);try{this.buffer.appendBuffer(e)}catch(n){this.#a(n);return}s&&this.#s.push(i),this.#t.shift(),this.#e-=e.byteLength};#r(e,s){const{buffered:i}=this.buffer,n=i.length>0?i.start(0):0,r=this.#s.findLast(a=>a<=this.at()-e);return r===void 0||r-wn-n<=s?!1:(this.#s=this.#s.filter(a=>a>=r),this.buffer.remove(0,r-wn),!0)}#a(e){const s=e instanceof DOMException&&e.name==="QuotaExceededError";s&&this.#r(wn,0)||this.fail(s?"The browser has no room for the pictures.":"The pictures do not play.")}}function _p({buffered:t}){return t.length>0?t.end(t.length-1):0}const xp=.8,Na=3e3,kp=1e3,Sp=250;function Oo(){const{ManagedMediaSource:t,MediaSource:e}=globalThis;return t??e??null}class Mp{constructor(e,s){this.video=e,this.options=s}#t=new up;#e=null;#s="";#i=null;#n=[];#r=0;#a=0;#h;begin(e,s){this.stop();const i=Oo();if(!i?.isTypeSupported(e))return!1;const n=new i;return this.#e=n,this.#r=performance.now(),this.#n=[s],n.addEventListener("sourceopen",()=>this.#o(n,e),{once:!0}),this.#s=URL.createObjectURL(n),this.video.disableRemotePlayback=!0,this.video.src=this.#s,this.video.addEventListener("waiting",this.#l),this.video.addEventListener("error",this.#d),this.#h=setInterval(this.#c,Sp),this.video.play().catch(r=>this.#u(n,r)),!0}add(e){this.#i?this.#i.push(e):this.#e&&this.#n.push(e)}stop(){this.#e&&(this.options.onLeave(),clearInterval(this.#h),this.#i?.close(),this.video.removeEventListener("waiting",this.#l),this.video.removeEventListener("error",this.#d),this.video.removeAttribute("src"),this.video.load(),URL.revokeObjectURL(this.#s),this.#e=null,this.#i=null)}#o(e,s){if(e!==this.#e)return;const i=e.addSourceBuffer(s);i.addEventListener("updateend",this.#c),this.#i=new $p(i,()=>this.video.currentTime,n=>this.options.onFail(n));for(const n of this.#n)this.#i.push(n);this.#n=[]}#c=()=>{const{video:e}=this,s=performance.now();if(e.seeking||e.buffered.length===0)return;const i=s-this.#r<Na?xp:np,n={target:this.#t.target,far:i},{jump:r,rate:a}=cp(e.currentTime,Ap(e.buffered),n);e.playbackRate!==a&&(e.playbackRate=a),r!==null&&s-this.#a>kp&&(e.currentTime=r,this.#a=s),this.#t.calm(s)};#l=()=>{const e=performance.now();e-this.#r>Na&&this.#t.stalled(e)};#d=()=>this.options.onFail("The browser cannot decode the pictures.");#u(e,s){s instanceof DOMException&&s.name==="NotAllowedError"&&e===this.#e&&this.options.onRefused()}}function Ap(t){return Array.from({length:t.length},(e,s)=>[t.start(s),t.end(s)])}function pr(t,e){return"requestVideoFrameCallback"in HTMLVideoElement.prototype?Ep(t,e):Cp(t,e)}function Ep(t,e){const s=(n,r)=>{i=t.requestVideoFrameCallback(s),e(r.mediaTime,r)};let i=t.requestVideoFrameCallback(s);return()=>t.cancelVideoFrameCallback(i)}function Cp(t,e){let s=0;const i=()=>{n=requestAnimationFrame(i),!(t.currentTime===s||t.readyState<t.HAVE_CURRENT_DATA)&&(s=t.currentTime,e(s,null))};let n=requestAnimationFrame(i);return()=>cancelAnimationFrame(n)}const Tp=1e3,Op=2e3;class Ra{constructor(e,s){this.video=e,this.options=s}#t=new RTCPeerConnection;#e=null;#s=!1;#i=!1;#n;#r=null;static get possible(){return"RTCPeerConnection"in globalThis}async start(){this.#t.ontrack=({track:e,streams:s})=>this.#h(e,s[0]),this.#t.onconnectionstatechange=()=>{["failed","closed"].includes(this.#t.connectionState)&&this.#l()};try{await this.#a()}catch{this.#l()}}stop(){this.#s||(this.#s=!0,this.#i&&this.options.onLeave(),clearTimeout(this.#n),this.#r?.(),this.#t.close(),this.video.srcObject=null,this.#d())}async#a(){const{client:e,camera:s,stream:i}=this.options;if(this.#t.addTransceiver("video",{direction:"recvonly"}),await this.#t.setLocalDescription(),await zp(this.#t),this.#s)return;const n=this.#t.localDescription?.sdp??"",r=await e.offerPeer(s,n,i);if(this.#e=r,this.#s)return this.#d();this.#c(),await this.#t.setRemoteDescription({type:"answer",sdp:r.sdp})}#h(e,s=new MediaStream([e])){this.video.srcObject=s,this.#r=pr(this.video,(i,n)=>this.#o(n)),this.video.play().catch(()=>{})}#o(e){this.#c(),!this.#i&&this.#e&&(this.#i=!0,this.options.onPlaying(this.#e));const s=e?.captureTime??e?.receiveTime,i=s===void 0?Date.now():performance.timeOrigin+s;this.options.onFrame(this.options.client.clock.fromHere(i))}#c(){clearTimeout(this.#n),this.#n=setTimeout(()=>this.#l(),Op)}#l(){this.#s||(this.stop(),this.options.onLost())}#d(){const{client:e,camera:s}=this.options;this.#e&&e.endPeer(s,this.#e.session).catch(()=>{}),this.#e=null}}function zp(t){return new Promise(e=>{const s=setTimeout(e,Tp);t.onicegatheringstatechange=()=>{t.iceGatheringState==="complete"&&(clearTimeout(s),e())},t.onicegatheringstatechange(new Event("icegatheringstatechange"))})}const Pp=10*6e4,Dp=2e4,Wp=3e4;class Lp{constructor(e,s){this.screens=e,this.options=s;const{client:i,camera:n,sound:r}=s;this.#i=s.stream,this.#e=new Mp(e.fragments,{onFail:()=>this.#b(),onRefused:()=>this.#p({kind:"refused"}),onLeave:()=>s.onLeave(e.fragments)}),this.#t=new ip({open:()=>Np(i.videoUrl(n,{stream:this.#i,sound:r})),onState:({kind:a})=>this.#c(a),onInit:(a,h)=>this.#l(a,h),onFragments:a=>this.#e.add(a),onGap:()=>this.#w(),onOffline:a=>this.#u(a),onError:a=>this.#g()||this.#f(a)}),this.#s=pr(e.fragments,this.#d)}#t;#e;#s;#i;#n=0;#r=null;#a=null;#h=null;#o={kind:"starting"};get state(){return this.#o}get hasSound(){return this.#a?.has_audio??null}start(){Oo()?this.#t.start():this.#f(o("This browser plays no live video."))}stop(){this.#t.stop(),this.#e.stop(),this.#s(),this.#h?.stop(),this.#h=null}insist(){this.screens.fragments.play().catch(()=>this.#p({kind:"refused"}))}#c(e){e!=="waiting"||this.#v||(this.#e.stop(),this.#r===null&&this.#p({kind:"lost"}))}#l(e,s){e.transcoded&&this.#g()||(this.#r=null,this.#a=e,this.#p({kind:"starting"}),!(this.#e.begin(e.mime,s)||this.#g())&&(this.#t.stop(),this.#f(o("This browser does not play {codec} pictures.",{codec:Up(e.codec)}))))}#d=e=>{const s=this.#a;if(!(!s||this.#v||this.screens.fragments.paused)){if(this.#o.kind!=="playing"){const{stream:i,transcoded:n,codec:r}=s;this.#p({kind:"playing",path:"fragments",stream:i,transcoded:n}),r==="h264"&&this.#m()}this.options.onFrame(this.screens.fragments,(s.start+e)*1e3)}};#u(e){this.#r=null,this.#e.stop(),this.#p({kind:"offline",reason:e})}#w(){const e=this.#n;this.#n=Date.now(),this.#n-e<Wp&&this.#g()}#g(){return this.#i==="auto"?!1:(this.#i="auto",this.#t.start(),!0)}#f(e){this.#r=e,this.#e.stop(),this.#p({kind:"none",why:e}),this.#m()}#b(){this.#e.stop(),this.#p({kind:"starting"}),this.#t.lose()}#m(){const{client:e,camera:s,sound:i,peer:n}=this.options,r=(e.peersRest.get(s)??0)>Date.now();!n||this.#h||i||r||!Ra.possible||(this.#h=new Ra(this.screens.peer,{client:e,camera:s,stream:this.#i,onPlaying:a=>this.#y(a),onFrame:a=>this.options.onFrame(this.screens.peer,a),onLeave:()=>this.options.onLeave(this.screens.peer),onLost:()=>this.#$(s)}),this.#h.start())}#y({stream:e,transcoded:s}){this.#p({kind:"playing",path:"peer",stream:e,transcoded:s}),this.#t.stop(),this.#e.stop()}#$(e){this.#h=null,this.options.client.peersRest.set(e,Date.now()+(this.#v?Dp:Pp)),this.#v&&(this.#p({kind:"starting"}),this.start())}get#v(){return this.#o.kind==="playing"&&this.#o.path==="peer"}#p(e){this.#o=e,this.options.onState(e)}}function Np(t){return typeof t=="string"?new WebSocket(t):t.then(e=>new WebSocket(e))}const Rp={hevc:"H.265",h264:"H.264",av1:"AV1",mjpeg:"Motion JPEG"};function Up(t){return Rp[t]??t}var Hp=Object.defineProperty,Ip=Object.getOwnPropertyDescriptor,zo=t=>{throw TypeError(t)},F=(t,e,s,i)=>{for(var n=i>1?void 0:i?Ip(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Hp(e,s,n),n},ur=(t,e,s)=>e.has(t)||zo("Cannot "+s),_=(t,e,s)=>(ur(t,e,"read from private field"),s?s.call(t):e.get(t)),Tt=(t,e,s)=>e.has(t)?zo("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),Xt=(t,e,s,i)=>(ur(t,e,"write to private field"),e.set(t,s),s),E=(t,e,s)=>(ur(t,e,"access private method"),s),ot,as,Dt,Ei,Ue,di,fr,v,An,Po,Do,Wo,Lo,No,Ro,ye,Uo,Ho,zt,Yi,He,Io,Bo,Fo,jo,Ji,Go,Vo,En,mr,ue,qo,Zo;const gr={kind:"starting"},Bp=1e3;let H=class extends P{constructor(){super(),Tt(this,v),this.grounds=[],this.plain=!1,this.pace=1,this.video=null,this.covered=!1,this.buttons=!1,this.problem=null,this.summary="",this.playing=gr,this.paused=null,this.sound=!1,this.behind=null,Tt(this,ot,null),Tt(this,as,null),Tt(this,Dt,null),Tt(this,Ei,0),Tt(this,Ue,null),Tt(this,di,new ResizeObserver(()=>E(this,v,ue).call(this))),Tt(this,fr,new Eo(this)),Tt(this,mr,()=>{_(this,v,Yi)&&!_(this,v,zt)&&E(this,v,ue).call(this)}),new Kd(this,()=>E(this,v,Bo).call(this),()=>this.pace,t=>E(this,v,jo).call(this,t),t=>E(this,v,Go).call(this,t)),this.addEventListener("fullscreenchange",()=>this.requestUpdate())}connectedCallback(){super.connectedCallback(),_(this,di).observe(this),E(this,v,En).call(this)}disconnectedCallback(){var t;super.disconnectedCallback(),_(this,di).disconnect(),(t=_(this,Ue))==null||t.call(this),Xt(this,Ue,null),E(this,v,ye).call(this)}willUpdate(t){const e=t.get("camera");e&&e.id!==this.camera.id&&E(this,v,Vo).call(this),(t.has("camera")||t.has("tracks"))&&E(this,v,En).call(this),t.has("video")&&E(this,v,ye).call(this)}updated(t){E(this,v,Ro).call(this);const{videoWidth:e,videoHeight:s}=_(this,v,He)??this.fragments,i=e>0&&_(this,v,zt)?{width:e,height:s}:_(this,ot);this.style.setProperty("aspect-ratio",String(xo(i??this.camera.status))),(t.has("grounds")||t.has("plain"))&&E(this,v,ue).call(this),this.toggleAttribute("filled",_(this,ot)!==null||_(this,v,zt)),this.toggleAttribute("dim",_(this,v,Io)&&_(this,ot)!==null),this.fragments.toggleAttribute("shown",_(this,v,He)===this.fragments),this.peer.toggleAttribute("shown",_(this,v,He)===this.peer)}render(){return c`
      ${E(this,v,An).call(this,"fragments")} ${E(this,v,An).call(this,"peer")}
      <canvas role="img" aria-label=${E(this,v,qo).call(this)}></canvas>
      ${_(this,ot)||_(this,v,zt)?p:c`<p>${E(this,v,Zo).call(this)}</p>`}
      ${this.video?E(this,v,Po).call(this):p}
    `}};ot=new WeakMap;as=new WeakMap;Dt=new WeakMap;Ei=new WeakMap;Ue=new WeakMap;di=new WeakMap;fr=new WeakMap;v=new WeakSet;An=function(t){const e=!this.sound;return c`<video id=${t} .muted=${e} playsinline disablepictureinpicture aria-hidden="true"></video>`};Po=function(){const{camera:t,playing:e,paused:s,behind:i,sound:n}=this,{status:r}=t,a=this.problem!==null,h=Hd({status:r,video:e,paused:s,cut:a,behind:i});return c`<hw-live-bar
      .words=${h}
      ?buttons=${this.buttons&&r.state==="online"&&e.kind!=="offline"}
      ?paused=${s!==null||e.kind==="refused"}
      .sound=${_(this,Dt)?.hasSound?n:null}
      .full=${document.fullscreenEnabled?this.matches(":fullscreen"):null}
      @hw-pressed=${E(this,v,Do)}
    ></hw-live-bar>`};Do=function({press:t}){t==="full"?E(this,v,Wo).call(this):t==="sound"?E(this,v,Lo).call(this):this.playing.kind==="refused"?_(this,Dt)?.insist():this.paused?this.paused=null:E(this,v,No).call(this)};Wo=async function(){this.matches(":fullscreen")?await document.exitFullscreen():await this.requestFullscreen()};Lo=function(){this.sound=!this.sound,E(this,v,ye).call(this)};No=function(){this.paused=new Date(_(this,as)??Date.now()),E(this,v,ye).call(this)};Ro=function(){const{camera:t,client:e,video:s,sound:i}=this,n=s!==null&&!this.paused&&_(this,v,Yi)&&t.enabled;n||E(this,v,ye).call(this),!(!n||_(this,Dt))&&(Xt(this,Dt,new Lp({fragments:this.fragments,peer:this.peer},{client:e,camera:t.id,stream:s,sound:i,peer:this.buttons,onState:r=>{this.playing=r},onFrame:(r,a)=>E(this,v,Uo).call(this,a),onLeave:r=>E(this,v,Ho).call(this,r)})),_(this,Dt).start())};ye=function(){const t=_(this,Dt);Xt(this,Dt,null),t?.stop(),this.playing=gr,this.behind=null};Uo=function(t){Xt(this,as,t),E(this,v,ue).call(this);const e=performance.now();e-_(this,Ei)<Bp||!this.client.clock.known||(Xt(this,Ei,e),this.behind=(this.client.clock.fromHere(Date.now())-t)/1e3)};Ho=function(t){t===_(this,v,He)&&(E(this,v,Ji).call(this,Jd(t)??_(this,ot)),this.playing=gr,E(this,v,ue).call(this))};zt=function(){return this.playing.kind==="playing"};Yi=function(){return _(this,fr).seen&&!this.covered};He=function(){return this.playing.kind!=="playing"?null:this.playing.path==="peer"?this.peer:this.fragments};Io=function(){return _(this,v,zt)||this.paused?!1:!(this.camera.status.state==="online")||this.playing.kind==="offline"||this.problem!==null};Bo=function(){const{id:t,status:e}=this.camera;return!_(this,v,Yi)||_(this,v,zt)||this.paused||e.last_frame===null||e.state!=="online"&&(_(this,ot)||this.problem)?null:s=>this.client.snapshot(t,E(this,v,Fo).call(this),s)};Fo=function(){const t=this.clientWidth*Math.min(window.devicePixelRatio||1,2);return Math.min(1920,Math.max(160,Math.ceil(t/160)*160))};jo=async function({jpeg:t,captured:e}){const s=await createImageBitmap(t);if(_(this,v,zt))return s.close();E(this,v,Ji).call(this,s),Xt(this,as,e),this.problem=null,this.requestUpdate(),await this.updateComplete,E(this,v,ue).call(this)};Ji=function(t){t!==_(this,ot)&&_(this,ot)?.close(),Xt(this,ot,t)};Go=function(t){this.problem=t instanceof ms?t.message:o("No picture")};Vo=function(){E(this,v,ye).call(this),E(this,v,Ji).call(this,null),this.problem=null,this.paused=null};En=function(){var t;(t=_(this,Ue))==null||t.call(this),Xt(this,Ue,this.tracks?.watch(this.camera.id,_(this,mr))??null)};mr=new WeakMap;ue=function(){if(!this.canvas)return;const e=this.camera.status.state==="online"?this.tracks.at(this.camera.id,_(this,as)):[],s=this.plain?[]:e.map(Id).filter(h=>h!==null),i=new Set(e.filter(Ua).flatMap(({zones:h})=>h)),n=this.grounds.map(h=>({...h,busy:i.has(h.name)})),r=_(this,v,He),a=r&&{width:r.videoWidth,height:r.videoHeight};dr(this.canvas,a??_(this,ot),s,n),this.summary=Ad(e.filter(Ua).map(h=>h.label))};qo=function(){const{name:t}=this.camera,e=_(this,v,zt)?o("Live picture of {name}",{name:t}):o("Newest picture of {name}",{name:t});return this.summary?`${e}: ${this.summary}`:e};Zo=function(){const{state:t}=this.camera.status;return t==="disabled"?o("Switched off"):t==="offline"?o("No picture"):this.problem??o(t==="online"?"Fetching the first picture …":"Connecting …")};H.styles=S`
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
  `;F([d({attribute:!1})],H.prototype,"camera",2);F([d({attribute:!1})],H.prototype,"client",2);F([d({attribute:!1})],H.prototype,"tracks",2);F([d({attribute:!1})],H.prototype,"grounds",2);F([d({type:Boolean})],H.prototype,"plain",2);F([d({type:Number})],H.prototype,"pace",2);F([d()],H.prototype,"video",2);F([d({type:Boolean})],H.prototype,"covered",2);F([d({type:Boolean})],H.prototype,"buttons",2);F([b()],H.prototype,"problem",2);F([b()],H.prototype,"summary",2);F([b()],H.prototype,"playing",2);F([b()],H.prototype,"paused",2);F([b()],H.prototype,"sound",2);F([b()],H.prototype,"behind",2);F([lt("canvas")],H.prototype,"canvas",2);F([lt("#fragments")],H.prototype,"fragments",2);F([lt("#peer")],H.prototype,"peer",2);H=F([N("hw-live-picture")],H);function Ua({state:t}){return t==="confirmed"||t==="stationary"}function at({data:t}){const e=ct(t,"zone");return{label:ct(t,"object_type")??ct(t,"label"),name:ct(t,"name"),alert:ct(t,"alert_id"),title:ct(t,"title"),score:ps(t,"confidence"),track:ps(t,"track_id"),box:Gp(t),zones:e?[e]:Array.isArray(t.zones)?t.zones.filter(Ko):[],line:ct(t,"line"),direction:ct(t,"direction"),share:ps(t,"share"),duration:ps(t,"duration"),looks:ps(t,"looks"),firstSeen:ct(t,"first_seen"),message:ct(t,"message")??ct(t,"reason")}}const Fp=["captured","decoded","detected","confirmed","published"];function jp(t){const e=[];for(const s of Fp){const i=t[s];if(!i)continue;const n=e.at(-1),r=n?Ud(n.moment.toISOString(),i):0,a=Math.max(0,r??0);e.push({name:s,moment:new Date(i),seconds:a,at:(n?.at??0)+a})}return e}function Gp(t){const e=t.box;if(typeof e!="object"||e===null)return null;const{x:s,y:i,width:n,height:r}=e;return[s,i,n,r].every(a=>typeof a=="number")?e:null}function ct(t,e){const s=t[e];return Ko(s)?s:null}function ps(t,e){const s=t[e];return typeof s=="number"&&Number.isFinite(s)?s:null}function Ko(t){return typeof t=="string"&&t!==""}const Vp={object_detected:(t,e)=>`${Kp(t,e)}${bn(t)}`,object_left:(t,e)=>ii(o("{thing} left {place}",{thing:xt(t),place:e}),t),zone_breach:(t,e)=>`${o("{thing} entered {place}",{thing:xt(t),place:gs(t)??e})}${bn(t)}`,zone_left:(t,e)=>ii(o("{thing} left {place}",{thing:xt(t),place:gs(t)??e}),t),line_crossed:t=>Yp(t),loitering:(t,e)=>{const s=gs(t),i=s?o("{thing} stays in {place}",{thing:xt(t),place:s}):o("{thing} stays at {place}",{thing:xt(t),place:e}),{duration:n}=t;return n===null?i:`${i} ${o("for {time}",{time:st(n)})}`},parked:(t,e)=>{const s=gs(t);return s?o("{thing} parked in {place}",{thing:xt(t),place:s}):o("{thing} parked at {place}",{thing:xt(t),place:e})},motion_detected:({share:t},e)=>{const s=o("Motion at {place}",{place:e});return t===null?s:`${s}, ${o("{share} of the picture",{share:Pe(t)})}`},motion_ended:(t,e)=>ii(o("Calm again at {place}",{place:e}),t),recording_started:(t,e)=>o("Recording began at {place}",{place:e}),recording_stopped:(t,e)=>ii(o("Recording ended at {place}",{place:e}),t),clip_ready:({duration:t},e)=>{const s=o("Clip of {place} is ready",{place:e});return t===null?s:`${s}, ${st(t)}`},snapshot_taken:(t,e)=>o("A picture of {place} was taken",{place:e}),camera_online:(t,e)=>o("{place} is online",{place:e}),camera_offline:({message:t},e)=>{const s=o("{place} went offline",{place:e});return t?`${s}: ${t}`:s},face_detected:(t,e)=>`${o("{who} at {place}",{who:t.name??o("A face"),place:e})}${bn(t)}`,audio_detected:({label:t},e)=>o("{sound} heard at {place}",{sound:vt(t??o("A sound")),place:e}),doorbell_pressed:(t,e)=>o("Somebody rang at {place}",{place:e}),alert_opened:({title:t})=>o("Alert: {title}",{title:t??o("something happened")}),alert_closed:({title:t,duration:e})=>{const s=o("Alert over: {title}",{title:t??o("something happened")});return e===null?s:`${s}, ${o("after {time}",{time:st(e)})}`},security_event:({message:t})=>t??o("Something about who may come in"),system_alert:({message:t})=>t??o("The engine needs attention")},qp={object_detected:()=>o("Seen"),object_left:()=>o("Gone"),zone_breach:()=>o("Zone entered"),zone_left:()=>o("Zone left"),line_crossed:()=>o("Line crossed"),loitering:()=>o("Loitering"),parked:()=>o("Parked"),motion_detected:()=>o("Motion"),motion_ended:()=>o("Motion ended"),recording_started:()=>o("Recording began"),recording_stopped:()=>o("Recording ended"),clip_ready:()=>o("Clip ready"),snapshot_taken:()=>o("Picture taken"),camera_online:()=>o("Camera online"),camera_offline:()=>o("Camera offline"),face_detected:()=>o("Face"),audio_detected:()=>o("Sound"),doorbell_pressed:()=>o("Doorbell"),alert_opened:()=>o("Alert"),alert_closed:()=>o("Alert over"),security_event:()=>o("Security"),system_alert:()=>o("System")};function re(t,e){const s=e??t.camera??o("the engine"),i=at(t);return Vp[t.type]?.(i,s)??`${o("{what} at {place}",{what:Ws(t.type),place:s})}${i.message?`: ${i.message}`:""}`}function Ws(t){return qp[t]?.()??vt(t.replaceAll("_"," "))}function Zp(t,e){switch(t.state){case"online":return o("Online");case"connecting":return`${o("Connecting")}`;case"disabled":return o("Switched off");case"offline":{const i=(e.getTime()-Date.parse(t.since))/1e3;return`${i>=1?o("Offline for {time}",{time:st(i)}):o("Offline")}`}}}function xt({label:t}){return vt(t===null?o("something"):Et(t))}function gs({zones:t}){return t[0]??null}function Kp(t,e){const s=gs(t);return s?o("{thing} in {place}",{thing:xt(t),place:s}):o("{thing} at {place}",{thing:xt(t),place:e})}function Yp(t){const e=o("{thing} crossed {line}",{thing:xt(t),line:t.line??o("a line")});return t.direction?`${e} ${o(t.direction)}`:e}function bn({score:t}){return t===null?"":`, ${Math.round(t*100)} %`}function ii(t,{duration:e}){return e===null?t:`${t} ${o("after {time}",{time:st(e)})}`}const Jp=.25,Xp=.6,Qp=2.5;class Ha{#t;constructor(e,s){this.#t=e.flatMap(i=>{const{box:n,label:r,track:a,score:h}=at(i),l=(Date.parse(i.timestamp)-s)/1e3;return n&&r?[{at:l,track:a,label:r,score:h,box:n}]:[]}).sort((i,n)=>i.at-n.at)}get moments(){return this.#t.map(({at:e})=>e)}at(e){const s=new Map;return this.#t.forEach((i,n)=>{const r=this.#t.slice(n+1).find(({track:u})=>u!==null&&u===i.track),a=r!==void 0&&r.at-i.at<=Qp,h=a?r.at:i.at+Xp;if(e<i.at-Jp||e>h)return;const l=a?Math.max(0,(e-i.at)/(r.at-i.at)):0;s.set(`${i.track??`at ${n}`}`,tu(i,r?.box??null,l))}),[...s.values()]}}function tu({box:t,label:e,score:s},i,n){const r=l=>i?t[l]+n*(i[l]-t[l]):t[l],a=Et(e),h=s===null?a:`${a} ${Math.round(s*100)} %`;return{box:{x:r("x"),y:r("y"),width:r("width"),height:r("height")},colour:Se[Ht(e)],texts:[h],strength:1,dashed:!1}}var eu=Object.defineProperty,su=Object.getOwnPropertyDescriptor,Yo=t=>{throw TypeError(t)},Ct=(t,e,s,i)=>{for(var n=i>1?void 0:i?su(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&eu(e,s,n),n},vr=(t,e,s)=>e.has(t)||Yo("Cannot "+s),$s=(t,e,s)=>(vr(t,e,"read from private field"),s?s.call(t):e.get(t)),us=(t,e,s)=>e.has(t)?Yo("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),_s=(t,e,s,i)=>(vr(t,e,"write to private field"),e.set(t,s),s),Ft=(t,e,s)=>(vr(t,e,"access private method"),s),Ci,Ls,xs,pi,$t,Jo,Xo,Qo,Cn,ui;class wr extends Event{constructor(e){super(wr.type,{bubbles:!0,composed:!0}),this.moment=e}static{this.type="hw-played"}}let ht=class extends P{constructor(){super(...arguments),us(this,$t),this.src="",this.poster="",this.at=0,this.codec="",this.start="",this.events=[],this.broken=!1,us(this,Ci,new Ha([],0)),us(this,Ls,null),us(this,xs,null),us(this,pi,new ResizeObserver(()=>Ft(this,$t,ui).call(this)))}connectedCallback(){super.connectedCallback(),$s(this,pi).observe(this)}disconnectedCallback(){super.disconnectedCallback(),$s(this,pi).disconnect(),Ft(this,$t,Cn).call(this)}willUpdate(t){t.has("src")&&(this.broken=!1),(t.has("events")||t.has("start"))&&_s(this,Ci,new Ha(this.events,Date.parse(this.start)))}updated(t){const{video:e}=this;t.has("at")&&!t.has("src")&&e&&e.readyState>0&&(e.currentTime=this.at),this.video!==$s(this,xs)&&(Ft(this,$t,Cn).call(this),_s(this,xs,this.video),this.video&&_s(this,Ls,pr(this.video,s=>Ft(this,$t,ui).call(this,s)))),Ft(this,$t,ui).call(this)}render(){if(this.broken){const t=this.codec?` (${this.codec})`:"";return c`<p role="alert">
        ${o("This browser cannot play the clip{codec}.",{codec:t})}
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
      <canvas aria-hidden="true"></canvas>`}};Ci=new WeakMap;Ls=new WeakMap;xs=new WeakMap;pi=new WeakMap;$t=new WeakSet;Jo=function(t){t.target.currentTime=this.at};Xo=function({target:t}){const{currentTime:e,seeking:s}=t;s||this.dispatchEvent(new wr(Date.parse(this.start)+e*1e3))};Qo=function({target:t}){const{error:e}=t;e&&e.code!==e.MEDIA_ERR_DECODE&&!this.dispatchEvent(new Event("hw-lost",{cancelable:!0}))||(this.broken=!0)};Cn=function(){var t;(t=$s(this,Ls))==null||t.call(this),_s(this,Ls,null),_s(this,xs,null)};ui=function(t=this.video?.currentTime??0){const{canvas:e,video:s}=this;if(!e||!s)return;const i={width:s.videoWidth,height:s.videoHeight};dr(e,i.width>0?i:null,$s(this,Ci).at(t))};ht.styles=S`
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
  `;Ct([d()],ht.prototype,"src",2);Ct([d()],ht.prototype,"poster",2);Ct([d({type:Number})],ht.prototype,"at",2);Ct([d()],ht.prototype,"codec",2);Ct([d()],ht.prototype,"start",2);Ct([d({attribute:!1})],ht.prototype,"events",2);Ct([b()],ht.prototype,"broken",2);Ct([lt("video")],ht.prototype,"video",2);Ct([lt("canvas")],ht.prototype,"canvas",2);ht=Ct([N("hw-clip-player")],ht);var iu=Object.defineProperty,nu=Object.getOwnPropertyDescriptor,th=t=>{throw TypeError(t)},os=(t,e,s,i)=>{for(var n=i>1?void 0:i?nu(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&iu(e,s,n),n},br=(t,e,s)=>e.has(t)||th("Cannot "+s),Ns=(t,e,s)=>(br(t,e,"read from private field"),s?s.call(t):e.get(t)),yn=(t,e,s)=>e.has(t)?th("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),ru=(t,e,s,i)=>(br(t,e,"write to private field"),e.set(t,s),s),ks=(t,e,s)=>(br(t,e,"access private method"),s),fi,Ie,de,eh,sh,yr,ih;let Qt=class extends P{constructor(){super(...arguments),yn(this,de),this.src="",this.alt="",this.box=null,this.label="",this.missing=!1,yn(this,fi,new ResizeObserver(()=>ks(this,de,yr).call(this))),yn(this,Ie,null)}connectedCallback(){super.connectedCallback(),Ns(this,fi).observe(this)}disconnectedCallback(){super.disconnectedCallback(),Ns(this,fi).disconnect()}render(){return this.missing?c`<p>${o("This event has no picture.")}</p>`:c`
      <img src=${this.src} alt="" hidden @load=${ks(this,de,eh)} @error=${ks(this,de,sh)} />
      <canvas role="img" aria-label=${this.alt}></canvas>
    `}};fi=new WeakMap;Ie=new WeakMap;de=new WeakSet;eh=async function(t){const e=t.target;Ns(this,Ie)?.close(),ru(this,Ie,await createImageBitmap(e)),this.style.setProperty("aspect-ratio",String(xo(Ns(this,Ie)))),ks(this,de,yr).call(this)};sh=function(){this.missing=!0};yr=function(){const t=this.renderRoot.querySelector("canvas");t&&dr(t,Ns(this,Ie),ks(this,de,ih).call(this))};ih=function(){if(!this.box)return[];const t=Se[Ht(this.label)];return[{box:this.box,colour:t,texts:[],strength:1,dashed:!1}]};Qt.styles=S`
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
  `;os([d()],Qt.prototype,"src",2);os([d()],Qt.prototype,"alt",2);os([d({attribute:!1})],Qt.prototype,"box",2);os([d()],Qt.prototype,"label",2);os([b()],Qt.prototype,"missing",2);Qt=os([N("hw-event-picture")],Qt);const au=3;function $r(t,e){const s=_r(t,e);return t.camera_id===e.camera_id&&s>=0&&s<=t.duration}function ou(t,e){return Math.max(0,Math.min(_r(t,e),t.duration)-au)}function _r(t,e){return(Date.parse(e.timestamp)-Date.parse(t.start))/1e3}function Xi(t){return typeof t=="object"&&t!==null&&"code"in t&&"message"in t}function it(t){if(t instanceof Sn)return o("The engine does not answer.");if(!Xi(t))return t instanceof Error?t.message:String(t);switch(t.code){case"unauthorized":return o("You may not do that.");case"unavailable":return o("The engine does not answer.");case"not_found":return o("It is gone.");case"busy":return o("The engine is busy. Try again in a moment.");case"unknown_command":return o("The Hearthwatch integration is not set up.");default:return t.message}}const nh=["doorbell_pressed","loitering","line_crossed","zone_breach","face_detected","parked","object_detected","audio_detected","snapshot_taken"],Ze=nh,hu=5*6e4;function Zs(t){return t.type==="object_detected"?at(t).box:null}function rh(t){const e=[],s=new Map;for(const i of t){if(!Ze.includes(i.type))continue;const{track:n}=at(i),r=n===null?i.id:`${i.camera_id} ${n}`,a=s.get(r),h=a?.at(-1);if(a&&h&&Date.parse(h.timestamp)-Date.parse(i.timestamp)<hu)a.push(i);else{const l=[i];e.push(l),s.set(r,l)}}return e.map(i=>({lead:ah(i),face:lu(i),events:i})).sort((i,n)=>Date.parse(n.lead.timestamp)-Date.parse(i.lead.timestamp))}function lu(t){return t.find(s=>s.picture!==null&&Zs(s)!==null)??ah(t)}function ah(t){const e=({type:s,picture:i})=>Ze.indexOf(s)+(i===null?nh.length:0);return t.reduce((s,i)=>e(i)<e(s)?i:s)}var cu=Object.defineProperty,du=Object.getOwnPropertyDescriptor,oh=t=>{throw TypeError(t)},hs=(t,e,s,i)=>{for(var n=i>1?void 0:i?du(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&cu(e,s,n),n},xr=(t,e,s)=>e.has(t)||oh("Cannot "+s),te=(t,e,s)=>(xr(t,e,"read from private field"),s?s.call(t):e.get(t)),ni=(t,e,s)=>e.has(t)?oh("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),kr=(t,e,s,i)=>(xr(t,e,"write to private field"),e.set(t,s),s),tt=(t,e,s)=>(xr(t,e,"access private method"),s),Sr=(t,e,s,i)=>({set _(n){kr(t,e,n)},get _(){return te(t,e,i)}}),Wt,Be,Z,Tn,hh,lh,ch,Mr,dh,Ke,On,ph;const pu=36e5;class Ar extends Event{constructor(e){super(Ar.type),this.clip=e}static{this.type="hw-clip-shown"}}let ee=class extends P{constructor(){super(...arguments),ni(this,Z),this.cameraName="",this.exact=!1,this.sight={kind:"looking"},ni(this,Wt,0),ni(this,Be,null),ni(this,On,t=>{t.preventDefault();const{sight:e}=this;e.kind==="clip"&&tt(this,Z,ph).call(this,e.clip)})}connectedCallback(){super.connectedCallback(),this.hasUpdated&&tt(this,Z,Tn).call(this)}disconnectedCallback(){var t;super.disconnectedCallback(),(t=te(this,Be))==null||t.call(this),kr(this,Be,null)}willUpdate(t){this.hasUpdated||tt(this,Z,Tn).call(this);const e=t.get("event");if(!t.has("event")||e?.id===this.event.id)return;const{sight:s}=this;s.kind==="clip"&&$r(s.clip,this.event)||tt(this,Z,lh).call(this)}updated(t){if(!t.has("sight"))return;const e=t.get("sight"),s=this.sight.kind==="clip"?this.sight.clip:null;e?.kind==="clip"&&e.clip===s||this.dispatchEvent(new Ar(s))}render(){const{sight:t,event:e}=this,s=this.home.url(e.picture);if(t.kind==="clip"){const{clip:n,events:r}=t;return c`<hw-clip-player
        .src=${this.home.url(n.media)}
        .poster=${s}
        .at=${this.exact?_r(n,e):ou(n,e)}
        .codec=${n.codec}
        .start=${n.start}
        .events=${r}
        @hw-lost=${te(this,On)}
      ></hw-clip-player>`}const{label:i}=at(e);if(this.exact){const n=t.kind==="picture"?t.note:o("Fetching the clip …");return c`<div class="blank" role="status">${n}</div>`}return c`
      <hw-event-picture
        .src=${s}
        .alt=${re(e,this.cameraName)}
        .box=${Zs(e)}
        .label=${i??""}
      ></hw-event-picture>
      ${t.kind==="picture"?c`<p role="status">${t.note}</p>`:c`<p role="status">${o("Fetching the clip …")}</p>`}
    `}};Wt=new WeakMap;Be=new WeakMap;Z=new WeakSet;Tn=function(){var t;(t=te(this,Be))==null||t.call(this),kr(this,Be,this.home.listen({onClip:(e,s)=>tt(this,Z,hh).call(this,e,s)}))};hh=function(t,e){const{sight:s}=this,i=s.kind==="clip"&&s.clip.clip_id===e.clip_id;i&&t==="clip_deleted"&&tt(this,Z,Ke).call(this);const n=t==="clip_ready"||t==="clip_restored";i&&t==="clip_starred"&&s.kind==="clip"&&(this.sight={...s,clip:e}),s.kind==="picture"&&n&&$r(e,this.event)&&tt(this,Z,Mr).call(this,e,++Sr(this,Wt)._)};lh=async function(){const t=++Sr(this,Wt)._;this.sight={kind:"looking"};try{const e=await tt(this,Z,ch).call(this);if(t!==te(this,Wt))return;e?await tt(this,Z,Mr).call(this,e,t):this.sight={kind:"picture",note:tt(this,Z,dh).call(this)}}catch(e){if(t!==te(this,Wt))return;Xi(e)&&e.code==="not_found"?tt(this,Z,Ke).call(this):this.sight={kind:"picture",note:it(e)}}};ch=async function(){const{entry_id:t,clip_id:e,camera_id:s,timestamp:i}=this.event,{hass:n}=this.home;if(e)return n.callWS({type:"hearthwatch/clip",entry_id:t,clip_id:e});if(!s)return null;const r=Date.parse(i),{clips:a}=await n.callWS({type:"hearthwatch/clips",entry_id:t,camera_id:s,since:new Date(r-pu).toISOString(),until:new Date(r+1e3).toISOString(),limit:5});return a.find(h=>$r(h,this.event))??null};Mr=async function(t,e){if(t.deleted_at)return tt(this,Z,Ke).call(this);this.sight={kind:"clip",clip:t,events:[this.event]};const{entry_id:s}=this.event,{events:i}=await this.home.hass.callWS({type:"hearthwatch/events",entry_id:s,clip_id:t.clip_id,limit:200});e===te(this,Wt)&&(this.sight={kind:"clip",clip:t,events:i})};dh=function(){return Date.now()-Date.parse(this.event.timestamp)<12e4?o("Still being recorded: the clip plays as soon as it is there."):o("Nothing was recorded then.")};Ke=function(){this.sight={kind:"picture",note:o("The clip was deleted. This is the picture.")}};On=new WeakMap;ph=async function({entry_id:t,clip_id:e}){const s=++Sr(this,Wt)._;let i=o("The clip cannot be played now.");try{if((await this.home.hass.callWS({type:"hearthwatch/clip",entry_id:t,clip_id:e})).deleted_at)return tt(this,Z,Ke).call(this)}catch(n){if(Xi(n)&&n.code==="not_found")return tt(this,Z,Ke).call(this);i=it(n)}s===te(this,Wt)&&(this.sight={kind:"picture",note:i})};ee.styles=[I,S`
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
    `];hs([d({attribute:!1})],ee.prototype,"home",2);hs([d({attribute:!1})],ee.prototype,"event",2);hs([d()],ee.prototype,"cameraName",2);hs([d({type:Boolean})],ee.prototype,"exact",2);hs([b()],ee.prototype,"sight",2);ee=hs([N("hw-home-footage")],ee);const uu=60,fu=200,mu=12;class gu extends Ki{constructor(e,s){super(),this.home=e,this.camera=s,this.visits=[],this.known=!1,this.problem=null,this.#t=[],this.#e=0}#t;#e;async refresh(){const{entry_id:e,camera_id:s}=this.camera,i=++this.#e;try{const n=await this.home.hass.callWS({type:"hearthwatch/events",entry_id:e,camera_id:s,event_type:Ze,limit:uu});if(i!==this.#e)return;const r=new Set(n.events.map(({id:h})=>h)),a=this.#t.filter(({id:h})=>!r.has(h)&&h>(n.events[0]?.id??""));this.problem=null,this.known=!0,this.#s([...a,...n.events])}catch(n){if(i!==this.#e)return;this.problem=it(n),this.changed()}}add(e){e.camera_id!==this.camera.camera_id||!Ze.includes(e.type)||this.#t.some(({id:s})=>s===e.id)||this.#s([e,...this.#t])}#s(e){this.#t=e.slice(0,fu),this.visits=rh(this.#t).slice(0,mu),this.changed()}}const vu={score:Pe,size:Pe,motion:Pe,moved:Pe,zone:st,stationary:st,cooldown:st,open:st};function uh({gate:t}){return vt(o(t))}function Rs(t){const{gate:e,value:s,limit:i,passed:n,text:r}=t;if(bo())return r;if(e==="open"||s===null||i===null)return wu[e]?.(n)??r;const a=vu[e]??(h=>String(Number(h.toFixed(2))));return o("{gate} {value}, the limit is {limit}",{gate:uh(t),value:a(s),limit:a(i)})}const wu={zone:t=>o(t?"in a zone":"outside all zones"),label:t=>o(t?"it is looked for":"it is not looked for"),enabled:t=>o(t?"alerts are switched on":"alerts are switched off"),type:t=>o(t?"it is of a type that alerts":"it is of no type that alerts"),mode:t=>o(t?"this mode alerts":"this mode does not alert"),quiet:t=>o(t?"these are no quiet hours":"these are quiet hours"),evidence:t=>o(t?"it was seen often enough":"it was not seen often enough"),line:()=>o("it crossed the line"),open:t=>o(t?"it belongs to an alert of now":"an alert like it is open"),look:t=>o(t?"it was looked at":"nothing moves and nothing is due")},bu=new Set(["zone","line"]),yu=new Set(["stream","motion","look"]);function $u(t){const e=({gate:s})=>yu.has(s);return{frame:t.filter(e),sightings:t.filter(s=>!e(s))}}function mi(t){return t.find(e=>!e.passed&&!bu.has(e.gate))??null}function _u(t,e){const s=e.filter(({state:n,checks:r})=>n!=="tentative"&&!mi(r));if(s.length>0){const n=s.map(zn).join(", ");return{kind:"followed",text:s.length===1?o("{names} is followed: it was sure enough to be told.",{names:n}):o("{names} are followed: they were sure enough to be told.",{names:n})}}for(const n of e){const r=mi(n.checks);if(r)return{kind:"held",text:o("{name} is not told: {why}.",{name:zn(n),why:Rs(r)})}}const i=mi(t.checks);return i?{kind:"quiet",text:o("Nothing to tell: {why}.",{why:Rs(i)})}:{kind:"quiet",text:o("It looked and saw nothing that it looks for.")}}const xu=["confirmed","tentative","lost","stationary"];function ku(t,e){const s=({id:i,state:n})=>i===e?-1:xu.indexOf(n);return t.toSorted((i,n)=>s(i)-s(n))}function zn({label:t,id:e}){return`${vt(Et(t))} #${e}`}function fh({value:t,limit:e}){if(t===null||e===null||t<0||e<0)return null;const s=Math.max(t,e)*1.25;return s>0&&Number.isFinite(s)?{value:t/s,limit:e/s}:null}var Su=Object.defineProperty,Mu=Object.getOwnPropertyDescriptor,mh=(t,e,s,i)=>{for(var n=i>1?void 0:i?Mu(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Su(e,s,n),n};let Ti=class extends P{constructor(){super(...arguments),this.checks=[]}render(){return c`<ol>
      ${this.checks.map(t=>c`
          <li class="${t.passed?"passed":"failed"} ${fh(t)?"":"plain"}">
            <span class="mark">${t.passed?w.pass:w.stop}</span>
            <span class="hidden">${t.passed?o("Passed:"):o("Not passed:")}</span>
            <span class="gate">${uh(t)}</span>
            <span class="text">${Rs(t)}</span>
            ${Au(t)}
          </li>
        `)}
    </ol>`}};Ti.styles=[I,S`
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
    `];mh([d({attribute:!1})],Ti.prototype,"checks",2);Ti=mh([N("hw-check-list")],Ti);function Au(t){const e=fh(t);return e?c`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    ${g`<rect width=${100*e.value} height="8" fill="currentColor" opacity="0.75" />
      <rect class="limit" x=${100*e.limit-.75} width="1.5" height="8" />`}
  </svg>`:p}function Eu({outcome:t,severity:e,reason:s,checks:i}){const n=i.at(-1),r=n&&!bo()?Rs(n):s;switch(t){case"opened":return e?o("It opened an alert, as {severity}.",{severity:o(e)}):o("It opened an alert.");case"joined":return o("It alerted: {reason}.",{reason:r});case"silent":return o("It did not alert: {reason}.",{reason:r})}}var Cu=Object.defineProperty,Tu=Object.getOwnPropertyDescriptor,gh=(t,e,s,i)=>{for(var n=i>1?void 0:i?Tu(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Cu(e,s,n),n};let Oi=class extends P{render(){const{alerting:t,checks:e}=this.decision;return c`
      <p class="verdict ${t?"followed":"quiet"}">${Eu(this.decision)}</p>
      <hw-check-list .checks=${e}></hw-check-list>
    `}};Oi.styles=[I,rr,S`
      .verdict {
        margin-bottom: 6px;
        padding: 10px 14px;
        font-size: 0.9375rem;
      }
    `];gh([d({attribute:!1})],Oi.prototype,"decision",2);Oi=gh([N("hw-decision")],Oi);function Ou(t){return c`<dl class="facts">
    ${t.map(([e,s])=>s===null||s===""?p:c`<div>
            <dt>${e}</dt>
            <dd>${s}</dd>
          </div>`)}
  </dl>`}const zu=S`
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
`;var Pu=Object.defineProperty,Du=Object.getOwnPropertyDescriptor,vh=t=>{throw TypeError(t)},wh=(t,e,s,i)=>{for(var n=i>1?void 0:i?Du(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Pu(e,s,n),n},Wu=(t,e,s)=>e.has(t)||vh("Cannot "+s),Lu=(t,e,s)=>e.has(t)?vh("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),Ia=(t,e,s)=>(Wu(t,e,"access private method"),s),gi,bh,yh;const Nu={captured:()=>o("the packet was read"),decoded:()=>o("it had become a picture"),detected:()=>o("the detector had looked"),confirmed:()=>o("it was sure enough"),published:()=>o("it was stored and told")};let zi=class extends P{constructor(){super(...arguments),Lu(this,gi),this.trace={}}render(){const t=jp(this.trace),e=t.at(-1)?.at??0;return t.length<2?c`<p class="muted">${o("Nothing was measured for this event.")}</p>`:c`
      <p>
        <strong class="numbers">${st(e)}</strong>
        <span class="muted">${o("from {start} to {end}",{start:o(t[0]?.name??""),end:o(t.at(-1)?.name??"")})}</span>
      </p>
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
        ${t.map(s=>Ia(this,gi,bh).call(this,s,e))}
      </svg>
      <ol>
        ${t.map((s,i)=>Ia(this,gi,yh).call(this,s,i))}
      </ol>
    `}};gi=new WeakSet;bh=function({name:t,at:e,seconds:s},i){if(i===0||s===0)return"";const n=1e3*(e-s)/i;return g`<rect class=${t} x=${n} width=${Math.max(2,1e3*s/i-2)} height="10" />`};yh=function({name:t,moment:e,seconds:s},i){return c`<li title=${Rd(e)}>
      <i class=${t}></i>
      <span><b>${o(t)}</b> <span class="muted">${Nu[t]()}</span></span>
      <span class="numbers">${i===0?"":`+ ${st(s)}`}</span>
    </li>`};zi.styles=[I,S`
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
    `];wh([d({attribute:!1})],zi.prototype,"trace",2);zi=wh([N("hw-trace-bar")],zi);var Ru=Object.defineProperty,Uu=Object.getOwnPropertyDescriptor,$h=t=>{throw TypeError(t)},ls=(t,e,s,i)=>{for(var n=i>1?void 0:i?Uu(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Ru(e,s,n),n},Hu=(t,e,s)=>e.has(t)||$h("Cannot "+s),Iu=(t,e,s)=>e.has(t)?$h("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),vi=(t,e,s)=>(Hu(t,e,"access private method"),s),De,_h,xh,kh,Sh;let se=class extends P{constructor(){super(...arguments),Iu(this,De),this.cameraName="",this.answer=null,this.problem=null}willUpdate(t){t.has("event")&&vi(this,De,Sh).call(this,this.event)}render(){const t=this.answer?.decision??this.event.decision;return c`
      ${vi(this,De,_h).call(this)}
      <section aria-live="polite">
        <h3>${o("Why was it told?")}</h3>
        ${vi(this,De,xh).call(this)}
      </section>
      ${t?Bu(t):p}
      <section>
        <h3>${o("How fast it was told")}</h3>
        <hw-trace-bar .trace=${this.event.trace}></hw-trace-bar>
      </section>
    `}};De=new WeakSet;_h=function(){const{event:t}=this,e=at(t),s=new Date(t.timestamp);return Ou([[o("What"),Ws(t.type)],[o("When"),`${lr(s,new Date)}, ${Ds(s)}`],[o("Camera"),this.cameraName],[o("Seen as"),e.label&&vt(Et(e.label))],[o("Sure to"),e.score===null?null:Pe(e.score)],[o("Zone"),e.zones.join(", ")],[o("Line"),e.line],[o("Lasted"),e.duration===null?null:st(e.duration)],[o("Looks that saw it"),e.looks]])};xh=function(){if(this.problem)return c`<p class="verdict held">${this.problem}</p>`;if(!this.answer)return c`<p class="muted">${o("Asking …")}</p>`;const{look:t}=this.answer;return t?.record?vi(this,De,kh).call(this,t.record):c`<p class="verdict quiet">${ju(t?.reason??null)}</p>`};kh=function(t){const{track:e}=at(this.event),s=t.tracks.filter(({id:h})=>h===e),i=s.length>0?s:ku(t.tracks,e),{kind:n,text:r}=_u(t,i),{frame:a}=$u(t.checks);return c`
      <p class="verdict ${n}">${r}</p>
      ${i.map(Fu)}
      <h4>${o("The picture")}</h4>
      <hw-check-list .checks=${a}></hw-check-list>
    `};Sh=async function({entry_id:t,id:e}){this.answer=null,this.problem=null;try{const s=await this.home.hass.callWS({type:"hearthwatch/explain",entry_id:t,event_id:e});this.event.id===e&&(this.answer=s)}catch(s){this.event.id===e&&(this.problem=it(s))}};se.styles=[I,Ut,zu,rr,S`
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
    `];ls([d({attribute:!1})],se.prototype,"home",2);ls([d({attribute:!1})],se.prototype,"event",2);ls([d()],se.prototype,"cameraName",2);ls([b()],se.prototype,"answer",2);ls([b()],se.prototype,"problem",2);se=ls([N("hw-event-reasons")],se);function Bu(t){return c`<section>
    <h3>${o("Did it alert?")}</h3>
    <hw-decision .decision=${t}></hw-decision>
  </section>`}function Fu(t){return c`<h4>${zn(t)} <span class="chip">${o(t.state)}</span></h4>
    <hw-check-list .checks=${t.checks}></hw-check-list>`}function ju(t){return t??o("What the engine saw then is not kept any more: it is for an hour.")}const Gu={"{day}, {time}":"{day}, {time}","Moment on the timeline":"Zeitpunkt auf der Zeitleiste","Arrow keys move the cursor and choose a camera, with Shift they go to the next event. Plus and minus zoom, Page Up and Page Down turn the page.":"Pfeiltasten bewegen den Zeiger und wählen eine Kamera, mit Umschalt gehen sie zum nächsten Ereignis. Plus und Minus zoomen, Bild auf und Bild ab blättern.","What happened":"Was passiert ist",Everything:"Alles",People:"Personen",Vehicles:"Fahrzeuge",Animals:"Tiere",Where:"Wo",Everywhere:"Überall","How sure":"Wie sicher",Any:"Egal","From {share} %":"Ab {share} %","Show everything":"Alles zeigen",Cameras:"Kameras","Keep it for good":"Für immer behalten","Kept for good":"Wird für immer behalten","Delete the clip":"Clip löschen","Clip deleted.":"Clip gelöscht.","It is back.":"Er ist wieder da.",Footage:"Aufnahme",Span:"Zeitspanne",Hour:"Stunde",Day:"Tag",Week:"Woche",Earlier:"Früher",Later:"Später",Now:"Jetzt","Choose something that happened, or a moment on the bar.":"Wähle etwas aus, das passiert ist, oder einen Zeitpunkt auf der Leiste.","Play the clip":"Clip abspielen","Nothing like that happened in this time.":"So etwas ist in dieser Zeit nicht passiert.","Nothing happened in this time.":"In dieser Zeit ist nichts passiert.","There is no camera that you may see.":"Es gibt keine Kamera, die du sehen darfst.","Add one, or ask an administrator to let you see some.":"Füge eine hinzu oder bitte einen Administrator, dir welche zu zeigen.",Title:"Titel","Begins with":"Beginnt mit","Without any, all that you may see":"Ohne Auswahl alle, die du sehen darfst","{key} must be a list of texts":"{key} muss eine Liste von Texten sein","span must be one of {choices}":"span muss eines von {choices} sein"},Vu={...Gu,Live:"Live","Live, transcoded":"Live, umgewandelt",", {seconds} s behind":", {seconds} s später","Going live …":"Gleich live …","Go live again":"Wieder live",Pause:"Anhalten","Paused at {time}":"Angehalten um {time}","Press play to see it live":"Drück auf Wiedergabe, um es live zu sehen","Stills. {why}":"Einzelbilder. {why}","Stills. Going live again …":"Einzelbilder. Gleich wieder live …","No connection, trying again …":"Keine Verbindung, neuer Versuch …","This browser plays no live video.":"Dieser Browser zeigt kein Live-Video.","This browser does not play {codec} pictures.":"Dieser Browser zeigt keine {codec}-Bilder.","Sound on":"Ton an","Sound off":"Ton aus","Full screen":"Vollbild","Leave full screen":"Vollbild verlassen","Live picture of {name}":"Live-Bild von {name}","Newest picture of {name}":"Neuestes Bild von {name}","Show {name} live":"{name} live zeigen","Stop the live picture of {name}":"Live-Bild von {name} beenden","Fetching the first picture …":"Das erste Bild wird geholt …","Connecting …":"Verbindet sich …",Connecting:"Verbindet sich","No picture":"Kein Bild",Online:"Online",Offline:"Offline","Offline. {why}":"Offline. {why}","Offline for {time}":"Seit {time} offline","Switched off":"Ausgeschaltet","Which camera?":"Welche Kamera?","Choose one in the settings of this card.":"Wähle eine in den Einstellungen dieser Karte.","Choose another one in the settings of this card.":"Wähle eine andere in den Einstellungen dieser Karte.","This camera is gone.":"Diese Kamera gibt es nicht mehr.","You may not see this camera.":"Du darfst diese Kamera nicht sehen.","An administrator can allow it, or choose another camera for this card.":"Ein Administrator kann es erlauben oder dieser Karte eine andere Kamera geben.","The Hearthwatch integration is not set up.":"Die Hearthwatch-Integration ist nicht eingerichtet.","Add it under Settings, Devices & services.":"Füge sie unter Einstellungen, Geräte & Dienste hinzu.","Home Assistant does not answer.":"Home Assistant antwortet nicht.","It is tried again every few seconds.":"Es wird alle paar Sekunden neu versucht.","No connection to Home Assistant":"Keine Verbindung zu Home Assistant","Trying again …":"Neuer Versuch …","The engine does not answer":"Die Engine antwortet nicht","The engine does not answer.":"Die Engine antwortet nicht.","Does the Hearthwatch app run? It is tried again all the time.":"Läuft die Hearthwatch-App? Es wird laufend neu versucht.","Nothing is looked at or recorded.":"Es wird nichts angesehen oder aufgenommen.","Is it switched on, and in the network?":"Ist sie eingeschaltet und im Netzwerk?","You may not do that.":"Das darfst du nicht.","It is gone.":"Es ist nicht mehr da.","The engine is busy. Try again in a moment.":"Die Engine ist beschäftigt. Versuch es gleich noch einmal.","There is no live picture of it.":"Davon gibt es kein Live-Bild.","Try again":"Noch einmal versuchen",Record:"Aufnehmen",Recording:"Nimmt auf","Recording for {seconds} s.":"Nimmt {seconds} s lang auf.",Snapshot:"Foto","The picture was taken.":"Das Foto ist gemacht.",Detection:"Erkennung","Detection is on.":"Die Erkennung ist an.","Detection is off.":"Die Erkennung ist aus.",Zones:"Zonen",More:"Mehr","What is there now":"Was gerade da ist","{count} people":"{count} Personen",Person:"Person",Vehicle:"Fahrzeug",Animal:"Tier",Motion:"Bewegung","Last events of {name}":"Letzte Ereignisse von {name}","Nothing has happened yet.":"Noch ist nichts passiert.","just now":"gerade eben","{minutes} min ago":"vor {minutes} min",Today:"Heute",Yesterday:"Gestern","1 day":"1 Tag","{days} days":"{days} Tage","Back to the live picture":"Zurück zum Live-Bild","Fetching the clip …":"Der Clip wird geholt …","Still being recorded: the clip plays as soon as it is there.":"Wird noch aufgenommen: Der Clip läuft, sobald er da ist.","Nothing was recorded then.":"Da wurde nichts aufgenommen.","The clip was deleted. This is the picture.":"Der Clip wurde gelöscht. Das ist das Bild.","The clip cannot be played now.":"Der Clip lässt sich gerade nicht abspielen.","This browser cannot play the clip{codec}.":"Dieser Browser kann den Clip nicht abspielen{codec}.","Save it":"Speichern","This event has no picture.":"Zu diesem Ereignis gibt es kein Bild.","{thing} in {place}":"{thing} in {place}","{thing} at {place}":"{thing} bei {place}","{who} at {place}":"{who} bei {place}","{what} at {place}":"{what} bei {place}","{thing} left {place}":"{thing} hat {place} verlassen","{thing} entered {place}":"{thing} hat {place} betreten","{thing} stays in {place}":"{thing} bleibt in {place}","{thing} stays at {place}":"{thing} bleibt bei {place}","{thing} parked in {place}":"{thing} hat in {place} geparkt","{thing} parked at {place}":"{thing} hat bei {place} geparkt","{thing} crossed {line}":"{thing} hat {line} überquert:","a line":"eine Linie",forward:"vorwärts",backward:"rückwärts","for {time}":"seit {time}","after {time}":"nach {time}","Motion at {place}":"Bewegung bei {place}","{share} of the picture":"{share} des Bildes","Calm again at {place}":"Wieder ruhig bei {place}","Recording began at {place}":"Aufnahme begonnen bei {place}","Recording ended at {place}":"Aufnahme beendet bei {place}","Clip of {place} is ready":"Clip von {place} ist fertig","A picture of {place} was taken":"Foto von {place}","{place} is online":"{place} ist online","{place} went offline":"{place} ist offline","A face":"Ein Gesicht","A sound":"Ein Geräusch","{sound} heard at {place}":"{sound} bei {place} gehört","Somebody rang at {place}":"Bei {place} hat es geklingelt","Alert: {title}":"Alarm: {title}","Alert over: {title}":"Alarm vorbei: {title}","something happened":"etwas ist passiert",something:"etwas","the engine":"der Engine","Something about who may come in":"Etwas zum Zugang","The engine needs attention":"Die Engine braucht dich",Seen:"Gesehen",Gone:"Weg","Zone entered":"Zone betreten","Zone left":"Zone verlassen","Line crossed":"Linie überquert",Loitering:"Verweilt",Parked:"Geparkt","Motion ended":"Bewegung vorbei","Recording began":"Aufnahme begonnen","Recording ended":"Aufnahme beendet","Clip ready":"Clip fertig","Picture taken":"Foto","Camera online":"Kamera online","Camera offline":"Kamera offline",Face:"Gesicht",Sound:"Geräusch",Doorbell:"Klingel",Alert:"Alarm","Alert over":"Alarm vorbei",Security:"Sicherheit",System:"System","Why?":"Warum?","Why was it told?":"Warum wurde es gemeldet?","Did it alert?":"Gab es Alarm?","How fast it was told":"Wie schnell es gemeldet wurde","Asking …":"Wird gefragt …",What:"Was",When:"Wann",Camera:"Kamera","Seen as":"Erkannt als","Sure to":"Sicher zu",Zone:"Zone",Line:"Linie",Lasted:"Dauer","Looks that saw it":"So oft gesehen","The picture":"Das Bild","What the engine saw then is not kept any more: it is for an hour.":"Was die Engine da sah, wird nur eine Stunde lang behalten.","{names} is followed: it was sure enough to be told.":"{names} wird verfolgt: sicher genug, um gemeldet zu werden.","{names} are followed: they were sure enough to be told.":"{names} werden verfolgt: sicher genug, um gemeldet zu werden.","{name} is not told: {why}.":"{name} wird nicht gemeldet: {why}.","Nothing to tell: {why}.":"Nichts zu melden: {why}.","It looked and saw nothing that it looks for.":"Es wurde nichts gesehen, wonach gesucht wird.","It opened an alert.":"Es hat einen Alarm ausgelöst.","It opened an alert, as {severity}.":"Es hat einen Alarm ausgelöst, Stufe {severity}.","It alerted: {reason}.":"Es gab Alarm: {reason}.","It did not alert: {reason}.":"Es gab keinen Alarm: {reason}.",low:"niedrig",medium:"mittel",high:"hoch",critical:"kritisch","Passed:":"Erfüllt:","Not passed:":"Nicht erfüllt:","{gate} {value}, the limit is {limit}":"{gate} {value}, die Grenze ist {limit}",stream:"Strom",motion:"Bewegung",look:"Blick",score:"Sicherheit",size:"Größe",ratio:"Form",label:"Art",evidence:"Belege",moved:"Weg",stationary:"Stillstand",zone:"Zone",line:"Linie",enabled:"An",type:"Ereignis",mode:"Modus",quiet:"Ruhezeit",severity:"Stufe",cooldown:"Pause",open:"Offen","in a zone":"in einer Zone","outside all zones":"außerhalb aller Zonen","it is looked for":"danach wird gesucht","it is not looked for":"danach wird nicht gesucht","alerts are switched on":"Alarme sind eingeschaltet","alerts are switched off":"Alarme sind ausgeschaltet","it is of a type that alerts":"solche Ereignisse lösen Alarm aus","it is of no type that alerts":"solche Ereignisse lösen keinen Alarm aus","this mode alerts":"in diesem Modus gibt es Alarme","this mode does not alert":"in diesem Modus gibt es keine Alarme","these are no quiet hours":"es ist keine Ruhezeit","these are quiet hours":"es ist Ruhezeit","it belongs to an alert of now":"es gehört zu einem Alarm von jetzt","it was seen often enough":"es wurde oft genug gesehen","it was not seen often enough":"es wurde nicht oft genug gesehen","it crossed the line":"es hat die Linie überquert","an alert like it is open":"so ein Alarm ist offen","it was looked at":"es wurde hingesehen","nothing moves and nothing is due":"nichts bewegt sich, und nichts ist fällig",confirmed:"bestätigt",tentative:"unsicher",lost:"verloren","Nothing was measured for this event.":"Bei diesem Ereignis wurde nichts gemessen.","from {start} to {end}":"von {start} bis {end}",captured:"aufgenommen",decoded:"dekodiert",detected:"erkannt",published:"gemeldet","the packet was read":"das Paket war gelesen","it had become a picture":"es war ein Bild geworden","the detector had looked":"der Detektor hatte hingesehen","it was sure enough":"es war sicher genug","it was stored and told":"es war gespeichert und gemeldet","Zones of {name}":"Zonen von {name}","Zones and lines":"Zonen und Linien","A zone tells where something happens, such as the porch but not the street. A line counts what crosses it.":"Eine Zone sagt, wo etwas passiert: an der Haustür, aber nicht auf der Straße. Eine Linie zählt, was sie überquert.","Tap the corners of the zone, one after another. Tap the first one again to finish.":"Tippe die Ecken der Zone nacheinander an, zum Schluss wieder die erste.","Tap where the line begins, then where it ends.":"Tippe an, wo die Linie beginnt, dann, wo sie endet.","Begin with a rectangle":"Mit einem Rechteck beginnen","Begin with a level line":"Mit einer waagerechten Linie beginnen",Done:"Fertig",Cancel:"Abbrechen",Undo:"Rückgängig",Redo:"Wiederholen",Back:"Zurück",Close:"Schließen",Save:"Speichern","Saving …":"Wird gespeichert …","Saved. It holds from now on.":"Gespeichert. Es gilt ab sofort.","Your drawing from before, not saved yet.":"Deine Zeichnung von vorhin, noch nicht gespeichert.","Without a name":"Ohne Namen","Delete {name}":"{name} löschen","{name} is deleted. Undo brings it back.":"{name} ist gelöscht. „Rückgängig“ holt es zurück.","It needs a name.":"Hier fehlt ein Name.","Another one has this name.":"So heißt schon etwas anderes.","Its edges cross: move the corners apart.":"Die Kanten kreuzen sich: Zieh die Ecken auseinander.","It is too small.":"Das ist zu klein.","Corner {number} of {count}":"Ecke {number} von {count}","arrow keys move it, Delete removes it":"Pfeiltasten verschieben sie, Entf löscht sie","Add a corner here":"Hier eine Ecke einfügen",Name:"Name","What counts":"Was zählt","Nothing is chosen: everything that the camera tells counts.":"Nichts ist gewählt: Es zählt alles, was die Kamera meldet.","Tell when somebody stays":"Melden, wenn jemand bleibt",Seconds:"Sekunden",Filters:"Filter","Sure to at least":"Sicher zu mindestens","Covers at least":"Bedeckt mindestens","Covers at most":"Bedeckt höchstens","The arrow shows what is told as forward.":"Der Pfeil zeigt, was als vorwärts gemeldet wird.","Turn it round":"Umdrehen","Try on the last day":"Am letzten Tag ausprobieren","Tried on the last day":"Am letzten Tag ausprobiert","Stop trying":"Abbrechen","Looking through the last day's clips …":"Die Clips des letzten Tages werden durchgesehen …","{clips} clips of the last day, {time} of footage":"{clips} Clips des letzten Tages, {time} Film","Would be told":"Würde gemeldet","Would not be told any more":"Würde nicht mehr gemeldet","Nothing would change: {count} events, as before.":"Nichts würde sich ändern: {count} Ereignisse wie bisher.","{gained} events more, {lost} fewer: {after} instead of {before}.":"{gained} Ereignisse mehr, {lost} weniger: {after} statt {before}.","Live picture":"Live-Bild","When it is tapped":"Wenn es angetippt wird","Always, while it is seen":"Immer, solange es zu sehen ist",Boxes:"Rahmen","Last events":"Letzte Ereignisse",Buttons:"Knöpfe","Only if it is to be called something else here":"Nur wenn sie hier anders heißen soll","Live pictures of many cameras take much of a tablet's strength":"Live-Bilder vieler Kameras strengen ein Tablet an","{key} must be a text":"{key} muss ein Text sein","{key} must be true or false":"{key} muss true oder false sein","live must be one of {choices}":"live muss eines von {choices} sein"},qu=`
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
`,Zu=Object.fromEntries(qu.trim().split(`
`).flatMap(t=>{const[e="",s="",i="",n]=t.split("|"),r=/(s|ch|x)$/.test(e)?"es":"s",a=n??`${e}${r}`;return a===e?[[e,s]]:[[e,s],[a,i]]})),Mh={de:{...Zu,...Vu}};let Pn="";function Er({language:t,locale:e,config:s}){const i=e.time_zone==="server"?s.time_zone:void 0,n=`${t} ${i}`;n!==Pn&&(Pn=n,wo(Mh[t.split("-")[0]??""]??{},{locale:t,timeZone:i}))}function Pi(){if(Pn)return;const{lang:t}=document.documentElement;wo(Mh[t.split("-")[0]??""]??{},t?{locale:t}:{})}const Ba=1e3;class Ku{#t=new Map;#e=new Map;add({camera_id:e,timestamp:s,tracks:i}){const n=this.#t.get(e)??[];n.push({at:Date.parse(s),tracks:i}),this.#t.set(e,n.slice(-40));for(const r of this.#e.get(e)??[])r()}clear(){this.#t.clear();for(const e of this.#e.values())for(const s of e)s()}at(e,s){const i=this.#t.get(e)??[],n=s===null?-1:i.findIndex(l=>l.at>=s),[r,a]=[i.at(n-1),i[n]];if(s===null||!a)return Yu(i,s);if(n===0||!r)return a.tracks;const h=(s-r.at)/(a.at-r.at);return h<.5?r.tracks.map(l=>Dn(l,a,h)):a.tracks.map(l=>Dn(l,r,1-h))}watch(e,s){const i=this.#e.get(e)??new Set;return this.#e.set(e,i.add(s)),()=>i.delete(s)}}function Yu(t,e){const[s,i]=[t.at(-2),t.at(-1)];if(!i)return[];if(e===null)return i.tracks;if(e-i.at>Ba)return i.tracks.filter(({state:r})=>r==="stationary");if(!s||i.at-s.at>Ba)return i.tracks;const n=(e-i.at)/(i.at-s.at);return i.tracks.map(r=>Ju(r,s,Math.min(n,1)))}function Ju(t,e,s){const{box:i}=t,n=Dn(t,e,-s).box,r=n.x+(n.width-i.width)/2,a=n.y+(n.height-i.height)/2;return{...t,box:{...i,x:r,y:a}}}function Dn(t,{tracks:e},s){const i=e.find(({id:a})=>a===t.id)?.box;if(!i)return t;const{box:n}=t,r=a=>n[a]+s*(i[a]-n[a]);return{...t,box:{x:r("x"),y:r("y"),width:r("width"),height:r("height")}}}const Fa=6*3600,Xu=600;class Qu{constructor(e){this.hass=e}#t=new Map;async signed(e){const s=this.#t.get(e);if(s&&s.until>Date.now())return s.url;const i=this.hass(),n=await i.callWS({type:"auth/sign_path",path:e,expires:Fa}),r=i.hassUrl(n.path);return this.#t.set(e,{url:r,until:Date.now()+(Fa-Xu)*1e3}),r}}class tf{#t=null;get known(){return this.#t!==null}hear(e,s=Date.now()){Number.isNaN(e)||(this.#t=Math.min(this.#t??Number.POSITIVE_INFINITY,s-e))}fromHere(e){return e-(this.#t??0)}}const ja=15e3;class ef{constructor(e,s,i){this.hass=e,this.addresses=s,this.find=i,this.clock=new tf,this.peersRest=new Map,this.#t=new Map,this.#e=0}#t;#e;async videoUrl(e,{stream:s,sound:i}){const n=`${this.#i(e)}/live?stream=${s}&sound=${i}`,r=new URL(await this.addresses.signed(n));return r.protocol=r.protocol==="https:"?"wss:":"ws:",r.href}async offerPeer(e,s){const i=this.find(e)?.entities.live;if(!i)throw new ms(404,o("There is no live picture of it."));const n=String(++this.#e);try{return{sdp:await this.#s(n,i,s),session:n,stream:"main",transcoded:!1}}catch(r){throw await this.endPeer(e,n),r}}#s(e,s,i){return new Promise((n,r)=>{const a=setTimeout(()=>r(new Sn),ja),h=l=>{l.type!=="answer"&&l.type!=="error"||(clearTimeout(a),l.type==="answer"?n(l.answer):r(new ms(502,l.message)))};this.hass().connection.subscribeMessage(h,{type:"camera/webrtc/offer",entity_id:s,offer:i},{resubscribe:!1}).then(l=>this.#t.set(e,l),r)})}async endPeer(e,s){const i=this.#t.get(s);this.#t.delete(s),await i?.()}async snapshot(e,s,i){const n=`${this.#i(e)}/snapshot?width=${s}`;let r;try{r=await this.hass().fetchWithAuth(n,{cache:"no-store",signal:AbortSignal.any([i,AbortSignal.timeout(ja)])})}catch(h){throw i.aborted?h:new Sn}if(!r.ok)throw new ms(r.status,sf(r.status));const a=Date.parse(r.headers.get("X-Captured")??"");return{jpeg:await r.blob(),captured:Number.isNaN(a)?null:a}}#i(e){const s=this.find(e)?.entry_id;if(!s)throw new ms(404,o("This camera is gone."));return`/api/hearthwatch/${s}/cameras/${e}`}}function sf(t){return o(t===401||t===403?"You may not see this camera.":t===404?"This camera is gone.":t===503?"No picture":"The engine does not answer.")}const nf=1e4,rf=5e3,af=["online","camera_enabled","health"],of=200,Ga=new WeakMap;class Cr extends Ki{constructor(e){super(),this.cameras=null,this.obstacle=null,this.connected=!0,this.tracks=new Ku,this.#e=new Map,this.#s=new Set,this.#i=new Set,this.#n=new Map,this.#r=null,this.#a="",this.#h=0,this.#f=()=>{this.connected=!1,this.tracks.clear(),this.changed()},this.#b=()=>{this.connected=!0,this.refresh(),this.#x(),this.changed(),this.#r||this.#m()},this.#t=e,this.pictures=new ef(()=>this.#t,new Qu(()=>this.#t),s=>this.camera(s))}#t;#e;#s;#i;#n;#r;#a;#h;#o;#c;#l;static of(e){const s=Ga.get(e.connection)??new Cr(e);return Ga.set(e.connection,s),s.#d(e),s}get hass(){return this.#t}#d(e){const s=this.#t;if(this.#t=e,s===e||this.#s.size===0)return;this.cameras?.some(({entities:n})=>af.some(r=>{const a=n[r]??"";return s.states[a]?.state!==e.states[a]?.state}))&&this.#u()}#u(){this.#l??=setTimeout(()=>{this.#l=void 0,this.refresh()},of)}join(e){return clearTimeout(this.#o),this.#s.add(e),this.#s.size===1&&!this.#r&&this.#w(),()=>{this.#s.delete(e),clearTimeout(this.#o),this.#s.size===0&&(this.#o=setTimeout(()=>this.#g(),nf))}}listen(e){return this.#i.add(e),()=>this.#i.delete(e)}watch(e){this.#n.set(e,(this.#n.get(e)??0)+1),this.#m();let s=!1;return()=>{if(s)return;s=!0;const i=(this.#n.get(e)??1)-1;i>0?this.#n.set(e,i):this.#n.delete(e),this.#m()}}camera(e){return this.cameras?.find(({camera_id:s})=>s===e)??null}cameraOfDevice(e){return this.cameras?.find(({device_id:s})=>s===e)??null}engineLives({entry_id:e}){return this.#e.get(e)??!0}url(e){return e?this.#t.hassUrl(e):""}async refresh(){try{const e=await this.#t.callWS({type:"hearthwatch/cameras"});this.cameras=e.cameras;for(const{entry_id:s,live:i}of e.engines)this.#e.has(s)||this.#e.set(s,i);this.obstacle=null}catch(e){this.obstacle=Va(e),this.#$()}this.changed()}#w(){const{connection:e}=this.#t;this.connected=e.connected,e.addEventListener("ready",this.#b),e.addEventListener("disconnected",this.#f),this.refresh(),this.#m()}#g(){const{connection:e}=this.#t;e.removeEventListener("ready",this.#b),e.removeEventListener("disconnected",this.#f),clearTimeout(this.#c),clearTimeout(this.#l),this.#l=void 0,this.#h+=1,this.#a="",$n(this.#r),this.#r=null,this.#e.clear()}#f;#b;#m(){queueMicrotask(()=>{this.#y()})}async#y(){const e=[...this.#n.keys()].sort(),s=`tracks ${e.join()}`;if(this.#s.size===0||this.#a===s)return;this.#a=s;const i=++this.#h;try{const n=await this.#t.connection.subscribeMessage(a=>{i===this.#h&&this.#v(a)},{type:"hearthwatch/subscribe",tracks:e});if(i!==this.#h){$n(n);return}const r=this.#r;this.#r=n,$n(r)}catch(n){if(i!==this.#h)return;this.#a="",this.obstacle??=Va(n),this.#$(),this.changed()}}#$(){clearTimeout(this.#c),this.#c=setTimeout(()=>{this.#s.size===0||!this.connected||(this.refresh(),this.#y())},rf)}#v(e){switch(e.topic){case"connection":this.#p(e.entry_id,e.data.live);break;case"cameras":this.#u();break;case"tracks":this.pictures.clock.hear(Date.parse(e.data.timestamp)),this.tracks.add(e.data);break;case"events":this.pictures.clock.hear(Date.parse(e.data.trace.published??"")),this.#_(s=>s.onEvent?.(e.data));break;case"clips":this.#_(s=>s.onClip?.(e.type,e.data));break;case"jobs":this.#_(s=>s.onJob?.(e.data));break;case"dropped":this.#x();break}}#p(e,s){const i=this.#e.get(e);this.#e.set(e,s),s&&i===!1&&(this.#u(),this.#x()),s||this.tracks.clear(),this.changed()}#x(){this.#_(e=>e.onGap?.())}#_(e){for(const s of[...this.#i])e(s)}}function Va(t){return Xi(t)?t.code==="unknown_command"?"missing":t.code==="unauthorized"?"unauthorized":"failed":"failed"}async function $n(t){try{await t?.()}catch{return}}class Tr{constructor(e,s,i={}){this.host=e,this.hass=s,this.listener=i,this.home=null,this.#t=[],e.addController(this)}#t;hostConnected(){this.hostUpdate()}hostUpdate(){const e=this.hass(),s=e?Cr.of(e):null;!s||s===this.home&&this.#t.length>0||(this.hostDisconnected(),this.home=s,this.#t=[s.join(this),s.observe(()=>this.host.requestUpdate()),s.listen(this.listener)])}hostDisconnected(){for(const e of this.#t)e();this.#t=[]}}function Ah(t){const e=window;e.customCards??=[],!e.customCards.some(({type:s})=>s===t.type)&&e.customCards.push({documentationURL:"https://github.com/hearthwatch/hearthwatch/blob/main/docs/cards.md",preview:!0,...t})}const Qi=S`
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
`,hf=3,lf=100;function Me(t,{kind:e,index:s}){if(e==="zone")return t.zones[s]?.points??[];const i=t.lines[s];return i?[i.from,i.to]:[]}function Ks(t,{kind:e,index:s}){return(e==="zone"?t.zones:t.lines)[s]?.name??""}function $e([t,e]){return[Za(t),Za(e)]}function tn(t,e,s){const[i,n]=s;return e.kind==="zone"?Js(t,e.index,{points:s}):i&&n?en(t,e.index,{from:i,to:n}):t}function Eh(t,e,s,i){const n=Me(t,e).map((r,a)=>a===s?$e(i):r);return tn(t,e,n)}function Ch(t,e,s,i){const n=Me(t,e);return e.kind!=="zone"||n.length>=lf?t:tn(t,e,n.toSpliced(s+1,0,$e(i)))}function Th(t,e,s){const i=Me(t,e);return e.kind!=="zone"||i.length<=hf?t:tn(t,e,i.toSpliced(s,1))}function cf(t,e,[s,i]){const n=Me(t,e),r=(l,u)=>{const m=n.map(f=>f[l]);return Math.min(Math.max(u,-Math.min(...m)),1-Math.max(...m))},[a,h]=[r(0,s),r(1,i)];return tn(t,e,n.map(([l,u])=>$e([l+a,u+h])))}function df(t,e,s){const i={name:e,points:s.map($e),labels:{},loiter:null};return{...t,zones:[...t.zones,i]}}function pf(t,e,s,i){const n={name:e,from:$e(s),to:$e(i),labels:[]};return{...t,lines:[...t.lines,n]}}function uf(t,{kind:e,index:s}){return e==="zone"?{...t,zones:t.zones.toSpliced(s,1)}:{...t,lines:t.lines.toSpliced(s,1)}}function ff(t,{kind:e,index:s},i){return e==="zone"?Js(t,s,{name:i}):en(t,s,{name:i})}function mf(t,{kind:e,index:s},i){if(e==="line"){const a=t.lines[s]?.labels??[],h=a.includes(i)?a.filter(l=>l!==i):[...a,i];return en(t,s,{labels:h})}const{[i]:n,...r}=t.zones[s]?.labels??{};return Js(t,s,{labels:n?r:{...r,[i]:{}}})}function gf(t,e,s,i,n){const r=t.zones[e]?.labels??{},{[i]:a,...h}=r[s]??{},l=n===void 0?h:{...h,[i]:n};return Js(t,e,{labels:{...r,[s]:l}})}function Oh(t,e,s){return Js(t,e,{loiter:s})}function vf(t,e){const s=t.lines[e];return s?en(t,e,{from:s.to,to:s.from}):t}function qa({zones:t,lines:e},s){const i=new Set([...t,...e].map(({name:r})=>r));let n=1;for(;i.has(`${s} ${n}`);)n+=1;return`${s} ${n}`}function Or(t,e){const s=e.kind==="zone"?t.zones:t.lines,i=Ks(t,e).trim();if(!i)return"unnamed";if(s.filter(r=>r.name.trim()===i).length>1)return"named twice";const n=Me(t,e);return e.kind==="line"?wf(n[0],n[1])<.01?"flat":null:yf(n)?"crossed":bf(n)<5e-4?"flat":null}function Ys({zones:t,lines:e}){return[...t.map((s,i)=>({kind:"zone",index:i})),...e.map((s,i)=>({kind:"line",index:i}))]}function Ye(t,e){return t?.kind===e?.kind&&t?.index===e?.index}function Js(t,e,s){const i=t.zones.map((n,r)=>r===e?{...n,...s}:n);return{...t,zones:i}}function en(t,e,s){const i=t.lines.map((n,r)=>r===e?{...n,...s}:n);return{...t,lines:i}}function Za(t){return Math.round(Math.min(Math.max(t,0),1)*1e3)/1e3}function wf(t=[0,0],e=[0,0]){return Math.hypot(t[0]-e[0],t[1]-e[1])}function bf(t){const e=t.reduce((s,[i,n],r)=>{const[a,h]=t[(r+1)%t.length]??[0,0];return s+i*h-a*n},0);return Math.abs(e)/2}function yf(t){const e=t.length,s=i=>[t[i]??[0,0],t[(i+1)%e]??[0,0]];for(let i=0;i<e;i+=1)for(let n=i+2;n<e;n+=1)if(!(i===0&&n===e-1)&&$f(...s(i),...s(n)))return!0;return!1}function $f(t,e,s,i){return ri(t,e,s)*ri(t,e,i)<0&&ri(s,i,t)*ri(s,i,e)<0}function ri(t,e,s){return(e[0]-t[0])*(s[1]-t[1])-(e[1]-t[1])*(s[0]-t[0])}let _f=class{#t=[];#e=[];#s;#i=null;constructor(e){this.#s=e}get now(){return this.#s}get canUndo(){return this.#t.length>0}get canRedo(){return this.#e.length>0}step(e,s=null){e!==this.#s&&((s===null||s!==this.#i)&&(this.#t=[...this.#t,this.#s].slice(-100)),this.#e=[],this.#s=e,this.#i=s)}settle(){this.#i=null}undo(){const e=this.#t.pop();e!==void 0&&(this.#e.push(this.#s),this.#s=e,this.#i=null)}redo(){const e=this.#e.pop();e!==void 0&&(this.#t.push(this.#s),this.#s=e,this.#i=null)}};var xf=Object.defineProperty,kf=Object.getOwnPropertyDescriptor,zh=t=>{throw TypeError(t)},sn=(t,e,s,i)=>{for(var n=i>1?void 0:i?kf(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&xf(e,s,n),n},Ph=(t,e,s)=>e.has(t)||zh("Cannot "+s),Dh=(t,e,s)=>(Ph(t,e,"read from private field"),s?s.call(t):e.get(t)),_n=(t,e,s)=>e.has(t)?zh("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),X=(t,e,s)=>(Ph(t,e,"access private method"),s),q,Wh,Lh,Nh,Rh,wi,Uh,Wn,zr,_e;const Hh=20;class Pr extends Event{constructor(e,s){super(Pr.type),this.drawing=e,this.kind=s}static{this.type="hw-shaped"}}let Je=class extends P{constructor(){super(...arguments),_n(this,q),this.labels=[],_n(this,Wn,({target:t})=>{const{value:e}=t,{kind:s,index:i}=this.which;X(this,q,_e).call(this,ff(this.drawing,this.which,e),`name ${s} ${i}`)}),_n(this,zr,({target:t})=>{const e=Number(t.value),s=Math.min(Math.max(Number.isFinite(e)?e:Hh,1),86400);X(this,q,_e).call(this,Oh(this.drawing,this.which.index,s),"loiter for")})}render(){const{drawing:t,which:e}=this,s=e.kind==="zone"?t.zones[e.index]??null:null,i=s?Object.keys(s.labels):t.lines[e.index]?.labels??[];return c`
      <label class="field">
        <span>${o("Name")}</span>
        <input
          .value=${Ks(t,e)}
          maxlength="100"
          autocomplete="off"
          @input=${Dh(this,Wn)}
        />
      </label>
      <fieldset>
        <legend>${o("What counts")}</legend>
        <div class="chips">${X(this,q,Wh).call(this,i).map(n=>X(this,q,Lh).call(this,n,i))}</div>
        <small class="muted">
          ${i.length===0?o("Nothing is chosen: everything that the camera tells counts."):p}
        </small>
      </fieldset>
      ${s?X(this,q,Nh).call(this,s):X(this,q,Uh).call(this)}
    `}};q=new WeakSet;Wh=function(t){return[...new Set([...this.labels,...t])]};Lh=function(t,e){const s=e.includes(t);return c`<button
      type="button"
      class="chip"
      aria-pressed=${s?"true":"false"}
      @click=${()=>X(this,q,_e).call(this,mf(this.drawing,this.which,t),`label ${t}`)}
    >
      ${s?w.pass:p} ${vt(Et(t))}
    </button>`};Nh=function(t){const{index:e}=this.which,s=Object.entries(t.labels);return c`
      <label class="switch">
        <input
          type="checkbox"
          .checked=${t.loiter!==null}
          @change=${({target:i})=>X(this,q,_e).call(this,Oh(this.drawing,e,i.checked?Hh:null),"loiter")}
        />
        <span>${o("Tell when somebody stays")}</span>
        ${t.loiter===null?p:c`<input
                  type="number"
                  min="1"
                  max="86400"
                  aria-label=${o("Seconds")}
                  .value=${String(t.loiter)}
                  @change=${Dh(this,zr)}
                /><span>s</span>`}
      </label>
      ${s.length===0?p:c`<details>
              <summary>${o("Filters")}</summary>
              ${s.map(([i,n])=>X(this,q,Rh).call(this,i,n))}
            </details>`}
    `};Rh=function(t,e){return c`<div class="limits">
      <b>${vt(Et(t))}</b>
      ${X(this,q,wi).call(this,t,"min_score",o("Sure to at least"),e.min_score)}
      ${X(this,q,wi).call(this,t,"min_area",o("Covers at least"),e.min_area)}
      ${X(this,q,wi).call(this,t,"max_area",o("Covers at most"),e.max_area)}
    </div>`};wi=function(t,e,s,i){const r=i===void 0||i===(e==="max_area"?1:0)?"":String(Number((i*100).toFixed(2)));return c`<label>
      <span>${s}</span>
      <input
        type="number"
        min="0"
        max="100"
        step=${e==="min_score"?1:.1}
        placeholder="–"
        .value=${r}
        @change=${({target:a})=>{const{value:h}=a,l=h===""?void 0:Math.min(Math.max(Number(h),0),100)/100;X(this,q,_e).call(this,gf(this.drawing,this.which.index,t,e,l),`${t} ${e}`)}}
      /><span>%</span>
    </label>`};Uh=function(){return c`<div class="direction">
      <small class="muted">${o("The arrow shows what is told as forward.")}</small>
      <button type="button" @click=${()=>X(this,q,_e).call(this,vf(this.drawing,this.which.index),"turn")}>
        ${o("Turn it round")}
      </button>
    </div>`};Wn=new WeakMap;zr=new WeakMap;_e=function(t,e){this.dispatchEvent(new Pr(t,e))};Je.styles=[I,Ut,go,S`
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
    `];sn([d({attribute:!1})],Je.prototype,"drawing",2);sn([d({attribute:!1})],Je.prototype,"which",2);sn([d({attribute:!1})],Je.prototype,"labels",2);Je=sn([N("hw-shape-form")],Je);const Sf=700,Mf=24;class Af extends Ki{constructor(e,s,i){super(),this.home=e,this.camera=s,this.drawing=i,this.job=null,this.problem=null,this.#e=!1}#t;#e;get runs(){return this.problem!==null?!1:!this.job||this.job.state==="queued"||this.job.state==="running"}async start(){const{camera_id:e}=this.camera,{zones:s,lines:i}=this.drawing;await this.#s({type:"hearthwatch/try",camera_id:e,zones:s,lines:i,hours:Mf})}async stop(){if(this.#e=!0,clearTimeout(this.#t),!this.job||!this.runs)return;const{entry_id:e}=this.camera;try{await this.home.hass.callWS({type:"hearthwatch/job/cancel",entry_id:e,job_id:this.job.id})}catch{return}}async#s(e){try{const s=await this.home.hass.callWS(e);if(this.#e)return;this.job=s,(s.state==="failed"||s.state==="cancelled")&&(this.problem=s.text)}catch(s){if(this.#e)return;this.problem=it(s)}this.changed(),this.runs&&(this.#t=setTimeout(()=>{this.#i()},Sf))}async#i(){const{entry_id:e}=this.camera;this.job&&await this.#s({type:"hearthwatch/job",entry_id:e,job_id:this.job.id})}}var Ef=Object.defineProperty,Cf=Object.getOwnPropertyDescriptor,Ih=t=>{throw TypeError(t)},nn=(t,e,s,i)=>{for(var n=i>1?void 0:i?Cf(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Ef(e,s,n),n},Bh=(t,e,s)=>e.has(t)||Ih("Cannot "+s),Tf=(t,e,s)=>(Bh(t,e,"read from private field"),s?s.call(t):e.get(t)),Ka=(t,e,s)=>e.has(t)?Ih("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),We=(t,e,s)=>(Bh(t,e,"access private method"),s),qt,Fh,Ln,jh,Gh,Dr,Vh;const Of=3;let Xe=class extends P{constructor(){super(),Ka(this,qt),this.shown=null,this.problem=null,Ka(this,Dr,t=>{t.preventDefault(),this.shown=null,this.problem=o("The clip cannot be played now.")}),new yd(this,()=>this.trial??null)}willUpdate(t){t.has("trial")&&(this.shown=null)}render(){const{job:t,problem:e,runs:s}=this.trial;if(e!==null)return c`<p class="verdict held" role="alert">${e}</p>`;if(s)return We(this,qt,Fh).call(this,t?.progress??0,t?.text??"");const i=t?.result?.events;if(!i||!t?.result)return p;const{clips:n,footage_seconds:r}=t.result,a=o("{clips} clips of the last day, {time} of footage",{clips:n,time:st(r)});return c`
      <p class="verdict ${i.gained+i.lost>0?"followed":"quiet"}" role="status">
        ${Pf(i.gained,i.lost,i.before,i.after)}
      </p>
      <p class="muted">${a}</p>
      ${this.problem?c`<p class="verdict held" role="alert">${this.problem}</p>`:p}
      ${this.shown?We(this,qt,Gh).call(this,this.shown):p}
      ${We(this,qt,Ln).call(this,o("Would be told"),"gained",i.gained_events)}
      ${We(this,qt,Ln).call(this,o("Would not be told any more"),"lost",i.lost_events)}
    `}};qt=new WeakSet;Fh=function(t,e){return c`<p role="status">${o("Looking through the last day's clips …")}</p>
      <progress max="1" value=${t} aria-label=${e}></progress>
      <p class="muted numbers">${Math.round(t*100)} %</p>`};Ln=function(t,e,s){return s.length===0?p:c`<h4>${t} <span class="chip">${s.length}</span></h4>
      <ol>
        ${s.slice(0,50).map(i=>We(this,qt,jh).call(this,e,i))}
      </ol>`};jh=function(t,e){const{label:s,zone:i,line:n,why:r}=e,a=s?vt(Et(s)):Ws(e.type),h=r?mi(r.checks):null,l=Se[s?Ht(s):"other"];return c`<li>
      <button aria-current=${this.shown?.event===e?"true":p} @click=${()=>We(this,qt,Vh).call(this,e)}>
        <span class="sign ${t}">${t==="gained"?"+":"−"}</span>
        <span class="text">
          <b>${a}${i||n?` · ${i??n}`:""}</b>
          <small class="muted">
            ${Ws(e.type)}, ${cr(new Date(e.timestamp),new Date)}${h?`: ${Rs(h)}`:""}
          </small>
        </span>
        <svg viewBox="0 0 4 4" width="9" height="9" aria-hidden="true"><circle cx="2" cy="2" r="2" fill=${l} /></svg>
        ${w.play}
      </button>
    </li>`};Gh=function({event:t,clip:e}){return c`<hw-clip-player
      .src=${this.trial.home.url(e.media)}
      .poster=${this.trial.home.url(e.thumbnail)}
      .at=${Math.max(0,t.offset-Of)}
      .codec=${e.codec}
      .start=${e.start}
      .events=${[zf(t)]}
      @hw-lost=${Tf(this,Dr)}
    ></hw-clip-player>`};Dr=new WeakMap;Vh=async function(t){this.problem=null;const{entry_id:e}=this.trial.camera;try{const s=await this.trial.home.hass.callWS({type:"hearthwatch/clip",entry_id:e,clip_id:t.clip_id});this.shown={event:t,clip:s}}catch(s){this.shown=null,this.problem=it(s)}};Xe.styles=[I,Ut,rr,S`
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
    `];nn([d({attribute:!1})],Xe.prototype,"trial",2);nn([b()],Xe.prototype,"shown",2);nn([b()],Xe.prototype,"problem",2);Xe=nn([N("hw-trial-view")],Xe);function zf({type:t,timestamp:e,label:s,box:i,zone:n,confidence:r}){return{id:"",type:t,camera:null,camera_id:null,timestamp:e,data:{object_type:s,box:i,zone:n,confidence:r},trace:{},picture:null,decision:null,alert_id:null}}function Pf(t,e,s,i){return t===0&&e===0?o("Nothing would change: {count} events, as before.",{count:i}):o("{gained} events more, {lost} fewer: {after} instead of {before}.",{gained:t,lost:e,after:i,before:s})}var Df=Object.defineProperty,Wf=Object.getOwnPropertyDescriptor,qh=t=>{throw TypeError(t)},It=(t,e,s,i)=>{for(var n=i>1?void 0:i?Wf(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Df(e,s,n),n},Wr=(t,e,s)=>e.has(t)||qh("Cannot "+s),xe=(t,e,s)=>(Wr(t,e,"read from private field"),s?s.call(t):e.get(t)),ai=(t,e,s)=>e.has(t)?qh("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),Di=(t,e,s,i)=>(Wr(t,e,"write to private field"),e.set(t,s),s),C=(t,e,s)=>(Wr(t,e,"access private method"),s),Xs,Yt,bi,A,Zh,Kh,Yh,Jh,Xh,Qh,tl,St,Lr,el,sl,il,nl,rl,Nn,al,ie;const Lf=.005,Nf=.03;class Nr extends Event{constructor(e,s){super(Nr.type),this.drawing=e,this.kind=s}static{this.type="hw-drawn"}}let Ya=class ol extends Event{constructor(e){super(ol.type),this.which=e}static{this.type="hw-picked"}};class rn extends Event{constructor(e){super(rn.type),this.points=e}static{this.type="hw-outlined"}}let mt=class extends P{constructor(){super(...arguments),ai(this,A),this.picked=null,this.fresh=null,this.faulty=new Set,this.points=[],this.pointer=null,this.size={width:1,height:1},ai(this,Xs,null),ai(this,Yt,0),ai(this,bi,new ResizeObserver(()=>{this.size={width:this.clientWidth||1,height:this.clientHeight||1}}))}connectedCallback(){super.connectedCallback(),xe(this,bi).observe(this)}disconnectedCallback(){super.disconnectedCallback(),xe(this,bi).disconnect()}willUpdate(t){t.has("fresh")&&(this.points=[])}get isClosable(){return this.fresh==="zone"&&this.points.length>=3}finish(){this.isClosable&&this.dispatchEvent(new rn(this.points))}render(){const{width:t,height:e}=this.size;return c`<svg
      class=${this.fresh?"fresh":""}
      viewBox="0 0 ${t} ${e}"
      @pointerdown=${C(this,A,el)}
      @pointermove=${C(this,A,rl)}
      @pointerup=${C(this,A,Nn)}
      @pointercancel=${C(this,A,Nn)}
      @pointerleave=${()=>{this.pointer=null}}
    >
      ${Ys(this.drawing).toSorted((s,i)=>Number(Ye(s,this.picked))-Number(Ye(i,this.picked))).map(s=>C(this,A,Zh).call(this,s))}
      ${this.fresh?C(this,A,tl).call(this):p}
    </svg>`}};Xs=new WeakMap;Yt=new WeakMap;bi=new WeakMap;A=new WeakSet;Zh=function(t){const e=Me(this.drawing,t),s=Ye(t,this.picked)&&!this.fresh,i=this.faulty.has(`${t.kind} ${t.index}`),n=e.map(a=>C(this,A,St).call(this,a).join()).join(" "),r=Ks(this.drawing,t);return g`<g class="shape ${t.kind} ${s?"picked":""} ${i?"faulty":""}">
      ${t.kind==="zone"?g`<polygon class="body" points=${n} data-kind="zone" data-index=${t.index} />`:g`<polyline class="grip" points=${n} data-kind="line" data-index=${t.index} />
              <polyline class="body" points=${n} />${C(this,A,Yh).call(this,e)}`}
      ${C(this,A,Kh).call(this,e,r)}
      ${s?C(this,A,Jh).call(this,t,e):p}
    </g>`};Kh=function(t,e){const s=t.reduce((a,h)=>h[1]<a[1]?h:a,t[0]??[0,0]),[i,n]=C(this,A,St).call(this,s),r=i>this.size.width*.75;return g`<text
      x=${i+(r?-10:10)} y=${Math.max(18,n-8)}
      text-anchor=${r?"end":"start"}
    >${e}</text>`};Yh=function(t){const[e,s]=t.map(a=>C(this,A,St).call(this,a));if(!e||!s)return p;const[i,n]=[(e[0]+s[0])/2,(e[1]+s[1])/2],r=Math.atan2(s[1]-e[1],s[0]-e[0])*180/Math.PI;return g`<path class="arrow" d="M0 0v20m-6 -7l6 7 6 -7"
      transform="translate(${i} ${n}) rotate(${r})" />`};Jh=function(t,e){const s=e.map((i,n)=>C(this,A,Xh).call(this,t,i,n,e.length));return t.kind==="line"?s:[...e.map((i,n)=>C(this,A,Qh).call(this,t,i,n,e)),...s]};Xh=function(t,e,s,i){const[n,r]=C(this,A,St).call(this,e),a=o("Corner {number} of {count}",{number:s+1,count:i});return g`<g
      class="corner"
      role="button"
      tabindex="0"
      aria-label="${a}: ${o("arrow keys move it, Delete removes it")}"
      data-point=${s}
      @keydown=${h=>C(this,A,al).call(this,h,t,s)}
      @dblclick=${()=>C(this,A,ie).call(this,Th(this.drawing,t,s),"remove")}
    ><circle class="reach" cx=${n} cy=${r} r="20" /><circle cx=${n} cy=${r} r="7" /></g>`};Qh=function(t,e,s,i){const n=i[(s+1)%i.length]??e,r=[(e[0]+n[0])/2,(e[1]+n[1])/2],[a,h]=C(this,A,St).call(this,r),l=()=>C(this,A,ie).call(this,Ch(this.drawing,t,s,r),"insert");return g`<g
      class="between"
      role="button"
      tabindex="0"
      aria-label=${o("Add a corner here")}
      data-after=${s}
      @keydown=${u=>{u.key!=="Enter"&&u.key!==" "||(u.preventDefault(),l())}}
    ><circle class="reach" cx=${a} cy=${h} r="14" /><circle cx=${a} cy=${h} r="4.5" /></g>`};tl=function(){const e=(this.pointer?[...this.points,this.pointer]:this.points).map(s=>C(this,A,St).call(this,s).join()).join(" ");return g`<g class="shape picked ${this.fresh??""}">
      <polyline class="body open" points=${e} />
      ${this.points.map(s=>{const[i,n]=C(this,A,St).call(this,s);return g`<g class="corner"><circle cx=${i} cy=${n} r="7" /></g>`})}
    </g>`};St=function([t,e]){return[t*this.size.width,e*this.size.height]};Lr=function({clientX:t,clientY:e}){const{left:s,top:i,width:n,height:r}=this.surface.getBoundingClientRect();return $e([(t-s)/n,(e-i)/r])};el=function(t){if(t.button!==0)return;const e=C(this,A,Lr).call(this,t);if(this.fresh){C(this,A,il).call(this,e);return}const s=t.target,i=C(this,A,sl).call(this,s,e);if(!i){this.picked&&this.dispatchEvent(new Ya(null));return}Di(this,Xs,i),Di(this,Yt,xe(this,Yt)+1),this.surface.setPointerCapture(t.pointerId),Ye(i.which,this.picked)||this.dispatchEvent(new Ya(i.which))};sl=function(t,e){const{picked:s,drawing:i}=this,n=t.closest("[data-point]");if(n&&s)return{kind:"point",which:s,point:Number(n.dataset.point)};const r=t.closest("[data-after]");if(r&&s){const u=Number(r.dataset.after);return Di(this,Yt,xe(this,Yt)+1),C(this,A,ie).call(this,Ch(i,s,u,e),`move ${xe(this,Yt)+1}`),{kind:"point",which:s,point:u+1}}const a=t.closest("[data-kind]");return a?{kind:"shape",which:{kind:a.dataset.kind==="line"?"line":"zone",index:Number(a.dataset.index)},from:e,drawing:i}:null};il=function(t){const e=this.points[0];if(e&&this.isClosable&&C(this,A,nl).call(this,e,t)){this.finish();return}this.points=[...this.points,t],this.fresh==="line"&&this.points.length===2&&this.dispatchEvent(new rn(this.points))};nl=function(t,e){const[s,i]=C(this,A,St).call(this,t),[n,r]=C(this,A,St).call(this,e);return Math.hypot(s-n,i-r)<18};rl=function(t){const e=C(this,A,Lr).call(this,t);this.fresh&&(this.pointer=this.points.length>0&&t.pointerType==="mouse"?e:null);const s=xe(this,Xs);if(!s)return;const i=`move ${xe(this,Yt)}`;if(s.kind==="point")C(this,A,ie).call(this,Eh(this.drawing,s.which,s.point,e),i);else{const[n,r]=s.from;C(this,A,ie).call(this,cf(s.drawing,s.which,[e[0]-n,e[1]-r]),i)}};Nn=function(){Di(this,Xs,null)};al=function(t,e,s){if(t.key==="Delete"||t.key==="Backspace"){t.preventDefault(),C(this,A,ie).call(this,Th(this.drawing,e,s),"remove");return}const i=Rf[t.key],n=Me(this.drawing,e)[s];if(!i||!n)return;t.preventDefault();const r=t.shiftKey?Nf:Lf,a=[n[0]+i[0]*r,n[1]+i[1]*r];C(this,A,ie).call(this,Eh(this.drawing,e,s,a),`keys ${e.kind} ${e.index} ${s}`)};ie=function(t,e){t!==this.drawing&&this.dispatchEvent(new Nr(t,e))};mt.styles=[I,S`
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
    `];It([d({attribute:!1})],mt.prototype,"drawing",2);It([d({attribute:!1})],mt.prototype,"picked",2);It([d()],mt.prototype,"fresh",2);It([d({attribute:!1})],mt.prototype,"faulty",2);It([b()],mt.prototype,"points",2);It([b()],mt.prototype,"pointer",2);It([b()],mt.prototype,"size",2);It([lt("svg")],mt.prototype,"surface",2);mt=It([N("hw-zone-canvas")],mt);const Rf={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]};var Uf=Object.defineProperty,Hf=Object.getOwnPropertyDescriptor,hl=t=>{throw TypeError(t)},wt=(t,e,s,i)=>{for(var n=i>1?void 0:i?Hf(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Uf(e,s,n),n},Rr=(t,e,s)=>e.has(t)||hl("Cannot "+s),Q=(t,e,s)=>(Rr(t,e,"read from private field"),s?s.call(t):e.get(t)),yt=(t,e,s)=>e.has(t)?hl("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),ll=(t,e,s,i)=>(Rr(t,e,"write to private field"),e.set(t,s),s),z=(t,e,s)=>(Rr(t,e,"access private method"),s),Us,M,cl,dl,pl,ul,fl,ml,gl,Ur,Rn,vl,wl,Hr,Ir,Br,Fr,bl,Un,jr,Gr,yl,Vr,Qe,qr,Zr,Kr,Hn,Yr,Jr,Xr;const If=[[.3,.35],[.7,.35],[.7,.85],[.3,.85]],Bf=[[.25,.6],[.75,.6]],In=new Map;let nt=class extends P{constructor(){super(...arguments),yt(this,M),this.history=null,this.picked=null,this.fresh=null,this.problem=null,this.note="",this.saving=!1,this.trial=null,yt(this,Us,""),yt(this,Hr,({drawing:t,kind:e})=>z(this,M,Qe).call(this,t,e)),yt(this,Ir,({drawing:t,kind:e})=>z(this,M,Qe).call(this,t,e)),yt(this,Br,({which:t})=>z(this,M,Vr).call(this,t)),yt(this,Fr,({points:t})=>{this.fresh&&z(this,M,Gr).call(this,this.fresh,t)}),yt(this,Hn,t=>{if(t.key==="Escape"&&this.fresh&&(t.preventDefault(),z(this,M,jr).call(this)),t.composedPath()[0]instanceof HTMLInputElement||!(t.ctrlKey||t.metaKey))return;const s=t.key.toLowerCase();if(s==="y"||s==="z"&&t.shiftKey)z(this,M,Zr).call(this);else if(s==="z")z(this,M,qr).call(this);else return;t.preventDefault()}),yt(this,Yr,async()=>{const{history:t,camera:e}=this;if(!t)return;this.saving=!0,this.problem=null;const{zones:s,lines:i}=t.now;try{await this.home.hass.callWS({type:"hearthwatch/zones/save",camera_id:e.camera_id,zones:s,lines:i}),ll(this,Us,JSON.stringify(t.now)),In.delete(e.camera_id),this.note=o("Saved. It holds from now on."),this.home.refresh()}catch(n){this.problem=it(n)}finally{this.saving=!1}}),yt(this,Jr,()=>{this.history&&(this.trial?.stop(),this.trial=new Af(this.home,this.camera,this.history.now),this.trial.observe(()=>this.requestUpdate()),this.trial.start())}),yt(this,Xr,()=>{this.trial?.stop(),this.trial=null})}firstUpdated(){z(this,M,wl).call(this)}disconnectedCallback(){super.disconnectedCallback(),this.trial?.stop(),this.history&&Q(this,M,Ur)&&In.set(this.camera.camera_id,this.history)}render(){const{name:t}=this.camera;return c`<hw-sheet heading=${o("Zones of {name}",{name:t})}>
      <div class="editor" @keydown=${Q(this,Hn)}>
        ${z(this,M,cl).call(this)}
        <div class="side">
          ${this.problem?c`<p class="problem" role="alert">${this.problem}</p>`:p}
          ${this.history?z(this,M,ul).call(this,this.history.now):c`<p class="muted">${o("Asking …")}</p>`}
        </div>
      </div>
    </hw-sheet>`}};Us=new WeakMap;M=new WeakSet;cl=function(){const{camera:t,home:e,history:s}=this,{width:i,height:n}=t.status??{width:0,height:0},r=i>0&&n>0?`${i} / ${n}`:"16 / 9",a=t.status?.state??"offline";return c`<div class="stage">
      <div class="picture" style="aspect-ratio: ${r}; --ratio: ${r}">
        <hw-live-picture
          .camera=${{id:t.camera_id,name:t.name,enabled:t.enabled,status:{state:a,reason:null,width:i,height:n}}}
          .client=${e.pictures}
          .tracks=${e.tracks}
          .pace=${2}
          plain
        ></hw-live-picture>
        ${s?c`<hw-zone-canvas
                .drawing=${s.now}
                .picked=${this.picked}
                .fresh=${this.fresh}
                .faulty=${z(this,M,vl).call(this,s.now)}
                @hw-drawn=${Q(this,Hr)}
                @hw-picked=${Q(this,Br)}
                @hw-outlined=${Q(this,Fr)}
                @pointerup=${()=>this.requestUpdate()}
              ></hw-zone-canvas>`:p}
      </div>
      ${this.fresh?z(this,M,dl).call(this,this.fresh):z(this,M,pl).call(this)}
    </div>`};dl=function(t){const e=o(t==="zone"?"Tap the corners of the zone, one after another. Tap the first one again to finish.":"Tap where the line begins, then where it ends.");return c`<div class="guide" role="status">
      <p>${e}</p>
      <button @click=${()=>z(this,M,bl).call(this,t)}>
        ${o(t==="zone"?"Begin with a rectangle":"Begin with a level line")}
      </button>
      ${t==="zone"?c`<button class="primary" @click=${()=>this.canvas?.finish()}>${o("Done")}</button>`:p}
      <button class="plain" @click=${()=>z(this,M,jr).call(this)}>${o("Cancel")}</button>
    </div>`};pl=function(){const{history:t}=this;return c`<div class="tools">
      <button ?disabled=${!t} @click=${()=>z(this,M,Un).call(this,"zone")}>${w.add} ${o("Zone")}</button>
      <button ?disabled=${!t} @click=${()=>z(this,M,Un).call(this,"line")}>${w.add} ${o("Line")}</button>
      <span class="gap"></span>
      <button class="plain" aria-label=${o("Undo")} title=${o("Undo")} ?disabled=${!t?.canUndo} @click=${()=>z(this,M,qr).call(this)}>
        ${w.undo}
      </button>
      <button class="plain" aria-label=${o("Redo")} title=${o("Redo")} ?disabled=${!t?.canRedo} @click=${()=>z(this,M,Zr).call(this)}>
        ${w.redo}
      </button>
    </div>`};ul=function(t){const e=Ys(t);return c`
      ${e.length===0?c`<p class="muted">
              ${o("A zone tells where something happens, such as the porch but not the street. A line counts what crosses it.")}
            </p>`:c`<ul class="shapes" aria-label=${o("Zones and lines")}>
              ${e.map(s=>z(this,M,fl).call(this,t,s))}
            </ul>`}
      ${this.trial?z(this,M,ml).call(this,this.trial):p}
      <div class="foot">
        <p role="status" class="muted">${this.note}</p>
        <button ?disabled=${!Q(this,M,Rn)||this.saving||(this.trial?.runs??!1)} @click=${Q(this,Jr)}>
          ${w.clock} ${o("Try on the last day")}
        </button>
        <button class="primary" ?disabled=${!Q(this,M,Ur)||!Q(this,M,Rn)||this.saving} @click=${Q(this,Yr)}>
          ${this.saving?o("Saving …"):o("Save")}
        </button>
      </div>
    `};fl=function(t,e){const s=Ye(e,this.picked),i=Ks(t,e)||o("Without a name"),n=Or(t,e);return c`<li class=${s?"open":""}>
      <div class="row">
        <button class="plain name" aria-expanded=${s?"true":"false"} @click=${()=>z(this,M,Vr).call(this,s?null:e)}>
          ${e.kind==="zone"?w.zone:w.line} <span>${i}</span>
        </button>
        <button class="plain" aria-label=${o("Delete {name}",{name:i})} @click=${()=>z(this,M,yl).call(this,e)}>
          ${w.remove}
        </button>
      </div>
      ${n?c`<p class="fault" role="alert">${Ff[n]()}</p>`:p}
      ${s?c`<hw-shape-form
              .drawing=${t}
              .which=${e}
              .labels=${Q(this,M,gl)}
              @hw-shaped=${Q(this,Ir)}
            ></hw-shape-form>`:p}
    </li>`};ml=function(t){return c`<section class="trial">
      <div class="row">
        <h3>${o("Tried on the last day")}</h3>
        <button class="plain" aria-label=${t.runs?o("Stop trying"):o("Close")} @click=${Q(this,Xr)}>
          ${w.close}
        </button>
      </div>
      <hw-trial-view .trial=${t} @hw-changed=${()=>this.requestUpdate()}></hw-trial-view>
    </section>`};gl=function(){const t=this.camera.labels,e=t.map(Ht).filter(s=>s!=="other");return[...new Set([...e,...t])]};Ur=function(){return this.history!==null&&JSON.stringify(this.history.now)!==Q(this,Us)};Rn=function(){const t=this.history?.now;return t?Ys(t).every(e=>Or(t,e)===null):!1};vl=function(t){const e=Ys(t).filter(s=>Or(t,s)!==null);return new Set(e.map(({kind:s,index:i})=>`${s} ${i}`))};wl=async function(){try{const{zones:t,lines:e}=await this.home.hass.callWS({type:"hearthwatch/zones",camera_id:this.camera.camera_id}),s={zones:t,lines:e};ll(this,Us,JSON.stringify(s));const i=In.get(this.camera.camera_id);this.history=i??new _f(s),i&&(this.note=o("Your drawing from before, not saved yet."))}catch(t){this.problem=it(t)}};Hr=new WeakMap;Ir=new WeakMap;Br=new WeakMap;Fr=new WeakMap;bl=function(t){z(this,M,Gr).call(this,t,t==="zone"?If:Bf)};Un=function(t){this.fresh=t,this.picked=null};jr=function(){this.fresh=null};Gr=function(t,e){const{history:s}=this,[i,n]=e;if(!s||!i||!n)return;const{now:r}=s;this.fresh=null,t==="zone"?(z(this,M,Qe).call(this,df(r,qa(r,o("Zone")),e),null),this.picked={kind:t,index:r.zones.length}):(z(this,M,Qe).call(this,pf(r,qa(r,o("Line")),i,n),null),this.picked={kind:t,index:r.lines.length})};yl=function(t){if(!this.history)return;const e=Ks(this.history.now,t);z(this,M,Qe).call(this,uf(this.history.now,t),null),this.picked=null,this.note=o("{name} is deleted. Undo brings it back.",{name:e})};Vr=function(t){this.picked=t,this.history?.settle()};Qe=function(t,e){this.history?.step(t,e),this.note="",this.problem=null,this.requestUpdate()};qr=function(){this.history?.undo(),z(this,M,Kr).call(this)};Zr=function(){this.history?.redo(),z(this,M,Kr).call(this)};Kr=function(){(this.history?Ys(this.history.now):[]).some(e=>Ye(e,this.picked))||(this.picked=null),this.note="",this.requestUpdate()};Hn=new WeakMap;Yr=new WeakMap;Jr=new WeakMap;Xr=new WeakMap;nt.styles=[I,Ut,go,S`
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
    `];wt([d({attribute:!1})],nt.prototype,"home",2);wt([d({attribute:!1})],nt.prototype,"camera",2);wt([b()],nt.prototype,"history",2);wt([b()],nt.prototype,"picked",2);wt([b()],nt.prototype,"fresh",2);wt([b()],nt.prototype,"problem",2);wt([b()],nt.prototype,"note",2);wt([b()],nt.prototype,"saving",2);wt([b()],nt.prototype,"trial",2);wt([lt("hw-zone-canvas")],nt.prototype,"canvas",2);nt=wt([N("hw-zone-editor")],nt);const Ff={unnamed:()=>o("It needs a name."),"named twice":()=>o("Another one has this name."),crossed:()=>o("Its edges cross: move the corners apart."),flat:()=>o("It is too small.")},jf=["person","vehicle","animal"];function Gf(t,e){const s=n=>e.states[t.entities[n]??""]?.state,i=[];s("recording")==="on"&&i.push({key:"recording",icon:w.record,text:o("Recording")});for(const n of jf){if(s(n)!=="on")continue;const r=n==="person"?Number(s("people")):1,a=r>1?o("{count} people",{count:r}):Vf[n]();i.push({key:n,icon:ir("object_detected",n),text:a})}return i.length===0&&s("motion")==="on"&&i.push({key:"motion",icon:w.motion,text:o("Motion")}),i}const Vf={person:()=>o("Person"),vehicle:()=>o("Vehicle"),animal:()=>o("Animal")};var qf=Object.defineProperty,Zf=Object.getOwnPropertyDescriptor,$l=t=>{throw TypeError(t)},Ae=(t,e,s,i)=>{for(var n=i>1?void 0:i?Zf(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&qf(e,s,n),n},Qr=(t,e,s)=>e.has(t)||$l("Cannot "+s),_l=(t,e,s)=>(Qr(t,e,"read from private field"),e.get(t)),Ja=(t,e,s)=>e.has(t)?$l("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),Kf=(t,e,s,i)=>(Qr(t,e,"write to private field"),e.set(t,s),s),U=(t,e,s)=>(Qr(t,e,"access private method"),s),Hs,R,xl,Fe,Wi,kl,Sl,Ml,an,Ss,Al,El;const Xa=30,Yf=5e3;let Nt=class extends P{constructor(){super(...arguments),Ja(this,R),this.idle=!1,this.note="",this.bad=!1,this.busy="",Ja(this,Hs)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(_l(this,Hs))}render(){const{may:t}=this.camera;return c`
      <div class="acts">
        ${t.control?U(this,R,xl).call(this):p}
        ${t.edit?U(this,R,Fe).call(this,"zones",w.zone,o("Zones"),()=>U(this,R,El).call(this,"hw-zones")):p}
        ${U(this,R,Fe).call(this,"more",w.more,o("More"),()=>U(this,R,Al).call(this),!1)}
      </div>
      <p class=${this.bad?"bad":""} role="status">${this.note}</p>
    `}};Hs=new WeakMap;R=new WeakSet;xl=function(){const t=U(this,R,Wi).call(this,"recording"),e=U(this,R,Wi).call(this,"detection_enabled");return c`
      ${U(this,R,Fe).call(this,"record",w.record,o(t?"Recording":"Record"),()=>U(this,R,kl).call(this),this.idle,t)}
      ${U(this,R,Fe).call(this,"snapshot",w.photo,o("Snapshot"),()=>U(this,R,Sl).call(this))}
      ${this.camera.entities.detection_enabled?U(this,R,Fe).call(this,"detect",w.eye,o("Detection"),()=>U(this,R,Ml).call(this),this.idle,e):p}
    `};Fe=function(t,e,s,i,n=this.idle,r=null){return c`<button
      class=${t}
      ?disabled=${n||this.busy===t}
      aria-pressed=${r===null?p:r?"true":"false"}
      @click=${i}
    >
      ${e}<span>${s}</span>
    </button>`};Wi=function(t){const e=this.camera.entities[t];return e?this.hass.states[e]?.state==="on":!1};kl=function(){const{device_id:t}=this.camera;U(this,R,an).call(this,"record",o("Recording for {seconds} s.",{seconds:Xa}),()=>this.hass.callService("hearthwatch","record",{device_id:t,seconds:Xa}))};Sl=function(){const{device_id:t}=this.camera;U(this,R,an).call(this,"snapshot",o("The picture was taken."),()=>this.hass.callService("hearthwatch","snapshot",{device_id:t}))};Ml=function(){const t=U(this,R,Wi).call(this,"detection_enabled"),e=this.camera.entities.detection_enabled,s=o(t?"Detection is off.":"Detection is on.");U(this,R,an).call(this,"detect",s,()=>this.hass.callService("switch",t?"turn_off":"turn_on",{entity_id:e}))};an=async function(t,e,s){this.busy=t,U(this,R,Ss).call(this,"");try{await s(),U(this,R,Ss).call(this,e)}catch(i){U(this,R,Ss).call(this,it(i),!0)}finally{this.busy=""}};Ss=function(t,e=!1){clearTimeout(_l(this,Hs)),this.note=t,this.bad=e,t&&Kf(this,Hs,setTimeout(()=>U(this,R,Ss).call(this,""),Yf))};Al=function(){const t=this.camera.entities.live;if(!t)return;const e={entityId:t};this.dispatchEvent(new CustomEvent("hass-more-info",{detail:e,bubbles:!0,composed:!0}))};El=function(t){this.dispatchEvent(new Event(t))};Nt.styles=[I,S`
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
    `];Ae([d({attribute:!1})],Nt.prototype,"hass",2);Ae([d({attribute:!1})],Nt.prototype,"camera",2);Ae([d({type:Boolean})],Nt.prototype,"idle",2);Ae([b()],Nt.prototype,"note",2);Ae([b()],Nt.prototype,"bad",2);Ae([b()],Nt.prototype,"busy",2);Nt=Ae([N("hw-camera-acts")],Nt);const Qa=["tap","always"],Cl=["boxes","zones","events","controls"];function Jf(t){return{live:"tap",boxes:!0,zones:!0,events:!0,controls:!0,...t}}function Tl(t){for(const s of["device","entity","name"]){const i=t[s];if(i!==void 0&&typeof i!="string")throw new Error(o("{key} must be a text",{key:s}))}for(const s of Cl){const i=t[s];if(i!==void 0&&typeof i!="boolean")throw new Error(o("{key} must be true or false",{key:s}))}const e=t.live;if(e!==void 0&&!Qa.some(s=>s===e))throw new Error(o("live must be one of {choices}",{choices:Qa.join(", ")}))}function Bn({device:t,entity:e},s){return t??(e?s.entities[e]?.device_id??null:null)}function Li(t,e){const s=t.entities[e];return s?.platform==="hearthwatch"?s.device_id??null:null}function Xf(){return{schema:[{name:"device",required:!0,selector:{device:{filter:[{integration:"hearthwatch"}],entity:[{domain:"camera"}]}}},{name:"name",selector:{text:{}}},{name:"live",default:"tap",selector:{select:{mode:"dropdown",options:[{value:"tap",label:o("When it is tapped")},{value:"always",label:o("Always, while it is seen")}]}}},{name:"",type:"grid",schema:Cl.map(t=>({name:t,default:!0,selector:{boolean:{}}}))}],assertConfig:Tl,computeLabel:({name:t})=>Qf[t]?.()??t,computeHelper:({name:t})=>tm[t]?.()}}const Qf={device:()=>o("Camera"),name:()=>o("Name"),live:()=>o("Live picture"),boxes:()=>o("Boxes"),zones:()=>o("Zones and lines"),events:()=>o("Last events"),controls:()=>o("Buttons")},tm={name:()=>o("Only if it is to be called something else here"),live:()=>o("Live pictures of many cameras take much of a tablet's strength")};function em(t,e,s){return s?!t||t.cameras===null&&t.obstacle===null?null:t.cameras===null?sm[t.obstacle??"failed"]():t.cameraOfDevice(s)?null:e.devices[s]?{title:o("You may not see this camera."),advice:o("An administrator can allow it, or choose another camera for this card.")}:{title:o("This camera is gone."),advice:o("Choose another one in the settings of this card.")}:{title:o("Which camera?"),advice:o("Choose one in the settings of this card.")}}const sm={missing:()=>({title:o("The Hearthwatch integration is not set up."),advice:o("Add it under Settings, Devices & services.")}),unauthorized:()=>({title:o("You may not see this camera."),advice:o("An administrator can allow it, or choose another camera for this card.")}),failed:()=>({title:o("Home Assistant does not answer."),advice:o("It is tried again every few seconds.")})};function Ol(t,e,s){if(!t.connected)return{text:o("No connection to Home Assistant"),advice:o("Trying again …")};if(!t.engineLives(e)||!e.status)return{text:o("The engine does not answer"),advice:o("Does the Hearthwatch app run? It is tried again all the time.")};const{state:i,reason:n}=e.status;return!e.enabled||i==="disabled"?{text:o("Switched off"),advice:o("Nothing is looked at or recorded.")}:i==="online"?null:i==="connecting"?{text:o("Connecting …"),advice:n??""}:{text:Zp({...e.status},s),advice:n??o("Is it switched on, and in the network?")}}const im=640,nm=480;function rm(t,e){const s=Object.keys(t.entities).find(l=>l.startsWith("camera.")&&Li(t,l)===e),i=s?t.states[s]:void 0,n=i?.attributes.entity_picture;if(typeof n!="string"||i?.state==="unavailable")return null;const r=Math.min(window.devicePixelRatio||1,2),a=new URL(t.hassUrl(n));a.searchParams.set("width",String(Math.round(im*r))),a.searchParams.set("height",String(Math.round(nm*r)));const h=new Image;return h.className="poster",h.alt="",h.decoding="async",h.loading="lazy",h.addEventListener("error",()=>{h.hidden=!0}),h.src=a.href,h}const am={CHILD:2},om=t=>(...e)=>({_$litDirective$:t,values:e});let hm=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,s,i){this._$Ct=e,this._$AM=s,this._$Ci=i}_$AS(e,s){return this.update(e,s)}update(e,s){return this.render(...s)}};const{I:lm}=ud,to=t=>t,eo=()=>document.createComment(""),fs=(t,e,s)=>{const i=t._$AA.parentNode,n=e===void 0?t._$AB:e._$AA;if(s===void 0){const r=i.insertBefore(eo(),n),a=i.insertBefore(eo(),n);s=new lm(r,a,t,t.options)}else{const r=s._$AB.nextSibling,a=s._$AM,h=a!==t;if(h){let l;s._$AQ?.(t),s._$AM=t,s._$AP!==void 0&&(l=t._$AU)!==a._$AU&&s._$AP(l)}if(r!==n||h){let l=s._$AA;for(;l!==r;){const u=to(l).nextSibling;to(i).insertBefore(l,n),l=u}}}return s},he=(t,e,s=t)=>(t._$AI(e,s),t),cm={},dm=(t,e=cm)=>t._$AH=e,pm=t=>t._$AH,xn=t=>{t._$AR(),t._$AA.remove()};const so=(t,e,s)=>{const i=new Map;for(let n=e;n<=s;n++)i.set(t[n],n);return i},zl=om(class extends hm{constructor(t){if(super(t),t.type!==am.CHILD)throw Error("repeat() can only be used in text expressions")}dt(t,e,s){let i;s===void 0?s=e:e!==void 0&&(i=e);const n=[],r=[];let a=0;for(const h of t)n[a]=i?i(h,a):a,r[a]=s(h,a),a++;return{values:r,keys:n}}render(t,e,s){return this.dt(t,e,s).values}update(t,[e,s,i]){const n=pm(t),{values:r,keys:a}=this.dt(e,s,i);if(!Array.isArray(n))return this.ut=a,r;const h=this.ut??=[],l=[];let u,m,f=0,y=n.length-1,$=0,W=r.length-1;for(;f<=y&&$<=W;)if(n[f]===null)f++;else if(n[y]===null)y--;else if(h[f]===a[$])l[$]=he(n[f],r[$]),f++,$++;else if(h[y]===a[W])l[W]=he(n[y],r[W]),y--,W--;else if(h[f]===a[W])l[W]=he(n[f],r[W]),fs(t,l[W+1],n[f]),f++,W--;else if(h[y]===a[$])l[$]=he(n[y],r[$]),fs(t,n[f],n[y]),y--,$++;else if(u===void 0&&(u=so(a,$,W),m=so(h,f,y)),u.has(h[f]))if(u.has(h[y])){const B=m.get(a[$]),et=B!==void 0?n[B]:null;if(et===null){const Ce=fs(t,n[f]);he(Ce,r[$]),l[$]=Ce}else l[$]=he(et,r[$]),fs(t,n[f],et),n[B]=null;$++}else xn(n[y]),y--;else xn(n[f]),f++;for(;$<=W;){const B=fs(t,l[W+1]);he(B,r[$]),l[$++]=B}for(;f<=y;){const B=n[f++];B!==null&&xn(B)}return this.ut=a,dm(t,l),we}});var um=Object.defineProperty,fm=Object.getOwnPropertyDescriptor,Pl=t=>{throw TypeError(t)},Qs=(t,e,s,i)=>{for(var n=i>1?void 0:i?fm(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&um(e,s,n),n},mm=(t,e,s)=>e.has(t)||Pl("Cannot "+s),gm=(t,e,s)=>e.has(t)?Pl("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),Fn=(t,e,s)=>(mm(t,e,"access private method"),s),Ms,Dl,Wl,Ll;let ke=class extends P{constructor(){super(...arguments),gm(this,Ms),this.src="",this.box=null,this.broken=!1,this.picture=null}willUpdate(t){t.has("src")&&(this.broken=!1,this.picture=null)}render(){return!this.src||this.broken?c`<slot></slot>`:c`<img
      src=${this.src}
      alt=""
      loading="lazy"
      decoding="async"
      @load=${Fn(this,Ms,Dl)}
      @error=${()=>{this.broken=!0}}
    />`}updated(){const t=this.renderRoot.querySelector("img");t&&Fn(this,Ms,Wl).call(this,t)}};Ms=new WeakSet;Dl=function(t){const{naturalWidth:e,naturalHeight:s}=t.target;this.picture={width:e,height:s}};Wl=function(t){const{box:e,picture:s}=this,i=e&&s?Fn(this,Ms,Ll).call(this,e,s):null,n=r=>`${100*r}%`;t.style.width=i?n(1/i.width):"",t.style.height=i?n(1/i.height):"",t.style.left=i?n(-i.x/i.width):"",t.style.top=i?n(-i.y/i.height):""};Ll=function(t,e){const s={width:this.clientWidth,height:this.clientHeight};return s.height>0?zd(t,e,s):null};ke.styles=S`
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
  `;Qs([d()],ke.prototype,"src",2);Qs([d({attribute:!1,hasChanged:vm})],ke.prototype,"box",2);Qs([b()],ke.prototype,"broken",2);Qs([b()],ke.prototype,"picture",2);ke=Qs([N("hw-thumbnail")],ke);function vm(t,e){return!t||!e?t!==(e??null):t.x!==e.x||t.y!==e.y||t.width!==e.width||t.height!==e.height}var wm=Object.defineProperty,bm=Object.getOwnPropertyDescriptor,Nl=t=>{throw TypeError(t)},Ee=(t,e,s,i)=>{for(var n=i>1?void 0:i?bm(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&wm(e,s,n),n},ym=(t,e,s)=>e.has(t)||Nl("Cannot "+s),$m=(t,e,s)=>e.has(t)?Nl("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),io=(t,e,s)=>(ym(t,e,"access private method"),s),yi,Rl,Ul;let _m=class Hl extends Event{constructor(e){super(Hl.type),this.event=e}static{this.type="hw-chosen"}},Rt=class extends P{constructor(){super(),$m(this,yi),this.visits=[],this.cameraName="",this.chosen=null,this.known=!1,this.problem=null,new nr(this,20)}render(){const{known:t,problem:e}=this;return this.visits.length===0?e?c`<p role="alert">
          ${e}
          <button @click=${()=>this.happenings.refresh()}>${o("Try again")}</button>
        </p>`:t?c`<p>${o("Nothing has happened yet.")}</p>`:c`<ol aria-busy="true">${[1,2,3,4].map(()=>c`<li class="blank"></li>`)}</ol>`:c`<ol aria-label=${o("Last events of {name}",{name:this.cameraName})} @keydown=${io(this,yi,Ul)}>
      ${zl(this.visits,({events:s})=>s.at(-1)?.id,s=>io(this,yi,Rl).call(this,s))}
    </ol>`}};yi=new WeakSet;Rl=function({lead:t,face:e,events:s}){const{label:i}=at(t),n=i?Ht(i):null,r=s.some(({id:h})=>h===this.chosen),a=new Date(t.timestamp);return c`<li>
      <button
        aria-label="${re(t,this.cameraName)}, ${Ds(a)}"
        aria-current=${r?"true":p}
        @click=${()=>this.dispatchEvent(new _m(t))}
      >
        <hw-thumbnail .src=${this.happenings.home.url(e.picture)} .box=${Zs(e)}>
          ${ir(t.type,n)}
        </hw-thumbnail>
        <svg class="mark" viewBox="0 0 4 4" aria-hidden="true">
          <circle cx="2" cy="2" r="2" fill=${n?Se[n]:"#d5b3ff"} />
        </svg>
        <span class="what">${xm(t)}</span>
        <time class="numbers" datetime=${t.timestamp} title=${Ds(a)}>${cr(a,new Date)}</time>
      </button>
    </li>`};Ul=function(t){const e={ArrowRight:1,ArrowLeft:-1}[t.key];if(!e)return;const s=[...this.renderRoot.querySelectorAll("button")],i=s.indexOf(t.target);s[i+e]?.focus(),t.preventDefault()};Rt.styles=[I,S`
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
    `];Ee([d({attribute:!1})],Rt.prototype,"happenings",2);Ee([d({attribute:!1})],Rt.prototype,"visits",2);Ee([d()],Rt.prototype,"cameraName",2);Ee([d()],Rt.prototype,"chosen",2);Ee([d({type:Boolean})],Rt.prototype,"known",2);Ee([d({attribute:!1})],Rt.prototype,"problem",2);Rt=Ee([N("hw-visit-strip")],Rt);function xm(t){const{label:e,name:s,zones:i,line:n}=at(t);if(t.type==="snapshot_taken"||!(e??s))return Ws(t.type);const r=s??vt(Et(e??"")),a=t.type==="line_crossed"?n:i[0];return a?`${r} · ${a}`:r}var km=Object.defineProperty,Sm=Object.getOwnPropertyDescriptor,Il=t=>{throw TypeError(t)},ae=(t,e,s,i)=>{for(var n=i>1?void 0:i?Sm(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&km(e,s,n),n},ta=(t,e,s)=>e.has(t)||Il("Cannot "+s),D=(t,e,s)=>(ta(t,e,"read from private field"),s?s.call(t):e.get(t)),dt=(t,e,s)=>e.has(t)?Il("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),Zt=(t,e,s,i)=>(ta(t,e,"write to private field"),e.set(t,s),s),_t=(t,e,s)=>(ta(t,e,"access private method"),s),kt,je,Is,pe,As,ea,Bs,V,Bl,Ni,Fl,jl,Gl,Vl,ql,Zl,Kl,sa,ia,na,Yl,Ri;const jn="hearthwatch-camera-card",Mm=10,Am={state:"connecting",reason:null,width:0,height:0};let Mt=class extends P{constructor(){super(),dt(this,V),this.layout="",this.preview=!1,this.config=null,this.live=!1,this.event=null,this.sheet=null,dt(this,kt,null),dt(this,je,null),dt(this,Is,""),dt(this,pe,null),dt(this,As,""),dt(this,ea,new Eo(this)),dt(this,Bs,new Tr(this,()=>this.hass,{onEvent:t=>D(this,kt)?.add(t),onGap:()=>{D(this,kt)?.refresh()}})),dt(this,sa,({event:t})=>{this.event=t}),dt(this,ia,()=>{this.event=null}),dt(this,Ri,()=>{this.sheet=null}),new nr(this,20)}static getConfigForm(){return Pi(),Xf()}static getStubConfig(t){const e=Object.keys(t.entities).find(i=>i.startsWith("camera.")&&Li(t,i)),s=e?Li(t,e):null;return s?{device:s,live:"tap"}:{}}setConfig(t){Pi(),Tl(t),this.config=Jf(t),this.live=this.config.live==="always"}getCardSize(){return this.config?.events?7:5}getGridOptions(){return{columns:12,rows:"auto",min_columns:6,min_rows:4}}disconnectedCallback(){var t;super.disconnectedCallback(),(t=D(this,je))==null||t.call(this),Zt(this,je,null),Zt(this,Is,"")}willUpdate(t){if(!this.hass)return;t.has("hass")&&Er(this.hass);const e=(this.config&&Bn(this.config,this.hass))??"";e!==D(this,As)&&Zt(this,pe,null),Zt(this,As,e),e&&(D(this,pe)??Zt(this,pe,rm(this.hass,e)))}shouldUpdate(t){const e=t.get("hass");return t.size>1||!e||!this.hass?!0:!_t(this,V,Bl).call(this,e,this.hass)}updated(){const t=D(this,V,Ni);this.toggleAttribute("fixed",D(this,V,Fl)),_t(this,V,jl).call(this,t)}render(){const{hass:t,config:e}=this;if(!t||!e)return p;const{home:s}=D(this,Bs),i=em(s,t,Bn(e,t));if(i)return Em(i.title,i.advice);const n=D(this,V,Ni);return!s||!n?_t(this,V,Gl).call(this,t):c`<ha-card>
        ${this.event?_t(this,V,ql).call(this,s,n,this.event):_t(this,V,Vl).call(this,s,n,t)}
        ${e.events?_t(this,V,Zl).call(this,s,n):p}
        ${e.controls?c`<hw-camera-acts
                .hass=${t}
                .camera=${n}
                ?idle=${!s.connected||!s.engineLives(n)}
                @hw-zones=${()=>_t(this,V,na).call(this,"zones")}
              ></hw-camera-acts>`:p}
      </ha-card>
      ${_t(this,V,Yl).call(this,s,n)}`}};kt=new WeakMap;je=new WeakMap;Is=new WeakMap;pe=new WeakMap;As=new WeakMap;ea=new WeakMap;Bs=new WeakMap;V=new WeakSet;Bl=function(t,e){if(t.language!==e.language||t.devices!==e.devices)return!1;const s=D(this,V,Ni);return s?Object.values(s.entities).every(i=>t.states[i]===e.states[i]):t.entities===e.entities};Ni=function(){const{hass:t,config:e}=this,s=t&&e?Bn(e,t):null;return s?D(this,Bs).home?.cameraOfDevice(s)??null:null};Fl=function(){return this.layout==="grid"&&typeof this.config?.grid_options?.rows=="number"};jl=function(t){var e;const s=this.config?.boxes||this.config?.zones,n=this.live&&D(this,ea).seen&&!this.event&&s&&t?t.camera_id:"";n!==D(this,Is)&&((e=D(this,je))==null||e.call(this),Zt(this,Is,n),Zt(this,je,n?D(this,Bs).home?.watch(n)??null:null))};Gl=function({devices:t}){const e=t[D(this,As)],s=this.config?.name||e?.name_by_user||e?.name;return c`<ha-card aria-busy="true">
      <div class="stage">${D(this,pe)}<div class="top"><h2>${s}</h2></div></div>
    </ha-card>`};Vl=function(t,e,s){const i=this.config?.name||e.name,n=Ol(t,e,new Date);return c`<div class="stage">
      <hw-live-picture
        .camera=${Cm(e,i,n!==null)}
        .client=${t.pictures}
        .tracks=${t.tracks}
        .grounds=${this.config?.zones?Om(e):Tm}
        .pace=${Mm}
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
          ${Gf(e,s).map(({key:r,icon:a,text:h})=>c`<li class=${r}>${a}<span>${h}</span></li>`)}
        </ul>
      </div>
      ${n?Jl(n):p}
      ${this.live||n?p:c`<span class="hint" aria-hidden="true">${w.play} ${o("Live")}</span>`}
    </div>`};ql=function(t,e,s){const i=this.config?.name||e.name,r=t.connected&&t.engineLives(e)?null:Ol(t,e,new Date);return c`<div class="stage clip">
        <hw-home-footage .home=${t} .event=${s} .cameraName=${i}></hw-home-footage>
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
      </div>`};Zl=function(t,e){const s=_t(this,V,Kl).call(this,t,e);return c`<hw-visit-strip
      .happenings=${s}
      .visits=${s.visits}
      .problem=${s.problem}
      ?known=${s.known}
      .cameraName=${this.config?.name||e.name}
      .chosen=${this.event?.id??null}
      @hw-chosen=${D(this,sa)}
    ></hw-visit-strip>`};Kl=function(t,e){const{camera_id:s}=e;return(D(this,kt)?.camera.camera_id!==s||D(this,kt).home!==t)&&(Zt(this,kt,new gu(t,e)),D(this,kt).observe(()=>this.requestUpdate()),D(this,kt).refresh()),D(this,kt)};sa=new WeakMap;ia=new WeakMap;na=function(t){this.sheet=t};Yl=function(t,e){const{sheet:s,event:i}=this;if(s==="zones")return c`<hw-zone-editor
        .home=${t}
        .camera=${e}
        @hw-close=${D(this,Ri)}
      ></hw-zone-editor>`;if(s!=="reasons"||!i)return p;const n=this.config?.name||e.name;return c`<hw-sheet class="narrow" heading=${re(i,n)} @hw-close=${D(this,Ri)}>
      <hw-event-reasons .home=${t} .event=${i} .cameraName=${n}></hw-event-reasons>
    </hw-sheet>`};Ri=new WeakMap;Mt.styles=[I,Qi,Ut,S`
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
    `];ae([d({attribute:!1})],Mt.prototype,"hass",2);ae([d()],Mt.prototype,"layout",2);ae([d({type:Boolean})],Mt.prototype,"preview",2);ae([b()],Mt.prototype,"config",2);ae([b()],Mt.prototype,"live",2);ae([b()],Mt.prototype,"event",2);ae([b()],Mt.prototype,"sheet",2);Mt=ae([N(jn)],Mt);function Jl({text:t,advice:e}){return c`<div class="notice" role="status">
    ${w.away}
    <p><strong>${t}</strong> <span>${e}</span></p>
  </div>`}function Em(t,e){return c`<ha-card>
    <div class="message" role="alert">
      ${w.camera}
      <strong>${t}</strong>
      <p>${e}</p>
    </div>
  </ha-card>`}function Cm({camera_id:t,enabled:e,status:s},i,n){const r=s??Am,a=n&&r.state!=="disabled"?"offline":r.state;return{id:t,name:i,enabled:e,status:{...r,state:a}}}const Tm=[],no=new WeakMap;function Om(t){const e=no.get(t)??[...t.zones.map(({name:s,points:i})=>({name:s,points:i,closed:!0})),...t.lines.map(({name:s,from:i,to:n})=>({name:s,points:[i,n],closed:!1}))];return no.set(t,e),e}Ah({type:jn,name:"Hearthwatch camera",description:"A camera live with boxes, what is there now, and its last events with their clips.",getEntitySuggestion:(t,e)=>{const s=e.startsWith("camera.")?Li(t,e):null;return s?{config:{type:`custom:${jn}`,device:s,live:"tap"}}:null}});function Xl(t,e){return t?.cameras&&e.length>0?null:t?.obstacle==="missing"?{title:o("The Hearthwatch integration is not set up."),advice:o("Add it under Settings, Devices & services.")}:t?.obstacle?{title:o("Home Assistant does not answer."),advice:o("It is tried again every few seconds.")}:t?.cameras?{title:o("There is no camera that you may see."),advice:o("Add one, or ask an administrator to let you see some.")}:{title:o("Asking …"),advice:""}}function Ql(t){return t?c`<div class="message" role="status">
    ${w.camera}
    <strong>${t.title}</strong>
    <p>${t.advice}</p>
  </div>`:p}const tc=S`
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
`,ra=6e4,aa=60*ra,At=24*aa,ec=7*At,ts={hour:aa,day:At,week:ec},zm=10*ra,Pm=31*At,Gn=.04;function Y({start:t,end:e}){return e-t}function Ui(t,e){return{start:t-e*(1-Gn),end:t+e*Gn}}function sc(t,e){return{start:t-e/2,end:t+e/2}}function Hi({start:t,end:e},s,i){const n=s*(e-t);return ti({start:t+n,end:e+n},i)}function Ii(t,e,s,i){const n=Math.min(Math.max(Y(t)*e,zm),Pm),r=(s-t.start)/Y(t),a=s-r*n;return ti({start:a,end:a+n},i)}function ti(t,e){const s=e+Gn*Y(t),i=t.end-s;return i>0?{start:t.start-i,end:s}:t}function cs({start:t,end:e},s){return s>=t&&s<=e}function Dm(t){const e=Y(t);return Object.keys(ts).find(i=>Math.abs(e/ts[i]-1)<.02)??null}const Wm=[1,2,5,10,15,30].map(t=>t*ra).concat([1,2,3,6,12].map(t=>t*aa)).concat([1,2,7].map(t=>t*At));function Lm(t,e,s){const i=Y(t)*s/Math.max(e,1);return Wm.find(n=>n>=i)??ec}function Nm(t,e,s){const i=[],n=t.start+s(t.start);for(let r=Math.ceil(n/e)*e;;r+=e){const a=r-s(r-s(t.start));if(a>t.end)return i;a>=t.start&&i.push(a)}}function ic({title:t,devices:e,span:s}){if(t!==void 0&&typeof t!="string")throw new Error(o("{key} must be a text",{key:"title"}));const i=e??[];if(!Array.isArray(i)||!i.every(n=>typeof n=="string"))throw new Error(o("{key} must be a list of texts",{key:"devices"}));if(s!==void 0&&!Object.hasOwn(ts,s)){const n=Object.keys(ts).join(", ");throw new Error(o("span must be one of {choices}",{choices:n}))}}function Rm({devices:t=[]},e){return t.length===0?e:e.filter(({device_id:s})=>t.includes(s))}function Um(){return{schema:[{name:"title",selector:{text:{}}},{name:"devices",selector:{device:{multiple:!0,filter:[{integration:"hearthwatch"}],entity:[{domain:"camera"}]}}},{name:"span",default:"day",selector:{select:{mode:"dropdown",options:[{value:"hour",label:o("Hour")},{value:"day",label:o("Day")},{value:"week",label:o("Week")}]}}}],assertConfig:ic,computeLabel:({name:t})=>Hm[t]?.()??t,computeHelper:({name:t})=>Im[t]?.()}}const Hm={title:()=>o("Title"),devices:()=>o("Cameras"),span:()=>o("Begins with")},Im={devices:()=>o("Without any, all that you may see")},Bi={cameras:[],label:"",zone:"",score:0},nc=["person","vehicle","animal"];function Bm(t,e){return{camera_id:e,event_type:Ze,...t.label&&{label:t.label},...t.zone&&{zone:t.zone},...t.score>0&&{min_score:t.score}}}function Fm(t,e){const{label:s,score:i,zones:n,line:r}=at(e);return!Ze.includes(e.type)||t.cameras.length>0&&!t.cameras.includes(e.camera_id??"")||t.label&&s!==t.label&&(!s||Ht(s)!==t.label)||t.zone&&!n.includes(t.zone)&&r!==t.zone?!1:t.score===0||(i??0)>=t.score}function on(t){const{cameras:e,label:s,zone:i,score:n}=t;return[e.length>0,s!=="",i!=="",n>0].filter(Boolean).length}function jm(t){const e=t.flatMap(({zones:s,lines:i})=>[...s,...i].map(({name:n})=>n));return[...new Set(e)].sort((s,i)=>s.localeCompare(i))}function Gm(t){const e=new Set(t.flatMap(s=>s.labels));for(const s of nc)e.delete(s);return[...e].sort((s,i)=>s.localeCompare(i))}var Vm=Object.defineProperty,qm=Object.getOwnPropertyDescriptor,rc=t=>{throw TypeError(t)},oa=(t,e,s,i)=>{for(var n=i>1?void 0:i?qm(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Vm(e,s,n),n},Zm=(t,e,s)=>e.has(t)||rc("Cannot "+s),Km=(t,e,s)=>e.has(t)?rc("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),le=(t,e,s)=>(Zm(t,e,"access private method"),s),Ot,ac,$i,hn;const Ym=[0,.6,.7,.8,.9];class ha extends Event{constructor(e){super(ha.type),this.choice=e}static{this.type="hw-choice"}}let Fs=class extends P{constructor(){super(...arguments),Km(this,Ot),this.choice=Bi,this.cameras=[]}render(){const{choice:t,cameras:e}=this,s=jm(e);return c`<form aria-label=${o("Filters")} @submit=${i=>i.preventDefault()}>
      ${e.length>1?c`<div class="cameras" role="group" aria-label=${o("Cameras")}>
              ${e.map(i=>le(this,Ot,ac).call(this,i))}
            </div>`:p}
      ${le(this,Ot,$i).call(this,o("What"),"label",[["",o("Everything")],...nc.map(i=>[i,Jm[i]()]),...Gm(e).map(i=>[i,vt(Et(i))])])}
      ${s.length>0?le(this,Ot,$i).call(this,o("Where"),"zone",[["",o("Everywhere")],...s.map(i=>[i,i])]):p}
      ${le(this,Ot,$i).call(this,o("How sure"),"score",Ym.map(i=>[String(i),i===0?o("Any"):o("From {share} %",{share:Math.round(i*100)})]))}
      ${on(t)>0?c`<button type="button" class="plain" @click=${()=>le(this,Ot,hn).call(this,Bi)}>
              ${o("Show everything")}
            </button>`:p}
    </form>`}};Ot=new WeakSet;ac=function({camera_id:t,name:e}){const{cameras:s}=this.choice,i=s.includes(t);return c`<button
      type="button"
      aria-pressed=${i}
      @click=${()=>le(this,Ot,hn).call(this,{...this.choice,cameras:i?s.filter(n=>n!==t):[...s,t]})}
    >
      ${e}
    </button>`};$i=function(t,e,s){const i=String(this.choice[e]);return c`<label>
      <span class="muted" aria-hidden="true">${t}</span>
      <select
        aria-label=${t}
        @change=${({target:n})=>{const r=n.value;le(this,Ot,hn).call(this,{...this.choice,[e]:e==="score"?Number(r):r})}}
      >
        ${s.map(([n,r])=>c`<option value=${n} ?selected=${n===i}>${r}</option>`)}
      </select>
    </label>`};hn=function(t){this.dispatchEvent(new ha(t))};Fs.styles=[I,Ut,S`
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
    `];oa([d({attribute:!1})],Fs.prototype,"choice",2);oa([d({attribute:!1})],Fs.prototype,"cameras",2);Fs=oa([N("hw-choice-form")],Fs);const Jm={person:()=>o("People"),vehicle:()=>o("Vehicles"),animal:()=>o("Animals")};var Xm=Object.defineProperty,Qm=Object.getOwnPropertyDescriptor,oc=t=>{throw TypeError(t)},ln=(t,e,s,i)=>{for(var n=i>1?void 0:i?Qm(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Xm(e,s,n),n},tg=(t,e,s)=>e.has(t)||oc("Cannot "+s),eg=(t,e,s)=>e.has(t)?oc("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),js=(t,e,s)=>(tg(t,e,"access private method"),s),fe,hc,lc,cc,la;class es extends Event{constructor(e,s=null){super(es.type,{bubbles:!0,composed:!0}),this.text=e,this.undo=s}static{this.type="hw-said"}}let ss=class extends P{constructor(){super(...arguments),eg(this,fe),this.busy=!1}render(){const{clip:t,home:e}=this,s=e.camera(t.camera_id)?.may.control??!1;return c`
      <button
        class="plain"
        aria-pressed=${t.starred}
        title=${t.starred?o("Kept for good"):o("Keep it for good")}
        aria-label=${o("Keep it for good")}
        ?disabled=${this.busy||!s}
        @click=${js(this,fe,hc)}
      >
        ${t.starred?w.starred:w.star}
      </button>
      <a
        class="button"
        href=${e.url(t.media)}
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
    `}};fe=new WeakSet;hc=async function(){const{entry_id:t,clip_id:e,starred:s}=this.clip;await js(this,fe,la).call(this,async()=>{this.clip=await this.home.hass.callWS({type:"hearthwatch/clips/star",entry_id:t,clip_id:e,starred:!s})})};lc=async function(){const{entry_id:t,clip_id:e}=this.clip,s=[e];await js(this,fe,la).call(this,async()=>{await this.home.hass.callWS({type:"hearthwatch/clips/delete",entry_id:t,clip_ids:s}),this.dispatchEvent(new es(o("Clip deleted."),()=>js(this,fe,cc).call(this,t,s)))})};cc=async function(t,e){if((await this.home.hass.callWS({type:"hearthwatch/clips/restore",entry_id:t,clip_ids:e})).clip_ids.length===0)throw new Error(o("It is gone."))};la=async function(t){this.busy=!0;try{await t()}catch(e){this.dispatchEvent(new es(it(e)))}this.busy=!1};ss.styles=[I,Ut,S`
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
    `];ln([d({attribute:!1})],ss.prototype,"home",2);ln([d({attribute:!1})],ss.prototype,"clip",2);ln([b()],ss.prototype,"busy",2);ss=ln([N("hw-clip-acts")],ss);const ro=new Map;function Fi(t,e,s){const i=`${t} ${s.locale} ${s.timeZone}`,n=ro.get(i);if(n)return n;const r=s.timeZone?{timeZone:s.timeZone}:{},a=new Intl.DateTimeFormat(s.locale,{...e,...r});return ro.set(i,a),a}function sg(t,e,s=ne()){return e>=At||ig(t,s)==="00:00"?Fi("day",{weekday:"short",day:"numeric"},s).format(t):Fi("short",{hour:"numeric",minute:"2-digit"},s).format(t)}function Vn(t,e,s=ne()){const i=Fi("clock",{timeStyle:"medium"},s).format(t);return o("{day}, {time}",{day:lr(new Date(t),new Date(e),s),time:i})}function ca(t,e=ne()){const s=Fi("parts",{year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",hourCycle:"h23",calendar:"gregory",numberingSystem:"latn"},e).formatToParts(t),i=r=>Number(s.find(a=>a.type===r)?.value??0);return Date.UTC(i("year"),i("month")-1,i("day"),i("hour"),i("minute"))-Math.floor(t/6e4)*6e4}function dc(t,e=ne()){const s=ca(t,e);return Math.floor((t+s)/At)*At-s}function ig(t,e){return new Date(t+ca(t,e)).toISOString().slice(11,16)}function ng({since:t,until:e,buckets:s,cameras:i}){const n={start:Date.parse(t),end:Date.parse(e)},r=(n.end-n.start)/s,a=h=>n.start+h*r;return{span:n,buckets:s,cameras:new Map(i.map(({camera_id:h,events:l,recorded:u})=>[h,{events:l,recorded:u.map(([m,f])=>({start:a(m),end:a(f+1)}))}]))}}function rg(t){const[e]=t;return e?{...e,cameras:new Map(t.flatMap(({cameras:s})=>[...s]))}:null}function ag(t,e,s,i){const{span:n,buckets:r}=t,a=Math.floor((i-n.start)/(n.end-n.start)*r);if(a<0||a>=r)return t;const h=t.cameras.get(e)??{events:{},recorded:[]},l=[...h.events[s]??new Array(r).fill(0)];l[a]=(l[a]??0)+1;const u=new Map(t.cameras);return u.set(e,{...h,events:{...h.events,[s]:l}}),{...t,cameras:u}}function og(t){let e=0;for(const{events:s}of t.cameras.values()){const i=Object.values(s);for(let n=0;n<t.buckets;n+=1){const r=i.reduce((a,h)=>a+(h[n]??0),0);r>e&&(e=r)}}return e}const pc=100;class hg{#t;constructor(e){this.#t=e.map(s=>({fetch:s,waiting:[],cursor:null,over:!1}))}get over(){return this.#t.every(({waiting:e,over:s})=>s&&e.length===0)}async next(){const e=[];for(;e.length<pc&&!this.over;){await Promise.all(this.#t.map(lg));const i=this.#t.filter(({waiting:n})=>n.length>0).reduce((n,r)=>!n||cg(r,n)?r:n,null)?.waiting.shift();i&&e.push(i)}return e}}async function lg(t){if(t.over||t.waiting.length>0)return;const{events:e,next_cursor:s}=await t.fetch(pc,t.cursor);t.waiting=e,t.cursor=s,t.over=s===null}function cg(t,e){return(t.waiting[0]?.timestamp??"")>(e.waiting[0]?.timestamp??"")}const dg=140,pg=3,ug=600,fg=24;class mg extends Ki{constructor(e,s){super(),this.home=e,this.lanes=null,this.visits=[],this.more=!1,this.busy=!1,this.problem=null,this.#t={start:0,end:0},this.#s=[],this.#i=240,this.#n=[],this.#r=null,this.#a=0,this.#o=new Map,this.#e=s}#t;#e;#s;#i;#n;#r;#a;#h;#o;look(e,s,i,n){const r=Math.min(Math.max(Math.round(n/pg),40),ug),a=s!==this.#e||i!==this.#s;if(e.start===this.#t.start&&e.end===this.#t.end&&!a&&r===this.#i)return;const l=this.#s.length===0;this.#t=e,this.#e=s,this.#s=i,this.#i=r,a&&this.#o.clear(),clearTimeout(this.#h),this.#h=setTimeout(()=>{this.refresh()},l||a?0:dg)}async refresh(){if(this.#s.length===0)return;const e=++this.#a;this.busy=!0,this.changed();const s=new hg(this.#l().map(i=>this.#u(i)));try{const[i,n]=await Promise.all([this.#w(),s.next()]);if(e!==this.#a)return;this.lanes=i,this.#r=s,this.#c(n),this.problem=null}catch(i){if(e!==this.#a)return;this.problem=it(i)}this.busy=!1,this.changed()}async extend(){const e=this.#r;if(!e||this.busy||e.over)return;const s=this.#a;this.busy=!0;try{const i=await e.next();if(s!==this.#a)return;this.#c([...this.#n,...i]),this.problem=null}catch(i){if(s!==this.#a)return;this.problem=it(i),this.more=!1}this.busy=!1,this.changed()}add(e){const s=Date.parse(e.timestamp);if(!this.#s.some(({camera_id:a})=>a===e.camera_id)||!cs(this.#t,s)||!Fm(this.#e,e)||this.#n.some(({id:a})=>a===e.id))return;this.#o.clear();const{label:n}=at(e),r=n?Ht(n):"other";this.lanes&&(this.lanes=ag(this.lanes,e.camera_id??"",r,s)),this.#c([e,...this.#n]),this.changed()}forget(){this.#o.clear(),this.refresh()}#c(e){this.#n=e,this.visits=rh(e),this.more=this.#r!==null&&!this.#r.over}#l(){return[...new Set(this.#s.map(({entry_id:e})=>e))]}#d(e){const s=this.#s.filter(({entry_id:i})=>i===e).map(({camera_id:i})=>i);return{entry_id:e,...Bm(this.#e,s),since:new Date(this.#t.start).toISOString(),until:new Date(this.#t.end).toISOString()}}#u(e){const s=this.#d(e);return(i,n)=>this.home.hass.callWS({type:"hearthwatch/events",...s,limit:i,...n&&{cursor:n}})}async#w(){const e=`${this.#t.start} ${this.#t.end} ${this.#i}`,s=this.#o.get(e);if(s)return s;const i=this.#i,n=await Promise.all(this.#l().map(h=>this.home.hass.callWS({type:"hearthwatch/timeline",...this.#d(h),buckets:i}))),r=rg(n.map(ng));r&&this.#o.set(e,r);const[a]=this.#o.keys();return this.#o.size>fg&&a!==void 0&&this.#o.delete(a),r}}const ji="moment";function gg({entry_id:t,camera_id:e,slug:s},i){return{id:`${ji} ${e} ${i}`,entry_id:t,type:ji,camera:s,camera_id:e,timestamp:new Date(i).toISOString(),data:{},trace:{},picture:null,clip_id:null,decision:null,alert_id:null}}const ft=24,Es=4,vg=["person","vehicle","animal","other"];function wg(t,e){const{width:s,lane:i,cameras:n,colours:r}=e;t.clearRect(0,0,s,ft+n.length*i),bg(t,e);const a=e.lanes?og(e.lanes):0;n.forEach((h,l)=>{const u=ft+l*i;t.fillStyle=r.ground,_g(t,0,u,s,i-Es),t.save(),t.clip(),yg(t,e,h,u,a),t.restore()}),$g(t,e)}function bg(t,e){const{marks:s,step:i,width:n,lane:r,cameras:a,colours:h,font:l}=e;t.font=l,t.textBaseline="middle",t.strokeStyle=h.line,t.fillStyle=h.muted,t.lineWidth=1;for(const u of s){const m=Math.round(Cs(u,e))+.5;t.beginPath(),t.moveTo(m,ft-6),t.lineTo(m,ft+a.length*r-Es),t.stroke();const f=sg(u,i),y=t.measureText(f).width/2;m>y&&m<n-y&&t.fillText(f,m-y,ft/2-3)}}function yg(t,e,s,i,n){const{lanes:r,lane:a,colours:h}=e,l=r?.cameras.get(s);if(!r||!l)return;const u=i+a-Es;t.fillStyle=h.footage;for(const{start:y,end:$}of l.recorded){const W=Cs(y,e);t.fillRect(W,i,Math.max(Cs($,e)-W,1.5),a-Es)}const m=Y(r.span)/r.buckets,f=Math.max(m/Y(e.span)*e.width-.6,2);for(let y=0;y<r.buckets;y+=1){const $=Cs(r.span.start+y*m,e);if($<-f||$>e.width)continue;let W=u;for(const B of vg){const et=l.events[B]?.[y]??0;if(et===0)continue;const Ce=Math.max((a-Es-13)*Math.sqrt(et/n),4);t.fillStyle=Se[B],t.fillRect($,Math.max(W-Ce,i),f,Ce),W-=Ce}}}function $g(t,e){const s=Cs(e.now,e);s>=e.width||(t.fillStyle=e.colours.muted,t.fillRect(Math.round(s),ft-6,1,e.cameras.length*e.lane+2))}function _g(t,e,s,i,n){t.beginPath(),t.roundRect(e,s,i,n,6),t.fill()}function Cs(t,{span:e,width:s}){return(t-e.start)/Y(e)*s}var xg=Object.defineProperty,kg=Object.getOwnPropertyDescriptor,uc=t=>{throw TypeError(t)},bt=(t,e,s,i)=>{for(var n=i>1?void 0:i?kg(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&xg(e,s,n),n},fc=(t,e,s)=>e.has(t)||uc("Cannot "+s),K=(t,e,s)=>(fc(t,e,"read from private field"),s?s.call(t):e.get(t)),kn=(t,e,s)=>e.has(t)?uc("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),L=(t,e,s)=>(fc(t,e,"access private method"),s),ut,vs,O,cn,mc,gc,vc,qn,wc,dn,pn,bc,yc,_i,$c,Kt;const Sg=38,Mg=27,Ag=6,Eg=1/96;class ei extends Event{constructor(e,s,i){super(ei.type),this.moment=e,this.camera=s,this.done=i}static{this.type="hw-scrubbed"}}class da extends Event{constructor(e){super(da.type),this.span=e}static{this.type="hw-spanned"}}class pa extends Event{constructor(e){super(pa.type),this.by=e}static{this.type="hw-skipped"}}let rt=class extends P{constructor(){super(...arguments),kn(this,O),this.lanes=null,this.cameras=[],this.cursor=0,this.camera=null,this.now=0,this.theme="",this.width=0,kn(this,ut,new Map),kn(this,vs,new ResizeObserver(([t])=>{this.width=Math.round(t?.contentRect.width??0),this.dispatchEvent(new Event("hw-resized"))}))}disconnectedCallback(){super.disconnectedCallback(),K(this,vs).disconnect()}connectedCallback(){super.connectedCallback(),this.hasUpdated&&K(this,vs).observe(this.bar)}firstUpdated(){K(this,vs).observe(this.bar),this.bar.addEventListener("wheel",t=>L(this,O,bc).call(this,t),{passive:!1})}render(){const{cameras:t,cursor:e,span:s,now:i}=this,n=(e-s.start)/Y(s),r=cs(s,e),a=K(this,O,cn),h=t.findIndex(({id:m})=>m===this.camera),l=t[h]?.name,u=Vn(e,i);return c`<div
        class="bar"
        role="slider"
        tabindex="0"
        aria-label=${o("Moment on the timeline")}
        aria-describedby="keys"
        aria-valuemin=${Math.round(s.start/1e3)}
        aria-valuemax=${Math.round(s.end/1e3)}
        aria-valuenow=${Math.round(e/1e3)}
        aria-valuetext=${l?`${u}, ${l}`:u}
        style="height: ${ft+t.length*a}px"
        @keydown=${L(this,O,yc)}
        @pointerdown=${L(this,O,gc)}
        @pointermove=${L(this,O,vc)}
        @pointerup=${L(this,O,qn)}
        @pointercancel=${L(this,O,qn)}
      >
        <canvas aria-hidden="true"></canvas>
        ${t.map((m,f)=>c`<span
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
      </p>`}updated(t){const e=[...t.keys()];e.length>0&&e.every(s=>s==="cursor"||s==="camera")||L(this,O,mc).call(this)}};ut=new WeakMap;vs=new WeakMap;O=new WeakSet;cn=function(){return this.cameras.length>Ag?Mg:Sg};mc=function(){const{canvas:t,width:e,span:s,cameras:i,lanes:n,now:r}=this,a=K(this,O,cn),h=ft+i.length*a,l=window.devicePixelRatio||1;t.width=e*l,t.height=h*l;const u=t.getContext("2d");if(!u||e===0)return;u.scale(l,l);const m=getComputedStyle(this),f=$=>m.getPropertyValue($).trim(),y=Lm(s,e,74);wg(u,{width:e,lane:a,span:s,step:y,marks:Nm(s,y,ca),lanes:n,cameras:i.map(({id:$})=>$),now:r,colours:{line:f("--line"),muted:f("--muted"),ground:f("--raised"),footage:f("--footage")},font:`500 11px ${m.fontFamily}`})};gc=function(t){t.button===0&&(this.bar.setPointerCapture(t.pointerId),K(this,ut).set(t.pointerId,t.clientX),K(this,ut).size===1&&L(this,O,dn).call(this,t,!1))};vc=function(t){const e=K(this,ut).get(t.pointerId);if(e===void 0)return;if(K(this,ut).size===1){K(this,ut).set(t.pointerId,t.clientX),L(this,O,dn).call(this,t,!1);return}const[s]=[...K(this,ut)].filter(([i])=>i!==t.pointerId);K(this,ut).set(t.pointerId,t.clientX),s&&L(this,O,wc).call(this,e,t.clientX,s[1])};qn=function(t){const e=K(this,ut).size===1;K(this,ut).delete(t.pointerId)&&e&&t.type==="pointerup"&&L(this,O,dn).call(this,t,!0)};wc=function(t,e,s){const i=(t-s)/(e-s||1);!Number.isFinite(i)||i<=0||L(this,O,Kt).call(this,Ii(this.span,i,L(this,O,pn).call(this,s),this.now))};dn=function({clientX:t,clientY:e},s){const{top:i}=this.bar.getBoundingClientRect(),n=Math.floor((e-i-ft)/K(this,O,cn)),r=Math.min(Math.max(n,0),this.cameras.length-1),a=n<0?this.camera:this.cameras[r]?.id??null,h=Math.min(L(this,O,pn).call(this,t),this.now);this.dispatchEvent(new ei(h,a,s))};pn=function(t){const{left:e,width:s}=this.bar.getBoundingClientRect(),i=Math.min(Math.max((t-e)/s,0),1);return this.span.start+i*Y(this.span)};bc=function(t){if(t.ctrlKey||t.metaKey){const e=Math.exp(Math.min(Math.max(t.deltaY,-80),80)/200);L(this,O,Kt).call(this,Ii(this.span,e,L(this,O,pn).call(this,t.clientX),this.now))}else{const e=t.shiftKey?t.deltaX||t.deltaY:t.deltaX;if(e===0)return;L(this,O,Kt).call(this,Hi(this.span,e/Math.max(this.width,1),this.now))}t.preventDefault()};yc=function(t){const{span:e,cursor:s,now:i}=this,n=Y(e)*Eg,r=cs(e,s)?s:(e.start+e.end)/2;switch(t.key){case"ArrowLeft":case"ArrowRight":{const a=t.key==="ArrowLeft"?-1:1;t.shiftKey?this.dispatchEvent(new pa(a)):L(this,O,_i).call(this,s+a*n);break}case"ArrowUp":case"ArrowDown":L(this,O,$c).call(this,t.key==="ArrowUp"?-1:1);break;case"PageUp":L(this,O,Kt).call(this,Hi(e,-.8,i));break;case"PageDown":L(this,O,Kt).call(this,Hi(e,.8,i));break;case"Home":L(this,O,_i).call(this,e.start);break;case"End":L(this,O,_i).call(this,e.end);break;case"+":case"=":L(this,O,Kt).call(this,Ii(e,.5,r,i));break;case"-":L(this,O,Kt).call(this,Ii(e,2,r,i));break;default:return}t.preventDefault()};_i=function(t){this.dispatchEvent(new ei(Math.min(t,this.now),this.camera,!0))};$c=function(t){const e=this.cameras.findIndex(({id:i})=>i===this.camera),s=this.cameras[Math.min(Math.max(e+t,0),this.cameras.length-1)];s&&this.dispatchEvent(new ei(this.cursor,s.id,!0))};Kt=function(t){this.dispatchEvent(new da(t))};rt.styles=[I,S`
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
    `];bt([d({attribute:!1})],rt.prototype,"span",2);bt([d({attribute:!1})],rt.prototype,"lanes",2);bt([d({attribute:!1})],rt.prototype,"cameras",2);bt([d({type:Number})],rt.prototype,"cursor",2);bt([d()],rt.prototype,"camera",2);bt([d({type:Number})],rt.prototype,"now",2);bt([d()],rt.prototype,"theme",2);bt([b()],rt.prototype,"width",2);bt([lt("canvas")],rt.prototype,"canvas",2);bt([lt(".bar")],rt.prototype,"bar",2);rt=bt([N("hw-time-bar")],rt);var Cg=Object.defineProperty,Tg=Object.getOwnPropertyDescriptor,_c=t=>{throw TypeError(t)},Bt=(t,e,s,i)=>{for(var n=i>1?void 0:i?Tg(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Cg(e,s,n),n},xc=(t,e,s)=>e.has(t)||_c("Cannot "+s),Le=(t,e,s)=>(xc(t,e,"read from private field"),s?s.call(t):e.get(t)),ao=(t,e,s)=>e.has(t)?_c("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),Ne=(t,e,s)=>(xc(t,e,"access private method"),s),ws,pt,un,kc,Sc,Mc,ua,Ac;const Pt=68,oo=4;class fa extends Event{constructor(e,s){super(fa.type),this.event=e,this.play=s}static{this.type="hw-picked"}}let gt=class extends P{constructor(){super(...arguments),ao(this,pt),this.visits=[],this.names=new Map,this.chosen=null,this.more=!1,this.top=0,this.height=0,ao(this,ws,new ResizeObserver(([t])=>{this.height=t?.contentRect.height??0}))}connectedCallback(){super.connectedCallback(),this.hasUpdated&&Le(this,ws).observe(this.rows)}disconnectedCallback(){super.disconnectedCallback(),Le(this,ws).disconnect()}firstUpdated(){Le(this,ws).observe(this.rows)}render(){const{visits:t}=this,e=Math.max(Math.floor(this.top/Pt)-oo,0),s=Math.min(Math.ceil((this.top+this.height)/Pt)+oo,t.length),i=Le(this,pt,un);return c`<div
      class="rows"
      role="listbox"
      tabindex="0"
      aria-label=${o("What happened")}
      aria-activedescendant=${i>=e&&i<s?`row-${i}`:p}
      @scroll=${Ne(this,pt,Sc)}
      @keydown=${Ne(this,pt,Mc)}
    >
      <div style="height: ${t.length*Pt}px">
        ${zl(t.slice(e,s),({events:n})=>n.at(-1)?.id,(n,r)=>Ne(this,pt,kc).call(this,n,e+r,e+r===i))}
      </div>
    </div>`}updated(t){t.has("chosen")&&Ne(this,pt,Ac).call(this),this.more&&this.top+2*this.height>this.visits.length*Pt&&this.dispatchEvent(new Event("hw-more"))}};ws=new WeakMap;pt=new WeakSet;un=function(){return this.visits.findIndex(({events:t})=>t.some(({id:e})=>e===this.chosen))};kc=function({lead:t,face:e},s,i){const{label:n}=at(t),r=n?Ht(n):null,a=new Date(t.timestamp),h=this.names.get(t.camera_id??"")??"";return c`<div
      class="row"
      id="row-${s}"
      role="option"
      aria-selected=${i}
      aria-setsize=${this.more?-1:this.visits.length}
      aria-posinset=${s+1}
      style="top: ${s*Pt}px"
      @click=${()=>Ne(this,pt,ua).call(this,t,!0)}
    >
      <hw-thumbnail .src=${this.home.url(e.picture)} .box=${Zs(e)}>
        ${ir(t.type,r)}
      </hw-thumbnail>
      <span class="mark" style="background: ${Se[r??"other"]}"></span>
      <span class="what">${re(t,h)}</span>
      <time class="muted numbers" datetime=${t.timestamp}>
        ${lr(a,new Date)}, ${Ds(a)}
      </time>
    </div>`};Sc=function(){this.top=this.rows.scrollTop};Mc=function(t){const{visits:e}=this,s=Le(this,pt,un),n={ArrowDown:s+1,ArrowUp:s-1,PageDown:s+Math.max(Math.floor(this.height/Pt),1),PageUp:s-Math.max(Math.floor(this.height/Pt),1),Home:0,End:e.length-1,Enter:s," ":s}[t.key];if(n===void 0)return;t.preventDefault();const r=e[Math.min(Math.max(n,0),e.length-1)];r&&Ne(this,pt,ua).call(this,r.lead,t.key==="Enter"||t.key===" ")};ua=function(t,e){this.dispatchEvent(new fa(t,e))};Ac=function(){const t=Le(this,pt,un);if(t<0||this.height===0)return;const e=t*Pt;e<this.rows.scrollTop&&(this.rows.scrollTop=e);const s=e+Pt-this.height;s>this.rows.scrollTop&&(this.rows.scrollTop=s)};gt.styles=[I,S`
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
    `];Bt([d({attribute:!1})],gt.prototype,"home",2);Bt([d({attribute:!1})],gt.prototype,"visits",2);Bt([d({attribute:!1})],gt.prototype,"names",2);Bt([d()],gt.prototype,"chosen",2);Bt([d({type:Boolean})],gt.prototype,"more",2);Bt([b()],gt.prototype,"top",2);Bt([b()],gt.prototype,"height",2);Bt([lt(".rows")],gt.prototype,"rows",2);gt=Bt([N("hw-visit-list")],gt);var Og=Object.defineProperty,zg=Object.getOwnPropertyDescriptor,Ec=t=>{throw TypeError(t)},J=(t,e,s,i)=>{for(var n=i>1?void 0:i?zg(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Og(e,s,n),n},ma=(t,e,s)=>e.has(t)||Ec("Cannot "+s),j=(t,e,s)=>(ma(t,e,"read from private field"),s?s.call(t):e.get(t)),jt=(t,e,s)=>e.has(t)?Ec("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),Lt=(t,e,s,i)=>(ma(t,e,"write to private field"),e.set(t,s),s),T=(t,e,s)=>(ma(t,e,"access private method"),s),me,xi,ki,ge,Gs,Ge,k,Si,Cc,Ts,Gi,Tc,Oc,zc,Pc,Dc,Wc,Lc,Nc,ga,fn,Rc,Zn,Uc,Hc,Ic,Bc,Fc,va,jc,Vi,Gc;const ho=250,Pg=1e4;let G=class extends P{constructor(){super(),jt(this,k),this.cameras=[],this.length="day",this.look="",this.choice=Bi,this.span={start:0,end:1},this.cursor=0,this.shown=null,this.playing=!1,this.clip=null,this.filtering=!1,this.asking=!1,this.said=null,jt(this,me,null),jt(this,xi,null),jt(this,ki,!0),jt(this,ge),jt(this,Gs),jt(this,Ge,[]),jt(this,Ts,{key:"",cameras:[]}),new nr(this,20)}connectedCallback(){super.connectedCallback(),this.hasUpdated&&T(this,k,Si).call(this)}disconnectedCallback(){super.disconnectedCallback();for(const t of j(this,Ge))t();Lt(this,Ge,[]),clearTimeout(j(this,ge)),clearTimeout(j(this,Gs))}willUpdate(t){this.hasUpdated?t.has("home")&&T(this,k,Si).call(this):(this.span=Ui(Date.now(),ts[this.length]),this.cursor=Date.now(),T(this,k,Si).call(this));const e=Date.now();this.span!==j(this,xi)&&Lt(this,ki,cs(this.span,e)),j(this,ki)&&e>this.span.end&&(this.span=Ui(e,Y(this.span))),Lt(this,xi,this.span)}updated(){j(this,me)?.look(this.span,this.choice,j(this,k,Gi),this.bar?.clientWidth??720)}render(){const t=j(this,me);if(!t)return p;const e=Date.now(),s=j(this,k,Gi),i=on(this.choice);return c`
      <div class="tools">
        ${T(this,k,Oc).call(this,e)}
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
        .lanes=${t.lanes}
        .cameras=${s.map(({camera_id:n,name:r})=>({id:n,name:r}))}
        .cursor=${this.cursor}
        .camera=${this.shown?.camera_id??null}
        .now=${e}
        .theme=${this.look}
        @hw-scrubbed=${T(this,k,Ic)}
        @hw-spanned=${({span:n})=>{this.span=n}}
        @hw-skipped=${T(this,k,Bc)}
        @hw-resized=${()=>this.requestUpdate()}
      ></hw-time-bar>
      ${T(this,k,Tc).call(this)}
      <div class="room">
        <section class="seen" aria-label=${o("Footage")}>
          ${T(this,k,zc).call(this)} ${T(this,k,Pc).call(this)}
        </section>
        ${T(this,k,Dc).call(this,t)}
      </div>
      <div class="said" role="status">${T(this,k,Lc).call(this)}</div>
      ${T(this,k,Nc).call(this)}
    `}};me=new WeakMap;xi=new WeakMap;ki=new WeakMap;ge=new WeakMap;Gs=new WeakMap;Ge=new WeakMap;k=new WeakSet;Si=function(){for(const e of j(this,Ge))e();const t=new mg(this.home,this.choice);Lt(this,me,t),Lt(this,Ge,[t.observe(()=>T(this,k,Cc).call(this)),this.home.observe(()=>this.requestUpdate()),this.home.listen({onEvent:e=>t.add(e),onGap:()=>t.forget(),onClip:e=>{e!=="clip_starred"&&t.forget()}})])};Cc=function(){const t=j(this,me)?.visits[0]?.lead;!this.shown&&t&&(this.shown=t,this.cursor=Date.parse(t.timestamp)),this.requestUpdate()};Ts=new WeakMap;Gi=function(){const{cameras:t}=this.choice,e=t.length===0?this.cameras:this.cameras.filter(({camera_id:i})=>t.includes(i)),s=e.map(({camera_id:i,name:n})=>`${i} ${n}`).join();return s!==j(this,Ts).key&&Lt(this,Ts,{key:s,cameras:e}),j(this,Ts).cameras};Tc=function(){const{home:t}=this,e=t.connected?j(this,k,Gi).some(s=>!t.engineLives(s))?o("The engine does not answer."):null:o("No connection to Home Assistant");return e?c`<p class="away" role="status">${w.away} ${e} ${o("Trying again …")}</p>`:p};Oc=function(t){const{span:e}=this,s=Dm(e),i=cs(e,t),n=new Date(dc((e.start+e.end)/2)+At/2);return c`<div class="lengths" role="group" aria-label=${o("Span")}>
        ${["hour","day","week"].map(r=>c`<button
            aria-pressed=${r===s}
            @click=${()=>T(this,k,Rc).call(this,ts[r])}
          >
            ${Dg[r]()}
          </button>`)}
      </div>
      <div class="steps">
        <button class="plain" aria-label=${o("Earlier")} @click=${()=>T(this,k,Zn).call(this,-1)}>
          ${w.back}
        </button>
        <input
          type="date"
          aria-label=${o("Day")}
          .value=${n.toISOString().slice(0,10)}
          @change=${T(this,k,Hc)}
        />
        <button
          class="plain later"
          aria-label=${o("Later")}
          ?disabled=${i}
          @click=${()=>T(this,k,Zn).call(this,1)}
        >
          ${w.back}
        </button>
        <button ?disabled=${i} @click=${()=>T(this,k,Uc).call(this)}>${o("Now")}</button>
      </div>`};zc=function(){const{shown:t,home:e}=this;if(!t)return c`<div class="stage blank">
        <p>${o("Choose something that happened, or a moment on the bar.")}</p>
      </div>`;const s=T(this,k,fn).call(this,t);if(!this.playing){const i=re(t,s);return c`<div class="stage">
        <hw-event-picture
          .src=${e.url(t.picture)}
          .alt=${i}
          .box=${Zs(t)}
          .label=${at(t).label??""}
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
        .home=${e}
        .event=${t}
        .cameraName=${s}
        ?exact=${t.type===ji}
        @hw-clip-shown=${({clip:i})=>{this.clip=i}}
        @hw-played=${T(this,k,jc)}
      ></hw-home-footage>
    </div>`};Pc=function(){const{shown:t,clip:e}=this;if(!t)return p;const s=Vn(Date.parse(t.timestamp),Date.now()),i=t.type===ji,n=T(this,k,fn).call(this,t);return c`<div class="caption">
      <p>
        <strong>${i?n:re(t,n)}</strong>
        <small class="muted numbers">${i?Vn(this.cursor,Date.now()):s}</small>
      </p>
      ${i?p:c`<button class="plain" @click=${()=>T(this,k,ga).call(this,!0)}>
              ${w.question} ${o("Why?")}
            </button>`}
      ${e&&this.playing?c`<hw-clip-acts
              .home=${this.home}
              .clip=${e}
              @hw-said=${r=>T(this,k,Vi).call(this,r)}
            ></hw-clip-acts>`:p}
    </div>`};Dc=function(t){const{visits:e,problem:s,busy:i}=t;if(s&&e.length===0)return c`<div class="none" role="alert">
        ${w.away}
        <p>${s}</p>
        <button @click=${()=>{t.refresh()}}>${o("Try again")}</button>
      </div>`;if(e.length===0)return c`<div class="none" aria-busy=${i}>
        ${w.clock}
        <p>${i?o("Asking …"):T(this,k,Wc).call(this)}</p>
        ${!i&&on(this.choice)>0?c`<button
                @click=${()=>{this.choice=Bi}}
              >
                ${o("Show everything")}
              </button>`:p}
      </div>`;const n=new Map(this.cameras.map(({camera_id:r,name:a})=>[r,a]));return c`<hw-visit-list
      .home=${this.home}
      .visits=${e}
      .names=${n}
      .chosen=${this.shown?.id??null}
      ?more=${t.more}
      @hw-picked=${T(this,k,Fc)}
      @hw-more=${()=>{t.extend()}}
    ></hw-visit-list>`};Wc=function(){return on(this.choice)>0?o("Nothing like that happened in this time."):o("Nothing happened in this time.")};Lc=function(){const{said:t}=this;return t?c`<p>
      <span>${t.text}</span>
      ${t.undo?c`<button @click=${()=>{T(this,k,Gc).call(this,t)}}>${o("Undo")}</button>`:p}
    </p>`:p};Nc=function(){const{shown:t}=this;if(!this.asking||!t)return p;const e=T(this,k,fn).call(this,t);return c`<hw-sheet
      class="narrow"
      heading=${re(t,e)}
      @hw-close=${()=>T(this,k,ga).call(this,!1)}
    >
      <hw-event-reasons .home=${this.home} .event=${t} .cameraName=${e}></hw-event-reasons>
    </hw-sheet>`};ga=function(t){this.asking=t};fn=function({camera_id:t,camera:e}){return this.home.camera(t??"")?.name??e??""};Rc=function(t){const e=Date.now(),{cursor:s}=this,i=e-s<t*.9;this.span=i?Ui(e,t):ti(sc(s,t),e)};Zn=function(t){this.span=Hi(this.span,t*.92,Date.now())};Uc=function(){this.span=Ui(Date.now(),Y(this.span))};Hc=function({target:t}){const e=Date.parse(t.value);if(Number.isNaN(e))return;const s=dc(e+At/2),i=Math.max(Y(this.span),At);this.span=ti({start:s,end:s+i},Date.now())};Ic=function({moment:t,camera:e,done:s}){this.cursor=t;const i=this.cameras.find(({camera_id:r})=>r===e)??this.cameras[0];if(!i)return;clearTimeout(j(this,ge));const n=()=>{Lt(this,ge,void 0),this.shown=gg(i,t),this.playing=!0};s?n():Lt(this,ge,setTimeout(n,this.playing?ho/2:ho))};Bc=function({by:t}){const e=j(this,me)?.visits??[],s=[...e].reverse().find(({lead:r})=>Date.parse(r.timestamp)>this.cursor),i=e.find(({lead:r})=>Date.parse(r.timestamp)<this.cursor),n=t>0?s:i;n&&T(this,k,va).call(this,n.lead,this.playing)};Fc=function({event:t,play:e}){T(this,k,va).call(this,t,e)};va=function(t,e){this.shown=t,this.playing=e,e||(this.clip=null),this.cursor=Date.parse(t.timestamp),cs(this.span,this.cursor)||(this.span=ti(sc(this.cursor,Y(this.span)),Date.now()))};jc=function({moment:t}){j(this,ge)===void 0&&(this.cursor=t)};Vi=function(t){clearTimeout(j(this,Gs)),this.said=t,Lt(this,Gs,setTimeout(()=>{this.said=null},Pg))};Gc=async function(t){try{await t.undo?.(),T(this,k,Vi).call(this,new es(o("It is back.")))}catch(e){T(this,k,Vi).call(this,new es(it(e)))}};G.styles=[I,Qi,Ut,S`
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
    `];J([d({attribute:!1})],G.prototype,"home",2);J([d({attribute:!1})],G.prototype,"cameras",2);J([d()],G.prototype,"length",2);J([d()],G.prototype,"look",2);J([b()],G.prototype,"choice",2);J([b()],G.prototype,"span",2);J([b()],G.prototype,"cursor",2);J([b()],G.prototype,"shown",2);J([b()],G.prototype,"playing",2);J([b()],G.prototype,"clip",2);J([b()],G.prototype,"filtering",2);J([b()],G.prototype,"asking",2);J([b()],G.prototype,"said",2);J([lt("hw-time-bar")],G.prototype,"bar",2);G=J([N("hw-timeline-view")],G);const Dg={hour:()=>o("Hour"),day:()=>o("Day"),week:()=>o("Week")};var Wg=Object.defineProperty,Lg=Object.getOwnPropertyDescriptor,Vc=t=>{throw TypeError(t)},mn=(t,e,s,i)=>{for(var n=i>1?void 0:i?Lg(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Wg(e,s,n),n},Ng=(t,e,s)=>e.has(t)||Vc("Cannot "+s),Rg=(t,e,s)=>(Ng(t,e,"read from private field"),e.get(t)),Ug=(t,e,s)=>e.has(t)?Vc("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),Kn;const qc="hearthwatch-timeline-card";let is=class extends P{constructor(){super(...arguments),this.layout="",this.config=null,Ug(this,Kn,new Tr(this,()=>this.hass))}static getConfigForm(){return Pi(),Um()}static getStubConfig(){return{}}setConfig(t){Pi(),ic(t),this.config=t}getCardSize(){return 12}getGridOptions(){return{columns:"full",rows:"auto",min_columns:6,min_rows:8}}willUpdate(t){t.has("hass")&&this.hass&&Er(this.hass)}shouldUpdate(t){const e=t.get("hass");return t.size>1||!e||!this.hass?!0:e.language!==this.hass.language||e.themes!==this.hass.themes}render(){const{hass:t,config:e}=this;if(!t||!e)return p;const{home:s}=Rg(this,Kn),i=Rm(e,s?.cameras??[]),n=Xl(s,i);return!s||n?c`<ha-card>${Ql(n)}</ha-card>`:c`<ha-card>
      ${e.title?c`<h2>${e.title}</h2>`:p}
      <hw-timeline-view
        .home=${s}
        .cameras=${i}
        .length=${e.span??"day"}
        .look=${String(t.themes?.darkMode)}
      ></hw-timeline-view>
    </ha-card>`}};Kn=new WeakMap;is.styles=[I,Qi,tc,S`
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
    `];mn([d({attribute:!1})],is.prototype,"hass",2);mn([d({reflect:!0})],is.prototype,"layout",2);mn([b()],is.prototype,"config",2);is=mn([N(qc)],is);Ah({type:qc,name:"Hearthwatch timeline",description:"All cameras over time: move to any moment, filter, and play what happened."});var Hg=Object.defineProperty,Ig=Object.getOwnPropertyDescriptor,Zc=t=>{throw TypeError(t)},wa=(t,e,s,i)=>{for(var n=i>1?void 0:i?Ig(e,s):e,r=t.length-1,a;r>=0;r--)(a=t[r])&&(n=(i?a(e,s,n):a(n))||n);return i&&n&&Hg(e,s,n),n},Bg=(t,e,s)=>e.has(t)||Zc("Cannot "+s),Fg=(t,e,s)=>(Bg(t,e,"read from private field"),e.get(t)),jg=(t,e,s)=>e.has(t)?Zc("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,s),Yn;const Gg="hearthwatch-timeline-panel";let Vs=class extends P{constructor(){super(...arguments),this.narrow=!1,jg(this,Yn,new Tr(this,()=>this.hass))}willUpdate(t){t.has("hass")&&this.hass&&Er(this.hass)}shouldUpdate(t){const e=t.get("hass");return t.size>1||!e||!this.hass?!0:e.language!==this.hass.language||e.themes!==this.hass.themes}render(){const{hass:t,narrow:e}=this,{home:s}=Fg(this,Yn),i=s?.cameras??[],n=Xl(s,i);return c`
      <header>
        <ha-menu-button .hass=${t} .narrow=${e}></ha-menu-button>
        <h1>Hearthwatch</h1>
      </header>
      <main>
        ${!s||n?Ql(n):c`<hw-timeline-view
                .home=${s}
                .cameras=${i}
                .look=${String(t?.themes?.darkMode)}
              ></hw-timeline-view>`}
      </main>
    `}};Yn=new WeakMap;Vs.styles=[I,Qi,tc,S`
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
    `];wa([d({attribute:!1})],Vs.prototype,"hass",2);wa([d({type:Boolean})],Vs.prototype,"narrow",2);Vs=wa([N(Gg)],Vs);
