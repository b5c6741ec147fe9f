import { Injectable, Logger } from '@nestjs/common';
import { GuestPasses } from '../../../platform/auth/guest-pass.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { isUnavailable } from '../../../platform/database/conflict.js';
import { Refusal } from '../../../platform/errors/refusal.js';
import { guestNotFound, membersOnly } from '../migration.errors.js';
import { type AuditedAttempt, ClaimAudit } from './claim-audit.js';
import { ClaimTransfer } from './claim-transfer.js';
import type { ClaimPreviewView, MigrationReceiptView } from './claim.types.js';

/** A guest's life carried over into an account: for whoever holds both the token and the pass. */
@Injectable()
export class ClaimService {
  private readonly log = new Logger(ClaimService.name);

  constructor(
    private readonly passes: GuestPasses,
    private readonly transfer: ClaimTransfer,
    private readonly audit: ClaimAudit,
  ) {}

  /** @throws Refusal FORBIDDEN to a guest, NOT_FOUND for what proves no guest, ALREADY_CLAIMED */
  async preview(viewer: Viewer, pass: string): Promise<ClaimPreviewView> {
    const from = expectGuest(viewer, await this.guestOf(pass));
    return this.transfer.preview({ from, to: viewer.accountId });
  }

  /**
   * All of the guest's things, or nothing; the same pass again answers the same receipt.
   * @throws Refusal FORBIDDEN to a guest, NOT_FOUND for what proves no guest, ALREADY_CLAIMED
   */
  async claim(viewer: Viewer, pass: string): Promise<MigrationReceiptView> {
    const guestId = await this.guestOf(pass);
    const attempt = await this.audit.begin(viewer.accountId, guestId ?? pass);
    try {
      const from = expectGuest(viewer, guestId);
      return await this.transfer.run({ from, to: viewer.accountId }, attempt);
    } catch (error) {
      await this.putOnRecord(attempt, error);
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

  /** An attempt whose outcome nobody knows, since the database went away, stays without an end. */
  private async putOnRecord(attempt: AuditedAttempt, error: unknown): Promise<void> {
    if (isUnavailable(error)) return;
    const [status, code] =
      error instanceof Refusal
        ? (['REFUSED', error.code] as const)
        : (['FAILED', 'INTERNAL_SERVER_ERROR'] as const);
    await this.audit.fail(attempt, status, code).catch((fault: unknown) => {
      this.log.error({ err: fault, attemptId: attempt.id }, 'a claim’s end is not on record');
    });
  }
}

function expectGuest({ role }: Viewer, guestId: string | null): string {
  if (role === 'guest') throw membersOnly();
  if (!guestId) throw guestNotFound();
  return guestId;
}
