/** How a value of a column of JSON is written, the same on both databases. */

const known = new WeakMap<object, string>();

/** What goes into several rows is written as JSON once. @param value not changed any more */
export function keepJsonText<T extends object>(value: T, text: string): T {
  known.set(value, text);
  return value;
}

export const jsonTextOf = (value: unknown): string =>
  (typeof value === "object" && value !== null ? known.get(value) : undefined) ?? JSON.stringify(value);
