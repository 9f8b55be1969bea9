import type { CameraStatus, HearthEvent } from "../api/types";
import { type Facts, factsOf } from "./facts";
import { capitalise, percent } from "./labels";
import { duration } from "./time";

type Sentence = (facts: Facts, place: string) => string;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  object_detected: (facts, place) => `${thing(facts)} ${where(facts, place)}${score(facts)}`,
  object_left: (facts, place) => `${thing(facts)} left ${place}${time(facts, " after")}`,
  zone_breach: (facts, place) => `${thing(facts)} entered ${zoneOf(facts) ?? place}${score(facts)}`,
  zone_left: (facts, place) =>
    `${thing(facts)} left ${zoneOf(facts) ?? place}${time(facts, " after")}`,
  line_crossed: (facts) =>
    `${thing(facts)} crossed ${facts.line ?? "a line"} ${facts.direction ?? ""}`.trimEnd(),
  loitering: (facts, place) => `${thing(facts)} stays ${where(facts, place)}${time(facts)}`,
  parked: (facts, place) => `${thing(facts)} parked ${where(facts, place)}`,
  motion_detected: (facts, place) =>
    `Motion at ${place}${facts.share === null ? "" : `, ${percent(facts.share)} of the picture`}`,
  motion_ended: (facts, place) => `Calm again at ${place}${time(facts, " after")}`,
  recording_started: (_, place) => `Recording began at ${place}`,
  recording_stopped: (facts, place) => `Recording ended at ${place}${time(facts, " after")}`,
  clip_ready: (facts, place) => `Clip of ${place} is ready${time(facts, ",")}`,
  snapshot_taken: (_, place) => `A picture of ${place} was taken`,
  camera_online: (_, place) => `${place} is online`,
  camera_offline: (facts, place) =>
    `${place} went offline${facts.message ? `: ${facts.message}` : ""}`,
  face_detected: (facts, place) => `${facts.name ?? "A face"} at ${place}${score(facts)}`,
  audio_detected: (facts, place) => `${capitalise(facts.label ?? "a sound")} heard at ${place}`,
  doorbell_pressed: (_, place) => `Somebody rang at ${place}`,
  alert_opened: (facts) => `Alert: ${facts.title ?? "something happened"}`,
  alert_closed: (facts) =>
    `Alert over: ${facts.title ?? "something happened"}${time(facts, ", after")}`,
  security_event: (facts) => facts.message ?? "Something about who may come in",
  system_alert: (facts) => facts.message ?? "The engine needs attention",
};

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object_detected: "Seen",
  object_left: "Gone",
  zone_breach: "Zone entered",
  zone_left: "Zone left",
  line_crossed: "Line crossed",
  loitering: "Loitering",
  parked: "Parked",
  motion_detected: "Motion",
  motion_ended: "Motion ended",
  recording_started: "Recording began",
  recording_stopped: "Recording ended",
  clip_ready: "Clip ready",
  snapshot_taken: "Picture taken",
  camera_online: "Camera online",
  camera_offline: "Camera offline",
  face_detected: "Face",
  audio_detected: "Sound",
  doorbell_pressed: "Doorbell",
  alert_opened: "Alert",
  alert_closed: "Alert over",
  security_event: "Security",
  system_alert: "System",
};

/** Tell an event in one sentence, such as "Person in Porch, 87 %". */
export function eventSentence(event: HearthEvent, cameraName: string | null): string {
  const place = cameraName ?? event.camera ?? "the engine";
  const facts = factsOf(event);
  return (
    SENTENCES[event.type]?.(facts, place) ??
    `${typeName(event.type)} at ${place}${facts.message ? `: ${facts.message}` : ""}`
  );
}

/** Name a type of event; one that this page does not know is written out. */
export function typeName(type: string): string {
  return TYPE_NAMES[type] ?? capitalise(type.replaceAll("_", " "));
}

/** Say what a camera is doing, and why if it is not watching. */
export function stateSentence(status: CameraStatus, now: Date): string {
  const why = status.reason ? `: ${status.reason}` : "";
  switch (status.state) {
    case "online":
      return "Online";
    case "connecting":
      return `Connecting${why}`;
    case "disabled":
      return "Switched off";
    case "offline": {
      const seconds = (now.getTime() - Date.parse(status.since)) / 1000;
      return `Offline${seconds >= 1 ? ` for ${duration(seconds)}` : ""}${why}`;
    }
  }
}

function thing({ label }: Facts): string {
  return capitalise(label ?? "something");
}

function zoneOf({ zones }: Facts): string | null {
  return zones[0] ?? null;
}

function where(facts: Facts, place: string): string {
  const zone = zoneOf(facts);
  return zone ? `in ${zone}` : `at ${place}`;
}

function score({ score: value }: Facts): string {
  return value === null ? "" : `, ${Math.round(value * 100)} %`;
}

function time(facts: Facts, word = " for"): string {
  return facts.duration === null ? "" : `${word} ${duration(facts.duration)}`;
}
