import type { SourceDraft, SourceField, SourceType } from "../src/api/offers";

export function aField(fields: Partial<SourceField> & { name: string }): SourceField {
  return {
    title: fields.name,
    description: "",
    kind: "text",
    required: false,
    default: null,
    choices: [],
    minimum: null,
    maximum: null,
    ...fields,
  };
}

const timeout = aField({ name: "timeout", kind: "number", default: 10, minimum: 1, maximum: 120 });
const url = aField({ name: "url", kind: "secret", required: true });
const device = [
  aField({ name: "address", required: true }),
  aField({ name: "username" }),
  aField({ name: "password", kind: "secret" }),
  aField({ name: "channel", kind: "number", default: 1, minimum: 1, maximum: 256 }),
  timeout,
];

function aKind(type: string, fields: SourceType["fields"]): SourceType {
  return { type, title: `The kind ${type}`, description: `About ${type}.`, fields };
}

export const rtsp = aKind("rtsp", [
  url,
  aField({ name: "transport", kind: "choice", default: "tcp", choices: ["tcp", "udp"] }),
  timeout,
]);

export const http = aKind("http", [url, timeout]);

export const onvif = aKind("onvif", [
  ...device,
  aField({ name: "events", kind: "boolean", default: true }),
]);

export const maker = aKind("maker", [
  aField({ name: "maker", kind: "choice", required: true, choices: ["Axis", "Reolink"] }),
  ...device,
]);

export const file = aKind("file", [
  aField({ name: "path", required: true }),
  aField({ name: "loop", kind: "boolean", default: true }),
]);

export const ftp = aKind("ftp", [
  aField({ name: "username", required: true }),
  aField({ name: "password", kind: "secret", required: true }),
]);

export const v4l2 = aKind("v4l2", [
  aField({
    name: "device",
    required: true,
    suggestions: [
      { value: "/dev/video0", title: "Eye" },
      { value: "/dev/video2", title: "Other eye" },
    ],
  }),
]);

/** One that this page has no words for. */
export const tape = aKind("tape", [
  aField({ name: "drive", title: "Drive", description: "Where it is.", required: true }),
  aField({ name: "pin", title: "PIN", kind: "secret", required: true }),
]);

/** As the engine offers them. */
export const KINDS: readonly SourceType[] = [rtsp, onvif, maker, http, file, ftp, v4l2, tape];

/** A camera's streams as the engine shows them. */
export const STORED: readonly SourceDraft[] = [
  {
    type: "rtsp",
    url: "rtsp://***@192.0.2.10/main",
    transport: "tcp",
    timeout: 20,
    roles: ["record"],
  },
  {
    type: "rtsp",
    url: "rtsp://***@192.0.2.10/sub",
    transport: "tcp",
    timeout: 10,
    roles: ["detect"],
  },
];
