import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { GuestPasses } from '../../../platform/auth/guest-pass.js';
import type { Manifest } from './manifest.js';

/**
 * Tells an export of this installation, of this person, from one that somebody wrote: what counts
 * for a streak is not taken from just anybody's word.
 */
@Injectable()
export class Seal {
  private readonly key: Buffer;

  constructor(passes: GuestPasses) {
    this.key = passes.derivedKey('exports');
  }

  async of(em: EntityManager, manifest: Omit<Manifest, 'seal'>): Promise<string> {
    const { sections, messages } = manifest;
    const names = Object.keys(sections).toSorted();
    const said = [await personIn(em), messages, ...names.map((name) => [name, sections[name]])];
    return createHmac('sha256', this.key).update(JSON.stringify(said)).digest('base64url');
  }

  async isRight(em: EntityManager, manifest: Manifest): Promise<boolean> {
    const [given, right] = [manifest.seal ?? '', await this.of(em, manifest)].map((seal) =>
      Buffer.from(seal),
    );
    return given!.length === right!.length && timingSafeEqual(given!, right!);
  }
}

/** What names a member also after the account was deleted and opened again; a guest has only this one. */
async function personIn(em: EntityManager): Promise<string> {
  const [row] = await em.execute<{ name: string }[]>(
    'select coalesce(subject, id::text) as name from account where id = current_account()',
  );
  return row!.name;
}
