import { Injectable } from '@nestjs/common';
import { GuestPasses } from '../../../platform/auth/guest-pass.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Refusal } from '../../../platform/errors/refusal.js';
import { guestNotFound, membersOnly } from '../migration.errors.js';
import { ClaimAudit } from './claim-audit.js';
import { ClaimTransfer } from './claim-transfer.js';
import type { ClaimPreviewView, MigrationReceiptView } from './claim.types.js';

/** A guest's life carried over into an account: for whoever holds both the token and the pass. */
@Injectable()
export class ClaimService {
  constructor(
    private readonly passes: GuestPasses,
    private readonly transfer: ClaimTransfer,
    private readonly audit: ClaimAudit,
  ) {}

  /** @throws Refusal FORBIDDEN to a guest, NOT_FOUND for what proves no guest, ALREADY_CLAIMED */
  async preview({ accountId, role }: Viewer, pass: string): Promise<ClaimPreviewView> {
    if (role === 'guest') throw membersOnly();
    const guestId = await this.guestOf(pass);
    if (!guestId) throw guestNotFound();
    return this.transfer.preview({ from: guestId, to: accountId });
  }

  /**
   * All of the guest's things, or nothing; the same pass again answers the same receipt.
   * @throws Refusal FORBIDDEN to a guest, NOT_FOUND for what proves no guest, ALREADY_CLAIMED
   */
  async claim({ accountId, role }: Viewer, pass: string): Promise<MigrationReceiptView> {
    const guestId = await this.guestOf(pass);
    const attempt = await this.audit.begin(accountId, guestId ?? pass);
    try {
      if (role === 'guest') throw membersOnly();
      if (!guestId) throw guestNotFound();
      const receipt = await this.transfer.run({ from: guestId, to: accountId });
      await this.audit.end(attempt, { ...receipt, status: 'COMPLETED' });
      return receipt;
    } catch (error) {
      await this.audit.end(attempt, failureOf(error));
      throw error;
    }
  }

  /** The guest whom the pass proves, if any. */
  private async guestOf(pass: string): Promise<string | null> {
    return this.passes.verify(pass).then(
      ({ accountId }) => accountId,
      () => null,
    );
  }
}

function failureOf(error: unknown) {
  return error instanceof Refusal
    ? ({ status: 'REFUSED', error: error.code } as const)
    : ({ status: 'FAILED', error: 'INTERNAL_SERVER_ERROR' } as const);
}
