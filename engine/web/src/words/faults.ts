import { say } from "./language";

/** Why a camera gives no pictures, as the engine says it; whoever speaks another language has them. */
export const FAULTS: ReadonlySet<string> = new Set([
  "user or password is wrong",
  "the camera wants a user and a password",
  "the camera forbids it to this user",
  "the camera refused; is the address right?",
  "the camera refused; it may have too many viewers",
  "the camera has no stream under this path",
  "the camera has nothing under this path",
  "the camera ended the stream",
  "the camera hung up",
  "the stream ended",
  "what answers there speaks no proper RTSP",
  "nothing listens on this port",
  "nothing answers at this address",
  "no device of this name is known",
  "there is no way to it, or it hung up",
  "there is no video in it",
  "its video codec is unknown",
  "what comes is no video",
  "there is no such file",
  "the file may not be read",
  "the file has been played to its end",
  "there is no video in the folder yet",
  "it waits for the next upload",
]);

/** Say why a camera gives no pictures; what is not known is said as the engine does. */
export function faultWords(reason: string): string {
  const [, source = "", fault = ""] = /^(\S+: )?(.*)$/s.exec(reason) ?? [];
  return source + (silence(fault) ?? (FAULTS.has(fault) ? say(fault) : fault));
}

function silence(fault: string): string | null {
  const [, what, seconds = ""] = /^no (answer|picture) for ([\d.]+) s$/.exec(fault) ?? [];
  if (!what) return null;
  return what === "answer"
    ? say("no answer for {seconds} s", { seconds })
    : say("no picture for {seconds} s", { seconds });
}
