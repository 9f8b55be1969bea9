import type { Check, LookRecord, TrackState, TrackView } from "../api/types";
import { checkWords } from "./checks";
import { capitalise, labelName } from "./labels";
import { say } from "./language";

/** What to say first about a look: somebody is followed, somebody is held back, or all is quiet. */
export interface Verdict {
  kind: "followed" | "held" | "quiet";
  text: string;
}

/** Being outside a zone keeps a thing from entering it, but not from being told. */
const PLACES: ReadonlySet<string> = new Set(["zone", "line"]);

const OF_THE_FRAME: ReadonlySet<string> = new Set(["stream", "motion", "look"]);

/** Part the gates of the frame from those at which single sightings in it were turned away. */
export function partChecks(checks: readonly Check[]): { frame: Check[]; sightings: Check[] } {
  const isFrame = ({ gate }: Check) => OF_THE_FRAME.has(gate);
  return {
    frame: checks.filter(isFrame),
    sightings: checks.filter((check) => !isFrame(check)),
  };
}

/** Return the first gate that keeps a thing from being told; null if none does. */
export function stoppedBy(checks: readonly Check[]): Check | null {
  return checks.find((check) => !check.passed && !PLACES.has(check.gate)) ?? null;
}

/** Sum up what one look decided about these tracks. */
export function verdictOf(record: LookRecord, tracks: readonly TrackView[]): Verdict {
  const followed = tracks.filter(
    ({ state, checks }) => state !== "tentative" && !stoppedBy(checks),
  );
  if (followed.length > 0) {
    const names = followed.map(trackName).join(", ");
    const text =
      followed.length === 1
        ? say("{names} is followed: it was sure enough to be told.", { names })
        : say("{names} are followed: they were sure enough to be told.", { names });
    return { kind: "followed", text };
  }
  for (const track of tracks) {
    const gate = stoppedBy(track.checks);
    if (gate)
      return {
        kind: "held",
        text: say("{name} is not told: {why}.", { name: trackName(track), why: checkWords(gate) }),
      };
  }
  const gate = stoppedBy(record.checks);
  if (gate)
    return { kind: "quiet", text: say("Nothing to tell: {why}.", { why: checkWords(gate) }) };
  return { kind: "quiet", text: say("It looked and saw nothing that it looks for.") };
}

const ORDER: readonly TrackState[] = ["confirmed", "tentative", "lost", "stationary"];

/** Put what is asked about first, then what moves, then what is parked. */
export function byInterest(tracks: readonly TrackView[], trackId: number | null): TrackView[] {
  const rank = ({ id, state }: TrackView) => (id === trackId ? -1 : ORDER.indexOf(state));
  return tracks.toSorted((a, b) => rank(a) - rank(b));
}

export function trackName({ label, id }: TrackView): string {
  return `${capitalise(labelName(label))} #${id}`;
}

/** Where value and limit lie on a bar from 0 to 1 that has room for both. */
export function gauge({ value, limit }: Check): { value: number; limit: number } | null {
  if (value === null || limit === null || value < 0 || limit < 0) return null;
  const full = Math.max(value, limit) * 1.25;
  return full > 0 && Number.isFinite(full) ? { value: value / full, limit: limit / full } : null;
}
