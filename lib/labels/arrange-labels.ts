/** Labels put in order while a schema is edited: each right below its parent, branches as a whole. */
import { childrenOf, type Node, subtree, treeRows } from "./tree";

/** The labels as their tree is read. Those of a circle, which an unchecked tree may have, come last. */
export function inTreeOrder<N extends Node>(labels: readonly N[]): N[] {
  const read = treeRows(labels).map(({ label }) => label);
  if (read.length === labels.length) return read;
  const seen = new Set(read);
  return [...read, ...labels.filter((label) => !seen.has(label))];
}

/** The label and all below it one place up (-1) or down (1) among the labels beside it; at an end it stays. */
export function movedLabel<N extends Node>(labels: readonly N[], id: string, by: -1 | 1): N[] {
  const beside = [...childrenOf(labels).values()].find((ones) => ones.some((one) => one.id === id)) ?? [];
  const at = beside.findIndex((one) => one.id === id);
  const [label, other] = [beside[at], beside[at + by]];
  if (!label || !other) return inTreeOrder(labels);
  return inTreeOrder(labels.map((one) => (one === label ? other : one === other ? label : one)));
}

/** With further labels, each at the end of those below its parent. */
export const addedBelow = <N extends Node>(labels: readonly N[], added: readonly N[]): N[] =>
  inTreeOrder([...labels, ...added]);

/** The label with all below it at the end of those below `parent`, or of the topmost. */
export function placedBelow<N extends Node>(
  labels: readonly N[],
  id: string,
  parent: string | undefined,
): N[] {
  const label = labels.find((one) => one.id === id);
  if (!label) return [...labels];
  const { parent: _, ...rest } = label;
  const placed = (parent === undefined ? rest : { ...rest, parent }) as N;
  return addedBelow(
    labels.filter((one) => one !== label),
    [placed],
  );
}

/** Without a label and all that lies below it. */
export function withoutBranch<N extends Node>(labels: readonly N[], id: string): N[] {
  const gone = subtree(labels, id);
  return labels.filter((label) => !gone.has(label.id));
}
