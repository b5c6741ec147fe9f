import { existsSync, readFileSync } from 'node:fs';

// `N passed, N failed` over both runs: of a suite that was run again its second run counts.
const [, , ...files] = process.argv;
const suites = new Map();
for (const file of files.filter(existsSync)) {
  for (const suite of JSON.parse(readFileSync(file, 'utf8')).testResults) suites.set(suite.name, suite);
}
let passed = 0;
let failed = 0;
for (const { status, assertionResults } of suites.values()) {
  const broken = assertionResults.filter((test) => test.status === 'failed').length;
  passed += assertionResults.filter((test) => test.status === 'passed').length;
  // A suite that could not even be loaded has no tests to count.
  failed += status === 'failed' ? Math.max(broken, 1) : 0;
}
console.log(`${passed} passed, ${failed} failed`);
