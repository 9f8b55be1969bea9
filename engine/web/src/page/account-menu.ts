import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Scope, Session } from "../api/access";
import { describe } from "../api/problem";
import { icons } from "../parts/icons";
import { base, controls } from "../parts/shared-styles";
import type { House } from "./house";
import { Intent, type View } from "./intent";

const RIGHTS: Readonly<Record<Scope, string>> = {
  admin: "May change everything",
  write: "May look and act",
  read: "May look",
};

/** Who is signed in, and what is needed seldom. */
@customElement("hw-account-menu")
export class AccountMenu extends LitElement {
  @property({ attribute: false }) house!: House;
  @property({ attribute: false }) session!: Session;

  @state() private problem: string | null = null;

  @query("[popover]") private menu!: HTMLElement;

  protected override render() {
    const { name, kind } = this.session;
    return html`
      <button class="plain" popovertarget="menu" aria-label="Signed in as ${name}">
        ${icons.person}
      </button>
      <div id="menu" popover>
        <p><strong>${name}</strong><small class="muted">${rights(this.session)}</small></p>
        ${this.#item({ kind: "trash", cameraId: "" }, icons.film, "Deleted clips")}
        ${this.house.may("admin") ? this.#owners() : nothing}
        ${
          kind === "session"
            ? html`<button class="plain" @click=${this.#signOut}>${icons.out} Sign out</button>`
            : nothing
        }
        ${this.problem ? html`<p role="alert">${this.problem}</p>` : nothing}
      </div>
    `;
  }

  #owners() {
    return html`
      ${this.#item({ kind: "archive" }, icons.camera, "Removed cameras")}
      ${this.#item({ kind: "moving" }, icons.add, "From Frigate or HomeSec")}
    `;
  }

  #item(view: View, icon: unknown, text: string) {
    return html`<button
      class="plain"
      @click=${() => {
        this.menu.hidePopover();
        this.dispatchEvent(new Intent(view));
      }}
    >
      ${icon} ${text}
    </button>`;
  }

  async #signOut(): Promise<void> {
    try {
      await this.house.signOut();
    } catch (error) {
      this.problem = describe(error);
    }
  }

  static override styles = [
    base,
    controls,
    css`
      [popovertarget] {
        padding: 0 8px;
      }
      [popover] {
        position: fixed;
        inset: 62px max(24px, calc((100vw - 1600px) / 2 + 24px)) auto auto;
        width: 230px;
        margin: 0;
        padding: 8px;
        border: 1px solid var(--line);
        border-radius: 14px;
        background: var(--surface);
        color: var(--text);
        box-shadow: 0 16px 48px rgb(0 0 0 / 25%);
      }
      p {
        display: grid;
        padding: 6px 10px 10px;
        overflow-wrap: anywhere;
      }
      strong {
        font-weight: 620;
      }
      [popover] button {
        justify-content: start;
        gap: 10px;
        width: 100%;
        padding: 0 10px;
      }
      @media (max-width: 900px) {
        [popover] {
          inset-inline-end: 14px;
        }
      }
    `,
  ];
}

function rights({ scopes }: Session): string {
  const most = (["admin", "write", "read"] as const).find((scope) => scopes.includes(scope));
  return most ? RIGHTS[most] : "";
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-account-menu": AccountMenu;
  }
}
