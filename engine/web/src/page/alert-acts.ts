import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Alert, AlertAct } from "../api/alerts";
import { icons } from "../parts/icons";
import { base, controls } from "../parts/shared-styles";
import { actName, actsOf } from "../words/alerts";

const ICONS: Readonly<Record<AlertAct, unknown>> = {
  acknowledge: icons.pass,
  close: icons.close,
  reopen: icons.undo,
};

/** Says what becomes of an alert. */
export class ActEvent extends Event {
  static readonly type = "hw-act";

  constructor(
    readonly alert: Alert,
    readonly act: AlertAct,
  ) {
    super(ActEvent.type, { bubbles: true, composed: true });
  }
}

/** What can be done with an alert; sends an `ActEvent`. */
@customElement("hw-alert-acts")
export class AlertActs extends LitElement {
  @property({ attribute: false }) alert!: Alert;
  /** There are others with the same buttons: the first one does not stand out. */
  @property({ type: Boolean }) brief = false;

  protected override render() {
    const { alert, brief } = this;
    return actsOf(alert).map(
      (act, place) => html`<button
        class=${place === 0 && !brief && act !== "reopen" ? "primary" : ""}
        aria-label="${actName(act)}: ${alert.title}"
        @click=${() => this.dispatchEvent(new ActEvent(alert, act))}
      >
        ${ICONS[act]} ${actName(act)}
      </button>`,
    );
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      svg {
        width: 16px;
        height: 16px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-alert-acts": AlertActs;
  }
}
