import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../clock/clock.js';
import { unauthenticated } from '../errors/refusal.js';
import { Farewells } from './farewells.js';
import { Proofs, type Verified } from './proofs.js';
import type { Viewer } from './viewer.js';

const REMEMBERED_MS = 60_000;
/** While another process may say unheard that an account is no more. */
const REMEMBERED_IN_DOUBT_MS = 2_000;
const LONGEST_TOKEN = 8_192;

/** Turns an `Authorization` header into the viewer whom it proves. */
@Injectable()
export class Authenticator {
  /** By the token's digest, so that no token lies in memory; a minute at most. */
  private readonly remembered = new LRUCache<string, Verified>({ max: 10_000, ttl: REMEMBERED_MS });
  /** How often something was forgotten: what was looked up before that may be wrong already. */
  private forgettings = 0;
  private listening: Promise<void> | undefined;

  constructor(
    private readonly proofs: Proofs,
    private readonly farewells: Farewells,
    private readonly clock: Clock,
  ) {}

  /**
   * Nobody without a header; a header that proves nothing is refused, not ignored.
   * @throws Refusal UNAUTHENTICATED
   */
  async viewerOf(authorization: string | undefined): Promise<Viewer | null> {
    return authorization === undefined ? null : (await this.verified(authorization)).viewer;
  }

  /**
   * The same at once, for who was here within the last minute; undefined: it has to be looked up.
   * @throws Refusal UNAUTHENTICATED
   */
  recalled(authorization: string): Viewer | undefined {
    return this.remembrance(digestOf(tokenIn(authorization)))?.viewer;
  }

  /** @throws Refusal UNAUTHENTICATED */
  async verified(authorization: string): Promise<Verified> {
    const token = tokenIn(authorization);
    const digest = digestOf(token);
    const known = this.remembrance(digest);
    if (known) return known;
    await (this.listening ??= this.listen());
    const { forgettings } = this;
    const fresh = await this.proofs.of(token);
    if (forgettings === this.forgettings) this.remember(digest, fresh);
    return fresh;
  }

  private remembrance(digest: string): Verified | undefined {
    const known = this.remembered.get(digest);
    return known && known.expiresAt > this.clock.now() ? known : undefined;
  }

  private listen(): Promise<void> {
    return this.farewells.listen({
      gone: (accountId) => this.forget((verified) => verified.viewer.accountId === accountId),
      missed: () => this.forget(() => true),
    });
  }

  private remember(digest: string, verified: Verified): void {
    const ttl = this.farewells.areHeard ? REMEMBERED_MS : REMEMBERED_IN_DOUBT_MS;
    this.remembered.set(digest, verified, { ttl });
  }

  private forget(which: (verified: Verified) => boolean): void {
    this.forgettings += 1;
    for (const [digest, verified] of this.remembered.entries()) {
      if (which(verified)) this.remembered.delete(digest);
    }
  }
}

function tokenIn(authorization: string): string {
  const [, token] = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization) ?? [];
  if (!token || token.length > LONGEST_TOKEN) throw unauthenticated();
  return token;
}

const digestOf = (token: string): string => hash('sha256', token, 'base64');
