import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AccountDirectory } from '../auth/account-directory.js';
import { Farewells } from '../auth/farewells.js';
import { type Caller, CLOSE } from './caller.js';

/** Devices, and tabs on them, that one person may have open at one process. */
const MOST_PER_ACCOUNT = 30;

/** Who holds a socket. It is closed when their account is no more. */
@Injectable()
export class Seats implements OnApplicationBootstrap {
  private readonly taken = new Map<string, Set<Caller>>();

  constructor(
    private readonly farewells: Farewells,
    private readonly directory: AccountDirectory,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.farewells.listen({
      gone: (accountId) => this.clear(accountId, CLOSE.forbidden, 'Forbidden'),
      missed: () => void this.lookAround(),
    });
  }

  /** False when all are taken; a seat is free again when the caller is gone. */
  take(accountId: string, caller: Caller): boolean {
    const callers = this.taken.get(accountId) ?? new Set();
    if (callers.size >= MOST_PER_ACCOUNT || caller.gone.aborted) return false;
    this.taken.set(accountId, callers.add(caller));
    caller.gone.addEventListener('abort', () => this.leave(accountId, caller), { once: true });
    return true;
  }

  private leave(accountId: string, caller: Caller): void {
    const callers = this.taken.get(accountId);
    if (callers?.delete(caller) && callers.size === 0) this.taken.delete(accountId);
  }

  private clear(accountId: string, code: number, reason: string): void {
    for (const caller of this.taken.get(accountId) ?? []) caller.close(code, reason);
  }

  private async lookAround(): Promise<void> {
    const seated = [...this.taken.keys()];
    if (seated.length === 0) return;
    try {
      const gone = await this.directory.goneAmong(seated);
      for (const accountId of gone) this.clear(accountId, CLOSE.forbidden, 'Forbidden');
    } catch {
      // Who cannot be told from the dead comes again and is checked at the door.
      for (const accountId of seated) this.clear(accountId, CLOSE.tryAgainLater, 'Try again later');
    }
  }
}
