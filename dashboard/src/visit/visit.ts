import { Store } from '../api/store';

/** The session that is open now, while one is: what is done meanwhile is done in it. */
export const visit = new Store<string | null>(null);
