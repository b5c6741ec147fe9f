/** A start that cannot go on, said in one sentence that a person can act on. */
export class EmbeddedPostgresRefused extends Error {
  override name = 'EmbeddedPostgresRefused';
}

/** The code of a failed system call; empty for every other failure. */
export function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code ?? '');
}

/** Turns what the file system said about `path` into a sentence; other failures pass as they are. */
export function refusal(error: unknown, path: string): unknown {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new EmbeddedPostgresRefused(fullDisk(path));
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return new EmbeddedPostgresRefused(
        `${path} cannot be read and written by this user: choose another DATA_DIR, or set DATABASE_URL.`,
      );
    default:
      return error;
  }
}

export function fullDisk(path: string): string {
  return `The disk that holds ${path} is full: free some space and start again.`;
}
