/**
 * Lets React go on working on a page whose text nodes something else has replaced: page translators put each into
 * elements of their own (`<font><font>…`), other extensions split or wrap them. React holds on to the node it made.
 * Removing it, or inserting before it, then throws and takes the whole page down; changing it changes a text that is
 * not on the page (facebook/react#11538, open since 2017).
 *
 * This module notes the replacements of each node. React removes these instead and inserts before these, and a text
 * that React changes comes back to its place. Out of scope: a text that was changed where it stands; React writes over
 * it.
 */
type Stand = { parent: Node; nodes: Node[] };

const stands = new WeakMap<Node, Stand>();

/** What stands in `parent` for a child that React believes to be there; empty when nothing does any more. */
function standingFor(parent: Node, child: Node): Node[] {
  if (child.parentNode === parent) return [child];
  if (parent.contains(child)) {
    // It was wrapped: the outermost wrapper stands for it.
    let outer: Node = child;
    while (outer.parentNode && outer.parentNode !== parent) outer = outer.parentNode;
    return [outer];
  }
  return (stands.get(child)?.nodes ?? []).flatMap((node) => standingFor(parent, node));
}

const isForeign = (node: Node | null): node is Node => node?.nodeName === "FONT";

/** React never puts something in a place in the same step in which it takes something away; translators do. */
function noteReplaced(record: MutationRecord, observer: MutationObserver): void {
  const { target, previousSibling, nextSibling } = record;
  const [removed, added] = [[...record.removedNodes], [...record.addedNodes]];
  for (const node of added) stands.delete(node);
  const nodes = added.length > 0 ? added : [previousSibling, nextSibling].filter(isForeign).slice(0, 1);
  if (nodes.length === 0) return;
  for (const node of removed) {
    if (node.nodeType !== Node.TEXT_NODE && !isForeign(node)) continue;
    stands.set(node, { parent: target, nodes });
    observer.observe(node, { characterData: true });
  }
}

/** React has written a new text into a node that is not in the page: it belongs where its stand-in is. */
function putBack(text: Node): void {
  const stand = stands.get(text);
  if (!stand || text.isConnected || !(text instanceof Text)) return;
  const [first, ...rest] = standingFor(stand.parent, text);
  if (!first) return;
  stand.parent.insertBefore(text, first);
  for (const node of [first, ...rest]) stand.parent.removeChild(node);
}

/** Once per page, before React begins. */
export function watchReplacedTexts(): void {
  const observer = new MutationObserver((records) => note(records));
  const note = (records: MutationRecord[]) => {
    for (const record of records)
      if (record.type === "childList") noteReplaced(record, observer);
      else putBack(record.target);
  };
  observer.observe(document.documentElement, { childList: true, subtree: true });

  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    if (child.parentNode === this) return removeChild.call(this, child) as T;
    note(observer.takeRecords());
    for (const node of standingFor(this, child)) removeChild.call(this, node);
    return child;
  };
  Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, before: Node | null): T {
    if (!before || before.parentNode === this) return insertBefore.call(this, node, before) as T;
    note(observer.takeRecords());
    return insertBefore.call(this, node, standingFor(this, before)[0] ?? null) as T;
  };
}
