const ai=globalThis,_s=ai.ShadowRoot&&(ai.ShadyCSS===void 0||ai.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,xs=Symbol(),An=new WeakMap;let dr=class{constructor(t,i,s){if(this._$cssResult$=!0,s!==xs)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=i}get styleSheet(){let t=this.o;const i=this.t;if(_s&&t===void 0){const s=i!==void 0&&i.length===1;s&&(t=An.get(i)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),s&&An.set(i,t))}return t}toString(){return this.cssText}};const Yo=e=>new dr(typeof e=="string"?e:e+"",void 0,xs),M=(e,...t)=>{const i=e.length===1?e[0]:t.reduce((s,n,r)=>s+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+e[r+1],e[0]);return new dr(i,e,xs)},Jo=(e,t)=>{if(_s)e.adoptedStyleSheets=t.map(i=>i instanceof CSSStyleSheet?i:i.styleSheet);else for(const i of t){const s=document.createElement("style"),n=ai.litNonce;n!==void 0&&s.setAttribute("nonce",n),s.textContent=i.cssText,e.appendChild(s)}},En=_s?e=>e:e=>e instanceof CSSStyleSheet?(t=>{let i="";for(const s of t.cssRules)i+=s.cssText;return Yo(i)})(e):e;const{is:Qo,defineProperty:Xo,getOwnPropertyDescriptor:th,getOwnPropertyNames:eh,getOwnPropertySymbols:ih,getPrototypeOf:sh}=Object,Di=globalThis,Mn=Di.trustedTypes,nh=Mn?Mn.emptyScript:"",rh=Di.reactiveElementPolyfillSupport,Ce=(e,t)=>e,$i={toAttribute(e,t){switch(t){case Boolean:e=e?nh:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let i=e;switch(t){case Boolean:i=e!==null;break;case Number:i=e===null?null:Number(e);break;case Object:case Array:try{i=JSON.parse(e)}catch{i=null}}return i}},ks=(e,t)=>!Qo(e,t),Cn={attribute:!0,type:String,converter:$i,reflect:!1,useDefault:!1,hasChanged:ks};Symbol.metadata??=Symbol("metadata"),Di.litPropertyMetadata??=new WeakMap;let Yt=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,i=Cn){if(i.state&&(i.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((i=Object.create(i)).wrapped=!0),this.elementProperties.set(t,i),!i.noAccessor){const s=Symbol(),n=this.getPropertyDescriptor(t,s,i);n!==void 0&&Xo(this.prototype,t,n)}}static getPropertyDescriptor(t,i,s){const{get:n,set:r}=th(this.prototype,t)??{get(){return this[i]},set(a){this[i]=a}};return{get:n,set(a){const h=n?.call(this);r?.call(this,a),this.requestUpdate(t,h,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??Cn}static _$Ei(){if(this.hasOwnProperty(Ce("elementProperties")))return;const t=sh(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(Ce("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Ce("properties"))){const i=this.properties,s=[...eh(i),...ih(i)];for(const n of s)this.createProperty(n,i[n])}const t=this[Symbol.metadata];if(t!==null){const i=litPropertyMetadata.get(t);if(i!==void 0)for(const[s,n]of i)this.elementProperties.set(s,n)}this._$Eh=new Map;for(const[i,s]of this.elementProperties){const n=this._$Eu(i,s);n!==void 0&&this._$Eh.set(n,i)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const i=[];if(Array.isArray(t)){const s=new Set(t.flat(1/0).reverse());for(const n of s)i.unshift(En(n))}else t!==void 0&&i.push(En(t));return i}static _$Eu(t,i){const s=i.attribute;return s===!1?void 0:typeof s=="string"?s:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,i=this.constructor.elementProperties;for(const s of i.keys())this.hasOwnProperty(s)&&(t.set(s,this[s]),delete this[s]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Jo(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,i,s){this._$AK(t,s)}_$ET(t,i){const s=this.constructor.elementProperties.get(t),n=this.constructor._$Eu(t,s);if(n!==void 0&&s.reflect===!0){const r=(s.converter?.toAttribute!==void 0?s.converter:$i).toAttribute(i,s.type);this._$Em=t,r==null?this.removeAttribute(n):this.setAttribute(n,r),this._$Em=null}}_$AK(t,i){const s=this.constructor,n=s._$Eh.get(t);if(n!==void 0&&this._$Em!==n){const r=s.getPropertyOptions(n),a=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:$i;this._$Em=n;const h=a.fromAttribute(i,r.type);this[n]=h??this._$Ej?.get(n)??h,this._$Em=null}}requestUpdate(t,i,s,n=!1,r){if(t!==void 0){const a=this.constructor;if(n===!1&&(r=this[t]),s??=a.getPropertyOptions(t),!((s.hasChanged??ks)(r,i)||s.useDefault&&s.reflect&&r===this._$Ej?.get(t)&&!this.hasAttribute(a._$Eu(t,s))))return;this.C(t,i,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,i,{useDefault:s,reflect:n,wrapped:r},a){s&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,a??i??this[t]),r!==!0||a!==void 0)||(this._$AL.has(t)||(this.hasUpdated||s||(i=void 0),this._$AL.set(t,i)),n===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(i){Promise.reject(i)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[n,r]of this._$Ep)this[n]=r;this._$Ep=void 0}const s=this.constructor.elementProperties;if(s.size>0)for(const[n,r]of s){const{wrapped:a}=r,h=this[n];a!==!0||this._$AL.has(n)||h===void 0||this.C(n,void 0,r,h)}}let t=!1;const i=this._$AL;try{t=this.shouldUpdate(i),t?(this.willUpdate(i),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(i)):this._$EM()}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(i)}willUpdate(t){}_$AE(t){this._$EO?.forEach(i=>i.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(i=>this._$ET(i,this[i])),this._$EM()}updated(t){}firstUpdated(t){}};Yt.elementStyles=[],Yt.shadowRootOptions={mode:"open"},Yt[Ce("elementProperties")]=new Map,Yt[Ce("finalized")]=new Map,rh?.({ReactiveElement:Yt}),(Di.reactiveElementVersions??=[]).push("2.1.2");const Ss=globalThis,Tn=e=>e,_i=Ss.trustedTypes,zn=_i?_i.createPolicy("lit-html",{createHTML:e=>e}):void 0,ur="$lit$",yt=`lit$${Math.random().toFixed(9).slice(2)}$`,pr="?"+yt,ah=`<${pr}>`,Rt=document,We=()=>Rt.createComment(""),Ne=e=>e===null||typeof e!="object"&&typeof e!="function",As=Array.isArray,oh=e=>As(e)||typeof e?.[Symbol.iterator]=="function",Ki=`[ 	
\f\r]`,xe=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,On=/-->/g,Pn=/>/g,Ot=RegExp(`>|${Ki}(?:([^\\s"'>=/]+)(${Ki}*=${Ki}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ln=/'/g,Dn=/"/g,fr=/^(?:script|style|textarea|title)$/i,gr=e=>(t,...i)=>({_$litType$:e,strings:t,values:i}),c=gr(1),g=gr(2),Ut=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),Wn=new WeakMap,Dt=Rt.createTreeWalker(Rt,129);function mr(e,t){if(!As(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return zn!==void 0?zn.createHTML(t):t}const hh=(e,t)=>{const i=e.length-1,s=[];let n,r=t===2?"<svg>":t===3?"<math>":"",a=xe;for(let h=0;h<i;h++){const l=e[h];let m,v,p=-1,C=0;for(;C<l.length&&(a.lastIndex=C,v=a.exec(l),v!==null);)C=a.lastIndex,a===xe?v[1]==="!--"?a=On:v[1]!==void 0?a=Pn:v[2]!==void 0?(fr.test(v[2])&&(n=RegExp("</"+v[2],"g")),a=Ot):v[3]!==void 0&&(a=Ot):a===Ot?v[0]===">"?(a=n??xe,p=-1):v[1]===void 0?p=-2:(p=a.lastIndex-v[2].length,m=v[1],a=v[3]===void 0?Ot:v[3]==='"'?Dn:Ln):a===Dn||a===Ln?a=Ot:a===On||a===Pn?a=xe:(a=Ot,n=void 0);const A=a===Ot&&e[h+1].startsWith("/>")?" ":"";r+=a===xe?l+ah:p>=0?(s.push(m),l.slice(0,p)+ur+l.slice(p)+yt+A):l+yt+(p===-2?h:A)}return[mr(e,r+(e[i]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),s]};class Re{constructor({strings:t,_$litType$:i},s){let n;this.parts=[];let r=0,a=0;const h=t.length-1,l=this.parts,[m,v]=hh(t,i);if(this.el=Re.createElement(m,s),Dt.currentNode=this.el.content,i===2||i===3){const p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(n=Dt.nextNode())!==null&&l.length<h;){if(n.nodeType===1){if(n.hasAttributes())for(const p of n.getAttributeNames())if(p.endsWith(ur)){const C=v[a++],A=n.getAttribute(p).split(yt),D=/([.?@])?(.*)/.exec(C);l.push({type:1,index:r,name:D[2],strings:A,ctor:D[1]==="."?ch:D[1]==="?"?dh:D[1]==="@"?uh:Wi}),n.removeAttribute(p)}else p.startsWith(yt)&&(l.push({type:6,index:r}),n.removeAttribute(p));if(fr.test(n.tagName)){const p=n.textContent.split(yt),C=p.length-1;if(C>0){n.textContent=_i?_i.emptyScript:"";for(let A=0;A<C;A++)n.append(p[A],We()),Dt.nextNode(),l.push({type:2,index:++r});n.append(p[C],We())}}}else if(n.nodeType===8)if(n.data===pr)l.push({type:2,index:r});else{let p=-1;for(;(p=n.data.indexOf(yt,p+1))!==-1;)l.push({type:7,index:r}),p+=yt.length-1}r++}}static createElement(t,i){const s=Rt.createElement("template");return s.innerHTML=t,s}}function he(e,t,i=e,s){if(t===Ut)return t;let n=s!==void 0?i._$Co?.[s]:i._$Cl;const r=Ne(t)?void 0:t._$litDirective$;return n?.constructor!==r&&(n?._$AO?.(!1),r===void 0?n=void 0:(n=new r(e),n._$AT(e,i,s)),s!==void 0?(i._$Co??=[])[s]=n:i._$Cl=n),n!==void 0&&(t=he(e,n._$AS(e,t.values),n,s)),t}class lh{constructor(t,i){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=i}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:i},parts:s}=this._$AD,n=(t?.creationScope??Rt).importNode(i,!0);Dt.currentNode=n;let r=Dt.nextNode(),a=0,h=0,l=s[0];for(;l!==void 0;){if(a===l.index){let m;l.type===2?m=new me(r,r.nextSibling,this,t):l.type===1?m=new l.ctor(r,l.name,l.strings,this,t):l.type===6&&(m=new ph(r,this,t)),this._$AV.push(m),l=s[++h]}a!==l?.index&&(r=Dt.nextNode(),a++)}return Dt.currentNode=Rt,n}p(t){let i=0;for(const s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(t,s,i),i+=s.strings.length-2):s._$AI(t[i])),i++}}class me{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,i,s,n){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=t,this._$AB=i,this._$AM=s,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return i!==void 0&&t?.nodeType===11&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,i=this){t=he(this,t,i),Ne(t)?t===u||t==null||t===""?(this._$AH!==u&&this._$AR(),this._$AH=u):t!==this._$AH&&t!==Ut&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):oh(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==u&&Ne(this._$AH)?this._$AA.nextSibling.data=t:this.T(Rt.createTextNode(t)),this._$AH=t}$(t){const{values:i,_$litType$:s}=t,n=typeof s=="number"?this._$AC(t):(s.el===void 0&&(s.el=Re.createElement(mr(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===n)this._$AH.p(i);else{const r=new lh(n,this),a=r.u(this.options);r.p(i),this.T(a),this._$AH=r}}_$AC(t){let i=Wn.get(t.strings);return i===void 0&&Wn.set(t.strings,i=new Re(t)),i}k(t){As(this._$AH)||(this._$AH=[],this._$AR());const i=this._$AH;let s,n=0;for(const r of t)n===i.length?i.push(s=new me(this.O(We()),this.O(We()),this,this.options)):s=i[n],s._$AI(r),n++;n<i.length&&(this._$AR(s&&s._$AB.nextSibling,n),i.length=n)}_$AR(t=this._$AA.nextSibling,i){for(this._$AP?.(!1,!0,i);t!==this._$AB;){const s=Tn(t).nextSibling;Tn(t).remove(),t=s}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class Wi{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,i,s,n,r){this.type=1,this._$AH=u,this._$AN=void 0,this.element=t,this.name=i,this._$AM=n,this.options=r,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=u}_$AI(t,i=this,s,n){const r=this.strings;let a=!1;if(r===void 0)t=he(this,t,i,0),a=!Ne(t)||t!==this._$AH&&t!==Ut,a&&(this._$AH=t);else{const h=t;let l,m;for(t=r[0],l=0;l<r.length-1;l++)m=he(this,h[s+l],i,l),m===Ut&&(m=this._$AH[l]),a||=!Ne(m)||m!==this._$AH[l],m===u?t=u:t!==u&&(t+=(m??"")+r[l+1]),this._$AH[l]=m}a&&!n&&this.j(t)}j(t){t===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class ch extends Wi{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===u?void 0:t}}class dh extends Wi{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==u)}}class uh extends Wi{constructor(t,i,s,n,r){super(t,i,s,n,r),this.type=5}_$AI(t,i=this){if((t=he(this,t,i,0)??u)===Ut)return;const s=this._$AH,n=t===u&&s!==u||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,r=t!==u&&(s===u||n);n&&this.element.removeEventListener(this.name,this,s),r&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class ph{constructor(t,i,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=i,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){he(this,t)}}const fh={I:me},gh=Ss.litHtmlPolyfillSupport;gh?.(Re,me),(Ss.litHtmlVersions??=[]).push("3.3.3");const mh=(e,t,i)=>{const s=i?.renderBefore??t;let n=s._$litPart$;if(n===void 0){const r=i?.renderBefore??null;s._$litPart$=n=new me(t.insertBefore(We(),r),r,void 0,i??{})}return n._$AI(e),n};const Es=globalThis;let O=class extends Yt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const i=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=mh(i,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return Ut}};O._$litElement$=!0,O.finalized=!0,Es.litElementHydrateSupport?.({LitElement:O});const vh=Es.litElementPolyfillSupport;vh?.({LitElement:O});(Es.litElementVersions??=[]).push("4.2.2");const N=e=>(t,i)=>{i!==void 0?i.addInitializer(()=>{customElements.define(e,t)}):customElements.define(e,t)};const wh={attribute:!0,type:String,converter:$i,reflect:!1,hasChanged:ks},bh=(e=wh,t,i)=>{const{kind:s,metadata:n}=i;let r=globalThis.litPropertyMetadata.get(n);if(r===void 0&&globalThis.litPropertyMetadata.set(n,r=new Map),s==="setter"&&((e=Object.create(e)).wrapped=!0),r.set(i.name,e),s==="accessor"){const{name:a}=i;return{set(h){const l=t.get.call(this);t.set.call(this,h),this.requestUpdate(a,l,e,!0,h)},init(h){return h!==void 0&&this.C(a,void 0,e,h),h}}}if(s==="setter"){const{name:a}=i;return function(h){const l=this[a];t.call(this,h),this.requestUpdate(a,l,e,!0,h)}}throw Error("Unsupported decorator location: "+s)};function d(e){return(t,i)=>typeof i=="object"?bh(e,t,i):((s,n,r)=>{const a=n.hasOwnProperty(r);return n.constructor.createProperty(r,s),a?Object.getOwnPropertyDescriptor(n,r):void 0})(e,t,i)}function S(e){return d({...e,state:!0,attribute:!1})}const yh=(e,t,i)=>(i.configurable=!0,i.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(e,t,i),i);function Tt(e,t){return(i,s,n)=>{const r=a=>a.renderRoot?.querySelector(e)??null;return yh(i,s,{get(){return r(this)}})}}function _(e){return c`<svg
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
  </svg>`}const y={person:_(g`<circle cx="10" cy="6.5" r="3" /><path d="M4 17c.6-3.6 3-5.2 6-5.2s5.4 1.6 6 5.2" />`),vehicle:_(g`<path d="M3 13v-2.2l1.8-4.3a2 2 0 0 1 1.8-1.2h6.8a2 2 0 0 1 1.8 1.2L17 10.8V13a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM3.5 10.5h13" /><circle cx="6.5" cy="14.5" r="1.3" /><circle cx="13.5" cy="14.5" r="1.3" />`),animal:_(g`<circle cx="5" cy="9" r="1.4" /><circle cx="8" cy="5.5" r="1.4" /><circle cx="12" cy="5.5" r="1.4" /><circle cx="15" cy="9" r="1.4" /><path d="M10 9.5c2.2 0 4 2.3 4 4.2 0 1.6-1.3 2.3-2.3 2.3-.8 0-1-.4-1.7-.4s-.9.4-1.7.4c-1 0-2.3-.7-2.3-2.3 0-1.9 1.8-4.2 4-4.2z" />`),other:_(g`<path d="M10 3l6 3.3v7.4L10 17l-6-3.3V6.3zM4 6.3l6 3.4 6-3.4M10 9.7V17" />`),motion:_(g`<path d="M2.5 10h2.5l2-5.5 4 11 2.3-7 1.2 1.5h3" />`),camera:_(g`<rect x="2.5" y="5.5" width="10" height="9" rx="2" /><path d="M12.5 9l5-2.5v7l-5-2.5" />`),alert:_(g`<path d="M10 3.2l7.3 12.9H2.7zM10 8.2v3.6M10 14v.1" />`),question:_(g`<circle cx="10" cy="10" r="7.3" /><path d="M7.9 7.9a2.1 2.1 0 1 1 3.2 1.9c-.8.5-1.1.9-1.1 1.7M10 13.9v.1" />`),play:_(g`<path d="M6.5 4.2v11.6l9.3-5.8z" />`),film:_(g`<rect x="3" y="4" width="14" height="12" rx="2" /><path d="M6.8 4v12M13.2 4v12M3 10h14" />`),star:_(g`<path d="M10 3l2.1 4.4 4.8.6-3.5 3.3.9 4.8L10 13.7l-4.3 2.4.9-4.8L3.1 8l4.8-.6z" />`),starred:_(g`<path fill="currentColor" d="M10 3l2.1 4.4 4.8.6-3.5 3.3.9 4.8L10 13.7l-4.3 2.4.9-4.8L3.1 8l4.8-.6z" />`),remove:_(g`<path d="M4 6h12M8 6V4h4v2M5.5 6l.8 10h7.4l.8-10M8.6 9v4.5M11.4 9v4.5" />`),bell:_(g`<path d="M5 13.5V9a5 5 0 0 1 10 0v4.5l1.3 1.7H3.7zM8.3 17.3a2 2 0 0 0 3.4 0" />`),undo:_(g`<path d="M7.5 4L4 7.5 7.5 11M4 7.5h7.5a4.3 4.3 0 0 1 0 8.6H8" />`),add:_(g`<path d="M10 4v12M4 10h12" />`),home:_(g`<path d="M3.5 9.5L10 4l6.5 5.5M5.2 8.2V16h9.6V8.2M8.4 16v-4.2h3.2V16" />`),out:_(g`<path d="M11.5 4H5.5v12h6M9 10h8M14 7l3 3-3 3" />`),close:_(g`<path d="M5 5l10 10M15 5L5 15" />`),back:_(g`<path d="M12 4l-6 6 6 6" />`),pass:_(g`<path d="M4 10.5l4 4 8-9" />`),stop:_(g`<path d="M5.5 5.5l9 9M14.5 5.5l-9 9" />`),clock:_(g`<circle cx="10" cy="10" r="7.3" /><path d="M10 5.8V10l2.8 2" />`),key:_(g`<circle cx="6.5" cy="13.5" r="3.3" /><path d="M9 11l7.5-7.5M13 7l2.5 2.5" />`),photo:_(g`<path d="M3 7.2a1.5 1.5 0 0 1 1.5-1.5h2l1.2-1.9h4.6l1.2 1.9h2A1.5 1.5 0 0 1 17 7.2v7.3a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5z" /><circle cx="10" cy="10.6" r="2.8" />`),record:_(g`<circle cx="10" cy="10" r="7" /><circle cx="10" cy="10" r="3.2" fill="currentColor" />`),eye:_(g`<path d="M2 10c2-3.8 4.8-5.6 8-5.6s6 1.8 8 5.6c-2 3.8-4.8 5.6-8 5.6S4 13.8 2 10z" /><circle cx="10" cy="10" r="2.6" />`),zone:_(g`<path d="M4.5 5.5l9-1.5 2.5 9-11 3z" /><circle cx="4.5" cy="5.5" r="1.3" fill="currentColor" /><circle cx="13.5" cy="4" r="1.3" fill="currentColor" /><circle cx="16" cy="13" r="1.3" fill="currentColor" /><circle cx="5" cy="16" r="1.3" fill="currentColor" />`),line:_(g`<path d="M4 14.5L16 5.5" stroke-dasharray="3.5 2.5" /><circle cx="3.5" cy="15" r="1.3" fill="currentColor" /><circle cx="16.5" cy="5" r="1.3" fill="currentColor" />`),more:_(g`<circle cx="10" cy="4.5" r="1.2" fill="currentColor" /><circle cx="10" cy="10" r="1.2" fill="currentColor" /><circle cx="10" cy="15.5" r="1.2" fill="currentColor" />`),redo:_(g`<path d="M12.5 4L16 7.5 12.5 11M16 7.5H8.5a4.3 4.3 0 0 0 0 8.6H12" />`),download:_(g`<path d="M10 3v9M6 8.5l4 4 4-4M4 16.5h12" />`),away:_(g`<path d="M2.5 8a11 11 0 0 1 15 0M5.3 11a7 7 0 0 1 9.4 0M8 13.9a3 3 0 0 1 4 0M3 3l14 14" />`)};function vr(e,t){return e.startsWith("motion")?y.motion:e.startsWith("camera")||e==="snapshot_taken"?y.camera:e.startsWith("recording")||e==="clip_ready"?y.film:e.startsWith("alert")||e==="doorbell_pressed"?y.bell:e==="system_alert"?y.alert:e==="security_event"?y.key:e==="face_detected"?y.person:y[t??"other"]}class Ms{#t=new Set;observe(t){return this.#t.add(t),()=>this.#t.delete(t)}changed(){for(const t of this.#t)t()}}class $h{constructor(t,i){this.host=t,this.subject=i,t.addController(this)}#t=null;hostConnected(){this.hostUpdate()}hostUpdate(){this.#t??=this.subject()?.observe(()=>this.host.requestUpdate())??null}hostDisconnected(){this.#t?.(),this.#t=null}}class wr{constructor(t,i){this.host=t,this.seconds=i,t.addController(this)}#t;hostConnected(){this.#t=setInterval(()=>this.host.requestUpdate(),this.seconds*1e3)}hostDisconnected(){clearInterval(this.#t)}}const q=M`
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
`,ve=M`
  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }
  button {
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
`;const br=M`
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
`;const Cs=M`
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
  section > button {
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
`;let Ts={},yr={};function $r(e,t={}){Ts=e,yr=t}function _r(){return Object.keys(Ts).length===0}function Ni(){return yr}function o(e,t={}){return(Ts[e]??e).replace(/\{(\w+)\}/g,(i,s)=>String(t[s]??i))}var _h=Object.defineProperty,xh=Object.getOwnPropertyDescriptor,xr=e=>{throw TypeError(e)},Ri=(e,t,i,s)=>{for(var n=s>1?void 0:s?xh(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&_h(t,i,n),n},kh=(e,t,i)=>t.has(e)||xr("Cannot "+i),Sh=(e,t,i)=>t.has(e)?xr("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),oi=(e,t,i)=>(kh(e,t,"access private method"),i),Jt,kr,Sr,zs;let le=class extends O{constructor(){super(...arguments),Sh(this,Jt),this.heading="",this.nested=!1}firstUpdated(){this.dialog.showModal()}render(){return c`
      <dialog aria-labelledby="heading" @close=${oi(this,Jt,kr)} @click=${oi(this,Jt,Sr)}>
        <div class="bar">
          ${this.nested?c`<button class="plain" aria-label=${o("Back")} @click=${()=>oi(this,Jt,zs).call(this,"hw-back")}>
                ${y.back}
              </button>`:u}
          <h2 id="heading">${this.heading}</h2>
          <button class="plain" aria-label=${o("Close")} @click=${()=>this.dialog.close()}>
            ${y.close}
          </button>
        </div>
        <div class="body"><slot></slot></div>
      </dialog>
    `}};Jt=new WeakSet;kr=function(){oi(this,Jt,zs).call(this,"hw-close")};Sr=function(e){e.target===this.dialog&&this.dialog.close()};zs=function(e){this.dispatchEvent(new Event(e,{bubbles:!0,composed:!0}))};le.styles=[q,ve,M`
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
    `];Ri([d()],le.prototype,"heading",2);Ri([d({type:Boolean,reflect:!0})],le.prototype,"nested",2);Ri([Tt("dialog")],le.prototype,"dialog",2);le=Ri([N("hw-sheet")],le);class Ee extends Error{constructor(t,i,s={}){super(i),this.status=t,this.name="ApiError",this.code=s.code??null,this.fields=s.fields??[],this.retryAfter=s.retryAfter??null}get signedOut(){return this.status===401}}class ss extends Error{constructor(){super("The engine does not answer."),this.name="Unreachable"}}const Ah=new Set(["bicycle","car","motorcycle","bus","train","truck","boat"]),Eh=new Set(["bird","cat","dog","horse","sheep","cow","elephant","bear","zebra","giraffe"]),Ze={person:"#ffb347",vehicle:"#5ac8fa",animal:"#9be564",other:"#d5b3ff"};function we(e){return e==="person"?"person":Ah.has(e)?"vehicle":Eh.has(e)?"animal":"other"}function Qt(e){const t=e*100,i=t>0&&t<9.95?1:0;return`${t.toFixed(i)} %`}function gt(e){return o(e)}function Mh(e){const t=new Map;for(const i of e)t.set(i,(t.get(i)??0)+1);return[...t].map(([i,s])=>`${s} ${o(Ch(i,s))}`).join(", ")}function rt(e){return e.charAt(0).toUpperCase()+e.slice(1)}function Ch(e,t){return t===1||e==="sheep"?e:e==="person"?"people":/(s|ch|x)$/.test(e)?`${e}es`:`${e}s`}const Nn=2;function Th(e,t){if(e.width<=0||e.height<=0)return{x:0,y:0,...t};const i=Math.min(t.width/e.width,t.height/e.height),s=e.width*i,n=e.height*i;return{x:(t.width-s)/2,y:(t.height-n)/2,width:s,height:n}}function ns(e,t){const i=ei(e.x),s=ei(e.y);return{x:t.x+i*t.width,y:t.y+s*t.height,width:(ei(e.x+e.width)-i)*t.width,height:(ei(e.y+e.height)-s)*t.height}}function zh(e,t,i,s){const n=i.x+i.width-e.width,r=i.y+i.height-e.height;for(const a of[t.y-e.height-Nn,t.y+t.height+Nn])for(const h of[t.x-1,t.x+t.width+1-e.width]){const m={x:Math.max(i.x,Math.min(h,n)),y:a,...e};if(!s.some(p=>Lh(m,p))&&a>=i.y&&a<=r)return m}return null}function Ar({width:e,height:t}){return e<=0||t<=0?16/9:Math.min(Math.max(e/t,4/3),16/9)}const Rn=2.2,Oh=.3;function Ph(e,t,i){const s=i.width/i.height*(t.height/t.width),n=Math.max(e.height*Rn,e.width*Rn/s,Oh),r=Math.min(n,1,1/s),a=r*s,h=Math.min(Math.max(e.x+e.width/2-a/2,0),1-a),l=Math.min(Math.max(e.y+e.height/2-r/2,0),1-r);return{x:h,y:l,width:a,height:r}}function ei(e){return Math.min(Math.max(e,0),1)}function Lh(e,t){return e.x<t.x+t.width&&t.x<e.x+e.width&&e.y<t.y+t.height&&t.y<e.y+e.height}var Dh=Object.defineProperty,Wh=Object.getOwnPropertyDescriptor,Er=e=>{throw TypeError(e)},be=(e,t,i,s)=>{for(var n=s>1?void 0:s?Wh(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&Dh(t,i,n),n},Nh=(e,t,i)=>t.has(e)||Er("Cannot "+i),Rh=(e,t,i)=>t.has(e)?Er("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),hi=(e,t,i)=>(Nh(e,t,"access private method"),i),ee,Mr,li;class Os extends Event{constructor(t){super(Os.type),this.press=t}static{this.type="hw-pressed"}}const Kt={pause:g`<path d="M7 4.5v11M13 4.5v11" />`,play:g`<path fill="currentColor" d="M6.5 4.2v11.6l9.3-5.8z" />`,muted:g`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8zM13 8l4 4M17 8l-4 4" />`,loud:g`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8zM13 7.5a3.6 3.6 0 0 1 0 5M15.3 5.3a6.7 6.7 0 0 1 0 9.4" />`,full:g`<path d="M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4" />`,small:g`<path d="M7.5 3.5v4h-4M16.5 7.5h-4v-4M12.5 16.5v-4h4M3.5 12.5h4v4" />`};let kt=class extends O{constructor(){super(...arguments),Rh(this,ee),this.buttons=!1,this.paused=!1,this.sound=null,this.full=null}render(){const{tone:e,text:t,age:i}=this.words;return c`
      <span class="words ${e}">
        <i></i><span><span role="status">${t}</span>${i}</span>
      </span>
      ${this.buttons?hi(this,ee,Mr).call(this):u}
    `}};ee=new WeakSet;Mr=function(){const{paused:e,sound:t,full:i}=this;return c`<span class="buttons">
      ${hi(this,ee,li).call(this,"pause",o(e?"Go live again":"Pause"),e?Kt.play:Kt.pause)}
      ${t===null?u:hi(this,ee,li).call(this,"sound",o(t?"Sound off":"Sound on"),t?Kt.loud:Kt.muted)}
      ${i===null?u:hi(this,ee,li).call(this,"full",o(i?"Leave full screen":"Full screen"),i?Kt.small:Kt.full)}
    </span>`};li=function(e,t,i){return c`<button
      aria-label=${t}
      title=${t}
      @click=${()=>this.dispatchEvent(new Os(e))}
    >
      ${_(i)}
    </button>`};kt.styles=M`
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
  `;be([d({attribute:!1})],kt.prototype,"words",2);be([d({type:Boolean})],kt.prototype,"buttons",2);be([d({type:Boolean})],kt.prototype,"paused",2);be([d({attribute:!1})],kt.prototype,"sound",2);be([d({attribute:!1})],kt.prototype,"full",2);kt=be([N("hw-live-bar")],kt);function xi(e,t=Ni()){return e.toLocaleTimeString(t.locale,{timeStyle:"medium",...ce(t)})}function Uh(e,t,i=Ni()){const s=Te(e,i);return s===Te(t,i)?o("Today"):s===Te(new Date(t.getTime()-864e5),i)?o("Yesterday"):e.toLocaleDateString(i.locale,{weekday:"long",day:"numeric",month:"long",...ce(i)})}function Bh(e,t=Ni()){return e.toLocaleString(t.locale,{day:"numeric",month:"short",year:"numeric",hour:"2-digit",minute:"2-digit",second:"2-digit",fractionalSecondDigits:3,...ce(t)})}function G(e){if(e<.9995)return`${Math.round(e*1e3)} ms`;if(e<9.95)return`${e.toFixed(1)} s`;if(e<59.5)return`${Math.round(e)} s`;if(e<3570)return`${Math.round(e/60)} min`;if(e<84600)return`${Math.round(e/3600)} h`;const t=Math.round(e/86400);return t===1?o("1 day"):o("{days} days",{days:t})}function Hh(e,t){const i=(Date.parse(t??"")-Date.parse(e??""))/1e3;return Number.isNaN(i)?null:i}function Te(e,t){return e.toLocaleDateString("en-CA",ce(t))}function ce({timeZone:e}){return e?{timeZone:e}:{}}function Ps(e,t,i=Ni()){const s=(t.getTime()-e.getTime())/1e3;if(s<45)return o("just now");if(s<3570)return o("{minutes} min ago",{minutes:Math.round(s/60)});const n=e.toLocaleTimeString(i.locale,{timeStyle:"short",...ce(i)});return Te(e,i)===Te(t,i)?n:`${e.toLocaleDateString(i.locale,{day:"numeric",month:"short",...ce(i)})}, ${n}`}function Ih({status:e,video:t,paused:i,cut:s,behind:n}){if(e.state==="disabled")return bt("quiet",o("Switched off"));if(e.state==="offline")return Un(e.reason);if(i)return bt("quiet",o("Paused at {time}",{time:xi(i)}));switch(t.kind){case"playing":{const r=Math.max(n??0,.1).toFixed(1),a=n===null?"":o(", {seconds} s behind",{seconds:r});return{tone:"live",text:t.transcoded?o("Live, transcoded"):o("Live"),age:a}}case"offline":return Un(t.reason);case"lost":return s?bt("bad",o("No connection, trying again …")):bt("warn",o("Stills. Going live again …"));case"refused":return bt("quiet",o("Press play to see it live"));case"none":return bt("warn",o("Stills. {why}",{why:t.why}));case"starting":return bt("quiet",o("Going live …"))}}function Un(e){return bt("bad",e?o("Offline. {why}",{why:e}):o("Offline"))}function bt(e,t){return{tone:e,text:t,age:""}}function Fh(e){if(e.state==="lost")return null;const t=Ze[we(e.label)],{box:i}=e,s=`#${e.id}`,r=[`${gt(e.label)} ${Math.round(e.score*100)} %  ${s}`,s];return e.state==="stationary"?{box:i,colour:t,texts:r,strength:.5,dashed:!0}:e.state==="tentative"?{box:i,colour:t,texts:[],strength:.45,dashed:!1}:{box:i,colour:t,texts:r,strength:1,dashed:!1}}const Yi="#7ee0d0";function jh(e,t,i){const s=i.width<560?Cr:Tr;for(const n of t)Gh(e,n,i,s);e.globalAlpha=1,e.setLineDash([])}function Gh(e,{name:t,points:i,closed:s,busy:n},r,{font:a,line:h}){const l=i.map(([R,X])=>[r.x+R*r.width,r.y+X*r.height]);e.beginPath();for(const[R=0,X=0]of l)e.lineTo(R,X);s&&e.closePath(),e.fillStyle=Yi,e.globalAlpha=n?.13:.06,s&&e.fill(),e.globalAlpha=n?1:.6,e.strokeStyle=Yi,e.lineWidth=h,e.setLineDash(s?[]:[7,4]),e.stroke();const[m=0,v=0]=l.reduce((R,X)=>(X[1]??0)<(R[1]??0)?X:R,l[0]??[]),{x:p,y:C,width:A}=r;e.font=`600 ${a}px system-ui, sans-serif`,e.textBaseline="top",e.globalAlpha=.9,e.fillStyle=Yi,e.shadowColor="rgb(0 0 0 / 80%)",e.shadowBlur=3;const D=p+A-e.measureText(t).width-6;e.fillText(t,Math.max(p+4,Math.min(m+5,D)),Math.max(C+4,v+5)),e.shadowBlur=0}const Cr={font:11,line:1.5,label:16},Tr={font:13,line:2.5,label:20};function Vh(e,t,i){const s=i.width<560?Cr:Tr,n=t.toSorted((a,h)=>a.strength-h.strength||a.box.height-h.box.height);for(const a of n)qh(e,a,ns(a.box,i),s);const r=n.map(a=>ns(a.box,i));for(const a of n.toReversed()){const h=Zh(e,a,i,s,r);h&&r.push(h)}e.globalAlpha=1}function qh(e,{colour:t,dashed:i,strength:s},n,{line:r}){e.globalAlpha=s,e.beginPath(),e.roundRect(n.x,n.y,n.width,n.height,3),e.setLineDash([]),e.lineWidth=r+2,e.strokeStyle="rgb(0 0 0 / 40%)",e.stroke(),e.setLineDash(i?[6,5]:[]),e.lineWidth=r,e.strokeStyle=t,e.stroke()}function Zh(e,{box:t,texts:i,colour:s,strength:n},r,a,h){e.font=`500 ${a.font}px system-ui, sans-serif`,e.textBaseline="middle";for(const l of i){const m={width:e.measureText(l).width+8,height:a.label},v=zh(m,ns(t,r),r,h);if(v)return e.globalAlpha=n,e.beginPath(),e.roundRect(v.x,v.y,v.width,v.height,3),e.fillStyle=s,e.fill(),e.fillStyle="#17120a",e.fillText(l,v.x+4,v.y+v.height/2+.5),v}return null}class zr{constructor(t){this.host=t,this.#e=new IntersectionObserver(i=>{this.#t=i.at(-1)?.isIntersecting??!1,t.requestUpdate()}),t.addController(this)}#t=!1;#e;get seen(){return this.#t&&!document.hidden&&this.host.isConnected}hostConnected(){this.#e.observe(this.host),document.addEventListener("visibilitychange",this.#i)}hostDisconnected(){this.#e.disconnect(),document.removeEventListener("visibilitychange",this.#i)}#i=()=>this.host.requestUpdate()}const Kh=500,Yh=3e4;function Or(e,t){return Math.min(Yh,Kh*2**Math.min(e-1,16))*(.5+.5*t)}class Jh{constructor(t,i,s,n,r){this.host=t,this.next=i,this.pace=s,this.show=n,this.fail=r,t.addController(this)}#t=null;hostDisconnected(){this.#e()}hostUpdated(){const t=this.next()!==null;t&&!this.#t&&this.#i(),t||this.#e()}#e(){this.#t?.abort(),this.#t=null}async#i(){this.#t=new AbortController;const{signal:t}=this.#t;let i=0;for(;!t.aborted;){const s=performance.now();try{const r=await this.next()?.(t);r&&!t.aborted&&await this.show(r),i=0}catch(r){if(t.aborted)return;i+=1,this.fail(r)}const n=i?Or(i+1,Math.random()):this.pace()*1e3;await Qh(Math.max(100,n-(performance.now()-s)),t)}}}function Qh(e,t){return new Promise(i=>{const s=setTimeout(i,e);t.addEventListener("abort",()=>{clearTimeout(s),i()})})}function Ls(e,t,i,s=[]){const n=e.getContext("2d"),r={width:e.clientWidth,height:e.clientHeight};if(!n||r.width===0)return;tl(e,r);const a=e.width/r.width;if(n.setTransform(a,0,0,a,0,0),n.clearRect(0,0,r.width,r.height),!t)return;const h=Th(t,r);n.imageSmoothingQuality="high",t instanceof ImageBitmap&&n.drawImage(t,h.x,h.y,h.width,h.height),jh(n,s,h),Vh(n,i,h)}function Xh(e){const{videoWidth:t,videoHeight:i}=e;if(t===0||e.readyState<e.HAVE_CURRENT_DATA)return null;const s=new OffscreenCanvas(t,i);return s.getContext("2d")?.drawImage(e,0,0),s.transferToImageBitmap()}function tl(e,t){const i=Math.min(window.devicePixelRatio||1,2),s=Math.round(t.width*i),n=Math.round(t.height*i);e.width!==s&&(e.width=s),e.height!==n&&(e.height=n)}const el=1e4;class il{#t;#e=null;#i;#s=0;#n=0;constructor(t){this.#t=t}start(){this.stop(),this.#t.onState({kind:"connecting"});const t=this.#t.open();t instanceof Promise?this.#r(t):this.#a(t),this.within(el)}async#r(t){const i=this.#n;try{const s=await t;i===this.#n?this.#a(s):s.close()}catch{i===this.#n&&this.lose()}}#a(t){t.binaryType="arraybuffer",this.#e=t,t.onmessage=({data:i})=>this.#t.onMessage(i),t.onclose=()=>this.lose()}stop(){clearTimeout(this.#i),this.#n+=1;const t=this.#e;this.#e=null,t&&(t.onmessage=null,t.onclose=null,t.close())}send(t){this.#e?.readyState===WebSocket.OPEN&&this.#e.send(JSON.stringify(t))}greeted(){this.#s=0,this.#t.onState({kind:"open"})}within(t,i=()=>this.lose()){clearTimeout(this.#i),this.#i=setTimeout(i,t)}lose(){this.stop(),this.#s+=1;const t=Or(this.#s,(this.#t.random??Math.random)());this.within(t,()=>this.start()),this.#t.onState({kind:"waiting",until:Date.now()+t,failures:this.#s})}}function sl(e){try{const t=JSON.parse(e);return typeof t?.type=="string"?t:null}catch{return null}}const Bn=8e3,nl=9e4;class rl{#t;#e;#i=null;constructor(t){this.#t=t,this.#e=new il({...t,onState:i=>this.#s(i),onMessage:i=>this.#n(i)})}start(){this.#e.start()}stop(){this.#e.stop()}lose(){this.#e.lose()}#s(t){this.#i=null,this.#t.onState(t)}#n(t){typeof t=="string"?this.#r(sl(t)):this.#a(t)}#r(t){switch(t?.type){case"init":this.#e.greeted(),this.#e.within(Bn),this.#i=t;break;case"gap":this.#t.onGap(t.seconds);break;case"offline":this.#e.greeted(),this.#e.within(nl),this.#t.onOffline(t.reason);break;case"error":this.#t.onError(t.error.message);break}}#a(t){this.#e.within(Bn);const i=this.#i;this.#i=null,i?this.#t.onInit(i,t):this.#t.onFragments(t)}}const al=3,ol=.05,hl=1.08,ll=1.2,cl=.94,dl=.5;function ul(e,t,{target:i,far:s}){const n=t.at(-1);if(!n)return{jump:null,rate:1};const[r,a]=n,h=a-e;if(h>s||h<-1)return{jump:Math.max(r,a-i),rate:1};const l=t.find(([v,p])=>v<=e&&e<p-ol),m=t.find(([v])=>v>e);return!l&&m?{jump:m[0],rate:1}:{jump:null,rate:pl(h,i)}}function pl(e,t){return e>t+1?ll:e>t+.15?hl:e<0?dl:e<t*.4?cl:1}const Hn=.25,fl=1.5;class gl{constructor(){this.target=Hn,this.#t=0}#t;stalled(t){this.target=Math.min(fl,this.target*1.5),this.#t=t}calm(t){t-this.#t<3e4||(this.target=Math.max(Hn,this.target*.8),this.#t=t)}}const ml=65536,In=28,vl=new Set(["moof","traf"]);function wl(e){return Pr(new DataView(e),0,e.byteLength)}function Pr(e,t,i){let s=!0;for(let n=t;n+8<=i;){const r=e.getUint32(n),a=bl(e,n+4);if(r<8||n+r>i)return!1;if(vl.has(a)&&Pr(e,n+8,n+r))return!0;if(a==="tfhd"&&(s=e.getUint32(n+12)===1),a==="trun"&&s&&r>=In+4)return(e.getUint32(n+In)&ml)===0;n+=r}return!1}function bl(e,t){return String.fromCharCode(...[0,1,2,3].map(i=>e.getUint8(t+i)))}const yl=16e6,$l=4,_l=8,Ji=1;class xl{constructor(t,i,s){this.buffer=t,this.at=i,this.fail=s,t.addEventListener("updateend",this.#n),t.addEventListener("error",this.#s)}#t=[];#e=0;#i=[];push(t){this.#t.push(t),this.#e+=t.byteLength,this.#e>yl?this.fail("The browser does not keep up."):this.#n()}close(){this.buffer.removeEventListener("updateend",this.#n),this.buffer.removeEventListener("error",this.#s),this.#t=[]}#s=()=>this.fail("The browser cannot read the pictures.");#n=()=>{if(this.buffer.updating||this.#r($l,_l))return;const t=this.#t[0];if(!t)return;const i=wl(t),s=kl(this.buffer);try{this.buffer.appendBuffer(t)}catch(n){this.#a(n);return}i&&this.#i.push(s),this.#t.shift(),this.#e-=t.byteLength};#r(t,i){const{buffered:s}=this.buffer,n=s.length>0?s.start(0):0,r=this.#i.findLast(a=>a<=this.at()-t);return r===void 0||r-Ji-n<=i?!1:(this.#i=this.#i.filter(a=>a>=r),this.buffer.remove(0,r-Ji),!0)}#a(t){const i=t instanceof DOMException&&t.name==="QuotaExceededError";i&&this.#r(Ji,0)||this.fail(i?"The browser has no room for the pictures.":"The pictures do not play.")}}function kl({buffered:e}){return e.length>0?e.end(e.length-1):0}const Sl=.8,Fn=3e3,Al=1e3,El=250;function Lr(){const{ManagedMediaSource:e,MediaSource:t}=globalThis;return e??t??null}class Ml{constructor(t,i){this.video=t,this.options=i}#t=new gl;#e=null;#i="";#s=null;#n=[];#r=0;#a=0;#o;begin(t,i){this.stop();const s=Lr();if(!s?.isTypeSupported(t))return!1;const n=new s;return this.#e=n,this.#r=performance.now(),this.#n=[i],n.addEventListener("sourceopen",()=>this.#h(n,t),{once:!0}),this.#i=URL.createObjectURL(n),this.video.disableRemotePlayback=!0,this.video.src=this.#i,this.video.addEventListener("waiting",this.#l),this.video.addEventListener("error",this.#u),this.#o=setInterval(this.#d,El),this.video.play().catch(r=>this.#p(n,r)),!0}add(t){this.#s?this.#s.push(t):this.#e&&this.#n.push(t)}stop(){this.#e&&(this.options.onLeave(),clearInterval(this.#o),this.#s?.close(),this.video.removeEventListener("waiting",this.#l),this.video.removeEventListener("error",this.#u),this.video.removeAttribute("src"),this.video.load(),URL.revokeObjectURL(this.#i),this.#e=null,this.#s=null)}#h(t,i){if(t!==this.#e)return;const s=t.addSourceBuffer(i);s.addEventListener("updateend",this.#d),this.#s=new xl(s,()=>this.video.currentTime,n=>this.options.onFail(n));for(const n of this.#n)this.#s.push(n);this.#n=[]}#d=()=>{const{video:t}=this,i=performance.now();if(t.seeking||t.buffered.length===0)return;const s=i-this.#r<Fn?Sl:al,n={target:this.#t.target,far:s},{jump:r,rate:a}=ul(t.currentTime,Cl(t.buffered),n);t.playbackRate!==a&&(t.playbackRate=a),r!==null&&i-this.#a>Al&&(t.currentTime=r,this.#a=i),this.#t.calm(i)};#l=()=>{const t=performance.now();t-this.#r>Fn&&this.#t.stalled(t)};#u=()=>this.options.onFail("The browser cannot decode the pictures.");#p(t,i){i instanceof DOMException&&i.name==="NotAllowedError"&&t===this.#e&&this.options.onRefused()}}function Cl(e){return Array.from({length:e.length},(t,i)=>[e.start(i),e.end(i)])}function Ds(e,t){return"requestVideoFrameCallback"in HTMLVideoElement.prototype?Tl(e,t):zl(e,t)}function Tl(e,t){const i=(n,r)=>{s=e.requestVideoFrameCallback(i),t(r.mediaTime,r)};let s=e.requestVideoFrameCallback(i);return()=>e.cancelVideoFrameCallback(s)}function zl(e,t){let i=0;const s=()=>{n=requestAnimationFrame(s),!(e.currentTime===i||e.readyState<e.HAVE_CURRENT_DATA)&&(i=e.currentTime,t(i,null))};let n=requestAnimationFrame(s);return()=>cancelAnimationFrame(n)}const Ol=1e3,Pl=2e3;class jn{constructor(t,i){this.video=t,this.options=i}#t=new RTCPeerConnection;#e=null;#i=!1;#s=!1;#n;#r=null;static get possible(){return"RTCPeerConnection"in globalThis}async start(){this.#t.ontrack=({track:t,streams:i})=>this.#o(t,i[0]),this.#t.onconnectionstatechange=()=>{["failed","closed"].includes(this.#t.connectionState)&&this.#l()};try{await this.#a()}catch{this.#l()}}stop(){this.#i||(this.#i=!0,this.#s&&this.options.onLeave(),clearTimeout(this.#n),this.#r?.(),this.#t.close(),this.video.srcObject=null,this.#u())}async#a(){const{client:t,camera:i,stream:s}=this.options;if(this.#t.addTransceiver("video",{direction:"recvonly"}),await this.#t.setLocalDescription(),await Ll(this.#t),this.#i)return;const n=this.#t.localDescription?.sdp??"",r=await t.offerPeer(i,n,s);if(this.#e=r,this.#i)return this.#u();this.#d(),await this.#t.setRemoteDescription({type:"answer",sdp:r.sdp})}#o(t,i=new MediaStream([t])){this.video.srcObject=i,this.#r=Ds(this.video,(s,n)=>this.#h(n)),this.video.play().catch(()=>{})}#h(t){this.#d(),!this.#s&&this.#e&&(this.#s=!0,this.options.onPlaying(this.#e));const i=t?.captureTime??t?.receiveTime,s=i===void 0?Date.now():performance.timeOrigin+i;this.options.onFrame(this.options.client.clock.fromHere(s))}#d(){clearTimeout(this.#n),this.#n=setTimeout(()=>this.#l(),Pl)}#l(){this.#i||(this.stop(),this.options.onLost())}#u(){const{client:t,camera:i}=this.options;this.#e&&t.endPeer(i,this.#e.session).catch(()=>{}),this.#e=null}}function Ll(e){return new Promise(t=>{const i=setTimeout(t,Ol);e.onicegatheringstatechange=()=>{e.iceGatheringState==="complete"&&(clearTimeout(i),t())},e.onicegatheringstatechange(new Event("icegatheringstatechange"))})}const Dl=10*6e4,Wl=2e4,Nl=3e4;class Rl{constructor(t,i){this.screens=t,this.options=i;const{client:s,camera:n,sound:r}=i;this.#s=i.stream,this.#e=new Ml(t.fragments,{onFail:()=>this.#w(),onRefused:()=>this.#c({kind:"refused"}),onLeave:()=>i.onLeave(t.fragments)}),this.#t=new rl({open:()=>Ul(s.videoUrl(n,{stream:this.#s,sound:r})),onState:({kind:a})=>this.#d(a),onInit:(a,h)=>this.#l(a,h),onFragments:a=>this.#e.add(a),onGap:()=>this.#_(),onOffline:a=>this.#p(a),onError:a=>this.#m()||this.#f(a)}),this.#i=Ds(t.fragments,this.#u)}#t;#e;#i;#s;#n=0;#r=null;#a=null;#o=null;#h={kind:"starting"};get state(){return this.#h}get hasSound(){return this.#a?.has_audio??null}start(){Lr()?this.#t.start():this.#f(o("This browser plays no live video."))}stop(){this.#t.stop(),this.#e.stop(),this.#i(),this.#o?.stop(),this.#o=null}insist(){this.screens.fragments.play().catch(()=>this.#c({kind:"refused"}))}#d(t){t!=="waiting"||this.#v||(this.#e.stop(),this.#r===null&&this.#c({kind:"lost"}))}#l(t,i){t.transcoded&&this.#m()||(this.#r=null,this.#a=t,this.#c({kind:"starting"}),!(this.#e.begin(t.mime,i)||this.#m())&&(this.#t.stop(),this.#f(o("This browser does not play {codec} pictures.",{codec:Hl(t.codec)}))))}#u=t=>{const i=this.#a;if(!(!i||this.#v||this.screens.fragments.paused)){if(this.#h.kind!=="playing"){const{stream:s,transcoded:n}=i;this.#c({kind:"playing",path:"fragments",stream:s,transcoded:n}),this.#g()}this.options.onFrame(this.screens.fragments,(i.start+t)*1e3)}};#p(t){this.#r=null,this.#e.stop(),this.#c({kind:"offline",reason:t})}#_(){const t=this.#n;this.#n=Date.now(),this.#n-t<Nl&&this.#m()}#m(){return this.#s==="auto"?!1:(this.#s="auto",this.#t.start(),!0)}#f(t){this.#r=t,this.#e.stop(),this.#c({kind:"none",why:t}),this.#g()}#w(){this.#e.stop(),this.#c({kind:"starting"}),this.#t.lose()}#g(){const{client:t,camera:i,sound:s,peer:n}=this.options,r=(t.peersRest.get(i)??0)>Date.now();!n||this.#o||s||r||!jn.possible||(this.#o=new jn(this.screens.peer,{client:t,camera:i,stream:this.#s,onPlaying:a=>this.#b(a),onFrame:a=>this.options.onFrame(this.screens.peer,a),onLeave:()=>this.options.onLeave(this.screens.peer),onLost:()=>this.#y(i)}),this.#o.start())}#b({stream:t,transcoded:i}){this.#c({kind:"playing",path:"peer",stream:t,transcoded:i}),this.#t.stop(),this.#e.stop()}#y(t){this.#o=null,this.options.client.peersRest.set(t,Date.now()+(this.#v?Wl:Dl)),this.#v&&(this.#c({kind:"starting"}),this.start())}get#v(){return this.#h.kind==="playing"&&this.#h.path==="peer"}#c(t){this.#h=t,this.options.onState(t)}}function Ul(e){return typeof e=="string"?new WebSocket(e):e.then(t=>new WebSocket(t))}const Bl={hevc:"H.265",h264:"H.264",av1:"AV1",mjpeg:"Motion JPEG"};function Hl(e){return Bl[e]??e}var Il=Object.defineProperty,Fl=Object.getOwnPropertyDescriptor,Dr=e=>{throw TypeError(e)},W=(e,t,i,s)=>{for(var n=s>1?void 0:s?Fl(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&Il(t,i,n),n},Ws=(e,t,i)=>t.has(e)||Dr("Cannot "+i),w=(e,t,i)=>(Ws(e,t,"read from private field"),i?i.call(e):t.get(e)),ot=(e,t,i)=>t.has(e)?Dr("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),St=(e,t,i,s)=>(Ws(e,t,"write to private field"),t.set(e,i),i),x=(e,t,i)=>(Ws(e,t,"access private method"),i),Y,ye,dt,ki,ie,ci,Ns,f,rs,Wr,Nr,Rr,Ur,Br,Hr,Bt,Ir,Fr,_t,Ui,se,jr,Gr,Vr,Bi,qr,Zr,as,Rs,Nt,Kr,Yr;const Us={kind:"starting"},jl=1e3;let L=class extends O{constructor(){super(),ot(this,f),this.grounds=[],this.plain=!1,this.pace=1,this.video=null,this.covered=!1,this.buttons=!1,this.problem=null,this.summary="",this.playing=Us,this.paused=null,this.sound=!1,this.behind=null,ot(this,Y,null),ot(this,ye,null),ot(this,dt,null),ot(this,ki,0),ot(this,ie,null),ot(this,ci,new ResizeObserver(()=>x(this,f,Nt).call(this))),ot(this,Ns,new zr(this)),ot(this,Rs,()=>{w(this,f,Ui)&&!w(this,f,_t)&&x(this,f,Nt).call(this)}),new Jh(this,()=>x(this,f,Gr).call(this),()=>this.pace,e=>x(this,f,Vr).call(this,e),e=>x(this,f,qr).call(this,e)),this.addEventListener("fullscreenchange",()=>this.requestUpdate())}connectedCallback(){super.connectedCallback(),w(this,ci).observe(this),x(this,f,as).call(this)}disconnectedCallback(){var e;super.disconnectedCallback(),w(this,ci).disconnect(),(e=w(this,ie))==null||e.call(this),St(this,ie,null),x(this,f,Bt).call(this)}willUpdate(e){const t=e.get("camera");t&&t.id!==this.camera.id&&x(this,f,Zr).call(this),(e.has("camera")||e.has("tracks"))&&x(this,f,as).call(this),e.has("video")&&x(this,f,Bt).call(this)}updated(e){x(this,f,Hr).call(this);const{videoWidth:t,videoHeight:i}=w(this,f,se)??this.fragments,s=t>0&&w(this,f,_t)?{width:t,height:i}:w(this,Y);this.style.setProperty("aspect-ratio",String(Ar(s??this.camera.status))),(e.has("grounds")||e.has("plain"))&&x(this,f,Nt).call(this),this.toggleAttribute("dim",w(this,f,jr)&&w(this,Y)!==null),this.fragments.toggleAttribute("shown",w(this,f,se)===this.fragments),this.peer.toggleAttribute("shown",w(this,f,se)===this.peer)}render(){return c`
      ${x(this,f,rs).call(this,"fragments")} ${x(this,f,rs).call(this,"peer")}
      <canvas role="img" aria-label=${x(this,f,Kr).call(this)}></canvas>
      ${w(this,Y)||w(this,f,_t)?u:c`<p>${x(this,f,Yr).call(this)}</p>`}
      ${this.video?x(this,f,Wr).call(this):u}
    `}};Y=new WeakMap;ye=new WeakMap;dt=new WeakMap;ki=new WeakMap;ie=new WeakMap;ci=new WeakMap;Ns=new WeakMap;f=new WeakSet;rs=function(e){const t=!this.sound;return c`<video id=${e} .muted=${t} playsinline disablepictureinpicture aria-hidden="true"></video>`};Wr=function(){const{camera:e,playing:t,paused:i,behind:s,sound:n}=this,{status:r}=e,a=this.problem!==null,h=Ih({status:r,video:t,paused:i,cut:a,behind:s});return c`<hw-live-bar
      .words=${h}
      ?buttons=${this.buttons&&r.state==="online"&&t.kind!=="offline"}
      ?paused=${i!==null||t.kind==="refused"}
      .sound=${w(this,dt)?.hasSound?n:null}
      .full=${document.fullscreenEnabled?this.matches(":fullscreen"):null}
      @hw-pressed=${x(this,f,Nr)}
    ></hw-live-bar>`};Nr=function({press:e}){e==="full"?x(this,f,Rr).call(this):e==="sound"?x(this,f,Ur).call(this):this.playing.kind==="refused"?w(this,dt)?.insist():this.paused?this.paused=null:x(this,f,Br).call(this)};Rr=async function(){this.matches(":fullscreen")?await document.exitFullscreen():await this.requestFullscreen()};Ur=function(){this.sound=!this.sound,x(this,f,Bt).call(this)};Br=function(){this.paused=new Date(w(this,ye)??Date.now()),x(this,f,Bt).call(this)};Hr=function(){const{camera:e,client:t,video:i,sound:s}=this,n=i!==null&&!this.paused&&w(this,f,Ui)&&e.enabled;n||x(this,f,Bt).call(this),!(!n||w(this,dt))&&(St(this,dt,new Rl({fragments:this.fragments,peer:this.peer},{client:t,camera:e.id,stream:i,sound:s,peer:this.buttons,onState:r=>{this.playing=r},onFrame:(r,a)=>x(this,f,Ir).call(this,a),onLeave:r=>x(this,f,Fr).call(this,r)})),w(this,dt).start())};Bt=function(){const e=w(this,dt);St(this,dt,null),e?.stop(),this.playing=Us,this.behind=null};Ir=function(e){St(this,ye,e),x(this,f,Nt).call(this);const t=performance.now();t-w(this,ki)<jl||!this.client.clock.known||(St(this,ki,t),this.behind=(this.client.clock.fromHere(Date.now())-e)/1e3)};Fr=function(e){e===w(this,f,se)&&(x(this,f,Bi).call(this,Xh(e)??w(this,Y)),this.playing=Us,x(this,f,Nt).call(this))};_t=function(){return this.playing.kind==="playing"};Ui=function(){return w(this,Ns).seen&&!this.covered};se=function(){return this.playing.kind!=="playing"?null:this.playing.path==="peer"?this.peer:this.fragments};jr=function(){return w(this,f,_t)||this.paused?!1:!(this.camera.status.state==="online")||this.playing.kind==="offline"||this.problem!==null};Gr=function(){const{id:e,status:t}=this.camera;if(!w(this,f,Ui)||w(this,f,_t)||this.paused||t.state!=="online"&&(w(this,Y)||this.problem))return null;const i=this.clientWidth*Math.min(window.devicePixelRatio||1,2),s=Math.min(1920,Math.max(160,Math.ceil(i/160)*160));return n=>this.client.snapshot(e,s,n)};Vr=async function({jpeg:e,captured:t}){const i=await createImageBitmap(e);if(w(this,f,_t))return i.close();x(this,f,Bi).call(this,i),St(this,ye,t),this.problem=null,this.requestUpdate(),await this.updateComplete,x(this,f,Nt).call(this)};Bi=function(e){e!==w(this,Y)&&w(this,Y)?.close(),St(this,Y,e)};qr=function(e){this.problem=e instanceof Ee?e.message:o("No picture")};Zr=function(){x(this,f,Bt).call(this),x(this,f,Bi).call(this,null),this.problem=null,this.paused=null};as=function(){var e;(e=w(this,ie))==null||e.call(this),St(this,ie,this.tracks?.watch(this.camera.id,w(this,Rs))??null)};Rs=new WeakMap;Nt=function(){if(!this.canvas)return;const t=this.camera.status.state==="online"?this.tracks.at(this.camera.id,w(this,ye)):[],i=this.plain?[]:t.map(Fh).filter(h=>h!==null),s=new Set(t.filter(Gn).flatMap(({zones:h})=>h)),n=this.grounds.map(h=>({...h,busy:s.has(h.name)})),r=w(this,f,se),a=r&&{width:r.videoWidth,height:r.videoHeight};Ls(this.canvas,a??w(this,Y),i,n),this.summary=Mh(t.filter(Gn).map(h=>h.label))};Kr=function(){const{name:e}=this.camera,t=w(this,f,_t)?o("Live picture of {name}",{name:e}):o("Newest picture of {name}",{name:e});return this.summary?`${t}: ${this.summary}`:t};Yr=function(){const{state:e}=this.camera.status;return e==="disabled"?o("Switched off"):e==="offline"?o("No picture"):this.problem??o(e==="online"?"Fetching the first picture …":"Connecting …")};L.styles=M`
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
  `;W([d({attribute:!1})],L.prototype,"camera",2);W([d({attribute:!1})],L.prototype,"client",2);W([d({attribute:!1})],L.prototype,"tracks",2);W([d({attribute:!1})],L.prototype,"grounds",2);W([d({type:Boolean})],L.prototype,"plain",2);W([d({type:Number})],L.prototype,"pace",2);W([d()],L.prototype,"video",2);W([d({type:Boolean})],L.prototype,"covered",2);W([d({type:Boolean})],L.prototype,"buttons",2);W([S()],L.prototype,"problem",2);W([S()],L.prototype,"summary",2);W([S()],L.prototype,"playing",2);W([S()],L.prototype,"paused",2);W([S()],L.prototype,"sound",2);W([S()],L.prototype,"behind",2);W([Tt("canvas")],L.prototype,"canvas",2);W([Tt("#fragments")],L.prototype,"fragments",2);W([Tt("#peer")],L.prototype,"peer",2);L=W([N("hw-live-picture")],L);function Gn({state:e}){return e==="confirmed"||e==="stationary"}function mt({data:e}){const t=K(e,"zone");return{label:K(e,"object_type")??K(e,"label"),name:K(e,"name"),alert:K(e,"alert_id"),title:K(e,"title"),score:ke(e,"confidence"),track:ke(e,"track_id"),box:ql(e),zones:t?[t]:Array.isArray(e.zones)?e.zones.filter(Jr):[],line:K(e,"line"),direction:K(e,"direction"),share:ke(e,"share"),duration:ke(e,"duration"),looks:ke(e,"looks"),firstSeen:K(e,"first_seen"),message:K(e,"message")??K(e,"reason")}}const Gl=["captured","decoded","detected","confirmed","published"];function Vl(e){const t=[];for(const i of Gl){const s=e[i];if(!s)continue;const n=t.at(-1),r=n?Hh(n.moment.toISOString(),s):0,a=Math.max(0,r??0);t.push({name:i,moment:new Date(s),seconds:a,at:(n?.at??0)+a})}return t}function ql(e){const t=e.box;if(typeof t!="object"||t===null)return null;const{x:i,y:s,width:n,height:r}=t;return[i,s,n,r].every(a=>typeof a=="number")?t:null}function K(e,t){const i=e[t];return Jr(i)?i:null}function ke(e,t){const i=e[t];return typeof i=="number"&&Number.isFinite(i)?i:null}function Jr(e){return typeof e=="string"&&e!==""}const Zl={object_detected:(e,t)=>`${Jl(e,t)}${Qi(e)}`,object_left:(e,t)=>ii(o("{thing} left {place}",{thing:et(e),place:t}),e),zone_breach:(e,t)=>`${o("{thing} entered {place}",{thing:et(e),place:Me(e)??t})}${Qi(e)}`,zone_left:(e,t)=>ii(o("{thing} left {place}",{thing:et(e),place:Me(e)??t}),e),line_crossed:e=>Ql(e),loitering:(e,t)=>{const i=Me(e),s=i?o("{thing} stays in {place}",{thing:et(e),place:i}):o("{thing} stays at {place}",{thing:et(e),place:t}),{duration:n}=e;return n===null?s:`${s} ${o("for {time}",{time:G(n)})}`},parked:(e,t)=>{const i=Me(e);return i?o("{thing} parked in {place}",{thing:et(e),place:i}):o("{thing} parked at {place}",{thing:et(e),place:t})},motion_detected:({share:e},t)=>{const i=o("Motion at {place}",{place:t});return e===null?i:`${i}, ${o("{share} of the picture",{share:Qt(e)})}`},motion_ended:(e,t)=>ii(o("Calm again at {place}",{place:t}),e),recording_started:(e,t)=>o("Recording began at {place}",{place:t}),recording_stopped:(e,t)=>ii(o("Recording ended at {place}",{place:t}),e),clip_ready:({duration:e},t)=>{const i=o("Clip of {place} is ready",{place:t});return e===null?i:`${i}, ${G(e)}`},snapshot_taken:(e,t)=>o("A picture of {place} was taken",{place:t}),camera_online:(e,t)=>o("{place} is online",{place:t}),camera_offline:({message:e},t)=>{const i=o("{place} went offline",{place:t});return e?`${i}: ${e}`:i},face_detected:(e,t)=>`${o("{who} at {place}",{who:e.name??o("A face"),place:t})}${Qi(e)}`,audio_detected:({label:e},t)=>o("{sound} heard at {place}",{sound:rt(e??o("A sound")),place:t}),doorbell_pressed:(e,t)=>o("Somebody rang at {place}",{place:t}),alert_opened:({title:e})=>o("Alert: {title}",{title:e??o("something happened")}),alert_closed:({title:e,duration:t})=>{const i=o("Alert over: {title}",{title:e??o("something happened")});return t===null?i:`${i}, ${o("after {time}",{time:G(t)})}`},security_event:({message:e})=>e??o("Something about who may come in"),system_alert:({message:e})=>e??o("The engine needs attention")},Kl={object_detected:()=>o("Seen"),object_left:()=>o("Gone"),zone_breach:()=>o("Zone entered"),zone_left:()=>o("Zone left"),line_crossed:()=>o("Line crossed"),loitering:()=>o("Loitering"),parked:()=>o("Parked"),motion_detected:()=>o("Motion"),motion_ended:()=>o("Motion ended"),recording_started:()=>o("Recording began"),recording_stopped:()=>o("Recording ended"),clip_ready:()=>o("Clip ready"),snapshot_taken:()=>o("Picture taken"),camera_online:()=>o("Camera online"),camera_offline:()=>o("Camera offline"),face_detected:()=>o("Face"),audio_detected:()=>o("Sound"),doorbell_pressed:()=>o("Doorbell"),alert_opened:()=>o("Alert"),alert_closed:()=>o("Alert over"),security_event:()=>o("Security"),system_alert:()=>o("System")};function Hi(e,t){const i=t??e.camera??o("the engine"),s=mt(e);return Zl[e.type]?.(s,i)??`${o("{what} at {place}",{what:Ue(e.type),place:i})}${s.message?`: ${s.message}`:""}`}function Ue(e){return Kl[e]?.()??rt(e.replaceAll("_"," "))}function Yl(e,t){switch(e.state){case"online":return o("Online");case"connecting":return`${o("Connecting")}`;case"disabled":return o("Switched off");case"offline":{const s=(t.getTime()-Date.parse(e.since))/1e3;return`${s>=1?o("Offline for {time}",{time:G(s)}):o("Offline")}`}}}function et({label:e}){return rt(e===null?o("something"):gt(e))}function Me({zones:e}){return e[0]??null}function Jl(e,t){const i=Me(e);return i?o("{thing} in {place}",{thing:et(e),place:i}):o("{thing} at {place}",{thing:et(e),place:t})}function Ql(e){const t=o("{thing} crossed {line}",{thing:et(e),line:e.line??o("a line")});return e.direction?`${t} ${o(e.direction)}`:t}function Qi({score:e}){return e===null?"":`, ${Math.round(e*100)} %`}function ii(e,{duration:t}){return t===null?e:`${e} ${o("after {time}",{time:G(t)})}`}const Xl=.25,tc=.6,ec=2.5;class Vn{#t;constructor(t,i){this.#t=t.flatMap(s=>{const{box:n,label:r,track:a,score:h}=mt(s),l=(Date.parse(s.timestamp)-i)/1e3;return n&&r?[{at:l,track:a,label:r,score:h,box:n}]:[]}).sort((s,n)=>s.at-n.at)}get moments(){return this.#t.map(({at:t})=>t)}at(t){const i=new Map;return this.#t.forEach((s,n)=>{const r=this.#t.slice(n+1).find(({track:m})=>m!==null&&m===s.track),a=r!==void 0&&r.at-s.at<=ec,h=a?r.at:s.at+tc;if(t<s.at-Xl||t>h)return;const l=a?Math.max(0,(t-s.at)/(r.at-s.at)):0;i.set(`${s.track??`at ${n}`}`,ic(s,r?.box??null,l))}),[...i.values()]}}function ic({box:e,label:t,score:i},s,n){const r=l=>s?e[l]+n*(s[l]-e[l]):e[l],a=gt(t),h=i===null?a:`${a} ${Math.round(i*100)} %`;return{box:{x:r("x"),y:r("y"),width:r("width"),height:r("height")},colour:Ze[we(t)],texts:[h],strength:1,dashed:!1}}var sc=Object.defineProperty,nc=Object.getOwnPropertyDescriptor,Qr=e=>{throw TypeError(e)},at=(e,t,i,s)=>{for(var n=s>1?void 0:s?nc(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&sc(t,i,n),n},Bs=(e,t,i)=>t.has(e)||Qr("Cannot "+i),ze=(e,t,i)=>(Bs(e,t,"read from private field"),i?i.call(e):t.get(e)),Se=(e,t,i)=>t.has(e)?Qr("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),Oe=(e,t,i,s)=>(Bs(e,t,"write to private field"),t.set(e,i),i),Pt=(e,t,i)=>(Bs(e,t,"access private method"),i),Si,Be,Pe,di,lt,Xr,ta,os,ui;let Z=class extends O{constructor(){super(...arguments),Se(this,lt),this.src="",this.poster="",this.at=0,this.codec="",this.start="",this.events=[],this.broken=!1,Se(this,Si,new Vn([],0)),Se(this,Be,null),Se(this,Pe,null),Se(this,di,new ResizeObserver(()=>Pt(this,lt,ui).call(this)))}connectedCallback(){super.connectedCallback(),ze(this,di).observe(this)}disconnectedCallback(){super.disconnectedCallback(),ze(this,di).disconnect(),Pt(this,lt,os).call(this)}willUpdate(e){e.has("src")&&(this.broken=!1),(e.has("events")||e.has("start"))&&Oe(this,Si,new Vn(this.events,Date.parse(this.start)))}updated(){this.video!==ze(this,Pe)&&(Pt(this,lt,os).call(this),Oe(this,Pe,this.video),this.video&&Oe(this,Be,Ds(this.video,e=>Pt(this,lt,ui).call(this,e)))),Pt(this,lt,ui).call(this)}render(){if(this.broken){const e=this.codec?` (${this.codec})`:"";return c`<p role="alert">
        ${o("This browser cannot play the clip{codec}.",{codec:e})}
        <a href=${this.src} download>${o("Save it")}</a>
      </p>`}return c`<video
        src=${this.src||u}
        poster=${this.poster||u}
        controls
        autoplay
        playsinline
        disableremoteplayback
        disablepictureinpicture
        .muted=${!0}
        preload="metadata"
        @loadedmetadata=${Pt(this,lt,Xr)}
        @error=${Pt(this,lt,ta)}
      ></video>
      <canvas aria-hidden="true"></canvas>`}};Si=new WeakMap;Be=new WeakMap;Pe=new WeakMap;di=new WeakMap;lt=new WeakSet;Xr=function(e){e.target.currentTime=this.at};ta=function({target:e}){const{error:t}=e;if(t?.code===MediaError.MEDIA_ERR_DECODE)this.broken=!0;else if(this.dispatchEvent(new Event("hw-lost",{cancelable:!0})))this.broken=!0;else return};os=function(){var e;(e=ze(this,Be))==null||e.call(this),Oe(this,Be,null),Oe(this,Pe,null)};ui=function(e=this.video?.currentTime??0){const{canvas:t,video:i}=this;if(!t||!i)return;const s={width:i.videoWidth,height:i.videoHeight};Ls(t,s.width>0?s:null,ze(this,Si).at(e))};Z.styles=M`
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
  `;at([d()],Z.prototype,"src",2);at([d()],Z.prototype,"poster",2);at([d({type:Number})],Z.prototype,"at",2);at([d()],Z.prototype,"codec",2);at([d()],Z.prototype,"start",2);at([d({attribute:!1})],Z.prototype,"events",2);at([S()],Z.prototype,"broken",2);at([Tt("video")],Z.prototype,"video",2);at([Tt("canvas")],Z.prototype,"canvas",2);Z=at([N("hw-clip-player")],Z);var rc=Object.defineProperty,ac=Object.getOwnPropertyDescriptor,ea=e=>{throw TypeError(e)},$e=(e,t,i,s)=>{for(var n=s>1?void 0:s?ac(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&rc(t,i,n),n},Hs=(e,t,i)=>t.has(e)||ea("Cannot "+i),He=(e,t,i)=>(Hs(e,t,"read from private field"),i?i.call(e):t.get(e)),Xi=(e,t,i)=>t.has(e)?ea("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),oc=(e,t,i,s)=>(Hs(e,t,"write to private field"),t.set(e,i),i),Le=(e,t,i)=>(Hs(e,t,"access private method"),i),pi,ne,Wt,ia,sa,Is,na;let At=class extends O{constructor(){super(...arguments),Xi(this,Wt),this.src="",this.alt="",this.box=null,this.label="",this.missing=!1,Xi(this,pi,new ResizeObserver(()=>Le(this,Wt,Is).call(this))),Xi(this,ne,null)}connectedCallback(){super.connectedCallback(),He(this,pi).observe(this)}disconnectedCallback(){super.disconnectedCallback(),He(this,pi).disconnect()}render(){return this.missing?c`<p>${o("This event has no picture.")}</p>`:c`
      <img src=${this.src} alt="" hidden @load=${Le(this,Wt,ia)} @error=${Le(this,Wt,sa)} />
      <canvas role="img" aria-label=${this.alt}></canvas>
    `}};pi=new WeakMap;ne=new WeakMap;Wt=new WeakSet;ia=async function(e){const t=e.target;He(this,ne)?.close(),oc(this,ne,await createImageBitmap(t)),this.style.setProperty("aspect-ratio",String(Ar(He(this,ne)))),Le(this,Wt,Is).call(this)};sa=function(){this.missing=!0};Is=function(){const e=this.renderRoot.querySelector("canvas");e&&Ls(e,He(this,ne),Le(this,Wt,na).call(this))};na=function(){if(!this.box)return[];const e=Ze[we(this.label)];return[{box:this.box,colour:e,texts:[],strength:1,dashed:!1}]};At.styles=M`
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
  `;$e([d()],At.prototype,"src",2);$e([d()],At.prototype,"alt",2);$e([d({attribute:!1})],At.prototype,"box",2);$e([d()],At.prototype,"label",2);$e([S()],At.prototype,"missing",2);At=$e([N("hw-event-picture")],At);const hc=3;function ra(e,t){const i=aa(e,t);return e.camera_id===t.camera_id&&i>=0&&i<=e.duration}function lc(e,t){return Math.max(0,Math.min(aa(e,t),e.duration)-hc)}function aa(e,t){return(Date.parse(t.timestamp)-Date.parse(e.start))/1e3}function Ii(e){return typeof e=="object"&&e!==null&&"code"in e&&"message"in e}function vt(e){if(e instanceof ss)return o("The engine does not answer.");if(!Ii(e))return e instanceof Error?e.message:String(e);switch(e.code){case"unauthorized":return o("You may not do that.");case"unavailable":return o("The engine does not answer.");case"not_found":return o("It is gone.");case"busy":return o("The engine is busy. Try again in a moment.");case"unknown_command":return o("The Hearthwatch integration is not set up.");default:return e.message}}const oa=["doorbell_pressed","loitering","line_crossed","zone_breach","face_detected","parked","object_detected","audio_detected","snapshot_taken"],Ai=oa,cc=5*6e4;function Fs(e){return e.type==="object_detected"?mt(e).box:null}function dc(e){const t=[],i=new Map;for(const s of e){if(!Ai.includes(s.type))continue;const{track:n}=mt(s),r=n===null?s.id:`${s.camera_id} ${n}`,a=i.get(r),h=a?.at(-1);if(a&&h&&Date.parse(h.timestamp)-Date.parse(s.timestamp)<cc)a.push(s);else{const l=[s];t.push(l),i.set(r,l)}}return t.map(s=>({lead:ha(s),face:uc(s),events:s}))}function uc(e){return e.find(i=>i.picture!==null&&Fs(i)!==null)??ha(e)}function ha(e){const t=({type:i,picture:s})=>Ai.indexOf(i)+(s===null?oa.length:0);return e.reduce((i,s)=>t(s)<t(i)?s:i)}var pc=Object.defineProperty,fc=Object.getOwnPropertyDescriptor,la=e=>{throw TypeError(e)},Ke=(e,t,i,s)=>{for(var n=s>1?void 0:s?fc(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&pc(t,i,n),n},js=(e,t,i)=>t.has(e)||la("Cannot "+i),Et=(e,t,i)=>(js(e,t,"read from private field"),i?i.call(e):t.get(e)),si=(e,t,i)=>t.has(e)?la("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),Gs=(e,t,i,s)=>(js(e,t,"write to private field"),t.set(e,i),i),j=(e,t,i)=>(js(e,t,"access private method"),i),Vs=(e,t,i,s)=>({set _(n){Gs(e,t,n)},get _(){return Et(e,t,s)}}),ut,re,B,hs,ca,da,ua,qs,pa,de,ls,fa;const gc=36e5;let Ht=class extends O{constructor(){super(...arguments),si(this,B),this.cameraName="",this.sight={kind:"looking"},si(this,ut,0),si(this,re,null),si(this,ls,e=>{e.preventDefault();const{sight:t}=this;t.kind==="clip"&&j(this,B,fa).call(this,t.clip)})}connectedCallback(){super.connectedCallback(),this.hasUpdated&&j(this,B,hs).call(this)}disconnectedCallback(){var e;super.disconnectedCallback(),(e=Et(this,re))==null||e.call(this),Gs(this,re,null)}willUpdate(e){this.hasUpdated||j(this,B,hs).call(this);const t=e.get("event");e.has("event")&&t?.id!==this.event.id&&j(this,B,da).call(this)}render(){const{sight:e,event:t}=this,i=this.home.url(t.picture);if(e.kind==="clip"){const{clip:n,events:r}=e;return c`<hw-clip-player
        .src=${this.home.url(n.media)}
        .poster=${i}
        .at=${lc(n,t)}
        .codec=${n.codec}
        .start=${n.start}
        .events=${r}
        @hw-lost=${Et(this,ls)}
      ></hw-clip-player>`}const{label:s}=mt(t);return c`
      <hw-event-picture
        .src=${i}
        .alt=${Hi(t,this.cameraName)}
        .box=${Fs(t)}
        .label=${s??""}
      ></hw-event-picture>
      ${e.kind==="picture"?c`<p role="status">${e.note}</p>`:c`<p role="status">${o("Fetching the clip …")}</p>`}
    `}};ut=new WeakMap;re=new WeakMap;B=new WeakSet;hs=function(){var e;(e=Et(this,re))==null||e.call(this),Gs(this,re,this.home.listen({onClip:(t,i)=>j(this,B,ca).call(this,t,i)}))};ca=function(e,t){const{sight:i}=this;i.kind==="clip"&&i.clip.clip_id===t.clip_id&&e==="clip_deleted"&&j(this,B,de).call(this),i.kind==="picture"&&e==="clip_ready"&&ra(t,this.event)&&j(this,B,qs).call(this,t,++Vs(this,ut)._)};da=async function(){const e=++Vs(this,ut)._;this.sight={kind:"looking"};try{const t=await j(this,B,ua).call(this);if(e!==Et(this,ut))return;t?await j(this,B,qs).call(this,t,e):this.sight={kind:"picture",note:j(this,B,pa).call(this)}}catch(t){if(e!==Et(this,ut))return;Ii(t)&&t.code==="not_found"?j(this,B,de).call(this):this.sight={kind:"picture",note:vt(t)}}};ua=async function(){const{entry_id:e,clip_id:t,camera_id:i,timestamp:s}=this.event,{hass:n}=this.home;if(t)return n.callWS({type:"hearthwatch/clip",entry_id:e,clip_id:t});if(!i)return null;const r=Date.parse(s),{clips:a}=await n.callWS({type:"hearthwatch/clips",entry_id:e,camera_id:i,since:new Date(r-gc).toISOString(),until:new Date(r+1e3).toISOString(),limit:5});return a.find(h=>ra(h,this.event))??null};qs=async function(e,t){if(e.deleted_at)return j(this,B,de).call(this);this.sight={kind:"clip",clip:e,events:[this.event]};const{entry_id:i}=this.event,{events:s}=await this.home.hass.callWS({type:"hearthwatch/events",entry_id:i,clip_id:e.clip_id,limit:200});t===Et(this,ut)&&(this.sight={kind:"clip",clip:e,events:s})};pa=function(){return Date.now()-Date.parse(this.event.timestamp)<12e4?o("Still being recorded: the clip plays as soon as it is there."):o("Nothing was recorded then.")};de=function(){this.sight={kind:"picture",note:o("The clip was deleted. This is the picture.")}};ls=new WeakMap;fa=async function({entry_id:e,clip_id:t}){const i=++Vs(this,ut)._;let s=o("The clip cannot be played now.");try{if((await this.home.hass.callWS({type:"hearthwatch/clip",entry_id:e,clip_id:t})).deleted_at)return j(this,B,de).call(this)}catch(n){if(Ii(n)&&n.code==="not_found")return j(this,B,de).call(this);s=vt(n)}i===Et(this,ut)&&(this.sight={kind:"picture",note:s})};Ht.styles=[q,M`
      :host {
        position: relative;
        overflow: hidden;
        background: #12100d;
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
    `];Ke([d({attribute:!1})],Ht.prototype,"home",2);Ke([d({attribute:!1})],Ht.prototype,"event",2);Ke([d()],Ht.prototype,"cameraName",2);Ke([S()],Ht.prototype,"sight",2);Ht=Ke([N("hw-home-footage")],Ht);const mc=60,vc=200,wc=12;class bc extends Ms{constructor(t,i){super(),this.home=t,this.camera=i,this.visits=[],this.known=!1,this.problem=null,this.#t=[],this.#e=0}#t;#e;async refresh(){const{entry_id:t,camera_id:i}=this.camera,s=++this.#e;try{const n=await this.home.hass.callWS({type:"hearthwatch/events",entry_id:t,camera_id:i,event_type:Ai,limit:mc});if(s!==this.#e)return;const r=new Set(n.events.map(({id:h})=>h)),a=this.#t.filter(({id:h})=>!r.has(h)&&h>(n.events[0]?.id??""));this.problem=null,this.known=!0,this.#i([...a,...n.events])}catch(n){if(s!==this.#e)return;this.problem=vt(n),this.changed()}}add(t){t.camera_id!==this.camera.camera_id||!Ai.includes(t.type)||this.#t.some(({id:i})=>i===t.id)||this.#i([t,...this.#t])}#i(t){this.#t=t.slice(0,vc),this.visits=dc(this.#t).slice(0,wc),this.changed()}}const yc={score:Qt,size:Qt,motion:Qt,moved:Qt,zone:G,stationary:G,cooldown:G,open:G};function ga({gate:e}){return rt(o(e))}function Ie(e){const{gate:t,value:i,limit:s,passed:n,text:r}=e;if(_r())return r;if(t==="open"||i===null||s===null)return $c[t]?.(n)??r;const a=yc[t]??(h=>String(Number(h.toFixed(2))));return o("{gate} {value}, the limit is {limit}",{gate:ga(e),value:a(i),limit:a(s)})}const $c={zone:e=>o(e?"in a zone":"outside all zones"),label:e=>o(e?"it is looked for":"it is not looked for"),enabled:e=>o(e?"alerts are switched on":"alerts are switched off"),type:e=>o(e?"it is of a type that alerts":"it is of no type that alerts"),mode:e=>o(e?"this mode alerts":"this mode does not alert"),quiet:e=>o(e?"these are no quiet hours":"these are quiet hours"),evidence:e=>o(e?"it was seen often enough":"it was not seen often enough"),line:()=>o("it crossed the line"),open:e=>o(e?"it belongs to an alert of now":"an alert like it is open"),look:e=>o(e?"it was looked at":"nothing moves and nothing is due")},_c=new Set(["zone","line"]),xc=new Set(["stream","motion","look"]);function kc(e){const t=({gate:i})=>xc.has(i);return{frame:e.filter(t),sightings:e.filter(i=>!t(i))}}function fi(e){return e.find(t=>!t.passed&&!_c.has(t.gate))??null}function Sc(e,t){const i=t.filter(({state:n,checks:r})=>n!=="tentative"&&!fi(r));if(i.length>0){const n=i.map(cs).join(", ");return{kind:"followed",text:i.length===1?o("{names} is followed: it was sure enough to be told.",{names:n}):o("{names} are followed: they were sure enough to be told.",{names:n})}}for(const n of t){const r=fi(n.checks);if(r)return{kind:"held",text:o("{name} is not told: {why}.",{name:cs(n),why:Ie(r)})}}const s=fi(e.checks);return s?{kind:"quiet",text:o("Nothing to tell: {why}.",{why:Ie(s)})}:{kind:"quiet",text:o("It looked and saw nothing that it looks for.")}}const Ac=["confirmed","tentative","lost","stationary"];function Ec(e,t){const i=({id:s,state:n})=>s===t?-1:Ac.indexOf(n);return e.toSorted((s,n)=>i(s)-i(n))}function cs({label:e,id:t}){return`${rt(gt(e))} #${t}`}function ma({value:e,limit:t}){if(e===null||t===null||e<0||t<0)return null;const i=Math.max(e,t)*1.25;return i>0&&Number.isFinite(i)?{value:e/i,limit:t/i}:null}var Mc=Object.defineProperty,Cc=Object.getOwnPropertyDescriptor,va=(e,t,i,s)=>{for(var n=s>1?void 0:s?Cc(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&Mc(t,i,n),n};let Ei=class extends O{constructor(){super(...arguments),this.checks=[]}render(){return c`<ol>
      ${this.checks.map(e=>c`
          <li class="${e.passed?"passed":"failed"} ${ma(e)?"":"plain"}">
            <span class="mark">${e.passed?y.pass:y.stop}</span>
            <span class="hidden">${e.passed?o("Passed:"):o("Not passed:")}</span>
            <span class="gate">${ga(e)}</span>
            <span class="text">${Ie(e)}</span>
            ${Tc(e)}
          </li>
        `)}
    </ol>`}};Ei.styles=[q,M`
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
    `];va([d({attribute:!1})],Ei.prototype,"checks",2);Ei=va([N("hw-check-list")],Ei);function Tc(e){const t=ma(e);return t?c`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    ${g`<rect width=${100*t.value} height="8" fill="currentColor" opacity="0.75" />
      <rect class="limit" x=${100*t.limit-.75} width="1.5" height="8" />`}
  </svg>`:u}function zc({outcome:e,severity:t,reason:i,checks:s}){const n=s.at(-1),r=n&&!_r()?Ie(n):i;switch(e){case"opened":return t?o("It opened an alert, as {severity}.",{severity:o(t)}):o("It opened an alert.");case"joined":return o("It alerted: {reason}.",{reason:r});case"silent":return o("It did not alert: {reason}.",{reason:r})}}var Oc=Object.defineProperty,Pc=Object.getOwnPropertyDescriptor,wa=(e,t,i,s)=>{for(var n=s>1?void 0:s?Pc(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&Oc(t,i,n),n};let Mi=class extends O{render(){const{alerting:e,checks:t}=this.decision;return c`
      <p class="verdict ${e?"followed":"quiet"}">${zc(this.decision)}</p>
      <hw-check-list .checks=${t}></hw-check-list>
    `}};Mi.styles=[q,Cs,M`
      .verdict {
        margin-bottom: 6px;
        padding: 10px 14px;
        font-size: 0.9375rem;
      }
    `];wa([d({attribute:!1})],Mi.prototype,"decision",2);Mi=wa([N("hw-decision")],Mi);function Lc(e){return c`<dl class="facts">
    ${e.map(([t,i])=>i===null||i===""?u:c`<div>
            <dt>${t}</dt>
            <dd>${i}</dd>
          </div>`)}
  </dl>`}const Dc=M`
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
`;var Wc=Object.defineProperty,Nc=Object.getOwnPropertyDescriptor,ba=e=>{throw TypeError(e)},ya=(e,t,i,s)=>{for(var n=s>1?void 0:s?Nc(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&Wc(t,i,n),n},Rc=(e,t,i)=>t.has(e)||ba("Cannot "+i),Uc=(e,t,i)=>t.has(e)?ba("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),qn=(e,t,i)=>(Rc(e,t,"access private method"),i),gi,$a,_a;const Bc={captured:()=>o("the packet was read"),decoded:()=>o("it had become a picture"),detected:()=>o("the detector had looked"),confirmed:()=>o("it was sure enough"),published:()=>o("it was stored and told")};let Ci=class extends O{constructor(){super(...arguments),Uc(this,gi),this.trace={}}render(){const e=Vl(this.trace),t=e.at(-1)?.at??0;return e.length<2?c`<p class="muted">${o("Nothing was measured for this event.")}</p>`:c`
      <p>
        <strong class="numbers">${G(t)}</strong>
        <span class="muted">${o("from {start} to {end}",{start:o(e[0]?.name??""),end:o(e.at(-1)?.name??"")})}</span>
      </p>
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
        ${e.map(i=>qn(this,gi,$a).call(this,i,t))}
      </svg>
      <ol>
        ${e.map((i,s)=>qn(this,gi,_a).call(this,i,s))}
      </ol>
    `}};gi=new WeakSet;$a=function({name:e,at:t,seconds:i},s){if(s===0||i===0)return"";const n=1e3*(t-i)/s;return g`<rect class=${e} x=${n} width=${Math.max(2,1e3*i/s-2)} height="10" />`};_a=function({name:e,moment:t,seconds:i},s){return c`<li title=${Bh(t)}>
      <i class=${e}></i>
      <span><b>${o(e)}</b> <span class="muted">${Bc[e]()}</span></span>
      <span class="numbers">${s===0?"":`+ ${G(i)}`}</span>
    </li>`};Ci.styles=[q,M`
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
    `];ya([d({attribute:!1})],Ci.prototype,"trace",2);Ci=ya([N("hw-trace-bar")],Ci);var Hc=Object.defineProperty,Ic=Object.getOwnPropertyDescriptor,xa=e=>{throw TypeError(e)},_e=(e,t,i,s)=>{for(var n=s>1?void 0:s?Ic(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&Hc(t,i,n),n},Fc=(e,t,i)=>t.has(e)||xa("Cannot "+i),jc=(e,t,i)=>t.has(e)?xa("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),mi=(e,t,i)=>(Fc(e,t,"access private method"),i),Xt,ka,Sa,Aa,Ea;let Mt=class extends O{constructor(){super(...arguments),jc(this,Xt),this.cameraName="",this.answer=null,this.problem=null}willUpdate(e){e.has("event")&&mi(this,Xt,Ea).call(this,this.event)}render(){const e=this.answer?.decision??this.event.decision;return c`
      ${mi(this,Xt,ka).call(this)}
      <section aria-live="polite">
        <h3>${o("Why was it told?")}</h3>
        ${mi(this,Xt,Sa).call(this)}
      </section>
      ${e?Gc(e):u}
      <section>
        <h3>${o("How fast it was told")}</h3>
        <hw-trace-bar .trace=${this.event.trace}></hw-trace-bar>
      </section>
    `}};Xt=new WeakSet;ka=function(){const{event:e}=this,t=mt(e),i=new Date(e.timestamp);return Lc([[o("What"),Ue(e.type)],[o("When"),`${Uh(i,new Date)}, ${xi(i)}`],[o("Camera"),this.cameraName],[o("Seen as"),t.label&&rt(gt(t.label))],[o("Sure to"),t.score===null?null:Qt(t.score)],[o("Zone"),t.zones.join(", ")],[o("Line"),t.line],[o("Lasted"),t.duration===null?null:G(t.duration)],[o("Looks that saw it"),t.looks]])};Sa=function(){if(this.problem)return c`<p class="verdict held">${this.problem}</p>`;if(!this.answer)return c`<p class="muted">${o("Asking …")}</p>`;const{look:e}=this.answer;return e?.record?mi(this,Xt,Aa).call(this,e.record):c`<p class="verdict quiet">${qc(e?.reason??null)}</p>`};Aa=function(e){const{track:t}=mt(this.event),i=e.tracks.filter(({id:h})=>h===t),s=i.length>0?i:Ec(e.tracks,t),{kind:n,text:r}=Sc(e,s),{frame:a}=kc(e.checks);return c`
      <p class="verdict ${n}">${r}</p>
      ${s.map(Vc)}
      <h4>${o("The picture")}</h4>
      <hw-check-list .checks=${a}></hw-check-list>
    `};Ea=async function({entry_id:e,id:t}){this.answer=null,this.problem=null;try{const i=await this.home.hass.callWS({type:"hearthwatch/explain",entry_id:e,event_id:t});this.event.id===t&&(this.answer=i)}catch(i){this.event.id===t&&(this.problem=vt(i))}};Mt.styles=[q,ve,Dc,Cs,M`
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
    `];_e([d({attribute:!1})],Mt.prototype,"home",2);_e([d({attribute:!1})],Mt.prototype,"event",2);_e([d()],Mt.prototype,"cameraName",2);_e([S()],Mt.prototype,"answer",2);_e([S()],Mt.prototype,"problem",2);Mt=_e([N("hw-event-reasons")],Mt);function Gc(e){return c`<section>
    <h3>${o("Did it alert?")}</h3>
    <hw-decision .decision=${e}></hw-decision>
  </section>`}function Vc(e){return c`<h4>${cs(e)} <span class="chip">${o(e.state)}</span></h4>
    <hw-check-list .checks=${e.checks}></hw-check-list>`}function qc(e){return e??o("What the engine saw then is not kept any more: it is for an hour.")}const Zc={Live:"Live","Live, transcoded":"Live, umgewandelt",", {seconds} s behind":", {seconds} s später","Going live …":"Gleich live …","Go live again":"Wieder live",Pause:"Anhalten","Paused at {time}":"Angehalten um {time}","Press play to see it live":"Drück auf Wiedergabe, um es live zu sehen","Stills. {why}":"Einzelbilder. {why}","Stills. Going live again …":"Einzelbilder. Gleich wieder live …","No connection, trying again …":"Keine Verbindung, neuer Versuch …","This browser plays no live video.":"Dieser Browser zeigt kein Live-Video.","This browser does not play {codec} pictures.":"Dieser Browser zeigt keine {codec}-Bilder.","Sound on":"Ton an","Sound off":"Ton aus","Full screen":"Vollbild","Leave full screen":"Vollbild verlassen","Live picture of {name}":"Live-Bild von {name}","Newest picture of {name}":"Neuestes Bild von {name}","Show {name} live":"{name} live zeigen","Stop the live picture of {name}":"Live-Bild von {name} beenden","Fetching the first picture …":"Das erste Bild wird geholt …","Connecting …":"Verbindet sich …",Connecting:"Verbindet sich","No picture":"Kein Bild",Online:"Online",Offline:"Offline","Offline. {why}":"Offline. {why}","Offline for {time}":"Seit {time} offline","Switched off":"Ausgeschaltet","Which camera?":"Welche Kamera?","Choose one in the settings of this card.":"Wähle eine in den Einstellungen dieser Karte.","Choose another one in the settings of this card.":"Wähle eine andere in den Einstellungen dieser Karte.","This camera is gone.":"Diese Kamera gibt es nicht mehr.","You may not see this camera.":"Du darfst diese Kamera nicht sehen.","An administrator can allow it, or choose another camera for this card.":"Ein Administrator kann es erlauben oder dieser Karte eine andere Kamera geben.","The Hearthwatch integration is not set up.":"Die Hearthwatch-Integration ist nicht eingerichtet.","Add it under Settings, Devices & services.":"Füge sie unter Einstellungen, Geräte & Dienste hinzu.","Home Assistant does not answer.":"Home Assistant antwortet nicht.","It is tried again every few seconds.":"Es wird alle paar Sekunden neu versucht.","No connection to Home Assistant":"Keine Verbindung zu Home Assistant","Trying again …":"Neuer Versuch …","The engine does not answer":"Die Engine antwortet nicht","The engine does not answer.":"Die Engine antwortet nicht.","Does the Hearthwatch app run? It is tried again all the time.":"Läuft die Hearthwatch-App? Es wird laufend neu versucht.","Nothing is looked at or recorded.":"Es wird nichts angesehen oder aufgenommen.","Is it switched on, and in the network?":"Ist sie eingeschaltet und im Netzwerk?","You may not do that.":"Das darfst du nicht.","It is gone.":"Es ist nicht mehr da.","The engine is busy. Try again in a moment.":"Die Engine ist beschäftigt. Versuch es gleich noch einmal.","There is no live picture of it.":"Davon gibt es kein Live-Bild.","Try again":"Noch einmal versuchen",Record:"Aufnehmen",Recording:"Nimmt auf","Recording for {seconds} s.":"Nimmt {seconds} s lang auf.",Snapshot:"Foto","The picture was taken.":"Das Foto ist gemacht.",Detection:"Erkennung","Detection is on.":"Die Erkennung ist an.","Detection is off.":"Die Erkennung ist aus.",Zones:"Zonen",More:"Mehr","What is there now":"Was gerade da ist","{count} people":"{count} Personen",Person:"Person",Vehicle:"Fahrzeug",Animal:"Tier",Motion:"Bewegung","Last events of {name}":"Letzte Ereignisse von {name}","Nothing has happened yet.":"Noch ist nichts passiert.","just now":"gerade eben","{minutes} min ago":"vor {minutes} min",Today:"Heute",Yesterday:"Gestern","1 day":"1 Tag","{days} days":"{days} Tage","Back to the live picture":"Zurück zum Live-Bild","Fetching the clip …":"Der Clip wird geholt …","Still being recorded: the clip plays as soon as it is there.":"Wird noch aufgenommen: Der Clip läuft, sobald er da ist.","Nothing was recorded then.":"Da wurde nichts aufgenommen.","The clip was deleted. This is the picture.":"Der Clip wurde gelöscht. Das ist das Bild.","The clip cannot be played now.":"Der Clip lässt sich gerade nicht abspielen.","This browser cannot play the clip{codec}.":"Dieser Browser kann den Clip nicht abspielen{codec}.","Save it":"Speichern","This event has no picture.":"Zu diesem Ereignis gibt es kein Bild.","{thing} in {place}":"{thing} in {place}","{thing} at {place}":"{thing} bei {place}","{who} at {place}":"{who} bei {place}","{what} at {place}":"{what} bei {place}","{thing} left {place}":"{thing} hat {place} verlassen","{thing} entered {place}":"{thing} hat {place} betreten","{thing} stays in {place}":"{thing} bleibt in {place}","{thing} stays at {place}":"{thing} bleibt bei {place}","{thing} parked in {place}":"{thing} hat in {place} geparkt","{thing} parked at {place}":"{thing} hat bei {place} geparkt","{thing} crossed {line}":"{thing} hat {line} überquert:","a line":"eine Linie",forward:"vorwärts",backward:"rückwärts","for {time}":"seit {time}","after {time}":"nach {time}","Motion at {place}":"Bewegung bei {place}","{share} of the picture":"{share} des Bildes","Calm again at {place}":"Wieder ruhig bei {place}","Recording began at {place}":"Aufnahme begonnen bei {place}","Recording ended at {place}":"Aufnahme beendet bei {place}","Clip of {place} is ready":"Clip von {place} ist fertig","A picture of {place} was taken":"Foto von {place}","{place} is online":"{place} ist online","{place} went offline":"{place} ist offline","A face":"Ein Gesicht","A sound":"Ein Geräusch","{sound} heard at {place}":"{sound} bei {place} gehört","Somebody rang at {place}":"Bei {place} hat es geklingelt","Alert: {title}":"Alarm: {title}","Alert over: {title}":"Alarm vorbei: {title}","something happened":"etwas ist passiert",something:"etwas","the engine":"der Engine","Something about who may come in":"Etwas zum Zugang","The engine needs attention":"Die Engine braucht dich",Seen:"Gesehen",Gone:"Weg","Zone entered":"Zone betreten","Zone left":"Zone verlassen","Line crossed":"Linie überquert",Loitering:"Verweilt",Parked:"Geparkt","Motion ended":"Bewegung vorbei","Recording began":"Aufnahme begonnen","Recording ended":"Aufnahme beendet","Clip ready":"Clip fertig","Picture taken":"Foto","Camera online":"Kamera online","Camera offline":"Kamera offline",Face:"Gesicht",Sound:"Geräusch",Doorbell:"Klingel",Alert:"Alarm","Alert over":"Alarm vorbei",Security:"Sicherheit",System:"System","Why?":"Warum?","Why was it told?":"Warum wurde es gemeldet?","Did it alert?":"Gab es Alarm?","How fast it was told":"Wie schnell es gemeldet wurde","Asking …":"Wird gefragt …",What:"Was",When:"Wann",Camera:"Kamera","Seen as":"Erkannt als","Sure to":"Sicher zu",Zone:"Zone",Line:"Linie",Lasted:"Dauer","Looks that saw it":"So oft gesehen","The picture":"Das Bild","What the engine saw then is not kept any more: it is for an hour.":"Was die Engine da sah, wird nur eine Stunde lang behalten.","{names} is followed: it was sure enough to be told.":"{names} wird verfolgt: sicher genug, um gemeldet zu werden.","{names} are followed: they were sure enough to be told.":"{names} werden verfolgt: sicher genug, um gemeldet zu werden.","{name} is not told: {why}.":"{name} wird nicht gemeldet: {why}.","Nothing to tell: {why}.":"Nichts zu melden: {why}.","It looked and saw nothing that it looks for.":"Es wurde nichts gesehen, wonach gesucht wird.","It opened an alert.":"Es hat einen Alarm ausgelöst.","It opened an alert, as {severity}.":"Es hat einen Alarm ausgelöst, Stufe {severity}.","It alerted: {reason}.":"Es gab Alarm: {reason}.","It did not alert: {reason}.":"Es gab keinen Alarm: {reason}.",low:"niedrig",medium:"mittel",high:"hoch",critical:"kritisch","Passed:":"Erfüllt:","Not passed:":"Nicht erfüllt:","{gate} {value}, the limit is {limit}":"{gate} {value}, die Grenze ist {limit}",stream:"Strom",motion:"Bewegung",look:"Blick",score:"Sicherheit",size:"Größe",ratio:"Form",label:"Art",evidence:"Belege",moved:"Weg",stationary:"Stillstand",zone:"Zone",line:"Linie",enabled:"An",type:"Ereignis",mode:"Modus",quiet:"Ruhezeit",severity:"Stufe",cooldown:"Pause",open:"Offen","in a zone":"in einer Zone","outside all zones":"außerhalb aller Zonen","it is looked for":"danach wird gesucht","it is not looked for":"danach wird nicht gesucht","alerts are switched on":"Alarme sind eingeschaltet","alerts are switched off":"Alarme sind ausgeschaltet","it is of a type that alerts":"solche Ereignisse lösen Alarm aus","it is of no type that alerts":"solche Ereignisse lösen keinen Alarm aus","this mode alerts":"in diesem Modus gibt es Alarme","this mode does not alert":"in diesem Modus gibt es keine Alarme","these are no quiet hours":"es ist keine Ruhezeit","these are quiet hours":"es ist Ruhezeit","it belongs to an alert of now":"es gehört zu einem Alarm von jetzt","it was seen often enough":"es wurde oft genug gesehen","it was not seen often enough":"es wurde nicht oft genug gesehen","it crossed the line":"es hat die Linie überquert","an alert like it is open":"so ein Alarm ist offen","it was looked at":"es wurde hingesehen","nothing moves and nothing is due":"nichts bewegt sich, und nichts ist fällig",confirmed:"bestätigt",tentative:"unsicher",lost:"verloren","Nothing was measured for this event.":"Bei diesem Ereignis wurde nichts gemessen.","from {start} to {end}":"von {start} bis {end}",captured:"aufgenommen",decoded:"dekodiert",detected:"erkannt",published:"gemeldet","the packet was read":"das Paket war gelesen","it had become a picture":"es war ein Bild geworden","the detector had looked":"der Detektor hatte hingesehen","it was sure enough":"es war sicher genug","it was stored and told":"es war gespeichert und gemeldet","Zones of {name}":"Zonen von {name}","Zones and lines":"Zonen und Linien","A zone tells where something happens, such as the porch but not the street. A line counts what crosses it.":"Eine Zone sagt, wo etwas passiert: an der Haustür, aber nicht auf der Straße. Eine Linie zählt, was sie überquert.","Tap the corners of the zone, one after another. Tap the first one again to finish.":"Tippe die Ecken der Zone nacheinander an, zum Schluss wieder die erste.","Tap where the line begins, then where it ends.":"Tippe an, wo die Linie beginnt, dann, wo sie endet.","Begin with a rectangle":"Mit einem Rechteck beginnen","Begin with a level line":"Mit einer waagerechten Linie beginnen",Done:"Fertig",Cancel:"Abbrechen",Undo:"Rückgängig",Redo:"Wiederholen",Back:"Zurück",Close:"Schließen",Save:"Speichern","Saving …":"Wird gespeichert …","Saved. It holds from now on.":"Gespeichert. Es gilt ab sofort.","Your drawing from before, not saved yet.":"Deine Zeichnung von vorhin, noch nicht gespeichert.","Without a name":"Ohne Namen","Delete {name}":"{name} löschen","{name} is deleted. Undo brings it back.":"{name} ist gelöscht. „Rückgängig“ holt es zurück.","It needs a name.":"Hier fehlt ein Name.","Another one has this name.":"So heißt schon etwas anderes.","Its edges cross: move the corners apart.":"Die Kanten kreuzen sich: Zieh die Ecken auseinander.","It is too small.":"Das ist zu klein.","Corner {number} of {count}":"Ecke {number} von {count}","arrow keys move it, Delete removes it":"Pfeiltasten verschieben sie, Entf löscht sie","Add a corner here":"Hier eine Ecke einfügen",Name:"Name","What counts":"Was zählt","Nothing is chosen: everything that the camera tells counts.":"Nichts ist gewählt: Es zählt alles, was die Kamera meldet.","Tell when somebody stays":"Melden, wenn jemand bleibt",Seconds:"Sekunden",Filters:"Filter","Sure to at least":"Sicher zu mindestens","Covers at least":"Bedeckt mindestens","Covers at most":"Bedeckt höchstens","The arrow shows what is told as forward.":"Der Pfeil zeigt, was als vorwärts gemeldet wird.","Turn it round":"Umdrehen","Try on the last day":"Am letzten Tag ausprobieren","Tried on the last day":"Am letzten Tag ausprobiert","Stop trying":"Abbrechen","Looking through the last day's clips …":"Die Clips des letzten Tages werden durchgesehen …","{clips} clips of the last day, {time} of footage":"{clips} Clips des letzten Tages, {time} Film","Would be told":"Würde gemeldet","Would not be told any more":"Würde nicht mehr gemeldet","Nothing would change: {count} events, as before.":"Nichts würde sich ändern: {count} Ereignisse wie bisher.","{gained} events more, {lost} fewer: {after} instead of {before}.":"{gained} Ereignisse mehr, {lost} weniger: {after} statt {before}.","Live picture":"Live-Bild","When it is tapped":"Wenn es angetippt wird","Always, while it is seen":"Immer, solange es zu sehen ist",Boxes:"Rahmen","Last events":"Letzte Ereignisse",Buttons:"Knöpfe","Only if it is to be called something else here":"Nur wenn sie hier anders heißen soll","Live pictures of many cameras take much of a tablet's strength":"Live-Bilder vieler Kameras strengen ein Tablet an","{key} must be a text":"{key} muss ein Text sein","{key} must be true or false":"{key} muss true oder false sein","live must be one of {choices}":"live muss eines von {choices} sein"},Kc=`
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
`,Yc=Object.fromEntries(Kc.trim().split(`
`).flatMap(e=>{const[t="",i="",s="",n]=e.split("|"),r=/(s|ch|x)$/.test(t)?"es":"s",a=n??`${t}${r}`;return a===t?[[t,i]]:[[t,i],[a,s]]})),Ma={de:{...Yc,...Zc}};let ds="";function Jc({language:e,locale:t,config:i}){const s=t.time_zone==="server"?i.time_zone:void 0,n=`${e} ${s}`;n!==ds&&(ds=n,$r(Ma[e.split("-")[0]??""]??{},{locale:e,timeZone:s}))}function Zn(){if(ds)return;const{lang:e}=document.documentElement;$r(Ma[e.split("-")[0]??""]??{},e?{locale:e}:{})}const Kn=1e3;class Qc{#t=new Map;#e=new Map;add({camera_id:t,timestamp:i,tracks:s}){const n=this.#t.get(t)??[];n.push({at:Date.parse(i),tracks:s}),this.#t.set(t,n.slice(-40));for(const r of this.#e.get(t)??[])r()}clear(){this.#t.clear();for(const t of this.#e.values())for(const i of t)i()}at(t,i){const s=this.#t.get(t)??[],n=i===null?-1:s.findIndex(l=>l.at>=i),[r,a]=[s.at(n-1),s[n]];if(i===null||!a)return Xc(s,i);if(n===0||!r)return a.tracks;const h=(i-r.at)/(a.at-r.at);return h<.5?r.tracks.map(l=>us(l,a,h)):a.tracks.map(l=>us(l,r,1-h))}watch(t,i){const s=this.#e.get(t)??new Set;return this.#e.set(t,s.add(i)),()=>s.delete(i)}}function Xc(e,t){const[i,s]=[e.at(-2),e.at(-1)];if(!s)return[];if(t===null)return s.tracks;if(t-s.at>Kn)return s.tracks.filter(({state:r})=>r==="stationary");if(!i||s.at-i.at>Kn)return s.tracks;const n=(t-s.at)/(s.at-i.at);return s.tracks.map(r=>td(r,i,Math.min(n,1)))}function td(e,t,i){const{box:s}=e,n=us(e,t,-i).box,r=n.x+(n.width-s.width)/2,a=n.y+(n.height-s.height)/2;return{...e,box:{...s,x:r,y:a}}}function us(e,{tracks:t},i){const s=t.find(({id:a})=>a===e.id)?.box;if(!s)return e;const{box:n}=e,r=a=>n[a]+i*(s[a]-n[a]);return{...e,box:{x:r("x"),y:r("y"),width:r("width"),height:r("height")}}}const Yn=6*3600,ed=600;class id{constructor(t){this.hass=t}#t=new Map;async signed(t){const i=this.#t.get(t);if(i&&i.until>Date.now())return i.url;const s=this.hass(),n=await s.callWS({type:"auth/sign_path",path:t,expires:Yn}),r=s.hassUrl(n.path);return this.#t.set(t,{url:r,until:Date.now()+(Yn-ed)*1e3}),r}}class sd{#t=null;get known(){return this.#t!==null}hear(t,i=Date.now()){Number.isNaN(t)||(this.#t=Math.min(this.#t??Number.POSITIVE_INFINITY,i-t))}fromHere(t){return t-(this.#t??0)}}const Jn=15e3;class nd{constructor(t,i,s){this.hass=t,this.addresses=i,this.find=s,this.clock=new sd,this.peersRest=new Map,this.#t=new Map,this.#e=0}#t;#e;async videoUrl(t,{stream:i,sound:s}){const n=`${this.#s(t)}/live?stream=${i}&sound=${s}`,r=new URL(await this.addresses.signed(n));return r.protocol=r.protocol==="https:"?"wss:":"ws:",r.href}async offerPeer(t,i){const s=this.find(t)?.entities.live;if(!s)throw new Ee(404,o("There is no live picture of it."));const n=String(++this.#e);try{return{sdp:await this.#i(n,s,i),session:n,stream:"main",transcoded:!1}}catch(r){throw await this.endPeer(t,n),r}}#i(t,i,s){return new Promise((n,r)=>{const a=setTimeout(()=>r(new ss),Jn),h=l=>{l.type!=="answer"&&l.type!=="error"||(clearTimeout(a),l.type==="answer"?n(l.answer):r(new Ee(502,l.message)))};this.hass().connection.subscribeMessage(h,{type:"camera/webrtc/offer",entity_id:i,offer:s},{resubscribe:!1}).then(l=>this.#t.set(t,l),r)})}async endPeer(t,i){const s=this.#t.get(i);this.#t.delete(i),await s?.()}async snapshot(t,i,s){const n=`${this.#s(t)}/snapshot?width=${i}`;let r;try{r=await this.hass().fetchWithAuth(n,{cache:"no-store",signal:AbortSignal.any([s,AbortSignal.timeout(Jn)])})}catch(h){throw s.aborted?h:new ss}if(!r.ok)throw new Ee(r.status,rd(r.status));const a=Date.parse(r.headers.get("X-Captured")??"");return{jpeg:await r.blob(),captured:Number.isNaN(a)?null:a}}#s(t){const i=this.find(t)?.entry_id;if(!i)throw new Ee(404,o("This camera is gone."));return`/api/hearthwatch/${i}/cameras/${t}`}}function rd(e){return o(e===401||e===403?"You may not see this camera.":e===404?"This camera is gone.":e===503?"No picture":"The engine does not answer.")}const ad=1e4,od=5e3,hd=["online","camera_enabled","health"],ld=200,Qn=new WeakMap;class Zs extends Ms{constructor(t){super(),this.cameras=null,this.obstacle=null,this.connected=!0,this.tracks=new Qc,this.#e=new Map,this.#i=new Set,this.#s=new Set,this.#n=new Map,this.#r=null,this.#a="",this.#o=0,this.#f=()=>{this.connected=!1,this.tracks.clear(),this.changed()},this.#w=()=>{this.connected=!0,this.refresh(),this.#x(),this.changed(),this.#r||this.#g()},this.#t=t,this.pictures=new nd(()=>this.#t,new id(()=>this.#t),i=>this.camera(i))}#t;#e;#i;#s;#n;#r;#a;#o;#h;#d;#l;static of(t){const i=Qn.get(t.connection)??new Zs(t);return Qn.set(t.connection,i),i.#u(t),i}get hass(){return this.#t}#u(t){const i=this.#t;if(this.#t=t,i===t||this.#i.size===0)return;this.cameras?.some(({entities:n})=>hd.some(r=>{const a=n[r]??"";return i.states[a]?.state!==t.states[a]?.state}))&&this.#p()}#p(){this.#l??=setTimeout(()=>{this.#l=void 0,this.refresh()},ld)}join(t){return clearTimeout(this.#h),this.#i.add(t),this.#i.size===1&&!this.#r&&this.#_(),()=>{this.#i.delete(t),clearTimeout(this.#h),this.#i.size===0&&(this.#h=setTimeout(()=>this.#m(),ad))}}listen(t){return this.#s.add(t),()=>this.#s.delete(t)}watch(t){this.#n.set(t,(this.#n.get(t)??0)+1),this.#g();let i=!1;return()=>{if(i)return;i=!0;const s=(this.#n.get(t)??1)-1;s>0?this.#n.set(t,s):this.#n.delete(t),this.#g()}}camera(t){return this.cameras?.find(({camera_id:i})=>i===t)??null}cameraOfDevice(t){return this.cameras?.find(({device_id:i})=>i===t)??null}engineLives({entry_id:t}){return this.#e.get(t)??!0}url(t){return t?this.#t.hassUrl(t):""}async refresh(){try{const t=await this.#t.callWS({type:"hearthwatch/cameras"});this.cameras=t.cameras;for(const{entry_id:i,live:s}of t.engines)this.#e.has(i)||this.#e.set(i,s);this.obstacle=null}catch(t){this.obstacle=Xn(t),this.#y()}this.changed()}#_(){const{connection:t}=this.#t;this.connected=t.connected,t.addEventListener("ready",this.#w),t.addEventListener("disconnected",this.#f),this.refresh(),this.#g()}#m(){const{connection:t}=this.#t;t.removeEventListener("ready",this.#w),t.removeEventListener("disconnected",this.#f),clearTimeout(this.#d),clearTimeout(this.#l),this.#l=void 0,this.#o+=1,this.#a="",ts(this.#r),this.#r=null,this.#e.clear()}#f;#w;#g(){queueMicrotask(()=>{this.#b()})}async#b(){const t=[...this.#n.keys()].sort(),i=`tracks ${t.join()}`;if(this.#i.size===0||this.#a===i)return;this.#a=i;const s=++this.#o;try{const n=await this.#t.connection.subscribeMessage(a=>{s===this.#o&&this.#v(a)},{type:"hearthwatch/subscribe",tracks:t});if(s!==this.#o){ts(n);return}const r=this.#r;this.#r=n,ts(r)}catch(n){if(s!==this.#o)return;this.#a="",this.obstacle??=Xn(n),this.#y(),this.changed()}}#y(){clearTimeout(this.#d),this.#d=setTimeout(()=>{this.#i.size===0||!this.connected||(this.refresh(),this.#b())},od)}#v(t){switch(t.topic){case"connection":this.#c(t.entry_id,t.data.live);break;case"cameras":this.#p();break;case"tracks":this.pictures.clock.hear(Date.parse(t.data.timestamp)),this.tracks.add(t.data);break;case"events":this.pictures.clock.hear(Date.parse(t.data.trace.published??"")),this.#$(i=>i.onEvent?.(t.data));break;case"clips":this.#$(i=>i.onClip?.(t.type,t.data));break;case"jobs":this.#$(i=>i.onJob?.(t.data));break;case"dropped":this.#x();break}}#c(t,i){const s=this.#e.get(t);this.#e.set(t,i),i&&s===!1&&(this.#p(),this.#x()),i||this.tracks.clear(),this.changed()}#x(){this.#$(t=>t.onGap?.())}#$(t){for(const i of[...this.#s])t(i)}}function Xn(e){return Ii(e)?e.code==="unknown_command"?"missing":e.code==="unauthorized"?"unauthorized":"failed":"failed"}async function ts(e){try{await e?.()}catch{return}}class cd{constructor(t,i,s={}){this.host=t,this.hass=i,this.listener=s,this.home=null,this.#t=[],t.addController(this)}#t;hostConnected(){this.hostUpdate()}hostUpdate(){const t=this.hass(),i=t?Zs.of(t):null;!i||i===this.home&&this.#t.length>0||(this.hostDisconnected(),this.home=i,this.#t=[i.join(this),i.observe(()=>this.host.requestUpdate()),i.listen(this.listener)])}hostDisconnected(){for(const t of this.#t)t();this.#t=[]}}function dd(e){const t=window;t.customCards??=[],!t.customCards.some(({type:i})=>i===e.type)&&t.customCards.push({documentationURL:"https://github.com/hearthwatch/hearthwatch/blob/main/docs/cards.md",preview:!0,...e})}const ud=M`
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
`,pd=3,fd=100;function Vt(e,{kind:t,index:i}){if(t==="zone")return e.zones[i]?.points??[];const s=e.lines[i];return s?[s.from,s.to]:[]}function Ye(e,{kind:t,index:i}){return(t==="zone"?e.zones:e.lines)[i]?.name??""}function It([e,t]){return[er(e),er(t)]}function Fi(e,t,i){const[s,n]=i;return t.kind==="zone"?Qe(e,t.index,{points:i}):s&&n?ji(e,t.index,{from:s,to:n}):e}function Ca(e,t,i,s){const n=Vt(e,t).map((r,a)=>a===i?It(s):r);return Fi(e,t,n)}function Ta(e,t,i,s){const n=Vt(e,t);return t.kind!=="zone"||n.length>=fd?e:Fi(e,t,n.toSpliced(i+1,0,It(s)))}function za(e,t,i){const s=Vt(e,t);return t.kind!=="zone"||s.length<=pd?e:Fi(e,t,s.toSpliced(i,1))}function gd(e,t,[i,s]){const n=Vt(e,t),r=(l,m)=>{const v=n.map(p=>p[l]);return Math.min(Math.max(m,-Math.min(...v)),1-Math.max(...v))},[a,h]=[r(0,i),r(1,s)];return Fi(e,t,n.map(([l,m])=>It([l+a,m+h])))}function md(e,t,i){const s={name:t,points:i.map(It),labels:{},loiter:null};return{...e,zones:[...e.zones,s]}}function vd(e,t,i,s){const n={name:t,from:It(i),to:It(s),labels:[]};return{...e,lines:[...e.lines,n]}}function wd(e,{kind:t,index:i}){return t==="zone"?{...e,zones:e.zones.toSpliced(i,1)}:{...e,lines:e.lines.toSpliced(i,1)}}function bd(e,{kind:t,index:i},s){return t==="zone"?Qe(e,i,{name:s}):ji(e,i,{name:s})}function yd(e,{kind:t,index:i},s){if(t==="line"){const a=e.lines[i]?.labels??[],h=a.includes(s)?a.filter(l=>l!==s):[...a,s];return ji(e,i,{labels:h})}const{[s]:n,...r}=e.zones[i]?.labels??{};return Qe(e,i,{labels:n?r:{...r,[s]:{}}})}function $d(e,t,i,s,n){const r=e.zones[t]?.labels??{},{[s]:a,...h}=r[i]??{},l=n===void 0?h:{...h,[s]:n};return Qe(e,t,{labels:{...r,[i]:l}})}function Oa(e,t,i){return Qe(e,t,{loiter:i})}function _d(e,t){const i=e.lines[t];return i?ji(e,t,{from:i.to,to:i.from}):e}function tr({zones:e,lines:t},i){const s=new Set([...e,...t].map(({name:r})=>r));let n=1;for(;s.has(`${i} ${n}`);)n+=1;return`${i} ${n}`}function Ks(e,t){const i=t.kind==="zone"?e.zones:e.lines,s=Ye(e,t).trim();if(!s)return"unnamed";if(i.filter(r=>r.name.trim()===s).length>1)return"named twice";const n=Vt(e,t);return t.kind==="line"?xd(n[0],n[1])<.01?"flat":null:Sd(n)?"crossed":kd(n)<5e-4?"flat":null}function Je({zones:e,lines:t}){return[...e.map((i,s)=>({kind:"zone",index:s})),...t.map((i,s)=>({kind:"line",index:s}))]}function ue(e,t){return e?.kind===t?.kind&&e?.index===t?.index}function Qe(e,t,i){const s=e.zones.map((n,r)=>r===t?{...n,...i}:n);return{...e,zones:s}}function ji(e,t,i){const s=e.lines.map((n,r)=>r===t?{...n,...i}:n);return{...e,lines:s}}function er(e){return Math.round(Math.min(Math.max(e,0),1)*1e3)/1e3}function xd(e=[0,0],t=[0,0]){return Math.hypot(e[0]-t[0],e[1]-t[1])}function kd(e){const t=e.reduce((i,[s,n],r)=>{const[a,h]=e[(r+1)%e.length]??[0,0];return i+s*h-a*n},0);return Math.abs(t)/2}function Sd(e){const t=e.length,i=s=>[e[s]??[0,0],e[(s+1)%t]??[0,0]];for(let s=0;s<t;s+=1)for(let n=s+2;n<t;n+=1)if(!(s===0&&n===t-1)&&Ad(...i(s),...i(n)))return!0;return!1}function Ad(e,t,i,s){return ni(e,t,i)*ni(e,t,s)<0&&ni(i,s,e)*ni(i,s,t)<0}function ni(e,t,i){return(t[0]-e[0])*(i[1]-e[1])-(t[1]-e[1])*(i[0]-e[0])}class Ed{#t=[];#e=[];#i;#s=null;constructor(t){this.#i=t}get now(){return this.#i}get canUndo(){return this.#t.length>0}get canRedo(){return this.#e.length>0}step(t,i=null){t!==this.#i&&((i===null||i!==this.#s)&&(this.#t=[...this.#t,this.#i].slice(-100)),this.#e=[],this.#i=t,this.#s=i)}settle(){this.#s=null}undo(){const t=this.#t.pop();t!==void 0&&(this.#e.push(this.#i),this.#i=t,this.#s=null)}redo(){const t=this.#e.pop();t!==void 0&&(this.#t.push(this.#i),this.#i=t,this.#s=null)}}var Md=Object.defineProperty,Cd=Object.getOwnPropertyDescriptor,Pa=e=>{throw TypeError(e)},Gi=(e,t,i,s)=>{for(var n=s>1?void 0:s?Cd(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&Md(t,i,n),n},La=(e,t,i)=>t.has(e)||Pa("Cannot "+i),Da=(e,t,i)=>(La(e,t,"read from private field"),i?i.call(e):t.get(e)),es=(e,t,i)=>t.has(e)?Pa("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),I=(e,t,i)=>(La(e,t,"access private method"),i),U,Wa,Na,Ra,Ua,vi,Ba,ps,Ys,Ft;const Ha=20;class Js extends Event{constructor(t,i){super(Js.type),this.drawing=t,this.kind=i}static{this.type="hw-shaped"}}let pe=class extends O{constructor(){super(...arguments),es(this,U),this.labels=[],es(this,ps,({target:e})=>{const{value:t}=e,{kind:i,index:s}=this.which;I(this,U,Ft).call(this,bd(this.drawing,this.which,t),`name ${i} ${s}`)}),es(this,Ys,({target:e})=>{const t=Number(e.value),i=Math.min(Math.max(Number.isFinite(t)?t:Ha,1),86400);I(this,U,Ft).call(this,Oa(this.drawing,this.which.index,i),"loiter for")})}render(){const{drawing:e,which:t}=this,i=t.kind==="zone"?e.zones[t.index]??null:null,s=i?Object.keys(i.labels):e.lines[t.index]?.labels??[];return c`
      <label class="field">
        <span>${o("Name")}</span>
        <input
          .value=${Ye(e,t)}
          maxlength="100"
          autocomplete="off"
          @input=${Da(this,ps)}
        />
      </label>
      <fieldset>
        <legend>${o("What counts")}</legend>
        <div class="chips">${I(this,U,Wa).call(this,s).map(n=>I(this,U,Na).call(this,n,s))}</div>
        <small class="muted">
          ${s.length===0?o("Nothing is chosen: everything that the camera tells counts."):u}
        </small>
      </fieldset>
      ${i?I(this,U,Ra).call(this,i):I(this,U,Ba).call(this)}
    `}};U=new WeakSet;Wa=function(e){return[...new Set([...this.labels,...e])]};Na=function(e,t){const i=t.includes(e);return c`<button
      type="button"
      class="chip"
      aria-pressed=${i?"true":"false"}
      @click=${()=>I(this,U,Ft).call(this,yd(this.drawing,this.which,e),`label ${e}`)}
    >
      ${i?y.pass:u} ${rt(gt(e))}
    </button>`};Ra=function(e){const{index:t}=this.which,i=Object.entries(e.labels);return c`
      <label class="switch">
        <input
          type="checkbox"
          .checked=${e.loiter!==null}
          @change=${({target:s})=>I(this,U,Ft).call(this,Oa(this.drawing,t,s.checked?Ha:null),"loiter")}
        />
        <span>${o("Tell when somebody stays")}</span>
        ${e.loiter===null?u:c`<input
                  type="number"
                  min="1"
                  max="86400"
                  aria-label=${o("Seconds")}
                  .value=${String(e.loiter)}
                  @change=${Da(this,Ys)}
                /><span>s</span>`}
      </label>
      ${i.length===0?u:c`<details>
              <summary>${o("Filters")}</summary>
              ${i.map(([s,n])=>I(this,U,Ua).call(this,s,n))}
            </details>`}
    `};Ua=function(e,t){return c`<div class="limits">
      <b>${rt(gt(e))}</b>
      ${I(this,U,vi).call(this,e,"min_score",o("Sure to at least"),t.min_score)}
      ${I(this,U,vi).call(this,e,"min_area",o("Covers at least"),t.min_area)}
      ${I(this,U,vi).call(this,e,"max_area",o("Covers at most"),t.max_area)}
    </div>`};vi=function(e,t,i,s){const r=s===void 0||s===(t==="max_area"?1:0)?"":String(Number((s*100).toFixed(2)));return c`<label>
      <span>${i}</span>
      <input
        type="number"
        min="0"
        max="100"
        step=${t==="min_score"?1:.1}
        placeholder="–"
        .value=${r}
        @change=${({target:a})=>{const{value:h}=a,l=h===""?void 0:Math.min(Math.max(Number(h),0),100)/100;I(this,U,Ft).call(this,$d(this.drawing,this.which.index,e,t,l),`${e} ${t}`)}}
      /><span>%</span>
    </label>`};Ba=function(){return c`<div class="direction">
      <small class="muted">${o("The arrow shows what is told as forward.")}</small>
      <button type="button" @click=${()=>I(this,U,Ft).call(this,_d(this.drawing,this.which.index),"turn")}>
        ${o("Turn it round")}
      </button>
    </div>`};ps=new WeakMap;Ys=new WeakMap;Ft=function(e,t){this.dispatchEvent(new Js(e,t))};pe.styles=[q,ve,br,M`
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
    `];Gi([d({attribute:!1})],pe.prototype,"drawing",2);Gi([d({attribute:!1})],pe.prototype,"which",2);Gi([d({attribute:!1})],pe.prototype,"labels",2);pe=Gi([N("hw-shape-form")],pe);const Td=700,zd=24;class Od extends Ms{constructor(t,i,s){super(),this.home=t,this.camera=i,this.drawing=s,this.job=null,this.problem=null,this.#e=!1}#t;#e;get runs(){return this.problem!==null?!1:!this.job||this.job.state==="queued"||this.job.state==="running"}async start(){const{camera_id:t}=this.camera,{zones:i,lines:s}=this.drawing;await this.#i({type:"hearthwatch/try",camera_id:t,zones:i,lines:s,hours:zd})}async stop(){if(this.#e=!0,clearTimeout(this.#t),!this.job||!this.runs)return;const{entry_id:t}=this.camera;try{await this.home.hass.callWS({type:"hearthwatch/job/cancel",entry_id:t,job_id:this.job.id})}catch{return}}async#i(t){try{const i=await this.home.hass.callWS(t);if(this.#e)return;this.job=i,(i.state==="failed"||i.state==="cancelled")&&(this.problem=i.text)}catch(i){if(this.#e)return;this.problem=vt(i)}this.changed(),this.runs&&(this.#t=setTimeout(()=>{this.#s()},Td))}async#s(){const{entry_id:t}=this.camera;this.job&&await this.#i({type:"hearthwatch/job",entry_id:t,job_id:this.job.id})}}var Pd=Object.defineProperty,Ld=Object.getOwnPropertyDescriptor,Ia=e=>{throw TypeError(e)},Vi=(e,t,i,s)=>{for(var n=s>1?void 0:s?Ld(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&Pd(t,i,n),n},Fa=(e,t,i)=>t.has(e)||Ia("Cannot "+i),Dd=(e,t,i)=>(Fa(e,t,"read from private field"),i?i.call(e):t.get(e)),ir=(e,t,i)=>t.has(e)?Ia("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),te=(e,t,i)=>(Fa(e,t,"access private method"),i),$t,ja,fs,Ga,Va,Qs,qa;const Wd=3;let fe=class extends O{constructor(){super(),ir(this,$t),this.shown=null,this.problem=null,ir(this,Qs,e=>{e.preventDefault(),this.shown=null,this.problem=o("The clip cannot be played now.")}),new $h(this,()=>this.trial??null)}willUpdate(e){e.has("trial")&&(this.shown=null)}render(){const{job:e,problem:t,runs:i}=this.trial;if(t!==null)return c`<p class="verdict held" role="alert">${t}</p>`;if(i)return te(this,$t,ja).call(this,e?.progress??0,e?.text??"");const s=e?.result?.events;if(!s||!e?.result)return u;const{clips:n,footage_seconds:r}=e.result,a=o("{clips} clips of the last day, {time} of footage",{clips:n,time:G(r)});return c`
      <p class="verdict ${s.gained+s.lost>0?"followed":"quiet"}" role="status">
        ${Rd(s.gained,s.lost,s.before,s.after)}
      </p>
      <p class="muted">${a}</p>
      ${this.problem?c`<p class="verdict held" role="alert">${this.problem}</p>`:u}
      ${this.shown?te(this,$t,Va).call(this,this.shown):u}
      ${te(this,$t,fs).call(this,o("Would be told"),"gained",s.gained_events)}
      ${te(this,$t,fs).call(this,o("Would not be told any more"),"lost",s.lost_events)}
    `}};$t=new WeakSet;ja=function(e,t){return c`<p role="status">${o("Looking through the last day's clips …")}</p>
      <progress max="1" value=${e} aria-label=${t}></progress>
      <p class="muted numbers">${Math.round(e*100)} %</p>`};fs=function(e,t,i){return i.length===0?u:c`<h4>${e} <span class="chip">${i.length}</span></h4>
      <ol>
        ${i.slice(0,50).map(s=>te(this,$t,Ga).call(this,t,s))}
      </ol>`};Ga=function(e,t){const{label:i,zone:s,line:n,why:r}=t,a=i?rt(gt(i)):Ue(t.type),h=r?fi(r.checks):null,l=Ze[i?we(i):"other"];return c`<li>
      <button aria-current=${this.shown?.event===t?"true":u} @click=${()=>te(this,$t,qa).call(this,t)}>
        <span class="sign ${e}">${e==="gained"?"+":"−"}</span>
        <span class="text">
          <b>${a}${s||n?` · ${s??n}`:""}</b>
          <small class="muted">
            ${Ue(t.type)}, ${Ps(new Date(t.timestamp),new Date)}${h?`: ${Ie(h)}`:""}
          </small>
        </span>
        <svg viewBox="0 0 4 4" width="9" height="9" aria-hidden="true"><circle cx="2" cy="2" r="2" fill=${l} /></svg>
        ${y.play}
      </button>
    </li>`};Va=function({event:e,clip:t}){return c`<hw-clip-player
      .src=${this.trial.home.url(t.media)}
      .poster=${this.trial.home.url(t.thumbnail)}
      .at=${Math.max(0,e.offset-Wd)}
      .codec=${t.codec}
      .start=${t.start}
      .events=${[Nd(e)]}
      @hw-lost=${Dd(this,Qs)}
    ></hw-clip-player>`};Qs=new WeakMap;qa=async function(e){this.problem=null;const{entry_id:t}=this.trial.camera;try{const i=await this.trial.home.hass.callWS({type:"hearthwatch/clip",entry_id:t,clip_id:e.clip_id});this.shown={event:e,clip:i}}catch(i){this.shown=null,this.problem=vt(i)}};fe.styles=[q,ve,Cs,M`
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
    `];Vi([d({attribute:!1})],fe.prototype,"trial",2);Vi([S()],fe.prototype,"shown",2);Vi([S()],fe.prototype,"problem",2);fe=Vi([N("hw-trial-view")],fe);function Nd({type:e,timestamp:t,label:i,box:s,zone:n,confidence:r}){return{id:"",type:e,camera:null,camera_id:null,timestamp:t,data:{object_type:i,box:s,zone:n,confidence:r},trace:{},picture:null,decision:null,alert_id:null}}function Rd(e,t,i,s){return e===0&&t===0?o("Nothing would change: {count} events, as before.",{count:s}):o("{gained} events more, {lost} fewer: {after} instead of {before}.",{gained:e,lost:t,after:s,before:i})}var Ud=Object.defineProperty,Bd=Object.getOwnPropertyDescriptor,Za=e=>{throw TypeError(e)},wt=(e,t,i,s)=>{for(var n=s>1?void 0:s?Bd(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&Ud(t,i,n),n},Xs=(e,t,i)=>t.has(e)||Za("Cannot "+i),jt=(e,t,i)=>(Xs(e,t,"read from private field"),i?i.call(e):t.get(e)),ri=(e,t,i)=>t.has(e)?Za("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),Ti=(e,t,i,s)=>(Xs(e,t,"write to private field"),t.set(e,i),i),k=(e,t,i)=>(Xs(e,t,"access private method"),i),Xe,xt,wi,$,Ka,Ya,Ja,Qa,Xa,to,eo,st,tn,io,so,no,ro,ao,gs,oo,Ct;const Hd=.005,Id=.03;class en extends Event{constructor(t,i){super(en.type),this.drawing=t,this.kind=i}static{this.type="hw-drawn"}}class zi extends Event{constructor(t){super(zi.type),this.which=t}static{this.type="hw-picked"}}class qi extends Event{constructor(t){super(qi.type),this.points=t}static{this.type="hw-outlined"}}let J=class extends O{constructor(){super(...arguments),ri(this,$),this.picked=null,this.fresh=null,this.faulty=new Set,this.points=[],this.pointer=null,this.size={width:1,height:1},ri(this,Xe,null),ri(this,xt,0),ri(this,wi,new ResizeObserver(()=>{this.size={width:this.clientWidth||1,height:this.clientHeight||1}}))}connectedCallback(){super.connectedCallback(),jt(this,wi).observe(this)}disconnectedCallback(){super.disconnectedCallback(),jt(this,wi).disconnect()}willUpdate(e){e.has("fresh")&&(this.points=[])}get isClosable(){return this.fresh==="zone"&&this.points.length>=3}finish(){this.isClosable&&this.dispatchEvent(new qi(this.points))}render(){const{width:e,height:t}=this.size;return c`<svg
      class=${this.fresh?"fresh":""}
      viewBox="0 0 ${e} ${t}"
      @pointerdown=${k(this,$,io)}
      @pointermove=${k(this,$,ao)}
      @pointerup=${k(this,$,gs)}
      @pointercancel=${k(this,$,gs)}
      @pointerleave=${()=>{this.pointer=null}}
    >
      ${Je(this.drawing).toSorted((i,s)=>Number(ue(i,this.picked))-Number(ue(s,this.picked))).map(i=>k(this,$,Ka).call(this,i))}
      ${this.fresh?k(this,$,eo).call(this):u}
    </svg>`}};Xe=new WeakMap;xt=new WeakMap;wi=new WeakMap;$=new WeakSet;Ka=function(e){const t=Vt(this.drawing,e),i=ue(e,this.picked)&&!this.fresh,s=this.faulty.has(`${e.kind} ${e.index}`),n=t.map(a=>k(this,$,st).call(this,a).join()).join(" "),r=Ye(this.drawing,e);return g`<g class="shape ${e.kind} ${i?"picked":""} ${s?"faulty":""}">
      ${e.kind==="zone"?g`<polygon class="body" points=${n} data-kind="zone" data-index=${e.index} />`:g`<polyline class="grip" points=${n} data-kind="line" data-index=${e.index} />
              <polyline class="body" points=${n} />${k(this,$,Ja).call(this,t)}`}
      ${k(this,$,Ya).call(this,t,r)}
      ${i?k(this,$,Qa).call(this,e,t):u}
    </g>`};Ya=function(e,t){const i=e.reduce((a,h)=>h[1]<a[1]?h:a,e[0]??[0,0]),[s,n]=k(this,$,st).call(this,i),r=s>this.size.width*.75;return g`<text
      x=${s+(r?-10:10)} y=${Math.max(18,n-8)}
      text-anchor=${r?"end":"start"}
    >${t}</text>`};Ja=function(e){const[t,i]=e.map(a=>k(this,$,st).call(this,a));if(!t||!i)return u;const[s,n]=[(t[0]+i[0])/2,(t[1]+i[1])/2],r=Math.atan2(i[1]-t[1],i[0]-t[0])*180/Math.PI;return g`<path class="arrow" d="M0 0v20m-6 -7l6 7 6 -7"
      transform="translate(${s} ${n}) rotate(${r})" />`};Qa=function(e,t){const i=t.map((s,n)=>k(this,$,Xa).call(this,e,s,n,t.length));return e.kind==="line"?i:[...t.map((s,n)=>k(this,$,to).call(this,e,s,n,t)),...i]};Xa=function(e,t,i,s){const[n,r]=k(this,$,st).call(this,t),a=o("Corner {number} of {count}",{number:i+1,count:s});return g`<g
      class="corner"
      role="button"
      tabindex="0"
      aria-label="${a}: ${o("arrow keys move it, Delete removes it")}"
      data-point=${i}
      @keydown=${h=>k(this,$,oo).call(this,h,e,i)}
      @dblclick=${()=>k(this,$,Ct).call(this,za(this.drawing,e,i),"remove")}
    ><circle class="reach" cx=${n} cy=${r} r="20" /><circle cx=${n} cy=${r} r="7" /></g>`};to=function(e,t,i,s){const n=s[(i+1)%s.length]??t,r=[(t[0]+n[0])/2,(t[1]+n[1])/2],[a,h]=k(this,$,st).call(this,r),l=()=>k(this,$,Ct).call(this,Ta(this.drawing,e,i,r),"insert");return g`<g
      class="between"
      role="button"
      tabindex="0"
      aria-label=${o("Add a corner here")}
      data-after=${i}
      @keydown=${m=>{m.key!=="Enter"&&m.key!==" "||(m.preventDefault(),l())}}
    ><circle class="reach" cx=${a} cy=${h} r="14" /><circle cx=${a} cy=${h} r="4.5" /></g>`};eo=function(){const t=(this.pointer?[...this.points,this.pointer]:this.points).map(i=>k(this,$,st).call(this,i).join()).join(" ");return g`<g class="shape picked ${this.fresh??""}">
      <polyline class="body open" points=${t} />
      ${this.points.map(i=>{const[s,n]=k(this,$,st).call(this,i);return g`<g class="corner"><circle cx=${s} cy=${n} r="7" /></g>`})}
    </g>`};st=function([e,t]){return[e*this.size.width,t*this.size.height]};tn=function({clientX:e,clientY:t}){const{left:i,top:s,width:n,height:r}=this.surface.getBoundingClientRect();return It([(e-i)/n,(t-s)/r])};io=function(e){if(e.button!==0)return;const t=k(this,$,tn).call(this,e);if(this.fresh){k(this,$,no).call(this,t);return}const i=e.target,s=k(this,$,so).call(this,i,t);if(!s){this.picked&&this.dispatchEvent(new zi(null));return}Ti(this,Xe,s),Ti(this,xt,jt(this,xt)+1),this.surface.setPointerCapture(e.pointerId),ue(s.which,this.picked)||this.dispatchEvent(new zi(s.which))};so=function(e,t){const{picked:i,drawing:s}=this,n=e.closest("[data-point]");if(n&&i)return{kind:"point",which:i,point:Number(n.dataset.point)};const r=e.closest("[data-after]");if(r&&i){const m=Number(r.dataset.after);return Ti(this,xt,jt(this,xt)+1),k(this,$,Ct).call(this,Ta(s,i,m,t),`move ${jt(this,xt)+1}`),{kind:"point",which:i,point:m+1}}const a=e.closest("[data-kind]");return a?{kind:"shape",which:{kind:a.dataset.kind==="line"?"line":"zone",index:Number(a.dataset.index)},from:t,drawing:s}:null};no=function(e){const t=this.points[0];if(t&&this.isClosable&&k(this,$,ro).call(this,t,e)){this.finish();return}this.points=[...this.points,e],this.fresh==="line"&&this.points.length===2&&this.dispatchEvent(new qi(this.points))};ro=function(e,t){const[i,s]=k(this,$,st).call(this,e),[n,r]=k(this,$,st).call(this,t);return Math.hypot(i-n,s-r)<18};ao=function(e){const t=k(this,$,tn).call(this,e);this.fresh&&(this.pointer=this.points.length>0&&e.pointerType==="mouse"?t:null);const i=jt(this,Xe);if(!i)return;const s=`move ${jt(this,xt)}`;if(i.kind==="point")k(this,$,Ct).call(this,Ca(this.drawing,i.which,i.point,t),s);else{const[n,r]=i.from;k(this,$,Ct).call(this,gd(i.drawing,i.which,[t[0]-n,t[1]-r]),s)}};gs=function(){Ti(this,Xe,null)};oo=function(e,t,i){if(e.key==="Delete"||e.key==="Backspace"){e.preventDefault(),k(this,$,Ct).call(this,za(this.drawing,t,i),"remove");return}const s=Fd[e.key],n=Vt(this.drawing,t)[i];if(!s||!n)return;e.preventDefault();const r=e.shiftKey?Id:Hd,a=[n[0]+s[0]*r,n[1]+s[1]*r];k(this,$,Ct).call(this,Ca(this.drawing,t,i,a),`keys ${t.kind} ${t.index} ${i}`)};Ct=function(e,t){e!==this.drawing&&this.dispatchEvent(new en(e,t))};J.styles=[q,M`
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
    `];wt([d({attribute:!1})],J.prototype,"drawing",2);wt([d({attribute:!1})],J.prototype,"picked",2);wt([d()],J.prototype,"fresh",2);wt([d({attribute:!1})],J.prototype,"faulty",2);wt([S()],J.prototype,"points",2);wt([S()],J.prototype,"pointer",2);wt([S()],J.prototype,"size",2);wt([Tt("svg")],J.prototype,"surface",2);J=wt([N("hw-zone-canvas")],J);const Fd={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]};var jd=Object.defineProperty,Gd=Object.getOwnPropertyDescriptor,ho=e=>{throw TypeError(e)},Q=(e,t,i,s)=>{for(var n=s>1?void 0:s?Gd(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&jd(t,i,n),n},sn=(e,t,i)=>t.has(e)||ho("Cannot "+i),F=(e,t,i)=>(sn(e,t,"read from private field"),i?i.call(e):t.get(e)),tt=(e,t,i)=>t.has(e)?ho("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),lo=(e,t,i,s)=>(sn(e,t,"write to private field"),t.set(e,i),i),E=(e,t,i)=>(sn(e,t,"access private method"),i),Fe,b,co,uo,po,fo,go,mo,vo,nn,ms,wo,bo,rn,an,on,hn,yo,vs,ln,cn,$o,dn,ge,un,pn,fn,ws,gn,mn,vn;const Vd=[[.3,.35],[.7,.35],[.7,.85],[.3,.85]],qd=[[.25,.6],[.75,.6]],bs=new Map;let V=class extends O{constructor(){super(...arguments),tt(this,b),this.history=null,this.picked=null,this.fresh=null,this.problem=null,this.note="",this.saving=!1,this.trial=null,tt(this,Fe,""),tt(this,rn,({drawing:e,kind:t})=>E(this,b,ge).call(this,e,t)),tt(this,an,({drawing:e,kind:t})=>E(this,b,ge).call(this,e,t)),tt(this,on,({which:e})=>E(this,b,dn).call(this,e)),tt(this,hn,({points:e})=>{this.fresh&&E(this,b,cn).call(this,this.fresh,e)}),tt(this,ws,e=>{if(e.key==="Escape"&&this.fresh&&(e.preventDefault(),E(this,b,ln).call(this)),e.composedPath()[0]instanceof HTMLInputElement||!(e.ctrlKey||e.metaKey))return;const i=e.key.toLowerCase();if(i==="y"||i==="z"&&e.shiftKey)E(this,b,pn).call(this);else if(i==="z")E(this,b,un).call(this);else return;e.preventDefault()}),tt(this,gn,async()=>{const{history:e,camera:t}=this;if(!e)return;this.saving=!0,this.problem=null;const{zones:i,lines:s}=e.now;try{await this.home.hass.callWS({type:"hearthwatch/zones/save",camera_id:t.camera_id,zones:i,lines:s}),lo(this,Fe,JSON.stringify(e.now)),bs.delete(t.camera_id),this.note=o("Saved. It holds from now on."),this.home.refresh()}catch(n){this.problem=vt(n)}finally{this.saving=!1}}),tt(this,mn,()=>{this.history&&(this.trial?.stop(),this.trial=new Od(this.home,this.camera,this.history.now),this.trial.observe(()=>this.requestUpdate()),this.trial.start())}),tt(this,vn,()=>{this.trial?.stop(),this.trial=null})}firstUpdated(){E(this,b,bo).call(this)}disconnectedCallback(){super.disconnectedCallback(),this.trial?.stop(),this.history&&F(this,b,nn)&&bs.set(this.camera.camera_id,this.history)}render(){const{name:e}=this.camera;return c`<hw-sheet heading=${o("Zones of {name}",{name:e})}>
      <div class="editor" @keydown=${F(this,ws)}>
        ${E(this,b,co).call(this)}
        <div class="side">
          ${this.problem?c`<p class="problem" role="alert">${this.problem}</p>`:u}
          ${this.history?E(this,b,fo).call(this,this.history.now):c`<p class="muted">${o("Asking …")}</p>`}
        </div>
      </div>
    </hw-sheet>`}};Fe=new WeakMap;b=new WeakSet;co=function(){const{camera:e,home:t,history:i}=this,{width:s,height:n}=e.status??{width:0,height:0},r=s>0&&n>0?`${s} / ${n}`:"16 / 9",a=e.status?.state??"offline";return c`<div class="stage">
      <div class="picture" style="aspect-ratio: ${r}; --ratio: ${r}">
        <hw-live-picture
          .camera=${{id:e.camera_id,name:e.name,enabled:e.enabled,status:{state:a,reason:null,width:s,height:n}}}
          .client=${t.pictures}
          .tracks=${t.tracks}
          .pace=${2}
          plain
        ></hw-live-picture>
        ${i?c`<hw-zone-canvas
                .drawing=${i.now}
                .picked=${this.picked}
                .fresh=${this.fresh}
                .faulty=${E(this,b,wo).call(this,i.now)}
                @hw-drawn=${F(this,rn)}
                @hw-picked=${F(this,on)}
                @hw-outlined=${F(this,hn)}
                @pointerup=${()=>this.requestUpdate()}
              ></hw-zone-canvas>`:u}
      </div>
      ${this.fresh?E(this,b,uo).call(this,this.fresh):E(this,b,po).call(this)}
    </div>`};uo=function(e){const t=o(e==="zone"?"Tap the corners of the zone, one after another. Tap the first one again to finish.":"Tap where the line begins, then where it ends.");return c`<div class="guide" role="status">
      <p>${t}</p>
      <button @click=${()=>E(this,b,yo).call(this,e)}>
        ${o(e==="zone"?"Begin with a rectangle":"Begin with a level line")}
      </button>
      ${e==="zone"?c`<button class="primary" @click=${()=>this.canvas?.finish()}>${o("Done")}</button>`:u}
      <button class="plain" @click=${()=>E(this,b,ln).call(this)}>${o("Cancel")}</button>
    </div>`};po=function(){const{history:e}=this;return c`<div class="tools">
      <button ?disabled=${!e} @click=${()=>E(this,b,vs).call(this,"zone")}>${y.add} ${o("Zone")}</button>
      <button ?disabled=${!e} @click=${()=>E(this,b,vs).call(this,"line")}>${y.add} ${o("Line")}</button>
      <span class="gap"></span>
      <button class="plain" aria-label=${o("Undo")} title=${o("Undo")} ?disabled=${!e?.canUndo} @click=${()=>E(this,b,un).call(this)}>
        ${y.undo}
      </button>
      <button class="plain" aria-label=${o("Redo")} title=${o("Redo")} ?disabled=${!e?.canRedo} @click=${()=>E(this,b,pn).call(this)}>
        ${y.redo}
      </button>
    </div>`};fo=function(e){const t=Je(e);return c`
      ${t.length===0?c`<p class="muted">
              ${o("A zone tells where something happens, such as the porch but not the street. A line counts what crosses it.")}
            </p>`:c`<ul class="shapes" aria-label=${o("Zones and lines")}>
              ${t.map(i=>E(this,b,go).call(this,e,i))}
            </ul>`}
      ${this.trial?E(this,b,mo).call(this,this.trial):u}
      <div class="foot">
        <p role="status" class="muted">${this.note}</p>
        <button ?disabled=${!F(this,b,ms)||this.saving||(this.trial?.runs??!1)} @click=${F(this,mn)}>
          ${y.clock} ${o("Try on the last day")}
        </button>
        <button class="primary" ?disabled=${!F(this,b,nn)||!F(this,b,ms)||this.saving} @click=${F(this,gn)}>
          ${this.saving?o("Saving …"):o("Save")}
        </button>
      </div>
    `};go=function(e,t){const i=ue(t,this.picked),s=Ye(e,t)||o("Without a name"),n=Ks(e,t);return c`<li class=${i?"open":""}>
      <div class="row">
        <button class="plain name" aria-expanded=${i?"true":"false"} @click=${()=>E(this,b,dn).call(this,i?null:t)}>
          ${t.kind==="zone"?y.zone:y.line} <span>${s}</span>
        </button>
        <button class="plain" aria-label=${o("Delete {name}",{name:s})} @click=${()=>E(this,b,$o).call(this,t)}>
          ${y.remove}
        </button>
      </div>
      ${n?c`<p class="fault" role="alert">${Zd[n]()}</p>`:u}
      ${i?c`<hw-shape-form
              .drawing=${e}
              .which=${t}
              .labels=${F(this,b,vo)}
              @hw-shaped=${F(this,an)}
            ></hw-shape-form>`:u}
    </li>`};mo=function(e){return c`<section class="trial">
      <div class="row">
        <h3>${o("Tried on the last day")}</h3>
        <button class="plain" aria-label=${e.runs?o("Stop trying"):o("Close")} @click=${F(this,vn)}>
          ${y.close}
        </button>
      </div>
      <hw-trial-view .trial=${e} @hw-changed=${()=>this.requestUpdate()}></hw-trial-view>
    </section>`};vo=function(){const e=this.camera.labels,t=e.map(we).filter(i=>i!=="other");return[...new Set([...t,...e])]};nn=function(){return this.history!==null&&JSON.stringify(this.history.now)!==F(this,Fe)};ms=function(){const e=this.history?.now;return e?Je(e).every(t=>Ks(e,t)===null):!1};wo=function(e){const t=Je(e).filter(i=>Ks(e,i)!==null);return new Set(t.map(({kind:i,index:s})=>`${i} ${s}`))};bo=async function(){try{const{zones:e,lines:t}=await this.home.hass.callWS({type:"hearthwatch/zones",camera_id:this.camera.camera_id}),i={zones:e,lines:t};lo(this,Fe,JSON.stringify(i));const s=bs.get(this.camera.camera_id);this.history=s??new Ed(i),s&&(this.note=o("Your drawing from before, not saved yet."))}catch(e){this.problem=vt(e)}};rn=new WeakMap;an=new WeakMap;on=new WeakMap;hn=new WeakMap;yo=function(e){E(this,b,cn).call(this,e,e==="zone"?Vd:qd)};vs=function(e){this.fresh=e,this.picked=null};ln=function(){this.fresh=null};cn=function(e,t){const{history:i}=this,[s,n]=t;if(!i||!s||!n)return;const{now:r}=i;this.fresh=null,e==="zone"?(E(this,b,ge).call(this,md(r,tr(r,o("Zone")),t),null),this.picked={kind:e,index:r.zones.length}):(E(this,b,ge).call(this,vd(r,tr(r,o("Line")),s,n),null),this.picked={kind:e,index:r.lines.length})};$o=function(e){if(!this.history)return;const t=Ye(this.history.now,e);E(this,b,ge).call(this,wd(this.history.now,e),null),this.picked=null,this.note=o("{name} is deleted. Undo brings it back.",{name:t})};dn=function(e){this.picked=e,this.history?.settle()};ge=function(e,t){this.history?.step(e,t),this.note="",this.problem=null,this.requestUpdate()};un=function(){this.history?.undo(),E(this,b,fn).call(this)};pn=function(){this.history?.redo(),E(this,b,fn).call(this)};fn=function(){(this.history?Je(this.history.now):[]).some(t=>ue(t,this.picked))||(this.picked=null),this.note="",this.requestUpdate()};ws=new WeakMap;gn=new WeakMap;mn=new WeakMap;vn=new WeakMap;V.styles=[q,ve,br,M`
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
    `];Q([d({attribute:!1})],V.prototype,"home",2);Q([d({attribute:!1})],V.prototype,"camera",2);Q([S()],V.prototype,"history",2);Q([S()],V.prototype,"picked",2);Q([S()],V.prototype,"fresh",2);Q([S()],V.prototype,"problem",2);Q([S()],V.prototype,"note",2);Q([S()],V.prototype,"saving",2);Q([S()],V.prototype,"trial",2);Q([Tt("hw-zone-canvas")],V.prototype,"canvas",2);V=Q([N("hw-zone-editor")],V);const Zd={unnamed:()=>o("It needs a name."),"named twice":()=>o("Another one has this name."),crossed:()=>o("Its edges cross: move the corners apart."),flat:()=>o("It is too small.")},Kd=["person","vehicle","animal"];function Yd(e,t){const i=n=>t.states[e.entities[n]??""]?.state,s=[];i("recording")==="on"&&s.push({key:"recording",icon:y.record,text:o("Recording")});for(const n of Kd){if(i(n)!=="on")continue;const r=n==="person"?Number(i("people")):1,a=r>1?o("{count} people",{count:r}):Jd[n]();s.push({key:n,icon:vr("object_detected",n),text:a})}return s.length===0&&i("motion")==="on"&&s.push({key:"motion",icon:y.motion,text:o("Motion")}),s}const Jd={person:()=>o("Person"),vehicle:()=>o("Vehicle"),animal:()=>o("Animal")};var Qd=Object.defineProperty,Xd=Object.getOwnPropertyDescriptor,_o=e=>{throw TypeError(e)},qt=(e,t,i,s)=>{for(var n=s>1?void 0:s?Xd(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&Qd(t,i,n),n},wn=(e,t,i)=>t.has(e)||_o("Cannot "+i),xo=(e,t,i)=>(wn(e,t,"read from private field"),t.get(e)),sr=(e,t,i)=>t.has(e)?_o("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),tu=(e,t,i,s)=>(wn(e,t,"write to private field"),t.set(e,i),i),P=(e,t,i)=>(wn(e,t,"access private method"),i),je,T,ko,ae,Oi,So,Ao,Eo,Zi,De,Mo,Co;const nr=30,eu=5e3;let pt=class extends O{constructor(){super(...arguments),sr(this,T),this.idle=!1,this.note="",this.bad=!1,this.busy="",sr(this,je)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(xo(this,je))}render(){const{may:e}=this.camera;return c`
      <div class="acts">
        ${e.control?P(this,T,ko).call(this):u}
        ${e.edit?P(this,T,ae).call(this,"zones",y.zone,o("Zones"),()=>P(this,T,Co).call(this,"hw-zones")):u}
        ${P(this,T,ae).call(this,"more",y.more,o("More"),()=>P(this,T,Mo).call(this),!1)}
      </div>
      <p class=${this.bad?"bad":""} role="status">${this.note}</p>
    `}};je=new WeakMap;T=new WeakSet;ko=function(){const e=P(this,T,Oi).call(this,"recording"),t=P(this,T,Oi).call(this,"detection_enabled");return c`
      ${P(this,T,ae).call(this,"record",y.record,o(e?"Recording":"Record"),()=>P(this,T,So).call(this),this.idle,e)}
      ${P(this,T,ae).call(this,"snapshot",y.photo,o("Snapshot"),()=>P(this,T,Ao).call(this))}
      ${this.camera.entities.detection_enabled?P(this,T,ae).call(this,"detect",y.eye,o("Detection"),()=>P(this,T,Eo).call(this),this.idle,t):u}
    `};ae=function(e,t,i,s,n=this.idle,r=null){return c`<button
      class=${e}
      ?disabled=${n||this.busy===e}
      aria-pressed=${r===null?u:r?"true":"false"}
      @click=${s}
    >
      ${t}<span>${i}</span>
    </button>`};Oi=function(e){const t=this.camera.entities[e];return t?this.hass.states[t]?.state==="on":!1};So=function(){const{device_id:e}=this.camera;P(this,T,Zi).call(this,"record",o("Recording for {seconds} s.",{seconds:nr}),()=>this.hass.callService("hearthwatch","record",{device_id:e,seconds:nr}))};Ao=function(){const{device_id:e}=this.camera;P(this,T,Zi).call(this,"snapshot",o("The picture was taken."),()=>this.hass.callService("hearthwatch","snapshot",{device_id:e}))};Eo=function(){const e=P(this,T,Oi).call(this,"detection_enabled"),t=this.camera.entities.detection_enabled,i=o(e?"Detection is off.":"Detection is on.");P(this,T,Zi).call(this,"detect",i,()=>this.hass.callService("switch",e?"turn_off":"turn_on",{entity_id:t}))};Zi=async function(e,t,i){this.busy=e,P(this,T,De).call(this,"");try{await i(),P(this,T,De).call(this,t)}catch(s){P(this,T,De).call(this,vt(s),!0)}finally{this.busy=""}};De=function(e,t=!1){clearTimeout(xo(this,je)),this.note=e,this.bad=t,e&&tu(this,je,setTimeout(()=>P(this,T,De).call(this,""),eu))};Mo=function(){const e=this.camera.entities.live;if(!e)return;const t={entityId:e};this.dispatchEvent(new CustomEvent("hass-more-info",{detail:t,bubbles:!0,composed:!0}))};Co=function(e){this.dispatchEvent(new Event(e))};pt.styles=[q,M`
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
    `];qt([d({attribute:!1})],pt.prototype,"hass",2);qt([d({attribute:!1})],pt.prototype,"camera",2);qt([d({type:Boolean})],pt.prototype,"idle",2);qt([S()],pt.prototype,"note",2);qt([S()],pt.prototype,"bad",2);qt([S()],pt.prototype,"busy",2);pt=qt([N("hw-camera-acts")],pt);const rr=["tap","always"],To=["boxes","zones","events","controls"];function iu(e){return{live:"tap",boxes:!0,zones:!0,events:!0,controls:!0,...e}}function zo(e){for(const i of["device","entity","name"]){const s=e[i];if(s!==void 0&&typeof s!="string")throw new Error(o("{key} must be a text",{key:i}))}for(const i of To){const s=e[i];if(s!==void 0&&typeof s!="boolean")throw new Error(o("{key} must be true or false",{key:i}))}const t=e.live;if(t!==void 0&&!rr.some(i=>i===t))throw new Error(o("live must be one of {choices}",{choices:rr.join(", ")}))}function Oo({device:e,entity:t},i){return e??(t?i.entities[t]?.device_id??null:null)}function ys(e,t){const i=e.entities[t];return i?.platform==="hearthwatch"?i.device_id??null:null}function su(){return{schema:[{name:"device",required:!0,selector:{device:{filter:[{integration:"hearthwatch"}],entity:[{domain:"camera"}]}}},{name:"name",selector:{text:{}}},{name:"live",default:"tap",selector:{select:{mode:"dropdown",options:[{value:"tap",label:o("When it is tapped")},{value:"always",label:o("Always, while it is seen")}]}}},{name:"",type:"grid",schema:To.map(e=>({name:e,default:!0,selector:{boolean:{}}}))}],assertConfig:zo,computeLabel:({name:e})=>nu[e]?.()??e,computeHelper:({name:e})=>ru[e]?.()}}const nu={device:()=>o("Camera"),name:()=>o("Name"),live:()=>o("Live picture"),boxes:()=>o("Boxes"),zones:()=>o("Zones and lines"),events:()=>o("Last events"),controls:()=>o("Buttons")},ru={name:()=>o("Only if it is to be called something else here"),live:()=>o("Live pictures of many cameras take much of a tablet's strength")};function au(e,t,i){return i?!e||e.cameras===null&&e.obstacle===null?null:e.cameras===null?ou[e.obstacle??"failed"]():e.cameraOfDevice(i)?null:t.devices[i]?{title:o("You may not see this camera."),advice:o("An administrator can allow it, or choose another camera for this card.")}:{title:o("This camera is gone."),advice:o("Choose another one in the settings of this card.")}:{title:o("Which camera?"),advice:o("Choose one in the settings of this card.")}}const ou={missing:()=>({title:o("The Hearthwatch integration is not set up."),advice:o("Add it under Settings, Devices & services.")}),unauthorized:()=>({title:o("You may not see this camera."),advice:o("An administrator can allow it, or choose another camera for this card.")}),failed:()=>({title:o("Home Assistant does not answer."),advice:o("It is tried again every few seconds.")})};function Po(e,t,i){if(!e.connected)return{text:o("No connection to Home Assistant"),advice:o("Trying again …")};if(!e.engineLives(t)||!t.status)return{text:o("The engine does not answer"),advice:o("Does the Hearthwatch app run? It is tried again all the time.")};const{state:s,reason:n}=t.status;return!t.enabled||s==="disabled"?{text:o("Switched off"),advice:o("Nothing is looked at or recorded.")}:s==="online"?null:s==="connecting"?{text:o("Connecting …"),advice:n??""}:{text:Yl({...t.status},i),advice:n??o("Is it switched on, and in the network?")}}const hu={CHILD:2},lu=e=>(...t)=>({_$litDirective$:e,values:t});let cu=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,i,s){this._$Ct=t,this._$AM=i,this._$Ci=s}_$AS(t,i){return this.update(t,i)}update(t,i){return this.render(...i)}};const{I:du}=fh,ar=e=>e,or=()=>document.createComment(""),Ae=(e,t,i)=>{const s=e._$AA.parentNode,n=t===void 0?e._$AB:t._$AA;if(i===void 0){const r=s.insertBefore(or(),n),a=s.insertBefore(or(),n);i=new du(r,a,e,e.options)}else{const r=i._$AB.nextSibling,a=i._$AM,h=a!==e;if(h){let l;i._$AQ?.(e),i._$AM=e,i._$AP!==void 0&&(l=e._$AU)!==a._$AU&&i._$AP(l)}if(r!==n||h){let l=i._$AA;for(;l!==r;){const m=ar(l).nextSibling;ar(s).insertBefore(l,n),l=m}}}return i},Lt=(e,t,i=e)=>(e._$AI(t,i),e),uu={},pu=(e,t=uu)=>e._$AH=t,fu=e=>e._$AH,is=e=>{e._$AR(),e._$AA.remove()};const hr=(e,t,i)=>{const s=new Map;for(let n=t;n<=i;n++)s.set(e[n],n);return s},gu=lu(class extends cu{constructor(e){if(super(e),e.type!==hu.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,i){let s;i===void 0?i=t:t!==void 0&&(s=t);const n=[],r=[];let a=0;for(const h of e)n[a]=s?s(h,a):a,r[a]=i(h,a),a++;return{values:r,keys:n}}render(e,t,i){return this.dt(e,t,i).values}update(e,[t,i,s]){const n=fu(e),{values:r,keys:a}=this.dt(t,i,s);if(!Array.isArray(n))return this.ut=a,r;const h=this.ut??=[],l=[];let m,v,p=0,C=n.length-1,A=0,D=r.length-1;for(;p<=C&&A<=D;)if(n[p]===null)p++;else if(n[C]===null)C--;else if(h[p]===a[A])l[A]=Lt(n[p],r[A]),p++,A++;else if(h[C]===a[D])l[D]=Lt(n[C],r[D]),C--,D--;else if(h[p]===a[D])l[D]=Lt(n[p],r[D]),Ae(e,l[D+1],n[p]),p++,D--;else if(h[C]===a[A])l[A]=Lt(n[C],r[A]),Ae(e,n[p],n[C]),C--,A++;else if(m===void 0&&(m=hr(a,A,D),v=hr(h,p,C)),m.has(h[p]))if(m.has(h[C])){const R=v.get(a[A]),X=R!==void 0?n[R]:null;if(X===null){const Sn=Ae(e,n[p]);Lt(Sn,r[A]),l[A]=Sn}else l[A]=Lt(X,r[A]),Ae(e,n[p],X),n[R]=null;A++}else is(n[C]),C--;else is(n[p]),p++;for(;A<=D;){const R=Ae(e,l[D+1]);Lt(R,r[A]),l[A++]=R}for(;p<=C;){const R=n[p++];R!==null&&is(R)}return this.ut=a,pu(e,l),Ut}});var mu=Object.defineProperty,vu=Object.getOwnPropertyDescriptor,Lo=e=>{throw TypeError(e)},ti=(e,t,i,s)=>{for(var n=s>1?void 0:s?vu(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&mu(t,i,n),n},wu=(e,t,i)=>t.has(e)||Lo("Cannot "+i),bu=(e,t,i)=>t.has(e)?Lo("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),lr=(e,t,i)=>(wu(e,t,"access private method"),i),bi,Do,Wo;let Gt=class extends O{constructor(){super(...arguments),bu(this,bi),this.src="",this.box=null,this.broken=!1,this.picture=null}willUpdate(e){e.has("src")&&(this.broken=!1,this.picture=null)}render(){return!this.src||this.broken?c`<slot></slot>`:c`<img
      src=${this.src}
      alt=""
      loading="lazy"
      decoding="async"
      @load=${lr(this,bi,Do)}
      @error=${()=>{this.broken=!0}}
    />`}updated(){const e=this.renderRoot.querySelector("img");e&&lr(this,bi,Wo).call(this,e)}};bi=new WeakSet;Do=function(e){const{naturalWidth:t,naturalHeight:i}=e.target;this.picture={width:t,height:i}};Wo=function(e){const t={width:this.clientWidth,height:this.clientHeight},{box:i,picture:s}=this,n=i&&s&&t.height>0?Ph(i,s,t):null,r=a=>`${100*a}%`;e.style.width=n?r(1/n.width):"",e.style.height=n?r(1/n.height):"",e.style.left=n?r(-n.x/n.width):"",e.style.top=n?r(-n.y/n.height):""};Gt.styles=M`
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
  `;ti([d()],Gt.prototype,"src",2);ti([d({attribute:!1})],Gt.prototype,"box",2);ti([S()],Gt.prototype,"broken",2);ti([S()],Gt.prototype,"picture",2);Gt=ti([N("hw-thumbnail")],Gt);var yu=Object.defineProperty,$u=Object.getOwnPropertyDescriptor,No=e=>{throw TypeError(e)},Zt=(e,t,i,s)=>{for(var n=s>1?void 0:s?$u(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&yu(t,i,n),n},_u=(e,t,i)=>t.has(e)||No("Cannot "+i),xu=(e,t,i)=>t.has(e)?No("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),cr=(e,t,i)=>(_u(e,t,"access private method"),i),yi,Ro,Uo;class bn extends Event{constructor(t){super(bn.type),this.event=t}static{this.type="hw-chosen"}}let ft=class extends O{constructor(){super(),xu(this,yi),this.visits=[],this.cameraName="",this.chosen=null,this.known=!1,this.problem=null,new wr(this,20)}render(){const{known:e,problem:t}=this;return this.visits.length===0?t?c`<p role="alert">
          ${t}
          <button @click=${()=>this.happenings.refresh()}>${o("Try again")}</button>
        </p>`:e?c`<p>${o("Nothing has happened yet.")}</p>`:c`<ol aria-busy="true">${[1,2,3,4].map(()=>c`<li class="blank"></li>`)}</ol>`:c`<ol aria-label=${o("Last events of {name}",{name:this.cameraName})} @keydown=${cr(this,yi,Uo)}>
      ${gu(this.visits,({events:i})=>i.at(-1)?.id,i=>cr(this,yi,Ro).call(this,i))}
    </ol>`}};yi=new WeakSet;Ro=function({lead:e,face:t,events:i}){const{label:s}=mt(e),n=s?we(s):null,r=i.some(({id:h})=>h===this.chosen),a=new Date(e.timestamp);return c`<li>
      <button
        aria-label="${Hi(e,this.cameraName)}, ${xi(a)}"
        aria-current=${r?"true":u}
        @click=${()=>this.dispatchEvent(new bn(e))}
      >
        <hw-thumbnail .src=${this.happenings.home.url(t.picture)} .box=${Fs(t)}>
          ${vr(e.type,n)}
        </hw-thumbnail>
        <svg class="mark" viewBox="0 0 4 4" aria-hidden="true">
          <circle cx="2" cy="2" r="2" fill=${n?Ze[n]:"#d5b3ff"} />
        </svg>
        <span class="what">${ku(e)}</span>
        <time class="numbers" datetime=${e.timestamp} title=${xi(a)}>${Ps(a,new Date)}</time>
      </button>
    </li>`};Uo=function(e){const t={ArrowRight:1,ArrowLeft:-1}[e.key];if(!t)return;const i=[...this.renderRoot.querySelectorAll("button")],s=i.indexOf(e.target);i[s+t]?.focus(),e.preventDefault()};ft.styles=[q,M`
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
    `];Zt([d({attribute:!1})],ft.prototype,"happenings",2);Zt([d({attribute:!1})],ft.prototype,"visits",2);Zt([d()],ft.prototype,"cameraName",2);Zt([d()],ft.prototype,"chosen",2);Zt([d({type:Boolean})],ft.prototype,"known",2);Zt([d({attribute:!1})],ft.prototype,"problem",2);ft=Zt([N("hw-visit-strip")],ft);function ku(e){const{label:t,name:i,zones:s,line:n}=mt(e);if(e.type==="snapshot_taken"||!(t??i))return Ue(e.type);const r=i??rt(gt(t??"")),a=e.type==="line_crossed"?n:s[0];return a?`${r} · ${a}`:r}var Su=Object.defineProperty,Au=Object.getOwnPropertyDescriptor,Bo=e=>{throw TypeError(e)},zt=(e,t,i,s)=>{for(var n=s>1?void 0:s?Au(t,i):t,r=e.length-1,a;r>=0;r--)(a=e[r])&&(n=(s?a(t,i,n):a(n))||n);return s&&n&&Su(t,i,n),n},yn=(e,t,i)=>t.has(e)||Bo("Cannot "+i),z=(e,t,i)=>(yn(e,t,"read from private field"),i?i.call(e):t.get(e)),ht=(e,t,i)=>t.has(e)?Bo("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,i),Ge=(e,t,i,s)=>(yn(e,t,"write to private field"),t.set(e,i),i),ct=(e,t,i)=>(yn(e,t,"access private method"),i),it,oe,Ve,$n,qe,H,Ho,Pi,Io,Fo,jo,Go,Vo,qo,_n,xn,kn,Zo,Li;const $s="hearthwatch-camera-card",Eu=10,Mu={state:"connecting",reason:null,width:0,height:0};let nt=class extends O{constructor(){super(),ht(this,H),this.layout="",this.preview=!1,this.config=null,this.live=!1,this.event=null,this.sheet=null,ht(this,it,null),ht(this,oe,null),ht(this,Ve,""),ht(this,$n,new zr(this)),ht(this,qe,new cd(this,()=>this.hass,{onEvent:e=>z(this,it)?.add(e),onGap:()=>{z(this,it)?.refresh()}})),ht(this,_n,({event:e})=>{this.event=e}),ht(this,xn,()=>{this.event=null}),ht(this,Li,()=>{this.sheet=null}),new wr(this,20)}static getConfigForm(){return Zn(),su()}static getStubConfig(e){const t=Object.keys(e.entities).find(s=>s.startsWith("camera.")&&ys(e,s)),i=t?ys(e,t):null;return i?{device:i}:{}}setConfig(e){Zn(),zo(e),this.config=iu(e),this.live=this.config.live==="always"}getCardSize(){return this.config?.events?7:5}getGridOptions(){return{columns:12,rows:"auto",min_columns:6,min_rows:4}}disconnectedCallback(){var e;super.disconnectedCallback(),(e=z(this,oe))==null||e.call(this),Ge(this,oe,null),Ge(this,Ve,"")}willUpdate(e){e.has("hass")&&this.hass&&Jc(this.hass)}shouldUpdate(e){const t=e.get("hass");return e.size>1||!t||!this.hass?!0:!ct(this,H,Ho).call(this,t,this.hass)}updated(){const e=z(this,H,Pi);this.toggleAttribute("fixed",z(this,H,Io)),ct(this,H,Fo).call(this,e)}render(){const{hass:e,config:t}=this;if(!e||!t)return u;const{home:i}=z(this,qe),s=au(i,e,Oo(t,e));if(s)return Cu(s.title,s.advice);const n=z(this,H,Pi);return!i||!n?c`<ha-card aria-busy="true"><div class="stage"></div></ha-card>`:c`<ha-card>
        ${this.event?ct(this,H,Go).call(this,i,n,this.event):ct(this,H,jo).call(this,i,n,e)}
        ${t.events?ct(this,H,Vo).call(this,i,n):u}
        ${t.controls?c`<hw-camera-acts
                .hass=${e}
                .camera=${n}
                ?idle=${!i.connected||!i.engineLives(n)}
                @hw-zones=${()=>ct(this,H,kn).call(this,"zones")}
              ></hw-camera-acts>`:u}
      </ha-card>
      ${ct(this,H,Zo).call(this,i,n)}`}};it=new WeakMap;oe=new WeakMap;Ve=new WeakMap;$n=new WeakMap;qe=new WeakMap;H=new WeakSet;Ho=function(e,t){if(e.language!==t.language||e.devices!==t.devices)return!1;const i=z(this,H,Pi);return i?Object.values(i.entities).every(s=>e.states[s]===t.states[s]):e.entities===t.entities};Pi=function(){const{hass:e,config:t}=this,i=e&&t?Oo(t,e):null;return i?z(this,qe).home?.cameraOfDevice(i)??null:null};Io=function(){return this.layout==="grid"&&typeof this.config?.grid_options?.rows=="number"};Fo=function(e){var t;const i=this.config?.boxes||this.config?.zones,n=this.live&&z(this,$n).seen&&!this.event&&i&&e?e.camera_id:"";n!==z(this,Ve)&&((t=z(this,oe))==null||t.call(this),Ge(this,Ve,n),Ge(this,oe,n?z(this,qe).home?.watch(n)??null:null))};jo=function(e,t,i){const s=this.config?.name||t.name,n=Po(e,t,new Date);return c`<div class="stage">
      <hw-live-picture
        .camera=${Tu(t,s,n!==null)}
        .client=${e.pictures}
        .tracks=${e.tracks}
        .grounds=${this.config?.zones?zu(t):[]}
        .pace=${Eu}
        .video=${this.live&&!n?"auto":null}
        ?plain=${!this.config?.boxes}
        ?covered=${this.sheet!==null}
        ?buttons=${this.live}
      ></hw-live-picture>
      <button
        class="tap"
        aria-label=${this.live?o("Stop the live picture of {name}",{name:s}):o("Show {name} live",{name:s})}
        ?disabled=${n!==null}
        @click=${()=>{this.live=!this.live}}
      ></button>
      <div class="top">
        <h2>${s}</h2>
        <ul aria-label=${o("What is there now")} aria-live="polite">
          ${Yd(t,i).map(({key:r,icon:a,text:h})=>c`<li class=${r}>${a}<span>${h}</span></li>`)}
        </ul>
      </div>
      ${n?Ko(n):u}
      ${this.live||n?u:c`<span class="hint" aria-hidden="true">${y.play} ${o("Live")}</span>`}
    </div>`};Go=function(e,t,i){const s=this.config?.name||t.name,r=e.connected&&e.engineLives(t)?null:Po(e,t,new Date);return c`<div class="stage clip">
        <hw-home-footage .home=${e} .event=${i} .cameraName=${s}></hw-home-footage>
        ${r?Ko(r):u}
      </div>
      <div class="caption">
        <p>
          <strong>${Hi(i,s)}</strong>
          <small class="muted">${Ps(new Date(i.timestamp),new Date)}</small>
        </p>
        <button @click=${()=>ct(this,H,kn).call(this,"reasons")}>${y.question} ${o("Why?")}</button>
        <button class="plain" aria-label=${o("Back to the live picture")} @click=${z(this,xn)}>
          ${y.close}
        </button>
      </div>`};Vo=function(e,t){const i=ct(this,H,qo).call(this,e,t);return c`<hw-visit-strip
      .happenings=${i}
      .visits=${i.visits}
      .problem=${i.problem}
      ?known=${i.known}
      .cameraName=${this.config?.name||t.name}
      .chosen=${this.event?.id??null}
      @hw-chosen=${z(this,_n)}
    ></hw-visit-strip>`};qo=function(e,t){const{camera_id:i}=t;return(z(this,it)?.camera.camera_id!==i||z(this,it).home!==e)&&(Ge(this,it,new bc(e,t)),z(this,it).observe(()=>this.requestUpdate()),z(this,it).refresh()),z(this,it)};_n=new WeakMap;xn=new WeakMap;kn=function(e){this.sheet=e};Zo=function(e,t){const{sheet:i,event:s}=this;if(i==="zones")return c`<hw-zone-editor
        .home=${e}
        .camera=${t}
        @hw-close=${z(this,Li)}
      ></hw-zone-editor>`;if(i!=="reasons"||!s)return u;const n=this.config?.name||t.name;return c`<hw-sheet class="narrow" heading=${Hi(s,n)} @hw-close=${z(this,Li)}>
      <hw-event-reasons .home=${e} .event=${s} .cameraName=${n}></hw-event-reasons>
    </hw-sheet>`};Li=new WeakMap;nt.styles=[q,ud,ve,M`
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
      .stage:empty {
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
    `];zt([d({attribute:!1})],nt.prototype,"hass",2);zt([d()],nt.prototype,"layout",2);zt([d({type:Boolean})],nt.prototype,"preview",2);zt([S()],nt.prototype,"config",2);zt([S()],nt.prototype,"live",2);zt([S()],nt.prototype,"event",2);zt([S()],nt.prototype,"sheet",2);nt=zt([N($s)],nt);function Ko({text:e,advice:t}){return c`<div class="notice" role="status">
    ${y.away}
    <p><strong>${e}</strong> <span>${t}</span></p>
  </div>`}function Cu(e,t){return c`<ha-card>
    <div class="message" role="alert">
      ${y.camera}
      <strong>${e}</strong>
      <p>${t}</p>
    </div>
  </ha-card>`}function Tu({camera_id:e,enabled:t,status:i},s,n){const r=i??Mu,a=n&&r.state!=="disabled"?"offline":r.state;return{id:e,name:s,enabled:t,status:{...r,state:a}}}function zu({zones:e,lines:t}){return[...e.map(({name:i,points:s})=>({name:i,points:s,closed:!0})),...t.map(({name:i,from:s,to:n})=>({name:i,points:[s,n],closed:!1}))]}dd({type:$s,name:"Hearthwatch camera",description:"A camera live with boxes, what is there now, and its last events with their clips.",getEntitySuggestion:(e,t)=>{const i=t.startsWith("camera.")?ys(e,t):null;return i?{config:{type:`custom:${$s}`,device:i}}:null}});
