import { hash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that can be repeated: the same words give the same luck, whatever was drawn elsewhere. */
export class Chance {
  private readonly next: () => number;

  constructor(...words: readonly (string | number)[]) {
    const generator = xoroshiro128plus(parseInt(hash('sha256', words.join('\n')).slice(0, 8), 16));
    this.next = () => uniformFloat64(generator);
  }

  /** At least `from`, less than `to`. */
  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }

  whole(from: number, to: number): number {
    return Math.floor(this.between(from, to + 1));
  }

  is(probability: number): boolean {
    return this.next() < probability;
  }

  oneOf<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.next() * choices.length)]!;
  }

  /** By weight; the weights need not add up to anything. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries[0]!)[0];
  }

  /** Around the middle: a mean of three is close enough to a bell. */
  around(middle: number, spread: number): number {
    const bell = (this.next() + this.next() + this.next()) / 1.5 - 1;
    return middle + bell * spread;
  }
}
