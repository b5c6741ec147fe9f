import type { HistoryQuery, LineFragment } from '../../pages/chat/operations.generated';
import { hasCard } from '../../pages/chat/timeline/has-card';
import styles from './first-sight.module.css';
import { viewOf } from './view';

/** The page shows the same by then, or will not. */
const LONGEST_MS = 5_000;

/** More than fit on any screen. */
const MOST_ROWS = 30;

let host: HTMLElement | undefined;
/** The page is drawn, or about to be. */
let isPageHere = false;

/**
 * Shows the newest messages while the scripts of the page are still being read. Nobody is told of it
 * but who sees: for assistive technology and for what looks through the document it is not there.
 * @returns settles when it is seen
 */
export async function showFirst(history: HistoryQuery, title: string): Promise<void> {
  const lines = newestOf(history);
  // Below some the page puts a card that is not known yet, and all would move.
  if (isPageHere || lines.length === 0 || lines.some(hasCard)) return;
  host = document.createElement('div');
  host.className = styles.sight!;
  host.inert = true;
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [sameLooks()];
  const { view, list } = viewOf(lines, title);
  root.append(view);
  document.body.append(host);
  list.scrollTop = list.scrollHeight;
  setTimeout(endFirst, LONGEST_MS);
  await seen();
}

const newestOf = ({ chatHistory: { edges } }: HistoryQuery): LineFragment[] =>
  edges.map(({ node }) => node).slice(-MOST_ROWS);

function endFirst(): void {
  host?.remove();
  host = undefined;
}

/** Ends it as soon as the page shows messages, or anything in their place. */
export function endFirstWith(page: Element): void {
  isPageHere = true;
  if (!host) return;
  const look = (): void => {
    if (!page.querySelector('[data-message], [role=alert]')) return;
    watching.disconnect();
    void seen().then(endFirst);
  };
  const watching = new MutationObserver(look);
  watching.observe(page, { childList: true, subtree: true });
}

/** What is in the document now is placed in one frame, and seen when the next one begins. */
const seen = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

/** The looks of the page, of which nothing reaches into a shadow. */
function sameLooks(): CSSStyleSheet {
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const looks = new CSSStyleSheet();
  looks.replaceSync(rules.map(({ cssText }) => cssText).join('\n'));
  return looks;
}
