import { explain } from '../../../api/errors';
import { toast } from '../../../parts/toasts';
import { useChat } from '../chat';
import type { Deeds } from './deeds';

interface Doing {
  deeds: Deeds;
  /** Sees a deed through; what goes wrong is said in passing. */
  doing(deed: Promise<unknown>): void;
}

/** What can be done to messages here. */
export const useDeeds = (): Doing => ({ deeds: useChat().deeds, doing });

function doing(deed: Promise<unknown>): void {
  deed.catch((error: unknown) => toast(explain(error).text));
}
