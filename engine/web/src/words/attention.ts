import type { Attention, AttentionMode, CameraStatus } from "../api/types";
import { percent } from "./labels";

const MODES: Readonly<Record<AttentionMode, string>> = {
  sub_stream: "Through its sub stream",
  full: "Every picture",
  gate: "Keyframes, unless something moves",
  eco: "Keyframes only",
};

/** Say which pictures are looked at: "Keyframes only, as you chose". */
export function modeWords({ mode, pinned }: Attention): string {
  return `${MODES[mode] ?? mode}${pinned ? ", as you chose" : ""}`;
}

/** Say what watching takes: "1.3 % of a core". */
export function costWords({ cost }: Attention): string {
  return `${percent(cost)} of a core`;
}

/** Say which model looks, and why: "Looked at by nanodet-g on ONNX Runtime 1.31.1: …". */
export function lookWords({ detector, detector_reason }: CameraStatus): string {
  const who = detector ? `Looked at by ${detector}` : "The model that looks is being loaded";
  return `${who}${detector_reason ? `: ${detector_reason}` : ""}.`;
}
