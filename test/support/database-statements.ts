/** One message of a PostgreSQL client. */
interface ClientMessage {
  raw: Buffer;
  /** What it runs, at once or prepared earlier. */
  runs: string | null;
  /** The same if it is a statement of a request. */
  sql: string | null;
}

const LENGTH_BYTES = 4;

/**
 * Takes the bytes of one connection apart into its messages.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export class Statements {
  private rest = Buffer.alloc(0);
  private hasStarted = false;
  private isWorker = false;
  private readonly prepared = new Map<string, string>();

  *read(bytes: Buffer): Generator<ClientMessage> {
    this.rest = Buffer.concat([this.rest, bytes]);
    for (;;) {
      // Only the very first message comes without a letter for its type.
      const typeBytes = this.hasStarted ? 1 : 0;
      if (this.rest.length < typeBytes + LENGTH_BYTES) return;
      const size = typeBytes + this.rest.readInt32BE(typeBytes);
      if (this.rest.length < size) return;
      const raw = this.rest.subarray(0, size);
      this.rest = this.rest.subarray(size);
      const type = this.hasStarted ? String.fromCharCode(raw[0]!) : '';
      this.hasStarted = true;
      const runs = this.runs(type, raw.subarray(typeBytes + LENGTH_BYTES));
      yield { raw, runs, sql: runs === null ? null : this.requested(runs) };
    }
  }

  /** A statement is parsed under a name once, and run each time that it is bound to values. */
  private runs(type: string, body: Buffer): string | null {
    if (type !== 'Q' && type !== 'P' && type !== 'B') return null;
    const [first = '', second = ''] = body.toString('utf8').split('\0', 2);
    if (type === 'P') this.prepared.set(first, second);
    if (type === 'P') return null;
    return (type === 'Q' ? first : this.prepared.get(second)!).trim();
  }

  private requested(sql: string): string | null {
    const isBegin = /^(begin|start)/i.test(sql);
    if (isBegin) this.isWorker = false;
    this.isWorker ||= /^set local role "?smriti_worker/i.test(sql);
    const requested = isBegin || this.isWorker ? null : sql;
    if (/^(commit|rollback)/i.test(sql)) this.isWorker = false;
    return requested;
  }
}
