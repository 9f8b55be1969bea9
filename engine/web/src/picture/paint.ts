import type { Box, TrackView } from "../api/types";
import { GROUP_COLOURS, groupOf, labelName } from "../words/labels";
import { place, placeLabel } from "./geometry";

/** What is drawn around one thing. */
export interface Outline {
  box: Box;
  colour: string;
  /** What may be written at it, the best first; the next where there is no room. */
  texts: readonly string[];
  /** 0..1; quieter for what is of less interest. */
  strength: number;
  dashed: boolean;
}

/** Draw a track the louder, the more it matters: parked things quietly, unsure ones faintly. */
export function outlineOf(track: TrackView): Outline | null {
  if (track.state === "lost") return null;
  const colour = GROUP_COLOURS[groupOf(track.label)];
  const { box } = track;
  const short = `#${track.id}`;
  const full = `${labelName(track.label)} ${Math.round(track.score * 100)} %  ${short}`;
  const texts = [full, short];
  if (track.state === "stationary") return { box, colour, texts, strength: 0.5, dashed: true };
  if (track.state === "tentative") {
    return { box, colour, texts: [], strength: 0.45, dashed: false };
  }
  return { box, colour, texts, strength: 1, dashed: false };
}

/** A zone or a line, drawn under what is seen. */
export interface Ground {
  name: string;
  /** Normalised; a line has two. */
  points: readonly (readonly [x: number, y: number])[];
  closed: boolean;
  /** Somebody is in it. */
  busy: boolean;
}

const GROUND = "#7ee0d0";

/**
 * Draw zones and lines over a picture, quietly: it is the picture that is looked at.
 *
 * @param picture where the picture lies on the canvas, in CSS pixels.
 */
export function paintGrounds(
  context: CanvasRenderingContext2D,
  grounds: readonly Ground[],
  picture: Box,
): void {
  const scale = picture.width < 560 ? SMALL : LARGE;
  for (const ground of grounds) paintGround(context, ground, picture, scale);
  context.globalAlpha = 1;
  context.setLineDash([]);
}

function paintGround(
  context: CanvasRenderingContext2D,
  { name, points, closed, busy }: Ground,
  picture: Box,
  { font, line }: Scale,
): void {
  const placed = points.map(([x, y]) => [
    picture.x + x * picture.width,
    picture.y + y * picture.height,
  ]);
  context.beginPath();
  for (const [x = 0, y = 0] of placed) context.lineTo(x, y);
  if (closed) context.closePath();
  context.fillStyle = GROUND;
  context.globalAlpha = busy ? 0.13 : 0.06;
  if (closed) context.fill();
  context.globalAlpha = busy ? 1 : 0.6;
  context.strokeStyle = GROUND;
  context.lineWidth = line;
  context.setLineDash(closed ? [] : [7, 4]);
  context.stroke();
  const [x = 0, y = 0] = placed.reduce(
    (a, b) => ((b[1] ?? 0) < (a[1] ?? 0) ? b : a),
    placed[0] ?? [],
  );
  const { x: left, y: top, width } = picture;
  context.font = `600 ${font}px system-ui, sans-serif`;
  context.textBaseline = "top";
  context.globalAlpha = 0.9;
  context.fillStyle = GROUND;
  context.shadowColor = "rgb(0 0 0 / 80%)";
  context.shadowBlur = 3;
  const room = left + width - context.measureText(name).width - 6;
  context.fillText(name, Math.max(left + 4, Math.min(x + 5, room)), Math.max(top + 4, y + 5));
  context.shadowBlur = 0;
}

/** How large things are drawn on a picture, in CSS pixels. */
interface Scale {
  font: number;
  line: number;
  label: number;
}

const SMALL: Scale = { font: 11, line: 1.5, label: 16 };
const LARGE: Scale = { font: 13, line: 2.5, label: 20 };

/**
 * Draw outlines over a picture.
 *
 * The quiet ones are drawn first; labels find their place in the opposite order, so that where
 * there is no room for all it is the quiet and the small that go without.
 *
 * @param picture where the picture lies on the canvas, in CSS pixels.
 */
export function paintOutlines(
  context: CanvasRenderingContext2D,
  outlines: readonly Outline[],
  picture: Box,
): void {
  const scale = picture.width < 560 ? SMALL : LARGE;
  const loudLast = outlines.toSorted(
    (a, b) => a.strength - b.strength || a.box.height - b.box.height,
  );
  for (const outline of loudLast) paintBox(context, outline, place(outline.box, picture), scale);
  const taken = loudLast.map((outline) => place(outline.box, picture));
  for (const outline of loudLast.toReversed()) {
    const label = paintLabel(context, outline, picture, scale, taken);
    if (label) taken.push(label);
  }
  context.globalAlpha = 1;
}

function paintBox(
  context: CanvasRenderingContext2D,
  { colour, dashed, strength }: Outline,
  box: Box,
  { line }: Scale,
): void {
  context.globalAlpha = strength;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, 3);
  context.setLineDash([]);
  context.lineWidth = line + 2;
  context.strokeStyle = "rgb(0 0 0 / 40%)";
  context.stroke();
  context.setLineDash(dashed ? [6, 5] : []);
  context.lineWidth = line;
  context.strokeStyle = colour;
  context.stroke();
}

function paintLabel(
  context: CanvasRenderingContext2D,
  { box, texts, colour, strength }: Outline,
  picture: Box,
  scale: Scale,
  taken: readonly Box[],
): Box | null {
  context.font = `500 ${scale.font}px system-ui, sans-serif`;
  context.textBaseline = "middle";
  for (const text of texts) {
    const size = { width: context.measureText(text).width + 8, height: scale.label };
    const label = placeLabel(size, place(box, picture), picture, taken);
    if (!label) continue;
    context.globalAlpha = strength;
    context.beginPath();
    context.roundRect(label.x, label.y, label.width, label.height, 3);
    context.fillStyle = colour;
    context.fill();
    context.fillStyle = "#17120a";
    context.fillText(text, label.x + 4, label.y + label.height / 2 + 0.5);
    return label;
  }
  return null;
}
