import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cpuSeconds } from '../stage/processes.mjs';

const program = fileURLToPath(new URL('generator.mjs', import.meta.url));

/** As many requests under way at once as there are connections. */
export const CONNECTIONS = 16;

/** The bench's side of the load generator. */
export class Load {
  constructor(home) {
    this.child = fork(program, { cwd: home, execArgv: [] });
  }

  /**
   * Fires at one contestant and answers what was counted, with the processor time that each request
   * cost the contestant itself: on a busy machine that is steadier than requests a second.
   * @throws Error when a single answer was not what it should be
   */
  async fire({ url, pid }, shot) {
    const before = cpuSeconds(pid);
    this.child.send({ connections: CONNECTIONS, ...shot, url });
    const [found] = await once(this.child, 'message');
    if (found.failures > 0) {
      throw new Error(
        `${found.failures} of ${found.count} answers of ${url} were failures: ${found.failure}`,
      );
    }
    return { ...found, cpuMs: ((cpuSeconds(pid) - before) * 1_000) / found.count };
  }

  end() {
    this.child.disconnect();
  }
}
