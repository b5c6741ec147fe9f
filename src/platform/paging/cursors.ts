import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GuestPasses } from '../auth/guest-pass.js';
import { badInput } from '../errors/refusal.js';

/** Where an item stands in its list: the values of the list's order. */
export type Position = readonly (string | number)[];

/** 96 bits, in base64url. */
const TAG_LENGTH = 16;
const LONGEST_CURSOR = 512;

/** The cursors of one list of one account. */
export interface Sealer {
  seal(position: Position): string;
  /** @throws Refusal BAD_USER_INPUT unless the cursor was sealed for this very list */
  open(cursor: string): Position;
}

/**
 * Opaque cursors. Each is signed together with its account and its list, so one that was made up,
 * damaged, or taken from another list or another person is refused instead of read.
 */
@Injectable()
export class Cursors {
  private readonly key: KeyObject;

  constructor(passes: GuestPasses) {
    // As an object: from a buffer Node would make one at every use.
    this.key = createSecretKey(passes.derivedKey('cursors'));
  }

  /**
   * Where a page begins; null without a cursor.
   * @throws Refusal BAD_USER_INPUT unless the cursor was sealed for this very list
   */
  position(accountId: string, list: string, cursor: string | null): Position | null {
    return cursor === null ? null : this.of(accountId, list).open(cursor);
  }

  /** @param list name of the list with whatever narrows it, such as `messages:<conversation>` */
  of(accountId: string, list: string): Sealer {
    const key = createHmac('sha256', this.key).update(`${accountId}\n${list}`).digest('base64url');
    return {
      seal: (position) => {
        const body = Buffer.from(JSON.stringify(position)).toString('base64url');
        return tag(key, body) + body;
      },
      open: (cursor) => {
        const body = cursor.slice(TAG_LENGTH);
        if (
          cursor.length > LONGEST_CURSOR ||
          !isSame(cursor.slice(0, TAG_LENGTH), tag(key, body))
        ) {
          throw badInput('This cursor is not valid for this list.');
        }
        return JSON.parse(Buffer.from(body, 'base64url').toString()) as Position;
      },
    };
  }
}

/**
 * A page has up to a hundred cursors, and one hash costs a seventh of an HMAC. Keyed in front, a
 * whole SHA-256 could be extended by whoever sees it; from 96 of its 256 bits it cannot.
 */
function tag(key: string, body: string): string {
  return hash('sha256', key + body, 'base64url').slice(0, TAG_LENGTH);
}

function isSame(given: string, wanted: string): boolean {
  const [one, two] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === two.length && timingSafeEqual(one, two);
}
