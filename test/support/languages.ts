import { Statements } from './database-statements.js';
import type { Language, Matcher } from './faulty-talk.js';

/** ReadyForQuery, outside of any transaction. */
const AT_REST = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/** PostgreSQL's: a message reads as what it runs and its bytes, so that values can be found in it too. */
export function postgresTalk(): Language {
  const statements = new Statements();
  return {
    *read(bytes) {
      for (const { raw, runs } of statements.read(bytes)) {
        yield { raw, text: `${runs ?? ''}\n${raw.toString('latin1')}` };
      }
    },
    endsAnswer: (bytes) => bytes.subarray(-AT_REST.length).equals(AT_REST),
  };
}

/** The end of what is sent together, as `postgresTalk` reads it. */
export const SYNC = `\n${Buffer.from([0x53, 0, 0, 0, 4]).toString('latin1')}`;

/**
 * The ends of one account's transactions, after which what they read is known to the app: a commit,
 * or (where nothing was begun) the Sync behind the last statement.
 */
export function commitsOf(accountId: string): Matcher {
  return () => {
    let [isTheirs, hasBegun] = [false, false];
    return (text) => {
      const isEnd = /^commit/i.test(text) || (!hasBegun && text === SYNC);
      if (/^(begin|start)/i.test(text)) [isTheirs, hasBegun] = [false, true];
      isTheirs ||= text.includes(accountId);
      if (!isEnd && !/^rollback/i.test(text)) return false;
      const isTheirEnd = isTheirs;
      [isTheirs, hasBegun] = [false, false];
      return isTheirEnd && isEnd;
    };
  };
}

/** Redis': a message reads as its words. https://redis.io/docs/latest/develop/reference/protocol-spec */
export function redisTalk(): Language {
  let rest = Buffer.alloc(0);
  return {
    *read(bytes) {
      rest = Buffer.concat([rest, bytes]);
      for (;;) {
        const command = firstCommand(rest);
        if (!command) return;
        yield { raw: rest.subarray(0, command.end), text: command.words.join(' ') };
        rest = rest.subarray(command.end);
      }
    },
    endsAnswer: () => true,
  };
}

/** The first whole command: an array of strings, each behind its length. */
function firstCommand(bytes: Buffer): { words: string[]; end: number } | null {
  const lineFrom = (at: number) => {
    const end = bytes.indexOf('\r\n', at);
    return end < 0
      ? null
      : { number: Number(bytes.toString('latin1', at + 1, end)), next: end + 2 };
  };
  const head = lineFrom(0);
  if (!head) return null;
  const words: string[] = [];
  let at = head.next;
  for (let nth = 0; nth < head.number; nth += 1) {
    const line = lineFrom(at);
    if (!line || bytes.length < line.next + line.number + 2) return null;
    words.push(bytes.toString('latin1', line.next, line.next + line.number));
    at = line.next + line.number + 2;
  }
  return { words, end: at };
}

/** Commands that read like this. */
export const commands =
  (like: RegExp): Matcher =>
  () =>
  (text) =>
    like.test(text);

/** New labels for an account, on the way to Redis. */
export const renewalsOf = (accountId: string): Matcher =>
  commands(new RegExp(`^SET label:{${accountId}}`, 'i'));

/** Answers for an account, on the way into Redis. */
export const fillsOf = (accountId: string): Matcher =>
  commands(new RegExp(`^SET (?!label)[^ ]*{${accountId}}`, 'i'));
