import { Logger } from '@nestjs/common';
import type { Question } from './address.js';
import type { ServingCondition } from './breaker.js';
import type { CacheStatistics } from './cache-statistics.js';
import { CoalescedLoads } from './coalesced-loads.js';
import { Flights, type Landing } from './flights.js';
import { reasonOf } from './reason.js';
import type { Shelf, Visit } from './shelf.js';

/** A question with what its answers need: how long they last, and which may be kept at all. */
export interface CachedRead<T> extends Question {
  readonly ttlMs: number;
  /** The moment from which the view is wrong although nobody wrote; null: never. */
  readonly validUntil?: (view: T, now: Date) => Date | null;
  /** False for a view that will change without a write, such as a reply in the making. */
  readonly keepIf?: (view: T) => boolean;
}

/** The one thing that is asked of a clock here. */
export interface TimeSource {
  now(): Date;
}

/**
 * Answers of one account, kept until a write of that account makes them wrong. The promise: a read
 * that starts after a write was acknowledged never shows the state before it.
 *
 * It holds if the load reads the database anew (a transaction begun inside `load`, no identity map
 * from earlier in the request), and if each write calls `renew` after its commit and before it is
 * acknowledged.
 */
export class AccountCache {
  private readonly flights = new Flights();
  private readonly bypasses = new CoalescedLoads();
  private readonly logger = new Logger('Cache');
  private readonly complained = new Set<string>();

  constructor(
    private readonly shelf: Shelf,
    private readonly statistics: CacheStatistics,
    private readonly clock: TimeSource,
    private readonly isEnabled: boolean,
  ) {}

  /** Hits may be served at this moment. */
  get isServing(): boolean {
    return this.isEnabled && this.shelf.breaker.state === 'closed';
  }

  /** The store answered when it was last asked; whether hits are served is another question. */
  get isReachable(): boolean {
    return this.shelf.breaker.state !== 'open';
  }

  /** The kept answer, or the loaded one. Whatever happens to the store, the answer is right. */
  async through<T>(read: CachedRead<T>, load: () => Promise<T>): Promise<T> {
    const now = this.clock.now();
    const visit = this.isEnabled ? await this.shelf.visit(read, now) : undefined;
    if (visit === undefined) return this.bypass(read, load);
    if (visit.hit) {
      this.statistics.count(read.name, 'hit');
      return visit.hit.view as T;
    }
    this.statistics.count(read.name, 'miss');
    return this.miss(read, visit, now, load);
  }

  /**
   * Forgets what rests on these scopes of this account. True when the store has acknowledged it;
   * false: this process bypasses the cache, and the caller must see to it that it is tried again.
   */
  async renew(accountId: string, scopes: readonly string[]): Promise<boolean> {
    return this.shelf.renew(accountId, scopes);
  }

  /**
   * Takes everything away that is kept of this account, labels too: an entry that a slow reader is
   * yet to write is of no label that will ever stand again.
   * @throws Error when the store is out of reach: to be tried again
   */
  async erase(accountId: string): Promise<void> {
    await this.shelf.erase(accountId);
  }

  /** Serve hits only after this has held: asked each time the store has come back, and at the start. */
  serveOnlyIf(condition: ServingCondition): void {
    this.shelf.breaker.serveOnlyIf(condition);
  }

  /** Bypass now, and serve again only after a whole healing: for who learns of a missed renewal. */
  distrust(reason: string): void {
    this.shelf.breaker.open(reason);
  }

  onApplicationBootstrap(): void {
    this.shelf.breaker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flights.settled();
    this.shelf.close();
  }

  /** Without the store, many who ask the same at once are still no stampede on the database. */
  private bypass<T>(read: CachedRead<T>, load: () => Promise<T>): Promise<T> {
    this.statistics.count(read.name, 'bypass');
    const timed = () => this.statistics.timed(read.name, load);
    if (!this.isEnabled) return timed();
    const { key, digest } = this.shelf.address(read);
    return this.bypasses.share(`${key} ${digest}`, timed);
  }

  private async miss<T>(
    read: CachedRead<T>,
    visit: Visit,
    now: Date,
    load: () => Promise<T>,
  ): Promise<T> {
    const key = [visit.key, visit.digest, visit.epoch, ...visit.labels].join(' ');
    const underWay = this.flights.find<T>(key);
    if (underWay) {
      const joined = await underWay;
      // Midnight may have passed since that load began.
      if (isValidAt(joined, now)) return joined.view;
    }
    const landing = await this.flights.launch<T>(
      key,
      async () => {
        const view = await this.statistics.timed(read.name, load);
        return { view, validUntil: read.validUntil?.(view, now) ?? null };
      },
      (loaded) => this.keep(read, visit, loaded, now),
    );
    return landing.view;
  }

  private async keep<T>(
    read: CachedRead<T>,
    visit: Visit,
    landing: Landing<T>,
    now: Date,
  ): Promise<void> {
    const { view, validUntil } = landing;
    if (view === undefined || !isValidAt(landing, now) || read.keepIf?.(view) === false) return;
    const left = validUntil ? validUntil.getTime() - now.getTime() : Infinity;
    try {
      await this.shelf.keep(visit, view, validUntil, Math.min(read.ttlMs, left));
    } catch (error) {
      if (this.complained.has(read.name)) return;
      this.complained.add(read.name);
      this.logger.error(`${read.name} cannot be cached: ${reasonOf(error)}`);
    }
  }
}

function isValidAt({ validUntil }: Landing<unknown>, now: Date): boolean {
  return validUntil === null || validUntil > now;
}
