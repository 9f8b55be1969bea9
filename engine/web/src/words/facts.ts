import type { Box, HearthEvent, Trace, TraceStep } from "../api/types";
import { secondsBetween } from "./time";

/** The fields of an event's data that are shown, whatever its type; null where it has none. */
export interface Facts {
  label: string | null;
  /** Whose face it is. */
  name: string | null;
  /** The id of the alert that it is about, and its title. */
  alert: string | null;
  title: string | null;
  score: number | null;
  track: number | null;
  /** Where it is at the event's moment. */
  box: Box | null;
  /** Where it is in the event's picture, which may be of another moment. */
  pictureBox: Box | null;
  zones: readonly string[];
  line: string | null;
  direction: string | null;
  /** Share of the picture in motion. */
  share: number | null;
  /** How long it lasted or stayed, in seconds. */
  duration: number | null;
  /** How many looks saw it before it was confirmed. */
  looks: number | null;
  firstSeen: string | null;
  /** What was said of it: why a thing or a camera is gone, what the engine needs. */
  message: string | null;
}

/** Read what an event's data say. */
export function factsOf({ type, data }: HearthEvent): Facts {
  const zone = textIn(data, "zone");
  return {
    label: textIn(data, "object_type") ?? textIn(data, "label"),
    name: textIn(data, "name"),
    alert: textIn(data, "alert_id"),
    title: textIn(data, "title"),
    score: numberIn(data, "confidence"),
    track: numberIn(data, "track_id"),
    box: boxIn(data, "box"),
    // Events of earlier versions say it only where the picture is of their own moment.
    pictureBox:
      boxIn(data, "picture_box") ?? (type === "object_detected" ? boxIn(data, "box") : null),
    zones: zone ? [zone] : Array.isArray(data.zones) ? data.zones.filter(isText) : [],
    line: textIn(data, "line"),
    direction: textIn(data, "direction"),
    share: numberIn(data, "share"),
    duration: numberIn(data, "duration"),
    looks: numberIn(data, "looks"),
    firstSeen: textIn(data, "first_seen"),
    message: textIn(data, "message") ?? textIn(data, "reason"),
  };
}

const STEPS: readonly TraceStep[] = ["captured", "decoded", "detected", "confirmed", "published"];

/** A step on the way to an event: when it was done and how long after the step before. */
export interface Step {
  name: TraceStep;
  moment: Date;
  seconds: number;
  /** Seconds since the first step. */
  at: number;
}

/** Return the steps that a trace knows, in their order; clocks that run backwards count as 0. */
export function stepsOf(trace: Trace): Step[] {
  const steps: Step[] = [];
  for (const name of STEPS) {
    const moment = trace[name];
    if (!moment) continue;
    const before = steps.at(-1);
    const since = before ? secondsBetween(before.moment.toISOString(), moment) : 0;
    const seconds = Math.max(0, since ?? 0);
    steps.push({ name, moment: new Date(moment), seconds, at: (before?.at ?? 0) + seconds });
  }
  return steps;
}

/** Return how long it took from the camera's packet to the listeners, in seconds. */
export function latencyOf({ captured, published }: Trace): number | null {
  const seconds = secondsBetween(captured, published);
  return seconds === null || seconds < 0 ? null : seconds;
}

function boxIn(data: HearthEvent["data"], key: "box" | "picture_box"): Box | null {
  const box = data[key] as Partial<Record<keyof Box, unknown>> | null | undefined;
  if (typeof box !== "object" || box === null) return null;
  const { x, y, width, height } = box;
  return [x, y, width, height].every((side) => typeof side === "number") ? (box as Box) : null;
}

function textIn(data: HearthEvent["data"], key: string): string | null {
  const value = data[key];
  return isText(value) ? value : null;
}

function numberIn(data: HearthEvent["data"], key: string): number | null {
  const value = data[key];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
