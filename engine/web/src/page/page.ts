import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { Client } from "../api/client";
import { clipTitle } from "../words/clips";
import { eventSentence } from "../words/sentences";
import "./camera-grid";
import "./camera-view";
import "./clip-view";
import "./clips-view";
import "./connection-banner";
import "./doorway";
import "./event-list";
import "./event-view";
import { House } from "./house";
import { Intent, type View } from "./intent";
import { takeCode } from "./link";
import { Showing } from "./observed";
import { base, controls } from "./shared-styles";
import "./sheet";
import "./why-view";

type Tab = "cameras" | "events";

/** The whole page. */
@customElement("hw-page")
export class Page extends LitElement {
  readonly house = new House(new Client(document.baseURI));

  /** What lies in front of the page; the last one is seen. */
  @state() private views: readonly View[] = [];
  /** Which half a narrow screen shows. */
  @state() private tab: Tab = "cameras";

  constructor() {
    super();
    new Showing(this, () => this.house);
    this.addEventListener(Intent.type, (intent) => {
      this.views = [...this.views, (intent as Intent).view];
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.house.enter(takeCode(window));
    window.addEventListener("hashchange", this.#newLink);
    window.addEventListener("online", this.#back);
    document.addEventListener("visibilitychange", this.#back);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("hashchange", this.#newLink);
    window.removeEventListener("online", this.#back);
    document.removeEventListener("visibilitychange", this.#back);
  }

  protected override render() {
    const { stage } = this.house;
    if (stage.kind !== "open") {
      return html`<hw-doorway
        .stage=${stage}
        @hw-retry=${() => this.house.enter(null)}
      ></hw-doorway>`;
    }
    return html`
      ${this.#bar()}
      ${
        this.house.live.kind === "waiting"
          ? html`<hw-connection-banner .house=${this.house}></hw-connection-banner>`
          : nothing
      }
      <main data-tab=${this.tab}>
        <section class="cameras" aria-labelledby="cameras">
          <h2 id="cameras">Cameras</h2>
          <hw-camera-grid
            .house=${this.house}
            ?covered=${this.views.length > 0}
          ></hw-camera-grid>
        </section>
        <section class="events" aria-labelledby="events">
          <h2 id="events">Events</h2>
          <hw-event-list .house=${this.house}></hw-event-list>
        </section>
      </main>
      ${this.#sheet()}
    `;
  }

  readonly #newLink = (): void => {
    const code = takeCode(window);
    if (code) void this.house.enter(code);
  };

  readonly #back = (): void => {
    this.house.watching = !document.hidden;
    if (!document.hidden) this.house.reconnect();
  };

  #bar() {
    const { cameras, live } = this.house;
    const online = cameras.filter(({ status }) => status.state === "online").length;
    const well = live.kind === "open";
    return html`<header>
      <img src="./icon.svg" width="30" height="30" alt="" />
      <h1>Hearthwatch</h1>
      <nav aria-label="Parts of the page">
        ${this.#tabButton("cameras", "Cameras")} ${this.#tabButton("events", "Events")}
      </nav>
      <span class="muted online numbers">${online} of ${cameras.length} online</span>
      <span class="chip ${well ? "good" : "warn"}">${well ? "Live" : "Connecting"}</span>
    </header>`;
  }

  #tabButton(tab: Tab, name: string) {
    return html`<button
      class="plain"
      aria-pressed=${this.tab === tab}
      @click=${() => {
        this.tab = tab;
      }}
    >
      ${name}
    </button>`;
  }

  #sheet() {
    const view = this.views.at(-1);
    if (!view) return nothing;
    return html`<hw-sheet
      .heading=${this.#heading(view)}
      ?nested=${this.views.length > 1}
      @hw-back=${() => {
        this.views = this.views.slice(0, -1);
      }}
      @hw-close=${() => {
        this.views = [];
      }}
    >
      ${this.#view(view)}
    </hw-sheet>`;
  }

  #heading(view: View): string {
    if (view.kind === "why") return "Why?";
    if (view.kind === "clips")
      return `Clips: ${this.house.camera(view.cameraId)?.name ?? "camera"}`;
    if (view.kind === "clip") return clipTitle(view.clip);
    if (view.kind === "camera") return this.house.camera(view.cameraId)?.name ?? "Camera";
    return eventSentence(view.event, this.house.camera(view.event.camera_id)?.name ?? null);
  }

  #view(view: View) {
    switch (view.kind) {
      case "camera":
        return html`<hw-camera-view
          .house=${this.house}
          .cameraId=${view.cameraId}
        ></hw-camera-view>`;
      case "clips":
        return html`<hw-clips-view
          .house=${this.house}
          .cameraId=${view.cameraId}
        ></hw-clips-view>`;
      case "clip":
        return html`<hw-clip-view .house=${this.house} .clip=${view.clip}></hw-clip-view>`;
      case "event":
        return html`<hw-event-view .house=${this.house} .event=${view.event}></hw-event-view>`;
      case "why":
        return html`<hw-why-view
          .house=${this.house}
          .cameraId=${view.cameraId}
          .at=${view.at}
          .trackId=${view.trackId}
        ></hw-why-view>`;
    }
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        max-width: 1600px;
        margin: 0 auto;
        padding: 0 max(24px, env(safe-area-inset-right)) 40px max(24px, env(safe-area-inset-left));
      }
      header {
        display: flex;
        align-items: center;
        gap: 12px;
        height: 68px;
      }
      h1 {
        flex: 1;
        font-size: 1.1875rem;
        font-weight: 680;
        letter-spacing: -0.01em;
      }
      h2 {
        margin-bottom: 12px;
        font-size: 1rem;
        font-weight: 640;
      }
      nav {
        display: none;
      }
      header img {
        display: block;
      }
      .online {
        font-size: 0.875rem;
      }
      hw-connection-banner {
        margin-bottom: 16px;
      }
      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(340px, 400px);
        align-items: start;
        gap: 28px;
      }
      .events {
        position: sticky;
        top: 16px;
        display: flex;
        flex-direction: column;
        max-height: calc(100dvh - 84px);
        padding: 16px 12px 0 16px;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: var(--round);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      hw-event-list {
        min-height: 0;
      }
      @media (max-width: 900px) {
        :host {
          padding: 0 14px 32px;
        }
        header {
          height: 60px;
          gap: 10px;
        }
        .online {
          display: none;
        }
        nav {
          display: flex;
          padding: 3px;
          border-radius: 12px;
          background: var(--raised);
        }
        nav button {
          min-height: 32px;
          padding: 0 12px;
          border-radius: 9px;
        }
        nav button[aria-pressed="true"] {
          background: var(--surface);
          box-shadow: var(--shadow);
        }
        h1 {
          overflow: hidden;
          text-overflow: ellipsis;
        }
        h2 {
          position: absolute;
          clip-path: inset(50%);
        }
        main {
          grid-template-columns: minmax(0, 1fr);
        }
        [data-tab="cameras"] .events,
        [data-tab="events"] .cameras {
          display: none;
        }
        .events {
          position: static;
          max-height: none;
          padding: 10px 8px 8px;
        }
      }
      @media (max-width: 420px) {
        h1 {
          font-size: 0;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-page": Page;
  }
}
