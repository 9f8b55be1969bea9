import type { Limits, Line, Point, Zone } from "../home/commands";

/** Everything that is drawn on a camera's picture. Values: a change makes a new one. */
export interface Drawing {
  zones: readonly Zone[];
  lines: readonly Line[];
}

/** Which shape: a zone or a line, by its place in its list. */
export interface Which {
  kind: "zone" | "line";
  index: number;
}

export const LEAST_CORNERS = 3;

/** As many as the engine takes. */
export const MOST_CORNERS = 100;

/** Return the corners of a zone, or the two ends of a line. */
export function pointsOf(drawing: Drawing, { kind, index }: Which): readonly Point[] {
  if (kind === "zone") return drawing.zones[index]?.points ?? [];
  const line = drawing.lines[index];
  return line ? [line.from, line.to] : [];
}

export function nameOf(drawing: Drawing, { kind, index }: Which): string {
  return (kind === "zone" ? drawing.zones : drawing.lines)[index]?.name ?? "";
}

/** Put a point into the picture, rounded to what a hand can draw. */
export function within([x, y]: Point): Point {
  return [rounded(x), rounded(y)];
}

/** Give a shape other points. */
export function withPoints(drawing: Drawing, which: Which, points: readonly Point[]): Drawing {
  const [from, to] = points;
  if (which.kind === "zone") return changedZone(drawing, which.index, { points });
  return from && to ? changedLine(drawing, which.index, { from, to }) : drawing;
}

export function movePoint(drawing: Drawing, which: Which, point: number, to: Point): Drawing {
  const points = pointsOf(drawing, which).map((old, index) => (index === point ? within(to) : old));
  return withPoints(drawing, which, points);
}

/** Put a new corner behind another one. */
export function insertPoint(drawing: Drawing, which: Which, after: number, at: Point): Drawing {
  const points = pointsOf(drawing, which);
  if (which.kind !== "zone" || points.length >= MOST_CORNERS) return drawing;
  return withPoints(drawing, which, points.toSpliced(after + 1, 0, within(at)));
}

/** Take a corner away, as long as a zone remains. */
export function removePoint(drawing: Drawing, which: Which, point: number): Drawing {
  const points = pointsOf(drawing, which);
  if (which.kind !== "zone" || points.length <= LEAST_CORNERS) return drawing;
  return withPoints(drawing, which, points.toSpliced(point, 1));
}

/** Move a shape as a whole, as far as it stays in the picture. */
export function moveShape(drawing: Drawing, which: Which, [dx, dy]: Point): Drawing {
  const points = pointsOf(drawing, which);
  const step = (along: 0 | 1, wish: number) => {
    const values = points.map((point) => point[along]);
    return Math.min(Math.max(wish, -Math.min(...values)), 1 - Math.max(...values));
  };
  const [right, down] = [step(0, dx), step(1, dy)];
  return withPoints(
    drawing,
    which,
    points.map(([x, y]) => within([x + right, y + down])),
  );
}

export function addZone(drawing: Drawing, name: string, points: readonly Point[]): Drawing {
  const zone: Zone = { name, points: points.map(within), labels: {}, loiter: null };
  return { ...drawing, zones: [...drawing.zones, zone] };
}

export function addLine(drawing: Drawing, name: string, from: Point, to: Point): Drawing {
  const line: Line = { name, from: within(from), to: within(to), labels: [] };
  return { ...drawing, lines: [...drawing.lines, line] };
}

export function remove(drawing: Drawing, { kind, index }: Which): Drawing {
  return kind === "zone"
    ? { ...drawing, zones: drawing.zones.toSpliced(index, 1) }
    : { ...drawing, lines: drawing.lines.toSpliced(index, 1) };
}

export function rename(drawing: Drawing, { kind, index }: Which, name: string): Drawing {
  return kind === "zone"
    ? changedZone(drawing, index, { name })
    : changedLine(drawing, index, { name });
}

