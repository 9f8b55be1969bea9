import type { Hass } from "./home/hass";
import { speakAsPage } from "./language";

/** What Home Assistant's card picker is told of a card. */
export interface CardEntry {
  type: string;
  name: string;
  description: string;
  preview?: boolean;
  documentationURL?: string;
  /** Offers the card for an entity; null where it does not fit. */
  getEntitySuggestion?: (hass: Hass, entityId: string) => { label?: string; config: object } | null;
}

/** What a card is called, in the reader's language. */
type Words = Pick<CardEntry, "name" | "description">;

/**
 * Have the card picker offer a card.
 *
 * @param words is asked whenever the picker is open: the language is known later than the card.
 */
export function offer(card: Omit<CardEntry, keyof Words>, words: () => Words): void {
  const said = () => {
    speakAsPage();
    return words();
  };
  const page = window as typeof window & { customCards?: CardEntry[] };
  page.customCards ??= [];
  if (page.customCards.some(({ type }) => type === card.type)) return;
  page.customCards.push({
    documentationURL: "https://github.com/hearthwatch/hearthwatch/blob/main/docs/cards.md",
    preview: true,
    ...card,
    get name() {
      return said().name;
    },
    get description() {
      return said().description;
    },
  });
}
