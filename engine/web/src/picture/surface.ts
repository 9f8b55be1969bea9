import type { Box } from "../api/types";
import { contain, type Size } from "./geometry";
import { type Ground, type Outline, paintGrounds, paintOutlines } from "./paint";

/**
 * Paint a picture with outlines on a canvas, as sharp as the screen is.
 *
 * @param picture what to paint, or the size of a picture that lies behind the canvas.
 */
export function paintSurface(
  canvas: HTMLCanvasElement,
  picture: ImageBitmap | Size | null,
  outlines: readonly Outline[],
  grounds: readonly Ground[] = [],
): void {
  const context = canvas.getContext("2d");
  const frame: Size = { width: canvas.clientWidth, height: canvas.clientHeight };
  if (!context || frame.width === 0) return;
  resize(canvas, frame);
  const scale = canvas.width / frame.width;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, frame.width, frame.height);
  if (!picture) return;
  const place: Box = contain(picture, frame);
  context.imageSmoothingQuality = "high";
  if (picture instanceof ImageBitmap) {
    context.drawImage(picture, place.x, place.y, place.width, place.height);
  }
  paintGrounds(context, grounds, place);
  paintOutlines(context, outlines, place);
}

/** Return a copy of what a video shows; null if it shows nothing yet. */
export function pictureOf(video: HTMLVideoElement): ImageBitmap | null {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || video.readyState < video.HAVE_CURRENT_DATA) return null;
  const copy = new OffscreenCanvas(videoWidth, videoHeight);
  copy.getContext("2d")?.drawImage(video, 0, 0);
  return copy.transferToImageBitmap();
}

function resize(canvas: HTMLCanvasElement, frame: Size): void {
  const scale = Math.min(window.devicePixelRatio || 1, 2);
  const width = Math.round(frame.width * scale);
  const height = Math.round(frame.height * scale);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
