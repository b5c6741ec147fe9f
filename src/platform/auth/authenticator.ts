import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../clock/clock.js';
import { unauthenticated } from '../errors/refusal.js';
import { AccountDirectory } from './account-directory.js';
import { claimsToBeGuestPass, GuestPasses } from './guest-pass.js';
import { MemberTokens } from './member-token.js';
import type { Viewer } from './viewer.js';

const REMEMBERED_MS = 60_000;
const LONGEST_TOKEN = 8_192;

/** Whom a token proves, and until when. */
export interface Verified {
  viewer: Viewer;
  expiresAt: Date;
}

/** Turns an `Authorization` header into the viewer whom it proves. */
@Injectable()
export class Authenticator {
  /** By the token's digest, so that no token lies in memory; a minute at most. */
  private readonly remembered = new LRUCache<string, Verified>({ max: 10_000, ttl: REMEMBERED_MS });

  constructor(
    private readonly members: MemberTokens,
    private readonly passes: GuestPasses,
    private readonly directory: AccountDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * Nobody without a header; a header that proves nothing is refused, not ignored.
   * @throws Refusal UNAUTHENTICATED
   */
  async viewerOf(authorization: string | undefined): Promise<Viewer | null> {
    return authorization === undefined ? null : (await this.verified(authorization)).viewer;
  }

  /** @throws Refusal UNAUTHENTICATED */
  async verified(authorization: string): Promise<Verified> {
    const [, token] = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization) ?? [];
    if (!token || token.length > LONGEST_TOKEN) throw unauthenticated();
    const digest = hash('sha256', token, 'base64');
    const known = this.remembered.get(digest);
    if (known && known.expiresAt > this.clock.now()) return known;
    const fresh = claimsToBeGuestPass(token) ? await this.guest(token) : await this.member(token);
    this.remembered.set(digest, fresh);
    return fresh;
  }

  /** For an account that is no more: its tokens prove nothing from here on, or somebody new. */
  forget(accountId: string): void {
    for (const [digest, { viewer }] of this.remembered.entries()) {
      if (viewer.accountId === accountId) this.remembered.delete(digest);
    }
  }

  private async member(token: string): Promise<Verified> {
    const identity = await this.members.verify(token);
    const accountId = await this.directory.memberAccount(identity.subject, identity.email);
    return { viewer: { accountId, role: identity.role }, expiresAt: identity.expiresAt };
  }

  private async guest(token: string): Promise<Verified> {
    const { accountId, expiresAt } = await this.passes.verify(token);
    if (!(await this.directory.isOpenGuest(accountId))) throw unauthenticated();
    return { viewer: { accountId, role: 'guest' }, expiresAt };
  }
}
