import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Draft } from '../../../../src/modules/chat/streaming/draft.js';
import { type Passage, Reading } from '../../../../src/modules/chat/streaming/reading.js';
import type { Delta } from '../../../../src/modules/chat/streaming/topics.js';

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 6 });
const words = fc.array(text, { minLength: 1, maxLength: 30 });
/** What becomes of each word on its way to the reader, and when there is a look at the database. */
const fates = fc.array(
  fc.record({
    word: fc.constantFrom('told', 'lost', 'doubled', 'late'),
    look: fc.boolean(),
    shows: fc.boolean(),
    repeats: fc.boolean(),
  }),
  { minLength: 30, maxLength: 30 },
);

const generating = (content: string, attempt = 1) =>
  ({ attempt, owner: 'writer', status: 'GENERATING', content }) as const;
const complete = (content: string, attempt = 1) =>
  ({ attempt, owner: null, status: 'COMPLETE', content }) as const;

describe('Who reads a reply', () => {
  it('is shown all of it once, in order, whatever is lost, doubled or late on its way', () => {
    fc.assert(
      fc.property(words, fates, (said, fate) => {
        const reading = new Reading();
        const shown: Passage[] = [];
        const show = (): void => {
          const passage = reading.next();
          if (passage) shown.push(passage);
        };
        let late: Delta[] = [];
        let kept = '';
        const draft = new Draft(1, (delta) => sent.push(delta));
        const sent: Delta[] = [];
        reading.see(generating(''));
        show();
        said.forEach((word, at) => {
          const { word: becomes, look, shows, repeats } = fate[at]!;
          sent.length = 0;
          draft.add(word);
          if (repeats) draft.repeat();
          if (becomes === 'late') late.push(...sent);
          else if (becomes !== 'lost') for (const delta of sent) reading.hear(delta);
          if (becomes === 'doubled') for (const delta of sent) reading.hear(delta);
          if (shows) {
            for (const delta of late) reading.hear(delta);
            late = [];
            show();
          }
          // The database trails behind.
          if (look) reading.see(generating(kept));
          kept = draft.text;
        });
        reading.hear(null);
        expect(reading.isDoubtful).toBe(true);
        reading.see(complete(draft.text));
        show();
        expect(shown.map(({ delta }) => delta).join('')).toBe(draft.text);
        for (const { content } of shown) expect(draft.text.startsWith(content)).toBe(true);
        expect(shown.at(-1)).toMatchObject({ content: draft.text, status: 'COMPLETE' });
        expect(reading.next()).toBe(null);
      }),
    );
  });

  it('doubts what it knows when words are missing, and when another attempt speaks', () => {
    for (const delta of [
      [1, 7, 'late'],
      [2, 0, 'anew'],
    ] as const) {
      const reading = new Reading();
      reading.see(generating('early'));
      reading.isDoubtful = false;
      reading.hear([1, 5, ' ']);
      expect(reading.isDoubtful).toBe(false);
      reading.hear(delta);
      expect(reading.isDoubtful).toBe(true);
    }
  });

  it('is told that an attempt is over when another one began anew', () => {
    const reading = new Reading();
    reading.see(generating('Once upon'));
    reading.next();
    reading.see(generating('There was', 2));
    expect(reading.next()).toEqual({ delta: '', content: 'Once upon', status: 'INTERRUPTED' });
  });

  it('follows the other attempt when nothing was shown yet, or what was shown still stands', () => {
    for (const shown of ['', 'Once']) {
      const reading = new Reading();
      reading.see(generating(shown));
      reading.next();
      reading.see(generating('Once upon', 2));
      reading.hear([1, 0, 'Something else']);
      reading.hear([2, 9, ' a time']);
      expect(reading.next()).toEqual({
        delta: 'Once upon a time'.slice(shown.length),
        content: 'Once upon a time',
        status: 'GENERATING',
      });
    }
  });
});

describe('What is written of a reply', () => {
  it('is passed on in whole characters, however a provider cuts it', () => {
    const moon = '\u{1F315}';
    const said: Delta[] = [];
    const draft = new Draft(3, (delta) => said.push(delta));
    for (const unit of `a${moon}b${moon}`) draft.add(unit);
    for (const half of [moon[0]!, moon[1]!, moon[0]!]) draft.add(half);
    expect(said.every(([, , piece]) => piece.isWellFormed())).toBe(true);
    expect(draft.text).toBe(`a${moon}b${moon}${moon}`);
    expect(draft.unkept).toBe(draft.text);
    draft.keep(draft.text);
    expect(draft.unkept).toBe(null);
  });
});
