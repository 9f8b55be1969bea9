import type { StreamReport } from "../api/desk";
import { duration } from "./time";

/** An address taken apart: the user and the password go into fields of their own. */
export interface Address {
  url: string;
  user: string;
  password: string;
}

/** What the addresses of a kind of source begin with; the first is what people leave out. */
const SCHEMES: Readonly<Record<string, readonly string[]>> = {
  rtsp: ["rtsp", "rtsps"],
  http: ["http", "https"],
};

const CREDENTIALS = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)@(.*)$/is;

/**
 * Take the user and the password out of an address, if there are any.
 *
 * The last @ before the path ends them: passwords hold @, too, and people paste them as they are.
 */
export function splitAddress(text: string): Address {
  const url = text.trim();
  const [, scheme, credentials, rest] = CREDENTIALS.exec(url) ?? [];
  if (scheme === undefined || credentials === undefined) return { url, user: "", password: "" };
  const colon = credentials.indexOf(":");
  const user = colon < 0 ? credentials : credentials.slice(0, colon);
  const password = colon < 0 ? "" : credentials.slice(colon + 1);
  return { url: `${scheme}${rest}`, user: decoded(user), password: decoded(password) };
}

/**
 * Put the user and the password into an address, written so that they cannot be mistaken.
 *
 * @param type of the source: its scheme is added where it was left out.
 */
export function joinAddress({ url, user, password }: Address, type = "rtsp"): string {
  const plain = withScheme(url.trim(), type);
  if (!user && !password) return plain;
  const secret = password ? `:${encodeURIComponent(password)}` : "";
  return plain.replace(
    /^([a-z][a-z0-9+.-]*:\/\/)/i,
    (scheme) => `${scheme}${encodeURIComponent(user)}${secret}@`,
  );
}

/** Begin an address of a source with the host that is known. */
export function addressAt(host: string, type: string): string {
  const [scheme] = SCHEMES[type] ?? [];
  return scheme ? `${scheme}://${host}/` : "";
}

/** Say what is wrong with the address of a source before anybody is asked; null if nothing is. */
export function addressProblem(url: string, type = "rtsp"): string | null {
  const parsed = parse(withScheme(url.trim(), type));
  const schemes = SCHEMES[type];
  if (parsed?.host && (!schemes || schemes.includes(parsed.protocol.slice(0, -1)))) return null;
  return `An address like ${schemes?.[0] ?? "scheme"}://192.0.2.10/stream is needed.`;
}

/** Say what a stream is for; empty if there is no other one. */
export function roleWords({ roles }: StreamReport): string {
  if (roles.length !== 1) return "";
  return roles[0] === "record"
    ? "The large stream, which is recorded"
    : "The smaller stream, which is looked at";
}

/** Say what a stream is like: "1920 × 1080, h264, 15 pictures a second, with sound". */
export function streamWords(report: StreamReport): string {
  const { width, height, codec, frame_rate: rate, keyframe_interval: interval, audio } = report;
  return [
    width && height ? `${width} × ${height}` : null,
    codec,
    rate ? `${Number(rate.toFixed(1))} pictures a second` : null,
    interval ? `a keyframe every ${duration(interval)}` : null,
    audio ? `sound (${audio})` : "no sound",
  ]
    .filter((part) => part !== null)
    .join(", ");
}

/** Write what the engine says as a sentence. */
export function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

function withScheme(url: string, type: string): string {
  const [scheme] = SCHEMES[type] ?? [];
  return url.includes("://") || !url || !scheme ? url : `${scheme}://${url}`;
}

/** `rtsp:` is no scheme that browsers know: as http its host and port are checked like theirs. */
function parse(url: string): { protocol: string; host: string } | null {
  const [, protocol, rest] = /^([a-z][a-z0-9+.-]*:)\/\/(.*)$/is.exec(url) ?? [];
  try {
    if (protocol === undefined || /\s/.test(url)) return null;
    return { protocol: protocol.toLowerCase(), host: new URL(`http://${rest}`).host };
  } catch {
    return null;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A bare % in a password as people write it.
  }
}
