import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { checkedId } from '../../../platform/text/checked.js';
import { messageNotFound } from '../chat.errors.js';
import { languageOf } from './concern.js';
import type { CrisisSupport } from './crisis.types.js';
import { supportFor } from './support.js';
import { Whereabouts } from './whereabouts.js';

/** Why a message was flagged; one that came back out of a file has no rule with it. */
const FLAGGED = `select m.flagged, e.rule from message m
  left join safety_event e on e.message_id = m.id where m.id = ? limit 1`;

/** The support that stood beside a message once, for who comes back to it. */
@Injectable()
export class SupportService {
  constructor(
    private readonly database: Database,
    private readonly whereabouts: Whereabouts,
  ) {}

  /**
   * Of where the person lives now; null: the message was not flagged.
   * @throws Refusal NOT_FOUND, BAD_USER_INPUT
   */
  async about({ accountId }: Viewer, id: string): Promise<CrisisSupport | null> {
    const [[message]] = await this.database.rows<[{ flagged: boolean; rule: string | null }]>(
      accountId,
      { sql: FLAGGED, values: [checkedId(id, 'message')] },
    );
    if (!message) throw messageNotFound();
    if (!message.flagged) return null;
    const zone = await this.whereabouts.zoneOf(accountId);
    return supportFor({ language: languageOf(message.rule ?? 'en') }, zone);
  }
}
