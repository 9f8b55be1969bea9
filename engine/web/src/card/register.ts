import type { Hass } from "./home/hass";

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

/** Have the card picker offer a card. */
export function offer(card: CardEntry): void {
  const page = window as typeof window & { customCards?: CardEntry[] };
  page.customCards ??= [];
  if (page.customCards.some(({ type }) => type === card.type)) return;
  page.customCards.push({
    documentationURL: "https://github.com/hearthwatch/hearthwatch/blob/main/docs/cards.md",
    preview: true,
    ...card,
  });
}
