import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { dayName } from "../words/time";
import type { Paged } from "./paged";

export interface DayList<T> {
  log: Paged;
  /** The newest first. */
  items: readonly T[];
  keyOf: (item: T) => string;
  momentOf: (item: T) => string;
  show: (item: T) => TemplateResult;
  /** What to say where there are none. */
  none: () => TemplateResult;
}

/** Show what a log has, day by day, with a way to what is older. */
export function dayList<T>({ log, items, keyOf, momentOf, show, none }: DayList<T>) {
  return html`
    ${byDay(items, momentOf, new Date()).map(
      ([day, found]) => html`
        <h3>${day}</h3>
        <ol>
          ${repeat(found, keyOf, (item) => html`<li>${show(item)}</li>`)}
        </ol>
      `,
    )}
    ${items.length > 0 ? nothing : empty(log, none)} ${log.hasOlder ? older(log) : nothing}
  `;
}

/** Say why a log could not be fetched, if so. */
export function logProblem(log: Paged) {
  if (!log.problem) return nothing;
  return html`<p class="problem" role="alert">
    ${log.problem} <button @click=${() => log.refresh()}>Try again</button>
  </p>`;
}

/** Cut a list, newest first, into days. */
export function byDay<T>(
  items: readonly T[],
  momentOf: (item: T) => string,
  now: Date,
): [string, T[]][] {
  const days = new Map<string, T[]>();
  for (const item of items) {
    const day = dayName(new Date(momentOf(item)), now);
    const found = days.get(day);
    if (found) found.push(item);
    else days.set(day, [item]);
  }
  return [...days];
}

function empty({ loading, problem }: Paged, none: () => TemplateResult) {
  if (problem) return nothing;
  return html`<p class="none muted">${loading ? "Loading …" : none()}</p>`;
}

function older(log: Paged) {
  return html`<button class="older" ?disabled=${log.loading} @click=${() => log.loadOlder()}>
    ${log.loading ? "Loading …" : "Show older"}
  </button>`;
}

export const dayListStyles = css`
  h3 {
    color: var(--muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .none {
    padding: 32px 16px;
    text-align: center;
  }
  .problem {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 10px 14px;
    border-radius: 10px;
    background: var(--bad-soft);
    color: var(--bad);
    font-size: 0.875rem;
  }
  .older {
    width: 100%;
    margin: 12px 0;
  }
`;
