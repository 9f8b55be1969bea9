const NOT_A_KEYFRAME = 0x0001_0000;

/** The header of a track's run of samples: flags, count, place of the data, then one sample. */
const FLAGS_OF_FIRST = 8 + 4 + 4 + 4 + 4 + 4;

/** Boxes that hold the run of samples, from the outside in. */
const WAY = new Set(["moof", "traf"]);

/**
 * Tell whether one of the engine's fragments has a picture that can be decoded by itself.
 *
 * Each of them has one sample with duration, size and flags of its own. Sound never counts.
 *
 * @param data whole fragments of MP4, the pictures' track being number 1.
 */
export function hasKeyframe(data: ArrayBuffer): boolean {
  return search(new DataView(data), 0, data.byteLength);
}

function search(view: DataView, begin: number, end: number): boolean {
  let pictures = true;
  for (let at = begin; at + 8 <= end; ) {
    const size = view.getUint32(at);
    const kind = kindAt(view, at + 4);
    if (size < 8 || at + size > end) return false;
    if (WAY.has(kind) && search(view, at + 8, at + size)) return true;
    if (kind === "tfhd") pictures = view.getUint32(at + 12) === 1;
    if (kind === "trun" && pictures && size >= FLAGS_OF_FIRST + 4) {
      return (view.getUint32(at + FLAGS_OF_FIRST) & NOT_A_KEYFRAME) === 0;
    }
    at += size;
  }
  return false;
}

function kindAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}
