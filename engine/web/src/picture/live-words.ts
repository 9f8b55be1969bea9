import type { CameraStatus } from "../api/types";
import { faultWords } from "../words/faults";
import { say } from "../words/language";
import { clock } from "../words/time";
import type { VideoState } from "./video/live-video";

export type LiveTone = "live" | "quiet" | "warn" | "bad";

/** What is said of a live picture: how it is, and how old if that is known. */
export interface LiveWords {
  tone: LiveTone;
  text: string;
  /** It changes all the time: not for reading aloud. */
  age: string;
}

export interface LiveMoment {
  status: Pick<CameraStatus, "state" | "reason">;
  video: VideoState;
  /** When the picture that is shown was taken, if the reader has stopped it. */
  paused: Date | null;
  /** Stills do not come either. */
  cut: boolean;
  /** Seconds from the engine's having the picture to the reader's seeing it, if known. */
  behind: number | null;
}

/** Say what the reader sees, and why it is not live where it is not. */
export function liveWords({ status, video, paused, cut, behind }: LiveMoment): LiveWords {
  if (status.state === "disabled") return said("quiet", say("Switched off"));
  if (status.state === "offline") return away(status.reason);
  if (paused) return said("quiet", say("Paused at {time}", { time: clock(paused) }));
  switch (video.kind) {
    case "playing": {
      const seconds = Math.max(behind ?? 0, 0.1).toFixed(1);
      const age = behind === null ? "" : say(", {seconds} s behind", { seconds });
      return { tone: "live", text: video.transcoded ? say("Live, transcoded") : say("Live"), age };
    }
    case "offline":
      return away(video.reason);
    case "lost":
      return cut
        ? said("bad", say("No connection, trying again …"))
        : said("warn", say("Stills. Going live again …"));
    case "refused":
      return said("quiet", say("Press play to see it live"));
    case "none":
      return said("warn", say("Stills. {why}", { why: video.why }));
    case "starting":
      return said("quiet", say("Going live …"));
  }
}

function away(reason: string | null): LiveWords {
  return said("bad", reason ? say("Offline. {why}", { why: faultWords(reason) }) : say("Offline"));
}

function said(tone: LiveTone, text: string): LiveWords {
  return { tone, text, age: "" };
}
