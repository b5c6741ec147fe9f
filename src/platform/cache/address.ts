import { hash } from 'node:crypto';
import { canonical } from './canonical.js';
import { CODEC_VERSION } from './codec.js';

/** Which answer is meant: whose, of which query, to which arguments, resting on which scopes. */
export interface Question {
  /** Such as `chat:history`: the first part of the key and the name in the statistics. */
  readonly name: string;
  readonly accountId: string;
  readonly args: unknown;
  /** Kinds of data that the answer rests on; renewing any of them forgets the answer. */
  readonly scopes: readonly string[];
}

/** Where an answer is kept, and the digest by which it is recognised there. */
export interface Address {
  readonly key: string;
  readonly digest: string;
}

/**
 * The key holds two digits of the digest only, so that one account has at most 256 keys per name
 * whatever it asks; the entry carries the whole digest, which must match for a hit. `life` is the
 * run of the store: what another run kept (a snapshot from before a restart) is not recognised.
 */
export function addressOf(question: Question, life: string): Address {
  const { name, accountId, args } = question;
  const digest = hash('sha256', canonical([CODEC_VERSION, life, name, accountId, args]), 'hex');
  return { key: `${name}:{${accountId}}:${digest.slice(0, 2)}`, digest };
}
