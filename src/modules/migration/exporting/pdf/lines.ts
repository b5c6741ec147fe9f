import * as bidiJs from 'bidi-js';
import { fontFor } from './fonts.js';

const bidi = (bidiJs.default as unknown as typeof bidiJs.default.default)();
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** What is drawn in one go: one font, one direction, in the order of the eye. */
export interface Run {
  text: string;
  font: string;
}

export interface Line {
  runs: Run[];
  isRightToLeft: boolean;
}

type Measure = (run: Run) => number;

/** More characters than stand in a line of the narrowest: what is longer is not measured as one. */
const LONGEST_WORD = 500;

/** A paragraph in lines that fit, each with its runs from left to right. */
export function* linesOf(paragraph: string, width: number, measure: Measure): Iterable<Line> {
  const text = paragraph.replaceAll('\t', '    ').replaceAll(/\p{Cc}/gu, '');
  if (text === '') return yield { runs: [], isRightToLeft: false };
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text);
  const isRightToLeft = (paragraphs[0]?.level ?? 0) % 2 === 1;
  for (const [from, to] of breaks(text, width, measure))
    yield { runs: inOrderOfTheEye(text, levels, from, to), isRightToLeft };
}

/** Between words where that is possible, inside of them where a word is longer than a line. */
function* breaks(text: string, width: number, measure: Measure): Iterable<[number, number]> {
  let from = 0;
  let used = 0;
  for (const { segment, index } of pieces(text, width, measure)) {
    const wide = widthOf(segment, measure);
    if (used > 0 && used + wide > width && segment.trim() !== '') {
      yield [from, index];
      from = index;
      used = 0;
    }
    used += wide;
  }
  yield [from, text.length];
}

function* pieces(text: string, width: number, measure: Measure) {
  for (const { segment, index } of words.segment(text)) {
    if (segment.length <= LONGEST_WORD && widthOf(segment, measure) <= width)
      yield { segment, index };
    else
      for (const each of characters.segment(segment))
        yield { segment: each.segment, index: index + each.index };
  }
}

const widthOf = (text: string, measure: Measure): number =>
  runsOf(text).reduce((sum, run) => sum + measure(run), 0);

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const { segment } of characters.segment(text)) {
    const last = runs.at(-1);
    // A blank goes with what it follows.
    const font = segment === ' ' && last ? last.font : fontFor(segment);
    if (last?.font === font) last.text += segment;
    else runs.push({ text: segment, font });
  }
  return runs;
}

/** Unicode's rule L2, over runs: from the highest level down, what lies at it or above is turned round. */
function inOrderOfTheEye(text: string, levels: Uint8Array, from: number, to: number): Run[] {
  const parts: (Run & { level: number })[] = [];
  for (let start = from; start < to;) {
    let end = start + 1;
    while (end < to && levels[end] === levels[start]) end += 1;
    for (const run of runsOf(text.slice(start, end))) parts.push({ ...run, level: levels[start]! });
    start = end;
  }
  const highest = Math.max(0, ...parts.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) turn(parts, level);
  return parts.map(({ text: part, font, level }) => ({
    text: level % 2 ? mirrored(part) : part,
    font,
  }));
}

function turn(parts: { level: number }[], level: number): void {
  for (let start = 0; start < parts.length; start += 1) {
    let end = start;
    while (end < parts.length && parts[end]!.level >= level) end += 1;
    if (end > start) parts.splice(start, end - start, ...parts.slice(start, end).toReversed());
    start = Math.max(start, end);
  }
}

/** Shaping turns letters of such scripts by itself; signs alone are turned here. */
function mirrored(text: string): string {
  if (
    /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
      text,
    )
  )
    return text;
  return [...text]
    .toReversed()
    .map((each) => bidi.getMirroredCharacter(each) ?? each)
    .join('');
}
