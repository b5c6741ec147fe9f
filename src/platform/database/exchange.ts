import type { Duplex } from 'node:stream';
import type { PoolClient, QueryResult, Submittable } from 'pg';
import { NO_ROWS, type Row, type RowMaker, rowMaker } from './row-maker.js';
import { prepare, type Prepared, type Statement } from './statement.js';

/** The driver's connection, as far as an exchange speaks to it. */
interface Wire {
  readonly stream: Duplex;
  close(which: { type: 'S'; name: string }): void;
  parse(statement: { name: string; text: string }): void;
  bind(to: { statement: string; values: readonly (string | null)[] }): void;
  describe(which: { type: 'P' }): void;
  execute(): void;
  sync(): void;
}

/** What each connection has prepared: the names of statements, and how their rows are made. */
const preparedOn = new WeakMap<Wire, Map<string, RowMaker>>();

/**
 * Sends statements in one packet and answers the rows of each: one round trip. Where no transaction
 * was begun, PostgreSQL runs all of them as one, which ends with the exchange.
 *
 * They are prepared once per connection, so their texts must be few: values belong in `values`.
 */
export function exchange(
  client: PoolClient,
  statements: readonly Statement[],
): Promise<object[][]> {
  return new Promise((resolve, reject) => {
    client.query(new Exchange(statements.map(prepare), client, resolve, reject));
  });
}

/** Speaks the extended protocol with a single Sync behind all statements. */
class Exchange implements Submittable {
  private readonly answers: Row[][];
  private known!: Map<string, RowMaker>;
  private rowOf = NO_ROWS;
  private at = 0;
  private failure: unknown;

  constructor(
    private readonly statements: readonly Prepared[],
    private readonly types: Pick<PoolClient, 'getTypeParser'>,
    private readonly resolve: (answers: Row[][]) => void,
    private readonly reject: (reason: unknown) => void,
  ) {
    this.answers = statements.map(() => []);
  }

  submit(connection: object): void {
    const wire = connection as Wire;
    this.known = preparedOn.get(wire) ?? new Map();
    preparedOn.set(wire, this.known);
    const underWay = new Set<string>();
    wire.stream.cork();
    for (const statement of this.statements) this.send(wire, statement, underWay);
    wire.sync();
    wire.stream.uncork();
    this.expect();
  }

  handleRowDescription({ fields }: Pick<QueryResult, 'fields'>): void {
    this.rowOf = rowMaker(fields, this.types);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    try {
      this.answers[this.at]!.push(this.rowOf(fields));
    } catch (error) {
      this.failure ??= error;
    }
  }

  handleCommandComplete(): void {
    this.known.set(this.statements[this.at]!.name, this.rowOf);
    this.at += 1;
    this.expect();
  }

  handleReadyForQuery(): void {
    if (this.failure === undefined) this.resolve(this.answers);
    else this.reject(this.failure);
  }

  handleError(error: unknown): void {
    this.reject(error);
  }

  private expect(): void {
    this.rowOf = this.known.get(this.statements[this.at]?.name ?? '') ?? NO_ROWS;
  }

  private send(wire: Wire, { name, text, values }: Prepared, underWay: Set<string>): void {
    const isNew = !this.known.has(name);
    if (isNew && !underWay.has(name)) {
      // One that was prepared and then failed stands there still.
      wire.close({ type: 'S', name });
      wire.parse({ name, text });
      underWay.add(name);
    }
    wire.bind({ statement: name, values });
    if (isNew) wire.describe({ type: 'P' });
    wire.execute();
  }
}
