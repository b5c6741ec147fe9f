import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { TimeSource } from '../account-cache.js';
import type { Address, Question } from '../address.js';
import type { CacheStatistics } from '../cache-statistics.js';
import type { Shelf } from '../shelf.js';
import { AnswerNotes, type Verdict } from './answer-notes.js';
import { documentKey, type Operation } from './operation.js';

const MOST_PLANS = 2_000;
const COPIES_BYTES = 32 * 1024 * 1024;
/**
 * In characters. Longer questions are told apart by a digest: their variables would take the room of
 * other people's answers, and V8 tells keys of more than 16,383 characters apart by length alone.
 */
const LONGEST_KEY = 4_096;

/** Whom an answer is for; its words are the same only for the same account and role. */
export interface Asker {
  readonly accountId: string;
  readonly role: string;
}

/** An answer as it was sent. */
export interface WholeAnswer {
  readonly contentType: string;
  readonly body: Buffer;
}

/** What is known of a document since it was first executed. */
type Plan = Pick<Verdict, 'names' | 'scopes'>;

interface Copy extends WholeAnswer {
  readonly labels: string;
  readonly validUntil: Date | null;
}

type CopyPlace = Pick<NonNullable<Pending['place']>, 'copyKey' | 'labels'>;

/** A request on its way through the engine, whose answer may be kept. */
export interface Pending {
  readonly notes: AnswerNotes;
  readonly operation: Operation;
  readonly asker: Asker;
  readonly now: Date;
  /** The labels that stood before it was executed; absent when its document was not known. */
  readonly place?: Address & {
    labels: readonly string[];
    epoch: number;
    scopes: readonly string[];
    copyKey: string;
  };
}

/**
 * Whole answers, as the bytes that were sent, in front of the GraphQL engine: an operation whose root
 * fields are all cached is neither parsed, executed nor serialised again while its labels stand.
 *
 * The labels are read from the store at every request, so freshness is that of a single field; a copy
 * of the bytes in this process only spares their transfer.
 */
export class WholeAnswers {
  private readonly plans = new LRUCache<string, Plan>({ max: MOST_PLANS });
  private readonly copies = new LRUCache<string, Copy>({
    maxSize: COPIES_BYTES,
    sizeCalculation: ({ body }, key) => body.length + 2 * key.length + 512,
  });

  constructor(
    private readonly shelf: Shelf,
    private readonly statistics: CacheStatistics,
    private readonly clock: TimeSource,
    readonly isEnabled: boolean,
  ) {}

  /** The kept answer, or what is needed to keep the one that the engine is going to give. */
  async find(asker: Asker, operation: Operation): Promise<WholeAnswer | Pending> {
    const now = this.clock.now();
    const pending = { notes: new AnswerNotes(now), operation, asker, now };
    const plan = this.plans.get(documentKey(operation));
    if (!plan) return pending;
    const asked = question(asker, operation, plan);
    const copyKey = copyKeyOf(asked, this.shelf.life);
    const seen = await this.look(asked, copyKey, now);
    if (!seen) return pending;
    const { labels, epoch, found } = seen;
    this.statistics.countWhole(found ? 'hit' : 'miss');
    if (!found) {
      const place = { ...this.shelf.address(asked), copyKey, labels, epoch, scopes: plan.scopes };
      return { ...pending, place };
    }
    for (const name of plan.names) this.statistics.count(name, 'hit');
    return found;
  }

  /** With a copy here only the labels are asked for; what they are compared with takes no digest. */
  private async look(asked: Question, copyKey: string, now: Date) {
    const { accountId, scopes } = asked;
    const copy = this.copies.get(copyKey);
    if (copy) {
      const standing = await this.shelf.standing(accountId, scopes);
      return standing && { ...standing, found: standingCopy(copy, standing.labels, now) };
    }
    const visit = await this.shelf.visitText(this.shelf.address(asked), accountId, scopes, now);
    if (!visit) return undefined;
    const { labels, epoch, text } = visit;
    return { labels, epoch, found: this.copied(text, { copyKey, labels }) };
  }

  /** Learns from an answer that was given, and keeps it if it may be. */
  async keep(
    { operation, now, place }: Pending,
    verdict: Verdict,
    answer: WholeAnswer,
  ): Promise<void> {
    const key = documentKey(operation);
    const known = this.plans.get(key);
    // Variables may bring further fields in: the plan grows to all that was ever asked.
    const scopes = [...new Set([...(known?.scopes ?? []), ...verdict.scopes])].toSorted();
    this.plans.set(key, { names: verdict.names, scopes });
    if (!place || !verdict.isKeepable) return;
    if (scopes.some((scope) => !place.scopes.includes(scope))) return;
    const { validUntil } = verdict;
    const left = validUntil ? validUntil.getTime() - now.getTime() : Infinity;
    if (left <= 0) return;
    const text = `${answer.contentType}\n${answer.body.toString()}`;
    const isKept = await this.shelf.keepText(
      place,
      text,
      validUntil,
      Math.min(verdict.ttlMs, left),
    );
    if (isKept) this.copy(place, answer, validUntil);
  }

  private copied(
    text: { content: string; validUntil: Date | null } | undefined,
    place: CopyPlace,
  ): WholeAnswer | null {
    if (!text) return null;
    const end = text.content.indexOf('\n');
    const contentType = text.content.slice(0, end);
    const answer = { contentType, body: Buffer.from(text.content.slice(end + 1)) };
    this.copy(place, answer, text.validUntil);
    return answer;
  }

  private copy(
    { copyKey, labels }: CopyPlace,
    { contentType, body }: WholeAnswer,
    validUntil: Date | null,
  ): void {
    this.copies.set(copyKey, { contentType, body, labels: labels.join(' '), validUntil });
  }
}

export function isAnswer(found: WholeAnswer | Pending): found is WholeAnswer {
  return 'body' in found;
}

/** As text: a client writes its variables in the same order every time, so no order is made here. */
function question(
  { accountId, role }: Asker,
  operation: Operation,
  { scopes }: Plan,
): Question & { args: string } {
  return { name: 'graphql', accountId, args: JSON.stringify([role, operation]), scopes };
}

/** What another run of the store stood for is not found, as with an address. */
function copyKeyOf({ accountId, args }: { accountId: string; args: string }, life: string): string {
  const told = args.length > LONGEST_KEY ? hash('sha256', args, 'base64') : args;
  return `${life} ${accountId} ${told}`;
}

function standingCopy(copy: Copy, labels: readonly string[], now: Date): WholeAnswer | null {
  const stands = copy.labels === labels.join(' ') && (!copy.validUntil || copy.validUntil > now);
  return stands ? copy : null;
}
