import { readFileSync } from 'node:fs';
import { concernIn } from '../../src/modules/chat/safety/detector.ts';
import { feelingOf } from '../../src/modules/chat/mood/feeling.ts';
import { phrases } from '../../test/modules/chat/safety/phrases.ts';
import { areaUnderCurve, percent, table } from './figures.mjs';

const USAGE = `npm run measure -- phrases
npm run measure -- calm <Topical-Chat file>…   how often everyday talk is taken for a crisis
npm run measure -- mood <Topical-Chat file>…   how far moods agree with those who talked

Files: conversations/test_freq.json and test_rare.json of github.com/alexa/Topical-Chat.`;

const BRIGHT = ['Happy'];
const DARK = ['Sad', 'Angry', 'Disgusted', 'Fearful'];

const [what, ...files] = process.argv.slice(2);
const measures = { phrases: measurePhrases, calm: measureCalm, mood: measureMood };
if (!(what in measures) || (what !== 'phrases' && files.length === 0)) console.log(USAGE);
else measures[what]();

/** Both halves of the phrases; of the one that was set aside only how many. */
function measurePhrases() {
  for (const half of ['development', 'held-out']) {
    const kinds = Object.groupBy(phrases(half), ({ kind, language }) =>
      `${kind}, ${language === 'en' ? 'English' : 'other languages'}`,
    );
    const rows = Object.entries(kinds).map(([kind, some]) => {
      const flagged = some.filter(({ text }) => concernIn(text)).length;
      return [kind, some.length, flagged, percent(flagged / some.length)];
    });
    console.log(`\n${half}\n${table(['kind', 'phrases', 'flagged', 'part'], rows)}`);
  }
}

function measureCalm() {
  const texts = messages().map(({ message }) => message);
  const flagged = texts.filter((text) => concernIn(text)).length;
  console.log(`${flagged} of ${texts.length} messages were flagged.`);
  const before = process.cpuUsage();
  for (const text of texts) concernIn(text);
  const { user, system } = process.cpuUsage(before);
  console.log(`${((user + system) / texts.length).toFixed(0)} µs of processor time each.`);
}

function measureMood() {
  const felt = messages().map(({ message, sentiment }) => ({ label: sentiment, ...feelingOf(message) }));
  const known = felt.filter(({ mood }) => mood !== null);
  console.log(`The mood of ${percent(known.length / felt.length)} of ${felt.length} messages is known.`);
  const labels = Object.groupBy(felt, ({ label }) => label);
  const moods = ['positive', 'negative', 'mixed', 'neutral', null];
  const rows = Object.entries(labels).map(([label, some]) => [
    label,
    ...moods.map((mood) => some.filter((each) => each.mood === mood).length),
  ]);
  console.log(table(['as labelled', ...moods.map((mood) => mood ?? 'unknown')], rows));
  const of = (some) => known.filter(({ label }) => some.includes(label));
  const [bright, dark] = [of(BRIGHT), of(DARK)];
  const decided = [...bright, ...dark].filter(({ sentiment }) => sentiment !== 0);
  const right = decided.filter(({ label, sentiment }) => sentiment > 0 === BRIGHT.includes(label));
  const recall = (some, sign) =>
    percent(some.filter(({ sentiment }) => Math.sign(sentiment) === sign).length / some.length);
  const scores = (some) => some.map(({ sentiment }) => sentiment);
  console.log(`Happy against sad, angry, disgusted, fearful:
  area under the curve ${areaUnderCurve(scores(bright), scores(dark)).toFixed(2)}
  a side is taken in ${decided.length} of ${bright.length + dark.length}, the right one in ${percent(right.length / decided.length)}
  happy ones called positive ${recall(bright, 1)}, dark ones called negative ${recall(dark, -1)}`);
}

function messages() {
  return files.flatMap((file) =>
    Object.values(JSON.parse(readFileSync(file, 'utf8'))).flatMap(({ content }) => content),
  );
}
