import { Injectable } from '@nestjs/common';
import type { EntityManager, QueryResult } from '@mikro-orm/postgresql';

/** What belongs to an account, as previews and receipts count it. */
export interface Belongings {
  readonly conversations: number;
  readonly messages: number;
  readonly sessions: number;
  readonly activeDays: number;
}

/** From one account to another. */
export interface Passage {
  readonly from: string;
  readonly to: string;
  readonly at: Date;
}

/** What one module keeps for accounts. Each module with tables of its own registers one. */
export interface Estate {
  /** Its tables that carry an `account_id`; a test sees that no table of the schema is forgotten. */
  readonly tables: readonly string[];
  /** What of it a preview names, in a transaction of the account. */
  count(em: EntityManager, accountId: string): Promise<Partial<Belongings>>;
  /** Re-owns all of it inside the transaction of a claim, which holds both accounts and sees both. */
  handOver(em: EntityManager, passage: Passage): Promise<Partial<Belongings>>;
}

/** All that is kept for accounts, whoever keeps it. */
@Injectable()
export class Estates {
  private readonly known: Estate[] = [];

  register(estate: Estate): void {
    this.known.push(estate);
  }

  get tables(): string[] {
    return this.known.flatMap(({ tables }) => tables);
  }

  count(em: EntityManager, accountId: string): Promise<Belongings> {
    return this.sum((estate) => estate.count(em, accountId));
  }

  handOver(em: EntityManager, passage: Passage): Promise<Belongings> {
    return this.sum((estate) => estate.handOver(em, passage));
  }

  /** One after another: they share one transaction. */
  private async sum(part: (estate: Estate) => Promise<Partial<Belongings>>): Promise<Belongings> {
    const total = { conversations: 0, messages: 0, sessions: 0, activeDays: 0 };
    for (const estate of this.known) {
      const found = await part(estate);
      for (const name of Object.keys(total) as (keyof Belongings)[])
        total[name] += found[name] ?? 0;
    }
    return total;
  }
}

/** Re-owns every row of a table that needs nothing else; answers how many. */
export async function rehome(
  em: EntityManager,
  table: string,
  { from, to }: Passage,
): Promise<number> {
  const { affectedRows } = await em.execute<QueryResult>(
    `update ${table} set account_id = ? where account_id = ?`,
    [to, from],
    'run',
  );
  return affectedRows;
}
