import { startEmbeddedPostgres } from '../../../../src/platform/database/embedded/embedded-postgres.js';

/** Stands for the app in tests that kill it: starts the database, says what came of it, and lives on. */
const [dataDir = '', refuge = '', uid] = process.argv.slice(2);
if (uid) process.setuid?.(Number(uid));
const lines: string[] = [];
try {
  const postgres = await startEmbeddedPostgres({
    dataDir,
    refuge,
    say: (line) => void lines.push(line),
  });
  process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
  // What keeps the real app alive is its HTTP server.
  setInterval(() => undefined, 60_000);
  process.send?.({ ...postgres, stop: undefined, lines });
} catch (error) {
  process.send?.({ refused: error instanceof Error ? error.message : String(error), lines });
  process.exitCode = 1;
  process.disconnect?.();
}
