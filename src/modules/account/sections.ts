import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';

/** A part of what is kept for an account, as an export carries it out and an import back in. */
export interface Section {
  /** Its name in a file: never to be changed. */
  readonly name: string;
  /** The tables whose rows it carries; a test sees that no table of the schema is forgotten. */
  readonly tables: readonly string[];
  /**
   * Whether it is taken in only under the seal that the export got here: what counts for something
   * could be made up by anybody.
   */
  readonly isSealed: boolean;
  /** All of it, in an order that does not change, in the export's one transaction. */
  rows(em: EntityManager): AsyncIterable<object>;
  /**
   * Takes rows of a file in, each once however often it comes, inside a transaction that holds the
   * account. The rows are as the file has them: whatever they are, they must be looked at first.
   * @returns how many are new
   */
  restore(em: EntityManager, accountId: string, rows: readonly unknown[]): Promise<number>;
}

/** Every section, whoever keeps it. */
@Injectable()
export class Sections {
  private readonly known: Section[] = [];

  register(section: Section): void {
    this.known.push(section);
  }

  /** In the order of their names, so that every export has the same. */
  get all(): readonly Section[] {
    return this.known.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  }

  named(name: string): Section | undefined {
    return this.known.find((section) => section.name === name);
  }
}

const PAGE = 500;

/**
 * Rows of any number, page by page.
 * @param page `select … where key > ? order by key limit ?`, with the key among what it selects
 */
export async function* inPages<R extends object>(
  em: EntityManager,
  page: string,
  key: keyof R,
  first: unknown,
): AsyncIterable<R> {
  for (let last = first; ;) {
    const rows = await em.execute<R[]>(page, [last, PAGE]);
    yield* rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1)![key];
  }
}
