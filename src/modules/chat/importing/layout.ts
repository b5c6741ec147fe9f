import type { Prepared } from './prepared.js';

/** What is there already of the messages that an import brings. */
export interface KnownMessage {
  id: string;
  clientMessageId: string;
  conversationId: string;
  createdAt: Date;
}

/** A new message and where it stands among the others. */
export interface Placed extends Prepared {
  parentId: string | null;
  said: Date;
  siblingCount: number;
  onPath: boolean;
  chosen: boolean;
}

/**
 * Places the new messages of a tree. Alternatives are counted among the new ones alone: of a
 * conversation that only grew, `regrow` puts that right.
 * @param leaf client id of the end of the path that is shown
 * @param begun stands in where nobody knows when the first message was said
 */
export function placed(
  messages: readonly Prepared[],
  known: ReadonlyMap<string, KnownMessage>,
  leaf: string | null,
  begun: Date,
): Placed[] {
  const fresh = new Map(messages.map((message) => [message.clientMessageId, message]));
  const families = Map.groupBy(messages, ({ parentClientId }) => parentClientId);
  const path = pathTo(leaf, fresh);
  const said = new Map<string, Date>();
  return messages.map((message) => {
    const { clientMessageId, parentClientId, saidAt } = message;
    const parent = parentClientId === null ? undefined : known.get(parentClientId);
    const family = families.get(parentClientId)!;
    const when = saidAt ?? said.get(parentClientId ?? '') ?? parent?.createdAt ?? begun;
    said.set(clientMessageId, when);
    const shown = family.findLast((one) => path.has(one.clientMessageId)) ?? family.at(-1);
    return {
      ...message,
      parentId: parent?.id ?? fresh.get(parentClientId ?? '')?.id ?? null,
      said: when,
      siblingCount: family.length,
      onPath: message.told?.shown ?? path.has(clientMessageId),
      chosen: message.told?.chosen ?? shown === message,
    };
  });
}

function pathTo(leaf: string | null, fresh: ReadonlyMap<string, Prepared>): Set<string> {
  const path = new Set<string>();
  for (let at = leaf; at !== null && fresh.has(at) && !path.has(at);) {
    path.add(at);
    at = fresh.get(at)!.parentClientId;
  }
  return path;
}
