import { describe, expect, it, vi } from 'vitest';
import { validate, version } from 'uuid';
import { newId } from '../../../src/platform/ids/new-id.js';

const MANY = 100_000;

const instantOf = (id: string): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16);

describe('A new id', () => {
  it('is a UUID of version 7 with the instant in front', () => {
    const before = Date.now();
    const id = newId();
    expect(validate(id)).toBe(true);
    expect(version(id)).toBe(7);
    expect(instantOf(id)).toBeGreaterThanOrEqual(before);
    expect(instantOf(id)).toBeLessThanOrEqual(Date.now());
  });

  it('comes behind all that were made before it, however many in a millisecond', () => {
    const ids = Array.from({ length: MANY }, newId);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(MANY);
  });

  it('comes behind them also when the clock went back', () => {
    const first = newId();
    vi.spyOn(Date, 'now').mockReturnValue(instantOf(first) - 60_000);
    const then = newId();
    vi.restoreAllMocks();
    expect(then > first).toBe(true);
  });

  it('ends in random bits that never come again', () => {
    const ends = Array.from({ length: MANY }, () => newId().slice(-12));
    expect(new Set(ends).size).toBe(MANY);
  });
});
