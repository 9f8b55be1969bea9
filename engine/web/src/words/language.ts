/** What phrases are in another language, by the English one that stands in the code. */
export type Phrases = Readonly<Record<string, string>>;

/** Where the reader is; without any, the browser's own locale and time zone. */
export interface Reader {
  locale?: string | undefined;
  timeZone?: string | undefined;
}

let phrases: Phrases = {};
let reader: Reader = {};

/** Speak to a reader from now on; phrases that have no translation stay English. */
export function speak(translations: Phrases, to: Reader = {}): void {
  phrases = translations;
  reader = to;
}

/** Whether phrases are said as they stand in the code. */
export function speaksEnglish(): boolean {
  return Object.keys(phrases).length === 0;
}

/** Where the reader is to whom everything is said. */
export function theReader(): Reader {
  return reader;
}

/**
 * Say a phrase in the reader's language, with values where it names them.
 *
 * @param english the phrase, such as "Paused at {time}"; written out, so that it can be found.
 */
export function say(
  english: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return (phrases[english] ?? english).replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  );
}
