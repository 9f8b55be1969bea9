/** One picture or bit of sound as the engine sends it: `moof` and `mdat`, with "abcd" as its data. */
function fragment(track: number, flags: number): Uint8Array {
  const hex = [
    "000000686d6f6f66000000106d66686400000000000000070000005074726166",
    "0000001074666864000200000000000",
    track,
    "000000147466647401000000",
    "0000000000015f90",
    "000000247472756e01000f01000000010000007000001770",
    "00000004",
    flags.toString(16).padStart(8, "0"),
    "00000000",
    "0000000c6d64617461626364",
  ].join("");
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

export const KEYFRAME = fragment(1, 0x0200_0000);
export const PICTURE = fragment(1, 0x0101_0000);
export const SOUND = fragment(2, 0x0200_0000);

/** Join fragments to what is sent at once. */
export function joined(...parts: Uint8Array[]): ArrayBuffer {
  return Uint8Array.from(parts.flatMap((part) => [...part])).buffer;
}
