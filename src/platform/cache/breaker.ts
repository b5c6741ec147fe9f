import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Backend } from './backend.js';
import type { Deadline } from './deadline.js';
import { reasonOf } from './reason.js';
import type { Texts } from './texts.js';

/**
 * - `open`: the store does not answer; on the way of a request nobody asks it, but labels are renewed
 *   until that fails too.
 * - `healing`: it answers, so labels are renewed; but what it holds is not believed yet.
 * - `closed`: hits are served.
 */
export type BreakerState = 'open' | 'healing' | 'closed';

/** Says whether everything that should have been forgotten by now has been. */
export type ServingCondition = () => Promise<boolean>;

const PROBE_EVERY_MS = 500;
/** The first look after a failure: mostly it was the machine that was busy, and is no more. */
const PROBE_SOON_MS = 50;
const PROBES_BEFORE_RECONNECT = 4;

/**
 * Decides whether the store may be believed. One failure opens it: a renewal that did not arrive
 * leaves a wrong answer behind, so nothing is served until the store answers again, has told which
 * life it lives, and every condition (undelivered renewals are done) holds. It begins open.
 */
export class Breaker {
  state: BreakerState = 'open';
  /** Counts the failures. What began in an earlier epoch is neither served nor stored. */
  epoch = 0;
  /** Not even a renewal has arrived: none is tried until the store answers again. */
  isDeaf = true;
  /** The store's present life, as told while healing. */
  life = '';
  private readonly conditions: ServingCondition[] = [];
  private readonly logger = new Logger('Cache');
  private readonly probeKey = `probe:{${randomUUID()}}`;
  private timer: NodeJS.Timeout | undefined;
  private isProbing = false;
  private isStopped = true;
  private failedProbes = 0;
  private isTroubleTold = false;

  constructor(
    private readonly backend: Backend,
    private readonly texts: Texts,
    private readonly deadline: Deadline,
  ) {
    backend.watch({ lost: (reason) => this.open(reason), back: () => this.probeSoon(0) });
  }

  serveOnlyIf(condition: ServingCondition): void {
    this.conditions.push(condition);
  }

  start(): void {
    this.isStopped = false;
    this.probeSoon(0);
  }

  stop(): void {
    this.isStopped = true;
    this.state = 'open';
    this.isDeaf = true;
    this.epoch += 1;
    clearTimeout(this.timer);
  }

  /** Believe nothing from here on; the way back is the whole of the healing. */
  open(reason: string, hearing?: 'deaf'): void {
    this.epoch += 1;
    if (this.state === 'closed') this.tellTrouble(reason);
    this.state = 'open';
    if (hearing === 'deaf') this.isDeaf = true;
    this.probeSoon(this.failedProbes > 0 ? PROBE_EVERY_MS : PROBE_SOON_MS);
  }

  private probeSoon(delayMs: number): void {
    if (this.isStopped || this.isProbing || this.state === 'closed') return;
    // A store that fails again and again must not put the probe off again and again.
    if (this.timer && delayMs > 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.probe(), delayMs).unref();
  }

  private async probe(): Promise<void> {
    this.isProbing = true;
    this.timer = undefined;
    const { epoch } = this;
    const isCurrent = () => this.epoch === epoch && !this.isStopped;
    try {
      const life = await this.deadline.within(this.backend.identity());
      // A store that is full or read-only answers reads but could not be told to forget.
      await this.deadline.within(this.texts.write(this.probeKey, '', PROBE_EVERY_MS));
      this.failedProbes = 0;
      this.isDeaf = false;
      if (isCurrent()) this.state = 'healing';
      if (life === null) this.tellTrouble('the store refuses INFO, so a restart could go unseen');
      if (life !== null && isCurrent() && (await this.conditionsHold()) && isCurrent())
        this.close(life);
    } catch (error) {
      this.noteFailedProbe(reasonOf(error));
    } finally {
      this.isProbing = false;
      this.probeSoon(PROBE_EVERY_MS);
    }
  }

  private async conditionsHold(): Promise<boolean> {
    try {
      for (const condition of this.conditions) {
        if (!(await condition())) return false;
      }
      return true;
    } catch (error) {
      this.tellTrouble(reasonOf(error));
      return false;
    }
  }

  private close(life: string): void {
    this.life = life;
    this.state = 'closed';
    this.isTroubleTold = false;
    this.logger.log('The cache serves.');
  }

  private noteFailedProbe(reason: string): void {
    this.state = 'open';
    if (this.isStopped) return;
    this.failedProbes += 1;
    // The first probe of a start comes before the connection and means nothing.
    if (this.failedProbes > 1) this.tellTrouble(reason);
    if (this.failedProbes % PROBES_BEFORE_RECONNECT === 0) this.backend.reconnect();
  }

  private tellTrouble(reason: string): void {
    if (this.isTroubleTold || this.isStopped) return;
    this.isTroubleTold = true;
    this.logger.warn(`The cache is bypassed: ${reason}.`);
  }
}
