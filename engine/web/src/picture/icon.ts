import { html, type SVGTemplateResult } from "lit";

/** Draw an icon of 20 by 20 with lines of the text's colour; it says nothing to screen readers. */
export function icon(shape: SVGTemplateResult) {
  return html`<svg
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
    ${shape}
  </svg>`;
}
