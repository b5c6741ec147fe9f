import { Store } from '../../../api/store';
import { toast } from '../../../parts/toasts';

/** How long one may change one's mind. */
const UNDO_MS = 6_000;

/** Those of the page before this one in this tab: it asked as it went, and nobody knows whether that arrived. */
const KEY = 'smriti.parting';
const leftBehind = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as readonly string[];

/** Conversations that are shown no more, while deleting them can still be taken back. */
export const parting = new Store<ReadonlySet<string>>(new Set(leftBehind));

/** Whoever closes the page has made up their mind. */
type Destroy = (isLeaving: boolean) => Promise<unknown>;

/** Hides it now and deletes it when nobody objected. */
export function part(id: string, words: string, destroy: Destroy): void {
  parting.become(new Set(parting.current()).add(id));
  const finish = (isLeaving: boolean): void => {
    end();
    void destroy(isLeaving).then(() => show(id));
  };
  const leave = (): void => {
    sessionStorage.setItem(KEY, JSON.stringify([...parting.current()]));
    finish(true);
  };
  const timer = setTimeout(() => finish(false), UNDO_MS);
  addEventListener('pagehide', leave);
  const end = (): void => {
    clearTimeout(timer);
    removeEventListener('pagehide', leave);
    drop();
  };
  const drop = toast(
    words,
    {
      label: 'Undo',
      onChoose: () => {
        end();
        show(id);
      },
    },
    UNDO_MS,
  );
}

/** Deletes once more what was left behind; what does not succeed now is for the page after this one. */
export async function finishLeftBehind(destroy: (id: string) => Promise<unknown>): Promise<void> {
  const left: string[] = [];
  for (const id of leftBehind) await destroy(id).catch(() => left.push(id));
  sessionStorage.setItem(KEY, JSON.stringify(left));
}

function show(id: string): void {
  const left = new Set(parting.current());
  left.delete(id);
  parting.become(left);
}
