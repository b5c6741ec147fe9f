import { NARROW } from '../../app/narrow';
import frame from '../../app/Frame.module.css';
import button from '../../parts/Button.module.css';
import { spokenDay } from '../../parts/format';
import place from '../../pages/chat/ConversationView.module.css';
import type { LineFragment } from '../../pages/chat/operations.generated';
import markdown from '../../pages/chat/timeline/Markdown.module.css';
import { ENDINGS } from '../../pages/chat/timeline/endings';
import { mayBeMarkdown } from '../../pages/chat/timeline/may-be-markdown';
import reply from '../../pages/chat/timeline/Reply.module.css';
import row from '../../pages/chat/timeline/Row.module.css';
import timeline from '../../pages/chat/timeline/TimelineView.module.css';
import words from '../../pages/chat/timeline/Words.module.css';
import composer from '../../pages/chat/writing/Composer.module.css';
import { element } from '../element';
import styles from './first-sight.module.css';

interface View {
  view: HTMLElement;
  /** What scrolls. */
  list: HTMLElement;
}

/** The chat as `ConversationView` draws it, without all that one could press. */
export function viewOf(lines: readonly LineFragment[], title: string): View {
  const rows = lines.map((line, at) => rowOf(line, lines[at - 1]));
  const list = element('div', `${timeline.list} ${styles.list}`, ...rows);
  const view = element(
    'div',
    frame.frame,
    besideOf(),
    element(
      'div',
      frame.content,
      element(
        'div',
        place.view,
        element('div', place.head, element('h1', '', title)),
        element('div', timeline.frame, list),
        composerOf(),
      ),
    ),
  );
  return { view, list };
}

/** The side, or on small screens the bar, as high as the button that it will have. */
function besideOf(): HTMLElement {
  if (!matchMedia(NARROW).matches) return element('div', frame.side);
  return element('div', frame.bar, element('div', button.icon));
}

function rowOf(line: LineFragment, previous: LineFragment | undefined): HTMLElement {
  const day = spokenDay(line.createdAt);
  const isNewDay = !previous || day !== spokenDay(previous.createdAt);
  const isMine = line.role === 'USER';
  return element(
    'div',
    row.row,
    ...(isNewDay ? [element('p', row.day, element('span', '', day))] : []),
    element(
      'article',
      isMine ? row.mine : row.theirs,
      isMine ? element('div', row.bubble, wordsOf(line)) : replyOf(line),
      ...(line.status === 'GENERATING' ? [] : [element('footer', row.foot)]),
    ),
  );
}

function replyOf(line: LineFragment): HTMLElement {
  const ending = ENDINGS[line.status];
  return element(
    'div',
    reply.reply,
    wordsOf(line),
    ...(ending ? [element('p', reply.ending, ending, againOf())] : []),
  );
}

/** The button behind it, as large as it will be. */
const againOf = (): HTMLElement =>
  element(
    'button',
    `${button.button} ${button.plain} ${button.s}`,
    element('svg', undefined),
    'Ask again',
  );

/** As `Words` has them until Markdown is read. */
function wordsOf({ role, contentType, content }: LineFragment): HTMLElement {
  if (contentType === 'JSON') return element('pre', words.json, content);
  const isProse = role !== 'USER' && !mayBeMarkdown(content);
  return isProse
    ? element('div', markdown.prose, element('p', '', content))
    : element('p', words.plain, content);
}

function composerOf(): HTMLElement {
  const area = document.createElement('textarea');
  area.rows = 1;
  area.placeholder = 'Say something…';
  const send = document.createElement('button');
  send.className = composer.send!;
  send.disabled = true;
  return element('div', composer.composer, area, send);
}
