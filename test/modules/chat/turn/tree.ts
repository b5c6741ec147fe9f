/** A message as the oracle knows it; index and parent are positions in its list. */
export interface Node {
  id: string;
  role: 'USER' | 'ASSISTANT';
  parent: Node | null;
}

/**
 * What a conversation is, written down as plainly as possible: a tree whose every family remembers
 * the alternative that was shown last. Knows nothing of how it is stored.
 */
export class Tree {
  readonly nodes: Node[] = [];
  private readonly chosen = new Map<Node | null, Node>();

  /** Adds a message below a parent and shows it. */
  add(id: string, role: Node['role'], parent: Node | null): Node {
    const node = { id, role, parent };
    this.nodes.push(node);
    this.choose(node);
    return node;
  }

  /** Shows the branch through this message; below it, what was shown there last. */
  choose(node: Node): void {
    for (let one: Node | null = node; one; one = one.parent) this.chosen.set(one.parent, one);
  }

  path(): Node[] {
    const path: Node[] = [];
    for (let one = this.chosen.get(null); one; one = this.chosen.get(one)) path.push(one);
    return path;
  }

  siblings(node: Node): Node[] {
    return this.nodes.filter(({ parent }) => parent === node.parent);
  }
}
