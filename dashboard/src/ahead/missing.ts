import button from '../parts/Button.module.css';
import notice from '../parts/Notice.module.css';
import { element } from './element';
import { endFirstWith } from './first-sight/first-sight';

/** Says so when the script of the page did not come: the line broke, or the server has another version by now. */
export function tellMissing(reason: unknown): void {
  const root = document.querySelector('#root')!;
  endFirstWith(root);
  const again = element('button', `${button.button} ${button.quiet} ${button.m}`, 'Open it again');
  again.addEventListener('click', () => location.reload());
  const words = element('div', notice.words!, 'Smriti could not be loaded. Nothing is lost.');
  const said = element('div', `${notice.notice} ${notice.bad}`, words, again);
  said.role = 'alert';
  root.append(said);
  // It may as well be a fault of the page, which somebody should hear of.
  reportError(reason);
}
