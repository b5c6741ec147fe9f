import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp, TEST_SECRETS } from '../support/app.js';
import { personWith } from '../support/people.js';
import { temporaryDirectory } from '../support/services/index.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the command prints. */
async function token(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', at('../support/services/typescript.mjs'), at('../../src/cli/token.ts'), ...args],
    {
      env: { PATH: process.env['PATH'], DATA_DIR: temporaryDirectory('data'), ...TEST_SECRETS },
      cwd: temporaryDirectory('app'),
    },
  );
  return stdout.trim();
}

describe('The command for a token', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  it('prints one that the server takes, of a member or of an admin, and needs no database', async () => {
    const [ada, root] = await Promise.all([
      token('--sub', 'ada'),
      token('--sub', 'root', '--role', 'admin'),
    ]);
    const me = '{ me { kind } }';
    expect(await personWith(app, ada).get(me)).toEqual({ me: { kind: 'MEMBER' } });
    const report = '{ cacheReport { name } }';
    expect(await personWith(app, ada).refusal(report)).toBe('FORBIDDEN');
    expect((await personWith(app, root).ask(report)).errors).toBe(undefined);
  });
});
