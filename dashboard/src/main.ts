import { askAhead } from './ahead/ask-ahead';
import { tellMissing } from './ahead/missing';
import { applyTheme } from './app/theme';

/** So long the page waits at most for what is shown before it. */
const LONGEST_WAIT_MS = 300;

applyTheme();
// What cannot be asked ahead the page asks in earnest.
const ahead = askAhead().catch(() => undefined);
// The page is fetched meanwhile; to run it takes long enough to be seen as a wait.
const later = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
void Promise.race([ahead, later])
  .then(() => import('./page'))
  .then(({ show }) => show(), tellMissing);
