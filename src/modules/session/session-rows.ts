import { endOf, type Lifetime } from './lifetime.js';
import type { SessionView } from './session.types.js';

/** What is shown of a session, as an entity has it or a plain read finds it. */
interface Shown extends Lifetime {
  id: string;
  clientSessionId: string;
  device: string | null;
  activeMs: number;
}

/** Views are plain data, and as true as the moment they were made: idleness comes by itself. */
export function sessionView(session: Shown, now: Date): SessionView {
  const { id, clientSessionId, device, startedAt, lastActivityAt, activeMs } = session;
  const end = endOf(session, now);
  return {
    id,
    clientSessionId,
    device,
    startedAt,
    lastActivityAt,
    endedAt: end?.at ?? null,
    endReason: end?.reason ?? null,
    wallMs: +(end?.at ?? lastActivityAt) - +startedAt,
    activeMs,
    openUntil: end ? null : session.aliveUntil,
  };
}

export interface SessionRow {
  id: string;
  client_session_id: string;
  device: string | null;
  started_at: string;
  last_activity_at: string;
  alive_until: string;
  closed_at: string | null;
  closed_by: 'CLIENT' | 'CLAIMED' | null;
  active_ms: number;
}

export const sessionOf = (row: SessionRow, now: Date): SessionView =>
  sessionView(
    {
      id: row.id,
      clientSessionId: row.client_session_id,
      device: row.device,
      startedAt: new Date(row.started_at),
      lastActivityAt: new Date(row.last_activity_at),
      aliveUntil: new Date(row.alive_until),
      closedAt: row.closed_at === null ? null : new Date(row.closed_at),
      closedBy: row.closed_by,
      activeMs: row.active_ms,
    },
    now,
  );
