import type { HearthEvent } from "../api/types";
import { factsOf } from "../words/facts";
import { GROUP_COLOURS, groupOf, labelName } from "../words/labels";
import type { Outline } from "./paint";

/** For how long the box of an event is shown around its moment, in seconds. */
const BEFORE = 0.25;
const AFTER = 0.6;

/** Two moments of one thing that are this close are joined: it was somewhere in between. */
const JOINED = 2.5;

interface Sighting {
  /** Seconds into the clip. */
  at: number;
  track: number | null;
  label: string;
  score: number | null;
  box: NonNullable<ReturnType<typeof factsOf>["box"]>;
}

/** The boxes of a clip: where its events saw things, moment by moment. */
export class ClipBoxes {
  readonly #sightings: readonly Sighting[];

  /** @param start when the clip's first picture was taken, in milliseconds since 1970. */
  constructor(events: readonly HearthEvent[], start: number) {
    this.#sightings = events
      .flatMap((event) => {
        const { box, label, track, score } = factsOf(event);
        const at = (Date.parse(event.timestamp) - start) / 1000;
        return box && label ? [{ at, track, label, score, box }] : [];
      })
      .sort((a, b) => a.at - b.at);
  }

  /** Return when something was seen, in seconds into the clip. */
  get moments(): readonly number[] {
    return this.#sightings.map(({ at }) => at);
  }

  /** Return what to draw at a moment of the clip, in seconds. */
  at(moment: number): Outline[] {
    const shown = new Map<string, Outline>();
    this.#sightings.forEach((sighting, index) => {
      const next = this.#sightings
        .slice(index + 1)
        .find(({ track }) => track !== null && track === sighting.track);
      const joined = next !== undefined && next.at - sighting.at <= JOINED;
      const until = joined ? next.at : sighting.at + AFTER;
      if (moment < sighting.at - BEFORE || moment > until) return;
      const share = joined ? Math.max(0, (moment - sighting.at) / (next.at - sighting.at)) : 0;
      shown.set(`${sighting.track ?? `at ${index}`}`, outline(sighting, next?.box ?? null, share));
    });
    return [...shown.values()];
  }
}

function outline(
  { box, label, score }: Sighting,
  there: Sighting["box"] | null,
  share: number,
): Outline {
  const between = (side: keyof Sighting["box"]) =>
    there ? box[side] + share * (there[side] - box[side]) : box[side];
  const name = labelName(label);
  const sure = score === null ? name : `${name} ${Math.round(score * 100)} %`;
  return {
    box: {
      x: between("x"),
      y: between("y"),
      width: between("width"),
      height: between("height"),
    },
    colour: GROUP_COLOURS[groupOf(label)],
    texts: [sure],
    strength: 1,
    dashed: false,
  };
}
