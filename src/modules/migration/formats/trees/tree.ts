import type { RecalledMessage } from '../../../chat/index.js';

/** What a node of an exported tree says. */
export type Saying = Omit<RecalledMessage, 'key' | 'parentKey'>;

export interface TreeNode {
  key: string;
  /** Key of the node that it follows; null, or the key of none: it begins the conversation. */
  parent: string | null;
  /** Null: it is left out, and what follows it follows the node before it. */
  saying: Saying | null;
}

export interface Tree {
  /** Parents before children, alternatives in the order of the export. */
  messages: RecalledMessage[];
  /** For each node the kept message at or above it. */
  kept(key: string): string | undefined;
  /** How many nodes hang on none that begins the conversation. */
  unreachable: number;
}

/** Puts nodes in the order of a conversation and closes the gaps of those that are left out. */
export function treeOf(nodes: readonly TreeNode[]): Tree {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const children = Map.groupBy(byKey.values(), ({ parent }) =>
    parent !== null && byKey.has(parent) ? parent : null,
  );
  const kept = new Map<string, string | null>();
  const messages: RecalledMessage[] = [];
  const waiting = (children.get(null) ?? []).toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const above = (node.parent === null ? null : kept.get(node.parent)) ?? null;
    kept.set(node.key, node.saying ? node.key : above);
    if (node.saying) messages.push({ ...node.saying, key: node.key, parentKey: above });
    for (const child of (children.get(node.key) ?? []).toReversed()) waiting.push(child);
  }
  return {
    messages,
    kept: (key) => kept.get(key) ?? undefined,
    unreachable: byKey.size - kept.size,
  };
}

/** The end of the path that always takes the newest alternative, as most clients show it. */
export function newestLeaf(messages: readonly RecalledMessage[]): string | undefined {
  const newest = new Map(messages.map(({ key, parentKey }) => [parentKey ?? null, key]));
  let leaf: string | undefined;
  for (let next = newest.get(null); next !== undefined; next = newest.get(next)) leaf = next;
  return leaf;
}
