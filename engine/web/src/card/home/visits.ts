import { factsOf } from "../../words/facts";
import type { HomeEvent } from "./commands";

/** What is worth a place in a list of what happened, the most telling first. */
const TELLING = [
  "doorbell_pressed",
  "loitering",
  "line_crossed",
  "zone_breach",
  "face_detected",
  "parked",
  "object_detected",
  "audio_detected",
  "snapshot_taken",
] as const;

export const VISIT_EVENTS: readonly string[] = TELLING;

/** A thing that is followed anew after so long, in milliseconds, has come anew. */
const APART_MS = 5 * 60_000;

/** What one thing did, from its coming to its leaving. */
export interface Visit {
  /** The event that tells the most about it, with a picture if any of them has one. */
  lead: HomeEvent;
  /** The event whose picture shows it best. */
  face: HomeEvent;
  /** The newest first. */
  events: readonly HomeEvent[];
}

/**
 * Put events of the same thing together: people ask who came, not how often it was told.
 *
 * @param events the newest first.
 * @returns the newest first, by the moment of the event that stands for each.
 */
export function visitsOf(events: readonly HomeEvent[]): Visit[] {
  const visits: HomeEvent[][] = [];
  const open = new Map<string, HomeEvent[]>();
  for (const event of events) {
    if (!VISIT_EVENTS.includes(event.type)) continue;
    const { track } = factsOf(event);
    const key = track === null ? event.id : `${event.camera_id} ${track}`;
    const visit = open.get(key);
    const last = visit?.at(-1);
    if (visit && last && Date.parse(last.timestamp) - Date.parse(event.timestamp) < APART_MS) {
      visit.push(event);
    } else {
      const begun = [event];
      visits.push(begun);
      open.set(key, begun);
    }
  }
  return visits
    .map((all) => ({ lead: leadOf(all), face: faceOf(all), events: all }))
    .sort((a, b) => Date.parse(b.lead.timestamp) - Date.parse(a.lead.timestamp));
}

function faceOf(events: readonly HomeEvent[]): HomeEvent {
  const clear = events.find(
    (event) => event.picture !== null && factsOf(event).pictureBox !== null,
  );
  return clear ?? leadOf(events);
}

function leadOf(events: readonly HomeEvent[]): HomeEvent {
  const rank = ({ type, picture }: HomeEvent) =>
    VISIT_EVENTS.indexOf(type) + (picture === null ? TELLING.length : 0);
  return events.reduce((best, event) => (rank(event) < rank(best) ? event : best));
}
