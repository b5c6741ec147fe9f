import { Store } from '../../../api/store';
import { toast } from '../../../parts/toasts';

/** How long one may change one's mind. */
const UNDO_MS = 6_000;

/** Conversations that are shown no more, while deleting them can still be taken back. */
export const parting = new Store<ReadonlySet<string>>(new Set());

/** Whoever closes the page has made up their mind. */
type Destroy = (isLeaving: boolean) => Promise<unknown>;

/** Hides it now and deletes it when nobody objected. */
export function part(id: string, words: string, destroy: Destroy): void {
  parting.become(new Set(parting.current()).add(id));
  const finish = (isLeaving: boolean): void => {
    end();
    void destroy(isLeaving).then(() => show(id));
  };
  const leave = (): void => finish(true);
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

function show(id: string): void {
  const left = new Set(parting.current());
  left.delete(id);
  parting.become(left);
}
