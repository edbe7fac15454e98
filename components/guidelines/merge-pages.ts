/** Keeps the pages of a list that are already loaded when the server sends a new first page. */
export type Page<Item> = { items: Item[]; nextCursor: string | null };

/**
 * The new first page, followed by the loaded items beyond it, so that a reader on the third page stays there. An item
 * of the old first page that the new one lacks is dropped.
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
