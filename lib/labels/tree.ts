/** Labels as a tree: what lies below what. Labels of no known parent are at the top; the schema check refuses circles. */

export type Node = { id: string; name: string; parent?: string | undefined };

/**
 * @returns by a label's id the label and what it lies below, the topmost first; none for an id that is not there. A circle in
 *   an unchecked tree ends where it closes
 */
export function pathsOf<N extends Node>(labels: readonly N[]): (id: string) => N[] {
  const byId = new Map(labels.map((label) => [label.id, label]));
  return (id) => {
    const path: N[] = [];
    for (let at = byId.get(id); at && !path.includes(at); at = byId.get(at.parent ?? "")) path.unshift(at);
    return path;
  };
}

export const PATH_SEPARATOR = " › ";

export const pathName = (path: readonly Node[]): string => path.map(({ name }) => name).join(PATH_SEPARATOR);

/** What lies directly below each label, in their order; the topmost under null. */
export function childrenOf<N extends Node>(labels: readonly N[]): Map<string | null, N[]> {
  const known = new Set(labels.map(({ id }) => id));
  const children = new Map<string | null, N[]>();
  for (const label of labels) {
    const parent = label.parent !== undefined && known.has(label.parent) ? label.parent : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(label);
    else children.set(parent, [label]);
  }
  return children;
}

/** A row of a tree as it is shown: its depth from 0, and whether something lies below it. */
export type TreeRow<N extends Node> = { label: N; depth: number; hasChildren: boolean };

/** @param isOpen whether what lies below is shown */
export function treeRows<N extends Node>(
  labels: readonly N[],
  isOpen: (id: string) => boolean = () => true,
): TreeRow<N>[] {
  const children = childrenOf(labels);
  const rows: TreeRow<N>[] = [];
  const add = (parent: string | null, depth: number) => {
    for (const label of children.get(parent) ?? []) {
      const hasChildren = children.has(label.id);
      rows.push({ label, depth, hasChildren });
      if (hasChildren && isOpen(label.id)) add(label.id, depth + 1);
    }
  };
  add(null, 0);
  return rows;
}

/** The label and all that lies below it. */
export function subtree(labels: readonly Node[], id: string): Set<string> {
  const children = childrenOf(labels);
  const found = new Set<string>();
  const add = (at: string) => {
    if (found.has(at)) return;
    found.add(at);
    for (const child of children.get(at) ?? []) add(child.id);
  };
  add(id);
  return found;
}

/** Without a label; what lay below it comes to lie below what it lay below. */
export function withoutNode<N extends Node>(labels: readonly N[], id: string): N[] {
  const gone = labels.find((label) => label.id === id);
  return labels
    .filter((label) => label.id !== id)
    .map((label) => {
      if (label.parent !== id) return label;
      const { parent: _, ...rest } = label;
      return (gone?.parent === undefined ? rest : { ...rest, parent: gone.parent }) as N;
    });
}
