import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { AccountService, Sections } from '../../account/index.js';
import type { Manifest } from '../exporting/manifest.js';
import { Seal } from '../exporting/seal.js';

/** Whether what a file says counts for something is believed; `operator`: whoever imports answers for it. */
export type Belief = 'operator' | 'sealed' | 'none';

/** Brings sections of an export back to the modules that they came from. */
@Injectable()
export class Restoring {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly sections: Sections,
    private readonly seal: Seal,
  ) {}

  async isSealed(accountId: string, manifest: Manifest): Promise<boolean> {
    return this.database.read(accountId, (em) => this.seal.isRight(em, manifest));
  }

  /** Answers how many rows are new; null when they are not believed, or no module knows the section. */
  async restore(
    accountId: string,
    name: string,
    rows: readonly unknown[],
    belief: Belief,
  ): Promise<number | null> {
    const section = this.sections.named(name);
    if (!section || (section.isSealed && belief === 'none')) return null;
    return this.database.write(accountId, async (em) => {
      await this.accounts.hold(em, accountId);
      return section.restore(em, accountId, rows);
    });
  }
}
