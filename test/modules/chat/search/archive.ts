import type { MikroORM } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import { connectAsOwner, migrate } from '../../../../src/platform/database/migrate.js';
import { parseSearch } from '../../../../src/modules/chat/search/search-query.js';
import { searchParameter } from '../../../../src/modules/chat/search/search-sql.js';
import { searchFormOf } from '../../../../src/modules/chat/search/search-text.js';
import { service } from '../../../support/services/index.js';

export interface Hit {
  readonly content: string;
  readonly score: number;
}

type Manager = MikroORM['em'];

/** A database of its own, with the project's schema, in which people have said things. */
export class Archive {
  private constructor(
    private readonly cluster: MikroORM,
    private readonly name: string,
    private readonly database: MikroORM,
  ) {}

  static async open(): Promise<Archive> {
    const url = new URL(service('TEST_POSTGRES_OWNER_URL'));
    const cluster = await connectAsOwner(url.href);
    const name = `search_${uuid().replaceAll('-', '')}`;
    await cluster.em.execute(`create database ${name}`);
    const login = new URL(service('TEST_POSTGRES_URL')).username;
    url.pathname = `/${name}`;
    await migrate(url.href, login);
    return new Archive(cluster, name, await connectAsOwner(url.href));
  }

  async close(): Promise<void> {
    await this.database.close(true);
    await this.cluster.em.execute(`drop database ${this.name} with (force)`);
    await this.cluster.close(true);
  }

  asOwner<T>(work: (em: Manager) => Promise<T>): Promise<T> {
    return this.database.em.fork().transactional(work);
  }

  /** As the service does: the role of requests, and the account (if any) set for the transaction. */
  asPerson<T>(account: string | null, work: (em: Manager) => Promise<T>): Promise<T> {
    return this.asOwner(async (em) => {
      await em.execute(`select set_config('app.account_id', ?, true)`, [account ?? '']);
      await em.execute('set local role smriti_app');
      return work(em);
    });
  }

  /** A new account that has said these things, in this order. */
  async person(...said: readonly string[]): Promise<string> {
    const account = uuid();
    const messages = said.map((content, at) => ({
      id: uuid(),
      index: at + 1,
      content,
      ...searchFormOf(content),
    }));
    await this.asOwner(async (em) => {
      await em.execute(
        `insert into account (id, kind, created_at, seen_at) values (?, 'GUEST', now(), now())`,
        [account],
      );
      await em.execute(CONVERSATION, [account, account]);
      for (let from = 0; from < messages.length; from += 1_000) {
        await em.execute(MESSAGES, [
          account,
          account,
          account,
          JSON.stringify(messages.slice(from, from + 1_000)),
        ]);
      }
    });
    return account;
  }

  async hits(account: string | null, query: string): Promise<Hit[]> {
    return this.asPerson(account, (em) =>
      em.execute<Hit[]>(RANKED, [searchParameter(parseSearch(query))]),
    );
  }

  async finds(account: string | null, query: string): Promise<string[]> {
    return (await this.hits(account, query)).map((hit) => hit.content);
  }
}

const RANKED = `
  select m.content, c.score from search_candidates(?::jsonb) c join message m on m.id = c.id
   order by c.score desc, m.created_at desc, m.id desc`;

const CONVERSATION = `
  insert into conversation (id, account_id, title, status, pinned, tags, message_count, token_count, path_length,
                            last_index, title_is_own, created_at, updated_at)
  values (?, ?, 'Talk', 'ACTIVE', false, '{}', 0, 0, 0, 0, false, now(), now())`;

const MESSAGES = `
  insert into message (id, account_id, origin_account_id, conversation_id, index, role, content, content_type, status,
                       on_path, chosen, edited, flagged, search_text, search_grams, created_at, updated_at)
  select id, ?, ?, ?, index, 'USER', content, 'TEXT', 'COMPLETE', true, true, false, false,
         "searchText", "searchGrams", now() + index * interval '1 ms', now()
    from jsonb_to_recordset(?::jsonb)
      as said (id uuid, index int, content text, "searchText" text, "searchGrams" text[])`;
