import { svg } from "lit";
import { icon } from "../picture/icon";

export const icons = {
  person: icon(
    svg`<circle cx="10" cy="6.5" r="3" /><path d="M4 17c.6-3.6 3-5.2 6-5.2s5.4 1.6 6 5.2" />`,
  ),
  vehicle: icon(
    svg`<path d="M3 13v-2.2l1.8-4.3a2 2 0 0 1 1.8-1.2h6.8a2 2 0 0 1 1.8 1.2L17 10.8V13a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM3.5 10.5h13" /><circle cx="6.5" cy="14.5" r="1.3" /><circle cx="13.5" cy="14.5" r="1.3" />`,
  ),
  animal: icon(
    svg`<circle cx="5" cy="9" r="1.4" /><circle cx="8" cy="5.5" r="1.4" /><circle cx="12" cy="5.5" r="1.4" /><circle cx="15" cy="9" r="1.4" /><path d="M10 9.5c2.2 0 4 2.3 4 4.2 0 1.6-1.3 2.3-2.3 2.3-.8 0-1-.4-1.7-.4s-.9.4-1.7.4c-1 0-2.3-.7-2.3-2.3 0-1.9 1.8-4.2 4-4.2z" />`,
  ),
  package: icon(
    svg`<path d="M3.5 7v8.5a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V7zM3.5 7l1.8-3.5h9.4L16.5 7M8 7v4l2-1.2 2 1.2V7" />`,
  ),
  other: icon(svg`<path d="M10 3l6 3.3v7.4L10 17l-6-3.3V6.3zM4 6.3l6 3.4 6-3.4M10 9.7V17" />`),
  motion: icon(svg`<path d="M2.5 10h2.5l2-5.5 4 11 2.3-7 1.2 1.5h3" />`),
  camera: icon(
    svg`<rect x="2.5" y="5.5" width="10" height="9" rx="2" /><path d="M12.5 9l5-2.5v7l-5-2.5" />`,
  ),
  alert: icon(svg`<path d="M10 3.2l7.3 12.9H2.7zM10 8.2v3.6M10 14v.1" />`),
  question: icon(
    svg`<circle cx="10" cy="10" r="7.3" /><path d="M7.9 7.9a2.1 2.1 0 1 1 3.2 1.9c-.8.5-1.1.9-1.1 1.7M10 13.9v.1" />`,
  ),
  play: icon(svg`<path d="M6.5 4.2v11.6l9.3-5.8z" />`),
  film: icon(
    svg`<rect x="3" y="4" width="14" height="12" rx="2" /><path d="M6.8 4v12M13.2 4v12M3 10h14" />`,
  ),
  star: icon(
    svg`<path d="M10 3l2.1 4.4 4.8.6-3.5 3.3.9 4.8L10 13.7l-4.3 2.4.9-4.8L3.1 8l4.8-.6z" />`,
  ),
  starred: icon(
    svg`<path fill="currentColor" d="M10 3l2.1 4.4 4.8.6-3.5 3.3.9 4.8L10 13.7l-4.3 2.4.9-4.8L3.1 8l4.8-.6z" />`,
  ),
  remove: icon(svg`<path d="M4 6h12M8 6V4h4v2M5.5 6l.8 10h7.4l.8-10M8.6 9v4.5M11.4 9v4.5" />`),
  bell: icon(svg`<path d="M5 13.5V9a5 5 0 0 1 10 0v4.5l1.3 1.7H3.7zM8.3 17.3a2 2 0 0 0 3.4 0" />`),
  undo: icon(svg`<path d="M7.5 4L4 7.5 7.5 11M4 7.5h7.5a4.3 4.3 0 0 1 0 8.6H8" />`),
  filter: icon(svg`<path d="M3 5h14M5.5 10h9M8 15h4" />`),
  edit: icon(svg`<path d="M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2zM11.4 6l2.6 2.6" />`),
  search: icon(svg`<circle cx="8.8" cy="8.8" r="5.3" /><path d="M12.8 12.8L17 17" />`),
  add: icon(svg`<path d="M10 4v12M4 10h12" />`),
  save: icon(svg`<path d="M10 3.5v9M6.3 9l3.7 3.7L13.7 9M4 16.3h12" />`),
  home: icon(svg`<path d="M3.5 9.5L10 4l6.5 5.5M5.2 8.2V16h9.6V8.2M8.4 16v-4.2h3.2V16" />`),
  out: icon(svg`<path d="M11.5 4H5.5v12h6M9 10h8M14 7l3 3-3 3" />`),
  close: icon(svg`<path d="M5 5l10 10M15 5L5 15" />`),
  back: icon(svg`<path d="M12 4l-6 6 6 6" />`),
  pass: icon(svg`<path d="M4 10.5l4 4 8-9" />`),
  stop: icon(svg`<path d="M5.5 5.5l9 9M14.5 5.5l-9 9" />`),
  clock: icon(svg`<circle cx="10" cy="10" r="7.3" /><path d="M10 5.8V10l2.8 2" />`),
  key: icon(svg`<circle cx="6.5" cy="13.5" r="3.3" /><path d="M9 11l7.5-7.5M13 7l2.5 2.5" />`),
  photo: icon(
    svg`<path d="M3 7.2a1.5 1.5 0 0 1 1.5-1.5h2l1.2-1.9h4.6l1.2 1.9h2A1.5 1.5 0 0 1 17 7.2v7.3a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5z" /><circle cx="10" cy="10.6" r="2.8" />`,
  ),
  record: icon(
    svg`<circle cx="10" cy="10" r="7" /><circle cx="10" cy="10" r="3.2" fill="currentColor" />`,
  ),
  eye: icon(
    svg`<path d="M2 10c2-3.8 4.8-5.6 8-5.6s6 1.8 8 5.6c-2 3.8-4.8 5.6-8 5.6S4 13.8 2 10z" /><circle cx="10" cy="10" r="2.6" />`,
  ),
  zone: icon(
    svg`<path d="M4.5 5.5l9-1.5 2.5 9-11 3z" /><circle cx="4.5" cy="5.5" r="1.3" fill="currentColor" /><circle cx="13.5" cy="4" r="1.3" fill="currentColor" /><circle cx="16" cy="13" r="1.3" fill="currentColor" /><circle cx="5" cy="16" r="1.3" fill="currentColor" />`,
  ),
  line: icon(
    svg`<path d="M4 14.5L16 5.5" stroke-dasharray="3.5 2.5" /><circle cx="3.5" cy="15" r="1.3" fill="currentColor" /><circle cx="16.5" cy="5" r="1.3" fill="currentColor" />`,
  ),
  more: icon(
    svg`<circle cx="10" cy="4.5" r="1.2" fill="currentColor" /><circle cx="10" cy="10" r="1.2" fill="currentColor" /><circle cx="10" cy="15.5" r="1.2" fill="currentColor" />`,
  ),
  redo: icon(svg`<path d="M12.5 4L16 7.5 12.5 11M16 7.5H8.5a4.3 4.3 0 0 0 0 8.6H12" />`),
  download: icon(svg`<path d="M10 3v9M6 8.5l4 4 4-4M4 16.5h12" />`),
  away: icon(
    svg`<path d="M2.5 8a11 11 0 0 1 15 0M5.3 11a7 7 0 0 1 9.4 0M8 13.9a3 3 0 0 1 4 0M3 3l14 14" />`,
  ),
} as const;

/** Choose the icon of an event by what it is about. */
export function eventIcon(type: string, group: keyof typeof icons | null) {
  if (type.startsWith("motion")) return icons.motion;
  if (type.startsWith("camera") || type === "snapshot_taken") return icons.camera;
  if (type.startsWith("recording") || type === "clip_ready") return icons.film;
  if (type.startsWith("alert") || type === "doorbell_pressed") return icons.bell;
  if (type === "system_alert") return icons.alert;
  if (type === "security_event") return icons.key;
  if (type === "face_detected") return icons.person;
  return icons[group ?? "other"];
}
