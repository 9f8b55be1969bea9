import { css } from "lit";

/** What every component starts from. */
export const base = css`
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
`;

/** Buttons, choices and the marks of good and bad. */
export const controls = css`
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
`;

/** One thing among others, as a button: its picture, what it is, and facts with dots in between. */
export const row = css`
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
`;

/** Things of which one is chosen to go on with, each a button with what it is. */
export const choices = css`
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
`;

/** What people type, each with its name above it. */
export const fields = css`
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
`;

/** Buttons of which one is chosen. */
export const parts = css`
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
`;

/** What to say first about a decision. */
export const verdicts = css`
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
`;

/** Clips side by side, day by day. */
export const tiles = css`
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
`;

/** A large picture with a section about it: below it, or beside it where there is room. */
export const pictureAndFacts = css`
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
`;
