/**
 * Keeps what was derived from the last few objects: while a release is frozen every format asks for the same item before the
 * next one comes. A `WeakMap` would keep every item until a full garbage collection, which takes longer than to derive it
 * again.
 */

const KEPT = 8;

export function recently<S extends object, T>(derive: (source: S) => T): (source: S) => T {
  const known: { source: S; value: T }[] = [];
  let next = 0;
  return (source) => {
    for (const entry of known) if (entry.source === source) return entry.value;
    const value = derive(source);
    known[next] = { source, value };
    next = (next + 1) % KEPT;
    return value;
  };
}
