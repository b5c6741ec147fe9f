/**
 * Runs in the page before anything of it does: notes when what one came for is on the screen, which
 * is not before anything was painted.
 */
const WATCH = `(() => {
  const looks = { frameMs: 'nav a', messagesMs: 'article', pageMs: 'article[data-message]' };
  const roots = [document];
  const here = (selector) => new Promise((resolve) => {
    const look = () => {
      if (!roots.some((root) => root.querySelector(selector))) return;
      watching.disconnect();
      // It is in the page; the next frame shows it, and is over when the one after it begins.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
    };
    const watching = new MutationObserver(look);
    for (const root of roots) watching.observe(root, { childList: true, subtree: true });
    lookers.push((root) => watching.observe(root, { childList: true, subtree: true }));
  });
  // What is shown before the page is there is closed to others.
  const attach = Element.prototype.attachShadow;
  const lookers = [];
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, { ...init, mode: 'open' });
    roots.push(root);
    for (const look of lookers) look(root);
    return root;
  };
  const painted = new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const [first] = list.getEntriesByName('first-contentful-paint');
      if (first) resolve(first.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
  window.seen = Promise.all(
    Object.entries(looks).map(async ([name, selector]) => {
      const [hereMs, paintedMs] = await Promise.all([here(selector), painted]);
      return [name, Math.max(hereMs, paintedMs)];
    }),
  ).then(async (found) => ({ ...Object.fromEntries(found), anythingMs: await painted }));
})()`;

/**
 * Milliseconds from the beginning of the navigation: to any paint, to the ways, to what was said, to
 * the page that can do more with it.
 */
export async function firstPaint(context, url) {
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  await page.goto(url);
  const seen = await page.evaluate('window.seen');
  await page.close();
  return seen;
}

export function middle(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
