import type { Attention, AttentionMode } from "../api/types";
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
