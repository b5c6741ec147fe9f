import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // It is there twice, and Vite would give tests and Smriti another one than Node gives their libraries.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: './test/support/services/global-setup.mjs',
    // Modules are loaded once per worker instead of once per suite, which would be most of the time.
    pool: 'forks',
    isolate: false,
    // Most of a test's time is waiting: for other processes, for leases, for a browser.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
