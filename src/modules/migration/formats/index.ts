import { chatGpt } from './chatgpt.js';
import { chatHistory } from './chat-history.js';
import type { Format } from './format.js';
import { libreChat } from './librechat.js';
import { oasst } from './oasst.js';
import { openWebUi } from './open-webui.js';
import type { Shape } from './reading/shape.js';
import { sessionDump } from './session-dump.js';
import { shareGpt } from './sharegpt.js';
import { sillyTavern } from './sillytavern.js';
import { smriti } from './smriti.js';
import { topicalChat } from './topical-chat.js';

export type { Format, Item, TextFile } from './format.js';

/** In the order in which they are tried: the more telling ones first. */
export const FORMATS: readonly Format[] = [
  smriti,
  chatGpt,
  openWebUi,
  libreChat,
  sillyTavern,
  oasst,
  shareGpt,
  chatHistory,
  topicalChat,
  sessionDump,
];

/** The format of a file that begins like this, recognised by content. */
export function formatOf(shape: Shape): Format | null {
  return FORMATS.find((format) => format.recognises(shape)) ?? null;
}
