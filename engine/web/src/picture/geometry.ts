import type { Box } from "../api/types";

export interface Size {
  width: number;
  height: number;
}

const GAP = 2;

/** Return the largest box of a picture's shape inside a frame, centred. */
export function contain(picture: Size, frame: Size): Box {
  if (picture.width <= 0 || picture.height <= 0) return { x: 0, y: 0, ...frame };
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  return { x: (frame.width - width) / 2, y: (frame.height - height) / 2, width, height };
}

/** Bring a normalised box to where the picture is drawn, kept within it. */
export function place(box: Box, picture: Box): Box {
  const left = clamp(box.x);
  const top = clamp(box.y);
  return {
    x: picture.x + left * picture.width,
    y: picture.y + top * picture.height,
    width: (clamp(box.x + box.width) - left) * picture.width,
    height: (clamp(box.y + box.height) - top) * picture.height,
  };
}

/**
 * Find a place for a label: above its box or below it, flush left or right.
 *
 * @param taken what it must not cover: the boxes and the labels that have their place already.
 * @returns null where there is none: a box without a word reads better than a heap of words.
 */
export function placeLabel(label: Size, box: Box, picture: Box, taken: readonly Box[]): Box | null {
  const farRight = picture.x + picture.width - label.width;
  const farDown = picture.y + picture.height - label.height;
  for (const y of [box.y - label.height - GAP, box.y + box.height + GAP]) {
    for (const wish of [box.x - 1, box.x + box.width + 1 - label.width]) {
      const x = Math.max(picture.x, Math.min(wish, farRight));
      const place = { x, y, ...label };
      const free = !taken.some((other) => overlap(place, other));
      if (free && y >= picture.y && y <= farDown) return place;
    }
  }
  return null;
}

/**
 * Return the shape to show a camera's picture in: its own, within what a grid can take.
 *
 * @returns width over height; 16:9 until the first picture.
 */
export function shape({ width, height }: Size): number {
  if (width <= 0 || height <= 0) return 16 / 9;
  return Math.min(Math.max(width / height, 4 / 3), 16 / 9);
}

/** How much larger than a thing the part of a picture is that is cut out around it, at least. */
const ROOM = 2.2;

/** And the least share of the picture's height: a face is no use without where it is. */
const LEAST_PART = 0.3;

/**
 * Return the part of a picture to show around a thing in a small frame, normalised.
 *
 * It has the frame's shape, lies within the picture, and has the thing in its middle where it can.
 */
export function around(box: Box, picture: Size, frame: Size): Box {
  const ratio = (frame.width / frame.height) * (picture.height / picture.width);
  const wish = Math.max(box.height * ROOM, (box.width * ROOM) / ratio, LEAST_PART);
  const height = Math.min(wish, 1, 1 / ratio);
  const width = height * ratio;
  const x = Math.min(Math.max(box.x + box.width / 2 - width / 2, 0), 1 - width);
  const y = Math.min(Math.max(box.y + box.height / 2 - height / 2, 0), 1 - height);
  return { x, y, width, height };
}

/** Return how much of a bar a share of motion fills: the root, since 1 % already matters. */
export function barFill(share: number): number {
  return Math.sqrt(clamp(share));
}

function clamp(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}

function overlap(first: Box, second: Box): boolean {
  return (
    first.x < second.x + second.width &&
    second.x < first.x + first.width &&
    first.y < second.y + second.height &&
    second.y < first.y + first.height
  );
}
