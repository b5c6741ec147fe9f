import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** A server on its own data; of a build that is there, since making one takes memory too. */
export async function served(root, env) {
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: root,
    env: { ...env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const [, url] = /listens on (\S+)\/graphql/.exec(line) ?? [];
    if (url) return { pid: child.pid, url, stop: () => stopped(child) };
  }
  throw new Error('The server did not start.');
}

/** A bearer token; asking for it builds what is not built. */
export function tokenOf(root, env) {
  const command = ['scripts/run.mjs', 'token', '--sub', 'upload'];
  return execFileSync(process.execPath, command, { cwd: root, env, encoding: 'utf8' }).trim();
}

/** Uploads a file; answers the report and how often progress was told. */
export async function uploaded({ url }, token, path) {
  const response = await fetch(`${url}/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: createReadStream(path),
    duplex: 'half',
  });
  const lines = (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const last = lines.at(-1);
  if (last.type !== 'done') throw new Error(JSON.stringify(last));
  return { report: last.report, shown: lines.filter(({ type }) => type === 'progress').length };
}

async function stopped(child) {
  child.kill('SIGTERM');
  await once(child, 'exit');
}
