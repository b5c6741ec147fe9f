import { z } from 'zod';
import { ActivityKinds } from './session.enums.js';

const instant = z.iso.datetime();
const count = z.int().min(0).max(2_000_000_000);
const name = z.string().min(1).max(64);

/** A session as a file has it. */
export const sessionRow = z.object({
  id: z.uuid(),
  clientSessionId: name,
  device: name.nullable(),
  startedAt: instant,
  lastActivityAt: instant,
  aliveUntil: instant,
  closedAt: instant.nullable(),
  closedBy: z.enum(['CLIENT', 'CLAIMED']).nullable(),
  endedAt: instant.nullable(),
  endReason: z.enum(['CLIENT', 'IDLE', 'CAP', 'CLAIMED']).nullable(),
  activeMs: count,
  chatMs: count,
  gameMs: count,
  videoMs: count,
  musicMs: count,
  chatCount: count,
  gameCount: count,
  videoCount: count,
  musicCount: count,
  /** Other names under which a client came into it. */
  joined: z.array(z.object({ clientSessionId: name })).max(10_000),
  activities: z
    .array(
      z.object({
        kind: z.enum(Object.values(ActivityKinds)),
        startedAt: instant,
        endedAt: instant.nullable(),
        isInside: z.boolean(),
        clientEventId: name.nullable(),
        requestFingerprint: z.string().max(100).nullable(),
        recordedAt: instant,
      }),
    )
    .max(100_000),
});

export type SessionRow = z.infer<typeof sessionRow>;
