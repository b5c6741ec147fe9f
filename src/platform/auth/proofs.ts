import { Injectable } from '@nestjs/common';
import { unauthenticated } from '../errors/refusal.js';
import { AccountDirectory } from './account-directory.js';
import { claimsToBeGuestPass, GuestPasses } from './guest-pass.js';
import { MemberTokens } from './member-token.js';
import type { Viewer } from './viewer.js';

/** Whom a token proves, and until when. */
export interface Verified {
  viewer: Viewer;
  expiresAt: Date;
}

/** What tokens prove at this moment: each is checked, and its account looked up. */
@Injectable()
export class Proofs {
  constructor(
    private readonly members: MemberTokens,
    private readonly passes: GuestPasses,
    private readonly directory: AccountDirectory,
  ) {}

  /** @throws Refusal UNAUTHENTICATED */
  of(token: string): Promise<Verified> {
    return claimsToBeGuestPass(token) ? this.guest(token) : this.member(token);
  }

  private async member(token: string): Promise<Verified> {
    const identity = await this.members.verify(token);
    const accountId = await this.directory.memberAccount(identity.subject, identity.email);
    return { viewer: { accountId, role: identity.role }, expiresAt: identity.expiresAt };
  }

  private async guest(token: string): Promise<Verified> {
    const { accountId, expiresAt } = await this.passes.verify(token);
    if (!(await this.directory.noteGuest(accountId))) throw unauthenticated();
    return { viewer: { accountId, role: 'guest' }, expiresAt };
  }
}
