import type { Matcher } from '../../../../support/faulty-talk.js';

/**
 * Every message of transactions that requests began, whichever it is: a part of a statement, a whole
 * one, a commit. Those of workers pass uncounted, since the relay looks in whenever it likes, and so
 * do beginnings: dying behind one is the same to the database as dying before it.
 */
export const messagesOfRequests: Matcher = () => {
  let hasBegun = false;
  let isWorker = false;
  return (text) => {
    if (/^(begin|start)/i.test(text)) {
      hasBegun = true;
      isWorker = false;
      return false;
    }
    isWorker ||= /^set local role "?smriti_worker/i.test(text);
    const isCounted = hasBegun && !isWorker;
    if (/^(commit|rollback)/i.test(text)) hasBegun = false;
    return isCounted;
  };
};

/** Counts what matches, and matches nothing. */
export function counting(matcher: Matcher): { matcher: Matcher; seen(): number } {
  let seen = 0;
  return {
    seen: () => seen,
    matcher: () => {
      const matches = matcher();
      return (text) => {
        if (matches(text)) seen += 1;
        return false;
      };
    },
  };
}
