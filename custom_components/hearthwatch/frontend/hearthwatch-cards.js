const gi=globalThis,ar=gi.ShadowRoot&&(gi.ShadyCSS===void 0||gi.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,or=Symbol(),xa=new WeakMap;let mo=class{constructor(t,s,i){if(this._$cssResult$=!0,i!==or)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=s}get styleSheet(){let t=this.o;const s=this.t;if(ar&&t===void 0){const i=s!==void 0&&s.length===1;i&&(t=xa.get(s)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&xa.set(s,t))}return t}toString(){return this.cssText}};const ed=e=>new mo(typeof e=="string"?e:e+"",void 0,or),k=(e,...t)=>{const s=e.length===1?e[0]:t.reduce((i,n,r)=>i+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+e[r+1],e[0]);return new mo(s,e,or)},sd=(e,t)=>{if(ar)e.adoptedStyleSheets=t.map(s=>s instanceof CSSStyleSheet?s:s.styleSheet);else for(const s of t){const i=document.createElement("style"),n=gi.litNonce;n!==void 0&&i.setAttribute("nonce",n),i.textContent=s.cssText,e.appendChild(i)}},ka=ar?e=>e:e=>e instanceof CSSStyleSheet?(t=>{let s="";for(const i of t.cssRules)s+=i.cssText;return ed(s)})(e):e;const{is:id,defineProperty:nd,getOwnPropertyDescriptor:rd,getOwnPropertyNames:ad,getOwnPropertySymbols:od,getPrototypeOf:hd}=Object,rn=globalThis,Sa=rn.trustedTypes,cd=Sa?Sa.emptyScript:"",ld=rn.reactiveElementPolyfillSupport,Ss=(e,t)=>e,Li={toAttribute(e,t){switch(t){case Boolean:e=e?cd:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let s=e;switch(t){case Boolean:s=e!==null;break;case Number:s=e===null?null:Number(e);break;case Object:case Array:try{s=JSON.parse(e)}catch{s=null}}return s}},hr=(e,t)=>!id(e,t),Ma={attribute:!0,type:String,converter:Li,reflect:!1,useDefault:!1,hasChanged:hr};Symbol.metadata??=Symbol("metadata"),rn.litPropertyMetadata??=new WeakMap;let Ne=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,s=Ma){if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),n=this.getPropertyDescriptor(t,i,s);n!==void 0&&nd(this.prototype,t,n)}}static getPropertyDescriptor(t,s,i){const{get:n,set:r}=rd(this.prototype,t)??{get(){return this[s]},set(a){this[s]=a}};return{get:n,set(a){const h=n?.call(this);r?.call(this,a),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??Ma}static _$Ei(){if(this.hasOwnProperty(Ss("elementProperties")))return;const t=hd(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(Ss("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Ss("properties"))){const s=this.properties,i=[...ad(s),...od(s)];for(const n of i)this.createProperty(n,s[n])}const t=this[Symbol.metadata];if(t!==null){const s=litPropertyMetadata.get(t);if(s!==void 0)for(const[i,n]of s)this.elementProperties.set(i,n)}this._$Eh=new Map;for(const[s,i]of this.elementProperties){const n=this._$Eu(s,i);n!==void 0&&this._$Eh.set(n,s)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const s=[];if(Array.isArray(t)){const i=new Set(t.flat(1/0).reverse());for(const n of i)s.unshift(ka(n))}else t!==void 0&&s.push(ka(t));return s}static _$Eu(t,s){const i=s.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,s=this.constructor.elementProperties;for(const i of s.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return sd(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,s,i){this._$AK(t,i)}_$ET(t,s){const i=this.constructor.elementProperties.get(t),n=this.constructor._$Eu(t,i);if(n!==void 0&&i.reflect===!0){const r=(i.converter?.toAttribute!==void 0?i.converter:Li).toAttribute(s,i.type);this._$Em=t,r==null?this.removeAttribute(n):this.setAttribute(n,r),this._$Em=null}}_$AK(t,s){const i=this.constructor,n=i._$Eh.get(t);if(n!==void 0&&this._$Em!==n){const r=i.getPropertyOptions(n),a=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:Li;this._$Em=n;const h=a.fromAttribute(s,r.type);this[n]=h??this._$Ej?.get(n)??h,this._$Em=null}}requestUpdate(t,s,i,n=!1,r){if(t!==void 0){const a=this.constructor;if(n===!1&&(r=this[t]),i??=a.getPropertyOptions(t),!((i.hasChanged??hr)(r,s)||i.useDefault&&i.reflect&&r===this._$Ej?.get(t)&&!this.hasAttribute(a._$Eu(t,i))))return;this.C(t,s,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,s,{useDefault:i,reflect:n,wrapped:r},a){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,a??s??this[t]),r!==!0||a!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),n===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(s){Promise.reject(s)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[n,r]of this._$Ep)this[n]=r;this._$Ep=void 0}const i=this.constructor.elementProperties;if(i.size>0)for(const[n,r]of i){const{wrapped:a}=r,h=this[n];a!==!0||this._$AL.has(n)||h===void 0||this.C(n,void 0,r,h)}}let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(s)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(s)}willUpdate(t){}_$AE(t){this._$EO?.forEach(s=>s.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(s=>this._$ET(s,this[s])),this._$EM()}updated(t){}firstUpdated(t){}};Ne.elementStyles=[],Ne.shadowRootOptions={mode:"open"},Ne[Ss("elementProperties")]=new Map,Ne[Ss("finalized")]=new Map,ld?.({ReactiveElement:Ne}),(rn.reactiveElementVersions??=[]).push("2.1.2");const cr=globalThis,Aa=e=>e,Ni=cr.trustedTypes,Ea=Ni?Ni.createPolicy("lit-html",{createHTML:e=>e}):void 0,go="$lit$",Yt=`lit$${Math.random().toFixed(9).slice(2)}$`,vo="?"+Yt,dd=`<${vo}>`,_e=document,Rs=()=>_e.createComment(""),Bs=e=>e===null||typeof e!="object"&&typeof e!="function",lr=Array.isArray,ud=e=>lr(e)||typeof e?.[Symbol.iterator]=="function",Mn=`[ 	
\f\r]`,vs=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ca=/-->/g,Ta=/>/g,de=RegExp(`>|${Mn}(?:([^\\s"'>=/]+)(${Mn}*=${Mn}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Pa=/'/g,za=/"/g,wo=/^(?:script|style|textarea|title)$/i,bo=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),l=bo(1),g=bo(2),xe=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),Oa=new WeakMap,fe=_e.createTreeWalker(_e,129);function yo(e,t){if(!lr(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ea!==void 0?Ea.createHTML(t):t}const pd=(e,t)=>{const s=e.length-1,i=[];let n,r=t===2?"<svg>":t===3?"<math>":"",a=vs;for(let h=0;h<s;h++){const c=e[h];let p,m,f=-1,y=0;for(;y<c.length&&(a.lastIndex=y,m=a.exec(c),m!==null);)y=a.lastIndex,a===vs?m[1]==="!--"?a=Ca:m[1]!==void 0?a=Ta:m[2]!==void 0?(wo.test(m[2])&&(n=RegExp("</"+m[2],"g")),a=de):m[3]!==void 0&&(a=de):a===de?m[0]===">"?(a=n??vs,f=-1):m[1]===void 0?f=-2:(f=a.lastIndex-m[2].length,p=m[1],a=m[3]===void 0?de:m[3]==='"'?za:Pa):a===za||a===Pa?a=de:a===Ca||a===Ta?a=vs:(a=de,n=void 0);const $=a===de&&e[h+1].startsWith("/>")?" ":"";r+=a===vs?c+dd:f>=0?(i.push(p),c.slice(0,f)+go+c.slice(f)+Yt+$):c+Yt+(f===-2?h:$)}return[yo(e,r+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]};class Us{constructor({strings:t,_$litType$:s},i){let n;this.parts=[];let r=0,a=0;const h=t.length-1,c=this.parts,[p,m]=pd(t,s);if(this.el=Us.createElement(p,i),fe.currentNode=this.el.content,s===2||s===3){const f=this.el.content.firstChild;f.replaceWith(...f.childNodes)}for(;(n=fe.nextNode())!==null&&c.length<h;){if(n.nodeType===1){if(n.hasAttributes())for(const f of n.getAttributeNames())if(f.endsWith(go)){const y=m[a++],$=n.getAttribute(f).split(Yt),O=/([.?@])?(.*)/.exec(y);c.push({type:1,index:r,name:O[2],strings:$,ctor:O[1]==="."?md:O[1]==="?"?gd:O[1]==="@"?vd:an}),n.removeAttribute(f)}else f.startsWith(Yt)&&(c.push({type:6,index:r}),n.removeAttribute(f));if(wo.test(n.tagName)){const f=n.textContent.split(Yt),y=f.length-1;if(y>0){n.textContent=Ni?Ni.emptyScript:"";for(let $=0;$<y;$++)n.append(f[$],Rs()),fe.nextNode(),c.push({type:2,index:++r});n.append(f[y],Rs())}}}else if(n.nodeType===8)if(n.data===vo)c.push({type:2,index:r});else{let f=-1;for(;(f=n.data.indexOf(Yt,f+1))!==-1;)c.push({type:7,index:r}),f+=Yt.length-1}r++}}static createElement(t,s){const i=_e.createElement("template");return i.innerHTML=t,i}}function Xe(e,t,s=e,i){if(t===xe)return t;let n=i!==void 0?s._$Co?.[i]:s._$Cl;const r=Bs(t)?void 0:t._$litDirective$;return n?.constructor!==r&&(n?._$AO?.(!1),r===void 0?n=void 0:(n=new r(e),n._$AT(e,s,i)),i!==void 0?(s._$Co??=[])[i]=n:s._$Cl=n),n!==void 0&&(t=Xe(e,n._$AS(e,t.values),n,i)),t}class fd{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:s},parts:i}=this._$AD,n=(t?.creationScope??_e).importNode(s,!0);fe.currentNode=n;let r=fe.nextNode(),a=0,h=0,c=i[0];for(;c!==void 0;){if(a===c.index){let p;c.type===2?p=new ls(r,r.nextSibling,this,t):c.type===1?p=new c.ctor(r,c.name,c.strings,this,t):c.type===6&&(p=new wd(r,this,t)),this._$AV.push(p),c=i[++h]}a!==c?.index&&(r=fe.nextNode(),a++)}return fe.currentNode=_e,n}p(t){let s=0;for(const i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,s),s+=i.strings.length-2):i._$AI(t[s])),s++}}class ls{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,i,n){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=i,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=Xe(this,t,s),Bs(t)?t===u||t==null||t===""?(this._$AH!==u&&this._$AR(),this._$AH=u):t!==this._$AH&&t!==xe&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):ud(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==u&&Bs(this._$AH)?this._$AA.nextSibling.data=t:this.T(_e.createTextNode(t)),this._$AH=t}$(t){const{values:s,_$litType$:i}=t,n=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=Us.createElement(yo(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===n)this._$AH.p(s);else{const r=new fd(n,this),a=r.u(this.options);r.p(s),this.T(a),this._$AH=r}}_$AC(t){let s=Oa.get(t.strings);return s===void 0&&Oa.set(t.strings,s=new Us(t)),s}k(t){lr(this._$AH)||(this._$AH=[],this._$AR());const s=this._$AH;let i,n=0;for(const r of t)n===s.length?s.push(i=new ls(this.O(Rs()),this.O(Rs()),this,this.options)):i=s[n],i._$AI(r),n++;n<s.length&&(this._$AR(i&&i._$AB.nextSibling,n),s.length=n)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){const i=Aa(t).nextSibling;Aa(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class an{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,i,n,r){this.type=1,this._$AH=u,this._$AN=void 0,this.element=t,this.name=s,this._$AM=n,this.options=r,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=u}_$AI(t,s=this,i,n){const r=this.strings;let a=!1;if(r===void 0)t=Xe(this,t,s,0),a=!Bs(t)||t!==this._$AH&&t!==xe,a&&(this._$AH=t);else{const h=t;let c,p;for(t=r[0],c=0;c<r.length-1;c++)p=Xe(this,h[i+c],s,c),p===xe&&(p=this._$AH[c]),a||=!Bs(p)||p!==this._$AH[c],p===u?t=u:t!==u&&(t+=(p??"")+r[c+1]),this._$AH[c]=p}a&&!n&&this.j(t)}j(t){t===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class md extends an{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===u?void 0:t}}class gd extends an{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==u)}}class vd extends an{constructor(t,s,i,n,r){super(t,s,i,n,r),this.type=5}_$AI(t,s=this){if((t=Xe(this,t,s,0)??u)===xe)return;const i=this._$AH,n=t===u&&i!==u||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,r=t!==u&&(i===u||n);n&&this.element.removeEventListener(this.name,this,i),r&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class wd{constructor(t,s,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){Xe(this,t)}}const bd={I:ls},yd=cr.litHtmlPolyfillSupport;yd?.(Us,ls),(cr.litHtmlVersions??=[]).push("3.3.3");const $d=(e,t,s)=>{const i=s?.renderBefore??t;let n=i._$litPart$;if(n===void 0){const r=s?.renderBefore??null;i._$litPart$=n=new ls(t.insertBefore(Rs(),r),r,void 0,s??{})}return n._$AI(e),n};const dr=globalThis;let E=class extends Ne{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const s=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=$d(s,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return xe}};E._$litElement$=!0,E.finalized=!0,dr.litElementHydrateSupport?.({LitElement:E});const _d=dr.litElementPolyfillSupport;_d?.({LitElement:E});(dr.litElementVersions??=[]).push("4.2.2");const z=e=>(t,s)=>{s!==void 0?s.addInitializer(()=>{customElements.define(e,t)}):customElements.define(e,t)};const xd={attribute:!0,type:String,converter:Li,reflect:!1,hasChanged:hr},kd=(e=xd,t,s)=>{const{kind:i,metadata:n}=s;let r=globalThis.litPropertyMetadata.get(n);if(r===void 0&&globalThis.litPropertyMetadata.set(n,r=new Map),i==="setter"&&((e=Object.create(e)).wrapped=!0),r.set(s.name,e),i==="accessor"){const{name:a}=s;return{set(h){const c=t.get.call(this);t.set.call(this,h),this.requestUpdate(a,c,e,!0,h)},init(h){return h!==void 0&&this.C(a,void 0,e,h),h}}}if(i==="setter"){const{name:a}=s;return function(h){const c=this[a];t.call(this,h),this.requestUpdate(a,c,e,!0,h)}}throw Error("Unsupported decorator location: "+i)};function d(e){return(t,s)=>typeof s=="object"?kd(e,t,s):((i,n,r)=>{const a=n.hasOwnProperty(r);return n.constructor.createProperty(r,i),a?Object.getOwnPropertyDescriptor(n,r):void 0})(e,t,s)}function b(e){return d({...e,state:!0,attribute:!1})}const Sd=(e,t,s)=>(s.configurable=!0,s.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(e,t,s),s);function ot(e,t){return(s,i,n)=>{const r=a=>a.renderRoot?.querySelector(e)??null;return Sd(s,i,{get(){return r(this)}})}}function x(e){return l`<svg
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
  </svg>`}const w={person:x(g`<circle cx="10" cy="6.5" r="3" /><path d="M4 17c.6-3.6 3-5.2 6-5.2s5.4 1.6 6 5.2" />`),vehicle:x(g`<path d="M3 13v-2.2l1.8-4.3a2 2 0 0 1 1.8-1.2h6.8a2 2 0 0 1 1.8 1.2L17 10.8V13a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM3.5 10.5h13" /><circle cx="6.5" cy="14.5" r="1.3" /><circle cx="13.5" cy="14.5" r="1.3" />`),animal:x(g`<circle cx="5" cy="9" r="1.4" /><circle cx="8" cy="5.5" r="1.4" /><circle cx="12" cy="5.5" r="1.4" /><circle cx="15" cy="9" r="1.4" /><path d="M10 9.5c2.2 0 4 2.3 4 4.2 0 1.6-1.3 2.3-2.3 2.3-.8 0-1-.4-1.7-.4s-.9.4-1.7.4c-1 0-2.3-.7-2.3-2.3 0-1.9 1.8-4.2 4-4.2z" />`),package:x(g`<path d="M3.5 7v8.5a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V7zM3.5 7l1.8-3.5h9.4L16.5 7M8 7v4l2-1.2 2 1.2V7" />`),other:x(g`<path d="M10 3l6 3.3v7.4L10 17l-6-3.3V6.3zM4 6.3l6 3.4 6-3.4M10 9.7V17" />`),motion:x(g`<path d="M2.5 10h2.5l2-5.5 4 11 2.3-7 1.2 1.5h3" />`),camera:x(g`<rect x="2.5" y="5.5" width="10" height="9" rx="2" /><path d="M12.5 9l5-2.5v7l-5-2.5" />`),alert:x(g`<path d="M10 3.2l7.3 12.9H2.7zM10 8.2v3.6M10 14v.1" />`),question:x(g`<circle cx="10" cy="10" r="7.3" /><path d="M7.9 7.9a2.1 2.1 0 1 1 3.2 1.9c-.8.5-1.1.9-1.1 1.7M10 13.9v.1" />`),play:x(g`<path d="M6.5 4.2v11.6l9.3-5.8z" />`),film:x(g`<rect x="3" y="4" width="14" height="12" rx="2" /><path d="M6.8 4v12M13.2 4v12M3 10h14" />`),star:x(g`<path d="M10 3l2.1 4.4 4.8.6-3.5 3.3.9 4.8L10 13.7l-4.3 2.4.9-4.8L3.1 8l4.8-.6z" />`),starred:x(g`<path fill="currentColor" d="M10 3l2.1 4.4 4.8.6-3.5 3.3.9 4.8L10 13.7l-4.3 2.4.9-4.8L3.1 8l4.8-.6z" />`),remove:x(g`<path d="M4 6h12M8 6V4h4v2M5.5 6l.8 10h7.4l.8-10M8.6 9v4.5M11.4 9v4.5" />`),bell:x(g`<path d="M5 13.5V9a5 5 0 0 1 10 0v4.5l1.3 1.7H3.7zM8.3 17.3a2 2 0 0 0 3.4 0" />`),undo:x(g`<path d="M7.5 4L4 7.5 7.5 11M4 7.5h7.5a4.3 4.3 0 0 1 0 8.6H8" />`),filter:x(g`<path d="M3 5h14M5.5 10h9M8 15h4" />`),edit:x(g`<path d="M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2zM11.4 6l2.6 2.6" />`),search:x(g`<circle cx="8.8" cy="8.8" r="5.3" /><path d="M12.8 12.8L17 17" />`),add:x(g`<path d="M10 4v12M4 10h12" />`),save:x(g`<path d="M10 3.5v9M6.3 9l3.7 3.7L13.7 9M4 16.3h12" />`),home:x(g`<path d="M3.5 9.5L10 4l6.5 5.5M5.2 8.2V16h9.6V8.2M8.4 16v-4.2h3.2V16" />`),out:x(g`<path d="M11.5 4H5.5v12h6M9 10h8M14 7l3 3-3 3" />`),close:x(g`<path d="M5 5l10 10M15 5L5 15" />`),back:x(g`<path d="M12 4l-6 6 6 6" />`),pass:x(g`<path d="M4 10.5l4 4 8-9" />`),stop:x(g`<path d="M5.5 5.5l9 9M14.5 5.5l-9 9" />`),clock:x(g`<circle cx="10" cy="10" r="7.3" /><path d="M10 5.8V10l2.8 2" />`),key:x(g`<circle cx="6.5" cy="13.5" r="3.3" /><path d="M9 11l7.5-7.5M13 7l2.5 2.5" />`),photo:x(g`<path d="M3 7.2a1.5 1.5 0 0 1 1.5-1.5h2l1.2-1.9h4.6l1.2 1.9h2A1.5 1.5 0 0 1 17 7.2v7.3a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5z" /><circle cx="10" cy="10.6" r="2.8" />`),record:x(g`<circle cx="10" cy="10" r="7" /><circle cx="10" cy="10" r="3.2" fill="currentColor" />`),eye:x(g`<path d="M2 10c2-3.8 4.8-5.6 8-5.6s6 1.8 8 5.6c-2 3.8-4.8 5.6-8 5.6S4 13.8 2 10z" /><circle cx="10" cy="10" r="2.6" />`),zone:x(g`<path d="M4.5 5.5l9-1.5 2.5 9-11 3z" /><circle cx="4.5" cy="5.5" r="1.3" fill="currentColor" /><circle cx="13.5" cy="4" r="1.3" fill="currentColor" /><circle cx="16" cy="13" r="1.3" fill="currentColor" /><circle cx="5" cy="16" r="1.3" fill="currentColor" />`),line:x(g`<path d="M4 14.5L16 5.5" stroke-dasharray="3.5 2.5" /><circle cx="3.5" cy="15" r="1.3" fill="currentColor" /><circle cx="16.5" cy="5" r="1.3" fill="currentColor" />`),more:x(g`<circle cx="10" cy="4.5" r="1.2" fill="currentColor" /><circle cx="10" cy="10" r="1.2" fill="currentColor" /><circle cx="10" cy="15.5" r="1.2" fill="currentColor" />`),redo:x(g`<path d="M12.5 4L16 7.5 12.5 11M16 7.5H8.5a4.3 4.3 0 0 0 0 8.6H12" />`),download:x(g`<path d="M10 3v9M6 8.5l4 4 4-4M4 16.5h12" />`),away:x(g`<path d="M2.5 8a11 11 0 0 1 15 0M5.3 11a7 7 0 0 1 9.4 0M8 13.9a3 3 0 0 1 4 0M3 3l14 14" />`)};function ur(e,t){return e.startsWith("motion")?w.motion:e.startsWith("camera")||e==="snapshot_taken"?w.camera:e.startsWith("recording")||e==="clip_ready"?w.film:e.startsWith("alert")||e==="doorbell_pressed"?w.bell:e==="system_alert"?w.alert:e==="security_event"?w.key:e==="face_detected"?w.person:w[t??"other"]}class ei{#t=new Set;observe(t){return this.#t.add(t),()=>this.#t.delete(t)}changed(){for(const t of this.#t)t()}}class Md{constructor(t,s){this.host=t,this.subject=s,t.addController(this)}#t=null;hostConnected(){this.hostUpdate()}hostUpdate(){this.#t??=this.subject()?.observe(()=>this.host.requestUpdate())??null}hostDisconnected(){this.#t?.(),this.#t=null}}class pr{constructor(t,s){this.host=t,this.seconds=s,t.addController(this)}#t;hostConnected(){this.#t=setInterval(()=>this.host.requestUpdate(),this.seconds*1e3)}hostDisconnected(){clearInterval(this.#t)}}const N=k`
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
`,wt=k`
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
`;k`
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
`;k`
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
`;const $o=k`
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
`;k`
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
`;const fr=k`
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
`;k`
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
`;k`
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
`;let mr={},_o={};function xo(e,t={}){mr=e,_o=t}function gr(){return Object.keys(mr).length===0}function he(){return _o}function o(e,t={}){return(mr[e]??e).replace(/\{(\w+)\}/g,(s,i)=>String(t[i]??s))}var Ad=Object.defineProperty,Ed=Object.getOwnPropertyDescriptor,ko=e=>{throw TypeError(e)},si=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ed(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Ad(t,s,n),n},Cd=(e,t,s)=>t.has(e)||ko("Cannot "+s),Td=(e,t,s)=>t.has(e)?ko("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),vi=(e,t,s)=>(Cd(e,t,"access private method"),s),Re,So,Mo,vr;let ke=class extends E{constructor(){super(...arguments),Td(this,Re),this.heading="",this.nested=!1,this.steady=!1}firstUpdated(){this.dialog.showModal()}render(){return l`
      <dialog aria-labelledby="heading" @close=${vi(this,Re,So)} @click=${vi(this,Re,Mo)}>
        <div class="bar">
          ${this.nested?l`<button class="plain" aria-label=${o("Back")} @click=${()=>vi(this,Re,vr).call(this,"hw-back")}>
                ${w.back}
              </button>`:u}
          <h2 id="heading">${this.heading}</h2>
          <button class="plain" aria-label=${o("Close")} @click=${()=>this.dialog.close()}>
            ${w.close}
          </button>
        </div>
        <div class="body"><slot></slot></div>
      </dialog>
    `}};Re=new WeakSet;So=function(){vi(this,Re,vr).call(this,"hw-close")};Mo=function(e){e.target===this.dialog&&!this.steady&&this.dialog.close()};vr=function(e){this.dispatchEvent(new Event(e,{bubbles:!0,composed:!0}))};ke.styles=[N,wt,k`
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
    `];si([d()],ke.prototype,"heading",2);si([d({type:Boolean,reflect:!0})],ke.prototype,"nested",2);si([d({type:Boolean})],ke.prototype,"steady",2);si([ot("dialog")],ke.prototype,"dialog",2);ke=si([z("hw-sheet")],ke);class $s extends Error{constructor(t,s,i={}){super(s),this.status=t,this.name="ApiError",this.code=i.code??null,this.fields=i.fields??[],this.retryAfter=i.retryAfter??null}get signedOut(){return this.status===401}}class Ln extends Error{constructor(t="The engine does not answer."){super(t),this.name="Unreachable"}}const Pd=new Set(["vehicle","bicycle","car","motorcycle","bus","train","truck","boat"]),zd=new Set(["animal","bird","cat","dog","horse","sheep","cow","elephant","bear","zebra","giraffe"]),Od=new Set(["package","parcel","box","cardboard box","carton"]),Te={person:"#ffb347",vehicle:"#5ac8fa",animal:"#9be564",package:"#ffe66d",other:"#d5b3ff"};function bt(e){return e==="person"?"person":Pd.has(e)?"vehicle":zd.has(e)?"animal":Od.has(e)?"package":"other"}function Be(e){const t=e*100,s=t>0&&t<9.95?1:0;return`${t.toFixed(s)} %`}function yt(e){return o(e)}function Dd(e){const t=new Map;for(const s of e)t.set(s,(t.get(s)??0)+1);return[...t].map(([s,i])=>`${i} ${o(Wd(s,i))}`).join(", ")}function $t(e){return e.charAt(0).toUpperCase()+e.slice(1)}function Wd(e,t){return t===1||e==="sheep"?e:e==="person"?"people":/(s|ch|x)$/.test(e)?`${e}es`:`${e}s`}const Da=2;function Ld(e,t){if(e.width<=0||e.height<=0)return{x:0,y:0,...t};const s=Math.min(t.width/e.width,t.height/e.height),i=e.width*s,n=e.height*s;return{x:(t.width-i)/2,y:(t.height-n)/2,width:i,height:n}}function Nn(e,t){const s=di(e.x),i=di(e.y);return{x:t.x+s*t.width,y:t.y+i*t.height,width:(di(e.x+e.width)-s)*t.width,height:(di(e.y+e.height)-i)*t.height}}function Nd(e,t,s,i){const n=s.x+s.width-e.width,r=s.y+s.height-e.height;for(const a of[t.y-e.height-Da,t.y+t.height+Da])for(const h of[t.x-1,t.x+t.width+1-e.width]){const p={x:Math.max(s.x,Math.min(h,n)),y:a,...e};if(!i.some(f=>Ud(p,f))&&a>=s.y&&a<=r)return p}return null}function Ao({width:e,height:t}){return e<=0||t<=0?16/9:Math.min(Math.max(e/t,4/3),16/9)}const Wa=2.2,Rd=.3;function Bd(e,t,s){const i=s.width/s.height*(t.height/t.width),n=Math.max(e.height*Wa,e.width*Wa/i,Rd),r=Math.min(n,1,1/i),a=r*i,h=Math.min(Math.max(e.x+e.width/2-a/2,0),1-a),c=Math.min(Math.max(e.y+e.height/2-r/2,0),1-r);return{x:h,y:c,width:a,height:r}}function di(e){return Math.min(Math.max(e,0),1)}function Ud(e,t){return e.x<t.x+t.width&&t.x<e.x+e.width&&e.y<t.y+t.height&&t.y<e.y+e.height}var Hd=Object.defineProperty,Id=Object.getOwnPropertyDescriptor,Eo=e=>{throw TypeError(e)},ds=(e,t,s,i)=>{for(var n=i>1?void 0:i?Id(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Hd(t,s,n),n},Fd=(e,t,s)=>t.has(e)||Eo("Cannot "+s),Gd=(e,t,s)=>t.has(e)?Eo("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),wi=(e,t,s)=>(Fd(e,t,"access private method"),s),Ge,Co,bi;class wr extends Event{constructor(t){super(wr.type),this.press=t}static{this.type="hw-pressed"}}const Le={pause:g`<path d="M7 4.5v11M13 4.5v11" />`,play:g`<path fill="currentColor" d="M6.5 4.2v11.6l9.3-5.8z" />`,muted:g`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8zM13 8l4 4M17 8l-4 4" />`,loud:g`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8zM13 7.5a3.6 3.6 0 0 1 0 5M15.3 5.3a6.7 6.7 0 0 1 0 9.4" />`,full:g`<path d="M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4" />`,small:g`<path d="M7.5 3.5v4h-4M16.5 7.5h-4v-4M12.5 16.5v-4h4M3.5 12.5h4v4" />`};let ee=class extends E{constructor(){super(...arguments),Gd(this,Ge),this.buttons=!1,this.paused=!1,this.sound=null,this.full=null}render(){const{tone:e,text:t,age:s}=this.words;return l`
      <span class="words ${e}">
        <i></i><span><span role="status">${t}</span>${s}</span>
      </span>
      ${this.buttons?wi(this,Ge,Co).call(this):u}
    `}};Ge=new WeakSet;Co=function(){const{paused:e,sound:t,full:s}=this;return l`<span class="buttons">
      ${wi(this,Ge,bi).call(this,"pause",o(e?"Go live again":"Pause"),e?Le.play:Le.pause)}
      ${t===null?u:wi(this,Ge,bi).call(this,"sound",o(t?"Sound off":"Sound on"),t?Le.loud:Le.muted)}
      ${s===null?u:wi(this,Ge,bi).call(this,"full",o(s?"Leave full screen":"Full screen"),s?Le.small:Le.full)}
    </span>`};bi=function(e,t,s){return l`<button
      aria-label=${t}
      title=${t}
      @click=${()=>this.dispatchEvent(new wr(e))}
    >
      ${x(s)}
    </button>`};ee.styles=k`
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
  `;ds([d({attribute:!1})],ee.prototype,"words",2);ds([d({type:Boolean})],ee.prototype,"buttons",2);ds([d({type:Boolean})],ee.prototype,"paused",2);ds([d({attribute:!1})],ee.prototype,"sound",2);ds([d({attribute:!1})],ee.prototype,"full",2);ee=ds([z("hw-live-bar")],ee);const To=new Set(["user or password is wrong","the camera wants a user and a password","the camera forbids it to this user","the camera refused; is the address right?","the camera refused; it may have too many viewers","the camera has no stream under this path","the camera has nothing under this path","the camera ended the stream","the camera hung up","the stream ended","what answers there speaks no proper RTSP","nothing listens on this port","nothing answers at this address","no device of this name is known","there is no way to it, or it hung up","there is no video in it","its video codec is unknown","what comes is no video","there is no such file","the file may not be read","the file has been played to its end","there is no video in the folder yet","it waits for the next upload","no answer for {seconds} s","no picture for {seconds} s","a picture is too large","another program uses the camera","no picture begins","raw pictures","the FTP server is switched off (ftp.enabled)","the address cannot be understood","the camera gives no pictures of this size and format","the camera gives nothing any more","the camera is not plugged in","the camera was unplugged","the device gives no address for its stream","the device has no stream","the device makes no pictures when asked","the device names no such service","the device tells of no events","the device wants a user and a password","the device's answer does not end","the device's answer is too long","the engine may not use the camera","the file is cut off or damaged; nothing can be played","the file is empty","the file is no video","the picture does not end","the picture is damaged","the picture is too large","the rest of the file cannot be read","there is no such folder","there is not one picture in it","this device gives no pictures; a camera often has two, and the other one does","this device is no camera","this is a folder, not a file","this is no camera","what answers there speaks no ONVIF","what answers there speaks no proper HTTP","what comes is no JPEG picture","it leads to another host; give that one's address","the camera wants the password in a way that is not known here","the file cannot be read now ({error})","the camera gives no {wanted}, but {there}","the camera cannot be read: {error}","the device has {count} camera","the device has {count} cameras","the device refused: {reason}","the device tells nothing: {reason}","no whole picture came within {seconds} s","the engine may not use the camera: its user must be in the group {group}","its pictures of {width}x{height} are too large","its pictures of {width}x{height} are too long","its pictures of {width}x{height} are too small","the port {port} cannot be used ({error})"]),Kd=[...To].filter(e=>e.includes("{")).sort((e,t)=>t.length-e.length).map(e=>({fault:e,said:Vd(e)}));function br(e){for(let t=0;;){const s=jd(e.slice(t));if(s!==null)return e.slice(0,t)+s;const i=e.indexOf(": ",t);if(i<0)return e;t=i+2}}function jd(e){if(To.has(e))return o(e);for(const{fault:t,said:s}of Kd){const i=s.exec(e);if(i)return o(t,i.groups)}return null}function Vd(e){const t=e.replace(/[.*+?^$()|[\]\\]/g,"\\$&");return new RegExp(`^${t.replace(/\{(\w+)\}/g,"(?<$1>.+)")}$`,"s")}function Hs(e,t=he()){return Qe(e,t,{timeStyle:"medium"})}function yr(e,t,s=he()){const i=Ms(e,s);return i===Ms(t,s)?o("Today"):i===Ms(new Date(t.getTime()-864e5),s)?o("Yesterday"):Qe(e,s,{weekday:"long",day:"numeric",month:"long"})}function qd(e,t=he()){return Qe(e,t,{day:"numeric",month:"short",year:"numeric",hour:"2-digit",minute:"2-digit",second:"2-digit",fractionalSecondDigits:3})}function Q(e){if(e<.9995)return`${Math.round(e*1e3)} ms`;if(e<9.95)return`${e.toFixed(1)} s`;if(e<59.5)return`${Math.round(e)} s`;if(e<3570)return`${Math.round(e/60)} min`;if(e<84600)return`${Math.round(e/3600)} h`;const t=Math.round(e/86400);return t===1?o("1 day"):o("{days} days",{days:t})}function Zd(e,t){const s=(Date.parse(t??"")-Date.parse(e??""))/1e3;return Number.isNaN(s)?null:s}function Ms(e,{timeZone:t}){return Qe(e,{locale:"en-CA",timeZone:t},{})}const La=new Map;function Qe(e,t,s){if(Number.isNaN(e.getTime()))return String(e);const{locale:i,timeZone:n}=t,r=JSON.stringify([i,n,s]),a=n?{...s,timeZone:n}:s,h=La.get(r)??new Intl.DateTimeFormat(i,a);return La.set(r,h),h.format(e)}function $r(e,t,s=he()){const i=(t.getTime()-e.getTime())/1e3;if(i<45)return o("just now");if(i<3570)return o("{minutes} min ago",{minutes:Math.round(i/60)});const n=Qe(e,s,{timeStyle:"short"});return Ms(e,s)===Ms(t,s)?n:`${Qe(e,s,{day:"numeric",month:"short"})}, ${n}`}function Yd({status:e,video:t,paused:s,cut:i,behind:n}){if(e.state==="disabled")return Zt("quiet",o("Switched off"));if(e.state==="offline")return Na(e.reason);if(s)return Zt("quiet",o("Paused at {time}",{time:Hs(s)}));switch(t.kind){case"playing":{const r=Math.max(n??0,.1).toFixed(1),a=n===null?"":o(", {seconds} s behind",{seconds:r});return{tone:"live",text:t.transcoded?o("Live, transcoded"):o("Live"),age:a}}case"offline":return Na(t.reason);case"lost":return i?Zt("bad",o("No connection, trying again …")):Zt("warn",o("Stills. Going live again …"));case"refused":return Zt("quiet",o("Press play to see it live"));case"none":return Zt("warn",o("Stills. {why}",{why:t.why}));case"starting":return Zt("quiet",o("Going live …"))}}function Na(e){return Zt("bad",e?o("Offline. {why}",{why:br(e)}):o("Offline"))}function Zt(e,t){return{tone:e,text:t,age:""}}function Jd(e){if(e.state==="lost")return null;const t=Te[bt(e.label)],{box:s}=e,i=`#${e.id}`,r=[`${yt(e.label)} ${Math.round(e.score*100)} %  ${i}`,i];return e.state==="stationary"?{box:s,colour:t,texts:r,strength:.5,dashed:!0}:e.state==="tentative"?{box:s,colour:t,texts:[],strength:.45,dashed:!1}:{box:s,colour:t,texts:r,strength:1,dashed:!1}}const An="#7ee0d0";function Xd(e,t,s){const i=s.width<560?Po:zo;for(const n of t)Qd(e,n,s,i);e.globalAlpha=1,e.setLineDash([])}function Qd(e,{name:t,points:s,closed:i,busy:n},r,{font:a,line:h}){const c=s.map(([U,st])=>[r.x+U*r.width,r.y+st*r.height]);e.beginPath();for(const[U=0,st=0]of c)e.lineTo(U,st);i&&e.closePath(),e.fillStyle=An,e.globalAlpha=n?.13:.06,i&&e.fill(),e.globalAlpha=n?1:.6,e.strokeStyle=An,e.lineWidth=h,e.setLineDash(i?[]:[7,4]),e.stroke();const[p=0,m=0]=c.reduce((U,st)=>(st[1]??0)<(U[1]??0)?st:U,c[0]??[]),{x:f,y,width:$}=r;e.font=`600 ${a}px system-ui, sans-serif`,e.textBaseline="top",e.globalAlpha=.9,e.fillStyle=An,e.shadowColor="rgb(0 0 0 / 80%)",e.shadowBlur=3;const O=f+$-e.measureText(t).width-6;e.fillText(t,Math.max(f+4,Math.min(p+5,O)),Math.max(y+4,m+5)),e.shadowBlur=0}const Po={font:11,line:1.5,label:16},zo={font:13,line:2.5,label:20};function tu(e,t,s){const i=s.width<560?Po:zo,n=t.toSorted((a,h)=>a.strength-h.strength||a.box.height-h.box.height);for(const a of n)eu(e,a,Nn(a.box,s),i);const r=n.map(a=>Nn(a.box,s));for(const a of n.toReversed()){const h=su(e,a,s,i,r);h&&r.push(h)}e.globalAlpha=1}function eu(e,{colour:t,dashed:s,strength:i},n,{line:r}){e.globalAlpha=i,e.beginPath(),e.roundRect(n.x,n.y,n.width,n.height,3),e.setLineDash([]),e.lineWidth=r+2,e.strokeStyle="rgb(0 0 0 / 40%)",e.stroke(),e.setLineDash(s?[6,5]:[]),e.lineWidth=r,e.strokeStyle=t,e.stroke()}function su(e,{box:t,texts:s,colour:i,strength:n},r,a,h){e.font=`500 ${a.font}px system-ui, sans-serif`,e.textBaseline="middle";for(const c of s){const p={width:e.measureText(c).width+8,height:a.label},m=Nd(p,Nn(t,r),r,h);if(m)return e.globalAlpha=n,e.beginPath(),e.roundRect(m.x,m.y,m.width,m.height,3),e.fillStyle=i,e.fill(),e.fillStyle="#17120a",e.fillText(c,m.x+4,m.y+m.height/2+.5),m}return null}class Oo{constructor(t){this.host=t,this.#e=new IntersectionObserver(s=>{this.#t=s.at(-1)?.isIntersecting??!1,t.requestUpdate()}),t.addController(this)}#t=!1;#e;get seen(){return this.#t&&!document.hidden&&this.host.isConnected}hostConnected(){this.#e.observe(this.host),document.addEventListener("visibilitychange",this.#s)}hostDisconnected(){this.#e.disconnect(),document.removeEventListener("visibilitychange",this.#s)}#s=()=>this.host.requestUpdate()}const iu=500,nu=3e4;function Do(e,t){return Math.min(nu,iu*2**Math.min(e-1,16))*(.5+.5*t)}class ru{constructor(t,s,i,n,r){this.host=t,this.next=s,this.pace=i,this.show=n,this.fail=r,t.addController(this)}#t=null;hostDisconnected(){this.#e()}hostUpdated(){const t=this.next()!==null;t&&!this.#t&&this.#s(),t||this.#e()}#e(){this.#t?.abort(),this.#t=null}async#s(){this.#t=new AbortController;const{signal:t}=this.#t;let s=0;for(;!t.aborted;){const i=performance.now();try{const r=await this.next()?.(t);r&&!t.aborted&&await this.show(r),s=0}catch(r){if(t.aborted)return;s+=1,this.fail(r)}const n=s?Do(s+1,Math.random()):this.pace()*1e3;await au(Math.max(100,n-(performance.now()-i)),t)}}}function au(e,t){return new Promise(s=>{const i=setTimeout(s,e);t.addEventListener("abort",()=>{clearTimeout(i),s()})})}function _r(e,t,s,i=[]){const n=e.getContext("2d"),r={width:e.clientWidth,height:e.clientHeight};if(!n||r.width===0)return;hu(e,r);const a=e.width/r.width;if(n.setTransform(a,0,0,a,0,0),n.clearRect(0,0,r.width,r.height),!t)return;const h=Ld(t,r);n.imageSmoothingQuality="high",t instanceof ImageBitmap&&n.drawImage(t,h.x,h.y,h.width,h.height),Xd(n,i,h),tu(n,s,h)}function ou(e){const{videoWidth:t,videoHeight:s}=e;if(t===0||e.readyState<e.HAVE_CURRENT_DATA)return null;const i=new OffscreenCanvas(t,s);return i.getContext("2d")?.drawImage(e,0,0),i.transferToImageBitmap()}function hu(e,t){const s=Math.min(window.devicePixelRatio||1,2),i=Math.round(t.width*s),n=Math.round(t.height*s);e.width!==i&&(e.width=i),e.height!==n&&(e.height=n)}const cu=1e4;class lu{#t;#e=null;#s;#i=0;#n=0;constructor(t){this.#t=t}start(){this.stop(),this.#t.onState({kind:"connecting"});const t=this.#t.open();t instanceof Promise?this.#r(t):this.#a(t),this.within(cu)}async#r(t){const s=this.#n;try{const i=await t;s===this.#n?this.#a(i):i.close()}catch{s===this.#n&&this.lose()}}#a(t){t.binaryType="arraybuffer",this.#e=t,t.onmessage=({data:s})=>this.#t.onMessage(s),t.onclose=()=>this.lose()}stop(){clearTimeout(this.#s),this.#n+=1;const t=this.#e;this.#e=null,t&&(t.onmessage=null,t.onclose=null,t.close())}send(t){this.#e?.readyState===WebSocket.OPEN&&this.#e.send(JSON.stringify(t))}greeted(){this.#i=0,this.#t.onState({kind:"open"})}within(t,s=()=>this.lose()){clearTimeout(this.#s),this.#s=setTimeout(s,t)}lose(){this.stop(),this.#i+=1;const t=Do(this.#i,(this.#t.random??Math.random)());this.within(t,()=>this.start()),this.#t.onState({kind:"waiting",until:Date.now()+t,failures:this.#i})}}function du(e){try{const t=JSON.parse(e);return typeof t?.type=="string"?t:null}catch{return null}}const Ra=8e3,uu=9e4;class pu{#t;#e;#s=null;constructor(t){this.#t=t,this.#e=new lu({...t,onState:s=>this.#i(s),onMessage:s=>this.#n(s)})}start(){this.#e.start()}stop(){this.#e.stop()}lose(){this.#e.lose()}#i(t){this.#s=null,this.#t.onState(t)}#n(t){typeof t=="string"?this.#r(du(t)):this.#a(t)}#r(t){switch(t?.type){case"init":this.#e.greeted(),this.#e.within(Ra),this.#s=t;break;case"gap":this.#t.onGap(t.seconds);break;case"offline":this.#e.greeted(),this.#e.within(uu),this.#t.onOffline(t.reason);break;case"error":this.#t.onError(t.error.message);break}}#a(t){this.#e.within(Ra);const s=this.#s;this.#s=null,s?this.#t.onInit(s,t):this.#t.onFragments(t)}}const fu=3,mu=.05,gu=1.08,vu=1.2,wu=.94,bu=.5;function yu(e,t,{target:s,far:i}){const n=t.at(-1);if(!n)return{jump:null,rate:1};const[r,a]=n,h=a-e;if(h>i||h<-1)return{jump:Math.max(r,a-s),rate:1};const c=t.find(([m,f])=>m<=e&&e<f-mu),p=t.find(([m])=>m>e);return!c&&p?{jump:p[0],rate:1}:{jump:null,rate:$u(h,s)}}function $u(e,t){return e>t+1?vu:e>t+.15?gu:e<0?bu:e<t*.4?wu:1}const Ba=.25,_u=1.5;class xu{constructor(){this.target=Ba,this.#t=0}#t;stalled(t){this.target=Math.min(_u,this.target*1.5),this.#t=t}calm(t){t-this.#t<3e4||(this.target=Math.max(Ba,this.target*.8),this.#t=t)}}const ku=65536,Ua=28,Su=new Set(["moof","traf"]);function Mu(e){return Wo(new DataView(e),0,e.byteLength)}function Wo(e,t,s){let i=!0;for(let n=t;n+8<=s;){const r=e.getUint32(n),a=Au(e,n+4);if(r<8||n+r>s)return!1;if(Su.has(a)&&Wo(e,n+8,n+r))return!0;if(a==="tfhd"&&(i=e.getUint32(n+12)===1),a==="trun"&&i&&r>=Ua+4)return(e.getUint32(n+Ua)&ku)===0;n+=r}return!1}function Au(e,t){return String.fromCharCode(...[0,1,2,3].map(s=>e.getUint8(t+s)))}const Eu=16e6,Cu=4,Tu=8,En=1;class Pu{constructor(t,s,i){this.buffer=t,this.at=s,this.fail=i,t.addEventListener("updateend",this.#n),t.addEventListener("error",this.#i)}#t=[];#e=0;#s=[];push(t){this.#t.push(t),this.#e+=t.byteLength,this.#e>Eu?this.fail(o("The browser does not keep up.")):this.#n()}close(){this.buffer.removeEventListener("updateend",this.#n),this.buffer.removeEventListener("error",this.#i),this.#t=[]}#i=()=>this.fail(o("The browser cannot read the pictures."));#n=()=>{if(this.buffer.updating||this.#r(Cu,Tu))return;const t=this.#t[0];if(!t)return;const s=Mu(t),i=zu(this.buffer);try{this.buffer.appendBuffer(t)}catch(n){this.#a(n);return}s&&this.#s.push(i),this.#t.shift(),this.#e-=t.byteLength};#r(t,s){const{buffered:i}=this.buffer,n=i.length>0?i.start(0):0,r=this.#s.findLast(a=>a<=this.at()-t);return r===void 0||r-En-n<=s?!1:(this.#s=this.#s.filter(a=>a>=r),this.buffer.remove(0,r-En),!0)}#a(t){const s=t instanceof DOMException&&t.name==="QuotaExceededError";s&&this.#r(En,0)||this.fail(o(s?"The browser has no room for the pictures.":"The pictures do not play."))}}function zu({buffered:e}){return e.length>0?e.end(e.length-1):0}const Ou=.8,Ha=3e3,Du=1e3,Wu=250;function Lo(){const{ManagedMediaSource:e,MediaSource:t}=globalThis;return e??t??null}class Lu{constructor(t,s){this.video=t,this.options=s}#t=new xu;#e=null;#s="";#i=null;#n=[];#r=0;#a=0;#h;begin(t,s){this.stop();const i=Lo();if(!i?.isTypeSupported(t))return!1;const n=new i;return this.#e=n,this.#r=performance.now(),this.#n=[s],n.addEventListener("sourceopen",()=>this.#o(n,t),{once:!0}),this.#s=URL.createObjectURL(n),this.video.disableRemotePlayback=!0,this.video.src=this.#s,this.video.addEventListener("waiting",this.#c),this.video.addEventListener("error",this.#d),this.#h=setInterval(this.#l,Wu),this.video.play().catch(r=>this.#p(n,r)),!0}add(t){this.#i?this.#i.push(t):this.#e&&this.#n.push(t)}stop(){this.#e&&(this.options.onLeave(),clearInterval(this.#h),this.#i?.close(),this.video.removeEventListener("waiting",this.#c),this.video.removeEventListener("error",this.#d),this.video.removeAttribute("src"),this.video.load(),URL.revokeObjectURL(this.#s),this.#e=null,this.#i=null)}#o(t,s){if(t!==this.#e)return;const i=t.addSourceBuffer(s);i.addEventListener("updateend",this.#l),this.#i=new Pu(i,()=>this.video.currentTime,n=>this.options.onFail(n));for(const n of this.#n)this.#i.push(n);this.#n=[]}#l=()=>{const{video:t}=this,s=performance.now();if(t.seeking||t.buffered.length===0)return;const i=s-this.#r<Ha?Ou:fu,n={target:this.#t.target,far:i},{jump:r,rate:a}=yu(t.currentTime,Nu(t.buffered),n);t.playbackRate!==a&&(t.playbackRate=a),r!==null&&s-this.#a>Du&&(t.currentTime=r,this.#a=s),this.#t.calm(s)};#c=()=>{const t=performance.now();t-this.#r>Ha&&this.#t.stalled(t)};#d=()=>this.options.onFail(o("The browser cannot decode the pictures."));#p(t,s){s instanceof DOMException&&s.name==="NotAllowedError"&&t===this.#e&&this.options.onRefused()}}function Nu(e){return Array.from({length:e.length},(t,s)=>[e.start(s),e.end(s)])}function xr(e,t){return"requestVideoFrameCallback"in HTMLVideoElement.prototype?Ru(e,t):Bu(e,t)}function Ru(e,t){const s=(n,r)=>{i=e.requestVideoFrameCallback(s),t(r.mediaTime,r)};let i=e.requestVideoFrameCallback(s);return()=>e.cancelVideoFrameCallback(i)}function Bu(e,t){let s=0;const i=()=>{n=requestAnimationFrame(i),!(e.currentTime===s||e.readyState<e.HAVE_CURRENT_DATA)&&(s=e.currentTime,t(s,null))};let n=requestAnimationFrame(i);return()=>cancelAnimationFrame(n)}const Uu=1e3,Hu=2e3;class Ia{constructor(t,s){this.video=t,this.options=s}#t=new RTCPeerConnection;#e=null;#s=!1;#i=!1;#n;#r=null;static get possible(){return"RTCPeerConnection"in globalThis}async start(){this.#t.ontrack=({track:t,streams:s})=>this.#h(t,s[0]),this.#t.onconnectionstatechange=()=>{["failed","closed"].includes(this.#t.connectionState)&&this.#c()};try{await this.#a()}catch{this.#c()}}stop(){this.#s||(this.#s=!0,this.#i&&this.options.onLeave(),clearTimeout(this.#n),this.#r?.(),this.#t.close(),this.video.srcObject=null,this.#d())}async#a(){const{client:t,camera:s,stream:i}=this.options;if(this.#t.addTransceiver("video",{direction:"recvonly"}),await this.#t.setLocalDescription(),await Iu(this.#t),this.#s)return;const n=this.#t.localDescription?.sdp??"",r=await t.offerPeer(s,n,i);if(this.#e=r,this.#s)return this.#d();this.#l(),await this.#t.setRemoteDescription({type:"answer",sdp:r.sdp})}#h(t,s=new MediaStream([t])){this.video.srcObject=s,this.#r=xr(this.video,(i,n)=>this.#o(n)),this.video.play().catch(()=>{})}#o(t){this.#l(),!this.#i&&this.#e&&(this.#i=!0,this.options.onPlaying(this.#e));const s=t?.captureTime??t?.receiveTime,i=s===void 0?Date.now():performance.timeOrigin+s;this.options.onFrame(this.options.client.clock.fromHere(i))}#l(){clearTimeout(this.#n),this.#n=setTimeout(()=>this.#c(),Hu)}#c(){this.#s||(this.stop(),this.options.onLost())}#d(){const{client:t,camera:s}=this.options;this.#e&&t.endPeer(s,this.#e.session).catch(()=>{}),this.#e=null}}function Iu(e){return new Promise(t=>{const s=setTimeout(t,Uu);e.onicegatheringstatechange=()=>{e.iceGatheringState==="complete"&&(clearTimeout(s),t())},e.onicegatheringstatechange(new Event("icegatheringstatechange"))})}const Fu=10*6e4,Gu=2e4,Ku=3e4;class ju{constructor(t,s){this.screens=t,this.options=s;const{client:i,camera:n,sound:r}=s;this.#i=s.stream,this.#e=new Lu(t.fragments,{onFail:()=>this.#b(),onRefused:()=>this.#u({kind:"refused"}),onLeave:()=>s.onLeave(t.fragments)}),this.#t=new pu({open:()=>Vu(i.videoUrl(n,{stream:this.#i,sound:r})),onState:({kind:a})=>this.#l(a),onInit:(a,h)=>this.#c(a,h),onFragments:a=>this.#e.add(a),onGap:()=>this.#w(),onOffline:a=>this.#p(a),onError:a=>this.#g()||this.#f(a)}),this.#s=xr(t.fragments,this.#d)}#t;#e;#s;#i;#n=0;#r=null;#a=null;#h=null;#o={kind:"starting"};get state(){return this.#o}get hasSound(){return this.#a?.has_audio??null}start(){Lo()?this.#t.start():this.#f(o("This browser plays no live video."))}stop(){this.#t.stop(),this.#e.stop(),this.#s(),this.#h?.stop(),this.#h=null}insist(){this.screens.fragments.play().catch(()=>this.#u({kind:"refused"}))}#l(t){t!=="waiting"||this.#v||(this.#e.stop(),this.#r===null&&this.#u({kind:"lost"}))}#c(t,s){t.transcoded&&this.#g()||(this.#r=null,this.#a=t,this.#u({kind:"starting"}),!(this.#e.begin(t.mime,s)||this.#g())&&(this.#t.stop(),this.#f(o("This browser does not play {codec} pictures.",{codec:Zu(t.codec)}))))}#d=t=>{const s=this.#a;if(!(!s||this.#v||this.screens.fragments.paused)){if(this.#o.kind!=="playing"){const{stream:i,transcoded:n,codec:r}=s;this.#u({kind:"playing",path:"fragments",stream:i,transcoded:n}),r==="h264"&&this.#m()}this.options.onFrame(this.screens.fragments,(s.start+t)*1e3)}};#p(t){this.#r=null,this.#e.stop(),this.#u({kind:"offline",reason:t})}#w(){const t=this.#n;this.#n=Date.now(),this.#n-t<Ku&&this.#g()}#g(){return this.#i==="auto"?!1:(this.#i="auto",this.#t.start(),!0)}#f(t){this.#r=t,this.#e.stop(),this.#u({kind:"none",why:t}),this.#m()}#b(){this.#e.stop(),this.#u({kind:"starting"}),this.#t.lose()}#m(){const{client:t,camera:s,sound:i,peer:n}=this.options,r=(t.peersRest.get(s)??0)>Date.now();!n||this.#h||i||r||!Ia.possible||(this.#h=new Ia(this.screens.peer,{client:t,camera:s,stream:this.#i,onPlaying:a=>this.#y(a),onFrame:a=>this.options.onFrame(this.screens.peer,a),onLeave:()=>this.options.onLeave(this.screens.peer),onLost:()=>this.#$(s)}),this.#h.start())}#y({stream:t,transcoded:s}){this.#u({kind:"playing",path:"peer",stream:t,transcoded:s}),this.#t.stop(),this.#e.stop()}#$(t){this.#h=null,this.options.client.peersRest.set(t,Date.now()+(this.#v?Gu:Fu)),this.#v&&(this.#u({kind:"starting"}),this.start())}get#v(){return this.#o.kind==="playing"&&this.#o.path==="peer"}#u(t){this.#o=t,this.options.onState(t)}}function Vu(e){return typeof e=="string"?new WebSocket(e):e.then(t=>new WebSocket(t))}const qu={hevc:"H.265",h264:"H.264",av1:"AV1",mjpeg:"Motion JPEG"};function Zu(e){return qu[e]??e}var Yu=Object.defineProperty,Ju=Object.getOwnPropertyDescriptor,No=e=>{throw TypeError(e)},H=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ju(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Yu(t,s,n),n},kr=(e,t,s)=>t.has(e)||No("Cannot "+s),_=(e,t,s)=>(kr(e,t,"read from private field"),s?s.call(e):t.get(e)),Pt=(e,t,s)=>t.has(e)?No("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),se=(e,t,s,i)=>(kr(e,t,"write to private field"),t.set(e,s),s),M=(e,t,s)=>(kr(e,t,"access private method"),s),rt,us,Rt,Ri,Ke,yi,Sr,v,Rn,Ro,Bo,Uo,Ho,Io,Fo,Se,Go,Ko,Wt,on,je,jo,Vo,qo,Zo,hn,Yo,Jo,Bn,Mr,we,Xo,Qo;const Ar={kind:"starting"},Xu=1e3;let B=class extends E{constructor(){super(),Pt(this,v),this.grounds=[],this.plain=!1,this.pace=1,this.video=null,this.covered=!1,this.buttons=!1,this.problem=null,this.summary="",this.playing=Ar,this.paused=null,this.sound=!1,this.behind=null,Pt(this,rt,null),Pt(this,us,null),Pt(this,Rt,null),Pt(this,Ri,0),Pt(this,Ke,null),Pt(this,yi,new ResizeObserver(()=>M(this,v,we).call(this))),Pt(this,Sr,new Oo(this)),Pt(this,Mr,()=>{_(this,v,on)&&!_(this,v,Wt)&&M(this,v,we).call(this)}),new ru(this,()=>M(this,v,Vo).call(this),()=>this.pace,e=>M(this,v,Zo).call(this,e),e=>M(this,v,Yo).call(this,e)),this.addEventListener("fullscreenchange",()=>this.requestUpdate())}connectedCallback(){super.connectedCallback(),_(this,yi).observe(this),M(this,v,Bn).call(this)}disconnectedCallback(){var e;super.disconnectedCallback(),_(this,yi).disconnect(),(e=_(this,Ke))==null||e.call(this),se(this,Ke,null),M(this,v,Se).call(this)}willUpdate(e){const t=e.get("camera");t&&t.id!==this.camera.id&&M(this,v,Jo).call(this),(e.has("camera")||e.has("tracks"))&&M(this,v,Bn).call(this),e.has("video")&&M(this,v,Se).call(this)}updated(e){M(this,v,Fo).call(this);const{videoWidth:t,videoHeight:s}=_(this,v,je)??this.fragments,i=t>0&&_(this,v,Wt)?{width:t,height:s}:_(this,rt);this.style.setProperty("aspect-ratio",String(Ao(i??this.camera.status))),(e.has("grounds")||e.has("plain"))&&M(this,v,we).call(this),this.toggleAttribute("filled",_(this,rt)!==null||_(this,v,Wt)),this.toggleAttribute("dim",_(this,v,jo)&&_(this,rt)!==null),this.fragments.toggleAttribute("shown",_(this,v,je)===this.fragments),this.peer.toggleAttribute("shown",_(this,v,je)===this.peer)}render(){return l`
      ${M(this,v,Rn).call(this,"fragments")} ${M(this,v,Rn).call(this,"peer")}
      <canvas role="img" aria-label=${M(this,v,Xo).call(this)}></canvas>
      ${_(this,rt)||_(this,v,Wt)?u:l`<p>${M(this,v,Qo).call(this)}</p>`}
      ${this.video?M(this,v,Ro).call(this):u}
    `}};rt=new WeakMap;us=new WeakMap;Rt=new WeakMap;Ri=new WeakMap;Ke=new WeakMap;yi=new WeakMap;Sr=new WeakMap;v=new WeakSet;Rn=function(e){const t=!this.sound;return l`<video id=${e} .muted=${t} playsinline disablepictureinpicture aria-hidden="true"></video>`};Ro=function(){const{camera:e,playing:t,paused:s,behind:i,sound:n}=this,{status:r}=e,a=this.problem!==null,h=Yd({status:r,video:t,paused:s,cut:a,behind:i});return l`<hw-live-bar
      .words=${h}
      ?buttons=${this.buttons&&r.state==="online"&&t.kind!=="offline"}
      ?paused=${s!==null||t.kind==="refused"}
      .sound=${_(this,Rt)?.hasSound?n:null}
      .full=${document.fullscreenEnabled?this.matches(":fullscreen"):null}
      @hw-pressed=${M(this,v,Bo)}
    ></hw-live-bar>`};Bo=function({press:e}){e==="full"?M(this,v,Uo).call(this):e==="sound"?M(this,v,Ho).call(this):this.playing.kind==="refused"?_(this,Rt)?.insist():this.paused?this.paused=null:M(this,v,Io).call(this)};Uo=async function(){this.matches(":fullscreen")?await document.exitFullscreen():await this.requestFullscreen()};Ho=function(){this.sound=!this.sound,M(this,v,Se).call(this)};Io=function(){this.paused=new Date(_(this,us)??Date.now()),M(this,v,Se).call(this)};Fo=function(){const{camera:e,client:t,video:s,sound:i}=this,n=s!==null&&!this.paused&&_(this,v,on)&&e.enabled;n||M(this,v,Se).call(this),!(!n||_(this,Rt))&&(se(this,Rt,new ju({fragments:this.fragments,peer:this.peer},{client:t,camera:e.id,stream:s,sound:i,peer:this.buttons,onState:r=>{this.playing=r},onFrame:(r,a)=>M(this,v,Go).call(this,a),onLeave:r=>M(this,v,Ko).call(this,r)})),_(this,Rt).start())};Se=function(){const e=_(this,Rt);se(this,Rt,null),e?.stop(),this.playing=Ar,this.behind=null};Go=function(e){se(this,us,e),M(this,v,we).call(this);const t=performance.now();t-_(this,Ri)<Xu||!this.client.clock.known||(se(this,Ri,t),this.behind=(this.client.clock.fromHere(Date.now())-e)/1e3)};Ko=function(e){e===_(this,v,je)&&(M(this,v,hn).call(this,ou(e)??_(this,rt)),this.playing=Ar,M(this,v,we).call(this))};Wt=function(){return this.playing.kind==="playing"};on=function(){return _(this,Sr).seen&&!this.covered};je=function(){return this.playing.kind!=="playing"?null:this.playing.path==="peer"?this.peer:this.fragments};jo=function(){return _(this,v,Wt)||this.paused?!1:!(this.camera.status.state==="online")||this.playing.kind==="offline"||this.problem!==null};Vo=function(){const{id:e,status:t}=this.camera;return!_(this,v,on)||_(this,v,Wt)||this.paused||t.last_frame===null||t.state!=="online"&&(_(this,rt)||this.problem)?null:s=>this.client.snapshot(e,M(this,v,qo).call(this),s)};qo=function(){const e=this.clientWidth*Math.min(window.devicePixelRatio||1,2);return Math.min(1920,Math.max(160,Math.ceil(e/160)*160))};Zo=async function({jpeg:e,captured:t}){const s=await createImageBitmap(e);if(_(this,v,Wt))return s.close();M(this,v,hn).call(this,s),se(this,us,t),this.problem=null,this.requestUpdate(),await this.updateComplete,M(this,v,we).call(this)};hn=function(e){e!==_(this,rt)&&_(this,rt)?.close(),se(this,rt,e)};Yo=function(e){this.problem=e instanceof $s?e.message:o("No picture")};Jo=function(){M(this,v,Se).call(this),M(this,v,hn).call(this,null),this.problem=null,this.paused=null};Bn=function(){var e;(e=_(this,Ke))==null||e.call(this),se(this,Ke,this.tracks?.watch(this.camera.id,_(this,Mr))??null)};Mr=new WeakMap;we=function(){if(!this.canvas)return;const t=this.camera.status.state==="online"?this.tracks.at(this.camera.id,_(this,us)):[],s=this.plain?[]:t.map(Jd).filter(h=>h!==null),i=new Set(t.filter(Fa).flatMap(({zones:h})=>h)),n=this.grounds.map(h=>({...h,busy:i.has(h.name)})),r=_(this,v,je),a=r&&{width:r.videoWidth,height:r.videoHeight};_r(this.canvas,a??_(this,rt),s,n),this.summary=Dd(t.filter(Fa).map(h=>h.label))};Xo=function(){const{name:e}=this.camera,t=_(this,v,Wt)?o("Live picture of {name}",{name:e}):o("Newest picture of {name}",{name:e});return this.summary?`${t}: ${this.summary}`:t};Qo=function(){const{state:e}=this.camera.status;return e==="disabled"?o("Switched off"):e==="offline"?o("No picture"):this.problem??o(e==="online"?"Fetching the first picture …":"Connecting …")};B.styles=k`
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
  `;H([d({attribute:!1})],B.prototype,"camera",2);H([d({attribute:!1})],B.prototype,"client",2);H([d({attribute:!1})],B.prototype,"tracks",2);H([d({attribute:!1})],B.prototype,"grounds",2);H([d({type:Boolean})],B.prototype,"plain",2);H([d({type:Number})],B.prototype,"pace",2);H([d()],B.prototype,"video",2);H([d({type:Boolean})],B.prototype,"covered",2);H([d({type:Boolean})],B.prototype,"buttons",2);H([b()],B.prototype,"problem",2);H([b()],B.prototype,"summary",2);H([b()],B.prototype,"playing",2);H([b()],B.prototype,"paused",2);H([b()],B.prototype,"sound",2);H([b()],B.prototype,"behind",2);H([ot("canvas")],B.prototype,"canvas",2);H([ot("#fragments")],B.prototype,"fragments",2);H([ot("#peer")],B.prototype,"peer",2);B=H([z("hw-live-picture")],B);function Fa({state:e}){return e==="confirmed"||e==="stationary"}function Z({type:e,data:t}){const s=ht(t,"zone");return{label:ht(t,"object_type")??ht(t,"label"),name:ht(t,"name"),alert:ht(t,"alert_id"),title:ht(t,"title"),score:ws(t,"confidence"),track:ws(t,"track_id"),box:Cn(t,"box"),pictureBox:Cn(t,"picture_box")??(e==="object_detected"?Cn(t,"box"):null),zones:s?[s]:Array.isArray(t.zones)?t.zones.filter(th):[],line:ht(t,"line"),direction:ht(t,"direction"),share:ws(t,"share"),duration:ws(t,"duration"),looks:ws(t,"looks"),firstSeen:ht(t,"first_seen"),message:ht(t,"message")??ht(t,"reason")}}const Qu=["captured","decoded","detected","confirmed","published"];function tp(e){const t=[];for(const s of Qu){const i=e[s];if(!i)continue;const n=t.at(-1),r=n?Zd(n.moment.toISOString(),i):0,a=Math.max(0,r??0);t.push({name:s,moment:new Date(i),seconds:a,at:(n?.at??0)+a})}return t}function Cn(e,t){const s=e[t];if(typeof s!="object"||s===null)return null;const{x:i,y:n,width:r,height:a}=s;return[i,n,r,a].every(h=>typeof h=="number")?s:null}function ht(e,t){const s=e[t];return th(s)?s:null}function ws(e,t){const s=e[t];return typeof s=="number"&&Number.isFinite(s)?s:null}function th(e){return typeof e=="string"&&e!==""}const ep={object_detected:(e,t)=>`${np(e,t)}${Tn(e)}`,object_left:(e,t)=>ui(o("{thing} left {place}",{thing:St(e),place:t}),e),zone_breach:(e,t)=>`${o("{thing} entered {place}",{thing:St(e),place:_s(e)??t})}${Tn(e)}`,zone_left:(e,t)=>ui(o("{thing} left {place}",{thing:St(e),place:_s(e)??t}),e),line_crossed:e=>rp(e),loitering:(e,t)=>{const s=_s(e),i=s?o("{thing} stays in {place}",{thing:St(e),place:s}):o("{thing} stays at {place}",{thing:St(e),place:t}),{duration:n}=e;return n===null?i:`${i} ${o("for {time}",{time:Q(n)})}`},parked:(e,t)=>{const s=_s(e);return s?o("{thing} parked in {place}",{thing:St(e),place:s}):o("{thing} parked at {place}",{thing:St(e),place:t})},motion_detected:({share:e},t)=>{const s=o("Motion at {place}",{place:t});return e===null?s:`${s}, ${o("{share} of the picture",{share:Be(e)})}`},motion_ended:(e,t)=>ui(o("Calm again at {place}",{place:t}),e),recording_started:(e,t)=>o("Recording began at {place}",{place:t}),recording_stopped:(e,t)=>ui(o("Recording ended at {place}",{place:t}),e),clip_ready:({duration:e},t)=>{const s=o("Clip of {place} is ready",{place:t});return e===null?s:`${s}, ${Q(e)}`},snapshot_taken:(e,t)=>o("A picture of {place} was taken",{place:t}),camera_online:(e,t)=>o("{place} is online",{place:t}),camera_offline:({message:e},t)=>{const s=o("{place} went offline",{place:t});return e?`${s}: ${br(e)}`:s},face_detected:(e,t)=>`${o("{who} at {place}",{who:e.name??o("A face"),place:t})}${Tn(e)}`,audio_detected:({label:e},t)=>o("{sound} heard at {place}",{sound:$t(e===null?o("A sound"):yt(e)),place:t}),doorbell_pressed:(e,t)=>o("Somebody rang at {place}",{place:t}),alert_opened:({title:e})=>o("Alert: {title}",{title:e??o("something happened")}),alert_closed:({title:e,duration:t})=>{const s=o("Alert over: {title}",{title:e??o("something happened")});return t===null?s:`${s}, ${o("after {time}",{time:Q(t)})}`},security_event:({message:e})=>e??o("Something about who may come in"),system_alert:({message:e})=>e??o("The engine needs attention")},sp={object_detected:()=>o("Seen"),object_left:()=>o("Gone"),zone_breach:()=>o("Zone entered"),zone_left:()=>o("Zone left"),line_crossed:()=>o("Line crossed"),loitering:()=>o("Loitering"),parked:()=>o("Parked"),motion_detected:()=>o("Motion"),motion_ended:()=>o("Motion ended"),recording_started:()=>o("Recording began"),recording_stopped:()=>o("Recording ended"),clip_ready:()=>o("Clip ready"),snapshot_taken:()=>o("Picture taken"),camera_online:()=>o("Camera online"),camera_offline:()=>o("Camera offline"),face_detected:()=>o("Face"),audio_detected:()=>o("Sound"),doorbell_pressed:()=>o("Doorbell"),alert_opened:()=>o("Alert"),alert_closed:()=>o("Alert over"),security_event:()=>o("Security"),system_alert:()=>o("System")};function ce(e,t){const s=t??e.camera??o("the engine"),i=Z(e);return ep[e.type]?.(i,s)??`${o("{what} at {place}",{what:Is(e.type),place:s})}${i.message?`: ${i.message}`:""}`}function Is(e){return sp[e]?.()??$t(e.replaceAll("_"," "))}function ip(e,t){switch(e.state){case"online":return o("Online");case"connecting":return`${o("Connecting")}`;case"disabled":return o("Switched off");case"offline":{const i=(t.getTime()-Date.parse(e.since))/1e3;return`${i>=1?o("Offline for {time}",{time:Q(i)}):o("Offline")}`}}}function St({label:e}){return $t(e===null?o("something"):yt(e))}function _s({zones:e}){return e[0]??null}function np(e,t){const s=_s(e);return s?o("{thing} in {place}",{thing:St(e),place:s}):o("{thing} at {place}",{thing:St(e),place:t})}function rp(e){const t=o("{thing} crossed {line}",{thing:St(e),line:e.line??o("a line")});return e.direction?`${t} ${o(e.direction)}`:t}function Tn({score:e}){return e===null?"":`, ${Math.round(e*100)} %`}function ui(e,{duration:t}){return t===null?e:`${e} ${o("after {time}",{time:Q(t)})}`}const ap=.25,op=.6,hp=2.5;class Ga{#t;constructor(t,s){this.#t=t.flatMap(i=>{const{box:n,label:r,track:a,score:h}=Z(i),c=(Date.parse(i.timestamp)-s)/1e3;return n&&r?[{at:c,track:a,label:r,score:h,box:n}]:[]}).sort((i,n)=>i.at-n.at)}get moments(){return this.#t.map(({at:t})=>t)}at(t){const s=new Map;return this.#t.forEach((i,n)=>{const r=this.#t.slice(n+1).find(({track:p})=>p!==null&&p===i.track),a=r!==void 0&&r.at-i.at<=hp,h=a?r.at:i.at+op;if(t<i.at-ap||t>h)return;const c=a?Math.max(0,(t-i.at)/(r.at-i.at)):0;s.set(`${i.track??`at ${n}`}`,cp(i,r?.box??null,c))}),[...s.values()]}}function cp({box:e,label:t,score:s},i,n){const r=c=>i?e[c]+n*(i[c]-e[c]):e[c],a=yt(t),h=s===null?a:`${a} ${Math.round(s*100)} %`;return{box:{x:r("x"),y:r("y"),width:r("width"),height:r("height")},colour:Te[bt(t)],texts:[h],strength:1,dashed:!1}}var lp=Object.defineProperty,dp=Object.getOwnPropertyDescriptor,eh=e=>{throw TypeError(e)},Tt=(e,t,s,i)=>{for(var n=i>1?void 0:i?dp(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&lp(t,s,n),n},Er=(e,t,s)=>t.has(e)||eh("Cannot "+s),As=(e,t,s)=>(Er(e,t,"read from private field"),s?s.call(e):t.get(e)),bs=(e,t,s)=>t.has(e)?eh("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Es=(e,t,s,i)=>(Er(e,t,"write to private field"),t.set(e,s),s),Vt=(e,t,s)=>(Er(e,t,"access private method"),s),Bi,Fs,Cs,$i,xt,sh,ih,nh,Un,_i;class Cr extends Event{constructor(t){super(Cr.type,{bubbles:!0,composed:!0}),this.moment=t}static{this.type="hw-played"}}let at=class extends E{constructor(){super(...arguments),bs(this,xt),this.src="",this.poster="",this.at=0,this.codec="",this.start="",this.events=[],this.broken=!1,bs(this,Bi,new Ga([],0)),bs(this,Fs,null),bs(this,Cs,null),bs(this,$i,new ResizeObserver(()=>Vt(this,xt,_i).call(this)))}connectedCallback(){super.connectedCallback(),As(this,$i).observe(this)}disconnectedCallback(){super.disconnectedCallback(),As(this,$i).disconnect(),Vt(this,xt,Un).call(this)}willUpdate(e){e.has("src")&&(this.broken=!1),(e.has("events")||e.has("start"))&&Es(this,Bi,new Ga(this.events,Date.parse(this.start)))}updated(e){const{video:t}=this;e.has("at")&&!e.has("src")&&t&&t.readyState>0&&(t.currentTime=this.at),this.video!==As(this,Cs)&&(Vt(this,xt,Un).call(this),Es(this,Cs,this.video),this.video&&Es(this,Fs,xr(this.video,s=>Vt(this,xt,_i).call(this,s)))),Vt(this,xt,_i).call(this)}render(){if(this.broken){const e=this.codec?` (${this.codec})`:"";return l`<p role="alert">
        ${o("This browser cannot play the clip{codec}.",{codec:e})}
        <a href=${this.src} download>${o("Save it")}</a>
      </p>`}return l`<video
        src=${this.src||u}
        poster=${this.poster||u}
        controls
        autoplay
        playsinline
        disableremoteplayback
        disablepictureinpicture
        .muted=${!0}
        preload="metadata"
        @loadedmetadata=${Vt(this,xt,sh)}
        @timeupdate=${Vt(this,xt,ih)}
        @error=${Vt(this,xt,nh)}
      ></video>
      <canvas aria-hidden="true"></canvas>`}};Bi=new WeakMap;Fs=new WeakMap;Cs=new WeakMap;$i=new WeakMap;xt=new WeakSet;sh=function(e){e.target.currentTime=this.at};ih=function({target:e}){const{currentTime:t,seeking:s}=e;s||this.dispatchEvent(new Cr(Date.parse(this.start)+t*1e3))};nh=function({target:e}){const{error:t}=e;t&&t.code!==t.MEDIA_ERR_DECODE&&!this.dispatchEvent(new Event("hw-lost",{cancelable:!0}))||(this.broken=!0)};Un=function(){var e;(e=As(this,Fs))==null||e.call(this),Es(this,Fs,null),Es(this,Cs,null)};_i=function(e=this.video?.currentTime??0){const{canvas:t,video:s}=this;if(!t||!s)return;const i={width:s.videoWidth,height:s.videoHeight};_r(t,i.width>0?i:null,As(this,Bi).at(e))};at.styles=k`
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
  `;Tt([d()],at.prototype,"src",2);Tt([d()],at.prototype,"poster",2);Tt([d({type:Number})],at.prototype,"at",2);Tt([d()],at.prototype,"codec",2);Tt([d()],at.prototype,"start",2);Tt([d({attribute:!1})],at.prototype,"events",2);Tt([b()],at.prototype,"broken",2);Tt([ot("video")],at.prototype,"video",2);Tt([ot("canvas")],at.prototype,"canvas",2);at=Tt([z("hw-clip-player")],at);var up=Object.defineProperty,pp=Object.getOwnPropertyDescriptor,rh=e=>{throw TypeError(e)},ps=(e,t,s,i)=>{for(var n=i>1?void 0:i?pp(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&up(t,s,n),n},Tr=(e,t,s)=>t.has(e)||rh("Cannot "+s),Gs=(e,t,s)=>(Tr(e,t,"read from private field"),s?s.call(e):t.get(e)),Pn=(e,t,s)=>t.has(e)?rh("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),fp=(e,t,s,i)=>(Tr(e,t,"write to private field"),t.set(e,s),s),Ts=(e,t,s)=>(Tr(e,t,"access private method"),s),xi,Ve,me,ah,oh,Pr,hh;let ie=class extends E{constructor(){super(...arguments),Pn(this,me),this.src="",this.alt="",this.box=null,this.label="",this.missing=!1,Pn(this,xi,new ResizeObserver(()=>Ts(this,me,Pr).call(this))),Pn(this,Ve,null)}connectedCallback(){super.connectedCallback(),Gs(this,xi).observe(this)}disconnectedCallback(){super.disconnectedCallback(),Gs(this,xi).disconnect()}render(){return this.missing?l`<p>${o("This event has no picture.")}</p>`:l`
      <img src=${this.src} alt="" hidden @load=${Ts(this,me,ah)} @error=${Ts(this,me,oh)} />
      <canvas role="img" aria-label=${this.alt}></canvas>
    `}};xi=new WeakMap;Ve=new WeakMap;me=new WeakSet;ah=async function(e){const t=e.target;Gs(this,Ve)?.close(),fp(this,Ve,await createImageBitmap(t)),this.style.setProperty("aspect-ratio",String(Ao(Gs(this,Ve)))),Ts(this,me,Pr).call(this)};oh=function(){this.missing=!0};Pr=function(){const e=this.renderRoot.querySelector("canvas");e&&_r(e,Gs(this,Ve),Ts(this,me,hh).call(this))};hh=function(){if(!this.box)return[];const e=Te[bt(this.label)];return[{box:this.box,colour:e,texts:[],strength:1,dashed:!1}]};ie.styles=k`
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
  `;ps([d()],ie.prototype,"src",2);ps([d()],ie.prototype,"alt",2);ps([d({attribute:!1})],ie.prototype,"box",2);ps([d()],ie.prototype,"label",2);ps([b()],ie.prototype,"missing",2);ie=ps([z("hw-event-picture")],ie);const mp=3;function zr(e,t){const s=Or(e,t);return e.camera_id===t.camera_id&&s>=0&&s<=e.duration}function gp(e,t){return Math.max(0,Math.min(Or(e,t),e.duration)-mp)}function Or(e,t){return(Date.parse(t.timestamp)-Date.parse(e.start))/1e3}function ii(e){return typeof e=="object"&&e!==null&&"code"in e&&"message"in e}function it(e){if(e instanceof Ln)return o("The engine does not answer.");if(!ii(e))return e instanceof Error?e.message:String(e);switch(e.code){case"unauthorized":return o("You may not do that.");case"unavailable":return o("The engine does not answer.");case"not_found":return o("It is gone.");case"busy":return o("The engine is busy. Try again in a moment.");case"unknown_command":return o("The Hearthwatch integration is not set up.");default:return e.message}}var vp=Object.defineProperty,wp=Object.getOwnPropertyDescriptor,ch=e=>{throw TypeError(e)},fs=(e,t,s,i)=>{for(var n=i>1?void 0:i?wp(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&vp(t,s,n),n},Dr=(e,t,s)=>t.has(e)||ch("Cannot "+s),ne=(e,t,s)=>(Dr(e,t,"read from private field"),s?s.call(e):t.get(e)),pi=(e,t,s)=>t.has(e)?ch("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Wr=(e,t,s,i)=>(Dr(e,t,"write to private field"),t.set(e,s),s),tt=(e,t,s)=>(Dr(e,t,"access private method"),s),Lr=(e,t,s,i)=>({set _(n){Wr(e,t,n)},get _(){return ne(e,t,i)}}),Bt,qe,j,Hn,lh,dh,uh,Nr,ph,ts,In,fh;const bp=36e5;class Rr extends Event{constructor(t){super(Rr.type),this.clip=t}static{this.type="hw-clip-shown"}}let re=class extends E{constructor(){super(...arguments),pi(this,j),this.cameraName="",this.exact=!1,this.sight={kind:"looking"},pi(this,Bt,0),pi(this,qe,null),pi(this,In,e=>{e.preventDefault();const{sight:t}=this;t.kind==="clip"&&tt(this,j,fh).call(this,t.clip)})}connectedCallback(){super.connectedCallback(),this.hasUpdated&&tt(this,j,Hn).call(this)}disconnectedCallback(){var e;super.disconnectedCallback(),(e=ne(this,qe))==null||e.call(this),Wr(this,qe,null)}willUpdate(e){this.hasUpdated||tt(this,j,Hn).call(this);const t=e.get("event");if(!e.has("event")||t?.id===this.event.id)return;const{sight:s}=this;s.kind==="clip"&&zr(s.clip,this.event)||tt(this,j,dh).call(this)}updated(e){if(!e.has("sight"))return;const t=e.get("sight"),s=this.sight.kind==="clip"?this.sight.clip:null;t?.kind==="clip"&&t.clip===s||this.dispatchEvent(new Rr(s))}render(){const{sight:e,event:t}=this,s=this.home.url(t.picture);if(e.kind==="clip"){const{clip:r,events:a}=e;return l`<hw-clip-player
        .src=${this.home.url(r.media)}
        .poster=${s}
        .at=${this.exact?Or(r,t):gp(r,t)}
        .codec=${r.codec}
        .start=${r.start}
        .events=${a}
        @hw-lost=${ne(this,In)}
      ></hw-clip-player>`}const{label:i,pictureBox:n}=Z(t);if(this.exact){const r=e.kind==="picture"?e.note:o("Fetching the clip …");return l`<div class="blank" role="status">${r}</div>`}return l`
      <hw-event-picture
        .src=${s}
        .alt=${ce(t,this.cameraName)}
        .box=${n}
        .label=${i??""}
      ></hw-event-picture>
      ${e.kind==="picture"?l`<p role="status">${e.note}</p>`:l`<p role="status">${o("Fetching the clip …")}</p>`}
    `}};Bt=new WeakMap;qe=new WeakMap;j=new WeakSet;Hn=function(){var e;(e=ne(this,qe))==null||e.call(this),Wr(this,qe,this.home.listen({onClip:(t,s)=>tt(this,j,lh).call(this,t,s)}))};lh=function(e,t){const{sight:s}=this,i=s.kind==="clip"&&s.clip.clip_id===t.clip_id;i&&e==="clip_deleted"&&tt(this,j,ts).call(this);const n=e==="clip_ready"||e==="clip_restored";i&&e==="clip_starred"&&s.kind==="clip"&&(this.sight={...s,clip:t}),s.kind==="picture"&&n&&zr(t,this.event)&&tt(this,j,Nr).call(this,t,++Lr(this,Bt)._)};dh=async function(){const e=++Lr(this,Bt)._;this.sight={kind:"looking"};try{const t=await tt(this,j,uh).call(this);if(e!==ne(this,Bt))return;t?await tt(this,j,Nr).call(this,t,e):this.sight={kind:"picture",note:tt(this,j,ph).call(this)}}catch(t){if(e!==ne(this,Bt))return;ii(t)&&t.code==="not_found"?tt(this,j,ts).call(this):this.sight={kind:"picture",note:it(t)}}};uh=async function(){const{entry_id:e,clip_id:t,camera_id:s,timestamp:i}=this.event,{hass:n}=this.home;if(t)return n.callWS({type:"hearthwatch/clip",entry_id:e,clip_id:t});if(!s)return null;const r=Date.parse(i),{clips:a}=await n.callWS({type:"hearthwatch/clips",entry_id:e,camera_id:s,since:new Date(r-bp).toISOString(),until:new Date(r+1e3).toISOString(),limit:5});return a.find(h=>zr(h,this.event))??null};Nr=async function(e,t){if(e.deleted_at)return tt(this,j,ts).call(this);this.sight={kind:"clip",clip:e,events:[this.event]};const{entry_id:s}=this.event,{events:i}=await this.home.hass.callWS({type:"hearthwatch/events",entry_id:s,clip_id:e.clip_id,limit:200});t===ne(this,Bt)&&(this.sight={kind:"clip",clip:e,events:i})};ph=function(){return Date.now()-Date.parse(this.event.timestamp)<12e4?o("Still being recorded: the clip plays as soon as it is there."):o("Nothing was recorded then.")};ts=function(){this.sight={kind:"picture",note:o("The clip was deleted. This is the picture.")}};In=new WeakMap;fh=async function({entry_id:e,clip_id:t}){const s=++Lr(this,Bt)._;let i=o("The clip cannot be played now.");try{if((await this.home.hass.callWS({type:"hearthwatch/clip",entry_id:e,clip_id:t})).deleted_at)return tt(this,j,ts).call(this)}catch(n){if(ii(n)&&n.code==="not_found")return tt(this,j,ts).call(this);i=it(n)}s===ne(this,Bt)&&(this.sight={kind:"picture",note:i})};re.styles=[N,k`
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
    `];fs([d({attribute:!1})],re.prototype,"home",2);fs([d({attribute:!1})],re.prototype,"event",2);fs([d()],re.prototype,"cameraName",2);fs([d({type:Boolean})],re.prototype,"exact",2);fs([b()],re.prototype,"sight",2);re=fs([z("hw-home-footage")],re);const mh=["doorbell_pressed","loitering","line_crossed","zone_breach","face_detected","parked","object_detected","audio_detected","snapshot_taken"],es=mh,yp=5*6e4;function gh(e){const t=[],s=new Map;for(const i of e){if(!es.includes(i.type))continue;const{track:n}=Z(i),r=n===null?i.id:`${i.camera_id} ${n}`,a=s.get(r),h=a?.at(-1);if(a&&h&&Date.parse(h.timestamp)-Date.parse(i.timestamp)<yp)a.push(i);else{const c=[i];t.push(c),s.set(r,c)}}return t.map(i=>({lead:vh(i),face:$p(i),events:i})).sort((i,n)=>Date.parse(n.lead.timestamp)-Date.parse(i.lead.timestamp))}function $p(e){return e.find(s=>s.picture!==null&&Z(s).pictureBox!==null)??vh(e)}function vh(e){const t=({type:s,picture:i})=>es.indexOf(s)+(i===null?mh.length:0);return e.reduce((s,i)=>t(i)<t(s)?i:s)}const _p=60,xp=200,kp=12;class Sp extends ei{constructor(t,s){super(),this.home=t,this.camera=s,this.visits=[],this.known=!1,this.problem=null,this.#t=[],this.#e=0}#t;#e;async refresh(){const{entry_id:t,camera_id:s}=this.camera,i=++this.#e;try{const n=await this.home.hass.callWS({type:"hearthwatch/events",entry_id:t,camera_id:s,event_type:es,limit:_p});if(i!==this.#e)return;const r=new Set(n.events.map(({id:h})=>h)),a=this.#t.filter(({id:h})=>!r.has(h)&&h>(n.events[0]?.id??""));this.problem=null,this.known=!0,this.#s([...a,...n.events])}catch(n){if(i!==this.#e)return;this.problem=it(n),this.changed()}}add(t){t.camera_id!==this.camera.camera_id||!es.includes(t.type)||this.#t.some(({id:s})=>s===t.id)||this.#s([t,...this.#t])}#s(t){this.#t=t.slice(0,xp),this.visits=gh(this.#t).slice(0,kp),this.changed()}}const Mp={score:Be,size:Be,motion:Be,moved:Be,zone:Q,stationary:Q,cooldown:Q,open:Q,sound:e=>`${e.toFixed(0)} dBFS`,steady:e=>`${e.toFixed(1)} dB`,speech:Q};function wh({gate:e}){return $t(o(e))}function Ks(e){const{gate:t,value:s,limit:i,passed:n,text:r}=e;if(gr())return r;if(t==="sound"&&i!==null&&i>0)return o("the background is being learned");if(Ap.has(t)||s===null||i===null)return Ep[t]?.(n)??r;const a=Mp[t]??(h=>String(Number(h.toFixed(2))));return o("{gate} {value}, the limit is {limit}",{gate:wh(e),value:a(s),limit:a(i)})}const Ap=new Set(["open","pattern"]),Ep={zone:e=>o(e?"in a zone":"outside all zones"),label:e=>o(e?"it is looked for":"it is not looked for"),enabled:e=>o(e?"alerts are switched on":"alerts are switched off"),type:e=>o(e?"it is of a type that alerts":"it is of no type that alerts"),mode:e=>o(e?"this mode alerts":"this mode does not alert"),quiet:e=>o(e?"these are no quiet hours":"these are quiet hours"),evidence:e=>o(e?"it was seen often enough":"it was not seen often enough"),line:()=>o("it crossed the line"),pattern:e=>o(e?"it is the rhythm of an alarm":"it is not yet the rhythm of an alarm"),steady:()=>o("it may be over or go on"),open:e=>o(e?"it belongs to an alert of now":"an alert like it is open"),look:e=>o(e?"it was looked at":"nothing moves and nothing is due")},Cp=new Set(["zone","line"]),Tp=new Set(["stream","motion","look"]);function Pp(e){const t=({gate:s})=>Tp.has(s);return{frame:e.filter(t),sightings:e.filter(s=>!t(s))}}function ki(e){return e.find(t=>!t.passed&&!Cp.has(t.gate))??null}function zp(e,t){const s=t.filter(({state:n,checks:r})=>n!=="tentative"&&!ki(r));if(s.length>0){const n=s.map(Fn).join(", ");return{kind:"followed",text:s.length===1?o("{names} is followed: it was sure enough to be told.",{names:n}):o("{names} are followed: they were sure enough to be told.",{names:n})}}for(const n of t){const r=ki(n.checks);if(r)return{kind:"held",text:o("{name} is not told: {why}.",{name:Fn(n),why:Ks(r)})}}const i=ki(e.checks);return i?{kind:"quiet",text:o("Nothing to tell: {why}.",{why:Ks(i)})}:{kind:"quiet",text:o("It looked and saw nothing that it looks for.")}}const Op=["confirmed","tentative","lost","stationary"];function Dp(e,t){const s=({id:i,state:n})=>i===t?-1:Op.indexOf(n);return e.toSorted((i,n)=>s(i)-s(n))}function Fn({label:e,id:t}){return`${$t(yt(e))} #${t}`}function bh({value:e,limit:t}){if(e===null||t===null||e<0||t<0)return null;const s=Math.max(e,t)*1.25;return s>0&&Number.isFinite(s)?{value:e/s,limit:t/s}:null}var Wp=Object.defineProperty,Lp=Object.getOwnPropertyDescriptor,yh=(e,t,s,i)=>{for(var n=i>1?void 0:i?Lp(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Wp(t,s,n),n};let Ui=class extends E{constructor(){super(...arguments),this.checks=[]}render(){return l`<ol>
      ${this.checks.map(e=>l`
          <li class="${e.passed?"passed":"failed"} ${bh(e)?"":"plain"}">
            <span class="mark">${e.passed?w.pass:w.stop}</span>
            <span class="hidden">${e.passed?o("Passed:"):o("Not passed:")}</span>
            <span class="gate">${wh(e)}</span>
            <span class="text">${Ks(e)}</span>
            ${Np(e)}
          </li>
        `)}
    </ol>`}};Ui.styles=[N,k`
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
    `];yh([d({attribute:!1})],Ui.prototype,"checks",2);Ui=yh([z("hw-check-list")],Ui);function Np(e){const t=bh(e);return t?l`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    ${g`<rect width=${100*t.value} height="8" fill="currentColor" opacity="0.75" />
      <rect class="limit" x=${100*t.limit-.75} width="1.5" height="8" />`}
  </svg>`:u}function Rp({outcome:e,severity:t,reason:s,checks:i}){const n=i.at(-1),r=n&&!gr()?Ks(n):s;switch(e){case"opened":return t?o("It opened an alert, as {severity}.",{severity:o(t)}):o("It opened an alert.");case"joined":return o("It alerted: {reason}.",{reason:r});case"silent":return o("It did not alert: {reason}.",{reason:r})}}var Bp=Object.defineProperty,Up=Object.getOwnPropertyDescriptor,$h=(e,t,s,i)=>{for(var n=i>1?void 0:i?Up(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Bp(t,s,n),n};let Hi=class extends E{render(){const{alerting:e,checks:t}=this.decision;return l`
      <p class="verdict ${e?"followed":"quiet"}">${Rp(this.decision)}</p>
      <hw-check-list .checks=${t}></hw-check-list>
    `}};Hi.styles=[N,fr,k`
      .verdict {
        margin-bottom: 6px;
        padding: 10px 14px;
        font-size: 0.9375rem;
      }
    `];$h([d({attribute:!1})],Hi.prototype,"decision",2);Hi=$h([z("hw-decision")],Hi);function Hp(e){return l`<dl class="facts">
    ${e.map(([t,s])=>s===null||s===""?u:l`<div>
            <dt>${t}</dt>
            <dd>${s}</dd>
          </div>`)}
  </dl>`}const Ip=k`
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
`;var Fp=Object.defineProperty,Gp=Object.getOwnPropertyDescriptor,_h=e=>{throw TypeError(e)},xh=(e,t,s,i)=>{for(var n=i>1?void 0:i?Gp(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Fp(t,s,n),n},Kp=(e,t,s)=>t.has(e)||_h("Cannot "+s),jp=(e,t,s)=>t.has(e)?_h("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Ka=(e,t,s)=>(Kp(e,t,"access private method"),s),Si,kh,Sh;const Vp={captured:()=>o("the packet was read"),decoded:()=>o("it had become a picture"),detected:()=>o("the detector had looked"),confirmed:()=>o("it was sure enough"),published:()=>o("it was stored and told")};let Ii=class extends E{constructor(){super(...arguments),jp(this,Si),this.trace={}}render(){const e=tp(this.trace),t=e.at(-1)?.at??0;return e.length<2?l`<p class="muted">${o("Nothing was measured for this event.")}</p>`:l`
      <p>
        <strong class="numbers">${Q(t)}</strong>
        <span class="muted">${o("from {start} to {end}",{start:o(e[0]?.name??""),end:o(e.at(-1)?.name??"")})}</span>
      </p>
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
        ${e.map(s=>Ka(this,Si,kh).call(this,s,t))}
      </svg>
      <ol>
        ${e.map((s,i)=>Ka(this,Si,Sh).call(this,s,i))}
      </ol>
    `}};Si=new WeakSet;kh=function({name:e,at:t,seconds:s},i){if(i===0||s===0)return"";const n=1e3*(t-s)/i;return g`<rect class=${e} x=${n} width=${Math.max(2,1e3*s/i-2)} height="10" />`};Sh=function({name:e,moment:t,seconds:s},i){return l`<li title=${qd(t)}>
      <i class=${e}></i>
      <span><b>${o(e)}</b> <span class="muted">${Vp[e]()}</span></span>
      <span class="numbers">${i===0?"":`+ ${Q(s)}`}</span>
    </li>`};Ii.styles=[N,k`
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
    `];xh([d({attribute:!1})],Ii.prototype,"trace",2);Ii=xh([z("hw-trace-bar")],Ii);var qp=Object.defineProperty,Zp=Object.getOwnPropertyDescriptor,Mh=e=>{throw TypeError(e)},ms=(e,t,s,i)=>{for(var n=i>1?void 0:i?Zp(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&qp(t,s,n),n},Yp=(e,t,s)=>t.has(e)||Mh("Cannot "+s),Jp=(e,t,s)=>t.has(e)?Mh("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Mi=(e,t,s)=>(Yp(e,t,"access private method"),s),Ue,Ah,Eh,Ch,Th;let ae=class extends E{constructor(){super(...arguments),Jp(this,Ue),this.cameraName="",this.answer=null,this.problem=null}willUpdate(e){e.has("event")&&Mi(this,Ue,Th).call(this,this.event)}render(){const e=this.answer?.decision??this.event.decision;return l`
      ${Mi(this,Ue,Ah).call(this)}
      <section aria-live="polite">
        <h3>${o("Why was it told?")}</h3>
        ${Mi(this,Ue,Eh).call(this)}
      </section>
      ${e?Xp(e):u}
      <section>
        <h3>${o("How fast it was told")}</h3>
        <hw-trace-bar .trace=${this.event.trace}></hw-trace-bar>
      </section>
    `}};Ue=new WeakSet;Ah=function(){const{event:e}=this,t=Z(e),s=new Date(e.timestamp);return Hp([[o("What"),Is(e.type)],[o("When"),`${yr(s,new Date)}, ${Hs(s)}`],[o("Camera"),this.cameraName],[o("Seen as"),t.label&&$t(yt(t.label))],[o("Sure to"),t.score===null?null:Be(t.score)],[o("Zone"),t.zones.join(", ")],[o("Line"),t.line],[o("Lasted"),t.duration===null?null:Q(t.duration)],[o("Looks that saw it"),t.looks]])};Eh=function(){if(this.problem)return l`<p class="verdict held">${this.problem}</p>`;if(!this.answer)return l`<p class="muted">${o("Asking …")}</p>`;const{look:e}=this.answer;return e?.record?Mi(this,Ue,Ch).call(this,e.record):l`<p class="verdict quiet">${tf(e?.reason??null)}</p>`};Ch=function(e){const{track:t}=Z(this.event),s=e.tracks.filter(({id:h})=>h===t),i=s.length>0?s:Dp(e.tracks,t),{kind:n,text:r}=zp(e,i),{frame:a}=Pp(e.checks);return l`
      <p class="verdict ${n}">${r}</p>
      ${i.map(Qp)}
      <h4>${o("The picture")}</h4>
      <hw-check-list .checks=${a}></hw-check-list>
    `};Th=async function({entry_id:e,id:t}){this.answer=null,this.problem=null;try{const s=await this.home.hass.callWS({type:"hearthwatch/explain",entry_id:e,event_id:t});this.event.id===t&&(this.answer=s)}catch(s){this.event.id===t&&(this.problem=it(s))}};ae.styles=[N,wt,Ip,fr,k`
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
    `];ms([d({attribute:!1})],ae.prototype,"home",2);ms([d({attribute:!1})],ae.prototype,"event",2);ms([d()],ae.prototype,"cameraName",2);ms([b()],ae.prototype,"answer",2);ms([b()],ae.prototype,"problem",2);ae=ms([z("hw-event-reasons")],ae);function Xp(e){return l`<section>
    <h3>${o("Did it alert?")}</h3>
    <hw-decision .decision=${e}></hw-decision>
  </section>`}function Qp(e){return l`<h4>${Fn(e)} <span class="chip">${o(e.state)}</span></h4>
    <hw-check-list .checks=${e.checks}></hw-check-list>`}function tf(e){return e!==null&&gr()?e:o("What the engine saw then is not kept any more: it is for an hour.")}const ef={"user or password is wrong":"Benutzer oder Passwort stimmt nicht","the camera wants a user and a password":"die Kamera verlangt Benutzer und Passwort","the camera forbids it to this user":"die Kamera erlaubt es diesem Benutzer nicht","the camera refused; is the address right?":"die Kamera lehnt ab; stimmt die Adresse?","the camera refused; it may have too many viewers":"die Kamera lehnt ab; vielleicht hat sie schon zu viele Zuschauer","the camera has no stream under this path":"unter diesem Pfad hat die Kamera keinen Stream","the camera has nothing under this path":"unter diesem Pfad hat die Kamera nichts","the camera ended the stream":"die Kamera hat den Stream beendet","the camera hung up":"die Kamera hat die Verbindung getrennt","the stream ended":"der Stream ist zu Ende","what answers there speaks no proper RTSP":"was dort antwortet, spricht kein richtiges RTSP","nothing listens on this port":"an diesem Port antwortet nichts","nothing answers at this address":"unter dieser Adresse antwortet nichts","no device of this name is known":"kein Gerät dieses Namens ist bekannt","there is no way to it, or it hung up":"kein Weg führt dorthin, oder die Verbindung wurde getrennt","there is no video in it":"es ist kein Video darin","its video codec is unknown":"der Videocodec ist unbekannt","what comes is no video":"was kommt, ist kein Video","there is no such file":"diese Datei gibt es nicht","the file may not be read":"die Datei darf nicht gelesen werden","the file has been played to its end":"die Datei ist zu Ende gespielt","there is no video in the folder yet":"im Ordner ist noch kein Video","it waits for the next upload":"sie wartet auf die nächste Aufnahme","no answer for {seconds} s":"seit {seconds} s keine Antwort","no picture for {seconds} s":"seit {seconds} s kein Bild","a picture is too large":"ein Bild ist zu groß","another program uses the camera":"ein anderes Programm benutzt die Kamera","no picture begins":"es beginnt kein Bild","raw pictures":"unkomprimierte Bilder","the FTP server is switched off (ftp.enabled)":"der FTP-Server ist ausgeschaltet (ftp.enabled)","the address cannot be understood":"die Adresse ist nicht zu verstehen","the camera gives no pictures of this size and format":"die Kamera liefert keine Bilder in dieser Größe und diesem Format","the camera gives nothing any more":"die Kamera liefert nichts mehr","the camera is not plugged in":"die Kamera ist nicht eingesteckt","the camera was unplugged":"die Kamera wurde ausgesteckt","the device gives no address for its stream":"das Gerät nennt keine Adresse für seinen Stream","the device has no stream":"das Gerät hat keinen Stream","the device makes no pictures when asked":"das Gerät macht auf Anfrage keine Bilder","the device names no such service":"das Gerät nennt keinen solchen Dienst","the device tells of no events":"das Gerät meldet keine Ereignisse","the device wants a user and a password":"das Gerät verlangt Benutzer und Passwort","the device's answer does not end":"die Antwort des Geräts endet nicht","the device's answer is too long":"die Antwort des Geräts ist zu lang","the engine may not use the camera":"die Engine darf die Kamera nicht benutzen","the file is cut off or damaged; nothing can be played":"die Datei ist abgeschnitten oder beschädigt; nichts davon ist abspielbar","the file is empty":"die Datei ist leer","the file is no video":"die Datei ist kein Video","the picture does not end":"das Bild endet nicht","the picture is damaged":"das Bild ist beschädigt","the picture is too large":"das Bild ist zu groß","the rest of the file cannot be read":"der Rest der Datei ist nicht lesbar","there is no such folder":"diesen Ordner gibt es nicht","there is not one picture in it":"es ist kein einziges Bild darin","this device gives no pictures; a camera often has two, and the other one does":"dieses Gerät liefert keine Bilder; eine Kamera hat oft zwei, und das andere liefert welche","this device is no camera":"dieses Gerät ist keine Kamera","this is a folder, not a file":"das ist ein Ordner, keine Datei","this is no camera":"das ist keine Kamera","what answers there speaks no ONVIF":"was dort antwortet, spricht kein ONVIF","what answers there speaks no proper HTTP":"was dort antwortet, spricht kein richtiges HTTP","what comes is no JPEG picture":"was kommt, ist kein JPEG-Bild","it leads to another host; give that one's address":"es führt zu einem anderen Gerät; gib dessen Adresse an","the camera wants the password in a way that is not known here":"die Kamera verlangt das Passwort auf eine Weise, die hier nicht bekannt ist","the file cannot be read now ({error})":"die Datei ist gerade nicht lesbar ({error})","the camera gives no {wanted}, but {there}":"die Kamera liefert nicht {wanted}, sondern {there}","the camera cannot be read: {error}":"die Kamera ist nicht lesbar: {error}","the device has {count} camera":"das Gerät hat {count} Kamera","the device has {count} cameras":"das Gerät hat {count} Kameras","the device refused: {reason}":"das Gerät lehnt ab: {reason}","the device tells nothing: {reason}":"das Gerät meldet nichts: {reason}","no whole picture came within {seconds} s":"innerhalb von {seconds} s kam kein ganzes Bild","the engine may not use the camera: its user must be in the group {group}":"die Engine darf die Kamera nicht benutzen: ihr Benutzer muss in der Gruppe {group} sein","its pictures of {width}x{height} are too large":"die Bilder mit {width}x{height} sind zu groß","its pictures of {width}x{height} are too long":"die Bilder mit {width}x{height} sind zu lang","its pictures of {width}x{height} are too small":"die Bilder mit {width}x{height} sind zu klein","the port {port} cannot be used ({error})":"der Port {port} ist nicht benutzbar ({error})"},sf={"{day}, {time}":"{day}, {time}","Moment on the timeline":"Zeitpunkt auf der Zeitleiste","Arrow keys move the cursor and choose a camera, with Shift they go to the next event. Plus and minus zoom, Page Up and Page Down turn the page.":"Pfeiltasten bewegen den Zeiger und wählen eine Kamera, mit Umschalt gehen sie zum nächsten Ereignis. Plus und Minus zoomen, Bild auf und Bild ab blättern.","What happened":"Was passiert ist",Everything:"Alles",People:"Personen",Vehicles:"Fahrzeuge",Animals:"Tiere",Packages:"Pakete",Where:"Wo",Everywhere:"Überall","How sure":"Wie sicher",Any:"Egal","From {share} %":"Ab {share} %","Show everything":"Alles zeigen",Cameras:"Kameras","Keep it for good":"Für immer behalten","Kept for good":"Wird für immer behalten","Delete the clip":"Clip löschen","Clip deleted.":"Clip gelöscht.","It is back.":"Er ist wieder da.",Footage:"Aufnahme",Span:"Zeitspanne",Hour:"Stunde",Day:"Tag",Week:"Woche",Earlier:"Früher",Later:"Später",Now:"Jetzt","Choose something that happened, or a moment on the bar.":"Wähle etwas aus, das passiert ist, oder einen Zeitpunkt auf der Leiste.","Play the clip":"Clip abspielen","Nothing like that happened in this time.":"So etwas ist in dieser Zeit nicht passiert.","Nothing happened in this time.":"In dieser Zeit ist nichts passiert.","There is no camera that you may see.":"Es gibt keine Kamera, die du sehen darfst.","Add one, or ask an administrator to let you see some.":"Füge eine hinzu oder bitte einen Administrator, dir welche zu zeigen.",Title:"Titel","Begins with":"Beginnt mit","Without any, all that you may see":"Ohne Auswahl alle, die du sehen darfst","{key} must be a list of texts":"{key} muss eine Liste von Texten sein","span must be one of {choices}":"span muss eines von {choices} sein"},nf={...sf,...ef,Live:"Live","Live, transcoded":"Live, umgewandelt",", {seconds} s behind":", {seconds} s später","Going live …":"Gleich live …","Go live again":"Wieder live",Pause:"Anhalten","Paused at {time}":"Angehalten um {time}","Press play to see it live":"Drück auf Wiedergabe, um es live zu sehen","Stills. {why}":"Einzelbilder. {why}","Stills. Going live again …":"Einzelbilder. Gleich wieder live …","No connection, trying again …":"Keine Verbindung, neuer Versuch …","This browser plays no live video.":"Dieser Browser zeigt kein Live-Video.","This browser does not play {codec} pictures.":"Dieser Browser zeigt keine {codec}-Bilder.","The browser cannot decode the pictures.":"Der Browser kann die Bilder nicht dekodieren.","The browser does not keep up.":"Der Browser kommt nicht hinterher.","The browser cannot read the pictures.":"Der Browser kann die Bilder nicht lesen.","The browser has no room for the pictures.":"Der Browser hat keinen Platz für die Bilder.","The pictures do not play.":"Die Bilder laufen nicht.","Sound on":"Ton an","Sound off":"Ton aus","Full screen":"Vollbild","Leave full screen":"Vollbild verlassen","Live picture of {name}":"Live-Bild von {name}","Newest picture of {name}":"Neuestes Bild von {name}","Show {name} live":"{name} live zeigen","Stop the live picture of {name}":"Live-Bild von {name} beenden","Fetching the first picture …":"Das erste Bild wird geholt …","Connecting …":"Verbindet sich …",Connecting:"Verbindet sich","No picture":"Kein Bild",Online:"Online",Offline:"Offline","Offline. {why}":"Offline. {why}","Offline for {time}":"Seit {time} offline","Switched off":"Ausgeschaltet","Which camera?":"Welche Kamera?","Choose one in the settings of this card.":"Wähle eine in den Einstellungen dieser Karte.","Choose another one in the settings of this card.":"Wähle eine andere in den Einstellungen dieser Karte.","This camera is gone.":"Diese Kamera gibt es nicht mehr.","You may not see this camera.":"Du darfst diese Kamera nicht sehen.","An administrator can allow it, or choose another camera for this card.":"Ein Administrator kann es erlauben oder dieser Karte eine andere Kamera geben.","The Hearthwatch integration is not set up.":"Die Hearthwatch-Integration ist nicht eingerichtet.","Add it under Settings, Devices & services.":"Füge sie unter Einstellungen, Geräte & Dienste hinzu.","Home Assistant does not answer.":"Home Assistant antwortet nicht.","It is tried again every few seconds.":"Es wird alle paar Sekunden neu versucht.","No connection to Home Assistant":"Keine Verbindung zu Home Assistant","Trying again …":"Neuer Versuch …","The engine does not answer":"Die Engine antwortet nicht","The engine does not answer.":"Die Engine antwortet nicht.","Does the Hearthwatch app run? It is tried again all the time.":"Läuft die Hearthwatch-App? Es wird laufend neu versucht.","Nothing is looked at or recorded.":"Es wird nichts angesehen oder aufgenommen.","Is it switched on, and in the network?":"Ist sie eingeschaltet und im Netzwerk?","You may not do that.":"Das darfst du nicht.","It is gone.":"Es ist nicht mehr da.","The engine is busy. Try again in a moment.":"Die Engine ist beschäftigt. Versuch es gleich noch einmal.","There is no live picture of it.":"Davon gibt es kein Live-Bild.","Try again":"Noch einmal versuchen",Record:"Aufnehmen",Recording:"Nimmt auf","Recording for {seconds} s.":"Nimmt {seconds} s lang auf.",Snapshot:"Foto","The picture was taken.":"Das Foto ist gemacht.",Detection:"Erkennung","Detection is on.":"Die Erkennung ist an.","Detection is off.":"Die Erkennung ist aus.",Zones:"Zonen",More:"Mehr","What is there now":"Was gerade da ist","{count} people":"{count} Personen",Person:"Person",Vehicle:"Fahrzeug",Animal:"Tier",Package:"Paket",Motion:"Bewegung","Last events of {name}":"Letzte Ereignisse von {name}","Nothing has happened yet.":"Noch ist nichts passiert.","just now":"gerade eben","{minutes} min ago":"vor {minutes} min",Today:"Heute",Yesterday:"Gestern","1 day":"1 Tag","{days} days":"{days} Tage","Back to the live picture":"Zurück zum Live-Bild","Fetching the clip …":"Der Clip wird geholt …","Still being recorded: the clip plays as soon as it is there.":"Wird noch aufgenommen: Der Clip läuft, sobald er da ist.","Nothing was recorded then.":"Da wurde nichts aufgenommen.","The clip was deleted. This is the picture.":"Der Clip wurde gelöscht. Das ist das Bild.","The clip cannot be played now.":"Der Clip lässt sich gerade nicht abspielen.","This browser cannot play the clip{codec}.":"Dieser Browser kann den Clip nicht abspielen{codec}.","Save it":"Speichern","This event has no picture.":"Zu diesem Ereignis gibt es kein Bild.","{thing} in {place}":"{thing} in {place}","{thing} at {place}":"{thing} bei {place}","{who} at {place}":"{who} bei {place}","{what} at {place}":"{what} bei {place}","{thing} left {place}":"{thing} hat {place} verlassen","{thing} entered {place}":"{thing} hat {place} betreten","{thing} stays in {place}":"{thing} bleibt in {place}","{thing} stays at {place}":"{thing} bleibt bei {place}","{thing} parked in {place}":"{thing} hat in {place} geparkt","{thing} parked at {place}":"{thing} hat bei {place} geparkt","{thing} crossed {line}":"{thing} hat {line} überquert:","a line":"eine Linie",forward:"vorwärts",backward:"rückwärts","for {time}":"seit {time}","after {time}":"nach {time}","Motion at {place}":"Bewegung bei {place}","{share} of the picture":"{share} des Bildes","Calm again at {place}":"Wieder ruhig bei {place}","Recording began at {place}":"Aufnahme begonnen bei {place}","Recording ended at {place}":"Aufnahme beendet bei {place}","Clip of {place} is ready":"Clip von {place} ist fertig","A picture of {place} was taken":"Foto von {place}","{place} is online":"{place} ist online","{place} went offline":"{place} ist offline","A face":"Ein Gesicht","A sound":"Ein Geräusch","{sound} heard at {place}":"{sound} bei {place} gehört","Somebody rang at {place}":"Bei {place} hat es geklingelt","Alert: {title}":"Alarm: {title}","Alert over: {title}":"Alarm vorbei: {title}","something happened":"etwas ist passiert",something:"etwas","the engine":"der Engine","Something about who may come in":"Etwas zum Zugang","The engine needs attention":"Die Engine braucht dich",Seen:"Gesehen",Gone:"Weg","Zone entered":"Zone betreten","Zone left":"Zone verlassen","Line crossed":"Linie überquert",Loitering:"Verweilt",Parked:"Geparkt","Motion ended":"Bewegung vorbei","Recording began":"Aufnahme begonnen","Recording ended":"Aufnahme beendet","Clip ready":"Clip fertig","Picture taken":"Foto","Camera online":"Kamera online","Camera offline":"Kamera offline",Face:"Gesicht",Sound:"Geräusch",Doorbell:"Klingel",Alert:"Alarm","Alert over":"Alarm vorbei",Security:"Sicherheit",System:"System","Why?":"Warum?","Why was it told?":"Warum wurde es gemeldet?","Did it alert?":"Gab es Alarm?","How fast it was told":"Wie schnell es gemeldet wurde","Asking …":"Wird gefragt …",What:"Was",When:"Wann",Camera:"Kamera","Seen as":"Erkannt als","Sure to":"Sicher zu",Zone:"Zone",Line:"Linie",Lasted:"Dauer","Looks that saw it":"So oft gesehen","The picture":"Das Bild","What the engine saw then is not kept any more: it is for an hour.":"Was die Engine da sah, wird nur eine Stunde lang behalten.","{names} is followed: it was sure enough to be told.":"{names} wird verfolgt: sicher genug, um gemeldet zu werden.","{names} are followed: they were sure enough to be told.":"{names} werden verfolgt: sicher genug, um gemeldet zu werden.","{name} is not told: {why}.":"{name} wird nicht gemeldet: {why}.","Nothing to tell: {why}.":"Nichts zu melden: {why}.","It looked and saw nothing that it looks for.":"Es wurde nichts gesehen, wonach gesucht wird.","It opened an alert.":"Es hat einen Alarm ausgelöst.","It opened an alert, as {severity}.":"Es hat einen Alarm ausgelöst, Stufe {severity}.","It alerted: {reason}.":"Es gab Alarm: {reason}.","It did not alert: {reason}.":"Es gab keinen Alarm: {reason}.",low:"niedrig",medium:"mittel",high:"hoch",critical:"kritisch","Passed:":"Erfüllt:","Not passed:":"Nicht erfüllt:","{gate} {value}, the limit is {limit}":"{gate} {value}, die Grenze ist {limit}",stream:"Stream",motion:"Bewegung",look:"Blick",score:"Sicherheit",size:"Größe",ratio:"Form",label:"Art",evidence:"Belege",moved:"Weg",stationary:"Stillstand",zone:"Zone",line:"Linie",sound:"Geräusch",steady:"Schwankung",pattern:"Muster",speech:"Sprache",enabled:"An",type:"Ereignis",mode:"Modus",quiet:"Ruhezeit",severity:"Stufe",cooldown:"Pause",open:"Offen","in a zone":"in einer Zone","outside all zones":"außerhalb aller Zonen","it is looked for":"danach wird gesucht","it is not looked for":"danach wird nicht gesucht","alerts are switched on":"Alarme sind eingeschaltet","alerts are switched off":"Alarme sind ausgeschaltet","it is of a type that alerts":"solche Ereignisse lösen Alarm aus","it is of no type that alerts":"solche Ereignisse lösen keinen Alarm aus","this mode alerts":"in diesem Modus gibt es Alarme","this mode does not alert":"in diesem Modus gibt es keine Alarme","these are no quiet hours":"es ist keine Ruhezeit","these are quiet hours":"es ist Ruhezeit","it belongs to an alert of now":"es gehört zu einem Alarm von jetzt","it was seen often enough":"es wurde oft genug gesehen","it was not seen often enough":"es wurde nicht oft genug gesehen","it crossed the line":"es hat die Linie überquert","an alert like it is open":"so ein Alarm ist offen","the background is being learned":"was dort üblich ist, wird noch gelernt","it is the rhythm of an alarm":"es ist der Rhythmus eines Melders","it is not yet the rhythm of an alarm":"es ist noch nicht der Rhythmus eines Melders","it may be over or go on":"es kann vorbei sein oder weitergehen","it was looked at":"es wurde hingesehen","nothing moves and nothing is due":"nichts bewegt sich, und nichts ist fällig",confirmed:"bestätigt",tentative:"unsicher",lost:"verloren","Nothing was measured for this event.":"Bei diesem Ereignis wurde nichts gemessen.","from {start} to {end}":"von {start} bis {end}",captured:"aufgenommen",decoded:"dekodiert",detected:"erkannt",published:"gemeldet","the packet was read":"das Paket war gelesen","it had become a picture":"es war ein Bild geworden","the detector had looked":"der Detektor hatte hingesehen","it was sure enough":"es war sicher genug","it was stored and told":"es war gespeichert und gemeldet","Zones of {name}":"Zonen von {name}","Zones and lines":"Zonen und Linien","A zone tells where something happens, such as the porch but not the street. A line counts what crosses it.":"Eine Zone sagt, wo etwas passiert: an der Haustür, aber nicht auf der Straße. Eine Linie zählt, was sie überquert.","Tap the corners of the zone, one after another. Tap the first one again to finish.":"Tippe die Ecken der Zone nacheinander an, zum Schluss wieder die erste.","Tap where the line begins, then where it ends.":"Tippe an, wo die Linie beginnt, dann, wo sie endet.","Begin with a rectangle":"Mit einem Rechteck beginnen","Begin with a level line":"Mit einer waagerechten Linie beginnen",Done:"Fertig",Cancel:"Abbrechen",Undo:"Rückgängig",Redo:"Wiederholen",Back:"Zurück",Close:"Schließen",Save:"Speichern","Saving …":"Wird gespeichert …","Saved. It holds from now on.":"Gespeichert. Es gilt ab sofort.","Your drawing from before, not saved yet.":"Deine Zeichnung von vorhin, noch nicht gespeichert.","Somebody else has changed these zones meanwhile. Save again to put yours in their place.":"Jemand anderes hat diese Zonen inzwischen geändert. Speichere noch einmal, um sie durch deine zu ersetzen.","Show theirs":"Die anderen zeigen","Theirs. Undo brings yours back.":"Die anderen. „Rückgängig“ holt deine zurück.","Without a name":"Ohne Namen","Delete {name}":"{name} löschen","{name} is deleted. Undo brings it back.":"{name} ist gelöscht. „Rückgängig“ holt es zurück.","It needs a name.":"Hier fehlt ein Name.","Another one has this name.":"So heißt schon etwas anderes.","Its edges cross: move the corners apart.":"Die Kanten kreuzen sich: Zieh die Ecken auseinander.","It is too small.":"Das ist zu klein.","Corner {number} of {count}":"Ecke {number} von {count}","arrow keys move it, Delete removes it":"Pfeiltasten verschieben sie, Entf löscht sie","Add a corner here":"Hier eine Ecke einfügen",Name:"Name","What counts":"Was zählt","Nothing is chosen: everything that the camera tells counts.":"Nichts ist gewählt: Es zählt alles, was die Kamera meldet.","Tell when somebody stays":"Melden, wenn jemand bleibt",Seconds:"Sekunden",Filters:"Filter","Sure to at least":"Sicher zu mindestens","Covers at least":"Bedeckt mindestens","Covers at most":"Bedeckt höchstens","The arrow shows what is told as forward.":"Der Pfeil zeigt, was als vorwärts gemeldet wird.","Turn it round":"Umdrehen","Try on the last day":"Am letzten Tag ausprobieren","Tried on the last day":"Am letzten Tag ausprobiert","Stop trying":"Abbrechen","Looking through the last day's clips …":"Die Clips des letzten Tages werden durchgesehen …","{clips} clips of the last day, {time} of footage":"{clips} Clips des letzten Tages, {time} Film","Would be told":"Würde gemeldet","Would not be told any more":"Würde nicht mehr gemeldet","Nothing would change: {count} events, as before.":"Nichts würde sich ändern: {count} Ereignisse wie bisher.","{gained} events more, {lost} fewer: {after} instead of {before}.":"{gained} Ereignisse mehr, {lost} weniger: {after} statt {before}.","Hearthwatch camera":"Hearthwatch-Kamera","A camera live with boxes, what is there now, and its last events with their clips.":"Eine Kamera live mit Rahmen, was gerade da ist, und ihre letzten Ereignisse mit ihren Clips.","Hearthwatch timeline":"Hearthwatch-Zeitleiste","All cameras over time: move to any moment, filter, and play what happened.":"Alle Kameras im Lauf der Zeit: zu jedem Moment gehen, filtern und abspielen, was passiert ist.","Live picture":"Live-Bild","When it is tapped":"Wenn es angetippt wird","Always, while it is seen":"Immer, solange es zu sehen ist",Boxes:"Rahmen","Last events":"Letzte Ereignisse",Buttons:"Knöpfe","Only if it is to be called something else here":"Nur wenn sie hier anders heißen soll","Live pictures of many cameras take much of a tablet's strength":"Live-Bilder vieler Kameras strengen ein Tablet an","{key} must be a text":"{key} muss ein Text sein","{key} must be true or false":"{key} muss true oder false sein","live must be one of {choices}":"live muss eines von {choices} sein"},rf=`
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
parcel|Paket|Pakete
box|Karton|Kartons
cardboard box|Pappkarton|Pappkartons
carton|Karton|Kartons
smoke alarm|Rauchmelder|Rauchmelder
carbon monoxide alarm|Kohlenmonoxid-Melder|Kohlenmonoxid-Melder
speech|Sprache|Sprache
`,af=Object.fromEntries(rf.trim().split(`
`).flatMap(e=>{const[t="",s="",i="",n]=e.split("|"),r=/(s|ch|x)$/.test(t)?"es":"s",a=n??`${t}${r}`;return a===t?[[t,s]]:[[t,s],[a,i]]})),Ph={de:{...af,...nf}};let Gn="";function Br({language:e,locale:t,config:s}){const i=t.time_zone==="server"?s.time_zone:void 0,n=`${e} ${i}`;n!==Gn&&(Gn=n,xo(Ph[e.split("-")[0]??""]??{},{locale:e,timeZone:i}))}function js(){if(Gn)return;const{lang:e}=document.documentElement;xo(Ph[e.split("-")[0]??""]??{},e?{locale:e}:{})}const ja=1e3;class of{#t=new Map;#e=new Map;add({camera_id:t,timestamp:s,tracks:i}){const n=this.#t.get(t)??[];n.push({at:Date.parse(s),tracks:i}),this.#t.set(t,n.slice(-40));for(const r of this.#e.get(t)??[])r()}clear(){this.#t.clear();for(const t of this.#e.values())for(const s of t)s()}at(t,s){const i=this.#t.get(t)??[],n=s===null?-1:i.findIndex(c=>c.at>=s),[r,a]=[i.at(n-1),i[n]];if(s===null||!a)return hf(i,s);if(n===0||!r)return a.tracks;const h=(s-r.at)/(a.at-r.at);return h<.5?r.tracks.map(c=>Kn(c,a,h)):a.tracks.map(c=>Kn(c,r,1-h))}watch(t,s){const i=this.#e.get(t)??new Set;return this.#e.set(t,i.add(s)),()=>i.delete(s)}}function hf(e,t){const[s,i]=[e.at(-2),e.at(-1)];if(!i)return[];if(t===null)return i.tracks;if(t-i.at>ja)return i.tracks.filter(({state:r})=>r==="stationary");if(!s||i.at-s.at>ja)return i.tracks;const n=(t-i.at)/(i.at-s.at);return i.tracks.map(r=>cf(r,s,Math.min(n,1)))}function cf(e,t,s){const{box:i}=e,n=Kn(e,t,-s).box,r=n.x+(n.width-i.width)/2,a=n.y+(n.height-i.height)/2;return{...e,box:{...i,x:r,y:a}}}function Kn(e,{tracks:t},s){const i=t.find(({id:a})=>a===e.id)?.box;if(!i)return e;const{box:n}=e,r=a=>n[a]+s*(i[a]-n[a]);return{...e,box:{x:r("x"),y:r("y"),width:r("width"),height:r("height")}}}const Va=6*3600,lf=600;class df{constructor(t){this.hass=t}#t=new Map;async signed(t){const s=this.#t.get(t);if(s&&s.until>Date.now())return s.url;const i=this.hass(),n=await i.callWS({type:"auth/sign_path",path:t,expires:Va}),r=i.hassUrl(n.path);return this.#t.set(t,{url:r,until:Date.now()+(Va-lf)*1e3}),r}}class uf{#t=null;get known(){return this.#t!==null}hear(t,s=Date.now()){Number.isNaN(t)||(this.#t=Math.min(this.#t??Number.POSITIVE_INFINITY,s-t))}fromHere(t){return t-(this.#t??0)}}const qa=15e3;class pf{constructor(t,s,i){this.hass=t,this.addresses=s,this.find=i,this.clock=new uf,this.peersRest=new Map,this.#t=new Map,this.#e=0}#t;#e;async videoUrl(t,{stream:s,sound:i}){const n=`${this.#i(t)}/live?stream=${s}&sound=${i}`,r=new URL(await this.addresses.signed(n));return r.protocol=r.protocol==="https:"?"wss:":"ws:",r.href}async offerPeer(t,s){const i=this.find(t)?.entities.live;if(!i)throw new $s(404,o("There is no live picture of it."));const n=String(++this.#e);try{return{sdp:await this.#s(n,i,s),session:n,stream:"main",transcoded:!1}}catch(r){throw await this.endPeer(t,n),r}}#s(t,s,i){return new Promise((n,r)=>{const a=setTimeout(()=>r(new Ln),qa),h=c=>{c.type!=="answer"&&c.type!=="error"||(clearTimeout(a),c.type==="answer"?n(c.answer):r(new $s(502,c.message)))};this.hass().connection.subscribeMessage(h,{type:"camera/webrtc/offer",entity_id:s,offer:i},{resubscribe:!1}).then(c=>this.#t.set(t,c),r)})}async endPeer(t,s){const i=this.#t.get(s);this.#t.delete(s),await i?.()}async snapshot(t,s,i){const n=`${this.#i(t)}/snapshot?width=${s}`;let r;try{r=await this.hass().fetchWithAuth(n,{cache:"no-store",signal:AbortSignal.any([i,AbortSignal.timeout(qa)])})}catch(h){throw i.aborted?h:new Ln}if(!r.ok)throw new $s(r.status,ff(r.status));const a=Date.parse(r.headers.get("X-Captured")??"");return{jpeg:await r.blob(),captured:Number.isNaN(a)?null:a}}#i(t){const s=this.find(t)?.entry_id;if(!s)throw new $s(404,o("This camera is gone."));return`/api/hearthwatch/${s}/cameras/${t}`}}function ff(e){return o(e===401||e===403?"You may not see this camera.":e===404?"This camera is gone.":e===503?"No picture":"The engine does not answer.")}const mf=1e4,gf=5e3,vf=["online","camera_enabled","health"],wf=200,Za=new WeakMap;class Ur extends ei{constructor(t){super(),this.cameras=null,this.obstacle=null,this.connected=!0,this.tracks=new of,this.#e=new Map,this.#s=new Set,this.#i=new Set,this.#n=new Map,this.#r=null,this.#a="",this.#h=0,this.#f=()=>{this.connected=!1,this.tracks.clear(),this.changed()},this.#b=()=>{this.connected=!0,this.refresh(),this.#x(),this.changed(),this.#r||this.#m()},this.#t=t,this.pictures=new pf(()=>this.#t,new df(()=>this.#t),s=>this.camera(s))}#t;#e;#s;#i;#n;#r;#a;#h;#o;#l;#c;static of(t){const s=Za.get(t.connection)??new Ur(t);return Za.set(t.connection,s),s.#d(t),s}get hass(){return this.#t}#d(t){const s=this.#t;if(this.#t=t,s===t||this.#s.size===0)return;this.cameras?.some(({entities:n})=>vf.some(r=>{const a=n[r]??"";return s.states[a]?.state!==t.states[a]?.state}))&&this.#p()}#p(){this.#c??=setTimeout(()=>{this.#c=void 0,this.refresh()},wf)}join(t){return clearTimeout(this.#o),this.#s.add(t),this.#s.size===1&&!this.#r&&this.#w(),()=>{this.#s.delete(t),clearTimeout(this.#o),this.#s.size===0&&(this.#o=setTimeout(()=>this.#g(),mf))}}listen(t){return this.#i.add(t),()=>this.#i.delete(t)}watch(t){this.#n.set(t,(this.#n.get(t)??0)+1),this.#m();let s=!1;return()=>{if(s)return;s=!0;const i=(this.#n.get(t)??1)-1;i>0?this.#n.set(t,i):this.#n.delete(t),this.#m()}}camera(t){return this.cameras?.find(({camera_id:s})=>s===t)??null}cameraOfDevice(t){return this.cameras?.find(({device_id:s})=>s===t)??null}engineLives({entry_id:t}){return this.#e.get(t)??!0}url(t){return t?this.#t.hassUrl(t):""}async refresh(){try{const t=await this.#t.callWS({type:"hearthwatch/cameras"});this.cameras=t.cameras;for(const{entry_id:s,live:i}of t.engines)this.#e.has(s)||this.#e.set(s,i);this.obstacle=null}catch(t){this.obstacle=Ya(t),this.#$()}this.changed()}#w(){const{connection:t}=this.#t;this.connected=t.connected,t.addEventListener("ready",this.#b),t.addEventListener("disconnected",this.#f),this.refresh(),this.#m()}#g(){const{connection:t}=this.#t;t.removeEventListener("ready",this.#b),t.removeEventListener("disconnected",this.#f),clearTimeout(this.#l),clearTimeout(this.#c),this.#c=void 0,this.#h+=1,this.#a="",zn(this.#r),this.#r=null,this.#e.clear()}#f;#b;#m(){queueMicrotask(()=>{this.#y()})}async#y(){const t=[...this.#n.keys()].sort(),s=`tracks ${t.join()}`;if(this.#s.size===0||this.#a===s)return;this.#a=s;const i=++this.#h;try{const n=await this.#t.connection.subscribeMessage(a=>{i===this.#h&&this.#v(a)},{type:"hearthwatch/subscribe",tracks:t});if(i!==this.#h){zn(n);return}const r=this.#r;this.#r=n,zn(r)}catch(n){if(i!==this.#h)return;this.#a="",this.obstacle??=Ya(n),this.#$(),this.changed()}}#$(){clearTimeout(this.#l),this.#l=setTimeout(()=>{this.#s.size===0||!this.connected||(this.refresh(),this.#y())},gf)}#v(t){switch(t.topic){case"connection":this.#u(t.entry_id,t.data.live);break;case"cameras":this.#p();break;case"tracks":this.pictures.clock.hear(Date.parse(t.data.timestamp)),this.tracks.add(t.data);break;case"events":this.pictures.clock.hear(Date.parse(t.data.trace.published??"")),this.#_(s=>s.onEvent?.(t.data));break;case"clips":this.#_(s=>s.onClip?.(t.type,t.data));break;case"jobs":this.#_(s=>s.onJob?.(t.data));break;case"dropped":this.#x();break}}#u(t,s){const i=this.#e.get(t);this.#e.set(t,s),s&&i===!1&&(this.#p(),this.#x()),s||this.tracks.clear(),this.changed()}#x(){this.#_(t=>t.onGap?.())}#_(t){for(const s of[...this.#i])t(s)}}function Ya(e){return ii(e)?e.code==="unknown_command"?"missing":e.code==="unauthorized"?"unauthorized":"failed":"failed"}async function zn(e){try{await e?.()}catch{return}}function zh(e,t){const s=e.get("hass");return e.size>1||!s||!t?!0:s.language!==t.language||s.themes!==t.themes}class Hr{constructor(t,s,i={}){this.host=t,this.hass=s,this.listener=i,this.home=null,this.#t=[],t.addController(this)}#t;hostConnected(){this.hostUpdate()}hostUpdate(){const t=this.hass(),s=t?Ur.of(t):null;!s||s===this.home&&this.#t.length>0||(this.hostDisconnected(),this.home=s,this.#t=[s.join(this),s.observe(()=>this.host.requestUpdate()),s.listen(this.listener)])}hostDisconnected(){for(const t of this.#t)t();this.#t=[]}}function Ir({title:e,advice:t},s="status"){return l`<div class="message" role=${s}>
    ${w.camera}
    <strong>${e}</strong>
    <p>${t}</p>
  </div>`}const Fr=k`
  .message {
    display: grid;
    gap: 6px;
    justify-items: center;
    padding: 40px 24px;
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
`;function Oh(e,t){const s=()=>(js(),t()),i=window;i.customCards??=[],!i.customCards.some(({type:n})=>n===e.type)&&i.customCards.push({documentationURL:"https://github.com/hearthwatch/hearthwatch/blob/main/docs/cards.md",preview:!0,...e,get name(){return s().name},get description(){return s().description}})}const cn=k`
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
`,bf=3,yf=100;function Pe(e,{kind:t,index:s}){if(t==="zone")return e.zones[s]?.points??[];const i=e.lines[s];return i?[i.from,i.to]:[]}function ni(e,{kind:t,index:s}){return(t==="zone"?e.zones:e.lines)[s]?.name??""}function Me([e,t]){return[Xa(e),Xa(t)]}function ln(e,t,s){const[i,n]=s;return t.kind==="zone"?ri(e,t.index,{points:s}):i&&n?dn(e,t.index,{from:i,to:n}):e}function Dh(e,t,s,i){const n=Pe(e,t).map((r,a)=>a===s?Me(i):r);return ln(e,t,n)}function Wh(e,t,s,i){const n=Pe(e,t);return t.kind!=="zone"||n.length>=yf?e:ln(e,t,n.toSpliced(s+1,0,Me(i)))}function Lh(e,t,s){const i=Pe(e,t);return t.kind!=="zone"||i.length<=bf?e:ln(e,t,i.toSpliced(s,1))}function $f(e,t,[s,i]){const n=Pe(e,t),r=(c,p)=>{const m=n.map(f=>f[c]);return Math.min(Math.max(p,-Math.min(...m)),1-Math.max(...m))},[a,h]=[r(0,s),r(1,i)];return ln(e,t,n.map(([c,p])=>Me([c+a,p+h])))}function _f(e,t,s){const i={name:t,points:s.map(Me),labels:{},loiter:null};return{...e,zones:[...e.zones,i]}}function xf(e,t,s,i){const n={name:t,from:Me(s),to:Me(i),labels:[]};return{...e,lines:[...e.lines,n]}}function kf(e,{kind:t,index:s}){return t==="zone"?{...e,zones:e.zones.toSpliced(s,1)}:{...e,lines:e.lines.toSpliced(s,1)}}function Sf(e,{kind:t,index:s},i){return t==="zone"?ri(e,s,{name:i}):dn(e,s,{name:i})}function Mf(e,{kind:t,index:s},i){if(t==="line"){const a=e.lines[s]?.labels??[],h=a.includes(i)?a.filter(c=>c!==i):[...a,i];return dn(e,s,{labels:h})}const{[i]:n,...r}=e.zones[s]?.labels??{};return ri(e,s,{labels:n?r:{...r,[i]:{}}})}function Af(e,t,s,i,n){const r=e.zones[t]?.labels??{},{[i]:a,...h}=r[s]??{},c=n===void 0?h:{...h,[i]:n};return ri(e,t,{labels:{...r,[s]:c}})}function Nh(e,t,s){return ri(e,t,{loiter:s})}function Ef(e,t){const s=e.lines[t];return s?dn(e,t,{from:s.to,to:s.from}):e}function Ja({zones:e,lines:t},s){const i=new Set([...e,...t].map(({name:r})=>r));let n=1;for(;i.has(`${s} ${n}`);)n+=1;return`${s} ${n}`}function Rh(e,t){const s=t.kind==="zone"?e.zones:e.lines,i=ni(e,t).trim();if(!i)return"unnamed";if(s.filter(r=>r.name.trim()===i).length>1)return"named twice";const n=Pe(e,t);return t.kind==="line"?Cf(n[0],n[1])<.01?"flat":null:Pf(n)?"crossed":Tf(n)<5e-4?"flat":null}function Fi({zones:e,lines:t}){return[...e.map((s,i)=>({kind:"zone",index:i})),...t.map((s,i)=>({kind:"line",index:i}))]}function ss(e,t){return e?.kind===t?.kind&&e?.index===t?.index}function ri(e,t,s){const i=e.zones.map((n,r)=>r===t?{...n,...s}:n);return{...e,zones:i}}function dn(e,t,s){const i=e.lines.map((n,r)=>r===t?{...n,...s}:n);return{...e,lines:i}}function Xa(e){return Math.round(Math.min(Math.max(e,0),1)*1e3)/1e3}function Cf(e=[0,0],t=[0,0]){return Math.hypot(e[0]-t[0],e[1]-t[1])}function Tf(e){const t=e.reduce((s,[i,n],r)=>{const[a,h]=e[(r+1)%e.length]??[0,0];return s+i*h-a*n},0);return Math.abs(t)/2}function Pf(e){const t=e.length,s=i=>[e[i]??[0,0],e[(i+1)%t]??[0,0]];for(let i=0;i<t;i+=1)for(let n=i+2;n<t;n+=1)if(!(i===0&&n===t-1)&&zf(...s(i),...s(n)))return!0;return!1}function zf(e,t,s,i){return fi(e,t,s)*fi(e,t,i)<0&&fi(s,i,e)*fi(s,i,t)<0}function fi(e,t,s){return(t[0]-e[0])*(s[1]-e[1])-(t[1]-e[1])*(s[0]-e[0])}const Of=k`
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
`;var Df=Object.defineProperty,Wf=Object.getOwnPropertyDescriptor,Bh=e=>{throw TypeError(e)},un=(e,t,s,i)=>{for(var n=i>1?void 0:i?Wf(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Df(t,s,n),n},Uh=(e,t,s)=>t.has(e)||Bh("Cannot "+s),Hh=(e,t,s)=>(Uh(e,t,"read from private field"),s?s.call(e):t.get(e)),On=(e,t,s)=>t.has(e)?Bh("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),J=(e,t,s)=>(Uh(e,t,"access private method"),s),K,Ih,Fh,Gh,Kh,Ai,jh,jn,Gr,Ae;const Vh=20;class Kr extends Event{constructor(t,s){super(Kr.type),this.drawing=t,this.kind=s}static{this.type="hw-shaped"}}let is=class extends E{constructor(){super(...arguments),On(this,K),this.labels=[],On(this,jn,({target:e})=>{const{value:t}=e,{kind:s,index:i}=this.which;J(this,K,Ae).call(this,Sf(this.drawing,this.which,t),`name ${s} ${i}`)}),On(this,Gr,({target:e})=>{const t=Number(e.value),s=Math.min(Math.max(Number.isFinite(t)?t:Vh,1),86400);J(this,K,Ae).call(this,Nh(this.drawing,this.which.index,s),"loiter for")})}render(){const{drawing:e,which:t}=this,s=t.kind==="zone"?e.zones[t.index]??null:null,i=s?Object.keys(s.labels):e.lines[t.index]?.labels??[];return l`
      <label class="field">
        <span>${o("Name")}</span>
        <input
          .value=${ni(e,t)}
          maxlength="100"
          autocomplete="off"
          @input=${Hh(this,jn)}
        />
      </label>
      <fieldset>
        <legend>${o("What counts")}</legend>
        <div class="chips">${J(this,K,Ih).call(this,i).map(n=>J(this,K,Fh).call(this,n,i))}</div>
        <small class="muted">
          ${i.length===0?o("Nothing is chosen: everything that the camera tells counts."):u}
        </small>
      </fieldset>
      ${s?J(this,K,Gh).call(this,s):J(this,K,jh).call(this)}
    `}};K=new WeakSet;Ih=function(e){return[...new Set([...this.labels,...e])]};Fh=function(e,t){const s=t.includes(e);return l`<button
      type="button"
      class="chip"
      aria-pressed=${s?"true":"false"}
      @click=${()=>J(this,K,Ae).call(this,Mf(this.drawing,this.which,e),`label ${e}`)}
    >
      ${s?w.pass:u} ${$t(yt(e))}
    </button>`};Gh=function(e){const{index:t}=this.which,s=Object.entries(e.labels);return l`
      <label class="switch">
        <input
          type="checkbox"
          .checked=${e.loiter!==null}
          @change=${({target:i})=>J(this,K,Ae).call(this,Nh(this.drawing,t,i.checked?Vh:null),"loiter")}
        />
        <span>${o("Tell when somebody stays")}</span>
        ${e.loiter===null?u:l`<input
                  type="number"
                  min="1"
                  max="86400"
                  aria-label=${o("Seconds")}
                  .value=${String(e.loiter)}
                  @change=${Hh(this,Gr)}
                /><span>s</span>`}
      </label>
      ${s.length===0?u:l`<details>
              <summary>${o("Filters")}</summary>
              ${s.map(([i,n])=>J(this,K,Kh).call(this,i,n))}
            </details>`}
    `};Kh=function(e,t){return l`<div class="limits">
      <b>${$t(yt(e))}</b>
      ${J(this,K,Ai).call(this,e,"min_score",o("Sure to at least"),t.min_score)}
      ${J(this,K,Ai).call(this,e,"min_area",o("Covers at least"),t.min_area)}
      ${J(this,K,Ai).call(this,e,"max_area",o("Covers at most"),t.max_area)}
    </div>`};Ai=function(e,t,s,i){const r=i===void 0||i===(t==="max_area"?1:0)?"":String(Number((i*100).toFixed(2)));return l`<label>
      <span>${s}</span>
      <input
        type="number"
        min="0"
        max="100"
        step=${t==="min_score"?1:.1}
        placeholder="–"
        .value=${r}
        @change=${({target:a})=>{const{value:h}=a,c=h===""?void 0:Math.min(Math.max(Number(h),0),100)/100;J(this,K,Ae).call(this,Af(this.drawing,this.which.index,e,t,c),`${e} ${t}`)}}
      /><span>%</span>
    </label>`};jh=function(){return l`<div class="direction">
      <small class="muted">${o("The arrow shows what is told as forward.")}</small>
      <button type="button" @click=${()=>J(this,K,Ae).call(this,Ef(this.drawing,this.which.index),"turn")}>
        ${o("Turn it round")}
      </button>
    </div>`};jn=new WeakMap;Gr=new WeakMap;Ae=function(e,t){this.dispatchEvent(new Kr(e,t))};is.styles=[N,wt,$o,k`
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
    `];un([d({attribute:!1})],is.prototype,"drawing",2);un([d({attribute:!1})],is.prototype,"which",2);un([d({attribute:!1})],is.prototype,"labels",2);is=un([z("hw-shape-form")],is);let Lf=class{#t=[];#e=[];#s;#i=null;constructor(t){this.#s=t}get now(){return this.#s}get canUndo(){return this.#t.length>0}get canRedo(){return this.#e.length>0}step(t,s=null){t!==this.#s&&((s===null||s!==this.#i)&&(this.#t=[...this.#t,this.#s].slice(-100)),this.#e=[],this.#s=t,this.#i=s)}settle(){this.#i=null}undo(){const t=this.#t.pop();t!==void 0&&(this.#e.push(this.#s),this.#s=t,this.#i=null)}redo(){const t=this.#e.pop();t!==void 0&&(this.#t.push(this.#s),this.#s=t,this.#i=null)}};const Nf={zone:[[.3,.35],[.7,.35],[.7,.85],[.3,.85]],line:[[.25,.6],[.75,.6]]};class Rf extends ei{constructor(t){super(),this.picked=null,this.fresh=null,this.note="",this.#t=new Lf(t)}#t;get now(){return this.#t.now}get canUndo(){return this.#t.canUndo}get canRedo(){return this.#t.canRedo}get faulty(){const t=Fi(this.now).filter(s=>Rh(this.now,s)!==null);return new Set(t.map(({kind:s,index:i})=>`${s} ${i}`))}begin(t){this.fresh=t,this.picked=null,this.changed()}leaveOff(){this.fresh=null,this.changed()}add(t){const s=this.fresh;if(!s)return;const{now:i}=this,[n,r,...a]=t??Nf[s];!n||!r||(this.fresh=null,s==="zone"?(this.step(_f(i,Ja(i,o("Zone")),[n,r,...a])),this.picked={kind:s,index:i.zones.length}):(this.step(xf(i,Ja(i,o("Line")),n,r)),this.picked={kind:s,index:i.lines.length}),this.changed())}remove(t){const s=ni(this.now,t);this.step(kf(this.now,t)),this.picked=null,this.say(o("{name} is deleted. Undo brings it back.",{name:s}))}choose(t){this.picked=t,this.#t.settle(),this.changed()}step(t,s=null){this.#t.step(t,s),this.say("")}undo(){this.#t.undo(),this.#e()}redo(){this.#t.redo(),this.#e()}say(t){this.note=t,this.changed()}#e(){Fi(this.now).some(t=>ss(t,this.picked))||(this.picked=null),this.say("")}}const Bf=3;class Uf{constructor(t,s){this.home=t,this.cameraId=s,this.drawing={zones:[],lines:[]},this.#t=null,this.#e=""}#t;#e;get key(){return JSON.stringify(this.drawing)}is(t){return[this.key,this.#e].includes(JSON.stringify(t))}async read(){this.#e="",this.#s(await this.#i("hearthwatch/zones"))}async replace({zones:t,lines:s}){for(let i=1;;i+=1){const n=this.#t?{tag:this.#t}:{};try{return this.#s(await this.#i("hearthwatch/zones/save",{zones:t,lines:s,...n})),this.#e=JSON.stringify({zones:t,lines:s}),!0}catch(a){if(!(ii(a)&&a.code==="changed")||i===Bf)throw a}const r=this.key;if(await this.read(),this.key!==r)return!1}}#s({zones:t,lines:s,tag:i}){this.drawing={zones:t,lines:s},this.#t=i}#i(t,s={}){return this.home.hass.callWS({type:t,camera_id:this.cameraId,...s})}}const Hf=700,If=24;class Ff extends ei{constructor(t,s,i){super(),this.home=t,this.camera=s,this.drawing=i,this.job=null,this.problem=null,this.#e=!1}#t;#e;get runs(){return this.problem!==null?!1:!this.job||this.job.state==="queued"||this.job.state==="running"}async start(){const{camera_id:t}=this.camera,{zones:s,lines:i}=this.drawing;await this.#s({type:"hearthwatch/try",camera_id:t,zones:s,lines:i,hours:If})}async stop(){if(this.#e=!0,clearTimeout(this.#t),!this.job||!this.runs)return;const{entry_id:t}=this.camera;try{await this.home.hass.callWS({type:"hearthwatch/job/cancel",entry_id:t,job_id:this.job.id})}catch{return}}async#s(t){try{const s=await this.home.hass.callWS(t);if(this.#e)return;this.job=s,(s.state==="failed"||s.state==="cancelled")&&(this.problem=s.text)}catch(s){if(this.#e)return;this.problem=it(s)}this.changed(),this.runs&&(this.#t=setTimeout(()=>{this.#i()},Hf))}async#i(){const{entry_id:t}=this.camera;this.job&&await this.#s({type:"hearthwatch/job",entry_id:t,job_id:this.job.id})}}var Gf=Object.defineProperty,Kf=Object.getOwnPropertyDescriptor,qh=e=>{throw TypeError(e)},pn=(e,t,s,i)=>{for(var n=i>1?void 0:i?Kf(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Gf(t,s,n),n},Zh=(e,t,s)=>t.has(e)||qh("Cannot "+s),jf=(e,t,s)=>(Zh(e,t,"read from private field"),s?s.call(e):t.get(e)),Qa=(e,t,s)=>t.has(e)?qh("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),He=(e,t,s)=>(Zh(e,t,"access private method"),s),Jt,Yh,Vn,Jh,Xh,jr,Qh;const Vf=3;let ns=class extends E{constructor(){super(),Qa(this,Jt),this.shown=null,this.problem=null,Qa(this,jr,e=>{e.preventDefault(),this.shown=null,this.problem=o("The clip cannot be played now.")}),new Md(this,()=>this.trial??null)}willUpdate(e){e.has("trial")&&(this.shown=null)}render(){const{job:e,problem:t,runs:s}=this.trial;if(t!==null)return l`<p class="verdict held" role="alert">${t}</p>`;if(s)return He(this,Jt,Yh).call(this,e?.progress??0);const i=e?.result?.events;if(!i||!e?.result)return u;const{clips:n,footage_seconds:r}=e.result,a=o("{clips} clips of the last day, {time} of footage",{clips:n,time:Q(r)});return l`
      <p class="verdict ${i.gained+i.lost>0?"followed":"quiet"}" role="status">
        ${Zf(i.gained,i.lost,i.before,i.after)}
      </p>
      <p class="muted">${a}</p>
      ${this.problem?l`<p class="verdict held" role="alert">${this.problem}</p>`:u}
      ${this.shown?He(this,Jt,Xh).call(this,this.shown):u}
      ${He(this,Jt,Vn).call(this,o("Would be told"),"gained",i.gained_events)}
      ${He(this,Jt,Vn).call(this,o("Would not be told any more"),"lost",i.lost_events)}
    `}};Jt=new WeakSet;Yh=function(e){const t=o("Looking through the last day's clips …");return l`<p role="status">${t}</p>
      <progress max="1" value=${e} aria-label=${t}></progress>
      <p class="muted numbers">${Math.round(e*100)} %</p>`};Vn=function(e,t,s){return s.length===0?u:l`<h4>${e} <span class="chip">${s.length}</span></h4>
      <ol>
        ${s.slice(0,50).map(i=>He(this,Jt,Jh).call(this,t,i))}
      </ol>`};Jh=function(e,t){const{label:s,zone:i,line:n,why:r}=t,a=s?$t(yt(s)):Is(t.type),h=r?ki(r.checks):null,c=Te[s?bt(s):"other"];return l`<li>
      <button aria-current=${this.shown?.event===t?"true":u} @click=${()=>He(this,Jt,Qh).call(this,t)}>
        <span class="sign ${e}">${e==="gained"?"+":"−"}</span>
        <span class="text">
          <b>${a}${i||n?` · ${i??n}`:""}</b>
          <small class="muted">
            ${Is(t.type)}, ${$r(new Date(t.timestamp),new Date)}${h?`: ${Ks(h)}`:""}
          </small>
        </span>
        <svg viewBox="0 0 4 4" width="9" height="9" aria-hidden="true"><circle cx="2" cy="2" r="2" fill=${c} /></svg>
        ${w.play}
      </button>
    </li>`};Xh=function({event:e,clip:t}){return l`<hw-clip-player
      .src=${this.trial.home.url(t.media)}
      .poster=${this.trial.home.url(t.thumbnail)}
      .at=${Math.max(0,e.offset-Vf)}
      .codec=${t.codec}
      .start=${t.start}
      .events=${[qf(e)]}
      @hw-lost=${jf(this,jr)}
    ></hw-clip-player>`};jr=new WeakMap;Qh=async function(e){this.problem=null;const{entry_id:t}=this.trial.camera;try{const s=await this.trial.home.hass.callWS({type:"hearthwatch/clip",entry_id:t,clip_id:e.clip_id});this.shown={event:e,clip:s}}catch(s){this.shown=null,this.problem=it(s)}};ns.styles=[N,wt,fr,k`
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
    `];pn([d({attribute:!1})],ns.prototype,"trial",2);pn([b()],ns.prototype,"shown",2);pn([b()],ns.prototype,"problem",2);ns=pn([z("hw-trial-view")],ns);function qf({type:e,timestamp:t,label:s,box:i,zone:n,confidence:r}){return{id:"",type:e,camera:null,camera_id:null,timestamp:t,data:{object_type:s,box:i,zone:n,confidence:r},trace:{},picture:null,decision:null,alert_id:null}}function Zf(e,t,s,i){return e===0&&t===0?o("Nothing would change: {count} events, as before.",{count:i}):o("{gained} events more, {lost} fewer: {after} instead of {before}.",{gained:e,lost:t,after:i,before:s})}var Yf=Object.defineProperty,Jf=Object.getOwnPropertyDescriptor,tc=e=>{throw TypeError(e)},Gt=(e,t,s,i)=>{for(var n=i>1?void 0:i?Jf(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Yf(t,s,n),n},Vr=(e,t,s)=>t.has(e)||tc("Cannot "+s),Ee=(e,t,s)=>(Vr(e,t,"read from private field"),s?s.call(e):t.get(e)),mi=(e,t,s)=>t.has(e)?tc("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Gi=(e,t,s,i)=>(Vr(e,t,"write to private field"),t.set(e,s),s),A=(e,t,s)=>(Vr(e,t,"access private method"),s),ai,te,Ei,S,ec,sc,ic,nc,rc,ac,oc,At,qr,hc,cc,lc,dc,uc,qn,pc,oe;const Xf=.005,Qf=.03;class Zr extends Event{constructor(t,s){super(Zr.type),this.drawing=t,this.kind=s}static{this.type="hw-drawn"}}let to=class fc extends Event{constructor(t){super(fc.type),this.which=t}static{this.type="hw-picked"}};class fn extends Event{constructor(t){super(fn.type),this.points=t}static{this.type="hw-outlined"}}let mt=class extends E{constructor(){super(...arguments),mi(this,S),this.picked=null,this.fresh=null,this.faulty=new Set,this.points=[],this.pointer=null,this.size={width:1,height:1},mi(this,ai,null),mi(this,te,0),mi(this,Ei,new ResizeObserver(()=>{this.size={width:this.clientWidth||1,height:this.clientHeight||1}}))}connectedCallback(){super.connectedCallback(),Ee(this,Ei).observe(this)}disconnectedCallback(){super.disconnectedCallback(),Ee(this,Ei).disconnect()}willUpdate(e){e.has("fresh")&&(this.points=[])}get isClosable(){return this.fresh==="zone"&&this.points.length>=3}finish(){this.isClosable&&this.dispatchEvent(new fn(this.points))}render(){const{width:e,height:t}=this.size;return l`<svg
      class=${this.fresh?"fresh":""}
      viewBox="0 0 ${e} ${t}"
      @pointerdown=${A(this,S,hc)}
      @pointermove=${A(this,S,uc)}
      @pointerup=${A(this,S,qn)}
      @pointercancel=${A(this,S,qn)}
      @pointerleave=${()=>{this.pointer=null}}
    >
      ${Fi(this.drawing).toSorted((s,i)=>Number(ss(s,this.picked))-Number(ss(i,this.picked))).map(s=>A(this,S,ec).call(this,s))}
      ${this.fresh?A(this,S,oc).call(this):u}
    </svg>`}};ai=new WeakMap;te=new WeakMap;Ei=new WeakMap;S=new WeakSet;ec=function(e){const t=Pe(this.drawing,e),s=ss(e,this.picked)&&!this.fresh,i=this.faulty.has(`${e.kind} ${e.index}`),n=t.map(a=>A(this,S,At).call(this,a).join()).join(" "),r=ni(this.drawing,e);return g`<g class="shape ${e.kind} ${s?"picked":""} ${i?"faulty":""}">
      ${e.kind==="zone"?g`<polygon class="body" points=${n} data-kind="zone" data-index=${e.index} />`:g`<polyline class="grip" points=${n} data-kind="line" data-index=${e.index} />
              <polyline class="body" points=${n} />${A(this,S,ic).call(this,t)}`}
      ${A(this,S,sc).call(this,t,r)}
      ${s?A(this,S,nc).call(this,e,t):u}
    </g>`};sc=function(e,t){const s=e.reduce((a,h)=>h[1]<a[1]?h:a,e[0]??[0,0]),[i,n]=A(this,S,At).call(this,s),r=i>this.size.width*.75;return g`<text
      x=${i+(r?-10:10)} y=${Math.max(18,n-8)}
      text-anchor=${r?"end":"start"}
    >${t}</text>`};ic=function(e){const[t,s]=e.map(a=>A(this,S,At).call(this,a));if(!t||!s)return u;const[i,n]=[(t[0]+s[0])/2,(t[1]+s[1])/2],r=Math.atan2(s[1]-t[1],s[0]-t[0])*180/Math.PI;return g`<path class="arrow" d="M0 0v20m-6 -7l6 7 6 -7"
      transform="translate(${i} ${n}) rotate(${r})" />`};nc=function(e,t){const s=t.map((i,n)=>A(this,S,rc).call(this,e,i,n,t.length));return e.kind==="line"?s:[...t.map((i,n)=>A(this,S,ac).call(this,e,i,n,t)),...s]};rc=function(e,t,s,i){const[n,r]=A(this,S,At).call(this,t),a=o("Corner {number} of {count}",{number:s+1,count:i});return g`<g
      class="corner"
      role="button"
      tabindex="0"
      aria-label="${a}: ${o("arrow keys move it, Delete removes it")}"
      data-point=${s}
      @keydown=${h=>A(this,S,pc).call(this,h,e,s)}
      @dblclick=${()=>A(this,S,oe).call(this,Lh(this.drawing,e,s),"remove")}
    ><circle class="reach" cx=${n} cy=${r} r="20" /><circle cx=${n} cy=${r} r="7" /></g>`};ac=function(e,t,s,i){const n=i[(s+1)%i.length]??t,r=[(t[0]+n[0])/2,(t[1]+n[1])/2],[a,h]=A(this,S,At).call(this,r),c=()=>A(this,S,oe).call(this,Wh(this.drawing,e,s,r),"insert");return g`<g
      class="between"
      role="button"
      tabindex="0"
      aria-label=${o("Add a corner here")}
      data-after=${s}
      @keydown=${p=>{p.key!=="Enter"&&p.key!==" "||(p.preventDefault(),c())}}
    ><circle class="reach" cx=${a} cy=${h} r="14" /><circle cx=${a} cy=${h} r="4.5" /></g>`};oc=function(){const t=(this.pointer?[...this.points,this.pointer]:this.points).map(s=>A(this,S,At).call(this,s).join()).join(" ");return g`<g class="shape picked ${this.fresh??""}">
      <polyline class="body open" points=${t} />
      ${this.points.map(s=>{const[i,n]=A(this,S,At).call(this,s);return g`<g class="corner"><circle cx=${i} cy=${n} r="7" /></g>`})}
    </g>`};At=function([e,t]){return[e*this.size.width,t*this.size.height]};qr=function({clientX:e,clientY:t}){const{left:s,top:i,width:n,height:r}=this.surface.getBoundingClientRect();return Me([(e-s)/n,(t-i)/r])};hc=function(e){if(e.button!==0)return;const t=A(this,S,qr).call(this,e);if(this.fresh){A(this,S,lc).call(this,t);return}const s=e.target,i=A(this,S,cc).call(this,s,t);if(!i){this.picked&&this.dispatchEvent(new to(null));return}Gi(this,ai,i),Gi(this,te,Ee(this,te)+1),this.surface.setPointerCapture(e.pointerId),ss(i.which,this.picked)||this.dispatchEvent(new to(i.which))};cc=function(e,t){const{picked:s,drawing:i}=this,n=e.closest("[data-point]");if(n&&s)return{kind:"point",which:s,point:Number(n.dataset.point)};const r=e.closest("[data-after]");if(r&&s){const p=Number(r.dataset.after);return Gi(this,te,Ee(this,te)+1),A(this,S,oe).call(this,Wh(i,s,p,t),`move ${Ee(this,te)+1}`),{kind:"point",which:s,point:p+1}}const a=e.closest("[data-kind]");return a?{kind:"shape",which:{kind:a.dataset.kind==="line"?"line":"zone",index:Number(a.dataset.index)},from:t,drawing:i}:null};lc=function(e){const t=this.points[0];if(t&&this.isClosable&&A(this,S,dc).call(this,t,e)){this.finish();return}this.points=[...this.points,e],this.fresh==="line"&&this.points.length===2&&this.dispatchEvent(new fn(this.points))};dc=function(e,t){const[s,i]=A(this,S,At).call(this,e),[n,r]=A(this,S,At).call(this,t);return Math.hypot(s-n,i-r)<18};uc=function(e){const t=A(this,S,qr).call(this,e);this.fresh&&(this.pointer=this.points.length>0&&e.pointerType==="mouse"?t:null);const s=Ee(this,ai);if(!s)return;const i=`move ${Ee(this,te)}`;if(s.kind==="point")A(this,S,oe).call(this,Dh(this.drawing,s.which,s.point,t),i);else{const[n,r]=s.from;A(this,S,oe).call(this,$f(s.drawing,s.which,[t[0]-n,t[1]-r]),i)}};qn=function(){Gi(this,ai,null)};pc=function(e,t,s){if(e.key==="Delete"||e.key==="Backspace"){e.preventDefault(),A(this,S,oe).call(this,Lh(this.drawing,t,s),"remove");return}const i=tm[e.key],n=Pe(this.drawing,t)[s];if(!i||!n)return;e.preventDefault();const r=e.shiftKey?Qf:Xf,a=[n[0]+i[0]*r,n[1]+i[1]*r];A(this,S,oe).call(this,Dh(this.drawing,t,s,a),`keys ${t.kind} ${t.index} ${s}`)};oe=function(e,t){e!==this.drawing&&this.dispatchEvent(new Zr(e,t))};mt.styles=[N,k`
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
    `];Gt([d({attribute:!1})],mt.prototype,"drawing",2);Gt([d({attribute:!1})],mt.prototype,"picked",2);Gt([d()],mt.prototype,"fresh",2);Gt([d({attribute:!1})],mt.prototype,"faulty",2);Gt([b()],mt.prototype,"points",2);Gt([b()],mt.prototype,"pointer",2);Gt([b()],mt.prototype,"size",2);Gt([ot("svg")],mt.prototype,"surface",2);mt=Gt([z("hw-zone-canvas")],mt);const tm={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]};var em=Object.defineProperty,sm=Object.getOwnPropertyDescriptor,mc=e=>{throw TypeError(e)},Kt=(e,t,s,i)=>{for(var n=i>1?void 0:i?sm(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&em(t,s,n),n},Yr=(e,t,s)=>t.has(e)||mc("Cannot "+s),I=(e,t,s)=>(Yr(e,t,"read from private field"),s?s.call(e):t.get(e)),zt=(e,t,s)=>t.has(e)?mc("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Ci=(e,t,s,i)=>(Yr(e,t,"write to private field"),t.set(e,s),s),Lt=(e,t,s)=>(Yr(e,t,"access private method"),s),lt,Ki,Vs,X,gc,vc,wc,bc,yc,$c,_c,xc,Jr,kc,Sc,Xr,Zn,Qr,ta,ea;const Yn=new Map;let gt=class extends E{constructor(){super(...arguments),zt(this,X),this.sketch=null,this.problem=null,this.isRivalled=!1,this.saving=!1,this.trial=null,zt(this,lt,null),zt(this,Ki,null),zt(this,Vs,null),zt(this,Xr,()=>{!this.sketch||!I(this,lt)||(this.sketch.step(I(this,lt).drawing),this.sketch.choose(null),this.sketch.say(o("Theirs. Undo brings yours back.")),this.isRivalled=!1)}),zt(this,Zn,e=>{const{sketch:t}=this;if(e.key==="Escape"&&t?.fresh&&(e.preventDefault(),t.leaveOff()),e.composedPath()[0]instanceof HTMLInputElement||!(e.ctrlKey||e.metaKey))return;const i=e.key.toLowerCase();if(i==="y"||i==="z"&&e.shiftKey)t?.redo();else if(i==="z")t?.undo();else return;e.preventDefault()}),zt(this,Qr,async()=>{const{sketch:e}=this;if(!(!e||!I(this,lt))){this.saving=!0,this.problem=null;try{if(this.isRivalled=!await I(this,lt).replace(e.now),this.isRivalled)return;Yn.delete(this.camera.camera_id),e.say(o("Saved. It holds from now on.")),this.home.refresh()}catch(t){this.problem=it(t)}finally{this.saving=!1}}}),zt(this,ta,()=>{this.sketch&&(this.trial?.stop(),this.trial=new Ff(this.home,this.camera,this.sketch.now),this.trial.observe(()=>this.requestUpdate()),this.trial.start())}),zt(this,ea,()=>{this.trial?.stop(),this.trial=null})}firstUpdated(){Lt(this,X,kc).call(this)}disconnectedCallback(){var e;super.disconnectedCallback(),this.trial?.stop(),(e=I(this,Ki))==null||e.call(this);const{sketch:t}=this;!t||!I(this,lt)||!I(this,X,Jr)||Yn.set(this.camera.camera_id,{sketch:t,base:this.isRivalled?"":I(this,lt).key})}render(){const{name:e}=this.camera;return l`<hw-sheet heading=${o("Zones of {name}",{name:e})}>
      <div class="editor" @keydown=${I(this,Zn)}>
        ${Lt(this,X,gc).call(this)}
        <div class="side">
          ${this.problem?l`<p class="problem" role="alert">${this.problem}</p>`:u}
          ${this.isRivalled?Lt(this,X,bc).call(this):u}
          ${this.sketch?Lt(this,X,yc).call(this,this.sketch):l`<p class="muted">${o("Asking …")}</p>`}
        </div>
      </div>
    </hw-sheet>`}};lt=new WeakMap;Ki=new WeakMap;Vs=new WeakMap;X=new WeakSet;gc=function(){const{camera:e,home:t,sketch:s}=this,{width:i,height:n}=e.status??{width:0,height:0},r=i>0&&n>0?`${i} / ${n}`:"16 / 9",a=e.status?.state??"offline";return l`<div class="stage">
      <div class="picture" style="aspect-ratio: ${r}; --ratio: ${r}">
        <hw-live-picture
          .camera=${{id:e.camera_id,name:e.name,enabled:e.enabled,status:{state:a,reason:null,width:i,height:n}}}
          .client=${t.pictures}
          .tracks=${t.tracks}
          .pace=${2}
          plain
        ></hw-live-picture>
        ${s?l`<hw-zone-canvas
                .drawing=${s.now}
                .picked=${s.picked}
                .fresh=${s.fresh}
                .faulty=${s.faulty}
                @hw-drawn=${({drawing:h,kind:c})=>s.step(h,c)}
                @hw-picked=${({which:h})=>s.choose(h)}
                @hw-outlined=${({points:h})=>s.add(h)}
                @pointerup=${()=>this.requestUpdate()}
              ></hw-zone-canvas>`:u}
      </div>
      ${s?.fresh?Lt(this,X,vc).call(this,s,s.fresh):Lt(this,X,wc).call(this,s)}
    </div>`};vc=function(e,t){const s=o(t==="zone"?"Tap the corners of the zone, one after another. Tap the first one again to finish.":"Tap where the line begins, then where it ends.");return l`<div class="guide" role="status">
      <p>${s}</p>
      <button @click=${()=>e.add()}>
        ${o(t==="zone"?"Begin with a rectangle":"Begin with a level line")}
      </button>
      ${t==="zone"?l`<button class="primary" @click=${()=>this.canvas?.finish()}>${o("Done")}</button>`:u}
      <button class="plain" @click=${()=>e.leaveOff()}>${o("Cancel")}</button>
    </div>`};wc=function(e){return l`<div class="tools">
      <button ?disabled=${!e} @click=${()=>e?.begin("zone")}>${w.add} ${o("Zone")}</button>
      <button ?disabled=${!e} @click=${()=>e?.begin("line")}>${w.add} ${o("Line")}</button>
      <span class="gap"></span>
      <button class="plain" aria-label=${o("Undo")} title=${o("Undo")} ?disabled=${!e?.canUndo} @click=${()=>e?.undo()}>
        ${w.undo}
      </button>
      <button class="plain" aria-label=${o("Redo")} title=${o("Redo")} ?disabled=${!e?.canRedo} @click=${()=>e?.redo()}>
        ${w.redo}
      </button>
    </div>`};bc=function(){return l`<div class="problem" role="alert">
      <p>
        ${o("Somebody else has changed these zones meanwhile. Save again to put yours in their place.")}
      </p>
      <button @click=${I(this,Xr)}>${o("Show theirs")}</button>
    </div>`};yc=function(e){const t=Fi(e.now),s=e.faulty.size===0;return l`
      ${t.length===0?l`<p class="muted">
              ${o("A zone tells where something happens, such as the porch but not the street. A line counts what crosses it.")}
            </p>`:l`<ul class="shapes" aria-label=${o("Zones and lines")}>
              ${t.map(i=>Lt(this,X,$c).call(this,e,i))}
            </ul>`}
      ${this.trial?Lt(this,X,_c).call(this,this.trial):u}
      <div class="foot">
        <p role="status" class="muted">${e.note}</p>
        <button ?disabled=${!s||this.saving||(this.trial?.runs??!1)} @click=${I(this,ta)}>
          ${w.clock} ${o("Try on the last day")}
        </button>
        <button class="primary" ?disabled=${!I(this,X,Jr)||!s||this.saving} @click=${I(this,Qr)}>
          ${this.saving?o("Saving …"):o("Save")}
        </button>
      </div>
    `};$c=function(e,t){const s=e.now,i=ss(t,e.picked),n=ni(s,t)||o("Without a name"),r=Rh(s,t);return l`<li class=${i?"open":""}>
      <div class="row">
        <button class="plain name" aria-expanded=${i?"true":"false"} @click=${()=>e.choose(i?null:t)}>
          ${t.kind==="zone"?w.zone:w.line} <span>${n}</span>
        </button>
        <button class="plain" aria-label=${o("Delete {name}",{name:n})} @click=${()=>e.remove(t)}>
          ${w.remove}
        </button>
      </div>
      ${r?l`<p class="fault" role="alert">${im[r]()}</p>`:u}
      ${i?l`<hw-shape-form
              .drawing=${s}
              .which=${t}
              .labels=${I(this,X,xc)}
              @hw-shaped=${({drawing:a,kind:h})=>e.step(a,h)}
            ></hw-shape-form>`:u}
    </li>`};_c=function(e){return l`<section class="trial">
      <div class="row">
        <h3>${o("Tried on the last day")}</h3>
        <button class="plain" aria-label=${e.runs?o("Stop trying"):o("Close")} @click=${I(this,ea)}>
          ${w.close}
        </button>
      </div>
      <hw-trial-view .trial=${e} @hw-changed=${()=>this.requestUpdate()}></hw-trial-view>
    </section>`};xc=function(){const e=this.camera.labels,t=e.map(bt).filter(s=>s!=="other");return[...new Set([...t,...e])]};Jr=function(){const{sketch:e}=this;return e!==null&&I(this,lt)!==null&&!I(this,lt).is(e.now)};kc=async function(){const e=new Uf(this.home,this.camera.camera_id);try{await e.read()}catch(i){this.problem=it(i);return}Ci(this,lt,e);const t=Yn.get(this.camera.camera_id),s=t?.sketch??new Rf(e.drawing);s.choose(null),t&&s.say(o("Your drawing from before, not saved yet.")),this.isRivalled=t!==void 0&&t.base!==e.key,Ci(this,Vs,s.now),Ci(this,Ki,s.observe(()=>Lt(this,X,Sc).call(this))),this.sketch=s};Sc=function(){const e=this.sketch?.now??null;e!==I(this,Vs)&&(this.problem=null),Ci(this,Vs,e),this.requestUpdate()};Xr=new WeakMap;Zn=new WeakMap;Qr=new WeakMap;ta=new WeakMap;ea=new WeakMap;gt.styles=[N,wt,$o,Of];Kt([d({attribute:!1})],gt.prototype,"home",2);Kt([d({attribute:!1})],gt.prototype,"camera",2);Kt([b()],gt.prototype,"sketch",2);Kt([b()],gt.prototype,"problem",2);Kt([b()],gt.prototype,"isRivalled",2);Kt([b()],gt.prototype,"saving",2);Kt([b()],gt.prototype,"trial",2);Kt([ot("hw-zone-canvas")],gt.prototype,"canvas",2);gt=Kt([z("hw-zone-editor")],gt);const im={unnamed:()=>o("It needs a name."),"named twice":()=>o("Another one has this name."),crossed:()=>o("Its edges cross: move the corners apart."),flat:()=>o("It is too small.")},nm=["person","vehicle","animal","package"];function rm(e,t){const s=n=>t.states[e.entities[n]??""]?.state,i=[];s("recording")==="on"&&i.push({key:"recording",icon:w.record,text:o("Recording")});for(const n of nm){if(s(n)!=="on")continue;const r=n==="person"?Number(s("people")):1,a=r>1?o("{count} people",{count:r}):am[n]();i.push({key:n,icon:ur("object_detected",n),text:a})}return i.length===0&&s("motion")==="on"&&i.push({key:"motion",icon:w.motion,text:o("Motion")}),i}const am={person:()=>o("Person"),vehicle:()=>o("Vehicle"),animal:()=>o("Animal"),package:()=>o("Package")};var om=Object.defineProperty,hm=Object.getOwnPropertyDescriptor,Mc=e=>{throw TypeError(e)},ze=(e,t,s,i)=>{for(var n=i>1?void 0:i?hm(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&om(t,s,n),n},sa=(e,t,s)=>t.has(e)||Mc("Cannot "+s),Ac=(e,t,s)=>(sa(e,t,"read from private field"),t.get(e)),eo=(e,t,s)=>t.has(e)?Mc("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),cm=(e,t,s,i)=>(sa(e,t,"write to private field"),t.set(e,s),s),R=(e,t,s)=>(sa(e,t,"access private method"),s),qs,L,Ec,Ze,ji,Cc,Tc,Pc,mn,Ps,zc,Oc;const so=30,lm=5e3;let Ht=class extends E{constructor(){super(...arguments),eo(this,L),this.idle=!1,this.note="",this.bad=!1,this.busy="",eo(this,qs)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(Ac(this,qs))}render(){const{may:e}=this.camera;return l`
      <div class="acts">
        ${e.control?R(this,L,Ec).call(this):u}
        ${e.edit?R(this,L,Ze).call(this,"zones",w.zone,o("Zones"),()=>R(this,L,Oc).call(this,"hw-zones")):u}
        ${R(this,L,Ze).call(this,"more",w.more,o("More"),()=>R(this,L,zc).call(this),!1)}
      </div>
      <p class=${this.bad?"bad":""} role="status">${this.note}</p>
    `}};qs=new WeakMap;L=new WeakSet;Ec=function(){const e=R(this,L,ji).call(this,"recording"),t=R(this,L,ji).call(this,"detection_enabled");return l`
      ${R(this,L,Ze).call(this,"record",w.record,o(e?"Recording":"Record"),()=>R(this,L,Cc).call(this),this.idle,e)}
      ${R(this,L,Ze).call(this,"snapshot",w.photo,o("Snapshot"),()=>R(this,L,Tc).call(this))}
      ${this.camera.entities.detection_enabled?R(this,L,Ze).call(this,"detect",w.eye,o("Detection"),()=>R(this,L,Pc).call(this),this.idle,t):u}
    `};Ze=function(e,t,s,i,n=this.idle,r=null){return l`<button
      class=${e}
      ?disabled=${n||this.busy===e}
      aria-pressed=${r===null?u:r?"true":"false"}
      @click=${i}
    >
      ${t}<span>${s}</span>
    </button>`};ji=function(e){const t=this.camera.entities[e];return t?this.hass.states[t]?.state==="on":!1};Cc=function(){const{device_id:e}=this.camera;R(this,L,mn).call(this,"record",o("Recording for {seconds} s.",{seconds:so}),()=>this.hass.callService("hearthwatch","record",{device_id:e,seconds:so}))};Tc=function(){const{device_id:e}=this.camera;R(this,L,mn).call(this,"snapshot",o("The picture was taken."),()=>this.hass.callService("hearthwatch","snapshot",{device_id:e}))};Pc=function(){const e=R(this,L,ji).call(this,"detection_enabled"),t=this.camera.entities.detection_enabled,s=o(e?"Detection is off.":"Detection is on.");R(this,L,mn).call(this,"detect",s,()=>this.hass.callService("switch",e?"turn_off":"turn_on",{entity_id:t}))};mn=async function(e,t,s){this.busy=e,R(this,L,Ps).call(this,"");try{await s(),R(this,L,Ps).call(this,t)}catch(i){R(this,L,Ps).call(this,it(i),!0)}finally{this.busy=""}};Ps=function(e,t=!1){clearTimeout(Ac(this,qs)),this.note=e,this.bad=t,e&&cm(this,qs,setTimeout(()=>R(this,L,Ps).call(this,""),lm))};zc=function(){const e=this.camera.entities.live;if(!e)return;const t={entityId:e};this.dispatchEvent(new CustomEvent("hass-more-info",{detail:t,bubbles:!0,composed:!0}))};Oc=function(e){this.dispatchEvent(new Event(e))};Ht.styles=[N,k`
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
    `];ze([d({attribute:!1})],Ht.prototype,"hass",2);ze([d({attribute:!1})],Ht.prototype,"camera",2);ze([d({type:Boolean})],Ht.prototype,"idle",2);ze([b()],Ht.prototype,"note",2);ze([b()],Ht.prototype,"bad",2);ze([b()],Ht.prototype,"busy",2);Ht=ze([z("hw-camera-acts")],Ht);const io=["tap","always"],Dc=["boxes","zones","events","controls"];function dm(e){return{live:"tap",boxes:!0,zones:!0,events:!0,controls:!0,...e}}function Wc(e){for(const s of["device","entity","name"]){const i=e[s];if(i!==void 0&&typeof i!="string")throw new Error(o("{key} must be a text",{key:s}))}for(const s of Dc){const i=e[s];if(i!==void 0&&typeof i!="boolean")throw new Error(o("{key} must be true or false",{key:s}))}const t=e.live;if(t!==void 0&&!io.some(s=>s===t))throw new Error(o("live must be one of {choices}",{choices:io.join(", ")}))}function Jn({device:e,entity:t},s){return e??(t?s.entities[t]?.device_id??null:null)}function Vi(e,t){const s=e.entities[t];return s?.platform==="hearthwatch"?s.device_id??null:null}function um(){return{schema:[{name:"device",required:!0,selector:{device:{filter:[{integration:"hearthwatch"}],entity:[{domain:"camera"}]}}},{name:"name",selector:{text:{}}},{name:"live",default:"tap",selector:{select:{mode:"dropdown",options:[{value:"tap",label:o("When it is tapped")},{value:"always",label:o("Always, while it is seen")}]}}},{name:"",type:"grid",schema:Dc.map(e=>({name:e,default:!0,selector:{boolean:{}}}))}],assertConfig:Wc,computeLabel:({name:e})=>pm[e]?.()??e,computeHelper:({name:e})=>fm[e]?.()}}const pm={device:()=>o("Camera"),name:()=>o("Name"),live:()=>o("Live picture"),boxes:()=>o("Boxes"),zones:()=>o("Zones and lines"),events:()=>o("Last events"),controls:()=>o("Buttons")},fm={name:()=>o("Only if it is to be called something else here"),live:()=>o("Live pictures of many cameras take much of a tablet's strength")},mm={state:"connecting",reason:null,width:0,height:0};function gm(e,t,s){const{camera_id:i,enabled:n,status:r}=e,a=r??mm,h=s&&a.state!=="disabled"?"offline":a.state;return{id:i,name:t,enabled:n,status:{...a,state:h}}}const vm=[],no=new WeakMap;function wm(e){const t=no.get(e)??[...e.zones.map(({name:s,points:i})=>({name:s,points:i,closed:!0})),...e.lines.map(({name:s,from:i,to:n})=>({name:s,points:[i,n],closed:!1}))];return no.set(e,t),t}function bm(e,t,s){return s?!e||e.cameras===null&&e.obstacle===null?null:e.cameras===null?ym[e.obstacle??"failed"]():e.cameraOfDevice(s)?null:t.devices[s]?{title:o("You may not see this camera."),advice:o("An administrator can allow it, or choose another camera for this card.")}:{title:o("This camera is gone."),advice:o("Choose another one in the settings of this card.")}:{title:o("Which camera?"),advice:o("Choose one in the settings of this card.")}}const ym={missing:()=>({title:o("The Hearthwatch integration is not set up."),advice:o("Add it under Settings, Devices & services.")}),unauthorized:()=>({title:o("You may not see this camera."),advice:o("An administrator can allow it, or choose another camera for this card.")}),failed:()=>({title:o("Home Assistant does not answer."),advice:o("It is tried again every few seconds.")})};function Lc(e,t,s){if(!e.connected)return{text:o("No connection to Home Assistant"),advice:o("Trying again …")};if(!e.engineLives(t)||!t.status)return{text:o("The engine does not answer"),advice:o("Does the Hearthwatch app run? It is tried again all the time.")};const{state:i,reason:n}=t.status;if(!t.enabled||i==="disabled")return{text:o("Switched off"),advice:o("Nothing is looked at or recorded.")};if(i==="online")return null;const r=n===null?null:br(n);return i==="connecting"?{text:o("Connecting …"),advice:r??""}:{text:ip({...t.status},s),advice:r??o("Is it switched on, and in the network?")}}const $m=k`
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
  .package {
    color: #ffe66d;
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
`,_m=640,xm=480;function km(e,t){const s=Object.keys(e.entities).find(c=>c.startsWith("camera.")&&Vi(e,c)===t),i=s?e.states[s]:void 0,n=i?.attributes.entity_picture;if(typeof n!="string"||i?.state==="unavailable")return null;const r=Math.min(window.devicePixelRatio||1,2),a=new URL(e.hassUrl(n));a.searchParams.set("width",String(Math.round(_m*r))),a.searchParams.set("height",String(Math.round(xm*r)));const h=new Image;return h.className="poster",h.alt="",h.decoding="async",h.loading="lazy",h.addEventListener("error",()=>{h.hidden=!0}),h.src=a.href,h}const Sm={CHILD:2},Mm=e=>(...t)=>({_$litDirective$:e,values:t});let Am=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,i){this._$Ct=t,this._$AM=s,this._$Ci=i}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};const{I:Em}=bd,ro=e=>e,ao=()=>document.createComment(""),ys=(e,t,s)=>{const i=e._$AA.parentNode,n=t===void 0?e._$AB:t._$AA;if(s===void 0){const r=i.insertBefore(ao(),n),a=i.insertBefore(ao(),n);s=new Em(r,a,e,e.options)}else{const r=s._$AB.nextSibling,a=s._$AM,h=a!==e;if(h){let c;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(c=e._$AU)!==a._$AU&&s._$AP(c)}if(r!==n||h){let c=s._$AA;for(;c!==r;){const p=ro(c).nextSibling;ro(i).insertBefore(c,n),c=p}}}return s},ue=(e,t,s=e)=>(e._$AI(t,s),e),Cm={},Tm=(e,t=Cm)=>e._$AH=t,Pm=e=>e._$AH,Dn=e=>{e._$AR(),e._$AA.remove()};const oo=(e,t,s)=>{const i=new Map;for(let n=t;n<=s;n++)i.set(e[n],n);return i},Nc=Mm(class extends Am{constructor(e){if(super(e),e.type!==Sm.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let i;s===void 0?s=t:t!==void 0&&(i=t);const n=[],r=[];let a=0;for(const h of e)n[a]=i?i(h,a):a,r[a]=s(h,a),a++;return{values:r,keys:n}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,i]){const n=Pm(e),{values:r,keys:a}=this.dt(t,s,i);if(!Array.isArray(n))return this.ut=a,r;const h=this.ut??=[],c=[];let p,m,f=0,y=n.length-1,$=0,O=r.length-1;for(;f<=y&&$<=O;)if(n[f]===null)f++;else if(n[y]===null)y--;else if(h[f]===a[$])c[$]=ue(n[f],r[$]),f++,$++;else if(h[y]===a[O])c[O]=ue(n[y],r[O]),y--,O--;else if(h[f]===a[O])c[O]=ue(n[f],r[O]),ys(e,c[O+1],n[f]),f++,O--;else if(h[y]===a[$])c[$]=ue(n[y],r[$]),ys(e,n[f],n[y]),y--,$++;else if(p===void 0&&(p=oo(a,$,O),m=oo(h,f,y)),p.has(h[f]))if(p.has(h[y])){const U=m.get(a[$]),st=U!==void 0?n[U]:null;if(st===null){const We=ys(e,n[f]);ue(We,r[$]),c[$]=We}else c[$]=ue(st,r[$]),ys(e,n[f],st),n[U]=null;$++}else Dn(n[y]),y--;else Dn(n[f]),f++;for(;$<=O;){const U=ys(e,c[O+1]);ue(U,r[$]),c[$++]=U}for(;f<=y;){const U=n[f++];U!==null&&Dn(U)}return this.ut=a,Tm(e,c),xe}});var zm=Object.defineProperty,Om=Object.getOwnPropertyDescriptor,Rc=e=>{throw TypeError(e)},oi=(e,t,s,i)=>{for(var n=i>1?void 0:i?Om(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&zm(t,s,n),n},Dm=(e,t,s)=>t.has(e)||Rc("Cannot "+s),Wm=(e,t,s)=>t.has(e)?Rc("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Xn=(e,t,s)=>(Dm(e,t,"access private method"),s),zs,Bc,Uc,Hc;let Ce=class extends E{constructor(){super(...arguments),Wm(this,zs),this.src="",this.box=null,this.broken=!1,this.picture=null}willUpdate(e){e.has("src")&&(this.broken=!1,this.picture=null)}render(){return!this.src||this.broken?l`<slot></slot>`:l`<img
      src=${this.src}
      alt=""
      loading="lazy"
      decoding="async"
      @load=${Xn(this,zs,Bc)}
      @error=${()=>{this.broken=!0}}
    />`}updated(){const e=this.renderRoot.querySelector("img");e&&Xn(this,zs,Uc).call(this,e)}};zs=new WeakSet;Bc=function(e){const{naturalWidth:t,naturalHeight:s}=e.target;this.picture={width:t,height:s}};Uc=function(e){const{box:t,picture:s}=this,i=t&&s?Xn(this,zs,Hc).call(this,t,s):null,n=r=>`${100*r}%`;e.style.width=i?n(1/i.width):"",e.style.height=i?n(1/i.height):"",e.style.left=i?n(-i.x/i.width):"",e.style.top=i?n(-i.y/i.height):""};Hc=function(e,t){const s={width:this.clientWidth,height:this.clientHeight};return s.height>0?Bd(e,t,s):null};Ce.styles=k`
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
  `;oi([d()],Ce.prototype,"src",2);oi([d({attribute:!1,hasChanged:Lm})],Ce.prototype,"box",2);oi([b()],Ce.prototype,"broken",2);oi([b()],Ce.prototype,"picture",2);Ce=oi([z("hw-thumbnail")],Ce);function Lm(e,t){return!e||!t?e!==(t??null):e.x!==t.x||e.y!==t.y||e.width!==t.width||e.height!==t.height}var Nm=Object.defineProperty,Rm=Object.getOwnPropertyDescriptor,Ic=e=>{throw TypeError(e)},Oe=(e,t,s,i)=>{for(var n=i>1?void 0:i?Rm(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Nm(t,s,n),n},Bm=(e,t,s)=>t.has(e)||Ic("Cannot "+s),Um=(e,t,s)=>t.has(e)?Ic("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),ho=(e,t,s)=>(Bm(e,t,"access private method"),s),Ti,Fc,Gc;let Hm=class Kc extends Event{constructor(t){super(Kc.type),this.event=t}static{this.type="hw-chosen"}},It=class extends E{constructor(){super(),Um(this,Ti),this.visits=[],this.cameraName="",this.chosen=null,this.known=!1,this.problem=null,new pr(this,20)}render(){const{known:e,problem:t}=this;return this.visits.length===0?t?l`<p role="alert">
          ${t}
          <button @click=${()=>this.happenings.refresh()}>${o("Try again")}</button>
        </p>`:e?l`<p>${o("Nothing has happened yet.")}</p>`:l`<ol aria-busy="true">${[1,2,3,4].map(()=>l`<li class="blank"></li>`)}</ol>`:l`<ol aria-label=${o("Last events of {name}",{name:this.cameraName})} @keydown=${ho(this,Ti,Gc)}>
      ${Nc(this.visits,({events:s})=>s.at(-1)?.id,s=>ho(this,Ti,Fc).call(this,s))}
    </ol>`}};Ti=new WeakSet;Fc=function({lead:e,face:t,events:s}){const{label:i}=Z(e),n=i?bt(i):null,r=s.some(({id:h})=>h===this.chosen),a=new Date(e.timestamp);return l`<li>
      <button
        aria-label="${ce(e,this.cameraName)}, ${Hs(a)}"
        aria-current=${r?"true":u}
        @click=${()=>this.dispatchEvent(new Hm(e))}
      >
        <hw-thumbnail .src=${this.happenings.home.url(t.picture)} .box=${Z(t).pictureBox}>
          ${ur(e.type,n)}
        </hw-thumbnail>
        <svg class="mark" viewBox="0 0 4 4" aria-hidden="true">
          <circle cx="2" cy="2" r="2" fill=${n?Te[n]:"#d5b3ff"} />
        </svg>
        <span class="what">${Im(e)}</span>
        <time class="numbers" datetime=${e.timestamp} title=${Hs(a)}>${$r(a,new Date)}</time>
      </button>
    </li>`};Gc=function(e){const t={ArrowRight:1,ArrowLeft:-1}[e.key];if(!t)return;const s=[...this.renderRoot.querySelectorAll("button")],i=s.indexOf(e.target);s[i+t]?.focus(),e.preventDefault()};It.styles=[N,k`
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
    `];Oe([d({attribute:!1})],It.prototype,"happenings",2);Oe([d({attribute:!1})],It.prototype,"visits",2);Oe([d()],It.prototype,"cameraName",2);Oe([d()],It.prototype,"chosen",2);Oe([d({type:Boolean})],It.prototype,"known",2);Oe([d({attribute:!1})],It.prototype,"problem",2);It=Oe([z("hw-visit-strip")],It);function Im(e){const{label:t,name:s,zones:i,line:n}=Z(e);if(e.type==="snapshot_taken"||!(t??s))return Is(e.type);const r=s??$t(yt(t??"")),a=e.type==="line_crossed"?n:i[0];return a?`${r} · ${a}`:r}var Fm=Object.defineProperty,Gm=Object.getOwnPropertyDescriptor,jc=e=>{throw TypeError(e)},le=(e,t,s,i)=>{for(var n=i>1?void 0:i?Gm(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Fm(t,s,n),n},ia=(e,t,s)=>t.has(e)||jc("Cannot "+s),P=(e,t,s)=>(ia(e,t,"read from private field"),s?s.call(e):t.get(e)),ct=(e,t,s)=>t.has(e)?jc("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Xt=(e,t,s,i)=>(ia(e,t,"write to private field"),t.set(e,s),s),kt=(e,t,s)=>(ia(e,t,"access private method"),s),Mt,Ye,Zs,ge,Os,na,Ys,G,Vc,qi,qc,Zc,Yc,Jc,Xc,Qc,tl,ra,aa,oa,el,Zi;const Qn="hearthwatch-camera-card",Km=10;let Et=class extends E{constructor(){super(),ct(this,G),this.layout="",this.preview=!1,this.config=null,this.live=!1,this.event=null,this.sheet=null,ct(this,Mt,null),ct(this,Ye,null),ct(this,Zs,""),ct(this,ge,null),ct(this,Os,""),ct(this,na,new Oo(this)),ct(this,Ys,new Hr(this,()=>this.hass,{onEvent:e=>P(this,Mt)?.add(e),onGap:()=>{P(this,Mt)?.refresh()}})),ct(this,ra,({event:e})=>{this.event=e}),ct(this,aa,()=>{this.event=null}),ct(this,Zi,()=>{this.sheet=null}),new pr(this,20)}static getConfigForm(){return js(),um()}static getStubConfig(e){const t=Object.keys(e.entities).find(i=>i.startsWith("camera.")&&Vi(e,i)),s=t?Vi(e,t):null;return s?{device:s,live:"tap"}:{}}setConfig(e){js(),Wc(e),this.config=dm(e),this.live=this.config.live==="always"}getCardSize(){return this.config?.events?7:5}getGridOptions(){return{columns:12,rows:"auto",min_columns:6,min_rows:4}}disconnectedCallback(){var e;super.disconnectedCallback(),(e=P(this,Ye))==null||e.call(this),Xt(this,Ye,null),Xt(this,Zs,"")}willUpdate(e){if(!this.hass)return;e.has("hass")&&Br(this.hass);const t=(this.config&&Jn(this.config,this.hass))??"";t!==P(this,Os)&&Xt(this,ge,null),Xt(this,Os,t),t&&(P(this,ge)??Xt(this,ge,km(this.hass,t)))}shouldUpdate(e){const t=e.get("hass");return e.size>1||!t||!this.hass?!0:!kt(this,G,Vc).call(this,t,this.hass)}updated(){const e=P(this,G,qi);this.toggleAttribute("fixed",P(this,G,qc)),kt(this,G,Zc).call(this,e)}render(){const{hass:e,config:t}=this;if(!e||!t)return u;const{home:s}=P(this,Ys),i=bm(s,e,Jn(t,e));if(i)return l`<ha-card>${Ir(i,"alert")}</ha-card>`;const n=P(this,G,qi);return!s||!n?kt(this,G,Yc).call(this,e):l`<ha-card>
        ${this.event?kt(this,G,Xc).call(this,s,n,this.event):kt(this,G,Jc).call(this,s,n,e)}
        ${t.events?kt(this,G,Qc).call(this,s,n):u}
        ${t.controls?l`<hw-camera-acts
                .hass=${e}
                .camera=${n}
                ?idle=${!s.connected||!s.engineLives(n)}
                @hw-zones=${()=>kt(this,G,oa).call(this,"zones")}
              ></hw-camera-acts>`:u}
      </ha-card>
      ${kt(this,G,el).call(this,s,n)}`}};Mt=new WeakMap;Ye=new WeakMap;Zs=new WeakMap;ge=new WeakMap;Os=new WeakMap;na=new WeakMap;Ys=new WeakMap;G=new WeakSet;Vc=function(e,t){if(e.language!==t.language||e.devices!==t.devices)return!1;const s=P(this,G,qi);return s?Object.values(s.entities).every(i=>e.states[i]===t.states[i]):e.entities===t.entities};qi=function(){const{hass:e,config:t}=this,s=e&&t?Jn(t,e):null;return s?P(this,Ys).home?.cameraOfDevice(s)??null:null};qc=function(){return this.layout==="grid"&&typeof this.config?.grid_options?.rows=="number"};Zc=function(e){var t;const s=this.config?.boxes||this.config?.zones,n=this.live&&P(this,na).seen&&!this.event&&s&&e?e.camera_id:"";n!==P(this,Zs)&&((t=P(this,Ye))==null||t.call(this),Xt(this,Zs,n),Xt(this,Ye,n?P(this,Ys).home?.watch(n)??null:null))};Yc=function({devices:e}){const t=e[P(this,Os)],s=this.config?.name||t?.name_by_user||t?.name;return l`<ha-card aria-busy="true">
      <div class="stage">${P(this,ge)}<div class="top"><h2>${s}</h2></div></div>
    </ha-card>`};Jc=function(e,t,s){const i=this.config?.name||t.name,n=Lc(e,t,new Date);return l`<div class="stage">
      <hw-live-picture
        .camera=${gm(t,i,n!==null)}
        .client=${e.pictures}
        .tracks=${e.tracks}
        .grounds=${this.config?.zones?wm(t):vm}
        .pace=${Km}
        .video=${this.live&&!n?"auto":null}
        ?plain=${!this.config?.boxes}
        ?covered=${this.sheet!==null}
        ?buttons=${this.live}
      ></hw-live-picture>
      ${n?u:P(this,ge)}
      <button
        class="tap"
        aria-label=${this.live?o("Stop the live picture of {name}",{name:i}):o("Show {name} live",{name:i})}
        ?disabled=${n!==null}
        @click=${()=>{this.live=!this.live}}
      ></button>
      <div class="top">
        <h2>${i}</h2>
        <ul aria-label=${o("What is there now")} aria-live="polite">
          ${rm(t,s).map(({key:r,icon:a,text:h})=>l`<li class=${r}>${a}<span>${h}</span></li>`)}
        </ul>
      </div>
      ${n?sl(n):u}
      ${this.live||n?u:l`<span class="hint" aria-hidden="true">${w.play} ${o("Live")}</span>`}
    </div>`};Xc=function(e,t,s){const i=this.config?.name||t.name,r=e.connected&&e.engineLives(t)?null:Lc(e,t,new Date);return l`<div class="stage clip">
        <hw-home-footage .home=${e} .event=${s} .cameraName=${i}></hw-home-footage>
        ${r?sl(r):u}
      </div>
      <div class="caption">
        <p>
          <strong>${ce(s,i)}</strong>
          <small class="muted">${$r(new Date(s.timestamp),new Date)}</small>
        </p>
        <button @click=${()=>kt(this,G,oa).call(this,"reasons")}>${w.question} ${o("Why?")}</button>
        <button class="plain" aria-label=${o("Back to the live picture")} @click=${P(this,aa)}>
          ${w.close}
        </button>
      </div>`};Qc=function(e,t){const s=kt(this,G,tl).call(this,e,t);return l`<hw-visit-strip
      .happenings=${s}
      .visits=${s.visits}
      .problem=${s.problem}
      ?known=${s.known}
      .cameraName=${this.config?.name||t.name}
      .chosen=${this.event?.id??null}
      @hw-chosen=${P(this,ra)}
    ></hw-visit-strip>`};tl=function(e,t){const{camera_id:s}=t;return(P(this,Mt)?.camera.camera_id!==s||P(this,Mt).home!==e)&&(Xt(this,Mt,new Sp(e,t)),P(this,Mt).observe(()=>this.requestUpdate()),P(this,Mt).refresh()),P(this,Mt)};ra=new WeakMap;aa=new WeakMap;oa=function(e){this.sheet=e};el=function(e,t){const{sheet:s,event:i}=this;if(s==="zones")return l`<hw-zone-editor
        .home=${e}
        .camera=${t}
        @hw-close=${P(this,Zi)}
      ></hw-zone-editor>`;if(s!=="reasons"||!i)return u;const n=this.config?.name||t.name;return l`<hw-sheet class="narrow" heading=${ce(i,n)} @hw-close=${P(this,Zi)}>
      <hw-event-reasons .home=${e} .event=${i} .cameraName=${n}></hw-event-reasons>
    </hw-sheet>`};Zi=new WeakMap;Et.styles=[N,cn,wt,Fr,$m];le([d({attribute:!1})],Et.prototype,"hass",2);le([d()],Et.prototype,"layout",2);le([d({type:Boolean})],Et.prototype,"preview",2);le([b()],Et.prototype,"config",2);le([b()],Et.prototype,"live",2);le([b()],Et.prototype,"event",2);le([b()],Et.prototype,"sheet",2);Et=le([z(Qn)],Et);function sl({text:e,advice:t}){return l`<div class="notice" role="status">
    ${w.away}
    <p><strong>${e}</strong> <span>${t}</span></p>
  </div>`}Oh({type:Qn,getEntitySuggestion:(e,t)=>{const s=t.startsWith("camera.")?Vi(e,t):null;return s?{config:{type:`custom:${Qn}`,device:s,live:"tap"}}:null}},()=>({name:o("Hearthwatch camera"),description:o("A camera live with boxes, what is there now, and its last events with their clips.")}));function il(e,t){return e?.cameras&&t.length>0?null:e?.obstacle==="missing"?{title:o("The Hearthwatch integration is not set up."),advice:o("Add it under Settings, Devices & services.")}:e?.obstacle?{title:o("Home Assistant does not answer."),advice:o("It is tried again every few seconds.")}:e?.cameras?{title:o("There is no camera that you may see."),advice:o("Add one, or ask an administrator to let you see some.")}:{title:o("Asking …"),advice:""}}const ha=6e4,ca=60*ha,Ct=24*ca,nl=7*Ct,rs={hour:ca,day:Ct,week:nl},jm=10*ha,Vm=31*Ct,tr=.04;function Y({start:e,end:t}){return t-e}function Yi(e,t){return{start:e-t*(1-tr),end:e+t*tr}}function rl(e,t){return{start:e-t/2,end:e+t/2}}function Ji({start:e,end:t},s,i){const n=s*(t-e);return hi({start:e+n,end:t+n},i)}function Xi(e,t,s,i){const n=Math.min(Math.max(Y(e)*t,jm),Vm),r=(s-e.start)/Y(e),a=s-r*n;return hi({start:a,end:a+n},i)}function hi(e,t){const s=t+tr*Y(e),i=e.end-s;return i>0?{start:e.start-i,end:s}:e}function gs({start:e,end:t},s){return s>=e&&s<=t}function qm(e){const t=Y(e);return Object.keys(rs).find(i=>Math.abs(t/rs[i]-1)<.02)??null}const Zm=[1,2,5,10,15,30].map(e=>e*ha).concat([1,2,3,6,12].map(e=>e*ca)).concat([1,2,7].map(e=>e*Ct));function Ym(e,t,s){const i=Y(e)*s/Math.max(t,1);return Zm.find(n=>n>=i)??nl}function Jm(e,t,s){const i=[],n=e.start+s(e.start);for(let r=Math.ceil(n/t)*t;;r+=t){const a=r-s(r-s(e.start));if(a>e.end)return i;a>=e.start&&i.push(a)}}function al({title:e,devices:t,span:s}){if(e!==void 0&&typeof e!="string")throw new Error(o("{key} must be a text",{key:"title"}));const i=t??[];if(!Array.isArray(i)||!i.every(n=>typeof n=="string"))throw new Error(o("{key} must be a list of texts",{key:"devices"}));if(s!==void 0&&!Object.hasOwn(rs,s)){const n=Object.keys(rs).join(", ");throw new Error(o("span must be one of {choices}",{choices:n}))}}function Xm({devices:e=[]},t){return e.length===0?t:t.filter(({device_id:s})=>e.includes(s))}function Qm(){return{schema:[{name:"title",selector:{text:{}}},{name:"devices",selector:{device:{multiple:!0,filter:[{integration:"hearthwatch"}],entity:[{domain:"camera"}]}}},{name:"span",default:"day",selector:{select:{mode:"dropdown",options:[{value:"hour",label:o("Hour")},{value:"day",label:o("Day")},{value:"week",label:o("Week")}]}}}],assertConfig:al,computeLabel:({name:e})=>tg[e]?.()??e,computeHelper:({name:e})=>eg[e]?.()}}const tg={title:()=>o("Title"),devices:()=>o("Cameras"),span:()=>o("Begins with")},eg={devices:()=>o("Without any, all that you may see")},Qi={cameras:[],label:"",zone:"",score:0},co=["person","vehicle","animal"];function sg(e,t){return{camera_id:t,event_type:es,...e.label&&{label:e.label},...e.zone&&{zone:e.zone},...e.score>0&&{min_score:e.score}}}function ig(e,t){const{label:s,score:i,zones:n,line:r}=Z(t);return!es.includes(t.type)||e.cameras.length>0&&!e.cameras.includes(t.camera_id??"")||e.label&&s!==e.label&&(!s||bt(s)!==e.label)||e.zone&&!n.includes(e.zone)&&r!==e.zone?!1:e.score===0||(i??0)>=e.score}function gn(e){const{cameras:t,label:s,zone:i,score:n}=e;return[t.length>0,s!=="",i!=="",n>0].filter(Boolean).length}function ng(e){const t=e.flatMap(({zones:s,lines:i})=>[...s,...i].map(({name:n})=>n));return[...new Set(t)].sort((s,i)=>s.localeCompare(i))}function rg(e){return ol(e).some(s=>bt(s)==="package")?[...co,"package"]:co}function ag(e){const t=ol(e).filter(s=>bt(s)!==s);return[...new Set(t)].sort((s,i)=>s.localeCompare(i))}function ol(e){return e.flatMap(t=>t.labels)}var og=Object.defineProperty,hg=Object.getOwnPropertyDescriptor,hl=e=>{throw TypeError(e)},la=(e,t,s,i)=>{for(var n=i>1?void 0:i?hg(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&og(t,s,n),n},cg=(e,t,s)=>t.has(e)||hl("Cannot "+s),lg=(e,t,s)=>t.has(e)?hl("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),pe=(e,t,s)=>(cg(e,t,"access private method"),s),Ot,cl,Pi,vn;const dg=[0,.6,.7,.8,.9];class da extends Event{constructor(t){super(da.type),this.choice=t}static{this.type="hw-choice"}}let Js=class extends E{constructor(){super(...arguments),lg(this,Ot),this.choice=Qi,this.cameras=[]}render(){const{choice:e,cameras:t}=this,s=ng(t);return l`<form aria-label=${o("Filters")} @submit=${i=>i.preventDefault()}>
      ${t.length>1?l`<div class="cameras" role="group" aria-label=${o("Cameras")}>
              ${t.map(i=>pe(this,Ot,cl).call(this,i))}
            </div>`:u}
      ${pe(this,Ot,Pi).call(this,o("What"),"label",[["",o("Everything")],...rg(t).map(i=>[i,ug[i]()]),...ag(t).map(i=>[i,$t(yt(i))])])}
      ${s.length>0?pe(this,Ot,Pi).call(this,o("Where"),"zone",[["",o("Everywhere")],...s.map(i=>[i,i])]):u}
      ${pe(this,Ot,Pi).call(this,o("How sure"),"score",dg.map(i=>[String(i),i===0?o("Any"):o("From {share} %",{share:Math.round(i*100)})]))}
      ${gn(e)>0?l`<button type="button" class="plain" @click=${()=>pe(this,Ot,vn).call(this,Qi)}>
              ${o("Show everything")}
            </button>`:u}
    </form>`}};Ot=new WeakSet;cl=function({camera_id:e,name:t}){const{cameras:s}=this.choice,i=s.includes(e);return l`<button
      type="button"
      aria-pressed=${i}
      @click=${()=>pe(this,Ot,vn).call(this,{...this.choice,cameras:i?s.filter(n=>n!==e):[...s,e]})}
    >
      ${t}
    </button>`};Pi=function(e,t,s){const i=String(this.choice[t]);return l`<label>
      <span class="muted" aria-hidden="true">${e}</span>
      <select
        aria-label=${e}
        @change=${({target:n})=>{const r=n.value;pe(this,Ot,vn).call(this,{...this.choice,[t]:t==="score"?Number(r):r})}}
      >
        ${s.map(([n,r])=>l`<option value=${n} ?selected=${n===i}>${r}</option>`)}
      </select>
    </label>`};vn=function(e){this.dispatchEvent(new da(e))};Js.styles=[N,wt,k`
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
    `];la([d({attribute:!1})],Js.prototype,"choice",2);la([d({attribute:!1})],Js.prototype,"cameras",2);Js=la([z("hw-choice-form")],Js);const ug={person:()=>o("People"),vehicle:()=>o("Vehicles"),animal:()=>o("Animals"),package:()=>o("Packages")};var pg=Object.defineProperty,fg=Object.getOwnPropertyDescriptor,ll=e=>{throw TypeError(e)},wn=(e,t,s,i)=>{for(var n=i>1?void 0:i?fg(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&pg(t,s,n),n},mg=(e,t,s)=>t.has(e)||ll("Cannot "+s),gg=(e,t,s)=>t.has(e)?ll("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Xs=(e,t,s)=>(mg(e,t,"access private method"),s),be,dl,ul,pl,ua;class as extends Event{constructor(t,s=null){super(as.type,{bubbles:!0,composed:!0}),this.text=t,this.undo=s}static{this.type="hw-said"}}let os=class extends E{constructor(){super(...arguments),gg(this,be),this.busy=!1}render(){const{clip:e,home:t}=this,s=t.camera(e.camera_id)?.may.control??!1;return l`
      <button
        class="plain"
        aria-pressed=${e.starred}
        title=${e.starred?o("Kept for good"):o("Keep it for good")}
        aria-label=${o("Keep it for good")}
        ?disabled=${this.busy||!s}
        @click=${Xs(this,be,dl)}
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
        @click=${Xs(this,be,ul)}
      >
        ${w.remove}
      </button>
    `}};be=new WeakSet;dl=async function(){const{entry_id:e,clip_id:t,starred:s}=this.clip;await Xs(this,be,ua).call(this,async()=>{this.clip=await this.home.hass.callWS({type:"hearthwatch/clips/star",entry_id:e,clip_id:t,starred:!s})})};ul=async function(){const{entry_id:e,clip_id:t}=this.clip,s=[t];await Xs(this,be,ua).call(this,async()=>{await this.home.hass.callWS({type:"hearthwatch/clips/delete",entry_id:e,clip_ids:s}),this.dispatchEvent(new as(o("Clip deleted."),()=>Xs(this,be,pl).call(this,e,s)))})};pl=async function(e,t){if((await this.home.hass.callWS({type:"hearthwatch/clips/restore",entry_id:e,clip_ids:t})).clip_ids.length===0)throw new Error(o("It is gone."))};ua=async function(e){this.busy=!0;try{await e()}catch(t){this.dispatchEvent(new as(it(t)))}this.busy=!1};os.styles=[N,wt,k`
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
    `];wn([d({attribute:!1})],os.prototype,"home",2);wn([d({attribute:!1})],os.prototype,"clip",2);wn([b()],os.prototype,"busy",2);os=wn([z("hw-clip-acts")],os);function vg({since:e,until:t,buckets:s,cameras:i}){const n={start:Date.parse(e),end:Date.parse(t)},r=(n.end-n.start)/s,a=h=>n.start+h*r;return{span:n,buckets:s,cameras:new Map(i.map(({camera_id:h,events:c,recorded:p})=>[h,{events:c,recorded:p.map(([m,f])=>({start:a(m),end:a(f+1)}))}]))}}function wg(e){const[t]=e;return t?{...t,cameras:new Map(e.flatMap(({cameras:s})=>[...s]))}:null}function bg(e,t,s,i){const{span:n,buckets:r}=e,a=Math.floor((i-n.start)/(n.end-n.start)*r);if(a<0||a>=r)return e;const h=e.cameras.get(t)??{events:{},recorded:[]},c=[...h.events[s]??new Array(r).fill(0)];c[a]=(c[a]??0)+1;const p=new Map(e.cameras);return p.set(t,{...h,events:{...h.events,[s]:c}}),{...e,cameras:p}}function yg(e){let t=0;for(const{events:s}of e.cameras.values()){const i=Object.values(s);for(let n=0;n<e.buckets;n+=1){const r=i.reduce((a,h)=>a+(h[n]??0),0);r>t&&(t=r)}}return t}const fl=100;class $g{#t;constructor(t){this.#t=t.map(s=>({fetch:s,waiting:[],cursor:null,over:!1}))}get over(){return this.#t.every(({waiting:t,over:s})=>s&&t.length===0)}async next(){const t=[];for(;t.length<fl&&!this.over;){await Promise.all(this.#t.map(_g));const i=this.#t.filter(({waiting:n})=>n.length>0).reduce((n,r)=>!n||xg(r,n)?r:n,null)?.waiting.shift();i&&t.push(i)}return t}}async function _g(e){if(e.over||e.waiting.length>0)return;const{events:t,next_cursor:s}=await e.fetch(fl,e.cursor);e.waiting=t,e.cursor=s,e.over=s===null}function xg(e,t){return(e.waiting[0]?.timestamp??"")>(t.waiting[0]?.timestamp??"")}const kg=140,Sg=3,Mg=600,Ag=24;class Eg extends ei{constructor(t,s){super(),this.home=t,this.lanes=null,this.visits=[],this.more=!1,this.busy=!1,this.problem=null,this.#t={start:0,end:0},this.#s=[],this.#i=240,this.#n=[],this.#r=null,this.#a=0,this.#o=new Map,this.#e=s}#t;#e;#s;#i;#n;#r;#a;#h;#o;look(t,s,i,n){const r=Math.min(Math.max(Math.round(n/Sg),40),Mg),a=s!==this.#e||i!==this.#s;if(t.start===this.#t.start&&t.end===this.#t.end&&!a&&r===this.#i)return;const c=this.#s.length===0;this.#t=t,this.#e=s,this.#s=i,this.#i=r,a&&this.#o.clear(),clearTimeout(this.#h),this.#h=setTimeout(()=>{this.refresh()},c||a?0:kg)}async refresh(){if(this.#s.length===0)return;const t=++this.#a;this.busy=!0,this.changed();const s=new $g(this.#c().map(i=>this.#p(i)));try{const[i,n]=await Promise.all([this.#w(),s.next()]);if(t!==this.#a)return;this.lanes=i,this.#r=s,this.#l(n),this.problem=null}catch(i){if(t!==this.#a)return;this.problem=it(i)}this.busy=!1,this.changed()}async extend(){const t=this.#r;if(!t||this.busy||t.over)return;const s=this.#a;this.busy=!0;try{const i=await t.next();if(s!==this.#a)return;this.#l([...this.#n,...i]),this.problem=null}catch(i){if(s!==this.#a)return;this.problem=it(i),this.more=!1}this.busy=!1,this.changed()}add(t){const s=Date.parse(t.timestamp);if(!this.#s.some(({camera_id:a})=>a===t.camera_id)||!gs(this.#t,s)||!ig(this.#e,t)||this.#n.some(({id:a})=>a===t.id))return;this.#o.clear();const{label:n}=Z(t),r=n?bt(n):"other";this.lanes&&(this.lanes=bg(this.lanes,t.camera_id??"",r,s)),this.#l([t,...this.#n]),this.changed()}forget(){this.#o.clear(),this.refresh()}#l(t){this.#n=t,this.visits=gh(t),this.more=this.#r!==null&&!this.#r.over}#c(){return[...new Set(this.#s.map(({entry_id:t})=>t))]}#d(t){const s=this.#s.filter(({entry_id:i})=>i===t).map(({camera_id:i})=>i);return{entry_id:t,...sg(this.#e,s),since:new Date(this.#t.start).toISOString(),until:new Date(this.#t.end).toISOString()}}#p(t){const s=this.#d(t);return(i,n)=>this.home.hass.callWS({type:"hearthwatch/events",...s,limit:i,...n&&{cursor:n}})}async#w(){const t=`${this.#t.start} ${this.#t.end} ${this.#i}`,s=this.#o.get(t);if(s)return s;const i=this.#i,n=await Promise.all(this.#c().map(h=>this.home.hass.callWS({type:"hearthwatch/timeline",...this.#d(h),buckets:i}))),r=wg(n.map(vg));r&&this.#o.set(t,r);const[a]=this.#o.keys();return this.#o.size>Ag&&a!==void 0&&this.#o.delete(a),r}}const tn="moment";function Cg({entry_id:e,camera_id:t,slug:s},i){return{id:`${tn} ${t} ${i}`,entry_id:e,type:tn,camera:s,camera_id:t,timestamp:new Date(i).toISOString(),data:{},trace:{},picture:null,clip_id:null,decision:null,alert_id:null}}const lo=new Map;function en(e,t,s){const i=`${e} ${s.locale} ${s.timeZone}`,n=lo.get(i);if(n)return n;const r=s.timeZone?{timeZone:s.timeZone}:{},a=new Intl.DateTimeFormat(s.locale,{...t,...r});return lo.set(i,a),a}function Tg(e,t,s=he()){return t>=Ct||Pg(e,s)==="00:00"?en("day",{weekday:"short",day:"numeric"},s).format(e):en("short",{hour:"numeric",minute:"2-digit"},s).format(e)}function ml(e,t,s=he()){const i=en("clock",{timeStyle:"medium"},s).format(e);return o("{day}, {time}",{day:yr(new Date(e),new Date(t),s),time:i})}function pa(e,t=he()){const s=en("parts",{year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",hourCycle:"h23",calendar:"gregory",numberingSystem:"latn"},t).formatToParts(e),i=r=>Number(s.find(a=>a.type===r)?.value??0);return Date.UTC(i("year"),i("month")-1,i("day"),i("hour"),i("minute"))-Math.floor(e/6e4)*6e4}function gl(e,t=he()){const s=pa(e,t);return Math.floor((e+s)/Ct)*Ct-s}function Pg(e,t){return new Date(e+pa(e,t)).toISOString().slice(11,16)}const ft=24,Ds=4,zg=["person","vehicle","animal","package","other"];function Og(e,t){const{width:s,lane:i,cameras:n,colours:r}=t;e.clearRect(0,0,s,ft+n.length*i),Dg(e,t);const a=t.lanes?yg(t.lanes):0;n.forEach((h,c)=>{const p=ft+c*i;e.fillStyle=r.ground,Ng(e,0,p,s,i-Ds),e.save(),e.clip(),Wg(e,t,h,p,a),e.restore()}),Lg(e,t)}function Dg(e,t){const{marks:s,step:i,width:n,lane:r,cameras:a,colours:h,font:c}=t;e.font=c,e.textBaseline="middle",e.strokeStyle=h.line,e.fillStyle=h.muted,e.lineWidth=1;for(const p of s){const m=Math.round(Ws(p,t))+.5;e.beginPath(),e.moveTo(m,ft-6),e.lineTo(m,ft+a.length*r-Ds),e.stroke();const f=Tg(p,i),y=e.measureText(f).width/2;m>y&&m<n-y&&e.fillText(f,m-y,ft/2-3)}}function Wg(e,t,s,i,n){const{lanes:r,lane:a,colours:h}=t,c=r?.cameras.get(s);if(!r||!c)return;const p=i+a-Ds;e.fillStyle=h.footage;for(const{start:y,end:$}of c.recorded){const O=Ws(y,t);e.fillRect(O,i,Math.max(Ws($,t)-O,1.5),a-Ds)}const m=Y(r.span)/r.buckets,f=Math.max(m/Y(t.span)*t.width-.6,2);for(let y=0;y<r.buckets;y+=1){const $=Ws(r.span.start+y*m,t);if($<-f||$>t.width)continue;let O=p;for(const U of zg){const st=c.events[U]?.[y]??0;if(st===0)continue;const We=Math.max((a-Ds-13)*Math.sqrt(st/n),4);e.fillStyle=Te[U],e.fillRect($,Math.max(O-We,i),f,We),O-=We}}}function Lg(e,t){const s=Ws(t.now,t);s>=t.width||(e.fillStyle=t.colours.muted,e.fillRect(Math.round(s),ft-6,1,t.cameras.length*t.lane+2))}function Ng(e,t,s,i,n){e.beginPath(),e.roundRect(t,s,i,n,6),e.fill()}function Ws(e,{span:t,width:s}){return(e-t.start)/Y(t)*s}var Rg=Object.defineProperty,Bg=Object.getOwnPropertyDescriptor,vl=e=>{throw TypeError(e)},_t=(e,t,s,i)=>{for(var n=i>1?void 0:i?Bg(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Rg(t,s,n),n},wl=(e,t,s)=>t.has(e)||vl("Cannot "+s),q=(e,t,s)=>(wl(e,t,"read from private field"),s?s.call(e):t.get(e)),Wn=(e,t,s)=>t.has(e)?vl("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),W=(e,t,s)=>(wl(e,t,"access private method"),s),pt,xs,T,bn,bl,yl,$l,er,_l,yn,$n,xl,kl,zi,Sl,Qt;const Ug=38,Hg=27,Ig=6,Fg=1/96;class ci extends Event{constructor(t,s,i){super(ci.type),this.moment=t,this.camera=s,this.done=i}static{this.type="hw-scrubbed"}}class _n extends Event{constructor(t){super(_n.type),this.span=t}static{this.type="hw-spanned"}}class fa extends Event{constructor(t){super(fa.type),this.by=t}static{this.type="hw-skipped"}}let nt=class extends E{constructor(){super(...arguments),Wn(this,T),this.lanes=null,this.cameras=[],this.cursor=0,this.camera=null,this.now=0,this.theme="",this.width=0,Wn(this,pt,new Map),Wn(this,xs,new ResizeObserver(([e])=>{this.width=Math.round(e?.contentRect.width??0),this.dispatchEvent(new Event("hw-resized"))}))}disconnectedCallback(){super.disconnectedCallback(),q(this,xs).disconnect()}connectedCallback(){super.connectedCallback(),this.hasUpdated&&q(this,xs).observe(this.bar)}firstUpdated(){q(this,xs).observe(this.bar),this.bar.addEventListener("wheel",e=>W(this,T,xl).call(this,e),{passive:!1})}render(){const{cameras:e,cursor:t,span:s,now:i}=this,n=(t-s.start)/Y(s),r=gs(s,t),a=q(this,T,bn),h=e.findIndex(({id:m})=>m===this.camera),c=e[h]?.name,p=ml(t,i);return l`<div
        class="bar"
        role="slider"
        tabindex="0"
        aria-label=${o("Moment on the timeline")}
        aria-describedby="keys"
        aria-valuemin=${Math.round(s.start/1e3)}
        aria-valuemax=${Math.round(s.end/1e3)}
        aria-valuenow=${Math.round(t/1e3)}
        aria-valuetext=${c?`${p}, ${c}`:p}
        style="height: ${ft+e.length*a}px"
        @keydown=${W(this,T,kl)}
        @pointerdown=${W(this,T,yl)}
        @pointermove=${W(this,T,$l)}
        @pointerup=${W(this,T,er)}
        @pointercancel=${W(this,T,er)}
      >
        <canvas aria-hidden="true"></canvas>
        ${e.map((m,f)=>l`<span
            class="name"
            ?data-here=${f===h}
            style="top: ${ft+f*a}px"
            >${m.name}</span
          >`)}
        <div class="cursor" ?hidden=${!r} style="left: ${n*100}%">
          <span class="words numbers" style="translate: ${-100*Math.min(Math.max(n,0),1)}% 0"
            >${p}</span
          >
          ${h<0?"":l`<i style="top: ${ft+h*a+a/2-7}px"></i>`}
        </div>
      </div>
      <p id="keys" class="hidden">
        ${o("Arrow keys move the cursor and choose a camera, with Shift they go to the next event. Plus and minus zoom, Page Up and Page Down turn the page.")}
      </p>`}updated(e){const t=[...e.keys()];t.length>0&&t.every(s=>s==="cursor"||s==="camera")||W(this,T,bl).call(this)}};pt=new WeakMap;xs=new WeakMap;T=new WeakSet;bn=function(){return this.cameras.length>Ig?Hg:Ug};bl=function(){const{canvas:e,width:t,span:s,cameras:i,lanes:n,now:r}=this,a=q(this,T,bn),h=ft+i.length*a,c=window.devicePixelRatio||1;e.width=t*c,e.height=h*c;const p=e.getContext("2d");if(!p||t===0)return;p.scale(c,c);const m=getComputedStyle(this),f=$=>m.getPropertyValue($).trim(),y=Ym(s,t,74);Og(p,{width:t,lane:a,span:s,step:y,marks:Jm(s,y,pa),lanes:n,cameras:i.map(({id:$})=>$),now:r,colours:{line:f("--line"),muted:f("--muted"),ground:f("--raised"),footage:f("--footage")},font:`500 11px ${m.fontFamily}`})};yl=function(e){e.button===0&&(this.bar.setPointerCapture(e.pointerId),q(this,pt).set(e.pointerId,e.clientX),q(this,pt).size===1&&W(this,T,yn).call(this,e,!1))};$l=function(e){const t=q(this,pt).get(e.pointerId);if(t===void 0)return;if(q(this,pt).size===1){q(this,pt).set(e.pointerId,e.clientX),W(this,T,yn).call(this,e,!1);return}const[s]=[...q(this,pt)].filter(([i])=>i!==e.pointerId);q(this,pt).set(e.pointerId,e.clientX),s&&W(this,T,_l).call(this,t,e.clientX,s[1])};er=function(e){const t=q(this,pt).size===1;q(this,pt).delete(e.pointerId)&&t&&e.type==="pointerup"&&W(this,T,yn).call(this,e,!0)};_l=function(e,t,s){const i=(e-s)/(t-s||1);!Number.isFinite(i)||i<=0||W(this,T,Qt).call(this,Xi(this.span,i,W(this,T,$n).call(this,s),this.now))};yn=function({clientX:e,clientY:t},s){const{top:i}=this.bar.getBoundingClientRect(),n=Math.floor((t-i-ft)/q(this,T,bn)),r=Math.min(Math.max(n,0),this.cameras.length-1),a=n<0?this.camera:this.cameras[r]?.id??null,h=Math.min(W(this,T,$n).call(this,e),this.now);this.dispatchEvent(new ci(h,a,s))};$n=function(e){const{left:t,width:s}=this.bar.getBoundingClientRect(),i=Math.min(Math.max((e-t)/s,0),1);return this.span.start+i*Y(this.span)};xl=function(e){if(e.ctrlKey||e.metaKey){const t=Math.exp(Math.min(Math.max(e.deltaY,-80),80)/200);W(this,T,Qt).call(this,Xi(this.span,t,W(this,T,$n).call(this,e.clientX),this.now))}else{const t=e.shiftKey?e.deltaX||e.deltaY:e.deltaX;if(t===0)return;W(this,T,Qt).call(this,Ji(this.span,t/Math.max(this.width,1),this.now))}e.preventDefault()};kl=function(e){const{span:t,cursor:s,now:i}=this,n=Y(t)*Fg,r=gs(t,s)?s:(t.start+t.end)/2;switch(e.key){case"ArrowLeft":case"ArrowRight":{const a=e.key==="ArrowLeft"?-1:1;e.shiftKey?this.dispatchEvent(new fa(a)):W(this,T,zi).call(this,s+a*n);break}case"ArrowUp":case"ArrowDown":W(this,T,Sl).call(this,e.key==="ArrowUp"?-1:1);break;case"PageUp":W(this,T,Qt).call(this,Ji(t,-.8,i));break;case"PageDown":W(this,T,Qt).call(this,Ji(t,.8,i));break;case"Home":W(this,T,zi).call(this,t.start);break;case"End":W(this,T,zi).call(this,t.end);break;case"+":case"=":W(this,T,Qt).call(this,Xi(t,.5,r,i));break;case"-":W(this,T,Qt).call(this,Xi(t,2,r,i));break;default:return}e.preventDefault()};zi=function(e){this.dispatchEvent(new ci(Math.min(e,this.now),this.camera,!0))};Sl=function(e){const t=this.cameras.findIndex(({id:i})=>i===this.camera),s=this.cameras[Math.min(Math.max(t+e,0),this.cameras.length-1)];s&&this.dispatchEvent(new ci(this.cursor,s.id,!0))};Qt=function(e){this.dispatchEvent(new _n(e))};nt.styles=[N,k`
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
    `];_t([d({attribute:!1})],nt.prototype,"span",2);_t([d({attribute:!1})],nt.prototype,"lanes",2);_t([d({attribute:!1})],nt.prototype,"cameras",2);_t([d({type:Number})],nt.prototype,"cursor",2);_t([d()],nt.prototype,"camera",2);_t([d({type:Number})],nt.prototype,"now",2);_t([d()],nt.prototype,"theme",2);_t([b()],nt.prototype,"width",2);_t([ot("canvas")],nt.prototype,"canvas",2);_t([ot(".bar")],nt.prototype,"bar",2);nt=_t([z("hw-time-bar")],nt);var Gg=Object.defineProperty,Kg=Object.getOwnPropertyDescriptor,Ml=e=>{throw TypeError(e)},xn=(e,t,s,i)=>{for(var n=i>1?void 0:i?Kg(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Gg(t,s,n),n},jg=(e,t,s)=>t.has(e)||Ml("Cannot "+s),Vg=(e,t,s)=>t.has(e)?Ml("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Dt=(e,t,s)=>(jg(e,t,"access private method"),s),dt,Al,sr,El,Cl,li;let hs=class extends E{constructor(){super(...arguments),Vg(this,dt),this.cursor=0,this.now=0}render(){const{span:e,now:t}=this,s=qm(e),i=gs(e,t),n=new Date(gl((e.start+e.end)/2)+Ct/2);return l`<div class="lengths" role="group" aria-label=${o("Span")}>
        ${["hour","day","week"].map(r=>l`<button
            aria-pressed=${r===s}
            @click=${()=>Dt(this,dt,Al).call(this,rs[r])}
          >
            ${qg[r]()}
          </button>`)}
      </div>
      <div class="steps">
        <button class="plain" aria-label=${o("Earlier")} @click=${()=>Dt(this,dt,sr).call(this,-1)}>
          ${w.back}
        </button>
        <input
          type="date"
          aria-label=${o("Day")}
          .value=${n.toISOString().slice(0,10)}
          @change=${Dt(this,dt,Cl)}
        />
        <button
          class="plain later"
          aria-label=${o("Later")}
          ?disabled=${i}
          @click=${()=>Dt(this,dt,sr).call(this,1)}
        >
          ${w.back}
        </button>
        <button ?disabled=${i} @click=${()=>Dt(this,dt,El).call(this)}>${o("Now")}</button>
      </div>`}};dt=new WeakSet;Al=function(e){const t=Date.now(),{cursor:s}=this,i=t-s<e*.9;Dt(this,dt,li).call(this,i?Yi(t,e):hi(rl(s,e),t))};sr=function(e){Dt(this,dt,li).call(this,Ji(this.span,e*.92,Date.now()))};El=function(){Dt(this,dt,li).call(this,Yi(Date.now(),Y(this.span)))};Cl=function({target:e}){const t=Date.parse(e.value);if(Number.isNaN(t))return;const s=gl(t+Ct/2),i=Math.max(Y(this.span),Ct);Dt(this,dt,li).call(this,hi({start:s,end:s+i},Date.now()))};li=function(e){this.dispatchEvent(new _n(e))};hs.styles=[N,wt,k`
      :host {
        display: contents; /* It shares its rows with what stands beside it. */
      }
      .lengths,
      .steps {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        align-items: center;
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
    `];xn([d({attribute:!1})],hs.prototype,"span",2);xn([d({attribute:!1})],hs.prototype,"cursor",2);xn([d({attribute:!1})],hs.prototype,"now",2);hs=xn([z("hw-span-choice")],hs);const qg={hour:()=>o("Hour"),day:()=>o("Day"),week:()=>o("Week")};var Zg=Object.defineProperty,Yg=Object.getOwnPropertyDescriptor,Tl=e=>{throw TypeError(e)},De=(e,t,s,i)=>{for(var n=i>1?void 0:i?Yg(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&Zg(t,s,n),n},Jg=(e,t,s)=>t.has(e)||Tl("Cannot "+s),Xg=(e,t,s)=>t.has(e)?Tl("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Ls=(e,t,s)=>(Jg(e,t,"access private method"),s),ve,Pl,zl,Ol,ma;let Ft=class extends E{constructor(){super(...arguments),Xg(this,ve),this.event=null,this.cameraName="",this.playing=!1,this.cursor=0,this.clip=null}willUpdate(e){e.has("playing")&&!this.playing&&(this.clip=null)}render(){const{event:e}=this;return e?l`
      <div class="stage">${this.playing?Ls(this,ve,zl).call(this,e):Ls(this,ve,Pl).call(this,e)}</div>
      ${Ls(this,ve,Ol).call(this,e)}
    `:l`<div class="stage blank">
        <p>${o("Choose something that happened, or a moment on the bar.")}</p>
      </div>`}};ve=new WeakSet;Pl=function(e){const{label:t,pictureBox:s}=Z(e);return l`<hw-event-picture
        .src=${this.home.url(e.picture)}
        .alt=${ce(e,this.cameraName)}
        .box=${s}
        .label=${t??""}
      ></hw-event-picture>
      <button class="play" aria-label=${o("Play the clip")} @click=${()=>Ls(this,ve,ma).call(this,"hw-play")}>
        ${w.play}
      </button>`};zl=function(e){return l`<hw-home-footage
      .home=${this.home}
      .event=${e}
      .cameraName=${this.cameraName}
      ?exact=${e.type===tn}
      @hw-clip-shown=${({clip:t})=>{this.clip=t}}
    ></hw-home-footage>`};Ol=function(e){const{clip:t,cameraName:s}=this,i=e.type===tn,n=i?this.cursor:Date.parse(e.timestamp);return l`<div class="caption">
      <p>
        <strong>${i?s:ce(e,s)}</strong>
        <small class="muted numbers">${ml(n,Date.now())}</small>
      </p>
      ${i?u:l`<button class="plain" @click=${()=>Ls(this,ve,ma).call(this,"hw-why")}>
              ${w.question} ${o("Why?")}
            </button>`}
      ${t&&this.playing?l`<hw-clip-acts .home=${this.home} .clip=${t}></hw-clip-acts>`:u}
    </div>`};ma=function(e){this.dispatchEvent(new Event(e))};Ft.styles=[N,wt,k`
      :host {
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
      @container (max-width: 719px) {
        .caption p {
          flex-basis: 60%;
        }
      }
    `];De([d({attribute:!1})],Ft.prototype,"home",2);De([d({attribute:!1})],Ft.prototype,"event",2);De([d()],Ft.prototype,"cameraName",2);De([d({type:Boolean})],Ft.prototype,"playing",2);De([d({attribute:!1})],Ft.prototype,"cursor",2);De([b()],Ft.prototype,"clip",2);Ft=De([z("hw-timeline-stage")],Ft);const Qg=k`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 10px;
    container-type: inline-size;
    min-height: 0;
  }
  .tools {
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
  section {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
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
  }
`;var tv=Object.defineProperty,ev=Object.getOwnPropertyDescriptor,Dl=e=>{throw TypeError(e)},jt=(e,t,s,i)=>{for(var n=i>1?void 0:i?ev(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&tv(t,s,n),n},Wl=(e,t,s)=>t.has(e)||Dl("Cannot "+s),Ie=(e,t,s)=>(Wl(e,t,"read from private field"),s?s.call(e):t.get(e)),uo=(e,t,s)=>t.has(e)?Dl("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Fe=(e,t,s)=>(Wl(e,t,"access private method"),s),ks,ut,kn,Ll,Nl,Rl,ga,Bl;const Nt=68,po=4;class va extends Event{constructor(t,s){super(va.type),this.event=t,this.play=s}static{this.type="hw-picked"}}let vt=class extends E{constructor(){super(...arguments),uo(this,ut),this.visits=[],this.names=new Map,this.chosen=null,this.more=!1,this.top=0,this.height=0,uo(this,ks,new ResizeObserver(([e])=>{this.height=e?.contentRect.height??0}))}connectedCallback(){super.connectedCallback(),this.hasUpdated&&Ie(this,ks).observe(this.rows)}disconnectedCallback(){super.disconnectedCallback(),Ie(this,ks).disconnect()}firstUpdated(){Ie(this,ks).observe(this.rows)}render(){const{visits:e}=this,t=Math.max(Math.floor(this.top/Nt)-po,0),s=Math.min(Math.ceil((this.top+this.height)/Nt)+po,e.length),i=Ie(this,ut,kn);return l`<div
      class="rows"
      role="listbox"
      tabindex="0"
      aria-label=${o("What happened")}
      aria-activedescendant=${i>=t&&i<s?`row-${i}`:u}
      @scroll=${Fe(this,ut,Nl)}
      @keydown=${Fe(this,ut,Rl)}
    >
      <div style="height: ${e.length*Nt}px">
        ${Nc(e.slice(t,s),({events:n})=>n.at(-1)?.id,(n,r)=>Fe(this,ut,Ll).call(this,n,t+r,t+r===i))}
      </div>
    </div>`}updated(e){e.has("chosen")&&Fe(this,ut,Bl).call(this),this.more&&this.top+2*this.height>this.visits.length*Nt&&this.dispatchEvent(new Event("hw-more"))}};ks=new WeakMap;ut=new WeakSet;kn=function(){return this.visits.findIndex(({events:e})=>e.some(({id:t})=>t===this.chosen))};Ll=function({lead:e,face:t},s,i){const{label:n}=Z(e),r=n?bt(n):null,a=new Date(e.timestamp),h=this.names.get(e.camera_id??"")??"";return l`<div
      class="row"
      id="row-${s}"
      role="option"
      aria-selected=${i}
      aria-setsize=${this.more?-1:this.visits.length}
      aria-posinset=${s+1}
      style="top: ${s*Nt}px"
      @click=${()=>Fe(this,ut,ga).call(this,e,!0)}
    >
      <hw-thumbnail .src=${this.home.url(t.picture)} .box=${Z(t).pictureBox}>
        ${ur(e.type,r)}
      </hw-thumbnail>
      <span class="mark" style="background: ${Te[r??"other"]}"></span>
      <span class="what">${ce(e,h)}</span>
      <time class="muted numbers" datetime=${e.timestamp}>
        ${yr(a,new Date)}, ${Hs(a)}
      </time>
    </div>`};Nl=function(){this.top=this.rows.scrollTop};Rl=function(e){const{visits:t}=this,s=Ie(this,ut,kn),n={ArrowDown:s+1,ArrowUp:s-1,PageDown:s+Math.max(Math.floor(this.height/Nt),1),PageUp:s-Math.max(Math.floor(this.height/Nt),1),Home:0,End:t.length-1,Enter:s," ":s}[e.key];if(n===void 0)return;e.preventDefault();const r=t[Math.min(Math.max(n,0),t.length-1)];r&&Fe(this,ut,ga).call(this,r.lead,e.key==="Enter"||e.key===" ")};ga=function(e,t){this.dispatchEvent(new va(e,t))};Bl=function(){const e=Ie(this,ut,kn);if(e<0||this.height===0)return;const t=e*Nt;t<this.rows.scrollTop&&(this.rows.scrollTop=t);const s=t+Nt-this.height;s>this.rows.scrollTop&&(this.rows.scrollTop=s)};vt.styles=[N,k`
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
    `];jt([d({attribute:!1})],vt.prototype,"home",2);jt([d({attribute:!1})],vt.prototype,"visits",2);jt([d({attribute:!1})],vt.prototype,"names",2);jt([d()],vt.prototype,"chosen",2);jt([d({type:Boolean})],vt.prototype,"more",2);jt([b()],vt.prototype,"top",2);jt([b()],vt.prototype,"height",2);jt([ot(".rows")],vt.prototype,"rows",2);vt=jt([z("hw-visit-list")],vt);var sv=Object.defineProperty,iv=Object.getOwnPropertyDescriptor,Ul=e=>{throw TypeError(e)},et=(e,t,s,i)=>{for(var n=i>1?void 0:i?iv(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&sv(t,s,n),n},wa=(e,t,s)=>t.has(e)||Ul("Cannot "+s),F=(e,t,s)=>(wa(e,t,"read from private field"),s?s.call(e):t.get(e)),qt=(e,t,s)=>t.has(e)?Ul("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Ut=(e,t,s,i)=>(wa(e,t,"write to private field"),t.set(e,s),s),D=(e,t,s)=>(wa(e,t,"access private method"),s),ye,Oi,Di,$e,Qs,Je,C,Wi,Hl,Ns,sn,Il,Fl,Gl,Kl,jl,ba,ya,ir,Vl,ql,Zl,$a,Yl,nn,Jl;const fo=250,nv=1e4;let V=class extends E{constructor(){super(),qt(this,C),this.cameras=[],this.length="day",this.look="",this.choice=Qi,this.span={start:0,end:1},this.cursor=0,this.shown=null,this.playing=!1,this.filtering=!1,this.asking=!1,this.said=null,qt(this,ye,null),qt(this,Oi,null),qt(this,Di,!0),qt(this,$e),qt(this,Qs),qt(this,Je,[]),qt(this,Ns,{key:"",cameras:[]}),new pr(this,20)}connectedCallback(){super.connectedCallback(),this.hasUpdated&&D(this,C,Wi).call(this)}disconnectedCallback(){super.disconnectedCallback();for(const e of F(this,Je))e();Ut(this,Je,[]),clearTimeout(F(this,$e)),clearTimeout(F(this,Qs))}willUpdate(e){this.hasUpdated?e.has("home")&&D(this,C,Wi).call(this):(this.span=Yi(Date.now(),rs[this.length]),this.cursor=Date.now(),D(this,C,Wi).call(this));const t=Date.now();this.span!==F(this,Oi)&&Ut(this,Di,gs(this.span,t)),F(this,Di)&&t>this.span.end&&(this.span=Yi(t,Y(this.span))),Ut(this,Oi,this.span)}updated(){F(this,ye)?.look(this.span,this.choice,F(this,C,sn),this.bar?.clientWidth??720)}render(){const e=F(this,ye);if(!e)return u;const t=Date.now(),s=F(this,C,sn),i=gn(this.choice);return l`
      <div class="tools">
        <hw-span-choice
          .span=${this.span}
          .cursor=${this.cursor}
          .now=${t}
          @hw-spanned=${D(this,C,ir)}
        ></hw-span-choice>
        <button
          class="plain"
          aria-expanded=${this.filtering}
          @click=${()=>{this.filtering=!this.filtering}}
        >
          ${w.filter} ${o("Filters")}
          ${i>0?l`<span class="count">${i}</span>`:u}
        </button>
      </div>
      ${this.filtering?l`<hw-choice-form
              .choice=${this.choice}
              .cameras=${this.cameras}
              @hw-choice=${({choice:n})=>{this.choice=n}}
            ></hw-choice-form>`:u}
      <hw-time-bar
        .span=${this.span}
        .lanes=${e.lanes}
        .cameras=${s.map(({camera_id:n,name:r})=>({id:n,name:r}))}
        .cursor=${this.cursor}
        .camera=${this.shown?.camera_id??null}
        .now=${t}
        .theme=${this.look}
        @hw-scrubbed=${D(this,C,Vl)}
        @hw-spanned=${D(this,C,ir)}
        @hw-skipped=${D(this,C,ql)}
        @hw-resized=${()=>this.requestUpdate()}
      ></hw-time-bar>
      ${D(this,C,Il).call(this)}
      <div class="room">
        <section aria-label=${o("Footage")}>
          <hw-timeline-stage
            .home=${this.home}
            .event=${this.shown}
            .cameraName=${this.shown?D(this,C,ya).call(this,this.shown):""}
            ?playing=${this.playing}
            .cursor=${this.cursor}
            @hw-play=${()=>{this.playing=!0}}
            @hw-why=${()=>D(this,C,ba).call(this,!0)}
            @hw-said=${n=>D(this,C,nn).call(this,n)}
            @hw-played=${D(this,C,Yl)}
          ></hw-timeline-stage>
        </section>
        ${D(this,C,Fl).call(this,e)}
      </div>
      <div class="said" role="status">${D(this,C,Kl).call(this)}</div>
      ${D(this,C,jl).call(this)}
    `}};ye=new WeakMap;Oi=new WeakMap;Di=new WeakMap;$e=new WeakMap;Qs=new WeakMap;Je=new WeakMap;C=new WeakSet;Wi=function(){for(const t of F(this,Je))t();const e=new Eg(this.home,this.choice);Ut(this,ye,e),Ut(this,Je,[e.observe(()=>D(this,C,Hl).call(this)),this.home.observe(()=>this.requestUpdate()),this.home.listen({onEvent:t=>e.add(t),onGap:()=>e.forget(),onClip:t=>{t!=="clip_starred"&&e.forget()}})])};Hl=function(){const e=F(this,ye)?.visits[0]?.lead;!this.shown&&e&&(this.shown=e,this.cursor=Date.parse(e.timestamp)),this.requestUpdate()};Ns=new WeakMap;sn=function(){const{cameras:e}=this.choice,t=e.length===0?this.cameras:this.cameras.filter(({camera_id:i})=>e.includes(i)),s=t.map(({camera_id:i,name:n})=>`${i} ${n}`).join();return s!==F(this,Ns).key&&Ut(this,Ns,{key:s,cameras:t}),F(this,Ns).cameras};Il=function(){const{home:e}=this,t=e.connected?F(this,C,sn).some(s=>!e.engineLives(s))?o("The engine does not answer."):null:o("No connection to Home Assistant");return t?l`<p class="away" role="status">${w.away} ${t} ${o("Trying again …")}</p>`:u};Fl=function(e){const{visits:t,problem:s,busy:i}=e;if(s&&t.length===0)return l`<div class="none" role="alert">
        ${w.away}
        <p>${s}</p>
        <button @click=${()=>{e.refresh()}}>${o("Try again")}</button>
      </div>`;if(t.length===0)return l`<div class="none" aria-busy=${i}>
        ${w.clock}
        <p>${i?o("Asking …"):D(this,C,Gl).call(this)}</p>
        ${!i&&gn(this.choice)>0?l`<button
                @click=${()=>{this.choice=Qi}}
              >
                ${o("Show everything")}
              </button>`:u}
      </div>`;const n=new Map(this.cameras.map(({camera_id:r,name:a})=>[r,a]));return l`<hw-visit-list
      .home=${this.home}
      .visits=${t}
      .names=${n}
      .chosen=${this.shown?.id??null}
      ?more=${e.more}
      @hw-picked=${D(this,C,Zl)}
      @hw-more=${()=>{e.extend()}}
    ></hw-visit-list>`};Gl=function(){return gn(this.choice)>0?o("Nothing like that happened in this time."):o("Nothing happened in this time.")};Kl=function(){const{said:e}=this;return e?l`<p>
      <span>${e.text}</span>
      ${e.undo?l`<button @click=${()=>{D(this,C,Jl).call(this,e)}}>${o("Undo")}</button>`:u}
    </p>`:u};jl=function(){const{shown:e}=this;if(!this.asking||!e)return u;const t=D(this,C,ya).call(this,e);return l`<hw-sheet
      class="narrow"
      heading=${ce(e,t)}
      @hw-close=${()=>D(this,C,ba).call(this,!1)}
    >
      <hw-event-reasons .home=${this.home} .event=${e} .cameraName=${t}></hw-event-reasons>
    </hw-sheet>`};ba=function(e){this.asking=e};ya=function({camera_id:e,camera:t}){return this.home.camera(e??"")?.name??t??""};ir=function({span:e}){this.span=e};Vl=function({moment:e,camera:t,done:s}){this.cursor=e;const i=this.cameras.find(({camera_id:r})=>r===t)??this.cameras[0];if(!i)return;clearTimeout(F(this,$e));const n=()=>{Ut(this,$e,void 0),this.shown=Cg(i,e),this.playing=!0};s?n():Ut(this,$e,setTimeout(n,this.playing?fo/2:fo))};ql=function({by:e}){const t=F(this,ye)?.visits??[],s=[...t].reverse().find(({lead:r})=>Date.parse(r.timestamp)>this.cursor),i=t.find(({lead:r})=>Date.parse(r.timestamp)<this.cursor),n=e>0?s:i;n&&D(this,C,$a).call(this,n.lead,this.playing)};Zl=function({event:e,play:t}){D(this,C,$a).call(this,e,t)};$a=function(e,t){this.shown=e,this.playing=t,this.cursor=Date.parse(e.timestamp),gs(this.span,this.cursor)||(this.span=hi(rl(this.cursor,Y(this.span)),Date.now()))};Yl=function({moment:e}){F(this,$e)===void 0&&(this.cursor=e)};nn=function(e){clearTimeout(F(this,Qs)),this.said=e,Ut(this,Qs,setTimeout(()=>{this.said=null},nv))};Jl=async function(e){try{await e.undo?.(),D(this,C,nn).call(this,new as(o("It is back.")))}catch(t){D(this,C,nn).call(this,new as(it(t)))}};V.styles=[N,cn,wt,Qg];et([d({attribute:!1})],V.prototype,"home",2);et([d({attribute:!1})],V.prototype,"cameras",2);et([d()],V.prototype,"length",2);et([d()],V.prototype,"look",2);et([b()],V.prototype,"choice",2);et([b()],V.prototype,"span",2);et([b()],V.prototype,"cursor",2);et([b()],V.prototype,"shown",2);et([b()],V.prototype,"playing",2);et([b()],V.prototype,"filtering",2);et([b()],V.prototype,"asking",2);et([b()],V.prototype,"said",2);et([ot("hw-time-bar")],V.prototype,"bar",2);V=et([z("hw-timeline-view")],V);var rv=Object.defineProperty,av=Object.getOwnPropertyDescriptor,Xl=e=>{throw TypeError(e)},Sn=(e,t,s,i)=>{for(var n=i>1?void 0:i?av(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&rv(t,s,n),n},ov=(e,t,s)=>t.has(e)||Xl("Cannot "+s),hv=(e,t,s)=>(ov(e,t,"read from private field"),t.get(e)),cv=(e,t,s)=>t.has(e)?Xl("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),nr;const Ql="hearthwatch-timeline-card";let cs=class extends E{constructor(){super(...arguments),this.layout="",this.config=null,cv(this,nr,new Hr(this,()=>this.hass))}static getConfigForm(){return js(),Qm()}static getStubConfig(){return{}}setConfig(e){js(),al(e),this.config=e}getCardSize(){return 12}getGridOptions(){return{columns:"full",rows:"auto",min_columns:6,min_rows:8}}willUpdate(e){e.has("hass")&&this.hass&&Br(this.hass)}shouldUpdate(e){return zh(e,this.hass)}render(){const{hass:e,config:t}=this;if(!e||!t)return u;const{home:s}=hv(this,nr),i=Xm(t,s?.cameras??[]),n=il(s,i);return!s||n?l`<ha-card>${n&&Ir(n)}</ha-card>`:l`<ha-card>
      ${t.title?l`<h2>${t.title}</h2>`:u}
      <hw-timeline-view
        .home=${s}
        .cameras=${i}
        .length=${t.span??"day"}
        .look=${String(e.themes?.darkMode)}
      ></hw-timeline-view>
    </ha-card>`}};nr=new WeakMap;cs.styles=[N,cn,Fr,k`
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
    `];Sn([d({attribute:!1})],cs.prototype,"hass",2);Sn([d({reflect:!0})],cs.prototype,"layout",2);Sn([b()],cs.prototype,"config",2);cs=Sn([z(Ql)],cs);Oh({type:Ql},()=>({name:o("Hearthwatch timeline"),description:o("All cameras over time: move to any moment, filter, and play what happened.")}));var lv=Object.defineProperty,dv=Object.getOwnPropertyDescriptor,td=e=>{throw TypeError(e)},_a=(e,t,s,i)=>{for(var n=i>1?void 0:i?dv(t,s):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(i?a(t,s,n):a(n))||n);return i&&n&&lv(t,s,n),n},uv=(e,t,s)=>t.has(e)||td("Cannot "+s),pv=(e,t,s)=>(uv(e,t,"read from private field"),t.get(e)),fv=(e,t,s)=>t.has(e)?td("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),rr;const mv="hearthwatch-timeline-panel";let ti=class extends E{constructor(){super(...arguments),this.narrow=!1,fv(this,rr,new Hr(this,()=>this.hass))}willUpdate(e){e.has("hass")&&this.hass&&Br(this.hass)}shouldUpdate(e){return zh(e,this.hass)}render(){const{hass:e,narrow:t}=this,{home:s}=pv(this,rr),i=s?.cameras??[],n=il(s,i);return l`
      <header>
        <ha-menu-button .hass=${e} .narrow=${t}></ha-menu-button>
        <h1>Hearthwatch</h1>
      </header>
      <main>
        ${!s||n?n&&Ir(n):l`<hw-timeline-view
                .home=${s}
                .cameras=${i}
                .look=${String(e?.themes?.darkMode)}
              ></hw-timeline-view>`}
      </main>
    `}};rr=new WeakMap;ti.styles=[N,cn,Fr,k`
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
    `];_a([d({attribute:!1})],ti.prototype,"hass",2);_a([d({type:Boolean})],ti.prototype,"narrow",2);ti=_a([z(mv)],ti);
