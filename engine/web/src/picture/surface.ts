import type { Box } from "../api/types";
import { contain, type Size } from "./geometry";
import { type Outline, paintOutlines } from "./paint";

/** Paint a picture with outlines on a canvas, as sharp as the screen is. */
export function paintSurface(
  canvas: HTMLCanvasElement,
  bitmap: ImageBitmap | null,
  outlines: readonly Outline[],
): void {
  const context = canvas.getContext("2d");
  const frame: Size = { width: canvas.clientWidth, height: canvas.clientHeight };
  if (!context || frame.width === 0) return;
  resize(canvas, frame);
  const scale = canvas.width / frame.width;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, frame.width, frame.height);
  if (!bitmap) return;
  const picture: Box = contain(bitmap, frame);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, picture.x, picture.y, picture.width, picture.height);
  paintOutlines(context, outlines, picture);
}

function resize(canvas: HTMLCanvasElement, frame: Size): void {
  const scale = Math.min(window.devicePixelRatio || 1, 2);
  const width = Math.round(frame.width * scale);
  const height = Math.round(frame.height * scale);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
