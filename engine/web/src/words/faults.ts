import { say } from "./language";

/**
 * Why a camera gives no pictures, as the engine says it, with names for the values in it; whoever
 * speaks another language has them.
 */
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
  "no answer for {seconds} s",
  "no picture for {seconds} s",
  "a picture is too large",
  "another program uses the camera",
  "no picture begins",
  "raw pictures",
  "the FTP server is switched off (ftp.enabled)",
  "the address cannot be understood",
  "the camera gives no pictures of this size and format",
  "the camera gives nothing any more",
  "the camera is not plugged in",
  "the camera was unplugged",
  "the device gives no address for its stream",
  "the device has no stream",
  "the device makes no pictures when asked",
  "the device names no such service",
  "the device tells of no events",
  "the device wants a user and a password",
  "the device's answer does not end",
  "the device's answer is too long",
  "the engine may not use the camera",
  "the file is cut off or damaged; nothing can be played",
  "the file is empty",
  "the file is no video",
  "the picture does not end",
  "the picture is damaged",
  "the picture is too large",
  "the rest of the file cannot be read",
  "there is no such folder",
  "there is not one picture in it",
  "this device gives no pictures; a camera often has two, and the other one does",
  "this device is no camera",
  "this is a folder, not a file",
  "this is no camera",
  "what answers there speaks no ONVIF",
  "what answers there speaks no proper HTTP",
  "what comes is no JPEG picture",
  "it leads to another host; give that one's address",
  "the camera wants the password in a way that is not known here",
  "the file cannot be read now ({error})",
  "the camera gives no {wanted}, but {there}",
  "the camera cannot be read: {error}",
  "the device has {count} camera",
  "the device has {count} cameras",
  "the device refused: {reason}",
  "the device tells nothing: {reason}",
  "no whole picture came within {seconds} s",
  "the engine may not use the camera: its user must be in the group {group}",
  "its pictures of {width}x{height} are too large",
  "its pictures of {width}x{height} are too long",
  "its pictures of {width}x{height} are too small",
  "the port {port} cannot be used ({error})",
]);

interface Pattern {
  fault: string;
  said: RegExp;
}

/** Those with values; the longest is tried first, for a shorter one may be the half of it. */
const PATTERNS: readonly Pattern[] = [...FAULTS]
  .filter((fault) => fault.includes("{"))
  .sort((one, other) => other.length - one.length)
  .map((fault) => ({ fault, said: patternOf(fault) }));

/**
 * Say why a camera gives no pictures; what is not known is said as the engine does.
 *
 * @param reason the source's name, if any, and behind a colon why.
 */
export function faultWords(reason: string): string {
  for (let start = 0; ; ) {
    const known = knownFault(reason.slice(start));
    if (known !== null) return reason.slice(0, start) + known;
    const colon = reason.indexOf(": ", start);
    if (colon < 0) return reason;
    start = colon + 2;
  }
}

function knownFault(fault: string): string | null {
  if (FAULTS.has(fault)) return say(fault);
  for (const { fault: known, said } of PATTERNS) {
    const found = said.exec(fault);
    if (found) return say(known, found.groups);
  }
  return null;
}

function patternOf(fault: string): RegExp {
  const literal = fault.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replace(/\{(\w+)\}/g, "(?<$1>.+)")}$`, "s");
}
