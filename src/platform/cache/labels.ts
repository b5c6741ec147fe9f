import { randomBytes } from 'node:crypto';
import type { Backend } from './backend.js';
import { hours } from './durations.js';
import type { Texts } from './texts.js';

/** Longer than any entry lives. A label that is gone costs entries, never freshness. */
const LABEL_TTL_MS = hours(48);

/** 128 bits: two labels are never alike, so a value that once was replaced never returns. */
const newLabel = (): string => randomBytes(16).toString('base64url');

export const labelKey = (accountId: string, scope: string): string =>
  `label:{${accountId}}:${scope}`;

/** A label that the store is asked to mint. */
interface Minting {
  /** How many looks had begun by then. */
  readonly looks: number;
  readonly label: Promise<string>;
}

/**
 * One random text per account and scope. An entry names the labels that stood before it was loaded
 * and is believed while they stand; renewing a label forgets every entry that rests on it at once,
 * however many there are, including one that a slow reader is yet to write.
 */
export class Labels {
  private readonly minting = new Map<string, Minting>();
  private looks = 0;

  constructor(
    private readonly texts: Texts,
    private readonly backend: Backend,
  ) {}

  async renew(accountId: string, scopes: readonly string[]): Promise<void> {
    await Promise.all(
      scopes.map((scope) => this.texts.write(labelKey(accountId, scope), newLabel(), LABEL_TTL_MS)),
    );
  }

  /** Taken before the labels are read, and shown when those that are missing are minted. */
  look(): number {
    return (this.looks += 1);
  }

  /**
   * The label under each key: the one found, else one minted now. A load may begin when this has
   * resolved and not before: only then does every later renewal replace the label it was given.
   * @param look when the labels were read, as `look` told
   */
  async completed(
    keys: readonly string[],
    found: readonly (string | undefined)[],
    look: number,
  ): Promise<string[]> {
    return Promise.all(keys.map((key, at) => found[at] ?? this.mint(key, look)));
  }

  /**
   * What was asked for before this look began may be a label of before a renewal, under which a load
   * of before it is still under way: only a later answer is shared.
   */
  private mint(key: string, look: number): Promise<string> {
    const underWay = this.minting.get(key);
    if (underWay && underWay.looks >= look) return underWay.label;
    const label = this.backend.setIfAbsent(key, newLabel(), LABEL_TTL_MS).finally(() => {
      if (this.minting.get(key) === minting) this.minting.delete(key);
    });
    const minting = { looks: this.looks, label };
    this.minting.set(key, minting);
    return label;
  }
}
