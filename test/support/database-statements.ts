/** One message of a PostgreSQL client; `sql` is there if it begins a statement of a request. */
interface ClientMessage {
  raw: Buffer;
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
      yield { raw, sql: this.statement(type, raw.subarray(typeBytes + LENGTH_BYTES)) };
    }
  }

  private statement(type: string, body: Buffer): string | null {
    if (type !== 'Q' && type !== 'P') return null;
    const [first = '', second = ''] = body.toString('utf8').split('\0');
    const sql = (type === 'Q' ? first : second).trim();
    if (/^(begin|start)/i.test(sql)) {
      this.isWorker = false;
      return null;
    }
    this.isWorker ||= /^set local role "?smriti_worker/i.test(sql);
    return this.isWorker ? null : sql;
  }
}
