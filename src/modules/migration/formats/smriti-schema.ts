import { z } from 'zod';
import type { ToldConversation, ToldMessage } from '../../chat/index.js';

/** What a file may claim to be: nothing beyond what could be kept here. */

const instant = z.iso.datetime();
const text = (longest: number) => z.string().max(longest).refine(isSound);
const name = text(100).nullable();
const count = z.int().min(0).max(2_000_000_000);

export const toldConversation: z.ZodType<ToldConversation> = z.object({
  id: z.uuid(),
  title: text(400).min(1),
  titleIsOwn: z.boolean(),
  description: text(4_000).nullable(),
  status: z.enum(['ACTIVE', 'ARCHIVED']),
  pinned: z.boolean(),
  tags: z.array(text(100)).max(20),
  agentType: name,
  model: name,
  systemPrompt: text(16_000).nullable(),
  temperature: z.number().min(0).max(2).nullable(),
  maxTokens: z.int().min(1).max(100_000).nullable(),
  tokenCount: count,
  createdAt: instant,
  updatedAt: instant,
  lastMessageAt: instant.nullable(),
  expiresAt: instant.nullable(),
  activeLeafId: z.uuid().nullable(),
  importId: importId(),
});

/** A conversation, or a further piece of one that was too long to be written at once. */
export const toldPiece = z.object({
  id: z.uuid(),
  continues: z.boolean().optional(),
  messages: z.array(z.unknown()),
});

export const toldMessage: z.ZodType<ToldMessage> = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  role: z.enum(['USER', 'ASSISTANT', 'SYSTEM']),
  content: z.string(),
  contentType: z.enum(['TEXT', 'MARKDOWN', 'JSON']),
  status: z.enum(['COMPLETE', 'STOPPED', 'INTERRUPTED', 'FAILED']),
  model: name,
  tokensUsed: count.nullable(),
  latencyMs: count.nullable(),
  mood: text(100).nullable(),
  sentiment: z.number().min(-1).max(1).nullable(),
  personalityVersion: count.nullable(),
  sessionId: z.uuid().nullable(),
  edited: z.boolean(),
  flagged: z.boolean(),
  shown: z.boolean(),
  chosen: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  rating: z.object({ rating: z.int().min(1).max(5), at: instant }).nullable(),
  reactions: z.array(z.object({ reaction: text(32).min(1), at: instant })).max(20),
  importId: importId(),
});

export const manifestIn = z.object({
  sections: z.record(z.string(), z.object({ rows: count, sha256: z.string() })),
  messages: count,
  seal: z.string().optional(),
});

function importId() {
  return z
    .string()
    .regex(/^import:[\w-]{43}$/)
    .nullable();
}

/** What PostgreSQL and JSON can carry. */
function isSound(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}
