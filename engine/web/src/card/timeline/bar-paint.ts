import { GROUP_COLOURS, type Group } from "../../words/labels";
import { markWords } from "./clock";
import { type Lanes, mostOf } from "./lanes";
import { lengthOf, type Span } from "./span";

/** Height of the marks above all lanes, in CSS pixels. */
export const HEAD = 24;

/** Room between two lanes. */
const GAP = 4;

const ORDER: readonly Group[] = ["person", "vehicle", "animal", "package", "other"];

/** What a bar is painted with. */
export interface Paint {
  width: number;
  lane: number;
  span: Span;
  /** What marks stand at, and how far they are apart. */
  marks: readonly number[];
  step: number;
  lanes: Lanes | null;
  /** The ids of the cameras, from top to bottom. */
  cameras: readonly string[];
  now: number;
  colours: { line: string; muted: string; ground: string; footage: string };
  /** Bars are taller in front of dark: they need not be outlined there. */
  font: string;
}

/** Paint the marks, the footage and the events of a bar. */
export function paintBar(context: CanvasRenderingContext2D, paint: Paint): void {
  const { width, lane, cameras, colours } = paint;
  context.clearRect(0, 0, width, HEAD + cameras.length * lane);
  paintMarks(context, paint);
  const most = paint.lanes ? mostOf(paint.lanes) : 0;
  cameras.forEach((camera, row) => {
    const top = HEAD + row * lane;
    context.fillStyle = colours.ground;
    round(context, 0, top, width, lane - GAP);
    context.save();
    context.clip();
    paintLane(context, paint, camera, top, most);
    context.restore();
  });
  paintFuture(context, paint);
}

function paintMarks(context: CanvasRenderingContext2D, paint: Paint): void {
  const { marks, step, width, lane, cameras, colours, font } = paint;
  context.font = font;
  context.textBaseline = "middle";
  context.strokeStyle = colours.line;
  context.fillStyle = colours.muted;
  context.lineWidth = 1;
  for (const mark of marks) {
    const x = Math.round(xOf(mark, paint)) + 0.5;
    context.beginPath();
    context.moveTo(x, HEAD - 6);
    context.lineTo(x, HEAD + cameras.length * lane - GAP);
    context.stroke();
    const words = markWords(mark, step);
    const half = context.measureText(words).width / 2;
    if (x > half && x < width - half) context.fillText(words, x - half, HEAD / 2 - 3);
  }
}

function paintLane(
  context: CanvasRenderingContext2D,
  paint: Paint,
  camera: string,
  top: number,
  most: number,
): void {
  const { lanes, lane, colours } = paint;
  const found = lanes?.cameras.get(camera);
  if (!lanes || !found) return;
  const bottom = top + lane - GAP;
  context.fillStyle = colours.footage;
  for (const { start, end } of found.recorded) {
    const x = xOf(start, paint);
    context.fillRect(x, top, Math.max(xOf(end, paint) - x, 1.5), lane - GAP);
  }
  const each = lengthOf(lanes.span) / lanes.buckets;
  const broad = Math.max((each / lengthOf(paint.span)) * paint.width - 0.6, 2);
  for (let bucket = 0; bucket < lanes.buckets; bucket += 1) {
    const x = xOf(lanes.span.start + bucket * each, paint);
    if (x < -broad || x > paint.width) continue;
    let base = bottom;
    for (const group of ORDER) {
      const count = found.events[group]?.[bucket] ?? 0;
      if (count === 0) continue;
      const high = Math.max((lane - GAP - 13) * Math.sqrt(count / most), 4);
      context.fillStyle = GROUP_COLOURS[group];
      context.fillRect(x, Math.max(base - high, top), broad, high);
      base -= high;
    }
  }
}

/** Nothing has happened yet behind now. */
function paintFuture(context: CanvasRenderingContext2D, paint: Paint): void {
  const x = xOf(paint.now, paint);
  if (x >= paint.width) return;
  context.fillStyle = paint.colours.muted;
  context.fillRect(Math.round(x), HEAD - 6, 1, paint.cameras.length * paint.lane + 2);
}

function round(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  context.beginPath();
  context.roundRect(x, y, width, height, 6);
  context.fill();
}

function xOf(moment: number, { span, width }: Paint): number {
  return ((moment - span.start) / lengthOf(span)) * width;
}
