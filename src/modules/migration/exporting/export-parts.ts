import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { PRESENT_ZONE, Sections } from '../../account/index.js';
import { Chronicle } from '../../chat/index.js';
import type { JsonExportParts } from './json-export.js';
import { Seal } from './seal.js';

interface AccountRow {
  kind: string;
  email: string | null;
  created_at: string;
}

/** What an export is made of, each part from the module that keeps it. */
@Injectable()
export class ExportParts {
  constructor(
    readonly chronicle: Chronicle,
    private readonly sections: Sections,
    private readonly seal: Seal,
  ) {}

  async forJson(em: EntityManager, exportedAt: Date): Promise<JsonExportParts> {
    const [account] = await em.execute<AccountRow[]>(
      'select kind, email, created_at from account where id = current_account()',
    );
    const { kind, email, created_at: createdAt } = account!;
    return {
      about: { exportedAt, account: { kind, email, createdAt: new Date(createdAt) } },
      sections: this.sections.all,
      chronicle: this.chronicle,
      seal: (manifest) => this.seal.of(em, manifest),
    };
  }

  async zone(em: EntityManager): Promise<string> {
    const [row] = await em.execute<{ zone: string }[]>(PRESENT_ZONE.sql);
    return row?.zone ?? 'UTC';
  }
}
