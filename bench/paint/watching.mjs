/** Runs in the page before anything of it does: notes when what one came for is on the screen. */
const WATCH = `(() => {
  const looks = { frameMs: 'nav a', messagesMs: 'article[data-message]' };
  const here = (selector) => new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector(selector)) return;
      watching.disconnect();
      // It is in the page; the next frame shows it, and is over when the one after it begins.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
    };
    const watching = new MutationObserver(look);
    watching.observe(document, { childList: true, subtree: true });
  });
  window.seen = Promise.all(
    Object.entries(looks).map(async ([name, selector]) => [name, await here(selector)]),
  ).then(Object.fromEntries);
})()`;

/** Milliseconds from the beginning of the navigation: to any paint, to the ways, to what was said. */
export async function firstPaint(context, url) {
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  await page.goto(url);
  const seen = await page.evaluate(`window.seen.then((seen) => ({
    ...seen,
    anythingMs: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  }))`);
  await page.close();
  return seen;
}

export function middle(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
