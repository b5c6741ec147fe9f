import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { canonical } from '../../../src/platform/cache/canonical.js';
import { decode, encode } from '../../../src/platform/cache/codec.js';

const claim = { digest: 'digest', labels: ['one', 'two'] };
const now = new Date('2026-03-01T10:00:00Z');
const plain = fc.letrec<{ view: unknown }>((tie) => ({
  view: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('view'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ maxLength: 8 }).filter((name) => name !== '__proto__'),
      tie('view'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).view;

describe('An entry', () => {
  it('brings back every plain view as it was, Dates as Dates', () => {
    fc.assert(
      fc.property(plain, (view) => {
        expect(decode(encode({ ...claim, validUntil: null, view }), claim, now)).toEqual({ view });
      }),
    );
  });

  it('is an answer to its own digest, under its own labels, before its end', () => {
    const text = encode({ ...claim, validUntil: new Date(now.getTime() + 1), view: 1 });
    expect(decode(text, claim, now)).toEqual({ view: 1 });
    expect(decode(text, { ...claim, digest: 'digest2' }, now)).toBeUndefined();
    expect(decode(text, { ...claim, labels: ['one', 'three'] }, now)).toBeUndefined();
    expect(decode(text, { ...claim, labels: ['one'] }, now)).toBeUndefined();
    expect(decode(text, claim, new Date(now.getTime() + 1))).toBeUndefined();
  });

  it('is nothing when it is cut off', () => {
    const text = encode({ ...claim, validUntil: null, view: { said: 'so' } });
    for (let length = 0; length < text.length; length += 1) {
      expect(decode(text.slice(0, length), claim, now)).toBeUndefined();
    }
  });

  it('is refused for what would come back as something else', () => {
    class WithGetter {
      get said() {
        return 1;
      }
    }
    class PlainFields {
      constructor(readonly at = now) {}
    }
    const entry = (view: unknown) => () => encode({ ...claim, validUntil: null, view });
    for (const odd of [new Map(), new WithGetter(), () => 1, NaN, new Date(NaN), 1n]) {
      expect(entry({ deep: [odd] })).toThrow('deep.0');
    }
    expect(decode(entry(new PlainFields())(), claim, now)).toEqual({ view: { at: now } });
  });
});

describe('Arguments', () => {
  it('mean the same in any order and with what is absent left out', () => {
    expect(canonical({ a: 1, b: { c: [now], d: undefined } })).toBe(
      canonical({ b: { c: [new Date(now)] }, a: 1 }),
    );
  });

  it('differ when they mean something else', () => {
    const all = [
      null,
      {},
      [],
      '',
      0,
      '0',
      false,
      'null',
      { a: null },
      { a: 1 },
      { a: '1' },
      [1],
      ['1'],
      now,
      now.toISOString(),
      now.getTime(),
      `@${now.getTime()}`,
      1n,
      '1n',
      { 'a:1,b': 2 },
      { a: 1, b: 2 },
    ];
    expect(new Set(all.map(canonical)).size).toBe(all.length);
  });

  it('digest alike only when they are alike', () => {
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(canonical(one) === canonical(other)).toBe(false);
      }),
    );
  });
});
