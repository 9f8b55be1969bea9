import type { SourceField, SourceType } from "../api/offers";
import { capitalise } from "./labels";

export interface KindWords {
  title: string;
  text: string;
}

export interface FieldWords {
  label: string;
  hint?: string;
  placeholder?: string;
  /** What to say where it is needed and not there. */
  missing?: string;
}

/** Kinds that the page knows, the easiest first; for others the engine has words. */
const KINDS: Readonly<Record<string, KindWords>> = {
  onvif: {
    title: "A camera that speaks ONVIF",
    text: "Address and password are enough: it names its streams itself, and tells when something moves or somebody rings.",
  },
  maker: {
    title: "A camera of a known maker",
    text: "Reolink, Hikvision, Dahua and others: address and password are enough.",
  },
  rtsp: { title: "An RTSP stream", text: "Its manual or its app names the address." },
  http: {
    title: "An HTTP stream or picture",
    text: "MJPEG, still pictures, MPEG-TS or HLS: the camera says which.",
  },
  v4l2: {
    title: "A USB camera",
    text: "It is plugged into the machine on which Hearthwatch runs.",
  },
  ftp: {
    title: "A camera that uploads by FTP",
    text: "It sends what it recorded; each recording is gone through once, in its own time.",
  },
  local_folder: {
    title: "A folder of recordings",
    text: "A camera or a program puts them there; each is gone through once, in its own time.",
  },
  file: { title: "A video file", text: "Played as if it were a camera, to try things out." },
};

const FIELDS: Readonly<Record<string, FieldWords>> = {
  url: {
    label: "Address",
    hint: "Its manual or its app names it. A user and a password in it are taken out.",
    missing: "Where is the camera? Its manual or its app names the address.",
  },
  address: {
    label: "Address",
    placeholder: "192.0.2.10",
    hint: "With a port if it listens on another than usual, like 192.0.2.10:8000.",
    missing: "Where is the camera? Your router or its app shows the address.",
  },
  sub_url: {
    label: "Address of the smaller stream",
    hint: "It is looked at instead of the large one, for a fraction of the effort. The large one is recorded.",
  },
  username: { label: "User", missing: "The password needs its user." },
  password: { label: "Password" },
  maker: { label: "Maker", missing: "Who made it? If it is not among them, try ONVIF." },
  channel: { label: "Channel", hint: "Which camera of a recorder; 1 for a camera." },
  stream: { label: "Streams" },
  transport: {
    label: "Transport",
    hint: "TCP loses nothing. Choose UDP only if the camera speaks nothing else.",
  },
  timeout: {
    label: "Time-out in seconds",
    hint: "After so long without a picture the connection is made anew.",
  },
  interval: {
    label: "Seconds between pictures",
    hint: "Where the address gives one still picture at a time.",
  },
  events: {
    label: "Listen to the camera's own sensors",
    hint: "Its motion sensor wakes the engine, and its doorbell rings.",
  },
  button: {
    label: "A doorbell's button is wired to its input",
    hint: "Many doorbells report their button as a digital input.",
  },
  loop: { label: "Start over at its end" },
  backlog: {
    label: "Also what is there already",
    hint: "The oldest first. Else only what is still to come.",
  },
  device: {
    label: "Camera",
    placeholder: "/dev/video0",
    hint: "Those that are plugged in are offered; else its device, like /dev/video0.",
    missing: "Which one? None that is plugged in was found.",
  },
  width: { label: "Width in pixels", hint: "The camera takes what is nearest." },
  height: { label: "Height in pixels", hint: "The camera takes what is nearest." },
  fps: { label: "Pictures a second", hint: "The camera takes what is nearest." },
  format: { label: "Format" },
  settle: {
    label: "Finished after seconds",
    hint: "So long without a change, and a recording is taken to be finished.",
  },
};

/** Words that depend on the kind, too. */
const FIELDS_OF: Readonly<Record<string, Partial<FieldWords>>> = {
  "rtsp.url": { placeholder: "rtsp://192.0.2.10/stream" },
  "rtsp.sub_url": { placeholder: "rtsp://192.0.2.10/sub" },
  "http.url": { placeholder: "http://192.0.2.10/video.mjpeg" },
  "http.sub_url": { placeholder: "http://192.0.2.10/small.mjpeg" },
  "maker.address": {
    hint: "With a port only if that of RTSP was changed in the camera.",
  },
  "ftp.username": {
    hint: "For this camera alone. You enter it in the camera.",
    missing: "Choose a user for the camera.",
  },
  "ftp.password": {
    hint: "At least 8 characters. FTP sends it openly, so use it for nothing else.",
    missing: "Choose a password for the camera.",
  },
  "local_folder.path": {
    label: "Folder",
    placeholder: "/media/recordings",
    hint: "On the machine on which Hearthwatch runs; what lies below it is looked at, too. The app sees /media.",
    missing: "Which folder?",
  },
  "file.path": {
    label: "File",
    placeholder: "/media/film.mp4",
    hint: "On the machine on which Hearthwatch runs. The app sees /media.",
    missing: "Which file?",
  },
};

const CHOICES: Readonly<Record<string, string>> = {
  "stream.auto": "Automatic: record the large one, look at a small one",
  "stream.main": "The large one only",
  "stream.sub": "The small one only",
  "format.auto": "Automatic: H.264 where the camera has it, else MJPEG",
  "format.h264": "H.264",
  "format.mjpeg": "MJPEG",
  "format.raw": "Raw pictures",
  "transport.tcp": "TCP",
  "transport.udp": "UDP",
};

/** Say what a kind of source is. */
export function kindWords({ type, title, description }: SourceType): KindWords {
  return KINDS[type] ?? { title, text: description };
}

/** Put the kinds in the order in which people should try them. */
export function easiestFirst(kinds: readonly SourceType[]): SourceType[] {
  const known = Object.keys(KINDS);
  const place = ({ type }: SourceType) => (type in KINDS ? known.indexOf(type) : known.length);
  return [...kinds].sort((one, other) => place(one) - place(other));
}

/** Say what to enter into a field of a kind. */
export function fieldWords(
  type: string,
  { name, title, description }: Pick<SourceField, "name" | "title" | "description">,
): FieldWords {
  const own = { label: title, ...(description ? { hint: description } : {}) };
  return { ...(FIELDS[name] ?? own), ...FIELDS_OF[`${type}.${name}`] };
}

/** Say a value of a choice. */
export function choiceWords(field: string, value: string): string {
  return CHOICES[`${field}.${value}`] ?? (/^[a-z]/.test(value) ? capitalise(value) : value);
}
