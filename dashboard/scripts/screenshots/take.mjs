import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closeStage, openServices } from '../../../bench/stage/stage.mjs';
import { ask, bearer, startSmriti } from '../../../bench/stage/smriti.mjs';
import { openChromium } from '../../../test/support/services/open-chromium.ts';
import { talks } from './talks.mjs';

// The pictures of the README: the real server and page, with people who are simulated, among them one
// who is given a name and something to talk about.
const root = fileURLToPath(new URL('../../..', import.meta.url));
const into = join(root, 'docs/images');
const PEOPLE = { accounts: 40, days: 60 };
const SIZE = { width: 1280, height: 800 };
const LARGEST_BYTES = 200 * 1024;
/** Nobody was named so by the simulation. */
const NAME = 'Mira';

const stage = await openServices();
const server = await startSmriti(stage, { NODE_ENV: 'development' });
const url = new URL(server.url).origin;
await simulate();
await nameSomebody();
await bringTalks();
const browser = await openChromium();
mkdirSync(into, { recursive: true });
// Before anything else is a visit of today.
await take('days', { path: '/days', theme: 'dark', person: NAME, until: 'Mood' });
await take('chat', { path: '/', theme: 'light', person: NAME, until: 'remind you in March' });
await take('admin', {
  path: '/admin',
  theme: 'light',
  person: 'Grace',
  role: 'admin',
  until: 'days in UTC',
});
await browser.close();
await server.stop();
await closeStage(stage);

async function simulate() {
  const { accounts, days } = PEOPLE;
  const args = ['simulate', '--accounts', `${accounts}`, '--days', `${days}`];
  const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), ...args], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: join(server.home, 'data'),
      DATABASE_URL: stage.postgres.url,
      DATABASE_OWNER_URL: stage.postgres.ownerUrl,
      REDIS_URL: stage.redis.url,
    },
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('Nobody could be simulated.');
}

/** Of those who are on a streak, the one who was there most often. */
async function nameSomebody() {
  await stage.query(
    `update account set subject = $1 where id = (
       select account_id from activity_day group by account_id
       having max(date) >= current_date - 1 order by count(*) desc, account_id limit 1)`,
    [NAME],
  );
}

async function bringTalks() {
  const authorization = bearer(NAME);
  const answer = await fetch(`${url}/import`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(talks()),
  });
  const told = await answer.text();
  if (!told.includes('"done"')) throw new Error(`The talks were not taken: ${told}`);
  const { conversations } = await tell('{ conversations { nodes { id title } } }');
  const { id } = conversations.nodes.find(({ title }) => title.startsWith('Words for'));
  await tell(
    `mutation ($id: ID!) { updateConversation(id: $id, input: { pinned: true, tags: ["family"] }) { id } }`,
    { id },
  );
}

function tell(query, variables = {}) {
  const body = JSON.stringify({ query, variables });
  return ask(`${url}/graphql`, { authorization: bearer(NAME), body });
}

async function take(name, { path, theme, person, role, until }) {
  const context = await browser.newContext({
    viewport: SIZE,
    colorScheme: theme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const token = bearer(person, role).slice('Bearer '.length);
  await context.addInitScript((member) => localStorage.setItem('smriti.member', member), token);
  const page = await context.newPage();
  await page.goto(url + path);
  await page.getByText(until).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready');
  const file = join(into, `${name}.png`);
  await page.screenshot({ path: file });
  await context.close();
  const { size } = statSync(file);
  console.log(`docs/images/${name}.png: ${Math.round(size / 1024)} KB`);
  if (size > LARGEST_BYTES) throw new Error(`${name}.png is larger than a README should carry.`);
}
