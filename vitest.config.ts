import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What other suites were seen to make too slow for its promise: after them, with the machine to itself. */
const TIMED = [
  'test/freshness/writer-alone.test.ts',
  'test/modules/chat/companion/failing-companion.test.ts',
  'test/modules/chat/conversations/deleting.test.ts',
  'test/process/starting.test.ts',
];

const resolve = {
  // It is there twice, and Vite would give tests and Smriti another one than Node gives their libraries.
  alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
};

const together = {
  // Modules are loaded once per worker instead of once per suite, which would be most of the time.
  pool: 'forks',
  isolate: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const;

export default defineConfig({
  test: {
    // The run's, not a project's: PostgreSQL and Redis are brought up once.
    globalSetup: './test/support/services/global-setup.mjs',
    projects: [
      {
        resolve,
        test: {
          ...together,
          name: 'side by side',
          include: ['test/**/*.test.ts'],
          exclude: TIMED,
          // Most of a test's time is waiting: for other processes, for leases, for a browser.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve,
        test: {
          ...together,
          name: 'alone',
          include: TIMED,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
