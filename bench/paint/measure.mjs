import { closeStage, openServices } from '../stage/stage.mjs';
import { settle } from '../stage/people.mjs';
import { bearer, startSmriti } from '../stage/smriti.mjs';
import { wholeChromium } from '../../test/support/services/chromium-program.ts';
import { openChromium } from '../../test/support/services/open-chromium.ts';
import { firstPaint, middle } from './watching.mjs';

// How long it takes from the address to what was said: the page as it is served in production, a
// member with one conversation, and a browser that has never been there (and one that has).
const LOADS = Number(process.argv[2] ?? 15);
const MESSAGES = 200;

// It builds the page, which the server reads as it starts.
const browser = await openChromium(wholeChromium());
const stage = await openServices();
const server = await startSmriti(stage);
const [{ subject }] = await settle(stage.query, 'reader', { people: 1, messages: MESSAGES });
const home = new URL('/', server.url).href;
const token = bearer(subject).slice('Bearer '.length);
try {
  // The server is warm, as the sentence says; the browser is not.
  await visits(2);
  const { first, again } = await visits(LOADS);
  print('the first visit', first);
  print('the next visit', again);
} finally {
  await browser.close();
  await server.stop();
  await closeStage(stage);
}

/** Each in a browser of its own, which then comes back. */
async function visits(times) {
  const first = [];
  const again = [];
  for (let nth = 0; nth < times; nth += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addInitScript((member) => localStorage.setItem('smriti.member', member), token);
    first.push(await firstPaint(context, home));
    again.push(await firstPaint(context, home));
    await context.close();
  }
  return { first, again };
}

function print(visit, loads) {
  const said = (of) => `${Math.round(middle(loads.map(of)))} ms`;
  const slowest = Math.round(Math.max(...loads.map(({ messagesMs }) => messagesMs)));
  console.log(
    `${visit}, median of ${loads.length}: anything ${said(({ anythingMs }) => anythingMs)}, ` +
      `the frame ${said(({ frameMs }) => frameMs)}, what was said ${said(({ messagesMs }) => messagesMs)} (slowest ${slowest} ms), ` +
      `the whole page ${said(({ pageMs }) => pageMs)}`,
  );
}
