import { randomUUID } from 'node:crypto';
import type { Person } from '../../../support/people.js';
import { trySend } from '../../chat/turn/turns.js';

/** One place where the guest goes on writing, one message after the other. */
export interface Hand {
  conversationId: string;
  acknowledged: string[];
  /** How many of them while nobody had asked for the claim yet. */
  before: number;
  refused: Set<string>;
}

/** Who writes, first as the one and then as the other, and where. */
export interface Writer {
  guest: Person;
  member: Person;
  urls: readonly string[];
}

/** Whoever is not known any more goes on as who they are now, beginning with what was not answered. */
export async function writing(
  hand: Hand,
  { guest, member, urls }: Writer,
  isEnough: (count: number) => boolean,
): Promise<void> {
  while (!isEnough(hand.acknowledged.length)) {
    const nth = hand.acknowledged.length + 1;
    const input = {
      clientMessageId: randomUUID(),
      content: `Message ${nth}`,
      conversationId: hand.conversationId,
    };
    let who = guest;
    for (;;) {
      const { data, errors } = await trySend(who, input, urls[nth % urls.length]);
      if (data) break;
      hand.refused.add(errors![0]!.extensions.code);
      who = member;
    }
    hand.acknowledged.push(input.content);
  }
}
