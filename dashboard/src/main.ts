import { askAhead } from './ahead/ask-ahead';
import { applyTheme } from './app/theme';

applyTheme();
// What the first view shows is asked for while the scripts that will show it are still being read.
const asked = askAhead();
void import('./page').then(({ show }) => show(asked));
