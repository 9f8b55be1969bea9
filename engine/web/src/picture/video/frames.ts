/** Called with each picture that is shown: its time on the player's clock, and what is known of it. */
export type OnFrame = (time: number, facts: VideoFrameCallbackMetadata | null) => void;

/**
 * Watch the pictures that a video shows, until the returned function is called.
 *
 * Where the browser does not tell of each, the screen's own pace is used.
 */
export function watchFrames(video: HTMLVideoElement, onFrame: OnFrame): () => void {
  return "requestVideoFrameCallback" in HTMLVideoElement.prototype
    ? watchEach(video, onFrame)
    : watchScreen(video, onFrame);
}

function watchEach(video: HTMLVideoElement, onFrame: OnFrame): () => void {
  const told = (_: number, facts: VideoFrameCallbackMetadata) => {
    handle = video.requestVideoFrameCallback(told);
    onFrame(facts.mediaTime, facts);
  };
  let handle = video.requestVideoFrameCallback(told);
  return () => video.cancelVideoFrameCallback(handle);
}

function watchScreen(video: HTMLVideoElement, onFrame: OnFrame): () => void {
  let last = 0;
  const look = () => {
    handle = requestAnimationFrame(look);
    if (video.currentTime === last || video.readyState < video.HAVE_CURRENT_DATA) return;
    last = video.currentTime;
    onFrame(last, null);
  };
  let handle = requestAnimationFrame(look);
  return () => cancelAnimationFrame(handle);
}
