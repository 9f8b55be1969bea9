import type { CameraStatus, HearthEvent } from "../api/types";
import { type Facts, factsOf } from "./facts";
import { faultWords } from "./faults";
import { capitalise, labelName, percent } from "./labels";
import { say } from "./language";
import { duration } from "./time";

type Sentence = (facts: Facts, place: string) => string;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  object_detected: (facts, place) => `${where(facts, place)}${score(facts)}`,
  object_left: (facts, place) =>
    lasting(say("{thing} left {place}", { thing: thing(facts), place }), facts),
  zone_breach: (facts, place) =>
    `${say("{thing} entered {place}", { thing: thing(facts), place: zoneOf(facts) ?? place })}${score(facts)}`,
  zone_left: (facts, place) =>
    lasting(
      say("{thing} left {place}", { thing: thing(facts), place: zoneOf(facts) ?? place }),
      facts,
    ),
  line_crossed: (facts) => crossed(facts),
  loitering: (facts, place) => {
    const zone = zoneOf(facts);
    const stays = zone
      ? say("{thing} stays in {place}", { thing: thing(facts), place: zone })
      : say("{thing} stays at {place}", { thing: thing(facts), place });
    const { duration: seconds } = facts;
    return seconds === null ? stays : `${stays} ${say("for {time}", { time: duration(seconds) })}`;
  },
  parked: (facts, place) => {
    const zone = zoneOf(facts);
    return zone
      ? say("{thing} parked in {place}", { thing: thing(facts), place: zone })
      : say("{thing} parked at {place}", { thing: thing(facts), place });
  },
  motion_detected: ({ share }, place) => {
    const motion = say("Motion at {place}", { place });
    return share === null
      ? motion
      : `${motion}, ${say("{share} of the picture", { share: percent(share) })}`;
  },
  motion_ended: (facts, place) => lasting(say("Calm again at {place}", { place }), facts),
  recording_started: (_, place) => say("Recording began at {place}", { place }),
  recording_stopped: (facts, place) => lasting(say("Recording ended at {place}", { place }), facts),
  clip_ready: ({ duration: seconds }, place) => {
    const ready = say("Clip of {place} is ready", { place });
    return seconds === null ? ready : `${ready}, ${duration(seconds)}`;
  },
  snapshot_taken: (_, place) => say("A picture of {place} was taken", { place }),
  camera_online: (_, place) => say("{place} is online", { place }),
  camera_offline: ({ message }, place) => {
    const offline = say("{place} went offline", { place });
    return message ? `${offline}: ${faultWords(message)}` : offline;
  },
  face_detected: (facts, place) =>
    `${say("{who} at {place}", { who: facts.name ?? say("A face"), place })}${score(facts)}`,
  audio_detected: ({ label }, place) =>
    say("{sound} heard at {place}", {
      sound: capitalise(label === null ? say("A sound") : labelName(label)),
      place,
    }),
  doorbell_pressed: (_, place) => say("Somebody rang at {place}", { place }),
  alert_opened: ({ title }) => say("Alert: {title}", { title: title ?? say("something happened") }),
  alert_closed: ({ title, duration: seconds }) => {
    const over = say("Alert over: {title}", { title: title ?? say("something happened") });
    return seconds === null ? over : `${over}, ${say("after {time}", { time: duration(seconds) })}`;
  },
  security_event: ({ message }) => message ?? say("Something about who may come in"),
  system_alert: ({ message }) => message ?? say("The engine needs attention"),
};

const TYPE_NAMES: Readonly<Record<string, () => string>> = {
  object_detected: () => say("Seen"),
  object_left: () => say("Gone"),
  zone_breach: () => say("Zone entered"),
  zone_left: () => say("Zone left"),
  line_crossed: () => say("Line crossed"),
  loitering: () => say("Loitering"),
  parked: () => say("Parked"),
  motion_detected: () => say("Motion"),
  motion_ended: () => say("Motion ended"),
  recording_started: () => say("Recording began"),
  recording_stopped: () => say("Recording ended"),
  clip_ready: () => say("Clip ready"),
  snapshot_taken: () => say("Picture taken"),
  camera_online: () => say("Camera online"),
  camera_offline: () => say("Camera offline"),
  face_detected: () => say("Face"),
  audio_detected: () => say("Sound"),
  doorbell_pressed: () => say("Doorbell"),
  alert_opened: () => say("Alert"),
  alert_closed: () => say("Alert over"),
  security_event: () => say("Security"),
  system_alert: () => say("System"),
};

/** Tell an event in one sentence, such as "Person in Porch, 87 %". */
export function eventSentence(event: HearthEvent, cameraName: string | null): string {
  const place = cameraName ?? event.camera ?? say("the engine");
  const facts = factsOf(event);
  return (
    SENTENCES[event.type]?.(facts, place) ??
    `${say("{what} at {place}", { what: typeName(event.type), place })}${facts.message ? `: ${facts.message}` : ""}`
  );
}

/** Name a type of event; one that this page does not know is written out. */
export function typeName(type: string): string {
  return TYPE_NAMES[type]?.() ?? capitalise(type.replaceAll("_", " "));
}

/** Say what a camera is doing, and why if it is not watching. */
export function stateSentence(
  status: Pick<CameraStatus, "state" | "reason" | "since">,
  now: Date,
): string {
  const why = status.reason ? `: ${faultWords(status.reason)}` : "";
  switch (status.state) {
    case "online":
      return say("Online");
    case "connecting":
      return `${say("Connecting")}${why}`;
    case "disabled":
      return say("Switched off");
    case "offline": {
      const seconds = (now.getTime() - Date.parse(status.since)) / 1000;
      const offline =
        seconds >= 1 ? say("Offline for {time}", { time: duration(seconds) }) : say("Offline");
      return `${offline}${why}`;
    }
  }
}

function thing({ label }: Facts): string {
  return capitalise(label === null ? say("something") : labelName(label));
}

function zoneOf({ zones }: Facts): string | null {
  return zones[0] ?? null;
}

function where(facts: Facts, place: string): string {
  const zone = zoneOf(facts);
  return zone
    ? say("{thing} in {place}", { thing: thing(facts), place: zone })
    : say("{thing} at {place}", { thing: thing(facts), place });
}

function crossed(facts: Facts): string {
  const what = say("{thing} crossed {line}", {
    thing: thing(facts),
    line: facts.line ?? say("a line"),
  });
  return facts.direction ? `${what} ${say(facts.direction)}` : what;
}

function score({ score: value }: Facts): string {
  return value === null ? "" : `, ${Math.round(value * 100)} %`;
}

function lasting(sentence: string, { duration: seconds }: Facts): string {
  return seconds === null
    ? sentence
    : `${sentence} ${say("after {time}", { time: duration(seconds) })}`;
}
