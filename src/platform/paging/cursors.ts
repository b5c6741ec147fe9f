import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GuestPasses } from '../auth/guest-pass.js';
import { badInput } from '../errors/refusal.js';

/** Where an item stands in its list: the values of the list's order. */
export type Position = readonly (string | number)[];

const TAG_BYTES = 12;
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
  private readonly key: Buffer;

  constructor(passes: GuestPasses) {
    this.key = passes.derivedKey('cursors');
  }

  /** @param list name of the list with whatever narrows it, such as `messages:<conversation>` */
  of(accountId: string, list: string): Sealer {
    // A key object is made once; from a buffer Node would make one for every cursor of a page.
    const key = createSecretKey(
      createHmac('sha256', this.key).update(`${accountId}\n${list}`).digest(),
    );
    const tag = (body: Buffer) =>
      createHmac('sha256', key).update(body).digest().subarray(0, TAG_BYTES);
    return {
      seal: (position) => {
        const body = Buffer.from(JSON.stringify(position));
        return Buffer.concat([tag(body), body]).toString('base64url');
      },
      open: (cursor) => {
        const bytes = Buffer.from(cursor.slice(0, LONGEST_CURSOR + 1), 'base64url');
        const body = bytes.subarray(TAG_BYTES);
        const genuine =
          cursor.length <= LONGEST_CURSOR &&
          bytes.length > TAG_BYTES &&
          // Node reads base64url leniently; only the one spelling that was given out is taken.
          bytes.toString('base64url') === cursor &&
          timingSafeEqual(bytes.subarray(0, TAG_BYTES), tag(body));
        if (!genuine) throw badInput('This cursor is not valid for this list.');
        return JSON.parse(body.toString()) as Position;
      },
    };
  }
}
