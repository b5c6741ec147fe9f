import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { badInput } from '../../../platform/errors/refusal.js';
import { checkedId } from '../../../platform/text/checked.js';
import { messageNotFound } from '../chat.errors.js';
import type { ReplyAnnotation } from '../chat.inputs.js';

const MOST = 1_000_000;

/** What an agent says of the way it found an answer, kept beside what the answer cost. */
@Injectable()
export class AnnotationService {
  constructor(private readonly database: Database) {}

  /** What is not given stays as it was. */
  annotate(viewer: Viewer, id: string, annotation: ReplyAnnotation): Promise<boolean> {
    const messageId = checkedId(id, 'message');
    const { quality, recommendation, refinementCount, contextsRetrieved } = annotation;
    if (quality != null && !(quality >= 0 && quality <= 1)) throw badInput('A quality is 0 to 1.');
    for (const count of [refinementCount, contextsRetrieved]) {
      if (count != null && (count < 0 || count > MOST)) throw badInput('A count is 0 or more.');
    }
    return this.database.write(viewer.accountId, async (em) => {
      const known = await em.execute('select from message where id = ?', [messageId]);
      if (known.length === 0) throw messageNotFound();
      const annotated = await em.execute(
        `update query_log set quality = coalesce(?, quality),
           recommendation = coalesce(?, recommendation),
           refinement_count = coalesce(?, refinement_count),
           contexts_retrieved = coalesce(?, contexts_retrieved)
         where id = (select id from query_log where message_id = ? order by attempt desc limit 1)
         returning id`,
        [
          quality ?? null,
          recommendation ?? null,
          refinementCount ?? null,
          contextsRetrieved ?? null,
          messageId,
        ],
      );
      if (annotated.length === 0) throw badInput('Only a finished reply can be annotated.');
      return true;
    });
  }
}
