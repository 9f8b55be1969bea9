import type { Phrases } from "../../words/language";

/** What the engine's model can tell apart, in German: the label, one of it, several. */
const LABELS = `
person|Person|Personen|people
bicycle|Fahrrad|Fahrräder
car|Auto|Autos
motorcycle|Motorrad|Motorräder
airplane|Flugzeug|Flugzeuge
bus|Bus|Busse
train|Zug|Züge
truck|Lkw|Lkw
boat|Boot|Boote
traffic light|Ampel|Ampeln
fire hydrant|Hydrant|Hydranten
stop sign|Stoppschild|Stoppschilder
parking meter|Parkuhr|Parkuhren
bench|Bank|Bänke
bird|Vogel|Vögel
cat|Katze|Katzen
dog|Hund|Hunde
horse|Pferd|Pferde
sheep|Schaf|Schafe|sheep
cow|Kuh|Kühe
elephant|Elefant|Elefanten
bear|Bär|Bären
zebra|Zebra|Zebras
giraffe|Giraffe|Giraffen
backpack|Rucksack|Rucksäcke
umbrella|Schirm|Schirme
handbag|Handtasche|Handtaschen
suitcase|Koffer|Koffer
sports ball|Ball|Bälle
skateboard|Skateboard|Skateboards
bottle|Flasche|Flaschen
chair|Stuhl|Stühle
couch|Sofa|Sofas
potted plant|Topfpflanze|Topfpflanzen
bed|Bett|Betten
dining table|Esstisch|Esstische
tv|Fernseher|Fernseher
laptop|Laptop|Laptops
cell phone|Handy|Handys
book|Buch|Bücher
clock|Uhr|Uhren
vase|Vase|Vasen
vehicle|Fahrzeug|Fahrzeuge
animal|Tier|Tiere
package|Paket|Pakete
parcel|Paket|Pakete
box|Karton|Kartons
cardboard box|Pappkarton|Pappkartons
carton|Karton|Kartons
smoke alarm|Rauchmelder|Rauchmelder
carbon monoxide alarm|Kohlenmonoxid-Melder|Kohlenmonoxid-Melder
speech|Sprache|Sprache
`;

/** The labels as phrases; those that are missing stay as the model calls them. */
export const germanLabels: Phrases = Object.fromEntries(
  LABELS.trim()
    .split("\n")
    .flatMap((row) => {
      const [label = "", one = "", several = "", plural] = row.split("|");
      const ending = /(s|ch|x)$/.test(label) ? "es" : "s";
      const many = plural ?? `${label}${ending}`;
      return many === label
        ? [[label, one]]
        : [
            [label, one],
            [many, several],
          ];
    }),
);
