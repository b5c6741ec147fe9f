/** @type {import('jest').Config} */
export default {
  rootDir: '.',
  roots: ['<rootDir>/test'],
  testRegex: '\\.test\\.ts$',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': '@swc/jest' },
  globalSetup: './test/support/services/setup.mjs',
  globalTeardown: './test/support/services/teardown.mjs',
  // Most of a test's time is waiting: for other processes, for leases, for a browser.
  maxWorkers: 2,
  // Modules of earlier suites are never let go: a worker begins anew before it has too much of them.
  workerIdleMemoryLimit: '1200MB',
  testTimeout: 60_000,
};
