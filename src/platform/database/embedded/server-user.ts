import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { EmbeddedPostgresRefused } from './embedded-postgres.errors.js';

/** The user PostgreSQL runs as when the app is root, which PostgreSQL refuses to be. */
export interface ServerUser {
  uid: number;
  gid: number;
  name: string;
}

/**
 * Root's choice: the owner of an existing cluster, else `postgres`, else `nobody`.
 * Nothing for an ordinary user, whose server runs as itself.
 */
export async function chooseServerUser(cluster: string): Promise<ServerUser | undefined> {
  const owner = await stat(cluster).catch(() => undefined);
  if (process.getuid?.() !== 0) {
    if (!owner) requireName();
    else if (owner.uid !== process.getuid?.()) throw notYours(cluster);
    return undefined;
  }
  const users = await readPasswd();
  if (owner && owner.uid !== 0) {
    const name = users.find((user) => user.uid === owner.uid)?.name ?? `user ${owner.uid}`;
    return { uid: owner.uid, gid: owner.gid, name };
  }
  const chosen = ['postgres', 'nobody'].map((name) => users.find((user) => user.name === name));
  const user = chosen.find((candidate) => candidate && candidate.uid !== 0);
  if (user) return user;
  throw new EmbeddedPostgresRefused(
    'PostgreSQL does not run as root, and there is neither a user postgres nor nobody: add one, or set DATABASE_URL.',
  );
}

/** initdb refuses a user id that has no name. */
function requireName(): void {
  try {
    userInfo();
  } catch {
    throw new EmbeddedPostgresRefused(
      `User id ${process.getuid?.()} has no entry in /etc/passwd, which PostgreSQL's initdb needs: add one, start as another user, or set DATABASE_URL.`,
    );
  }
}

function notYours(cluster: string): EmbeddedPostgresRefused {
  return new EmbeddedPostgresRefused(
    `The database in ${cluster} belongs to another user: start as that user or as root, or choose another DATA_DIR.`,
  );
}

async function readPasswd(): Promise<ServerUser[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  return lines.map((line) => {
    const [name = '', , uid, gid] = line.split(':');
    return { name, uid: Number(uid), gid: Number(gid) };
  });
}
