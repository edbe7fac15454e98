/** Keeps what is derived from a shape as long as the shape lives: shapes are never changed in place. */
export function cached<S extends object, T>(derive: (shape: S) => T): (shape: S) => T {
  const known = new WeakMap<S, { value: T }>();
  return (shape) => {
    const found = known.get(shape);
    if (found) return found.value;
    const value = derive(shape);
    known.set(shape, { value });
    return value;
  };
}
