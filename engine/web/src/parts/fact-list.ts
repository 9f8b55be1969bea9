import { css, html, nothing } from "lit";

/** A name and what is known; null where nothing is. */
export type Fact = readonly [name: string, value: string | number | null];

/** Show facts as a list of names and values; those that are not known are left out. */
export function factList(facts: readonly Fact[]) {
  return html`<dl class="facts">
    ${facts.map(([name, value]) =>
      value === null || value === ""
        ? nothing
        : html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
    )}
  </dl>`;
}

export const factListStyles = css`
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
`;
