/** Runs in the page before anything of it does: notes when what one came for is on the screen. */
const WATCH = `(() => {
  const seen = (window.seen = {});
  const looks = { frameMs: 'nav a', messagesMs: 'article[data-message]' };
  const look = () => {
    for (const [name, selector] of Object.entries(looks)) {
      if (seen[name] !== undefined || !document.querySelector(selector)) continue;
      seen[name] = null;
      // It is in the page; the next frame shows it, and is over when the one after it begins.
      requestAnimationFrame(() => requestAnimationFrame(() => (seen[name] = performance.now())));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
})()`;

/** Milliseconds from the beginning of the navigation: to any paint, to the ways, to what was said. */
export async function firstPaint(context, url) {
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  await page.goto(url);
  await page.waitForFunction('window.seen.messagesMs > 0');
  const seen = await page.evaluate(`({
    ...window.seen,
    anythingMs: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  })`);
  await page.close();
  return seen;
}

export function middle(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
