/** A look at the beginning of groups that are read once. */

/** The first group that holds anything, and all groups, that one included. */
export async function peeked<T>(
  groups: AsyncIterable<T[]>,
): Promise<{ first: T[] | undefined; all: AsyncIterable<T[]> }> {
  const iterator = groups[Symbol.asyncIterator]();
  const seen: T[][] = [];
  let first: T[] | undefined;
  while (first === undefined) {
    const next = await iterator.next();
    if (next.done) break;
    seen.push(next.value);
    if (next.value.length > 0) first = next.value;
  }
  async function* all() {
    try {
      yield* seen;
      for (;;) {
        const next = await iterator.next();
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { first, all: all() };
}
