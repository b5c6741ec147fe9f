import { createHash } from 'node:crypto';
import { badInput } from '../../platform/errors/refusal.js';
import { checkedClientKey, checkedId, visibleText } from '../../platform/text/checked.js';
import type { Deed } from './session-activity.entity.js';
import type { RecordActivityInput, StartSessionInput } from './session.inputs.js';

/** How late something may become known. */
const LATEST_MS = 48 * 3_600_000;
/** How far a client's clock may be ahead of ours. */
const CLOCK_SKEW_MS = 60_000;
const LONGEST_DEVICE = 64;

/** @throws Refusal BAD_USER_INPUT */
export function checkedStart({
  clientSessionId,
  device,
  timeZone,
  resume = false,
}: StartSessionInput) {
  return {
    clientSessionId: checkedClientKey(clientSessionId, 'clientSessionId'),
    device: device == null ? null : visibleText(device, 'device', LONGEST_DEVICE),
    timeZone: timeZone ?? null,
    resume,
  };
}

export interface ActivityRequest {
  sessionId: string;
  /** With the fingerprint that makes two requests with one client id the same request. */
  key: NonNullable<Deed['key']>;
  /** What was done; whether its time can be true depends on the moment it is taken in. */
  deedAt(now: Date): Deed;
}

/** @throws Refusal BAD_USER_INPUT */
export function checkedActivity(input: RecordActivityInput): ActivityRequest {
  const { kind, startedAt = null, endedAt = null } = input;
  const sessionId = checkedId(input.sessionId, 'session');
  const clientEventId = checkedClientKey(input.clientEventId, 'clientEventId');
  if (endedAt && !startedAt) throw badInput('An activity that has an end needs its startedAt.');
  if (startedAt && endedAt && endedAt < startedAt) {
    throw badInput('An activity cannot end before it began.');
  }
  const payload = JSON.stringify([sessionId, kind, startedAt, endedAt]);
  const fingerprint = createHash('sha256').update(payload).digest('base64url');
  const key = { clientEventId, fingerprint };
  const deedAt = (now: Date) => ({ kind, ...timely(startedAt ?? now, endedAt, now), key });
  return { sessionId, key, deedAt };
}

function timely(startedAt: Date, endedAt: Date | null, now: Date) {
  if (+(endedAt ?? startedAt) > +now + CLOCK_SKEW_MS) {
    throw badInput('An activity cannot lie in the future.');
  }
  if (+startedAt < +now - LATEST_MS) {
    throw badInput('An activity can be recorded for at most 48 hours after it began.');
  }
  return { startedAt, endedAt };
}
