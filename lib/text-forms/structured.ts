/** Lists and objects, as they stand or as JSON in a text, such as a cell of a table holds. */

export type Members = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The list or object that a text holds as JSON; other values as they are. */
export function structured(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** A text, number or truth value as it is read; undefined for others. */
export const scalarText = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;

/** The member with the first of these names; undefined where it has none of them. */
export const memberOf = (object: Members, names: readonly string[]): unknown =>
  names.filter((name) => Object.hasOwn(object, name)).map((name) => object[name])[0];
