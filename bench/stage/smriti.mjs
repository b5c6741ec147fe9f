import { createHmac, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { build } from '../../scripts/build.mjs';
import { startServer } from './processes.mjs';

const AUTH_SECRET = 'the-secret-of-members-in-the-bench-1';
const GUEST_SECRET = 'the-secret-of-guests-in-the-bench-01';

/** Smriti as it runs in production: built, bound by row-level security, each answer in its log. */
export async function startSmriti({ postgres, redis }, env = {}, nodeArgs = []) {
  const main = join(await build(), 'main.js');
  return startServer([...nodeArgs, main], {
    PORT: '0',
    DATABASE_URL: postgres.url,
    DATABASE_OWNER_URL: postgres.ownerUrl,
    REDIS_URL: redis.url,
    RATE_LIMIT_SENDS_PER_MINUTE: '0',
    RATE_LIMIT_MUTATIONS_PER_MINUTE: '0',
    AUTH_SECRET,
    GUEST_SECRET,
    ...env,
  });
}

/** What a member, or an admin, sends along: good for a day. */
export function bearer(subject, role = 'user') {
  const issued = Math.floor(Date.now() / 1_000);
  const claims = { sub: subject, role, iat: issued, exp: issued + 86_400 };
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `Bearer ${signed}.${createHmac('sha256', AUTH_SECRET).update(signed).digest('base64url')}`;
}

/** One question outside of any measurement; `{{fresh}}` in it becomes an id of its own. */
export async function ask(url, { authorization, body }) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(authorization && { authorization }),
    },
    body: body.replaceAll('{{fresh}}', () => randomUUID()),
  });
  const answer = await response.json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}
