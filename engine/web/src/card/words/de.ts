import type { Phrases } from "../../words/language";

/** German, informally. */
export const german: Phrases = {};
