import type { HistoryQuery } from '../../pages/chat/operations.generated';
import styles from './first-sight.module.css';
import { viewOf } from './view';

/** The page shows the same by then, or will not. */
const LONGEST_MS = 5_000;

let host: HTMLElement | undefined;

/**
 * Shows the newest messages while the scripts of the page are still being read. Nobody is told of it
 * but who sees: for assistive technology and for what looks through the document it is not there.
 */
export function showFirst(history: HistoryQuery, title: string): void {
  if (history.chatHistory.edges.length === 0) return;
  host = document.createElement('div');
  host.className = styles.sight!;
  host.inert = true;
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [sameLooks()];
  const { view, list } = viewOf(history, title);
  root.append(view);
  document.body.append(host);
  list.scrollTop = list.scrollHeight;
  setTimeout(endFirst, LONGEST_MS);
}

function endFirst(): void {
  host?.remove();
  host = undefined;
}

/** Ends it as soon as the page shows messages, or anything in their place. */
export function endFirstWith(page: Element): void {
  if (!host) return;
  const look = (): void => {
    if (!page.querySelector('[data-message], [role=alert]')) return;
    watching.disconnect();
    // They are placed in one frame and seen in the next.
    requestAnimationFrame(() => requestAnimationFrame(endFirst));
  };
  const watching = new MutationObserver(look);
  watching.observe(page, { childList: true, subtree: true });
}

/** The looks of the page, of which nothing reaches into a shadow. */
function sameLooks(): CSSStyleSheet {
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const looks = new CSSStyleSheet();
  looks.replaceSync(rules.map(({ cssText }) => cssText).join('\n'));
  return looks;
}
