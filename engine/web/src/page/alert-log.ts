import type { Alert, AlertAct, AlertStatus } from "../api/alerts";
import type { Client } from "../api/client";
import { describe } from "../api/problem";
import { Paged } from "./paged";

const PAGE = 40;

export interface AlertFilter {
  /** Empty for all. */
  status: AlertStatus | "";
  /** A camera's id; empty for all. */
  camera: string;
}

/** The alerts that the page shows, the newest first, and how many are open. */
export class AlertLog extends Paged {
  alerts: readonly Alert[] = [];
  filter: AlertFilter = { status: "open", camera: "" };
  /** How many are open in all. */
  open = 0;
  /** The newest one that was heard of, as it was told. */
  latest: Alert | null = null;

  /** Somebody looks at the list. */
  #shown = false;
  #counting = false;
  #recount = false;

  constructor(readonly client: Client) {
    super();
  }

  /** Show alerts from now on, these ones. */
  async choose(filter: AlertFilter): Promise<void> {
    this.filter = filter;
    this.alerts = [];
    this.cursor = null;
    this.#shown = true;
    await this.refresh();
  }

  /** Nobody looks at the list any more: only their number is kept up to date. */
  leave(): void {
    this.#shown = false;
  }

  async refresh(): Promise<void> {
    const counted = this.count();
    if (this.#shown) await this.#fetch(undefined);
    await counted;
  }

  async loadOlder(): Promise<void> {
    if (this.cursor !== null && !this.loading) await this.#fetch(this.cursor);
  }

  /** Take in what the engine tells of an alert. */
  hear(type: string, alert: Alert): void {
    this.latest = alert;
    this.#take([alert]);
    this.changed();
    if (type !== "alert_updated") void this.count();
  }

  /** Say what becomes of an alert; shown as soon as the engine agrees. */
  async act(alert: Alert, what: AlertAct): Promise<void> {
    await this.#try(async () => this.hear(what, await this.client.alerts.act(alert.id, what)));
  }

  /** Acknowledge all open ones of the camera that is chosen, or of every one. */
  async acknowledgeAll(): Promise<void> {
    await this.#try(() => this.client.alerts.acknowledgeAll(this.filter.camera));
    await this.refresh();
  }

  /** Ask how many are open; while an answer is awaited, once more afterwards. */
  async count(): Promise<void> {
    this.#recount = this.#counting;
    if (this.#counting) return;
    this.#counting = true;
    try {
      this.open = (await this.client.alerts.list({ status: "open", per_page: 1 })).total;
      this.changed();
    } catch {
      // It is a number on a bell: the connection's own state says that the engine is away.
    } finally {
      this.#counting = false;
    }
    if (this.#recount) await this.count();
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await act();
    } catch (error) {
      this.problem = describe(error);
      this.changed();
    }
  }

  async #fetch(cursor: string | undefined): Promise<void> {
    const { status, camera } = this.filter;
    await this.load(
      () => this.client.alerts.list({ status, camera, per_page: PAGE, cursor }),
      (page) => {
        if (cursor === undefined) this.alerts = [];
        this.#take(page.data);
        this.cursor = page.next_cursor;
      },
    );
  }

  #take(alerts: readonly Alert[]): void {
    const byId = new Map([...this.alerts, ...alerts].map((alert) => [alert.id, alert]));
    this.alerts = [...byId.values()]
      .filter((alert) => passes(this.filter, alert))
      .sort((a, b) => Date.parse(b.opened) - Date.parse(a.opened));
  }
}

function passes({ status, camera }: AlertFilter, alert: Alert): boolean {
  return (!status || status === alert.status) && (!camera || camera === alert.camera_id);
}
