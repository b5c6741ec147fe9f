import type { RequestContext, Viewer } from '../auth/viewer.js';
import { unauthenticated } from '../errors/refusal.js';
import type { Cursors, Sealer } from '../paging/cursors.js';

/** Each list's cursors are prepared once per request, at the first that is asked for. */
export function sealersOf(cursors: Cursors, viewer?: Viewer | null): RequestContext['sealer'] {
  const known = new Map<string, Sealer>();
  return (list) => {
    if (!viewer) throw unauthenticated();
    const sealer = known.get(list) ?? cursors.of(viewer.accountId, list);
    known.set(list, sealer);
    return sealer;
  };
}
