import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { Client } from "../api/client";
import { clipTitle } from "../words/clips";
import { eventSentence } from "../words/sentences";
import "./account-menu";
import { viewAt } from "./address";
import "./alert-view";
import "./alerts-view";
import "./archive-view";
import "./bell";
import "./camera-form";
import "./camera-grid";
import "./camera-view";
import "./clip-view";
import "./clips-view";
import "./connection-banner";
import "./doorway";
import "./event-list";
import "./event-view";
import { icons } from "../parts/icons";
import { House } from "./house";
import { Intent, type View } from "./intent";
import "./job-note";
import { takeCode } from "./link";
import "./mode-choice";
import "./moving-view";
import "./new-camera";
import { Showing } from "../parts/observed";
import { base, controls, parts } from "../parts/shared-styles";
import "../parts/sheet";
import "./toast";
import { Trail } from "./trail";
import "./trash-view";
import "./why-view";

type Tab = "cameras" | "events";

/** The whole page. */
@customElement("hw-page")
export class Page extends LitElement {
  readonly house = new House(new Client(document.baseURI));

  /** Which half a narrow screen shows. */
  @state() private tab: Tab = "cameras";

  /** What lies in front of the page. */
  readonly #trail = new Trail(window, {
    onChange: () => this.requestUpdate(),
    find: (address) => viewAt(address, this.house.client),
  });
  #walking = false;

  constructor() {
    super();
    new Showing(this, () => this.house);
    new Showing(this, () => this.house.removals);
    this.addEventListener(Intent.type, (intent) => this.#trail.push((intent as Intent).view));
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
    this.#trail.stop();
    window.removeEventListener("hashchange", this.#newLink);
    window.removeEventListener("online", this.#back);
    document.removeEventListener("visibilitychange", this.#back);
  }

  protected override willUpdate(): void {
    if (this.#walking || this.house.stage.kind !== "open") return;
    this.#walking = true;
    void this.#trail.start();
  }

  protected override render() {
    const { stage } = this.house;
    if (stage.kind !== "open") {
      return html`<hw-doorway
        .house=${this.house}
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
      <hw-job-note .house=${this.house}></hw-job-note>
      <main data-tab=${this.tab}>
        <section class="cameras" aria-labelledby="cameras">
          <div class="heading">
            <h2 id="cameras">Cameras</h2>
            ${this.house.may("admin") && this.house.cameras.length > 0 ? this.#add() : nothing}
          </div>
          <hw-camera-grid
            .house=${this.house}
            ?covered=${this.#trail.views.length > 0}
          ></hw-camera-grid>
        </section>
        <section class="events" aria-labelledby="events">
          <h2 id="events">Events</h2>
          <hw-event-list .house=${this.house}></hw-event-list>
        </section>
      </main>
      ${this.#toast()} ${this.#sheet()}
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
    const { cameras, live, mode, session } = this.house;
    const online = cameras.filter(({ status }) => status.state === "online").length;
    const well = live.kind === "open";
    return html`<header>
      <img src="./icon.svg" width="30" height="30" alt="" />
      <h1>Hearthwatch</h1>
      <nav class="parts" aria-label="Parts of the page">
        ${this.#tabButton("cameras", "Cameras")} ${this.#tabButton("events", "Events")}
      </nav>
      ${well ? html`<span class="muted online numbers">${online} of ${cameras.length} online</span>` : nothing}
      <span class="chip ${well ? "good" : "warn"}">${well ? "Live" : "Connecting"}</span>
      ${
        mode !== null && this.house.may("write")
          ? html`<hw-mode-choice .house=${this.house} .mode=${mode}></hw-mode-choice>`
          : nothing
      }
      <hw-bell .house=${this.house}></hw-bell>
      ${
        session
          ? html`<hw-account-menu .house=${this.house} .session=${session}></hw-account-menu>`
          : nothing
      }
    </header>`;
  }

  #add() {
    return html`<button
      class="plain"
      @click=${() => this.dispatchEvent(new Intent({ kind: "add-camera" }))}
    >
      ${icons.add} Add a camera
    </button>`;
  }

  #toast() {
    const { removed, problem } = this.house.removals;
    return html`<hw-toast
      .text=${problem ?? (removed ? `${removed.name} removed` : "")}
      ?undoable=${removed !== null && problem === null}
      @hw-undo=${() => this.house.removals.undo()}
    ></hw-toast>`;
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
    const { views } = this.#trail;
    const view = views.at(-1);
    if (!view) return nothing;
    return html`<hw-sheet
      .heading=${this.#heading(view)}
      ?nested=${views.length > 1}
      ?steady=${view.kind === "new-camera" || view.kind === "edit-camera"}
      @hw-back=${() => this.#trail.pop(1)}
      @hw-close=${() => this.#trail.pop()}
    >
      ${this.#view(view)}
    </hw-sheet>`;
  }

  #heading(view: View): string {
    const { house } = this;
    switch (view.kind) {
      case "add-camera":
      case "new-camera":
        return "Add a camera";
      case "edit-camera":
        return `Change ${house.camera(view.cameraId)?.name ?? "a camera"}`;
      case "alert":
        return view.title;
      case "alerts":
        return "Alerts";
      case "archive":
        return "Removed cameras";
      case "camera":
        return house.camera(view.cameraId)?.name ?? "Camera";
      case "clip":
        return clipTitle(view.clip);
      case "clips":
        return `Clips: ${house.camera(view.cameraId)?.name ?? "camera"}`;
      case "event":
        return eventSentence(view.event, house.camera(view.event.camera_id)?.name ?? null);
      case "moving":
        return "From Frigate or HomeSec";
      case "trash":
        return "Deleted clips";
      case "why":
        return "Why?";
    }
  }

  #view(view: View) {
    switch (view.kind) {
      case "add-camera":
        return html`<hw-new-camera .house=${this.house}></hw-new-camera>`;
      case "new-camera":
        return html`<hw-camera-form
          .house=${this.house}
          .source=${view.source}
          .address=${view.address}
          .name=${view.name}
        ></hw-camera-form>`;
      case "edit-camera":
        return html`<hw-camera-form
          .house=${this.house}
          .cameraId=${view.cameraId}
        ></hw-camera-form>`;
      case "alert":
        return html`<hw-alert-view .house=${this.house} .alertId=${view.alertId}></hw-alert-view>`;
      case "alerts":
        return html`<hw-alerts-view .house=${this.house}></hw-alerts-view>`;
      case "archive":
        return html`<hw-archive-view .house=${this.house}></hw-archive-view>`;
      case "moving":
        return html`<hw-moving-view .house=${this.house}></hw-moving-view>`;
      case "trash":
        return html`<hw-trash-view
          .house=${this.house}
          .cameraId=${view.cameraId}
        ></hw-trash-view>`;
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
    parts,
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
      nav.parts {
        display: none;
      }
      header img {
        display: block;
      }
      .online {
        font-size: 0.875rem;
      }
      .heading {
        display: flex;
        align-items: start;
        justify-content: space-between;
      }
      .heading button {
        min-height: 32px;
        margin: -4px -8px 4px 0;
        padding: 0 8px;
        color: var(--accent);
      }
      hw-toast {
        position: fixed;
        inset: auto 14px 24px;
      }
      hw-mode-choice {
        min-width: 0;
      }
      hw-bell,
      hw-account-menu {
        margin: 0 -8px 0 -4px;
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
        .online,
        .chip.good {
          display: none;
        }
        nav.parts {
          display: flex;
        }
        .heading {
          justify-content: end;
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
      @media (max-width: 520px) {
        header {
          justify-content: end;
          gap: 8px;
        }
        header img {
          display: none;
        }
        h1 {
          position: absolute;
          clip-path: inset(50%);
        }
        nav.parts {
          margin-right: auto;
        }
        nav.parts button {
          padding: 0 10px;
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
