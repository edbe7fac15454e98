/**
 * Data fields that hold vectors: lists of finite numbers, or their JSON as tables give it, of one length throughout the
 * release. They are found while the release is frozen, since a format has to know before its first row whether there are any.
 * Tasks without a value do not speak against a field.
 */
const NUMBERS = /^\s*\[\s*-?\d/;

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 1 && value.every((one) => Number.isFinite(one));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The vector in a value; null where it holds none. One number is no vector. */
export function vectorIn(value: unknown): readonly number[] | null {
  const list = typeof value === "string" && NUMBERS.test(value) ? parsed(value) : value;
  return isNumbers(list) ? list : null;
}

/** Vectors have so many fields at most; further ones stay in the formats that hold all data. */
export const MOST_VECTOR_FIELDS = 20;

/** Collects the fields whose values are vectors, with the length of these. */
export function vectorCollector() {
  const lengths = new Map<string, number>();
  const others = new Set<string>();
  return {
    /** Those found so far: a field that turns out to hold anything else is taken out again. */
    found: lengths as ReadonlyMap<string, number>,
    add: (data: Readonly<Record<string, unknown>>): void => {
      for (const [field, value] of Object.entries(data)) {
        if (others.has(field) || value === null || value === "") continue;
        const length = vectorIn(value)?.length;
        const known = lengths.get(field);
        if (
          length !== undefined &&
          (known ?? length) === length &&
          (known || lengths.size < MOST_VECTOR_FIELDS)
        )
          lengths.set(field, length);
        else {
          lengths.delete(field);
          others.add(field);
        }
      }
    },
    /** Lengths by field, sorted by code units. */
    lengths: (): Record<string, number> =>
      Object.fromEntries([...lengths].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
