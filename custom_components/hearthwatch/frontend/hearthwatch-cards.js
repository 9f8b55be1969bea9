const je=globalThis,Qs=je.ShadowRoot&&(je.ShadyCSS===void 0||je.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Xs=Symbol(),en=new WeakMap;let Un=class{constructor(t,s,i){if(this._$cssResult$=!0,i!==Xs)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=s}get styleSheet(){let t=this.o;const s=this.t;if(Qs&&t===void 0){const i=s!==void 0&&s.length===1;i&&(t=en.get(s)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&en.set(s,t))}return t}toString(){return this.cssText}};const sa=e=>new Un(typeof e=="string"?e:e+"",void 0,Xs),M=(e,...t)=>{const s=e.length===1?e[0]:t.reduce((i,n,r)=>i+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+e[r+1],e[0]);return new Un(s,e,Xs)},ia=(e,t)=>{if(Qs)e.adoptedStyleSheets=t.map(s=>s instanceof CSSStyleSheet?s:s.styleSheet);else for(const s of t){const i=document.createElement("style"),n=je.litNonce;n!==void 0&&i.setAttribute("nonce",n),i.textContent=s.cssText,e.appendChild(i)}},sn=Qs?e=>e:e=>e instanceof CSSStyleSheet?(t=>{let s="";for(const i of t.cssRules)s+=i.cssText;return sa(s)})(e):e;const{is:na,defineProperty:ra,getOwnPropertyDescriptor:oa,getOwnPropertyNames:aa,getOwnPropertySymbols:ha,getPrototypeOf:la}=Object,us=globalThis,nn=us.trustedTypes,ca=nn?nn.emptyScript:"",da=us.reactiveElementPolyfillSupport,ge=(e,t)=>e,ts={toAttribute(e,t){switch(t){case Boolean:e=e?ca:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let s=e;switch(t){case Boolean:s=e!==null;break;case Number:s=e===null?null:Number(e);break;case Object:case Array:try{s=JSON.parse(e)}catch{s=null}}return s}},ti=(e,t)=>!na(e,t),rn={attribute:!0,type:String,converter:ts,reflect:!1,useDefault:!1,hasChanged:ti};Symbol.metadata??=Symbol("metadata"),us.litPropertyMetadata??=new WeakMap;let Rt=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,s=rn){if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),n=this.getPropertyDescriptor(t,i,s);n!==void 0&&ra(this.prototype,t,n)}}static getPropertyDescriptor(t,s,i){const{get:n,set:r}=oa(this.prototype,t)??{get(){return this[s]},set(o){this[s]=o}};return{get:n,set(o){const h=n?.call(this);r?.call(this,o),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??rn}static _$Ei(){if(this.hasOwnProperty(ge("elementProperties")))return;const t=la(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(ge("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ge("properties"))){const s=this.properties,i=[...aa(s),...ha(s)];for(const n of i)this.createProperty(n,s[n])}const t=this[Symbol.metadata];if(t!==null){const s=litPropertyMetadata.get(t);if(s!==void 0)for(const[i,n]of s)this.elementProperties.set(i,n)}this._$Eh=new Map;for(const[s,i]of this.elementProperties){const n=this._$Eu(s,i);n!==void 0&&this._$Eh.set(n,s)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const s=[];if(Array.isArray(t)){const i=new Set(t.flat(1/0).reverse());for(const n of i)s.unshift(sn(n))}else t!==void 0&&s.push(sn(t));return s}static _$Eu(t,s){const i=s.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,s=this.constructor.elementProperties;for(const i of s.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ia(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,s,i){this._$AK(t,i)}_$ET(t,s){const i=this.constructor.elementProperties.get(t),n=this.constructor._$Eu(t,i);if(n!==void 0&&i.reflect===!0){const r=(i.converter?.toAttribute!==void 0?i.converter:ts).toAttribute(s,i.type);this._$Em=t,r==null?this.removeAttribute(n):this.setAttribute(n,r),this._$Em=null}}_$AK(t,s){const i=this.constructor,n=i._$Eh.get(t);if(n!==void 0&&this._$Em!==n){const r=i.getPropertyOptions(n),o=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:ts;this._$Em=n;const h=o.fromAttribute(s,r.type);this[n]=h??this._$Ej?.get(n)??h,this._$Em=null}}requestUpdate(t,s,i,n=!1,r){if(t!==void 0){const o=this.constructor;if(n===!1&&(r=this[t]),i??=o.getPropertyOptions(t),!((i.hasChanged??ti)(r,s)||i.useDefault&&i.reflect&&r===this._$Ej?.get(t)&&!this.hasAttribute(o._$Eu(t,i))))return;this.C(t,s,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,s,{useDefault:i,reflect:n,wrapped:r},o){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,o??s??this[t]),r!==!0||o!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),n===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(s){Promise.reject(s)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[n,r]of this._$Ep)this[n]=r;this._$Ep=void 0}const i=this.constructor.elementProperties;if(i.size>0)for(const[n,r]of i){const{wrapped:o}=r,h=this[n];o!==!0||this._$AL.has(n)||h===void 0||this.C(n,void 0,r,h)}}let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(s)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(s)}willUpdate(t){}_$AE(t){this._$EO?.forEach(s=>s.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(s=>this._$ET(s,this[s])),this._$EM()}updated(t){}firstUpdated(t){}};Rt.elementStyles=[],Rt.shadowRootOptions={mode:"open"},Rt[ge("elementProperties")]=new Map,Rt[ge("finalized")]=new Map,da?.({ReactiveElement:Rt}),(us.reactiveElementVersions??=[]).push("2.1.2");const ei=globalThis,on=e=>e,es=ei.trustedTypes,an=es?es.createPolicy("lit-html",{createHTML:e=>e}):void 0,In="$lit$",ft=`lit$${Math.random().toFixed(9).slice(2)}$`,Hn="?"+ft,ua=`<${Hn}>`,Ct=document,_e=()=>Ct.createComment(""),xe=e=>e===null||typeof e!="object"&&typeof e!="function",si=Array.isArray,pa=e=>si(e)||typeof e?.[Symbol.iterator]=="function",Ss=`[ 	
\f\r]`,le=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,hn=/-->/g,ln=/>/g,kt=RegExp(`>|${Ss}(?:([^\\s"'>=/]+)(${Ss}*=${Ss}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),cn=/'/g,dn=/"/g,jn=/^(?:script|style|textarea|title)$/i,Fn=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),c=Fn(1),m=Fn(2),Ot=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),un=new WeakMap,At=Ct.createTreeWalker(Ct,129);function Bn(e,t){if(!si(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return an!==void 0?an.createHTML(t):t}const fa=(e,t)=>{const s=e.length-1,i=[];let n,r=t===2?"<svg>":t===3?"<math>":"",o=le;for(let h=0;h<s;h++){const l=e[h];let g,w,p=-1,A=0;for(;A<l.length&&(o.lastIndex=A,w=o.exec(l),w!==null);)A=o.lastIndex,o===le?w[1]==="!--"?o=hn:w[1]!==void 0?o=ln:w[2]!==void 0?(jn.test(w[2])&&(n=RegExp("</"+w[2],"g")),o=kt):w[3]!==void 0&&(o=kt):o===kt?w[0]===">"?(o=n??le,p=-1):w[1]===void 0?p=-2:(p=o.lastIndex-w[2].length,g=w[1],o=w[3]===void 0?kt:w[3]==='"'?dn:cn):o===dn||o===cn?o=kt:o===hn||o===ln?o=le:(o=kt,n=void 0);const x=o===kt&&e[h+1].startsWith("/>")?" ":"";r+=o===le?l+ua:p>=0?(i.push(g),l.slice(0,p)+In+l.slice(p)+ft+x):l+ft+(p===-2?h:x)}return[Bn(e,r+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]};class ke{constructor({strings:t,_$litType$:s},i){let n;this.parts=[];let r=0,o=0;const h=t.length-1,l=this.parts,[g,w]=fa(t,s);if(this.el=ke.createElement(g,i),At.currentNode=this.el.content,s===2||s===3){const p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(n=At.nextNode())!==null&&l.length<h;){if(n.nodeType===1){if(n.hasAttributes())for(const p of n.getAttributeNames())if(p.endsWith(In)){const A=w[o++],x=n.getAttribute(p).split(ft),z=/([.?@])?(.*)/.exec(A);l.push({type:1,index:r,name:z[2],strings:x,ctor:z[1]==="."?ga:z[1]==="?"?va:z[1]==="@"?wa:ps}),n.removeAttribute(p)}else p.startsWith(ft)&&(l.push({type:6,index:r}),n.removeAttribute(p));if(jn.test(n.tagName)){const p=n.textContent.split(ft),A=p.length-1;if(A>0){n.textContent=es?es.emptyScript:"";for(let x=0;x<A;x++)n.append(p[x],_e()),At.nextNode(),l.push({type:2,index:++r});n.append(p[A],_e())}}}else if(n.nodeType===8)if(n.data===Hn)l.push({type:2,index:r});else{let p=-1;for(;(p=n.data.indexOf(ft,p+1))!==-1;)l.push({type:7,index:r}),p+=ft.length-1}r++}}static createElement(t,s){const i=Ct.createElement("template");return i.innerHTML=t,i}}function Yt(e,t,s=e,i){if(t===Ot)return t;let n=i!==void 0?s._$Co?.[i]:s._$Cl;const r=xe(t)?void 0:t._$litDirective$;return n?.constructor!==r&&(n?._$AO?.(!1),r===void 0?n=void 0:(n=new r(e),n._$AT(e,s,i)),i!==void 0?(s._$Co??=[])[i]=n:s._$Cl=n),n!==void 0&&(t=Yt(e,n._$AS(e,t.values),n,i)),t}class ma{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:s},parts:i}=this._$AD,n=(t?.creationScope??Ct).importNode(s,!0);At.currentNode=n;let r=At.nextNode(),o=0,h=0,l=i[0];for(;l!==void 0;){if(o===l.index){let g;l.type===2?g=new se(r,r.nextSibling,this,t):l.type===1?g=new l.ctor(r,l.name,l.strings,this,t):l.type===6&&(g=new ba(r,this,t)),this._$AV.push(g),l=i[++h]}o!==l?.index&&(r=At.nextNode(),o++)}return At.currentNode=Ct,n}p(t){let s=0;for(const i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,s),s+=i.strings.length-2):i._$AI(t[s])),s++}}class se{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,i,n){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=i,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=Yt(this,t,s),xe(t)?t===d||t==null||t===""?(this._$AH!==d&&this._$AR(),this._$AH=d):t!==this._$AH&&t!==Ot&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):pa(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==d&&xe(this._$AH)?this._$AA.nextSibling.data=t:this.T(Ct.createTextNode(t)),this._$AH=t}$(t){const{values:s,_$litType$:i}=t,n=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=ke.createElement(Bn(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===n)this._$AH.p(s);else{const r=new ma(n,this),o=r.u(this.options);r.p(s),this.T(o),this._$AH=r}}_$AC(t){let s=un.get(t.strings);return s===void 0&&un.set(t.strings,s=new ke(t)),s}k(t){si(this._$AH)||(this._$AH=[],this._$AR());const s=this._$AH;let i,n=0;for(const r of t)n===s.length?s.push(i=new se(this.O(_e()),this.O(_e()),this,this.options)):i=s[n],i._$AI(r),n++;n<s.length&&(this._$AR(i&&i._$AB.nextSibling,n),s.length=n)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){const i=on(t).nextSibling;on(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class ps{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,i,n,r){this.type=1,this._$AH=d,this._$AN=void 0,this.element=t,this.name=s,this._$AM=n,this.options=r,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=d}_$AI(t,s=this,i,n){const r=this.strings;let o=!1;if(r===void 0)t=Yt(this,t,s,0),o=!xe(t)||t!==this._$AH&&t!==Ot,o&&(this._$AH=t);else{const h=t;let l,g;for(t=r[0],l=0;l<r.length-1;l++)g=Yt(this,h[i+l],s,l),g===Ot&&(g=this._$AH[l]),o||=!xe(g)||g!==this._$AH[l],g===d?t=d:t!==d&&(t+=(g??"")+r[l+1]),this._$AH[l]=g}o&&!n&&this.j(t)}j(t){t===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class ga extends ps{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===d?void 0:t}}class va extends ps{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==d)}}class wa extends ps{constructor(t,s,i,n,r){super(t,s,i,n,r),this.type=5}_$AI(t,s=this){if((t=Yt(this,t,s,0)??d)===Ot)return;const i=this._$AH,n=t===d&&i!==d||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,r=t!==d&&(i===d||n);n&&this.element.removeEventListener(this.name,this,i),r&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class ba{constructor(t,s,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){Yt(this,t)}}const ya={I:se},$a=ei.litHtmlPolyfillSupport;$a?.(ke,se),(ei.litHtmlVersions??=[]).push("3.3.3");const _a=(e,t,s)=>{const i=s?.renderBefore??t;let n=i._$litPart$;if(n===void 0){const r=s?.renderBefore??null;i._$litPart$=n=new se(t.insertBefore(_e(),r),r,void 0,s??{})}return n._$AI(e),n};const ii=globalThis;let T=class extends Rt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const s=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=_a(s,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return Ot}};T._$litElement$=!0,T.finalized=!0,ii.litElementHydrateSupport?.({LitElement:T});const xa=ii.litElementPolyfillSupport;xa?.({LitElement:T});(ii.litElementVersions??=[]).push("4.2.2");const D=e=>(t,s)=>{s!==void 0?s.addInitializer(()=>{customElements.define(e,t)}):customElements.define(e,t)};const ka={attribute:!0,type:String,converter:ts,reflect:!1,hasChanged:ti},Sa=(e=ka,t,s)=>{const{kind:i,metadata:n}=s;let r=globalThis.litPropertyMetadata.get(n);if(r===void 0&&globalThis.litPropertyMetadata.set(n,r=new Map),i==="setter"&&((e=Object.create(e)).wrapped=!0),r.set(s.name,e),i==="accessor"){const{name:o}=s;return{set(h){const l=t.get.call(this);t.set.call(this,h),this.requestUpdate(o,l,e,!0,h)},init(h){return h!==void 0&&this.C(o,void 0,e,h),h}}}if(i==="setter"){const{name:o}=s;return function(h){const l=this[o];t.call(this,h),this.requestUpdate(o,l,e,!0,h)}}throw Error("Unsupported decorator location: "+i)};function u(e){return(t,s)=>typeof s=="object"?Sa(e,t,s):((i,n,r)=>{const o=n.hasOwnProperty(r);return n.constructor.createProperty(r,i),o?Object.getOwnPropertyDescriptor(n,r):void 0})(e,t,s)}function S(e){return u({...e,state:!0,attribute:!1})}const Aa=(e,t,s)=>(s.configurable=!0,s.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(e,t,s),s);function Dt(e,t){return(s,i,n)=>{const r=o=>o.renderRoot?.querySelector(e)??null;return Aa(s,i,{get(){return r(this)}})}}function $(e){return c`<svg
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
  </svg>`}const y={person:$(m`<circle cx="10" cy="6.5" r="3" /><path d="M4 17c.6-3.6 3-5.2 6-5.2s5.4 1.6 6 5.2" />`),vehicle:$(m`<path d="M3 13v-2.2l1.8-4.3a2 2 0 0 1 1.8-1.2h6.8a2 2 0 0 1 1.8 1.2L17 10.8V13a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM3.5 10.5h13" /><circle cx="6.5" cy="14.5" r="1.3" /><circle cx="13.5" cy="14.5" r="1.3" />`),animal:$(m`<circle cx="5" cy="9" r="1.4" /><circle cx="8" cy="5.5" r="1.4" /><circle cx="12" cy="5.5" r="1.4" /><circle cx="15" cy="9" r="1.4" /><path d="M10 9.5c2.2 0 4 2.3 4 4.2 0 1.6-1.3 2.3-2.3 2.3-.8 0-1-.4-1.7-.4s-.9.4-1.7.4c-1 0-2.3-.7-2.3-2.3 0-1.9 1.8-4.2 4-4.2z" />`),other:$(m`<path d="M10 3l6 3.3v7.4L10 17l-6-3.3V6.3zM4 6.3l6 3.4 6-3.4M10 9.7V17" />`),motion:$(m`<path d="M2.5 10h2.5l2-5.5 4 11 2.3-7 1.2 1.5h3" />`),camera:$(m`<rect x="2.5" y="5.5" width="10" height="9" rx="2" /><path d="M12.5 9l5-2.5v7l-5-2.5" />`),alert:$(m`<path d="M10 3.2l7.3 12.9H2.7zM10 8.2v3.6M10 14v.1" />`),question:$(m`<circle cx="10" cy="10" r="7.3" /><path d="M7.9 7.9a2.1 2.1 0 1 1 3.2 1.9c-.8.5-1.1.9-1.1 1.7M10 13.9v.1" />`),play:$(m`<path d="M6.5 4.2v11.6l9.3-5.8z" />`),film:$(m`<rect x="3" y="4" width="14" height="12" rx="2" /><path d="M6.8 4v12M13.2 4v12M3 10h14" />`),star:$(m`<path d="M10 3l2.1 4.4 4.8.6-3.5 3.3.9 4.8L10 13.7l-4.3 2.4.9-4.8L3.1 8l4.8-.6z" />`),starred:$(m`<path fill="currentColor" d="M10 3l2.1 4.4 4.8.6-3.5 3.3.9 4.8L10 13.7l-4.3 2.4.9-4.8L3.1 8l4.8-.6z" />`),remove:$(m`<path d="M4 6h12M8 6V4h4v2M5.5 6l.8 10h7.4l.8-10M8.6 9v4.5M11.4 9v4.5" />`),bell:$(m`<path d="M5 13.5V9a5 5 0 0 1 10 0v4.5l1.3 1.7H3.7zM8.3 17.3a2 2 0 0 0 3.4 0" />`),undo:$(m`<path d="M7.5 4L4 7.5 7.5 11M4 7.5h7.5a4.3 4.3 0 0 1 0 8.6H8" />`),add:$(m`<path d="M10 4v12M4 10h12" />`),home:$(m`<path d="M3.5 9.5L10 4l6.5 5.5M5.2 8.2V16h9.6V8.2M8.4 16v-4.2h3.2V16" />`),out:$(m`<path d="M11.5 4H5.5v12h6M9 10h8M14 7l3 3-3 3" />`),close:$(m`<path d="M5 5l10 10M15 5L5 15" />`),back:$(m`<path d="M12 4l-6 6 6 6" />`),pass:$(m`<path d="M4 10.5l4 4 8-9" />`),stop:$(m`<path d="M5.5 5.5l9 9M14.5 5.5l-9 9" />`),clock:$(m`<circle cx="10" cy="10" r="7.3" /><path d="M10 5.8V10l2.8 2" />`),key:$(m`<circle cx="6.5" cy="13.5" r="3.3" /><path d="M9 11l7.5-7.5M13 7l2.5 2.5" />`),record:$(m`<circle cx="10" cy="10" r="7" /><circle cx="10" cy="10" r="3.2" fill="currentColor" />`),eye:$(m`<path d="M2 10c2-3.8 4.8-5.6 8-5.6s6 1.8 8 5.6c-2 3.8-4.8 5.6-8 5.600S4 13.8 2 10z" /><circle cx="10" cy="10" r="2.6" />`),zone:$(m`<path d="M4.5 5.500l9-1.5 2.5 9-11 3z" /><circle cx="4.5" cy="5.5" r="1.3" fill="currentColor" /><circle cx="13.5" cy="4" r="1.3" fill="currentColor" /><circle cx="16" cy="13" r="1.3" fill="currentColor" /><circle cx="5" cy="16" r="1.3" fill="currentColor" />`),line:$(m`<path d="M4 14.5L16 5.5" stroke-dasharray="3.5 2.5" /><circle cx="3.5" cy="15" r="1.3" fill="currentColor" /><circle cx="16.5" cy="5" r="1.3" fill="currentColor" />`),more:$(m`<circle cx="10" cy="4.5" r="1.2" fill="currentColor" /><circle cx="10" cy="10" r="1.2" fill="currentColor" /><circle cx="10" cy="15.5" r="1.2" fill="currentColor" />`),redo:$(m`<path d="M12.5 4L16 7.5 12.5 11M16 7.500H8.500a4.3 4.3 0 0 0 0 8.600H12" />`),download:$(m`<path d="M10 3v9M6 8.500l4 4 4-4M4 16.500h12" />`),away:$(m`<path d="M2.5 8a11 11 0 0 1 15 0M5.3 11a7 7 0 0 1 9.4 0M8 13.9a3 3 0 0 1 4 0M3 3l14 14" />`)};function qn(e,t){return e.startsWith("motion")?y.motion:e.startsWith("camera")||e==="snapshot_taken"?y.camera:e.startsWith("recording")||e==="clip_ready"?y.film:e.startsWith("alert")||e==="doorbell_pressed"?y.bell:e==="system_alert"?y.alert:e==="security_event"?y.key:e==="face_detected"?y.person:y[t??"other"]}class ni{#t=new Set;observe(t){return this.#t.add(t),()=>this.#t.delete(t)}changed(){for(const t of this.#t)t()}}class Ma{constructor(t,s){this.host=t,this.subject=s,t.addController(this)}#t=null;hostConnected(){this.hostUpdate()}hostUpdate(){this.#t??=this.subject()?.observe(()=>this.host.requestUpdate())??null}hostDisconnected(){this.#t?.(),this.#t=null}}class Ea{constructor(t,s){this.host=t,this.seconds=s,t.addController(this)}#t;hostConnected(){this.#t=setInterval(()=>this.host.requestUpdate(),this.seconds*1e3)}hostDisconnected(){clearInterval(this.#t)}}const G=M`
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
`,ie=M`
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
`;const Gn=M`
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
`;const ri=M`
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
`;let oi={},Vn={};function Kn(e,t={}){oi=e,Vn=t}function Ca(){return Object.keys(oi).length===0}function ai(){return Vn}function a(e,t={}){return(oi[e]??e).replace(/\{(\w+)\}/g,(s,i)=>String(t[i]??s))}var Oa=Object.defineProperty,Ta=Object.getOwnPropertyDescriptor,Zn=e=>{throw TypeError(e)},fs=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ta(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&Oa(t,s,n),n},Pa=(e,t,s)=>t.has(e)||Zn("Cannot "+s),za=(e,t,s)=>t.has(e)?Zn("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Fe=(e,t,s)=>(Pa(e,t,"access private method"),s),Ut,Yn,Jn,hi;let Jt=class extends T{constructor(){super(...arguments),za(this,Ut),this.heading="",this.nested=!1}firstUpdated(){this.dialog.showModal()}render(){return c`
      <dialog aria-labelledby="heading" @close=${Fe(this,Ut,Yn)} @click=${Fe(this,Ut,Jn)}>
        <div class="bar">
          ${this.nested?c`<button class="plain" aria-label=${a("Back")} @click=${()=>Fe(this,Ut,hi).call(this,"hw-back")}>
                ${y.back}
              </button>`:d}
          <h2 id="heading">${this.heading}</h2>
          <button class="plain" aria-label=${a("Close")} @click=${()=>this.dialog.close()}>
            ${y.close}
          </button>
        </div>
        <div class="body"><slot></slot></div>
      </dialog>
    `}};Ut=new WeakSet;Yn=function(){Fe(this,Ut,hi).call(this,"hw-close")};Jn=function(e){e.target===this.dialog&&this.dialog.close()};hi=function(e){this.dispatchEvent(new Event(e,{bubbles:!0,composed:!0}))};Jt.styles=[G,ie,M`
      dialog {
        width: min(1180px, calc(100vw - 32px));
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
    `];fs([u()],Jt.prototype,"heading",2);fs([u({type:Boolean,reflect:!0})],Jt.prototype,"nested",2);fs([Dt("dialog")],Jt.prototype,"dialog",2);Jt=fs([D("hw-sheet")],Jt);class pe extends Error{constructor(t,s,i={}){super(s),this.status=t,this.name="ApiError",this.code=i.code??null,this.fields=i.fields??[],this.retryAfter=i.retryAfter??null}get signedOut(){return this.status===401}}class li extends Error{constructor(){super("The engine does not answer."),this.name="Unreachable"}}const La=new Set(["bicycle","car","motorcycle","bus","train","truck","boat"]),Da=new Set(["bird","cat","dog","horse","sheep","cow","elephant","bear","zebra","giraffe"]),De={person:"#ffb347",vehicle:"#5ac8fa",animal:"#9be564",other:"#d5b3ff"};function ne(e){return e==="person"?"person":La.has(e)?"vehicle":Da.has(e)?"animal":"other"}function It(e){const t=e*100,s=t>0&&t<9.95?1:0;return`${t.toFixed(s)} %`}function ct(e){return a(e)}function Na(e){const t=new Map;for(const s of e)t.set(s,(t.get(s)??0)+1);return[...t].map(([s,i])=>`${i} ${a(Wa(s,i))}`).join(", ")}function st(e){return e.charAt(0).toUpperCase()+e.slice(1)}function Wa(e,t){return t===1||e==="sheep"?e:e==="person"?"people":/(s|ch|x)$/.test(e)?`${e}es`:`${e}s`}const pn=2;function Ra(e,t){if(e.width<=0||e.height<=0)return{x:0,y:0,...t};const s=Math.min(t.width/e.width,t.height/e.height),i=e.width*s,n=e.height*s;return{x:(t.width-i)/2,y:(t.height-n)/2,width:i,height:n}}function zs(e,t){const s=Re(e.x),i=Re(e.y);return{x:t.x+s*t.width,y:t.y+i*t.height,width:(Re(e.x+e.width)-s)*t.width,height:(Re(e.y+e.height)-i)*t.height}}function Ua(e,t,s,i){const n=s.x+s.width-e.width,r=s.y+s.height-e.height;for(const o of[t.y-e.height-pn,t.y+t.height+pn])for(const h of[t.x-1,t.x+t.width+1-e.width]){const g={x:Math.max(s.x,Math.min(h,n)),y:o,...e};if(!i.some(p=>Ia(g,p))&&o>=s.y&&o<=r)return g}return null}function Qn({width:e,height:t}){return e<=0||t<=0?16/9:Math.min(Math.max(e/t,4/3),16/9)}function Re(e){return Math.min(Math.max(e,0),1)}function Ia(e,t){return e.x<t.x+t.width&&t.x<e.x+e.width&&e.y<t.y+t.height&&t.y<e.y+e.height}var Ha=Object.defineProperty,ja=Object.getOwnPropertyDescriptor,Xn=e=>{throw TypeError(e)},re=(e,t,s,i)=>{for(var n=i>1?void 0:i?ja(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&Ha(t,s,n),n},Fa=(e,t,s)=>t.has(e)||Xn("Cannot "+s),Ba=(e,t,s)=>t.has(e)?Xn("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Be=(e,t,s)=>(Fa(e,t,"access private method"),s),Ft,tr,qe;class ci extends Event{constructor(t){super(ci.type),this.press=t}static{this.type="hw-pressed"}}const Wt={pause:m`<path d="M7 4.5v11M13 4.5v11" />`,play:m`<path fill="currentColor" d="M6.5 4.2v11.6l9.3-5.8z" />`,muted:m`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8zM13 8l4 4M17 8l-4 4" />`,loud:m`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8zM13 7.5a3.6 3.6 0 0 1 0 5M15.3 5.3a6.7 6.7 0 0 1 0 9.4" />`,full:m`<path d="M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4" />`,small:m`<path d="M7.5 3.5v4h-4M16.5 7.5h-4v-4M12.5 16.5v-4h4M3.5 12.5h4v4" />`};let vt=class extends T{constructor(){super(...arguments),Ba(this,Ft),this.buttons=!1,this.paused=!1,this.sound=null,this.full=null}render(){const{tone:e,text:t,age:s}=this.words;return c`
      <span class="words ${e}">
        <i></i><span><span role="status">${t}</span>${s}</span>
      </span>
      ${this.buttons?Be(this,Ft,tr).call(this):d}
    `}};Ft=new WeakSet;tr=function(){const{paused:e,sound:t,full:s}=this;return c`<span class="buttons">
      ${Be(this,Ft,qe).call(this,"pause",a(e?"Go live again":"Pause"),e?Wt.play:Wt.pause)}
      ${t===null?d:Be(this,Ft,qe).call(this,"sound",a(t?"Sound off":"Sound on"),t?Wt.loud:Wt.muted)}
      ${s===null?d:Be(this,Ft,qe).call(this,"full",a(s?"Leave full screen":"Full screen"),s?Wt.small:Wt.full)}
    </span>`};qe=function(e,t,s){return c`<button
      aria-label=${t}
      title=${t}
      @click=${()=>this.dispatchEvent(new ci(e))}
    >
      ${$(s)}
    </button>`};vt.styles=M`
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
  `;re([u({attribute:!1})],vt.prototype,"words",2);re([u({type:Boolean})],vt.prototype,"buttons",2);re([u({type:Boolean})],vt.prototype,"paused",2);re([u({attribute:!1})],vt.prototype,"sound",2);re([u({attribute:!1})],vt.prototype,"full",2);vt=re([D("hw-live-bar")],vt);function Ls(e,t=ai()){return e.toLocaleTimeString(t.locale,{timeStyle:"medium",...Se(t)})}function er(e,t=ai()){return e.toLocaleString(t.locale,{day:"numeric",month:"short",year:"numeric",hour:"2-digit",minute:"2-digit",second:"2-digit",fractionalSecondDigits:3,...Se(t)})}function F(e){if(e<.9995)return`${Math.round(e*1e3)} ms`;if(e<9.95)return`${e.toFixed(1)} s`;if(e<59.5)return`${Math.round(e)} s`;if(e<3570)return`${Math.round(e/60)} min`;if(e<84600)return`${Math.round(e/3600)} h`;const t=Math.round(e/86400);return t===1?a("1 day"):a("{days} days",{days:t})}function qa(e,t){const s=(Date.parse(t??"")-Date.parse(e??""))/1e3;return Number.isNaN(s)?null:s}function fn(e,t){return e.toLocaleDateString("en-CA",Se(t))}function Se({timeZone:e}){return e?{timeZone:e}:{}}function di(e,t,s=ai()){const i=(t.getTime()-e.getTime())/1e3;if(i<45)return a("just now");if(i<3570)return a("{minutes} min ago",{minutes:Math.round(i/60)});const n=e.toLocaleTimeString(s.locale,{timeStyle:"short",...Se(s)});return fn(e,s)===fn(t,s)?n:`${e.toLocaleDateString(s.locale,{day:"numeric",month:"short",...Se(s)})}, ${n}`}function Ga({status:e,video:t,paused:s,cut:i,behind:n}){if(e.state==="disabled")return pt("quiet",a("Switched off"));if(e.state==="offline")return mn(e.reason);if(s)return pt("quiet",a("Paused at {time}",{time:Ls(s)}));switch(t.kind){case"playing":{const r=Math.max(n??0,.1).toFixed(1),o=n===null?"":a(", {seconds} s behind",{seconds:r});return{tone:"live",text:t.transcoded?a("Live, transcoded"):a("Live"),age:o}}case"offline":return mn(t.reason);case"lost":return i?pt("bad",a("No connection, trying again …")):pt("warn",a("Stills. Going live again …"));case"refused":return pt("quiet",a("Press play to see it live"));case"none":return pt("warn",a("Stills. {why}",{why:t.why}));case"starting":return pt("quiet",a("Going live …"))}}function mn(e){return pt("bad",e?a("Offline. {why}",{why:e}):a("Offline"))}function pt(e,t){return{tone:e,text:t,age:""}}function Va(e){if(e.state==="lost")return null;const t=De[ne(e.label)],{box:s}=e,i=`#${e.id}`,r=[`${ct(e.label)} ${Math.round(e.score*100)} %  ${i}`,i];return e.state==="stationary"?{box:s,colour:t,texts:r,strength:.5,dashed:!0}:e.state==="tentative"?{box:s,colour:t,texts:[],strength:.45,dashed:!1}:{box:s,colour:t,texts:r,strength:1,dashed:!1}}const As="#7ee0d0";function Ka(e,t,s){const i=s.width<560?sr:ir;for(const n of t)Za(e,n,s,i);e.globalAlpha=1,e.setLineDash([])}function Za(e,{name:t,points:s,closed:i,busy:n},r,{font:o,line:h}){const l=s.map(([N,Y])=>[r.x+N*r.width,r.y+Y*r.height]);e.beginPath();for(const[N=0,Y=0]of l)e.lineTo(N,Y);i&&e.closePath(),e.fillStyle=As,e.globalAlpha=n?.22:.07,i&&e.fill(),e.globalAlpha=n?1:.6,e.strokeStyle=As,e.lineWidth=h,e.setLineDash(i?[]:[7,4]),e.stroke();const[g=0,w=0]=l.reduce((N,Y)=>(Y[1]??0)<(N[1]??0)?Y:N,l[0]??[]),{x:p,y:A,width:x}=r;e.font=`500 ${o}px system-ui, sans-serif`,e.textBaseline="top",e.globalAlpha=.9,e.fillStyle=As,e.shadowColor="rgb(0 0 0 / 80%)",e.shadowBlur=3;const z=p+x-e.measureText(t).width-6;e.fillText(t,Math.max(p+4,Math.min(g+5,z)),Math.max(A+4,w+5)),e.shadowBlur=0}const sr={font:11,line:1.5,label:16},ir={font:13,line:2.5,label:20};function Ya(e,t,s){const i=s.width<560?sr:ir,n=t.toSorted((o,h)=>o.strength-h.strength||o.box.height-h.box.height);for(const o of n)Ja(e,o,zs(o.box,s),i);const r=n.map(o=>zs(o.box,s));for(const o of n.toReversed()){const h=Qa(e,o,s,i,r);h&&r.push(h)}e.globalAlpha=1}function Ja(e,{colour:t,dashed:s,strength:i},n,{line:r}){e.globalAlpha=i,e.beginPath(),e.roundRect(n.x,n.y,n.width,n.height,3),e.setLineDash([]),e.lineWidth=r+2,e.strokeStyle="rgb(0 0 0 / 40%)",e.stroke(),e.setLineDash(s?[6,5]:[]),e.lineWidth=r,e.strokeStyle=t,e.stroke()}function Qa(e,{box:t,texts:s,colour:i,strength:n},r,o,h){e.font=`500 ${o.font}px system-ui, sans-serif`,e.textBaseline="middle";for(const l of s){const g={width:e.measureText(l).width+8,height:o.label},w=Ua(g,zs(t,r),r,h);if(w)return e.globalAlpha=n,e.beginPath(),e.roundRect(w.x,w.y,w.width,w.height,3),e.fillStyle=i,e.fill(),e.fillStyle="#17120a",e.fillText(l,w.x+4,w.y+w.height/2+.5),w}return null}class nr{constructor(t){this.host=t,this.#e=new IntersectionObserver(s=>{this.#t=s.at(-1)?.isIntersecting??!1,t.requestUpdate()}),t.addController(this)}#t=!1;#e;get seen(){return this.#t&&!document.hidden&&this.host.isConnected}hostConnected(){this.#e.observe(this.host),document.addEventListener("visibilitychange",this.#s)}hostDisconnected(){this.#e.disconnect(),document.removeEventListener("visibilitychange",this.#s)}#s=()=>this.host.requestUpdate()}const Xa=500,th=3e4;function rr(e,t){return Math.min(th,Xa*2**Math.min(e-1,16))*(.5+.5*t)}class eh{constructor(t,s,i,n,r){this.host=t,this.next=s,this.pace=i,this.show=n,this.fail=r,t.addController(this)}#t=null;hostDisconnected(){this.#e()}hostUpdated(){const t=this.next()!==null;t&&!this.#t&&this.#s(),t||this.#e()}#e(){this.#t?.abort(),this.#t=null}async#s(){this.#t=new AbortController;const{signal:t}=this.#t;let s=0;for(;!t.aborted;){const i=performance.now();try{const r=await this.next()?.(t);r&&!t.aborted&&await this.show(r),s=0}catch(r){if(t.aborted)return;s+=1,this.fail(r)}const n=s?rr(s+1,Math.random()):this.pace()*1e3;await sh(Math.max(100,n-(performance.now()-i)),t)}}}function sh(e,t){return new Promise(s=>{const i=setTimeout(s,e);t.addEventListener("abort",()=>{clearTimeout(i),s()})})}function ui(e,t,s,i=[]){const n=e.getContext("2d"),r={width:e.clientWidth,height:e.clientHeight};if(!n||r.width===0)return;nh(e,r);const o=e.width/r.width;if(n.setTransform(o,0,0,o,0,0),n.clearRect(0,0,r.width,r.height),!t)return;const h=Ra(t,r);n.imageSmoothingQuality="high",t instanceof ImageBitmap&&n.drawImage(t,h.x,h.y,h.width,h.height),Ka(n,i,h),Ya(n,s,h)}function ih(e){const{videoWidth:t,videoHeight:s}=e;if(t===0||e.readyState<e.HAVE_CURRENT_DATA)return null;const i=new OffscreenCanvas(t,s);return i.getContext("2d")?.drawImage(e,0,0),i.transferToImageBitmap()}function nh(e,t){const s=Math.min(window.devicePixelRatio||1,2),i=Math.round(t.width*s),n=Math.round(t.height*s);e.width!==i&&(e.width=i),e.height!==n&&(e.height=n)}const rh=1e4;class oh{#t;#e=null;#s;#i=0;#n=0;constructor(t){this.#t=t}start(){this.stop(),this.#t.onState({kind:"connecting"});const t=this.#t.open();t instanceof Promise?this.#r(t):this.#o(t),this.within(rh)}async#r(t){const s=this.#n;try{const i=await t;s===this.#n?this.#o(i):i.close()}catch{s===this.#n&&this.lose()}}#o(t){t.binaryType="arraybuffer",this.#e=t,t.onmessage=({data:s})=>this.#t.onMessage(s),t.onclose=()=>this.lose()}stop(){clearTimeout(this.#s),this.#n+=1;const t=this.#e;this.#e=null,t&&(t.onmessage=null,t.onclose=null,t.close())}send(t){this.#e?.readyState===WebSocket.OPEN&&this.#e.send(JSON.stringify(t))}greeted(){this.#i=0,this.#t.onState({kind:"open"})}within(t,s=()=>this.lose()){clearTimeout(this.#s),this.#s=setTimeout(s,t)}lose(){this.stop(),this.#i+=1;const t=rr(this.#i,(this.#t.random??Math.random)());this.within(t,()=>this.start()),this.#t.onState({kind:"waiting",until:Date.now()+t,failures:this.#i})}}function ah(e){try{const t=JSON.parse(e);return typeof t?.type=="string"?t:null}catch{return null}}const gn=8e3,hh=9e4;class lh{#t;#e;#s=null;constructor(t){this.#t=t,this.#e=new oh({...t,onState:s=>this.#i(s),onMessage:s=>this.#n(s)})}start(){this.#e.start()}stop(){this.#e.stop()}lose(){this.#e.lose()}#i(t){this.#s=null,this.#t.onState(t)}#n(t){typeof t=="string"?this.#r(ah(t)):this.#o(t)}#r(t){switch(t?.type){case"init":this.#e.greeted(),this.#e.within(gn),this.#s=t;break;case"gap":this.#t.onGap(t.seconds);break;case"offline":this.#e.greeted(),this.#e.within(hh),this.#t.onOffline(t.reason);break;case"error":this.#t.onError(t.error.message);break}}#o(t){this.#e.within(gn);const s=this.#s;this.#s=null,s?this.#t.onInit(s,t):this.#t.onFragments(t)}}const ch=3,dh=.05,uh=1.08,ph=1.2,fh=.94,mh=.5;function gh(e,t,{target:s,far:i}){const n=t.at(-1);if(!n)return{jump:null,rate:1};const[r,o]=n,h=o-e;if(h>i||h<-1)return{jump:Math.max(r,o-s),rate:1};const l=t.find(([w,p])=>w<=e&&e<p-dh),g=t.find(([w])=>w>e);return!l&&g?{jump:g[0],rate:1}:{jump:null,rate:vh(h,s)}}function vh(e,t){return e>t+1?ph:e>t+.15?uh:e<0?mh:e<t*.4?fh:1}const vn=.25,wh=1.5;class bh{constructor(){this.target=vn,this.#t=0}#t;stalled(t){this.target=Math.min(wh,this.target*1.5),this.#t=t}calm(t){t-this.#t<3e4||(this.target=Math.max(vn,this.target*.8),this.#t=t)}}const yh=65536,wn=28,$h=new Set(["moof","traf"]);function _h(e){return or(new DataView(e),0,e.byteLength)}function or(e,t,s){let i=!0;for(let n=t;n+8<=s;){const r=e.getUint32(n),o=xh(e,n+4);if(r<8||n+r>s)return!1;if($h.has(o)&&or(e,n+8,n+r))return!0;if(o==="tfhd"&&(i=e.getUint32(n+12)===1),o==="trun"&&i&&r>=wn+4)return(e.getUint32(n+wn)&yh)===0;n+=r}return!1}function xh(e,t){return String.fromCharCode(...[0,1,2,3].map(s=>e.getUint8(t+s)))}const kh=16e6,Sh=4,Ah=8,Ms=1;class Mh{constructor(t,s,i){this.buffer=t,this.at=s,this.fail=i,t.addEventListener("updateend",this.#n),t.addEventListener("error",this.#i)}#t=[];#e=0;#s=[];push(t){this.#t.push(t),this.#e+=t.byteLength,this.#e>kh?this.fail("The browser does not keep up."):this.#n()}close(){this.buffer.removeEventListener("updateend",this.#n),this.buffer.removeEventListener("error",this.#i),this.#t=[]}#i=()=>this.fail("The browser cannot read the pictures.");#n=()=>{if(this.buffer.updating||this.#r(Sh,Ah))return;const t=this.#t[0];if(!t)return;const s=_h(t),i=Eh(this.buffer);try{this.buffer.appendBuffer(t)}catch(n){this.#o(n);return}s&&this.#s.push(i),this.#t.shift(),this.#e-=t.byteLength};#r(t,s){const{buffered:i}=this.buffer,n=i.length>0?i.start(0):0,r=this.#s.findLast(o=>o<=this.at()-t);return r===void 0||r-Ms-n<=s?!1:(this.#s=this.#s.filter(o=>o>=r),this.buffer.remove(0,r-Ms),!0)}#o(t){const s=t instanceof DOMException&&t.name==="QuotaExceededError";s&&this.#r(Ms,0)||this.fail(s?"The browser has no room for the pictures.":"The pictures do not play.")}}function Eh({buffered:e}){return e.length>0?e.end(e.length-1):0}const Ch=.8,bn=3e3,Oh=1e3,Th=250;function ar(){const{ManagedMediaSource:e,MediaSource:t}=globalThis;return e??t??null}class Ph{constructor(t,s){this.video=t,this.options=s}#t=new bh;#e=null;#s="";#i=null;#n=[];#r=0;#o=0;#a;begin(t,s){this.stop();const i=ar();if(!i?.isTypeSupported(t))return!1;const n=new i;return this.#e=n,this.#r=performance.now(),this.#n=[s],n.addEventListener("sourceopen",()=>this.#h(n,t),{once:!0}),this.#s=URL.createObjectURL(n),this.video.disableRemotePlayback=!0,this.video.src=this.#s,this.video.addEventListener("waiting",this.#c),this.video.addEventListener("error",this.#u),this.#a=setInterval(this.#l,Th),this.video.play().catch(r=>this.#m(n,r)),!0}add(t){this.#i?this.#i.push(t):this.#e&&this.#n.push(t)}stop(){this.#e&&(this.options.onLeave(),clearInterval(this.#a),this.#i?.close(),this.video.removeEventListener("waiting",this.#c),this.video.removeEventListener("error",this.#u),this.video.removeAttribute("src"),this.video.load(),URL.revokeObjectURL(this.#s),this.#e=null,this.#i=null)}#h(t,s){if(t!==this.#e)return;const i=t.addSourceBuffer(s);i.addEventListener("updateend",this.#l),this.#i=new Mh(i,()=>this.video.currentTime,n=>this.options.onFail(n));for(const n of this.#n)this.#i.push(n);this.#n=[]}#l=()=>{const{video:t}=this,s=performance.now();if(t.seeking||t.buffered.length===0)return;const i=s-this.#r<bn?Ch:ch,n={target:this.#t.target,far:i},{jump:r,rate:o}=gh(t.currentTime,zh(t.buffered),n);t.playbackRate!==o&&(t.playbackRate=o),r!==null&&s-this.#o>Oh&&(t.currentTime=r,this.#o=s),this.#t.calm(s)};#c=()=>{const t=performance.now();t-this.#r>bn&&this.#t.stalled(t)};#u=()=>this.options.onFail("The browser cannot decode the pictures.");#m(t,s){s instanceof DOMException&&s.name==="NotAllowedError"&&t===this.#e&&this.options.onRefused()}}function zh(e){return Array.from({length:e.length},(t,s)=>[e.start(s),e.end(s)])}function pi(e,t){return"requestVideoFrameCallback"in HTMLVideoElement.prototype?Lh(e,t):Dh(e,t)}function Lh(e,t){const s=(n,r)=>{i=e.requestVideoFrameCallback(s),t(r.mediaTime,r)};let i=e.requestVideoFrameCallback(s);return()=>e.cancelVideoFrameCallback(i)}function Dh(e,t){let s=0;const i=()=>{n=requestAnimationFrame(i),!(e.currentTime===s||e.readyState<e.HAVE_CURRENT_DATA)&&(s=e.currentTime,t(s,null))};let n=requestAnimationFrame(i);return()=>cancelAnimationFrame(n)}const Nh=1e3,Wh=2e3;class yn{constructor(t,s){this.video=t,this.options=s}#t=new RTCPeerConnection;#e=null;#s=!1;#i=!1;#n;#r=null;static get possible(){return"RTCPeerConnection"in globalThis}async start(){this.#t.ontrack=({track:t,streams:s})=>this.#a(t,s[0]),this.#t.onconnectionstatechange=()=>{["failed","closed"].includes(this.#t.connectionState)&&this.#c()};try{await this.#o()}catch{this.#c()}}stop(){this.#s||(this.#s=!0,this.#i&&this.options.onLeave(),clearTimeout(this.#n),this.#r?.(),this.#t.close(),this.video.srcObject=null,this.#u())}async#o(){const{client:t,camera:s,stream:i}=this.options;if(this.#t.addTransceiver("video",{direction:"recvonly"}),await this.#t.setLocalDescription(),await Rh(this.#t),this.#s)return;const n=this.#t.localDescription?.sdp??"",r=await t.offerPeer(s,n,i);if(this.#e=r,this.#s)return this.#u();this.#l(),await this.#t.setRemoteDescription({type:"answer",sdp:r.sdp})}#a(t,s=new MediaStream([t])){this.video.srcObject=s,this.#r=pi(this.video,(i,n)=>this.#h(n)),this.video.play().catch(()=>{})}#h(t){this.#l(),!this.#i&&this.#e&&(this.#i=!0,this.options.onPlaying(this.#e));const s=t?.captureTime??t?.receiveTime,i=s===void 0?Date.now():performance.timeOrigin+s;this.options.onFrame(this.options.client.clock.fromHere(i))}#l(){clearTimeout(this.#n),this.#n=setTimeout(()=>this.#c(),Wh)}#c(){this.#s||(this.stop(),this.options.onLost())}#u(){const{client:t,camera:s}=this.options;this.#e&&t.endPeer(s,this.#e.session).catch(()=>{}),this.#e=null}}function Rh(e){return new Promise(t=>{const s=setTimeout(t,Nh);e.onicegatheringstatechange=()=>{e.iceGatheringState==="complete"&&(clearTimeout(s),t())},e.onicegatheringstatechange(new Event("icegatheringstatechange"))})}const Uh=10*6e4,Ih=2e4,Hh=3e4;class jh{constructor(t,s){this.screens=t,this.options=s;const{client:i,camera:n,sound:r}=s;this.#i=s.stream,this.#e=new Ph(t.fragments,{onFail:()=>this.#b(),onRefused:()=>this.#d({kind:"refused"}),onLeave:()=>s.onLeave(t.fragments)}),this.#t=new lh({open:()=>Fh(i.videoUrl(n,{stream:this.#i,sound:r})),onState:({kind:o})=>this.#l(o),onInit:(o,h)=>this.#c(o,h),onFragments:o=>this.#e.add(o),onGap:()=>this.#v(),onOffline:o=>this.#m(o),onError:o=>this.#p()||this.#g(o)}),this.#s=pi(t.fragments,this.#u)}#t;#e;#s;#i;#n=0;#r=null;#o=null;#a=null;#h={kind:"starting"};get state(){return this.#h}get hasSound(){return this.#o?.has_audio??null}start(){ar()?this.#t.start():this.#g(a("This browser plays no live video."))}stop(){this.#t.stop(),this.#e.stop(),this.#s(),this.#a?.stop(),this.#a=null}insist(){this.screens.fragments.play().catch(()=>this.#d({kind:"refused"}))}#l(t){t!=="waiting"||this.#f||(this.#e.stop(),this.#r===null&&this.#d({kind:"lost"}))}#c(t,s){t.transcoded&&this.#p()||(this.#r=null,this.#o=t,this.#d({kind:"starting"}),!(this.#e.begin(t.mime,s)||this.#p())&&(this.#t.stop(),this.#g(a("This browser does not play {codec} pictures.",{codec:qh(t.codec)}))))}#u=t=>{const s=this.#o;if(!(!s||this.#f||this.screens.fragments.paused)){if(this.#h.kind!=="playing"){const{stream:i,transcoded:n}=s;this.#d({kind:"playing",path:"fragments",stream:i,transcoded:n}),this.#y()}this.options.onFrame(this.screens.fragments,(s.start+t)*1e3)}};#m(t){this.#r=null,this.#e.stop(),this.#d({kind:"offline",reason:t})}#v(){const t=this.#n;this.#n=Date.now(),this.#n-t<Hh&&this.#p()}#p(){return this.#i==="auto"?!1:(this.#i="auto",this.#t.start(),!0)}#g(t){this.#r=t,this.#e.stop(),this.#d({kind:"none",why:t}),this.#y()}#b(){this.#e.stop(),this.#d({kind:"starting"}),this.#t.lose()}#y(){const{client:t,camera:s,sound:i,peer:n}=this.options,r=(t.peersRest.get(s)??0)>Date.now();!n||this.#a||i||r||!yn.possible||(this.#a=new yn(this.screens.peer,{client:t,camera:s,stream:this.#i,onPlaying:o=>this.#$(o),onFrame:o=>this.options.onFrame(this.screens.peer,o),onLeave:()=>this.options.onLeave(this.screens.peer),onLost:()=>this.#w(s)}),this.#a.start())}#$({stream:t,transcoded:s}){this.#d({kind:"playing",path:"peer",stream:t,transcoded:s}),this.#t.stop(),this.#e.stop()}#w(t){this.#a=null,this.options.client.peersRest.set(t,Date.now()+(this.#f?Ih:Uh)),this.#f&&(this.#d({kind:"starting"}),this.start())}get#f(){return this.#h.kind==="playing"&&this.#h.path==="peer"}#d(t){this.#h=t,this.options.onState(t)}}function Fh(e){return typeof e=="string"?new WebSocket(e):e.then(t=>new WebSocket(t))}const Bh={hevc:"H.265",h264:"H.264",av1:"AV1",mjpeg:"Motion JPEG"};function qh(e){return Bh[e]??e}var Gh=Object.defineProperty,Vh=Object.getOwnPropertyDescriptor,hr=e=>{throw TypeError(e)},L=(e,t,s,i)=>{for(var n=i>1?void 0:i?Vh(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&Gh(t,s,n),n},fi=(e,t,s)=>t.has(e)||hr("Cannot "+s),v=(e,t,s)=>(fi(e,t,"read from private field"),s?s.call(e):t.get(e)),nt=(e,t,s)=>t.has(e)?hr("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),wt=(e,t,s,i)=>(fi(e,t,"write to private field"),t.set(e,s),s),_=(e,t,s)=>(fi(e,t,"access private method"),s),K,oe,at,ss,Bt,Ge,mi,f,Ds,lr,cr,dr,ur,pr,fr,Tt,mr,gr,gt,ms,qt,vr,wr,br,gs,yr,$r,Ns,gi,Et,_r,xr;const vi={kind:"starting"},Kh=1e3;let P=class extends T{constructor(){super(),nt(this,f),this.grounds=[],this.plain=!1,this.pace=1,this.video=null,this.covered=!1,this.buttons=!1,this.problem=null,this.summary="",this.playing=vi,this.paused=null,this.sound=!1,this.behind=null,nt(this,K,null),nt(this,oe,null),nt(this,at,null),nt(this,ss,0),nt(this,Bt,null),nt(this,Ge,new ResizeObserver(()=>_(this,f,Et).call(this))),nt(this,mi,new nr(this)),nt(this,gi,()=>{v(this,f,ms)&&!v(this,f,gt)&&_(this,f,Et).call(this)}),new eh(this,()=>_(this,f,wr).call(this),()=>this.pace,e=>_(this,f,br).call(this,e),e=>_(this,f,yr).call(this,e)),this.addEventListener("fullscreenchange",()=>this.requestUpdate())}connectedCallback(){super.connectedCallback(),v(this,Ge).observe(this),_(this,f,Ns).call(this)}disconnectedCallback(){var e;super.disconnectedCallback(),v(this,Ge).disconnect(),(e=v(this,Bt))==null||e.call(this),wt(this,Bt,null),_(this,f,Tt).call(this)}willUpdate(e){const t=e.get("camera");t&&t.id!==this.camera.id&&_(this,f,$r).call(this),(e.has("camera")||e.has("tracks"))&&_(this,f,Ns).call(this),e.has("video")&&_(this,f,Tt).call(this)}updated(e){_(this,f,fr).call(this);const{videoWidth:t,videoHeight:s}=v(this,f,qt)??this.fragments,i=t>0&&v(this,f,gt)?{width:t,height:s}:v(this,K);this.style.setProperty("aspect-ratio",String(Qn(i??this.camera.status))),(e.has("grounds")||e.has("plain"))&&_(this,f,Et).call(this),this.toggleAttribute("dim",v(this,f,vr)&&v(this,K)!==null),this.fragments.toggleAttribute("shown",v(this,f,qt)===this.fragments),this.peer.toggleAttribute("shown",v(this,f,qt)===this.peer)}render(){return c`
      ${_(this,f,Ds).call(this,"fragments")} ${_(this,f,Ds).call(this,"peer")}
      <canvas role="img" aria-label=${_(this,f,_r).call(this)}></canvas>
      ${v(this,K)||v(this,f,gt)?d:c`<p>${_(this,f,xr).call(this)}</p>`}
      ${this.video?_(this,f,lr).call(this):d}
    `}};K=new WeakMap;oe=new WeakMap;at=new WeakMap;ss=new WeakMap;Bt=new WeakMap;Ge=new WeakMap;mi=new WeakMap;f=new WeakSet;Ds=function(e){const t=!this.sound;return c`<video id=${e} .muted=${t} playsinline disablepictureinpicture aria-hidden="true"></video>`};lr=function(){const{camera:e,playing:t,paused:s,behind:i,sound:n}=this,{status:r}=e,o=this.problem!==null,h=Ga({status:r,video:t,paused:s,cut:o,behind:i});return c`<hw-live-bar
      .words=${h}
      ?buttons=${this.buttons&&r.state==="online"&&t.kind!=="offline"}
      ?paused=${s!==null||t.kind==="refused"}
      .sound=${v(this,at)?.hasSound?n:null}
      .full=${document.fullscreenEnabled?this.matches(":fullscreen"):null}
      @hw-pressed=${_(this,f,cr)}
    ></hw-live-bar>`};cr=function({press:e}){e==="full"?_(this,f,dr).call(this):e==="sound"?_(this,f,ur).call(this):this.playing.kind==="refused"?v(this,at)?.insist():this.paused?this.paused=null:_(this,f,pr).call(this)};dr=async function(){this.matches(":fullscreen")?await document.exitFullscreen():await this.requestFullscreen()};ur=function(){this.sound=!this.sound,_(this,f,Tt).call(this)};pr=function(){this.paused=new Date(v(this,oe)??Date.now()),_(this,f,Tt).call(this)};fr=function(){const{camera:e,client:t,video:s,sound:i}=this,n=s!==null&&!this.paused&&v(this,f,ms)&&e.enabled;n||_(this,f,Tt).call(this),!(!n||v(this,at))&&(wt(this,at,new jh({fragments:this.fragments,peer:this.peer},{client:t,camera:e.id,stream:s,sound:i,peer:this.buttons,onState:r=>{this.playing=r},onFrame:(r,o)=>_(this,f,mr).call(this,o),onLeave:r=>_(this,f,gr).call(this,r)})),v(this,at).start())};Tt=function(){const e=v(this,at);wt(this,at,null),e?.stop(),this.playing=vi,this.behind=null};mr=function(e){wt(this,oe,e),_(this,f,Et).call(this);const t=performance.now();t-v(this,ss)<Kh||!this.client.clock.known||(wt(this,ss,t),this.behind=(this.client.clock.fromHere(Date.now())-e)/1e3)};gr=function(e){e===v(this,f,qt)&&(_(this,f,gs).call(this,ih(e)??v(this,K)),this.playing=vi,_(this,f,Et).call(this))};gt=function(){return this.playing.kind==="playing"};ms=function(){return v(this,mi).seen&&!this.covered};qt=function(){return this.playing.kind!=="playing"?null:this.playing.path==="peer"?this.peer:this.fragments};vr=function(){return v(this,f,gt)||this.paused?!1:!(this.camera.status.state==="online")||this.playing.kind==="offline"||this.problem!==null};wr=function(){const{id:e,status:t}=this.camera;if(!v(this,f,ms)||v(this,f,gt)||this.paused||t.state!=="online"&&(v(this,K)||this.problem))return null;const s=this.clientWidth*Math.min(window.devicePixelRatio||1,2),i=Math.min(1920,Math.max(160,Math.ceil(s/160)*160));return n=>this.client.snapshot(e,i,n)};br=async function({jpeg:e,captured:t}){const s=await createImageBitmap(e);if(v(this,f,gt))return s.close();_(this,f,gs).call(this,s),wt(this,oe,t),this.problem=null,this.requestUpdate(),await this.updateComplete,_(this,f,Et).call(this)};gs=function(e){e!==v(this,K)&&v(this,K)?.close(),wt(this,K,e)};yr=function(e){this.problem=e instanceof pe?e.message:a("No picture")};$r=function(){_(this,f,Tt).call(this),_(this,f,gs).call(this,null),this.problem=null,this.paused=null};Ns=function(){var e;(e=v(this,Bt))==null||e.call(this),wt(this,Bt,this.tracks?.watch(this.camera.id,v(this,gi))??null)};gi=new WeakMap;Et=function(){if(!this.canvas)return;const t=this.camera.status.state==="online"?this.tracks.at(this.camera.id,v(this,oe)):[],s=this.plain?[]:t.map(Va).filter(h=>h!==null),i=new Set(t.filter($n).flatMap(({zones:h})=>h)),n=this.grounds.map(h=>({...h,busy:i.has(h.name)})),r=v(this,f,qt),o=r&&{width:r.videoWidth,height:r.videoHeight};ui(this.canvas,o??v(this,K),s,n),this.summary=Na(t.filter($n).map(h=>h.label))};_r=function(){const{name:e}=this.camera,t=v(this,f,gt)?a("Live picture of {name}",{name:e}):a("Newest picture of {name}",{name:e});return this.summary?`${t}: ${this.summary}`:t};xr=function(){const{state:e}=this.camera.status;return e==="disabled"?a("Switched off"):e==="offline"?a("No picture"):this.problem??a(e==="online"?"Fetching the first picture …":"Connecting …")};P.styles=M`
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
  `;L([u({attribute:!1})],P.prototype,"camera",2);L([u({attribute:!1})],P.prototype,"client",2);L([u({attribute:!1})],P.prototype,"tracks",2);L([u({attribute:!1})],P.prototype,"grounds",2);L([u({type:Boolean})],P.prototype,"plain",2);L([u({type:Number})],P.prototype,"pace",2);L([u()],P.prototype,"video",2);L([u({type:Boolean})],P.prototype,"covered",2);L([u({type:Boolean})],P.prototype,"buttons",2);L([S()],P.prototype,"problem",2);L([S()],P.prototype,"summary",2);L([S()],P.prototype,"playing",2);L([S()],P.prototype,"paused",2);L([S()],P.prototype,"sound",2);L([S()],P.prototype,"behind",2);L([Dt("canvas")],P.prototype,"canvas",2);L([Dt("#fragments")],P.prototype,"fragments",2);L([Dt("#peer")],P.prototype,"peer",2);P=L([D("hw-live-picture")],P);function $n({state:e}){return e==="confirmed"||e==="stationary"}function _t({data:e}){const t=V(e,"zone");return{label:V(e,"object_type")??V(e,"label"),name:V(e,"name"),alert:V(e,"alert_id"),title:V(e,"title"),score:ce(e,"confidence"),track:ce(e,"track_id"),box:Jh(e),zones:t?[t]:Array.isArray(e.zones)?e.zones.filter(kr):[],line:V(e,"line"),direction:V(e,"direction"),share:ce(e,"share"),duration:ce(e,"duration"),looks:ce(e,"looks"),firstSeen:V(e,"first_seen"),message:V(e,"message")??V(e,"reason")}}const Zh=["captured","decoded","detected","confirmed","published"];function Yh(e){const t=[];for(const s of Zh){const i=e[s];if(!i)continue;const n=t.at(-1),r=n?qa(n.moment.toISOString(),i):0,o=Math.max(0,r??0);t.push({name:s,moment:new Date(i),seconds:o,at:(n?.at??0)+o})}return t}function Jh(e){const t=e.box;if(typeof t!="object"||t===null)return null;const{x:s,y:i,width:n,height:r}=t;return[s,i,n,r].every(o=>typeof o=="number")?t:null}function V(e,t){const s=e[t];return kr(s)?s:null}function ce(e,t){const s=e[t];return typeof s=="number"&&Number.isFinite(s)?s:null}function kr(e){return typeof e=="string"&&e!==""}const Qh={object_detected:(e,t)=>`${el(e,t)}${Es(e)}`,object_left:(e,t)=>Ue(a("{thing} left {place}",{thing:X(e),place:t}),e),zone_breach:(e,t)=>`${a("{thing} entered {place}",{thing:X(e),place:fe(e)??t})}${Es(e)}`,zone_left:(e,t)=>Ue(a("{thing} left {place}",{thing:X(e),place:fe(e)??t}),e),line_crossed:e=>sl(e),loitering:(e,t)=>{const s=fe(e),i=s?a("{thing} stays in {place}",{thing:X(e),place:s}):a("{thing} stays at {place}",{thing:X(e),place:t}),{duration:n}=e;return n===null?i:`${i} ${a("for {time}",{time:F(n)})}`},parked:(e,t)=>{const s=fe(e);return s?a("{thing} parked in {place}",{thing:X(e),place:s}):a("{thing} parked at {place}",{thing:X(e),place:t})},motion_detected:({share:e},t)=>{const s=a("Motion at {place}",{place:t});return e===null?s:`${s}, ${a("{share} of the picture",{share:It(e)})}`},motion_ended:(e,t)=>Ue(a("Calm again at {place}",{place:t}),e),recording_started:(e,t)=>a("Recording began at {place}",{place:t}),recording_stopped:(e,t)=>Ue(a("Recording ended at {place}",{place:t}),e),clip_ready:({duration:e},t)=>{const s=a("Clip of {place} is ready",{place:t});return e===null?s:`${s}, ${F(e)}`},snapshot_taken:(e,t)=>a("A picture of {place} was taken",{place:t}),camera_online:(e,t)=>a("{place} is online",{place:t}),camera_offline:({message:e},t)=>{const s=a("{place} went offline",{place:t});return e?`${s}: ${e}`:s},face_detected:(e,t)=>`${a("{who} at {place}",{who:e.name??a("A face"),place:t})}${Es(e)}`,audio_detected:({label:e},t)=>a("{sound} heard at {place}",{sound:st(e??a("A sound")),place:t}),doorbell_pressed:(e,t)=>a("Somebody rang at {place}",{place:t}),alert_opened:({title:e})=>a("Alert: {title}",{title:e??a("something happened")}),alert_closed:({title:e,duration:t})=>{const s=a("Alert over: {title}",{title:e??a("something happened")});return t===null?s:`${s}, ${a("after {time}",{time:F(t)})}`},security_event:({message:e})=>e??a("Something about who may come in"),system_alert:({message:e})=>e??a("The engine needs attention")},Xh={object_detected:()=>a("Seen"),object_left:()=>a("Gone"),zone_breach:()=>a("Zone entered"),zone_left:()=>a("Zone left"),line_crossed:()=>a("Line crossed"),loitering:()=>a("Loitering"),parked:()=>a("Parked"),motion_detected:()=>a("Motion"),motion_ended:()=>a("Motion ended"),recording_started:()=>a("Recording began"),recording_stopped:()=>a("Recording ended"),clip_ready:()=>a("Clip ready"),snapshot_taken:()=>a("Picture taken"),camera_online:()=>a("Camera online"),camera_offline:()=>a("Camera offline"),face_detected:()=>a("Face"),audio_detected:()=>a("Sound"),doorbell_pressed:()=>a("Doorbell"),alert_opened:()=>a("Alert"),alert_closed:()=>a("Alert over"),security_event:()=>a("Security"),system_alert:()=>a("System")};function vs(e,t){const s=t??e.camera??a("the engine"),i=_t(e);return Qh[e.type]?.(i,s)??`${a("{what} at {place}",{what:Ae(e.type),place:s})}${i.message?`: ${i.message}`:""}`}function Ae(e){return Xh[e]?.()??st(e.replaceAll("_"," "))}function tl(e,t){switch(e.state){case"online":return a("Online");case"connecting":return`${a("Connecting")}`;case"disabled":return a("Switched off");case"offline":{const i=(t.getTime()-Date.parse(e.since))/1e3;return`${i>=1?a("Offline for {time}",{time:F(i)}):a("Offline")}`}}}function X({label:e}){return st(e===null?a("something"):ct(e))}function fe({zones:e}){return e[0]??null}function el(e,t){const s=fe(e);return s?a("{thing} in {place}",{thing:X(e),place:s}):a("{thing} at {place}",{thing:X(e),place:t})}function sl(e){const t=a("{thing} crossed {line}",{thing:X(e),line:e.line??a("a line")});return e.direction?`${t} ${a(e.direction)}`:t}function Es({score:e}){return e===null?"":`, ${Math.round(e*100)} %`}function Ue(e,{duration:t}){return t===null?e:`${e} ${a("after {time}",{time:F(t)})}`}const il=.4,nl=1.2,rl=2.5;class _n{#t;constructor(t,s){this.#t=t.flatMap(i=>{const{box:n,label:r,track:o,score:h}=_t(i),l=(Date.parse(i.timestamp)-s)/1e3;return n&&r?[{at:l,track:o,label:r,score:h,box:n}]:[]}).sort((i,n)=>i.at-n.at)}get moments(){return this.#t.map(({at:t})=>t)}at(t){const s=new Map;return this.#t.forEach((i,n)=>{const r=this.#t.slice(n+1).find(({track:g})=>g!==null&&g===i.track),o=r!==void 0&&r.at-i.at<=rl,h=o?r.at:i.at+nl;if(t<i.at-il||t>h)return;const l=o?Math.max(0,(t-i.at)/(r.at-i.at)):0;s.set(`${i.track??`at ${n}`}`,ol(i,r?.box??null,l))}),[...s.values()]}}function ol({box:e,label:t,score:s},i,n){const r=l=>i?e[l]+n*(i[l]-e[l]):e[l],o=ct(t),h=s===null?o:`${o} ${Math.round(s*100)} %`;return{box:{x:r("x"),y:r("y"),width:r("width"),height:r("height")},colour:De[ne(t)],texts:[h],strength:1,dashed:!1}}var al=Object.defineProperty,hl=Object.getOwnPropertyDescriptor,Sr=e=>{throw TypeError(e)},it=(e,t,s,i)=>{for(var n=i>1?void 0:i?hl(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&al(t,s,n),n},wi=(e,t,s)=>t.has(e)||Sr("Cannot "+s),ve=(e,t,s)=>(wi(e,t,"read from private field"),s?s.call(e):t.get(e)),de=(e,t,s)=>t.has(e)?Sr("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),we=(e,t,s,i)=>(wi(e,t,"write to private field"),t.set(e,s),s),ut=(e,t,s)=>(wi(e,t,"access private method"),s),is,Me,be,Ve,Q,Ar,Mr,Ws,me;let q=class extends T{constructor(){super(...arguments),de(this,Q),this.src="",this.poster="",this.at=0,this.codec="",this.start="",this.events=[],this.broken=!1,de(this,is,new _n([],0)),de(this,Me,null),de(this,be,null),de(this,Ve,new ResizeObserver(()=>ut(this,Q,me).call(this)))}connectedCallback(){super.connectedCallback(),ve(this,Ve).observe(this)}disconnectedCallback(){super.disconnectedCallback(),ve(this,Ve).disconnect(),ut(this,Q,Ws).call(this)}willUpdate(e){e.has("src")&&(this.broken=!1),(e.has("events")||e.has("start"))&&we(this,is,new _n(this.events,Date.parse(this.start)))}updated(){this.video!==ve(this,be)&&(ut(this,Q,Ws).call(this),we(this,be,this.video),this.video&&we(this,Me,pi(this.video,e=>ut(this,Q,me).call(this,e)))),ut(this,Q,me).call(this)}render(){if(this.broken){const e=this.codec?` (${this.codec})`:"";return c`<p role="alert">
        ${a("This browser cannot play the clip{codec}.",{codec:e})}
        <a href=${this.src} download>${a("Save it")}</a>
      </p>`}return c`<video
        src=${this.src||d}
        poster=${this.poster||d}
        controls
        autoplay
        playsinline
        controlslist="noremoteplayback"
        disablepictureinpicture
        .muted=${!0}
        preload="metadata"
        @loadedmetadata=${ut(this,Q,Ar)}
        @seeked=${()=>ut(this,Q,me).call(this)}
        @error=${ut(this,Q,Mr)}
      ></video>
      <canvas aria-hidden="true"></canvas>`}};is=new WeakMap;Me=new WeakMap;be=new WeakMap;Ve=new WeakMap;Q=new WeakSet;Ar=function(e){e.target.currentTime=this.at};Mr=function({target:e}){const{error:t}=e;if(t?.code===MediaError.MEDIA_ERR_DECODE)this.broken=!0;else if(this.dispatchEvent(new Event("hw-lost",{cancelable:!0})))this.broken=!0;else return};Ws=function(){var e;(e=ve(this,Me))==null||e.call(this),we(this,Me,null),we(this,be,null)};me=function(e=this.video?.currentTime??0){const{canvas:t,video:s}=this;if(!t||!s)return;const i={width:s.videoWidth,height:s.videoHeight};ui(t,i.width>0?i:null,ve(this,is).at(e))};q.styles=M`
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
  `;it([u()],q.prototype,"src",2);it([u()],q.prototype,"poster",2);it([u({type:Number})],q.prototype,"at",2);it([u()],q.prototype,"codec",2);it([u()],q.prototype,"start",2);it([u({attribute:!1})],q.prototype,"events",2);it([S()],q.prototype,"broken",2);it([Dt("video")],q.prototype,"video",2);it([Dt("canvas")],q.prototype,"canvas",2);q=it([D("hw-clip-player")],q);var ll=Object.defineProperty,cl=Object.getOwnPropertyDescriptor,Er=e=>{throw TypeError(e)},ae=(e,t,s,i)=>{for(var n=i>1?void 0:i?cl(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&ll(t,s,n),n},bi=(e,t,s)=>t.has(e)||Er("Cannot "+s),Ee=(e,t,s)=>(bi(e,t,"read from private field"),s?s.call(e):t.get(e)),Cs=(e,t,s)=>t.has(e)?Er("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),dl=(e,t,s,i)=>(bi(e,t,"write to private field"),t.set(e,s),s),ye=(e,t,s)=>(bi(e,t,"access private method"),s),Ke,Gt,Mt,Cr,Or,yi,Tr;let bt=class extends T{constructor(){super(...arguments),Cs(this,Mt),this.src="",this.alt="",this.box=null,this.label="",this.missing=!1,Cs(this,Ke,new ResizeObserver(()=>ye(this,Mt,yi).call(this))),Cs(this,Gt,null)}connectedCallback(){super.connectedCallback(),Ee(this,Ke).observe(this)}disconnectedCallback(){super.disconnectedCallback(),Ee(this,Ke).disconnect()}render(){return this.missing?c`<p>${a("This event has no picture.")}</p>`:c`
      <img src=${this.src} alt="" hidden @load=${ye(this,Mt,Cr)} @error=${ye(this,Mt,Or)} />
      <canvas role="img" aria-label=${this.alt}></canvas>
    `}};Ke=new WeakMap;Gt=new WeakMap;Mt=new WeakSet;Cr=async function(e){const t=e.target;Ee(this,Gt)?.close(),dl(this,Gt,await createImageBitmap(t)),this.style.setProperty("aspect-ratio",String(Qn(Ee(this,Gt)))),ye(this,Mt,yi).call(this)};Or=function(){this.missing=!0};yi=function(){const e=this.renderRoot.querySelector("canvas");e&&ui(e,Ee(this,Gt),ye(this,Mt,Tr).call(this))};Tr=function(){if(!this.box)return[];const e=De[ne(this.label)];return[{box:this.box,colour:e,texts:[],strength:1,dashed:!1}]};bt.styles=M`
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
  `;ae([u()],bt.prototype,"src",2);ae([u()],bt.prototype,"alt",2);ae([u({attribute:!1})],bt.prototype,"box",2);ae([u()],bt.prototype,"label",2);ae([S()],bt.prototype,"missing",2);bt=ae([D("hw-event-picture")],bt);const ul=3;function Pr(e,t){const s=zr(e,t);return e.camera_id===t.camera_id&&s>=0&&s<=e.duration}function pl(e,t){return Math.max(0,Math.min(zr(e,t),e.duration)-ul)}function zr(e,t){return(Date.parse(t.timestamp)-Date.parse(e.start))/1e3}function ws(e){return typeof e=="object"&&e!==null&&"code"in e&&"message"in e}function dt(e){if(e instanceof li)return a("The engine does not answer.");if(!ws(e))return e instanceof Error?e.message:String(e);switch(e.code){case"unauthorized":return a("You may not do that.");case"unavailable":return a("The engine does not answer.");case"not_found":return a("It is gone.");case"busy":return a("The engine is busy. Try again in a moment.");case"unknown_command":return a("The Hearthwatch integration is not set up.");default:return e.message}}var fl=Object.defineProperty,ml=Object.getOwnPropertyDescriptor,Lr=e=>{throw TypeError(e)},Ne=(e,t,s,i)=>{for(var n=i>1?void 0:i?ml(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&fl(t,s,n),n},$i=(e,t,s)=>t.has(e)||Lr("Cannot "+s),yt=(e,t,s)=>($i(e,t,"read from private field"),s?s.call(e):t.get(e)),Ie=(e,t,s)=>t.has(e)?Lr("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),_i=(e,t,s,i)=>($i(e,t,"write to private field"),t.set(e,s),s),j=(e,t,s)=>($i(e,t,"access private method"),s),xi=(e,t,s,i)=>({set _(n){_i(e,t,n)},get _(){return yt(e,t,i)}}),ht,Vt,R,Rs,Dr,Nr,Wr,ki,Rr,Qt,Us,Ur;const gl=36e5;let Pt=class extends T{constructor(){super(...arguments),Ie(this,R),this.cameraName="",this.sight={kind:"looking"},Ie(this,ht,0),Ie(this,Vt,null),Ie(this,Us,e=>{e.preventDefault();const{sight:t}=this;t.kind==="clip"&&j(this,R,Ur).call(this,t.clip)})}connectedCallback(){super.connectedCallback(),this.hasUpdated&&j(this,R,Rs).call(this)}disconnectedCallback(){var e;super.disconnectedCallback(),(e=yt(this,Vt))==null||e.call(this),_i(this,Vt,null)}willUpdate(e){this.hasUpdated||j(this,R,Rs).call(this);const t=e.get("event");e.has("event")&&t?.id!==this.event.id&&j(this,R,Nr).call(this)}render(){const{sight:e,event:t}=this,s=this.home.url(t.picture);if(e.kind==="clip"){const{clip:r,events:o}=e;return c`<hw-clip-player
        .src=${this.home.url(r.media)}
        .poster=${s}
        .at=${pl(r,t)}
        .codec=${r.codec}
        .start=${r.start}
        .events=${o}
        @hw-lost=${yt(this,Us)}
      ></hw-clip-player>`}const{box:i,label:n}=_t(t);return c`
      <hw-event-picture
        .src=${s}
        .alt=${vs(t,this.cameraName)}
        .box=${i}
        .label=${n??""}
      ></hw-event-picture>
      ${e.kind==="picture"?c`<p role="status">${e.note}</p>`:c`<p role="status">${a("Fetching the clip …")}</p>`}
    `}};ht=new WeakMap;Vt=new WeakMap;R=new WeakSet;Rs=function(){var e;(e=yt(this,Vt))==null||e.call(this),_i(this,Vt,this.home.listen({onClip:(t,s)=>j(this,R,Dr).call(this,t,s)}))};Dr=function(e,t){const{sight:s}=this;s.kind==="clip"&&s.clip.clip_id===t.clip_id&&e==="clip_deleted"&&j(this,R,Qt).call(this),s.kind==="picture"&&e==="clip_ready"&&Pr(t,this.event)&&j(this,R,ki).call(this,t,++xi(this,ht)._)};Nr=async function(){const e=++xi(this,ht)._;this.sight={kind:"looking"};try{const t=await j(this,R,Wr).call(this);if(e!==yt(this,ht))return;t?await j(this,R,ki).call(this,t,e):this.sight={kind:"picture",note:j(this,R,Rr).call(this)}}catch(t){if(e!==yt(this,ht))return;ws(t)&&t.code==="not_found"?j(this,R,Qt).call(this):this.sight={kind:"picture",note:dt(t)}}};Wr=async function(){const{entry_id:e,clip_id:t,camera_id:s,timestamp:i}=this.event,{hass:n}=this.home;if(t)return n.callWS({type:"hearthwatch/clip",entry_id:e,clip_id:t});if(!s)return null;const r=Date.parse(i),{clips:o}=await n.callWS({type:"hearthwatch/clips",entry_id:e,camera_id:s,since:new Date(r-gl).toISOString(),until:new Date(r+1e3).toISOString(),limit:5});return o.find(h=>Pr(h,this.event))??null};ki=async function(e,t){if(e.deleted_at)return j(this,R,Qt).call(this);this.sight={kind:"clip",clip:e,events:[this.event]};const{entry_id:s}=this.event,{events:i}=await this.home.hass.callWS({type:"hearthwatch/events",entry_id:s,clip_id:e.clip_id,limit:200});t===yt(this,ht)&&(this.sight={kind:"clip",clip:e,events:i})};Rr=function(){return Date.now()-Date.parse(this.event.timestamp)<12e4?a("Still being recorded: the clip plays as soon as it is there."):a("Nothing was recorded then.")};Qt=function(){this.sight={kind:"picture",note:a("The clip was deleted. This is the picture.")}};Us=new WeakMap;Ur=async function({entry_id:e,clip_id:t}){const s=++xi(this,ht)._;let i=a("The clip cannot be played now.");try{if((await this.home.hass.callWS({type:"hearthwatch/clip",entry_id:e,clip_id:t})).deleted_at)return j(this,R,Qt).call(this)}catch(n){if(ws(n)&&n.code==="not_found")return j(this,R,Qt).call(this);i=dt(n)}s===yt(this,ht)&&(this.sight={kind:"picture",note:i})};Pt.styles=[G,M`
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
    `];Ne([u({attribute:!1})],Pt.prototype,"home",2);Ne([u({attribute:!1})],Pt.prototype,"event",2);Ne([u()],Pt.prototype,"cameraName",2);Ne([S()],Pt.prototype,"sight",2);Pt=Ne([D("hw-home-footage")],Pt);const Ir=["doorbell_pressed","loitering","line_crossed","zone_breach","face_detected","parked","object_detected","audio_detected","snapshot_taken"],ns=Ir,vl=5*6e4;function wl(e){const t=[],s=new Map;for(const i of e){if(!ns.includes(i.type))continue;const{track:n}=_t(i),r=n===null?i.id:`${i.camera_id} ${n}`,o=s.get(r),h=o?.at(-1);if(o&&h&&Date.parse(h.timestamp)-Date.parse(i.timestamp)<vl)o.push(i);else{const l=[i];t.push(l),s.set(r,l)}}return t.map(i=>({lead:bl(i),events:i}))}function bl(e){const t=({type:s,picture:i})=>ns.indexOf(s)+(i===null?Ir.length:0);return e.reduce((s,i)=>t(i)<t(s)?i:s)}const yl=60,$l=200,_l=12;class xl extends ni{constructor(t,s){super(),this.home=t,this.camera=s,this.visits=[],this.known=!1,this.problem=null,this.#t=[],this.#e=0}#t;#e;async refresh(){const{entry_id:t,camera_id:s}=this.camera,i=++this.#e;try{const n=await this.home.hass.callWS({type:"hearthwatch/events",entry_id:t,camera_id:s,event_type:ns,limit:yl});if(i!==this.#e)return;const r=new Set(n.events.map(({id:h})=>h)),o=this.#t.filter(({id:h})=>!r.has(h)&&h>(n.events[0]?.id??""));this.problem=null,this.known=!0,this.#s([...o,...n.events])}catch(n){if(i!==this.#e)return;this.problem=dt(n),this.changed()}}add(t){t.camera_id!==this.camera.camera_id||!ns.includes(t.type)||this.#t.some(({id:s})=>s===t.id)||this.#s([t,...this.#t])}#s(t){this.#t=t.slice(0,$l),this.visits=wl(this.#t).slice(0,_l),this.changed()}}const kl={score:It,size:It,motion:It,moved:It,zone:F,stationary:F,cooldown:F,open:F};function Hr({gate:e}){return st(a(e))}function rs(e){const{gate:t,value:s,limit:i,passed:n,text:r}=e;if(Ca())return r;if(s===null||i===null)return Sl[t]?.(n)??r;const o=kl[t]??(h=>String(Number(h.toFixed(2))));return a("{gate} {value}, the limit is {limit}",{gate:Hr(e),value:o(s),limit:o(i)})}const Sl={zone:e=>a(e?"in a zone":"outside all zones"),label:e=>a(e?"it is looked for":"it is not looked for"),enabled:e=>a(e?"alerts are switched on":"alerts are switched off"),type:e=>a(e?"it is of a type that alerts":"it is of no type that alerts"),mode:e=>a(e?"this mode alerts":"this mode does not alert"),quiet:e=>a(e?"these are no quiet hours":"these are quiet hours"),open:e=>a(e?"no alert like it is open":"an alert like it is open"),look:e=>a(e?"it was looked at":"nothing moves and nothing is due")},Al=new Set(["zone","line"]),Ml=new Set(["stream","motion","look"]);function El(e){const t=({gate:s})=>Ml.has(s);return{frame:e.filter(t),sightings:e.filter(s=>!t(s))}}function Ze(e){return e.find(t=>!t.passed&&!Al.has(t.gate))??null}function Cl(e,t){const s=t.filter(({state:n,checks:r})=>n!=="tentative"&&!Ze(r));if(s.length>0){const n=s.map(Is).join(", ");return{kind:"followed",text:s.length===1?a("{names} is followed: it was sure enough to be told.",{names:n}):a("{names} are followed: they were sure enough to be told.",{names:n})}}for(const n of t){const r=Ze(n.checks);if(r)return{kind:"held",text:a("{name} is not told: {why}.",{name:Is(n),why:rs(r)})}}const i=Ze(e.checks);return i?{kind:"quiet",text:a("Nothing to tell: {why}.",{why:rs(i)})}:{kind:"quiet",text:a("It looked and saw nothing that it looks for.")}}const Ol=["confirmed","tentative","lost","stationary"];function Tl(e,t){const s=({id:i,state:n})=>i===t?-1:Ol.indexOf(n);return e.toSorted((i,n)=>s(i)-s(n))}function Is({label:e,id:t}){return`${st(ct(e))} #${t}`}function jr({value:e,limit:t}){if(e===null||t===null||e<0||t<0)return null;const s=Math.max(e,t)*1.25;return s>0&&Number.isFinite(s)?{value:e/s,limit:t/s}:null}var Pl=Object.defineProperty,zl=Object.getOwnPropertyDescriptor,Fr=(e,t,s,i)=>{for(var n=i>1?void 0:i?zl(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&Pl(t,s,n),n};let os=class extends T{constructor(){super(...arguments),this.checks=[]}render(){return c`<ol>
      ${this.checks.map(e=>c`
          <li class="${e.passed?"passed":"failed"} ${jr(e)?"":"plain"}">
            <span class="mark">${e.passed?y.pass:y.stop}</span>
            <span class="hidden">${e.passed?a("Passed:"):a("Not passed:")}</span>
            <span class="gate">${Hr(e)}</span>
            <span class="text">${rs(e)}</span>
            ${Ll(e)}
          </li>
        `)}
    </ol>`}};os.styles=[G,M`
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
    `];Fr([u({attribute:!1})],os.prototype,"checks",2);os=Fr([D("hw-check-list")],os);function Ll(e){const t=jr(e);return t?c`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    ${m`<rect width=${100*t.value} height="8" fill="currentColor" opacity="0.75" />
      <rect class="limit" x=${100*t.limit-.75} width="1.5" height="8" />`}
  </svg>`:d}function Dl({outcome:e,severity:t,reason:s}){switch(e){case"opened":return t?a("It opened an alert, as {severity}.",{severity:a(t)}):a("It opened an alert.");case"joined":return a("It alerted: {reason}.",{reason:s});case"silent":return a("It did not alert: {reason}.",{reason:s})}}var Nl=Object.defineProperty,Wl=Object.getOwnPropertyDescriptor,Br=(e,t,s,i)=>{for(var n=i>1?void 0:i?Wl(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&Nl(t,s,n),n};let as=class extends T{render(){const{alerting:e,checks:t}=this.decision;return c`
      <p class="verdict ${e?"followed":"quiet"}">${Dl(this.decision)}</p>
      <hw-check-list .checks=${t}></hw-check-list>
    `}};as.styles=[G,ri,M`
      .verdict {
        margin-bottom: 6px;
        padding: 10px 14px;
        font-size: 0.9375rem;
      }
    `];Br([u({attribute:!1})],as.prototype,"decision",2);as=Br([D("hw-decision")],as);function Rl(e){return c`<dl class="facts">
    ${e.map(([t,s])=>s===null||s===""?d:c`<div>
            <dt>${t}</dt>
            <dd>${s}</dd>
          </div>`)}
  </dl>`}const Ul=M`
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
`;var Il=Object.defineProperty,Hl=Object.getOwnPropertyDescriptor,qr=e=>{throw TypeError(e)},Gr=(e,t,s,i)=>{for(var n=i>1?void 0:i?Hl(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&Il(t,s,n),n},jl=(e,t,s)=>t.has(e)||qr("Cannot "+s),Fl=(e,t,s)=>t.has(e)?qr("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),xn=(e,t,s)=>(jl(e,t,"access private method"),s),Ye,Vr,Kr;const Bl={captured:()=>a("the packet was read"),decoded:()=>a("it had become a picture"),detected:()=>a("the detector had looked"),confirmed:()=>a("it was sure enough"),published:()=>a("it was stored and told")};let hs=class extends T{constructor(){super(...arguments),Fl(this,Ye),this.trace={}}render(){const e=Yh(this.trace),t=e.at(-1)?.at??0;return e.length<2?c`<p class="muted">${a("Nothing was measured for this event.")}</p>`:c`
      <p>
        <strong class="numbers">${F(t)}</strong>
        <span class="muted">${a("from {start} to {end}",{start:a(e[0]?.name??""),end:a(e.at(-1)?.name??"")})}</span>
      </p>
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
        ${e.map(s=>xn(this,Ye,Vr).call(this,s,t))}
      </svg>
      <ol>
        ${e.map((s,i)=>xn(this,Ye,Kr).call(this,s,i))}
      </ol>
    `}};Ye=new WeakSet;Vr=function({name:e,at:t,seconds:s},i){if(i===0||s===0)return"";const n=1e3*(t-s)/i;return m`<rect class=${e} x=${n} width=${Math.max(2,1e3*s/i-2)} height="10" />`};Kr=function({name:e,moment:t,seconds:s},i){return c`<li title=${er(t)}>
      <i class=${e}></i>
      <span><b>${a(e)}</b> <span class="muted">${Bl[e]()}</span></span>
      <span class="numbers">${i===0?"":`+ ${F(s)}`}</span>
    </li>`};hs.styles=[G,M`
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
    `];Gr([u({attribute:!1})],hs.prototype,"trace",2);hs=Gr([D("hw-trace-bar")],hs);var ql=Object.defineProperty,Gl=Object.getOwnPropertyDescriptor,Zr=e=>{throw TypeError(e)},he=(e,t,s,i)=>{for(var n=i>1?void 0:i?Gl(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&ql(t,s,n),n},Vl=(e,t,s)=>t.has(e)||Zr("Cannot "+s),Kl=(e,t,s)=>t.has(e)?Zr("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Je=(e,t,s)=>(Vl(e,t,"access private method"),s),Ht,Yr,Jr,Qr,Xr;let $t=class extends T{constructor(){super(...arguments),Kl(this,Ht),this.cameraName="",this.answer=null,this.problem=null}willUpdate(e){e.has("event")&&Je(this,Ht,Xr).call(this,this.event)}render(){const e=this.answer?.decision??this.event.decision;return c`
      ${Je(this,Ht,Yr).call(this)}
      ${e?Zl(e):d}
      <section aria-live="polite">
        <h3>${a("Why was it told?")}</h3>
        ${Je(this,Ht,Jr).call(this)}
      </section>
      <section>
        <h3>${a("How fast it was told")}</h3>
        <hw-trace-bar .trace=${this.event.trace}></hw-trace-bar>
      </section>
    `}};Ht=new WeakSet;Yr=function(){const{event:e}=this,t=_t(e);return Rl([[a("What"),Ae(e.type)],[a("When"),er(new Date(e.timestamp))],[a("Camera"),this.cameraName],[a("Seen as"),t.label&&st(ct(t.label))],[a("Sure to"),t.score===null?null:It(t.score)],[a("Zone"),t.zones.join(", ")],[a("Line"),t.line],[a("Lasted"),t.duration===null?null:F(t.duration)],[a("Looks that saw it"),t.looks]])};Jr=function(){if(this.problem)return c`<p class="verdict held">${this.problem}</p>`;if(!this.answer)return c`<p class="muted">${a("Asking …")}</p>`;const{look:e}=this.answer;return e?.record?Je(this,Ht,Qr).call(this,e.record):c`<p class="verdict quiet">${Jl(e?.reason??null)}</p>`};Qr=function(e){const{track:t}=_t(this.event),s=e.tracks.filter(({id:h})=>h===t),i=s.length>0?s:Tl(e.tracks,t),{kind:n,text:r}=Cl(e,i),{frame:o}=El(e.checks);return c`
      <p class="verdict ${n}">${r}</p>
      ${i.map(Yl)}
      <h4>${a("The picture")}</h4>
      <hw-check-list .checks=${o}></hw-check-list>
    `};Xr=async function({entry_id:e,id:t}){this.answer=null,this.problem=null;try{const s=await this.home.hass.callWS({type:"hearthwatch/explain",entry_id:e,event_id:t});this.event.id===t&&(this.answer=s)}catch(s){this.event.id===t&&(this.problem=dt(s))}};$t.styles=[G,ie,Ul,ri,M`
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
    `];he([u({attribute:!1})],$t.prototype,"home",2);he([u({attribute:!1})],$t.prototype,"event",2);he([u()],$t.prototype,"cameraName",2);he([S()],$t.prototype,"answer",2);he([S()],$t.prototype,"problem",2);$t=he([D("hw-event-reasons")],$t);function Zl(e){return c`<section>
    <h3>${a("Did it alert?")}</h3>
    <hw-decision .decision=${e}></hw-decision>
  </section>`}function Yl(e){return c`<h4>${Is(e)} <span class="chip">${a(e.state)}</span></h4>
    <hw-check-list .checks=${e.checks}></hw-check-list>`}function Jl(e){return e??a("What the engine saw then is not kept any more: it is for an hour.")}const Ql={},to={de:Ql};let Hs="";function Xl({language:e,locale:t,config:s}){const i=t.time_zone==="server"?s.time_zone:void 0,n=`${e} ${i}`;n!==Hs&&(Hs=n,Kn(to[e.split("-")[0]??""]??{},{locale:e,timeZone:i}))}function kn(){if(Hs)return;const{lang:e}=document.documentElement;Kn(to[e.split("-")[0]??""]??{},e?{locale:e}:{})}const Sn=1e3;class tc{#t=new Map;#e=new Map;add({camera_id:t,timestamp:s,tracks:i}){const n=this.#t.get(t)??[];n.push({at:Date.parse(s),tracks:i}),this.#t.set(t,n.slice(-40));for(const r of this.#e.get(t)??[])r()}clear(){this.#t.clear();for(const t of this.#e.values())for(const s of t)s()}at(t,s){const i=this.#t.get(t)??[],n=s===null?-1:i.findIndex(l=>l.at>=s),[r,o]=[i.at(n-1),i[n]];if(s===null||!o)return ec(i,s);if(n===0||!r)return o.tracks;const h=(s-r.at)/(o.at-r.at);return h<.5?r.tracks.map(l=>js(l,o,h)):o.tracks.map(l=>js(l,r,1-h))}watch(t,s){const i=this.#e.get(t)??new Set;return this.#e.set(t,i.add(s)),()=>i.delete(s)}}function ec(e,t){const[s,i]=[e.at(-2),e.at(-1)];if(!i)return[];if(t===null)return i.tracks;if(t-i.at>Sn)return i.tracks.filter(({state:r})=>r==="stationary");if(!s||i.at-s.at>Sn)return i.tracks;const n=(t-i.at)/(i.at-s.at);return i.tracks.map(r=>sc(r,s,Math.min(n,1)))}function sc(e,t,s){const{box:i}=e,n=js(e,t,-s).box,r=n.x+(n.width-i.width)/2,o=n.y+(n.height-i.height)/2;return{...e,box:{...i,x:r,y:o}}}function js(e,{tracks:t},s){const i=t.find(({id:o})=>o===e.id)?.box;if(!i)return e;const{box:n}=e,r=o=>n[o]+s*(i[o]-n[o]);return{...e,box:{x:r("x"),y:r("y"),width:r("width"),height:r("height")}}}const An=6*3600,ic=600;class nc{constructor(t){this.hass=t}#t=new Map;async signed(t){const s=this.#t.get(t);if(s&&s.until>Date.now())return s.url;const i=this.hass(),n=await i.callWS({type:"auth/sign_path",path:t,expires:An}),r=i.hassUrl(n.path);return this.#t.set(t,{url:r,until:Date.now()+(An-ic)*1e3}),r}}class rc{#t=null;get known(){return this.#t!==null}hear(t,s=Date.now()){Number.isNaN(t)||(this.#t=Math.min(this.#t??Number.POSITIVE_INFINITY,s-t))}fromHere(t){return t-(this.#t??0)}}const eo=15e3;class oc{constructor(t,s,i){this.hass=t,this.addresses=s,this.find=i,this.clock=new rc,this.peersRest=new Map,this.#t=new Map,this.#e=0}#t;#e;async videoUrl(t,{stream:s,sound:i}){const n=`${this.#s(t)}/live?stream=${s}&sound=${i}`,r=new URL(await this.addresses.signed(n),document.baseURI);return r.protocol=r.protocol==="https:"?"wss:":"ws:",r.href}async offerPeer(t,s){const i=this.find(t)?.entities.live;if(!i)throw new pe(404,a("There is no live picture of it."));const n=String(++this.#e),r=Promise.withResolvers(),o=await this.hass().connection.subscribeMessage(h=>{h.type==="answer"&&r.resolve(h.answer),h.type==="error"&&r.reject(new pe(502,h.message))},{type:"camera/webrtc/offer",entity_id:i,offer:s},{resubscribe:!1});this.#t.set(n,o);try{return{sdp:await Promise.race([r.promise,hc()]),session:n,stream:"main",transcoded:!1}}catch(h){throw await this.endPeer(t,n),h}}async endPeer(t,s){const i=this.#t.get(s);this.#t.delete(s),await i?.()}async snapshot(t,s,i){const n=`${this.#s(t)}/snapshot?width=${s}`;let r;try{r=await this.hass().fetchWithAuth(n,{cache:"no-store",signal:AbortSignal.any([i,AbortSignal.timeout(eo)])})}catch(h){throw i.aborted?h:new li}if(!r.ok)throw new pe(r.status,ac(r.status));const o=Date.parse(r.headers.get("X-Captured")??"");return{jpeg:await r.blob(),captured:Number.isNaN(o)?null:o}}#s(t){const s=this.find(t)?.entry_id;if(!s)throw new pe(404,a("This camera is gone."));return`/api/hearthwatch/${s}/cameras/${t}`}}function ac(e){return a(e===401||e===403?"You may not see this camera.":e===404?"This camera is gone.":e===503?"No picture":"The engine does not answer.")}async function hc(){throw await new Promise(e=>setTimeout(e,eo)),new li}const lc=1e4,cc=5e3,Mn=new WeakMap;class Si extends ni{constructor(t){super(),this.cameras=null,this.obstacle=null,this.connected=!0,this.tracks=new tc,this.#e=new Map,this.#s=new Set,this.#i=new Set,this.#n=new Map,this.#r=null,this.#o="",this.#a=0,this.#m=()=>{this.connected=!1,this.tracks.clear(),this.changed()},this.#v=()=>{this.connected=!0,this.refresh(),this.#w(),this.changed(),this.#r||this.#p()},this.#t=t,this.pictures=new oc(()=>this.#t,new nc(()=>this.#t),s=>this.camera(s))}#t;#e;#s;#i;#n;#r;#o;#a;#h;#l;static of(t){const s=Mn.get(t.connection)??new Si(t);return Mn.set(t.connection,s),s.#t=t,s}get hass(){return this.#t}join(t){return clearTimeout(this.#h),this.#s.add(t),this.#s.size===1&&!this.#r&&this.#c(),()=>{this.#s.delete(t),clearTimeout(this.#h),this.#s.size===0&&(this.#h=setTimeout(()=>this.#u(),lc))}}listen(t){return this.#i.add(t),()=>this.#i.delete(t)}watch(t){this.#n.set(t,(this.#n.get(t)??0)+1),this.#p();let s=!1;return()=>{if(s)return;s=!0;const i=(this.#n.get(t)??1)-1;i>0?this.#n.set(t,i):this.#n.delete(t),this.#p()}}camera(t){return this.cameras?.find(({camera_id:s})=>s===t)??null}cameraOfDevice(t){return this.cameras?.find(({device_id:s})=>s===t)??null}engineLives({entry_id:t}){return this.#e.get(t)??!0}url(t){return t?this.#t.hassUrl(t):""}async refresh(){try{const t=await this.#t.callWS({type:"hearthwatch/cameras"});this.cameras=t.cameras;for(const{entry_id:s,live:i}of t.engines)this.#e.set(s,i);this.obstacle=null}catch(t){this.obstacle=En(t),this.#b()}this.changed()}#c(){const{connection:t}=this.#t;this.connected=t.connected,t.addEventListener("ready",this.#v),t.addEventListener("disconnected",this.#m),this.refresh(),this.#p()}#u(){const{connection:t}=this.#t;t.removeEventListener("ready",this.#v),t.removeEventListener("disconnected",this.#m),clearTimeout(this.#l),this.#a+=1,this.#o="",Os(this.#r),this.#r=null,this.#e.clear()}#m;#v;#p(){queueMicrotask(()=>{this.#g()})}async#g(){const t=[...this.#n.keys()].sort(),s=`tracks ${t.join()}`;if(this.#s.size===0||this.#o===s&&this.#r||this.#o===s)return;this.#o=s;const i=++this.#a;try{const n=await this.#t.connection.subscribeMessage(o=>{i===this.#a&&this.#y(o)},{type:"hearthwatch/subscribe",tracks:t});if(i!==this.#a){Os(n);return}const r=this.#r;this.#r=n,Os(r)}catch(n){if(i!==this.#a)return;this.#o="",this.obstacle??=En(n),this.#b(),this.changed()}}#b(){clearTimeout(this.#l),this.#l=setTimeout(()=>{this.#s.size===0||!this.connected||(this.refresh(),this.#g())},cc)}#y(t){switch(t.topic){case"connection":this.#$(t.entry_id,t.data.live);break;case"cameras":this.refresh();break;case"tracks":this.pictures.clock.hear(Date.parse(t.data.timestamp)),this.tracks.add(t.data);break;case"events":this.pictures.clock.hear(Date.parse(t.data.trace.published??"")),this.#f(s=>s.onEvent?.(t.data));break;case"clips":this.#f(s=>s.onClip?.(t.type,t.data));break;case"jobs":this.#f(s=>s.onJob?.(t.data));break;case"dropped":this.#w();break}}#$(t,s){const i=this.#e.get(t);this.#e.set(t,s),s&&i===!1&&(this.refresh(),this.#w()),s||this.tracks.clear(),this.changed()}#w(){this.#f(t=>t.onGap?.())}#f(t){for(const s of[...this.#i])t(s)}}function En(e){return ws(e)?e.code==="unknown_command"?"missing":e.code==="unauthorized"?"unauthorized":"failed":"failed"}async function Os(e){try{await e?.()}catch{return}}class dc{constructor(t,s,i={}){this.host=t,this.hass=s,this.listener=i,this.home=null,this.#t=[],t.addController(this)}#t;hostConnected(){this.hostUpdate()}hostUpdate(){const t=this.hass(),s=t?Si.of(t):null;!s||s===this.home&&this.#t.length>0||(this.hostDisconnected(),this.home=s,this.#t=[s.join(this),s.observe(()=>this.host.requestUpdate()),s.listen(this.listener)])}hostDisconnected(){for(const t of this.#t)t();this.#t=[]}}function uc(e){const t=window;t.customCards??=[],!t.customCards.some(({type:s})=>s===e.type)&&t.customCards.push({documentationURL:"https://github.com/hearthwatch/hearthwatch/blob/main/docs/cards.md",preview:!0,...e})}const pc=M`
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
`;function fc(e,{kind:t,index:s}){if(t==="zone")return e.zones[s]?.points??[];const i=e.lines[s];return i?[i.from,i.to]:[]}function bs(e,{kind:t,index:s}){return(t==="zone"?e.zones:e.lines)[s]?.name??""}function Fs([e,t]){return[On(e),On(t)]}function mc(e,t,s){const i={name:t,points:s.map(Fs),labels:{},loiter:null};return{...e,zones:[...e.zones,i]}}function gc(e,t,s,i){const n={name:t,from:Fs(s),to:Fs(i),labels:[]};return{...e,lines:[...e.lines,n]}}function vc(e,{kind:t,index:s}){return t==="zone"?{...e,zones:e.zones.toSpliced(s,1)}:{...e,lines:e.lines.toSpliced(s,1)}}function wc(e,{kind:t,index:s},i){return t==="zone"?$s(e,s,{name:i}):Mi(e,s,{name:i})}function bc(e,{kind:t,index:s},i){if(t==="line"){const o=e.lines[s]?.labels??[],h=o.includes(i)?o.filter(l=>l!==i):[...o,i];return Mi(e,s,{labels:h})}const{[i]:n,...r}=e.zones[s]?.labels??{};return $s(e,s,{labels:n?r:{...r,[i]:{}}})}function yc(e,t,s,i,n){const r=e.zones[t]?.labels??{},{[i]:o,...h}=r[s]??{},l=n===void 0?h:{...h,[i]:n};return $s(e,t,{labels:{...r,[s]:l}})}function so(e,t,s){return $s(e,t,{loiter:s})}function $c(e,t){const s=e.lines[t];return s?Mi(e,t,{from:s.to,to:s.from}):e}function Cn({zones:e,lines:t},s){const i=new Set([...e,...t].map(({name:r})=>r));let n=1;for(;i.has(`${s} ${n}`);)n+=1;return`${s} ${n}`}function Ai(e,t){const s=t.kind==="zone"?e.zones:e.lines,i=bs(e,t).trim();if(!i)return"unnamed";if(s.filter(r=>r.name.trim()===i).length>1)return"named twice";const n=fc(e,t);return t.kind==="line"?_c(n[0],n[1])<.01?"flat":null:kc(n)?"crossed":xc(n)<5e-4?"flat":null}function ys({zones:e,lines:t}){return[...e.map((s,i)=>({kind:"zone",index:i})),...t.map((s,i)=>({kind:"line",index:i}))]}function io(e,t){return e?.kind===t?.kind&&e?.index===t?.index}function $s(e,t,s){const i=e.zones.map((n,r)=>r===t?{...n,...s}:n);return{...e,zones:i}}function Mi(e,t,s){const i=e.lines.map((n,r)=>r===t?{...n,...s}:n);return{...e,lines:i}}function On(e){return Math.round(Math.min(Math.max(e,0),1)*1e3)/1e3}function _c(e=[0,0],t=[0,0]){return Math.hypot(e[0]-t[0],e[1]-t[1])}function xc(e){const t=e.reduce((s,[i,n],r)=>{const[o,h]=e[(r+1)%e.length]??[0,0];return s+i*h-o*n},0);return Math.abs(t)/2}function kc(e){const t=e.length,s=i=>[e[i]??[0,0],e[(i+1)%t]??[0,0]];for(let i=0;i<t;i+=1)for(let n=i+2;n<t;n+=1)if(!(i===0&&n===t-1)&&Sc(...s(i),...s(n)))return!0;return!1}function Sc(e,t,s,i){return He(e,t,s)*He(e,t,i)<0&&He(s,i,e)*He(s,i,t)<0}function He(e,t,s){return(t[0]-e[0])*(s[1]-e[1])-(t[1]-e[1])*(s[0]-e[0])}class Ac{#t=[];#e=[];#s;#i=null;constructor(t){this.#s=t}get now(){return this.#s}get canUndo(){return this.#t.length>0}get canRedo(){return this.#e.length>0}step(t,s=null){t!==this.#s&&((s===null||s!==this.#i)&&(this.#t=[...this.#t,this.#s].slice(-100)),this.#e=[],this.#s=t,this.#i=s)}settle(){this.#i=null}undo(){const t=this.#t.pop();t!==void 0&&(this.#e.push(this.#s),this.#s=t,this.#i=null)}redo(){const t=this.#e.pop();t!==void 0&&(this.#t.push(this.#s),this.#s=t,this.#i=null)}}var Mc=Object.defineProperty,Ec=Object.getOwnPropertyDescriptor,no=e=>{throw TypeError(e)},_s=(e,t,s,i)=>{for(var n=i>1?void 0:i?Ec(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&Mc(t,s,n),n},ro=(e,t,s)=>t.has(e)||no("Cannot "+s),oo=(e,t,s)=>(ro(e,t,"read from private field"),s?s.call(e):t.get(e)),Ts=(e,t,s)=>t.has(e)?no("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),I=(e,t,s)=>(ro(e,t,"access private method"),s),W,ao,ho,lo,co,Qe,uo,Bs,Ei,zt;const po=20;class Ci extends Event{constructor(t,s){super(Ci.type),this.drawing=t,this.kind=s}static{this.type="hw-shaped"}}let Xt=class extends T{constructor(){super(...arguments),Ts(this,W),this.labels=[],Ts(this,Bs,({target:e})=>{const{value:t}=e,{kind:s,index:i}=this.which;I(this,W,zt).call(this,wc(this.drawing,this.which,t),`name ${s} ${i}`)}),Ts(this,Ei,({target:e})=>{const t=Number(e.value),s=Math.min(Math.max(Number.isFinite(t)?t:po,1),86400);I(this,W,zt).call(this,so(this.drawing,this.which.index,s),"loiter for")})}render(){const{drawing:e,which:t}=this,s=t.kind==="zone"?e.zones[t.index]??null:null,i=s?Object.keys(s.labels):e.lines[t.index]?.labels??[];return c`
      <label class="field">
        <span>${a("Name")}</span>
        <input
          .value=${bs(e,t)}
          maxlength="100"
          autocomplete="off"
          @input=${oo(this,Bs)}
        />
      </label>
      <fieldset>
        <legend>${a("What counts")}</legend>
        <div class="chips">${I(this,W,ao).call(this,i).map(n=>I(this,W,ho).call(this,n,i))}</div>
        <small class="muted">
          ${i.length===0?a("Nothing is chosen: everything that the camera tells counts."):d}
        </small>
      </fieldset>
      ${s?I(this,W,lo).call(this,s):I(this,W,uo).call(this)}
    `}};W=new WeakSet;ao=function(e){return[...new Set([...this.labels,...e])]};ho=function(e,t){const s=t.includes(e);return c`<button
      type="button"
      class="chip"
      aria-pressed=${s?"true":"false"}
      @click=${()=>I(this,W,zt).call(this,bc(this.drawing,this.which,e),`label ${e}`)}
    >
      ${s?y.pass:d} ${st(ct(e))}
    </button>`};lo=function(e){const{index:t}=this.which,s=Object.entries(e.labels);return c`
      <label class="switch">
        <input
          type="checkbox"
          .checked=${e.loiter!==null}
          @change=${({target:i})=>I(this,W,zt).call(this,so(this.drawing,t,i.checked?po:null),"loiter")}
        />
        <span>${a("Tell when somebody stays")}</span>
        ${e.loiter===null?d:c`<input
                  type="number"
                  min="1"
                  max="86400"
                  aria-label=${a("Seconds")}
                  .value=${String(e.loiter)}
                  @change=${oo(this,Ei)}
                /><span>s</span>`}
      </label>
      ${s.length===0?d:c`<details>
              <summary>${a("Filters")}</summary>
              ${s.map(([i,n])=>I(this,W,co).call(this,i,n))}
            </details>`}
    `};co=function(e,t){return c`<div class="limits">
      <b>${st(ct(e))}</b>
      ${I(this,W,Qe).call(this,e,"min_score",a("Sure to at least"),t.min_score)}
      ${I(this,W,Qe).call(this,e,"min_area",a("Covers at least"),t.min_area)}
      ${I(this,W,Qe).call(this,e,"max_area",a("Covers at most"),t.max_area)}
    </div>`};Qe=function(e,t,s,i){const r=i===void 0||i===(t==="max_area"?1:0)?"":String(Number((i*100).toFixed(2)));return c`<label>
      <span>${s}</span>
      <input
        type="number"
        min="0"
        max="100"
        step=${t==="min_score"?1:.1}
        placeholder="–"
        .value=${r}
        @change=${({target:o})=>{const{value:h}=o,l=h===""?void 0:Math.min(Math.max(Number(h),0),100)/100;I(this,W,zt).call(this,yc(this.drawing,this.which.index,e,t,l),`${e} ${t}`)}}
      /><span>%</span>
    </label>`};uo=function(){return c`<div class="direction">
      <small class="muted">${a("The arrow shows what is told as forward.")}</small>
      <button type="button" @click=${()=>I(this,W,zt).call(this,$c(this.drawing,this.which.index),"turn")}>
        ${a("Turn it round")}
      </button>
    </div>`};Bs=new WeakMap;Ei=new WeakMap;zt=function(e,t){this.dispatchEvent(new Ci(e,t))};Xt.styles=[G,ie,Gn,M`
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
    `];_s([u({attribute:!1})],Xt.prototype,"drawing",2);_s([u({attribute:!1})],Xt.prototype,"which",2);_s([u({attribute:!1})],Xt.prototype,"labels",2);Xt=_s([D("hw-shape-form")],Xt);const Cc=700,Oc=24;class Tc extends ni{constructor(t,s,i){super(),this.home=t,this.camera=s,this.drawing=i,this.job=null,this.problem=null,this.#e=!1}#t;#e;get runs(){return this.problem!==null?!1:!this.job||this.job.state==="queued"||this.job.state==="running"}async start(){const{camera_id:t}=this.camera,{zones:s,lines:i}=this.drawing;await this.#s({type:"hearthwatch/try",camera_id:t,zones:s,lines:i,hours:Oc})}async stop(){if(this.#e=!0,clearTimeout(this.#t),!this.job||!this.runs)return;const{entry_id:t}=this.camera;try{await this.home.hass.callWS({type:"hearthwatch/job/cancel",entry_id:t,job_id:this.job.id})}catch{return}}async#s(t){try{const s=await this.home.hass.callWS(t);if(this.#e)return;this.job=s,(s.state==="failed"||s.state==="cancelled")&&(this.problem=s.text)}catch(s){if(this.#e)return;this.problem=dt(s)}this.changed(),this.runs&&(this.#t=setTimeout(()=>{this.#i()},Cc))}async#i(){const{entry_id:t}=this.camera;this.job&&await this.#s({type:"hearthwatch/job",entry_id:t,job_id:this.job.id})}}var Pc=Object.defineProperty,zc=Object.getOwnPropertyDescriptor,fo=e=>{throw TypeError(e)},xs=(e,t,s,i)=>{for(var n=i>1?void 0:i?zc(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&Pc(t,s,n),n},mo=(e,t,s)=>t.has(e)||fo("Cannot "+s),Lc=(e,t,s)=>(mo(e,t,"read from private field"),s?s.call(e):t.get(e)),Tn=(e,t,s)=>t.has(e)?fo("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),jt=(e,t,s)=>(mo(e,t,"access private method"),s),mt,go,qs,vo,wo,Oi,bo;const Dc=3;let te=class extends T{constructor(){super(),Tn(this,mt),this.shown=null,this.problem=null,Tn(this,Oi,e=>{e.preventDefault(),this.shown=null,this.problem=a("The clip cannot be played now.")}),new Ma(this,()=>this.trial??null)}willUpdate(e){e.has("trial")&&(this.shown=null)}render(){const{job:e,problem:t,runs:s}=this.trial;if(t!==null)return c`<p class="verdict held" role="alert">${t}</p>`;if(s)return jt(this,mt,go).call(this,e?.progress??0,e?.text??"");const i=e?.result?.events;if(!i||!e?.result)return d;const{clips:n,footage_seconds:r}=e.result,o=a("{clips} clips of the last day, {time} of footage",{clips:n,time:F(r)});return c`
      <p class="verdict ${i.gained+i.lost>0?"followed":"quiet"}" role="status">
        ${Wc(i.gained,i.lost,i.before,i.after)}
      </p>
      <p class="muted">${o}</p>
      ${this.problem?c`<p class="verdict held" role="alert">${this.problem}</p>`:d}
      ${this.shown?jt(this,mt,wo).call(this,this.shown):d}
      ${jt(this,mt,qs).call(this,a("Would be told"),"gained",i.gained_events)}
      ${jt(this,mt,qs).call(this,a("Would not be told any more"),"lost",i.lost_events)}
    `}};mt=new WeakSet;go=function(e,t){return c`<p role="status">${a("Looking through the last day's clips …")}</p>
      <progress max="1" value=${e} aria-label=${t}></progress>
      <p class="muted numbers">${Math.round(e*100)} %</p>`};qs=function(e,t,s){return s.length===0?d:c`<h4>${e} <span class="chip">${s.length}</span></h4>
      <ol>
        ${s.slice(0,50).map(i=>jt(this,mt,vo).call(this,t,i))}
      </ol>`};vo=function(e,t){const{label:s,zone:i,line:n,why:r}=t,o=s?st(ct(s)):Ae(t.type),h=r?Ze(r.checks):null,l=De[s?ne(s):"other"];return c`<li>
      <button aria-current=${this.shown?.event===t?"true":d} @click=${()=>jt(this,mt,bo).call(this,t)}>
        <span class="sign ${e}">${e==="gained"?"+":"−"}</span>
        <span class="text">
          <b>${o}${i||n?` · ${i??n}`:""}</b>
          <small class="muted">
            ${Ae(t.type)}, ${di(new Date(t.timestamp),new Date)}${h?`: ${rs(h)}`:""}
          </small>
        </span>
        <svg viewBox="0 0 4 4" width="9" height="9" aria-hidden="true"><circle cx="2" cy="2" r="2" fill=${l} /></svg>
        ${y.play}
      </button>
    </li>`};wo=function({event:e,clip:t}){return c`<hw-clip-player
      .src=${this.trial.home.url(t.media)}
      .poster=${this.trial.home.url(t.thumbnail)}
      .at=${Math.max(0,e.offset-Dc)}
      .codec=${t.codec}
      .start=${t.start}
      .events=${[Nc(e)]}
      @hw-lost=${Lc(this,Oi)}
    ></hw-clip-player>`};Oi=new WeakMap;bo=async function(e){this.problem=null;const{entry_id:t}=this.trial.camera;try{const s=await this.trial.home.hass.callWS({type:"hearthwatch/clip",entry_id:t,clip_id:e.clip_id});this.shown={event:e,clip:s}}catch(s){this.shown=null,this.problem=dt(s)}};te.styles=[G,ie,ri,M`
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
    `];xs([u({attribute:!1})],te.prototype,"trial",2);xs([S()],te.prototype,"shown",2);xs([S()],te.prototype,"problem",2);te=xs([D("hw-trial-view")],te);function Nc({type:e,timestamp:t,label:s,box:i,zone:n,confidence:r}){return{id:"",type:e,camera:null,camera_id:null,timestamp:t,data:{object_type:s,box:i,zone:n,confidence:r},trace:{},picture:null,decision:null,alert_id:null}}function Wc(e,t,s,i){return e===0&&t===0?a("Nothing would change: {count} events, as before.",{count:i}):a("{gained} events more, {lost} fewer: {after} instead of {before}.",{gained:e,lost:t,after:i,before:s})}var Rc=Object.defineProperty,Uc=Object.getOwnPropertyDescriptor,yo=e=>{throw TypeError(e)},Z=(e,t,s,i)=>{for(var n=i>1?void 0:i?Uc(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&Rc(t,s,n),n},Ti=(e,t,s)=>t.has(e)||yo("Cannot "+s),H=(e,t,s)=>(Ti(e,t,"read from private field"),s?s.call(e):t.get(e)),J=(e,t,s)=>t.has(e)?yo("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),$o=(e,t,s,i)=>(Ti(e,t,"write to private field"),t.set(e,s),s),k=(e,t,s)=>(Ti(e,t,"access private method"),s),Ce,b,_o,xo,ko,So,Ao,Mo,Eo,Pi,Gs,Co,Oo,zi,Li,Di,Ni,To,Vs,Wi,Ri,Po,Ui,ee,Ii,Hi,ji,Ks,Fi,Bi,qi;const Ic=[[.3,.35],[.7,.35],[.7,.85],[.3,.85]],Hc=[[.25,.6],[.75,.6]],Zs=new Map;let B=class extends T{constructor(){super(...arguments),J(this,b),this.history=null,this.picked=null,this.fresh=null,this.problem=null,this.note="",this.saving=!1,this.trial=null,J(this,Ce,""),J(this,zi,({drawing:e,kind:t})=>k(this,b,ee).call(this,e,t)),J(this,Li,({drawing:e,kind:t})=>k(this,b,ee).call(this,e,t)),J(this,Di,({which:e})=>k(this,b,Ui).call(this,e)),J(this,Ni,({points:e})=>{this.fresh&&k(this,b,Ri).call(this,this.fresh,e)}),J(this,Ks,e=>{if(e.key==="Escape"&&this.fresh&&(e.preventDefault(),k(this,b,Wi).call(this)),e.composedPath()[0]instanceof HTMLInputElement||!(e.ctrlKey||e.metaKey))return;const s=e.key.toLowerCase();if(s==="y"||s==="z"&&e.shiftKey)k(this,b,Hi).call(this);else if(s==="z")k(this,b,Ii).call(this);else return;e.preventDefault()}),J(this,Fi,async()=>{const{history:e,camera:t}=this;if(!e)return;this.saving=!0,this.problem=null;const{zones:s,lines:i}=e.now;try{await this.home.hass.callWS({type:"hearthwatch/zones/save",camera_id:t.camera_id,zones:s,lines:i}),$o(this,Ce,JSON.stringify(e.now)),Zs.delete(t.camera_id),this.note=a("Saved. It holds from now on."),this.home.refresh()}catch(n){this.problem=dt(n)}finally{this.saving=!1}}),J(this,Bi,()=>{this.history&&(this.trial?.stop(),this.trial=new Tc(this.home,this.camera,this.history.now),this.trial.observe(()=>this.requestUpdate()),this.trial.start())}),J(this,qi,()=>{this.trial?.stop(),this.trial=null})}firstUpdated(){k(this,b,Oo).call(this)}disconnectedCallback(){super.disconnectedCallback(),this.trial?.stop(),this.history&&H(this,b,Pi)&&Zs.set(this.camera.camera_id,this.history)}updated(e){e.has("camera")&&this.requestUpdate()}render(){const{name:e}=this.camera;return c`<hw-sheet heading=${a("Zones of {name}",{name:e})}>
      <div class="editor" @keydown=${H(this,Ks)}>
        ${k(this,b,_o).call(this)}
        <div class="side">
          ${this.problem?c`<p class="problem" role="alert">${this.problem}</p>`:d}
          ${this.history?k(this,b,So).call(this,this.history.now):c`<p class="muted">${a("Asking …")}</p>`}
        </div>
      </div>
    </hw-sheet>`}};Ce=new WeakMap;b=new WeakSet;_o=function(){const{camera:e,home:t,history:s}=this,{width:i,height:n}=e.status??{width:0,height:0},r=i>0&&n>0?`${i} / ${n}`:"16 / 9",o=e.status?.state??"offline";return c`<div class="stage">
      <div class="picture" style="aspect-ratio: ${r}; --ratio: ${r}">
        <hw-live-picture
          .camera=${{id:e.camera_id,name:e.name,enabled:e.enabled,status:{state:o,reason:null,width:i,height:n}}}
          .client=${t.pictures}
          .tracks=${t.tracks}
          .pace=${2}
          plain
        ></hw-live-picture>
        ${s?c`<hw-zone-canvas
                .drawing=${s.now}
                .picked=${this.picked}
                .fresh=${this.fresh}
                .faulty=${k(this,b,Co).call(this,s.now)}
                @hw-drawn=${H(this,zi)}
                @hw-picked=${H(this,Di)}
                @hw-outlined=${H(this,Ni)}
                @pointerup=${()=>this.requestUpdate()}
              ></hw-zone-canvas>`:d}
      </div>
      ${this.fresh?k(this,b,xo).call(this,this.fresh):k(this,b,ko).call(this)}
    </div>`};xo=function(e){const t=a(e==="zone"?"Tap the corners of the zone, one after another. Tap the first one again to finish.":"Tap where the line begins, then where it ends.");return c`<div class="guide" role="status">
      <p>${t}</p>
      <button @click=${()=>k(this,b,To).call(this,e)}>
        ${a(e==="zone"?"Begin with a rectangle":"Begin with a level line")}
      </button>
      ${e==="zone"?c`<button class="primary" @click=${()=>this.canvas?.finish()}>${a("Done")}</button>`:d}
      <button class="plain" @click=${()=>k(this,b,Wi).call(this)}>${a("Cancel")}</button>
    </div>`};ko=function(){const{history:e}=this;return c`<div class="tools">
      <button ?disabled=${!e} @click=${()=>k(this,b,Vs).call(this,"zone")}>${y.add} ${a("Zone")}</button>
      <button ?disabled=${!e} @click=${()=>k(this,b,Vs).call(this,"line")}>${y.add} ${a("Line")}</button>
      <span class="gap"></span>
      <button class="plain" aria-label=${a("Undo")} title=${a("Undo")} ?disabled=${!e?.canUndo} @click=${()=>k(this,b,Ii).call(this)}>
        ${y.undo}
      </button>
      <button class="plain" aria-label=${a("Redo")} title=${a("Redo")} ?disabled=${!e?.canRedo} @click=${()=>k(this,b,Hi).call(this)}>
        ${y.redo}
      </button>
    </div>`};So=function(e){const t=ys(e);return c`
      ${t.length===0?c`<p class="muted">
              ${a("A zone tells where something happens, such as the porch but not the street. A line counts what crosses it.")}
            </p>`:c`<ul class="shapes" aria-label=${a("Zones and lines")}>
              ${t.map(s=>k(this,b,Ao).call(this,e,s))}
            </ul>`}
      ${this.trial?k(this,b,Mo).call(this,this.trial):d}
      <div class="foot">
        <p role="status" class="muted">${this.note}</p>
        <button ?disabled=${!H(this,b,Gs)||this.saving||(this.trial?.runs??!1)} @click=${H(this,Bi)}>
          ${y.clock} ${a("Try on the last day")}
        </button>
        <button class="primary" ?disabled=${!H(this,b,Pi)||!H(this,b,Gs)||this.saving} @click=${H(this,Fi)}>
          ${this.saving?a("Saving …"):a("Save")}
        </button>
      </div>
    `};Ao=function(e,t){const s=io(t,this.picked),i=bs(e,t)||a("Without a name"),n=Ai(e,t);return c`<li class=${s?"open":""}>
      <div class="row">
        <button class="plain name" aria-expanded=${s?"true":"false"} @click=${()=>k(this,b,Ui).call(this,s?null:t)}>
          ${t.kind==="zone"?y.zone:y.line} <span>${i}</span>
        </button>
        <button class="plain" aria-label=${a("Delete {name}",{name:i})} @click=${()=>k(this,b,Po).call(this,t)}>
          ${y.remove}
        </button>
      </div>
      ${n?c`<p class="fault" role="alert">${jc[n]()}</p>`:d}
      ${s?c`<hw-shape-form
              .drawing=${e}
              .which=${t}
              .labels=${H(this,b,Eo)}
              @hw-shaped=${H(this,Li)}
            ></hw-shape-form>`:d}
    </li>`};Mo=function(e){return c`<section class="trial">
      <div class="row">
        <h3>${a("Tried on the last day")}</h3>
        <button class="plain" aria-label=${e.runs?a("Stop trying"):a("Close")} @click=${H(this,qi)}>
          ${y.close}
        </button>
      </div>
      <hw-trial-view .trial=${e} @hw-changed=${()=>this.requestUpdate()}></hw-trial-view>
    </section>`};Eo=function(){const e=this.camera.labels,t=e.map(ne).filter(s=>s!=="other");return[...new Set([...t,...e])]};Pi=function(){return this.history!==null&&JSON.stringify(this.history.now)!==H(this,Ce)};Gs=function(){const e=this.history?.now;return e?ys(e).every(t=>Ai(e,t)===null):!1};Co=function(e){const t=ys(e).filter(s=>Ai(e,s)!==null);return new Set(t.map(({kind:s,index:i})=>`${s} ${i}`))};Oo=async function(){try{const{zones:e,lines:t}=await this.home.hass.callWS({type:"hearthwatch/zones",camera_id:this.camera.camera_id}),s={zones:e,lines:t};$o(this,Ce,JSON.stringify(s));const i=Zs.get(this.camera.camera_id);this.history=i??new Ac(s),i&&(this.note=a("Your drawing from before, not saved yet."))}catch(e){this.problem=dt(e)}};zi=new WeakMap;Li=new WeakMap;Di=new WeakMap;Ni=new WeakMap;To=function(e){k(this,b,Ri).call(this,e,e==="zone"?Ic:Hc)};Vs=function(e){this.fresh=e,this.picked=null};Wi=function(){this.fresh=null};Ri=function(e,t){const{history:s}=this,[i,n]=t;if(!s||!i||!n)return;const{now:r}=s;this.fresh=null,e==="zone"?(k(this,b,ee).call(this,mc(r,Cn(r,a("Zone")),t),null),this.picked={kind:e,index:r.zones.length}):(k(this,b,ee).call(this,gc(r,Cn(r,a("Line")),i,n),null),this.picked={kind:e,index:r.lines.length})};Po=function(e){if(!this.history)return;const t=bs(this.history.now,e);k(this,b,ee).call(this,vc(this.history.now,e),null),this.picked=null,this.note=a("{name} is deleted. Undo brings it back.",{name:t})};Ui=function(e){this.picked=e,this.history?.settle()};ee=function(e,t){this.history?.step(e,t),this.note="",this.problem=null,this.requestUpdate()};Ii=function(){this.history?.undo(),k(this,b,ji).call(this)};Hi=function(){this.history?.redo(),k(this,b,ji).call(this)};ji=function(){(this.history?ys(this.history.now):[]).some(t=>io(t,this.picked))||(this.picked=null),this.note="",this.requestUpdate()};Ks=new WeakMap;Fi=new WeakMap;Bi=new WeakMap;qi=new WeakMap;B.styles=[G,ie,Gn,M`
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
    `];Z([u({attribute:!1})],B.prototype,"home",2);Z([u({attribute:!1})],B.prototype,"camera",2);Z([S()],B.prototype,"history",2);Z([S()],B.prototype,"picked",2);Z([S()],B.prototype,"fresh",2);Z([S()],B.prototype,"problem",2);Z([S()],B.prototype,"note",2);Z([S()],B.prototype,"saving",2);Z([S()],B.prototype,"trial",2);Z([Dt("hw-zone-canvas")],B.prototype,"canvas",2);B=Z([D("hw-zone-editor")],B);const jc={unnamed:()=>a("It needs a name."),"named twice":()=>a("Another one has this name."),crossed:()=>a("Its edges cross: move the corners apart."),flat:()=>a("It is too small.")},Fc=["person","vehicle","animal"];function Bc(e,t){const s=n=>t.states[e.entities[n]??""]?.state,i=[];s("recording")==="on"&&i.push({key:"recording",icon:y.record,text:a("Recording")});for(const n of Fc){if(s(n)!=="on")continue;const r=n==="person"?Number(s("people")):1,o=r>1?a("{count} people",{count:r}):qc[n]();i.push({key:n,icon:qn("object_detected",n),text:o})}return i.length===0&&s("motion")==="on"&&i.push({key:"motion",icon:y.motion,text:a("Motion")}),i}const qc={person:()=>a("Person"),vehicle:()=>a("Vehicle"),animal:()=>a("Animal")};var Gc=Object.defineProperty,Vc=Object.getOwnPropertyDescriptor,zo=e=>{throw TypeError(e)},Nt=(e,t,s,i)=>{for(var n=i>1?void 0:i?Vc(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&Gc(t,s,n),n},Gi=(e,t,s)=>t.has(e)||zo("Cannot "+s),Lo=(e,t,s)=>(Gi(e,t,"read from private field"),t.get(e)),Pn=(e,t,s)=>t.has(e)?zo("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Kc=(e,t,s,i)=>(Gi(e,t,"write to private field"),t.set(e,s),s),O=(e,t,s)=>(Gi(e,t,"access private method"),s),Oe,E,Do,Kt,ls,No,Wo,Ro,ks,$e,Uo,Io;const zn=30,Zc=5e3;let lt=class extends T{constructor(){super(...arguments),Pn(this,E),this.idle=!1,this.note="",this.bad=!1,this.busy="",Pn(this,Oe)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(Lo(this,Oe))}render(){const{may:e}=this.camera;return c`
      <div class="acts">
        ${e.control?O(this,E,Do).call(this):d}
        ${e.edit?O(this,E,Kt).call(this,"zones",y.zone,a("Zones"),()=>O(this,E,Io).call(this,"hw-zones")):d}
        ${O(this,E,Kt).call(this,"more",y.more,a("More"),()=>O(this,E,Uo).call(this),!1)}
      </div>
      <p class=${this.bad?"bad":""} role="status">${this.note}</p>
    `}};Oe=new WeakMap;E=new WeakSet;Do=function(){const e=O(this,E,ls).call(this,"recording"),t=O(this,E,ls).call(this,"detection_enabled");return c`
      ${O(this,E,Kt).call(this,"record",y.record,a(e?"Recording":"Record"),()=>O(this,E,No).call(this),this.idle,e)}
      ${O(this,E,Kt).call(this,"snapshot",y.camera,a("Snapshot"),()=>O(this,E,Wo).call(this))}
      ${this.camera.entities.detection_enabled?O(this,E,Kt).call(this,"detect",y.eye,a("Detection"),()=>O(this,E,Ro).call(this),this.idle,t):d}
    `};Kt=function(e,t,s,i,n=this.idle,r=null){return c`<button
      class=${e}
      ?disabled=${n||this.busy===e}
      aria-pressed=${r===null?d:r?"true":"false"}
      @click=${i}
    >
      ${t}<span>${s}</span>
    </button>`};ls=function(e){const t=this.camera.entities[e];return t?this.hass.states[t]?.state==="on":!1};No=function(){const{device_id:e}=this.camera;O(this,E,ks).call(this,"record",a("Recording for {seconds} s.",{seconds:zn}),()=>this.hass.callService("hearthwatch","record",{device_id:e,seconds:zn}))};Wo=function(){const{device_id:e}=this.camera;O(this,E,ks).call(this,"snapshot",a("The picture was taken."),()=>this.hass.callService("hearthwatch","snapshot",{device_id:e}))};Ro=function(){const e=O(this,E,ls).call(this,"detection_enabled"),t=this.camera.entities.detection_enabled,s=a(e?"Detection is off.":"Detection is on.");O(this,E,ks).call(this,"detect",s,()=>this.hass.callService("switch",e?"turn_off":"turn_on",{entity_id:t}))};ks=async function(e,t,s){this.busy=e,O(this,E,$e).call(this,"");try{await s(),O(this,E,$e).call(this,t)}catch(i){O(this,E,$e).call(this,dt(i),!0)}finally{this.busy=""}};$e=function(e,t=!1){clearTimeout(Lo(this,Oe)),this.note=e,this.bad=t,e&&Kc(this,Oe,setTimeout(()=>O(this,E,$e).call(this,""),Zc))};Uo=function(){const e=this.camera.entities.live;if(!e)return;const t={entityId:e};this.dispatchEvent(new CustomEvent("hass-more-info",{detail:t,bubbles:!0,composed:!0}))};Io=function(e){this.dispatchEvent(new Event(e))};lt.styles=[G,M`
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
      @container (max-width: 430px) {
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
    `];Nt([u({attribute:!1})],lt.prototype,"hass",2);Nt([u({attribute:!1})],lt.prototype,"camera",2);Nt([u({type:Boolean})],lt.prototype,"idle",2);Nt([S()],lt.prototype,"note",2);Nt([S()],lt.prototype,"bad",2);Nt([S()],lt.prototype,"busy",2);lt=Nt([D("hw-camera-acts")],lt);const Ln=["tap","always"],Ho=["boxes","zones","events","controls"];function Yc(e){return{live:"tap",boxes:!0,zones:!0,events:!0,controls:!0,...e}}function jo(e){for(const s of["device","entity","name"]){const i=e[s];if(i!==void 0&&typeof i!="string")throw new Error(a("{key} must be a text",{key:s}))}for(const s of Ho){const i=e[s];if(i!==void 0&&typeof i!="boolean")throw new Error(a("{key} must be true or false",{key:s}))}const t=e.live;if(t!==void 0&&!Ln.some(s=>s===t))throw new Error(a("live must be one of {choices}",{choices:Ln.join(", ")}))}function Fo({device:e,entity:t},s){return e??(t?s.entities[t]?.device_id??null:null)}function Ys(e,t){const s=e.entities[t];return s?.platform==="hearthwatch"?s.device_id??null:null}function Jc(){return{schema:[{name:"device",required:!0,selector:{device:{filter:[{integration:"hearthwatch"}],entity:[{domain:"camera"}]}}},{name:"name",selector:{text:{}}},{name:"live",default:"tap",selector:{select:{mode:"dropdown",options:[{value:"tap",label:a("When it is tapped")},{value:"always",label:a("Always, while it is seen")}]}}},{name:"",type:"grid",schema:Ho.map(e=>({name:e,default:!0,selector:{boolean:{}}}))}],assertConfig:jo,computeLabel:({name:e})=>Qc[e]?.()??e,computeHelper:({name:e})=>Xc[e]?.()}}const Qc={device:()=>a("Camera"),name:()=>a("Name"),live:()=>a("Live picture"),boxes:()=>a("Boxes"),zones:()=>a("Zones and lines"),events:()=>a("Last events"),controls:()=>a("Buttons")},Xc={name:()=>a("Only if it is to be called something else here"),live:()=>a("Live pictures of many cameras take much of a tablet's strength")};function td(e,t,s){return s?!e||e.cameras===null&&e.obstacle===null?null:e.cameras===null?ed[e.obstacle??"failed"]():e.cameraOfDevice(s)?null:t.devices[s]?{title:a("You may not see this camera."),advice:a("An administrator can allow it, or choose another camera for this card.")}:{title:a("This camera is gone."),advice:a("Choose another one in the settings of this card.")}:{title:a("Which camera?"),advice:a("Choose one in the settings of this card.")}}const ed={missing:()=>({title:a("The Hearthwatch integration is not set up."),advice:a("Add it under Settings, Devices & services.")}),unauthorized:()=>({title:a("You may not see this camera."),advice:a("An administrator can allow it, or choose another camera for this card.")}),failed:()=>({title:a("Home Assistant does not answer."),advice:a("It is tried again every few seconds.")})};function sd(e,t,s){if(!e.connected)return{text:a("No connection to Home Assistant"),advice:a("Trying again …")};if(!e.engineLives(t)||!t.status)return{text:a("The engine does not answer"),advice:a("Does the Hearthwatch app run? It is tried again all the time.")};const{state:i,reason:n}=t.status;return!t.enabled||i==="disabled"?{text:a("Switched off"),advice:a("Nothing is looked at or recorded.")}:i==="online"?null:i==="connecting"?{text:a("Connecting …"),advice:n??""}:{text:tl({...t.status},s),advice:n??a("Is it switched on, and in the network?")}}const id={CHILD:2},nd=e=>(...t)=>({_$litDirective$:e,values:t});let rd=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,i){this._$Ct=t,this._$AM=s,this._$Ci=i}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};const{I:od}=ya,Dn=e=>e,Nn=()=>document.createComment(""),ue=(e,t,s)=>{const i=e._$AA.parentNode,n=t===void 0?e._$AB:t._$AA;if(s===void 0){const r=i.insertBefore(Nn(),n),o=i.insertBefore(Nn(),n);s=new od(r,o,e,e.options)}else{const r=s._$AB.nextSibling,o=s._$AM,h=o!==e;if(h){let l;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(l=e._$AU)!==o._$AU&&s._$AP(l)}if(r!==n||h){let l=s._$AA;for(;l!==r;){const g=Dn(l).nextSibling;Dn(i).insertBefore(l,n),l=g}}}return s},St=(e,t,s=e)=>(e._$AI(t,s),e),ad={},hd=(e,t=ad)=>e._$AH=t,ld=e=>e._$AH,Ps=e=>{e._$AR(),e._$AA.remove()};const Wn=(e,t,s)=>{const i=new Map;for(let n=t;n<=s;n++)i.set(e[n],n);return i},cd=nd(class extends rd{constructor(e){if(super(e),e.type!==id.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let i;s===void 0?s=t:t!==void 0&&(i=t);const n=[],r=[];let o=0;for(const h of e)n[o]=i?i(h,o):o,r[o]=s(h,o),o++;return{values:r,keys:n}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,i]){const n=ld(e),{values:r,keys:o}=this.dt(t,s,i);if(!Array.isArray(n))return this.ut=o,r;const h=this.ut??=[],l=[];let g,w,p=0,A=n.length-1,x=0,z=r.length-1;for(;p<=A&&x<=z;)if(n[p]===null)p++;else if(n[A]===null)A--;else if(h[p]===o[x])l[x]=St(n[p],r[x]),p++,x++;else if(h[A]===o[z])l[z]=St(n[A],r[z]),A--,z--;else if(h[p]===o[z])l[z]=St(n[p],r[z]),ue(e,l[z+1],n[p]),p++,z--;else if(h[A]===o[x])l[x]=St(n[A],r[x]),ue(e,n[p],n[A]),A--,x++;else if(g===void 0&&(g=Wn(o,x,z),w=Wn(h,p,A)),g.has(h[p]))if(g.has(h[A])){const N=w.get(o[x]),Y=N!==void 0?n[N]:null;if(Y===null){const tn=ue(e,n[p]);St(tn,r[x]),l[x]=tn}else l[x]=St(Y,r[x]),ue(e,n[p],Y),n[N]=null;x++}else Ps(n[A]),A--;else Ps(n[p]),p++;for(;x<=z;){const N=ue(e,l[z+1]);St(N,r[x]),l[x++]=N}for(;p<=A;){const N=n[p++];N!==null&&Ps(N)}return this.ut=o,hd(e,l),Ot}});var dd=Object.defineProperty,ud=Object.getOwnPropertyDescriptor,Vi=(e,t,s,i)=>{for(var n=i>1?void 0:i?ud(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&dd(t,s,n),n};let Te=class extends T{constructor(){super(...arguments),this.src="",this.broken=!1}willUpdate(e){e.has("src")&&(this.broken=!1)}render(){return!this.src||this.broken?c`<slot></slot>`:c`<img
      src=${this.src}
      alt=""
      loading="lazy"
      decoding="async"
      @error=${()=>{this.broken=!0}}
    />`}};Te.styles=M`
    :host {
      position: relative;
      display: grid;
      place-content: center;
      overflow: hidden;
    }
    img {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `;Vi([u()],Te.prototype,"src",2);Vi([S()],Te.prototype,"broken",2);Te=Vi([D("hw-thumbnail")],Te);var pd=Object.defineProperty,fd=Object.getOwnPropertyDescriptor,Bo=e=>{throw TypeError(e)},We=(e,t,s,i)=>{for(var n=i>1?void 0:i?fd(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&pd(t,s,n),n},md=(e,t,s)=>t.has(e)||Bo("Cannot "+s),gd=(e,t,s)=>t.has(e)?Bo("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Rn=(e,t,s)=>(md(e,t,"access private method"),s),Xe,qo,Go;class Ki extends Event{constructor(t){super(Ki.type),this.event=t}static{this.type="hw-chosen"}}let Lt=class extends T{constructor(){super(...arguments),gd(this,Xe),this.visits=[],this.cameraName="",this.chosen=null}render(){const{known:e,problem:t}=this.happenings;return this.visits.length===0?t?c`<p role="alert">
          ${t}
          <button @click=${()=>this.happenings.refresh()}>${a("Try again")}</button>
        </p>`:e?c`<p>${a("Nothing has happened yet.")}</p>`:c`<ol aria-busy="true">${[1,2,3,4].map(()=>c`<li class="blank"></li>`)}</ol>`:c`<ol aria-label=${a("Last events of {name}",{name:this.cameraName})} @keydown=${Rn(this,Xe,Go)}>
      ${cd(this.visits,({events:s})=>s.at(-1)?.id,s=>Rn(this,Xe,qo).call(this,s))}
    </ol>`}};Xe=new WeakSet;qo=function({lead:e,events:t}){const{label:s}=_t(e),i=s?ne(s):null,n=t.some(({id:o})=>o===this.chosen),r=new Date(e.timestamp);return c`<li>
      <button
        aria-label="${vs(e,this.cameraName)}, ${Ls(r)}"
        aria-current=${n?"true":d}
        @click=${()=>this.dispatchEvent(new Ki(e))}
      >
        <hw-thumbnail .src=${this.happenings.home.url(e.picture)}>
          ${qn(e.type,i)}
        </hw-thumbnail>
        <svg class="mark" viewBox="0 0 4 4" aria-hidden="true">
          <circle cx="2" cy="2" r="2" fill=${i?De[i]:"#d5b3ff"} />
        </svg>
        <span class="what">${vd(e)}</span>
        <time class="numbers" datetime=${e.timestamp} title=${Ls(r)}>${di(r,new Date)}</time>
      </button>
    </li>`};Go=function(e){const t={ArrowRight:1,ArrowLeft:-1}[e.key];if(!t)return;const s=[...this.renderRoot.querySelectorAll("button")],i=s.indexOf(e.target);s[i+t]?.focus(),e.preventDefault()};Lt.styles=[G,M`
      ol {
        display: flex;
        gap: 8px;
        padding: 10px 12px;
        overflow-x: auto;
        overscroll-behavior-x: contain;
        scrollbar-width: thin;
        scroll-snap-type: x proximity;
        scroll-padding: 12px;
      }
      li {
        flex: none;
        width: 112px;
        scroll-snap-align: start;
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
    `];We([u({attribute:!1})],Lt.prototype,"happenings",2);We([u({attribute:!1})],Lt.prototype,"visits",2);We([u()],Lt.prototype,"cameraName",2);We([u()],Lt.prototype,"chosen",2);Lt=We([D("hw-visit-strip")],Lt);function vd(e){const{label:t,name:s,zones:i,line:n}=_t(e);if(e.type==="snapshot_taken"||!(t??s))return Ae(e.type);const r=s??st(ct(t??"")),o=e.type==="line_crossed"?n:i[0];return o?`${r} · ${o}`:r}var wd=Object.defineProperty,bd=Object.getOwnPropertyDescriptor,Vo=e=>{throw TypeError(e)},xt=(e,t,s,i)=>{for(var n=i>1?void 0:i?bd(t,s):t,r=e.length-1,o;r>=0;r--)(o=e[r])&&(n=(i?o(t,s,n):o(n))||n);return i&&n&&wd(t,s,n),n},Zi=(e,t,s)=>t.has(e)||Vo("Cannot "+s),C=(e,t,s)=>(Zi(e,t,"read from private field"),s?s.call(e):t.get(e)),rt=(e,t,s)=>t.has(e)?Vo("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(e):t.set(e,s),Pe=(e,t,s,i)=>(Zi(e,t,"write to private field"),t.set(e,s),s),ot=(e,t,s)=>(Zi(e,t,"access private method"),s),tt,Zt,ze,Yi,Le,U,Ko,cs,Zo,Yo,Jo,Qo,Xo,ta,Ji,Qi,Xi,ea,ds;const Js="hearthwatch-camera-card",yd=10,$d={state:"connecting",reason:null,width:0,height:0};let et=class extends T{constructor(){super(),rt(this,U),this.layout="",this.preview=!1,this.config=null,this.live=!1,this.event=null,this.sheet=null,rt(this,tt,null),rt(this,Zt,null),rt(this,ze,""),rt(this,Yi,new nr(this)),rt(this,Le,new dc(this,()=>this.hass,{onEvent:e=>C(this,tt)?.add(e),onGap:()=>{C(this,tt)?.refresh()}})),rt(this,Ji,({event:e})=>{this.event=e}),rt(this,Qi,()=>{this.event=null}),rt(this,ds,()=>{this.sheet=null}),new Ea(this,20)}static getConfigForm(){return kn(),Jc()}static getStubConfig(e){const t=Object.keys(e.entities).find(i=>i.startsWith("camera.")&&Ys(e,i)),s=t?Ys(e,t):null;return s?{device:s}:{}}setConfig(e){kn(),jo(e),this.config=Yc(e),this.live=this.config.live==="always"}getCardSize(){return this.config?.events?7:5}getGridOptions(){return{columns:12,rows:"auto",min_columns:6,min_rows:4}}disconnectedCallback(){var e;super.disconnectedCallback(),(e=C(this,Zt))==null||e.call(this),Pe(this,Zt,null),Pe(this,ze,"")}willUpdate(e){e.has("hass")&&this.hass&&Xl(this.hass)}shouldUpdate(e){const t=e.get("hass");return e.size>1||!t||!this.hass?!0:!ot(this,U,Ko).call(this,t,this.hass)}updated(){const e=C(this,U,cs);this.toggleAttribute("fixed",C(this,U,Zo)),ot(this,U,Yo).call(this,e)}render(){const{hass:e,config:t}=this;if(!e||!t)return d;const{home:s}=C(this,Le),i=td(s,e,Fo(t,e));if(i)return _d(i.title,i.advice);const n=C(this,U,cs);return!s||!n?c`<ha-card aria-busy="true"><div class="stage"></div></ha-card>`:c`<ha-card>
        ${this.event?ot(this,U,Qo).call(this,s,n,this.event):ot(this,U,Jo).call(this,s,n,e)}
        ${t.events?ot(this,U,Xo).call(this,s,n):d}
        ${t.controls?c`<hw-camera-acts
                .hass=${e}
                .camera=${n}
                ?idle=${!s.connected||!s.engineLives(n)}
                @hw-zones=${()=>ot(this,U,Xi).call(this,"zones")}
              ></hw-camera-acts>`:d}
      </ha-card>
      ${ot(this,U,ea).call(this,s,n)}`}};tt=new WeakMap;Zt=new WeakMap;ze=new WeakMap;Yi=new WeakMap;Le=new WeakMap;U=new WeakSet;Ko=function(e,t){if(e.language!==t.language||e.devices!==t.devices)return!1;const s=C(this,U,cs);return s?Object.values(s.entities).every(i=>e.states[i]===t.states[i]):e.entities===t.entities};cs=function(){const{hass:e,config:t}=this,s=e&&t?Fo(t,e):null;return s?C(this,Le).home?.cameraOfDevice(s)??null:null};Zo=function(){return this.layout==="grid"&&typeof this.config?.grid_options?.rows=="number"};Yo=function(e){var t;const s=this.config?.boxes||this.config?.zones,n=this.live&&C(this,Yi).seen&&!this.event&&s&&e?e.camera_id:"";n!==C(this,ze)&&((t=C(this,Zt))==null||t.call(this),Pe(this,ze,n),Pe(this,Zt,n?C(this,Le).home?.watch(n)??null:null))};Jo=function(e,t,s){const i=this.config?.name||t.name,n=sd(e,t,new Date);return c`<div class="stage">
      <hw-live-picture
        .camera=${xd(t,i,n!==null)}
        .client=${e.pictures}
        .tracks=${e.tracks}
        .grounds=${this.config?.zones?kd(t):[]}
        .pace=${yd}
        .video=${this.live&&!n?"auto":null}
        ?plain=${!this.config?.boxes}
        ?covered=${this.sheet!==null}
        ?buttons=${this.live}
      ></hw-live-picture>
      <button
        class="tap"
        aria-label=${this.live?a("Stop the live picture of {name}",{name:i}):a("Show {name} live",{name:i})}
        ?disabled=${n!==null}
        @click=${()=>{this.live=!this.live}}
      ></button>
      <div class="top">
        <h2>${i}</h2>
        <ul aria-label=${a("What is there now")} aria-live="polite">
          ${Bc(t,s).map(({key:r,icon:o,text:h})=>c`<li class=${r}>${o}<span>${h}</span></li>`)}
        </ul>
      </div>
      ${n?c`<div class="notice" role="status">
              ${y.away}
              <p><strong>${n.text}</strong> <span>${n.advice}</span></p>
            </div>`:d}
      ${this.live||n?d:c`<span class="hint" aria-hidden="true">${y.play} ${a("Live")}</span>`}
    </div>`};Qo=function(e,t,s){const i=this.config?.name||t.name;return c`<div class="stage clip">
        <hw-home-footage .home=${e} .event=${s} .cameraName=${i}></hw-home-footage>
      </div>
      <div class="caption">
        <p>
          <strong>${vs(s,i)}</strong>
          <small class="muted">${di(new Date(s.timestamp),new Date)}</small>
        </p>
        <button @click=${()=>ot(this,U,Xi).call(this,"reasons")}>${y.question} ${a("Why?")}</button>
        <button class="plain" aria-label=${a("Back to the live picture")} @click=${C(this,Qi)}>
          ${y.close}
        </button>
      </div>`};Xo=function(e,t){const s=ot(this,U,ta).call(this,e,t);return c`<hw-visit-strip
      .happenings=${s}
      .visits=${s.visits}
      .cameraName=${this.config?.name||t.name}
      .chosen=${this.event?.id??null}
      @hw-chosen=${C(this,Ji)}
    ></hw-visit-strip>`};ta=function(e,t){const{camera_id:s}=t;return(C(this,tt)?.camera.camera_id!==s||C(this,tt).home!==e)&&(Pe(this,tt,new xl(e,t)),C(this,tt).observe(()=>this.requestUpdate()),C(this,tt).refresh()),C(this,tt)};Ji=new WeakMap;Qi=new WeakMap;Xi=function(e){this.sheet=e};ea=function(e,t){const{sheet:s,event:i}=this;if(s==="zones")return c`<hw-zone-editor
        .home=${e}
        .camera=${t}
        @hw-close=${C(this,ds)}
      ></hw-zone-editor>`;if(s!=="reasons"||!i)return d;const n=this.config?.name||t.name;return c`<hw-sheet heading=${vs(i,n)} @hw-close=${C(this,ds)}>
      <hw-event-reasons .home=${e} .event=${i} .cameraName=${n}></hw-event-reasons>
    </hw-sheet>`};ds=new WeakMap;et.styles=[G,pc,ie,M`
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
    `];xt([u({attribute:!1})],et.prototype,"hass",2);xt([u()],et.prototype,"layout",2);xt([u({type:Boolean})],et.prototype,"preview",2);xt([S()],et.prototype,"config",2);xt([S()],et.prototype,"live",2);xt([S()],et.prototype,"event",2);xt([S()],et.prototype,"sheet",2);et=xt([D(Js)],et);function _d(e,t){return c`<ha-card>
    <div class="message" role="alert">
      ${y.camera}
      <strong>${e}</strong>
      <p>${t}</p>
    </div>
  </ha-card>`}function xd({camera_id:e,enabled:t,status:s},i,n){const r=s??$d,o=n&&r.state==="online"?"offline":r.state;return{id:e,name:i,enabled:t,status:{...r,state:o}}}function kd({zones:e,lines:t}){return[...e.map(({name:s,points:i})=>({name:s,points:i,closed:!0})),...t.map(({name:s,from:i,to:n})=>({name:s,points:[i,n],closed:!1}))]}uc({type:Js,name:"Hearthwatch camera",description:"A camera live with boxes, what is there now, and its last events with their clips.",getEntitySuggestion:(e,t)=>{const s=t.startsWith("camera.")?Ys(e,t):null;return s?{config:{type:`custom:${Js}`,device:s}}:null}});
