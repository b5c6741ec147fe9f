import type { SessionEndReason } from './session.enums.js';

/** A session in which nobody was seen for so long is over. */
const IDLE_MS = 30 * 60_000;
/** No session is longer. */
const LONGEST_MS = 24 * 3_600_000;

/** A goodbye is taken back by who returns this soon: pages say it also when they are loaded anew. */
const RETURN_MS = 5 * 60_000;

/** What is known of a session, from which its end follows. */
export interface Lifetime {
  startedAt: Date;
  lastActivityAt: Date;
  /** Idle or at its longest from then on, unless more is heard of it. */
  aliveUntil: Date;
  /** When it was said to be over, and by whom. */
  closedAt: Date | null;
  closedBy: 'CLIENT' | 'CLAIMED' | null;
}

/** An end as somebody sees it at a given moment. */
export interface End {
  at: Date;
  reason: SessionEndReason;
}

export const earlier = (one: Date, two: Date): Date => (one < two ? one : two);
export const later = (one: Date, two: Date): Date => (one > two ? one : two);

/** The moment at which a session is at its longest. */
export const capOf = (startedAt: Date): Date => new Date(startedAt.getTime() + LONGEST_MS);

/** Until when a session lives in which somebody was seen last at `seenAt`. */
export const aliveAfter = (seenAt: Date, startedAt: Date): Date =>
  earlier(new Date(seenAt.getTime() + IDLE_MS), capOf(startedAt));

/** Whoever left after this moment has only just left. */
export const leavingSince = (now: Date): Date => new Date(now.getTime() - RETURN_MS);

/** Whether somebody said goodbye a moment ago to what would still live without it. */
export const wasJustLeft = ({ closedAt, closedBy, aliveUntil }: Lifetime, now: Date): boolean =>
  closedBy === 'CLIENT' && closedAt! > leavingSince(now) && now < aliveUntil;

/**
 * How a session stands at `now`; null: open. It follows from what is known alone, whether or not
 * anybody wrote the end down, and in whatever order things became known. Whoever closes a session
 * that has been idle for long ends nothing: it had ended with its last activity.
 */
export function endOf(session: Lifetime, now: Date): End | null {
  const { startedAt, lastActivityAt, aliveUntil, closedAt, closedBy } = session;
  if (closedAt && closedAt < aliveUntil) return { at: closedAt, reason: closedBy! };
  if (!closedAt && now < aliveUntil) return null;
  const cap = capOf(startedAt);
  return aliveUntil < cap ? { at: lastActivityAt, reason: 'IDLE' } : { at: cap, reason: 'CAP' };
}
