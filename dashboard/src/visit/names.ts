import { newId } from '../api/ids';

/** Names this browser: its tabs share one session of an account while it is open. */
export const deviceName = (): string => keptIn(localStorage, 'smriti.device');

/** Names the visit of a person in this tab; a reload asks for the same one. */
export const tabName = (owner: string): string => keptIn(sessionStorage, tabKey(owner));

/** The visit of that name is over: the next one is another. */
export const forgetTabName = (owner: string): void => sessionStorage.removeItem(tabKey(owner));

const tabKey = (owner: string): string => `smriti.tab.${owner}`;

function keptIn(storage: Storage, key: string): string {
  const kept = storage.getItem(key) ?? newId();
  storage.setItem(key, kept);
  return kept;
}