/** Let a label count in a shape, or no longer; none at all means everything. */
export function toggleLabel(drawing: Drawing, { kind, index }: Which, label: string): Drawing {
  if (kind === "line") {
    const labels = drawing.lines[index]?.labels ?? [];
    const next = labels.includes(label)
      ? labels.filter((other) => other !== label)
      : [...labels, label];
    return changedLine(drawing, index, { labels: next });
  }
  const { [label]: before, ...others } = drawing.zones[index]?.labels ?? {};
  return changedZone(drawing, index, { labels: before ? others : { ...others, [label]: {} } });
}

/** Change what must be true of a thing to count in a zone; undefined takes a limit away. */
export function limit(
  drawing: Drawing,
  index: number,
  label: string,
  key: "min_score" | "min_area" | "max_area",
  value: number | undefined,
): Drawing {
  const labels = drawing.zones[index]?.labels ?? {};
  const { [key]: _, ...others } = labels[label] ?? {};
  const limits: Limits = value === undefined ? others : { ...others, [key]: value };
  return changedZone(drawing, index, { labels: { ...labels, [label]: limits } });
}

export function loiter(drawing: Drawing, index: number, seconds: number | null): Drawing {
  return changedZone(drawing, index, { loiter: seconds });
}

/** Swap the ends of a line: what was forward is backward. */
export function turn(drawing: Drawing, index: number): Drawing {
  const line = drawing.lines[index];
  return line ? changedLine(drawing, index, { from: line.to, to: line.from }) : drawing;
}

/** Return a name that is not taken: "Zone 1", "Zone 2" … */
export function freeName({ zones, lines }: Drawing, word: string): string {
  const taken = new Set([...zones, ...lines].map(({ name }) => name));
  let number = 1;
  while (taken.has(`${word} ${number}`)) number += 1;
  return `${word} ${number}`;
}

/** What is wrong with a shape before anybody is asked. */
export type Fault = "unnamed" | "named twice" | "crossed" | "flat";

/** Return what is wrong with a shape; null if nothing is. */
export function faultOf(drawing: Drawing, which: Which): Fault | null {
  const list = which.kind === "zone" ? drawing.zones : drawing.lines;
  const name = nameOf(drawing, which).trim();
  if (!name) return "unnamed";
  if (list.filter((other) => other.name.trim() === name).length > 1) return "named twice";
  const points = pointsOf(drawing, which);
  if (which.kind === "line") return far(points[0], points[1]) < 0.01 ? "flat" : null;
  if (crossesItself(points)) return "crossed";
  return area(points) < 0.0005 ? "flat" : null;
}

/** Return all shapes, in the order in which they are listed. */
export function shapesOf({ zones, lines }: Drawing): Which[] {
  return [
    ...zones.map((_, index) => ({ kind: "zone", index }) as const),
    ...lines.map((_, index) => ({ kind: "line", index }) as const),
  ];
}

export function same(a: Which | null, b: Which | null): boolean {
  return a?.kind === b?.kind && a?.index === b?.index;
}

function changedZone(drawing: Drawing, index: number, change: Partial<Zone>): Drawing {
  const zones = drawing.zones.map((zone, at) => (at === index ? { ...zone, ...change } : zone));
  return { ...drawing, zones };
}

function changedLine(drawing: Drawing, index: number, change: Partial<Line>): Drawing {
  const lines = drawing.lines.map((line, at) => (at === index ? { ...line, ...change } : line));
  return { ...drawing, lines };
}

function rounded(share: number): number {
  return Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 1000;
}

function far(a: Point = [0, 0], b: Point = [0, 0]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function area(points: readonly Point[]): number {
  const twice = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [0, 0];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

function crossesItself(points: readonly Point[]): boolean {
  const count = points.length;
  const edge = (index: number): readonly [Point, Point] => [
    points[index] ?? [0, 0],
    points[(index + 1) % count] ?? [0, 0],
  ];
  for (let first = 0; first < count; first += 1) {
    for (let second = first + 2; second < count; second += 1) {
      const neighbours = first === 0 && second === count - 1;
      if (!neighbours && cross(...edge(first), ...edge(second))) return true;
    }
  }
  return false;
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
