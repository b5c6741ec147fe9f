import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openChromium } from '../../support/services/open-chromium.js';

/** A window of one person's browser, and what went wrong in it. */
export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Errors of scripts, refusals of the content security policy, requests to other hosts. */
  faults: string[];
  /** One more tab of the same browser. */
  another(path?: string): Promise<Page>;
}

interface VisitOptions extends BrowserContextOptions {
  path?: string;
  /** Signed in with this token; else a guest comes. */
  token?: string;
  /** What the page takes for now, from where its time goes on; the real time otherwise. */
  now?: string;
}

/**
 * A headless Chromium for the tests of a file, with the dashboard built as it is now. Whoever visited
 * leaves after each test, which fails when anything went wrong in their windows.
 */
export function aBrowser() {
  let browser: Browser;
  let visits: Visit[] = [];
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterEach(async () => {
    const faults = visits.flatMap((one) => one.faults);
    await Promise.all(visits.map((one) => one.context.close()));
    visits = [];
    expect(faults).toEqual([]);
  });
  afterAll(() => browser.close());
  return {
    visit: async (app: { url: string }, options?: VisitOptions): Promise<Visit> => {
      const one = await visit(browser, app, options);
      visits.push(one);
      return one;
    },
  };
}

/** Somebody opens the page, in a browser that nobody used before. */
async function visit(
  browser: Browser,
  { url }: { url: string },
  { path = '/', token, now, ...options }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(15_000);
  if (now) await context.clock.install({ time: now });
  if (token) {
    await context.addInitScript((member) => localStorage.setItem('smriti.member', member), token);
  }
  const faults: string[] = [];
  const another = async (at = '/'): Promise<Page> => {
    const page = await context.newPage();
    watch(page, url, faults);
    await page.goto(url + at);
    return page;
  };
  const page = await another(path);
  return { context, page, faults, another };
}

function watch(page: Page, home: string, faults: string[]): void {
  // A server that is away on purpose is no fault of the page.
  page.on('pageerror', ({ message }) => {
    if (!message.includes('Failed to fetch dynamically imported module')) faults.push(message);
  });
  page.on('console', (said) => {
    const isFault =
      said.type() === 'error' &&
      !/ERR_CONNECTION|ERR_EMPTY|Failed to load|WebSocket/.test(said.text());
    if (isFault) faults.push(said.text());
  });
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(home) && !address.startsWith('blob:')) faults.push(`asked ${address}`);
    if (/eyJ[\w-]+\./.test(address)) faults.push(`a token in ${address}`);
  });
}
