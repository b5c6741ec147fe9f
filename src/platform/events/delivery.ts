import { Injectable, Logger } from '@nestjs/common';
import { type Fact, type FactClass, scopesRenewedBy } from './fact.js';
import type { RecordedFact } from './record.js';

/** What makes cached answers of an account old. */
export abstract class Renewals {
  /** True once every scope has a new label; false when the store could not be reached. */
  abstract renew(accountId: string, scopes: readonly string[]): Promise<boolean>;
}

export interface Listener<F extends Fact = Fact> {
  /** Stable name, under which what was heard is remembered. */
  readonly name: string;
  readonly hears: readonly FactClass<F>[];
  hear(fact: F, factId: string): Promise<void>;
}

/** Whether a fact reached everybody; `postponed` is nobody's fault and is tried without limit. */
export type Outcome =
  | { id: string; state: 'delivered' | 'postponed'; error?: never }
  | { id: string; state: 'failed'; error: string };

/**
 * Tells facts to whoever listens, in this process. No order is promised and nothing is told only
 * once: listeners commute and are idempotent.
 */
@Injectable()
export class Delivery {
  private readonly log = new Logger(Delivery.name);
  private readonly listeners: Listener[] = [];
  private delivered: string[] = [];
  /** A command beside a server leaves its facts to the server's relay. */
  private leavesAll = false;

  constructor(private readonly renewals: Renewals) {}

  leaveToRelay(): void {
    this.leavesAll = true;
  }

  subscribe<F extends Fact>(listener: Listener<F>): void {
    this.listeners.push(listener as unknown as Listener);
  }

  /** Right after the commit. Never throws: what fails here is the relay's to repeat. */
  async deliver(facts: readonly RecordedFact[]): Promise<void> {
    if (facts.length === 0 || this.leavesAll) return;
    for (const outcome of await this.tell(facts)) {
      if (outcome.state === 'delivered') this.delivered.push(outcome.id);
    }
  }

  async tell(facts: readonly RecordedFact[]): Promise<Outcome[]> {
    const outcomes = await Promise.all(facts.map((each) => this.tellListeners(each)));
    // Labels come last, so that no reader can keep what a listener is about to change.
    const unreached = await this.renewLabels(facts.map(({ fact }) => fact));
    return outcomes.map((outcome, at) =>
      outcome.state === 'delivered' && unreached.has(facts[at]!.fact.accountId)
        ? { id: outcome.id, state: 'postponed' }
        : outcome,
    );
  }

  /** Renews the labels that these facts made old; answers the accounts that were not reached. */
  async renewLabels(facts: readonly Fact[]): Promise<ReadonlySet<string>> {
    const scopes = new Map<string, Set<string>>();
    for (const fact of facts) {
      const known = scopes.get(fact.accountId) ?? new Set();
      for (const scope of scopesRenewedBy(fact)) known.add(scope);
      scopes.set(fact.accountId, known);
    }
    const unreached = new Set<string>();
    await Promise.all(
      [...scopes].map(async ([accountId, names]) => {
        if (names.size === 0) return;
        const reached = await this.renewals.renew(accountId, [...names]).catch(() => false);
        if (!reached) unreached.add(accountId);
      }),
    );
    return unreached;
  }

  /** The ids delivered since the last call, for the relay to strike out. */
  takeDelivered(): string[] {
    const ids = this.delivered;
    this.delivered = [];
    return ids;
  }

  private async tellListeners({ id, fact }: RecordedFact): Promise<Outcome> {
    try {
      for (const listener of this.listeners) {
        if (listener.hears.some((heard) => fact instanceof heard)) await listener.hear(fact, id);
      }
      return { id, state: 'delivered' };
    } catch (error) {
      this.log.error({ err: error, factId: id, type: fact.constructor.name }, 'a listener failed');
      return { id, state: 'failed', error: error instanceof Error ? error.name : 'unknown' };
    }
  }
}
