import type { Client } from "../api/client";
import type { View } from "./intent";

/** Name a view in the address: `#camera=…`; what the address names can be opened again. */
export function addressOf(view: View): string {
  switch (view.kind) {
    case "camera":
    case "clips":
    case "edit-camera":
      return hash({ [view.kind]: view.cameraId });
    case "new-camera":
      return hash({
        "new-camera": view.source,
        ...(view.address ? { address: view.address } : {}),
        ...(view.name ? { name: view.name } : {}),
      });
    case "alert":
      return hash({ alert: view.alertId });
    case "event":
      return hash({ event: view.event.id });
    case "clip":
      return hash({ clip: view.clip.clip_id });
    case "trash":
      return hash({ trash: view.cameraId });
    case "why":
      return hash({
        why: view.cameraId,
        ...(view.at === null ? {} : { at: view.at.toISOString() }),
        ...(view.trackId === null ? {} : { track: String(view.trackId) }),
      });
    default:
      return hash({ [view.kind]: "" });
  }
}

/**
 * Return what an address names; null if it names nothing that there is.
 *
 * @param address as `addressOf` returns it.
 * @param client to ask for what is to be shown.
 */
export async function viewAt(address: string, client: Client): Promise<View | null> {
  const named = new URLSearchParams(address.slice(1));
  const [kind, id] = [...named][0] ?? ["", ""];
  switch (kind) {
    case "add-camera":
    case "alerts":
    case "archive":
      return { kind };
    case "trash":
      return { kind, cameraId: id };
    case "camera":
    case "clips":
    case "edit-camera":
      return id ? { kind, cameraId: id } : null;
    case "new-camera":
      return {
        kind,
        source: id,
        address: named.get("address") ?? "",
        name: named.get("name") ?? "",
      };
    case "why":
      return id ? { kind, cameraId: id, ...momentIn(named) } : null;
    case "alert":
    case "clip":
    case "event":
      return id ? fetched(kind, id, client).catch(() => null) : null;
    default:
      return null;
  }
}

async function fetched(
  kind: "alert" | "clip" | "event",
  id: string,
  client: Client,
): Promise<View> {
  if (kind === "clip") return { kind, clip: await client.clip(id) };
  if (kind === "event") return { kind, event: await client.event(id) };
  const { title } = await client.alerts.get(id);
  return { kind, alertId: id, title };
}

function momentIn(named: URLSearchParams): { at: Date | null; trackId: number | null } {
  const at = new Date(named.get("at") ?? Number.NaN);
  const track = named.get("track");
  return {
    at: Number.isNaN(at.getTime()) ? null : at,
    trackId: track && /^\d{1,9}$/.test(track) ? Number(track) : null,
  };
}

function hash(named: Readonly<Record<string, string>>): string {
  return `#${new URLSearchParams(named)}`;
}
