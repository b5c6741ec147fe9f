import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Font, openSync } from 'fontkit';

const { resolve } = createRequire(import.meta.url);
const google = (name: string, file: string) =>
  resolve(`@expo-google-fonts/${name}/400Regular/${file}_400Regular.ttf`);
const east = (name: string, file: string) =>
  join(dirname(resolve(`@embedpdf/${name}`)), `../fonts/${file}-Regular.otf`);

/** In the order in which they are asked for a character; each is opened when the ones before cannot. */
const FILES: readonly [name: string, path: () => string][] = [
  ['sans', () => google('noto-sans', 'NotoSans')],
  // A run of its own: shaping takes a run's script from its beginning, and this one's letters change places.
  ['devanagari', () => google('noto-sans', 'NotoSans')],
  ['arabic', () => google('noto-sans-arabic', 'NotoSansArabic')],
  ['hebrew', () => google('noto-sans-hebrew', 'NotoSansHebrew')],
  ['bengali', () => google('noto-sans-bengali', 'NotoSansBengali')],
  ['thai', () => google('noto-sans-thai', 'NotoSansThai')],
  ['tamil', () => google('noto-sans-tamil', 'NotoSansTamil')],
  ['han', () => east('fonts-sc', 'NotoSansHans')],
  ['hangul', () => east('fonts-kr', 'NotoSansKR')],
  ['emoji', () => google('noto-emoji', 'NotoEmoji')],
  ['symbols', () => google('noto-sans-symbols-2', 'NotoSansSymbols2')],
];

const EMOJI = /\p{Emoji_Presentation}|\uFE0F/u;
const DEVANAGARI = /\p{Script=Devanagari}/u;
/** What joins and varies characters; fonts need no picture of it. */
const JOINERS = /\p{Cf}|\p{Variation_Selector}/gu;

const opened = new Map<string, Font>();
const known = new Map<string, string>();

export const fontPath = (name: string): string => FILES.find(([each]) => each === name)![1]();

/** The font for one character as people count them; the first, which shows a box, when none has it. */
export function fontFor(character: string): string {
  const before = known.get(character);
  if (before) return before;
  const found = lookedUp(character);
  if (known.size < 50_000) known.set(character, found);
  return found;
}

function lookedUp(character: string): string {
  const points = [...character.replaceAll(JOINERS, '')].map((each) => each.codePointAt(0)!);
  const names = FILES.map(([name]) => name);
  const first = EMOJI.test(character) ? 'emoji' : DEVANAGARI.test(character) ? 'devanagari' : null;
  const order = first ? [first, ...names] : names;
  return (
    order.find((name) => points.every((point) => fontOf(name).hasGlyphForCodePoint(point))) ??
    'sans'
  );
}

function fontOf(name: string): Font {
  const font = opened.get(name) ?? (openSync(fontPath(name)) as Font);
  opened.set(name, font);
  return font;
}
