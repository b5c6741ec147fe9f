import { createHash, type Hash } from 'node:crypto';

export const EXPORT_VERSION = 1;

/** What an export says about itself, at its end. */
export interface Manifest {
  /** For each section the number of its rows, and the SHA-256 of their JSON, a line feed after each. */
  sections: Record<string, { rows: number; sha256: string }>;
  messages: number;
  /** Over all of the above, by this installation and for this person. */
  seal?: string;
}

/** Counts and sums up the rows of one section, in pieces of any size. */
export class Tally {
  private readonly sum: Hash = createHash('sha256');
  private count = 0;

  part(text: string): void {
    this.sum.update(text);
  }

  endRow(): void {
    this.count += 1;
    this.sum.update('\n');
  }

  row(value: unknown): void {
    this.part(JSON.stringify(value));
    this.endRow();
  }

  get figures(): { rows: number; sha256: string } {
    return { rows: this.count, sha256: this.sum.copy().digest('hex') };
  }
}
