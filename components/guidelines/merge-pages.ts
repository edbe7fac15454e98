/** What becomes of the pages loaded so far when the first of them comes anew from the server. */
export type Page<Item> = { items: Item[]; nextCursor: string | null };

/**
 * The new first page, and after it what was loaded beyond it: whoever has turned to the third page stays there. What
 * stood among the first before and stands there no more is gone.
 * @param loaded in the order of the server, from the start
 */
export function mergePages<Item extends { id: string }>(loaded: Page<Item>, first: Page<Item>): Page<Item> {
  if (first.nextCursor === null) return first;
  const fresh = new Set(first.items.map(({ id }) => id));
  const lastKnown = loaded.items.findLastIndex(({ id }) => fresh.has(id));
  const beyond = lastKnown < 0 ? [] : loaded.items.slice(lastKnown + 1);
  if (beyond.length === 0) return first;
  return { items: [...first.items, ...beyond], nextCursor: loaded.nextCursor };
}

/** With a further page at the end; what stands there already is not told twice. */
export function appendPage<Item extends { id: string }>(loaded: Page<Item>, next: Page<Item>): Page<Item> {
  const known = new Set(loaded.items.map(({ id }) => id));
  return {
    items: [...loaded.items, ...next.items.filter(({ id }) => !known.has(id))],
    nextCursor: next.nextCursor,
  };
}
