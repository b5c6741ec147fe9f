import { Injectable } from '@nestjs/common';

/** Devices, and tabs on them, that one person may have open at one process. */
const MOST_PER_ACCOUNT = 30;

/** How many sockets each account holds. */
@Injectable()
export class Seats {
  private readonly taken = new Map<string, number>();

  /** False when all are taken; a seat is free again when the signal is aborted. */
  take(accountId: string, until: AbortSignal): boolean {
    const before = this.taken.get(accountId) ?? 0;
    if (before >= MOST_PER_ACCOUNT || until.aborted) return false;
    this.taken.set(accountId, before + 1);
    until.addEventListener('abort', () => this.leave(accountId), { once: true });
    return true;
  }

  private leave(accountId: string): void {
    const left = (this.taken.get(accountId) ?? 1) - 1;
    if (left > 0) this.taken.set(accountId, left);
    else this.taken.delete(accountId);
  }
}
