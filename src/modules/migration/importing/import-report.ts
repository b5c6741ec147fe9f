/** What came of a file. */
export interface ImportReport {
  /** Titles of the formats that it was in. */
  formats: string[];
  conversations: number;
  /** Messages that are new; those that were there before are not counted. */
  added: number;
  known: number;
  /** What could not be read; the rest of the file was taken all the same. */
  broken: number;
  /** What is left out by rule (docs/importing.md), and how often. */
  skipped: Record<string, number>;
  /** Of Smriti's own export the rows that came back, for each section. */
  restored: Record<string, number>;
}

/** What is broken is told one by one, as far as anybody would read it; the report counts all. */
export const MOST_TOLD = 1_000;

/** Who waits for an import. */
export interface Listener {
  /** How far the reading is, in bytes of what there is to be read. */
  onProgress(read: number, all: number): void;
  onBroken(where: string, reason: string): void;
}
