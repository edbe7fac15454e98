/** Keeps what was made last of an object: tools are asked for the same again with every frame. */
export function lastMade<O extends object, T>(): (of: O, key: string, make: () => T) => T {
  const known = new WeakMap<O, { key: string; made: T }>();
  return (of, key, make) => {
    const last = known.get(of);
    if (last?.key === key) return last.made;
    const made = make();
    known.set(of, { key, made });
    return made;
  };
}
