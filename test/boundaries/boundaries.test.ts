import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../support/services/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A file that breaks each rule, beside what it must not reach. */
const PLANTED: Record<string, Record<string, string>> = {
  'account-calls-only-lower-ranks': {
    'src/modules/account/a.ts': `import '../chat/index.js';`,
    'src/modules/chat/index.ts': '',
  },
  'session-calls-only-lower-ranks': {
    'src/modules/session/a.ts': `import '../personality/index.js';`,
    'src/modules/personality/index.ts': '',
  },
  'personality-calls-only-lower-ranks': {
    'src/modules/personality/a.ts': `import '../chat/index.js';`,
    'src/modules/chat/index.ts': '',
  },
  'chat-calls-only-lower-ranks': {
    'src/modules/chat/a.ts': `import '../streak/index.js';`,
    'src/modules/streak/index.ts': '',
  },
  'streak-calls-only-lower-ranks': {
    'src/modules/streak/a.ts': `import '../migration/index.js';`,
    'src/modules/migration/index.ts': '',
  },
  'one-door': {
    'src/modules/chat/a.ts': `import '../account/account.service.js';`,
    'src/modules/account/account.service.ts': '',
  },
  'one-door-from-outside': {
    'src/app.ts': `import './modules/chat/chat.service.js';`,
    'src/modules/chat/chat.service.ts': '',
  },
  'platform-knows-no-feature': {
    'src/platform/a.ts': `import '../modules/chat/index.js';`,
    'src/modules/chat/index.ts': '',
  },
  'no-circles': {
    'src/platform/a.ts': `import './b.js';`,
    'src/platform/b.ts': `import './a.js';`,
  },
  'no-tests-in-the-product': {
    'src/platform/a.ts': `import '../../test/b.js';`,
    'test/b.ts': '',
  },
  'only-declared-packages': { 'src/platform/a.ts': `import 'vitest';` },
};

describe('A boundary', () => {
  it('is broken below, each of them', () => {
    const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
      forbidden: { name: string }[];
    };
    expect(Object.keys(PLANTED).toSorted()).toEqual(forbidden.map(({ name }) => name).toSorted());
  });

  it.each(Object.keys(PLANTED))('bites where it is broken: %s', (rule) => {
    expect(violations(PLANTED[rule]!)).toContain(rule);
  });

  it('lets a lower module be called by its door', () => {
    const allowed = {
      'src/modules/chat/a.ts': `import '../account/index.js';`,
      'src/modules/account/index.ts': '',
    };
    expect(violations(allowed)).toEqual([]);
  });
});

/** The names of the rules that these files break. */
function violations(files: Record<string, string>): string[] {
  const house = temporaryDirectory('house');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), `${text}\nexport {};\n`);
  }
  for (const name of ['node_modules', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
    symlinkSync(join(root, name), join(house, name));
  }
  const { stdout } = spawnSync(
    join(root, 'node_modules/.bin/depcruise'),
    ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    { cwd: house, encoding: 'utf8' },
  );
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string } }[] };
  };
  return [...new Set(summary.violations.map(({ rule: { name } }) => name))];
}
