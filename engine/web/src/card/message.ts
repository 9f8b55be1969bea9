import { css, html } from "lit";
import { icons } from "../parts/icons";

/** Why there is nothing to be seen, and what can be done. */
export interface Hindrance {
  title: string;
  advice: string;
}

/** Show what is in the way; an alert is read out at once. */
export function message({ title, advice }: Hindrance, role: "status" | "alert" = "status") {
  return html`<div class="message" role=${role}>
    ${icons.camera}
    <strong>${title}</strong>
    <p>${advice}</p>
  </div>`;
}

export const messageStyles = css`
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
`;
