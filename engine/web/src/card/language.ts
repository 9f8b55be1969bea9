import { say, speak } from "../words/language";
import type { Hass } from "./home/hass";
import { german } from "./words/de";
import { germanLabels } from "./words/de-labels";

const LANGUAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: { ...germanLabels, ...german },
};

let spoken = "";

/** Speak the language of Home Assistant's reader; German or English. */
export function speakAs({ language, locale, config }: Hass): void {
  const timeZone = locale.time_zone === "server" ? config.time_zone : undefined;
  const wish = `${language} ${timeZone}`;
  if (wish === spoken) return;
  spoken = wish;
  speak(LANGUAGES[language.split("-")[0] ?? ""] ?? {}, { locale: language, timeZone });
}

/** Speak the language of the page, where Home Assistant hands over nothing else. */
export function speakAsPage(): void {
  if (spoken) return;
  const { lang } = document.documentElement;
  speak(LANGUAGES[lang.split("-")[0] ?? ""] ?? {}, lang ? { locale: lang } : {});
}

export { say };
