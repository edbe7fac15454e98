import { guessFormat } from "@/lib/formats/file-kinds";

/** The content of a file's columns, from its first rows: shown to the manager who maps them. */
export type ColumnProfile = {
  name: string;
  filled: number;
  distinct: number;
  kind: "text" | "number" | "boolean" | "mixed" | "object";
  /** Characters (UTF-16 units) of the longest value. */
  longest: number;
  example: string;
  /** How many of the values end like the name of an image. */
  pictures: number;
  /** Where they may be labels, as the file spells them, the most frequent first; empty of a column with many or other ones. */
  values: { value: string; count: number }[];
};

/** A question has rarely more labels. */
const MAX_VALUES = 200;
/** Of an address, what stands before its query. */
const withoutQuery = (text: string): string =>
  /^https?:\/\//i.test(text) ? text.replace(/[?#].*$/s, "") : text;
const MAX_VALUE_CHARS = 200;
const EXAMPLE_CHARS = 120;
const kindOf = (value: unknown): ColumnProfile["kind"] =>
  typeof value === "number"
    ? "number"
    : typeof value === "boolean"
      ? "boolean"
      : typeof value === "object"
        ? "object"
        : "text";

/** Its first characters, never half of one that takes two UTF-16 units. */
const beginning = (text: string): string =>
  text.length > EXAMPLE_CHARS ? text.slice(0, EXAMPLE_CHARS).replace(/[\ud800-\udbff]$/, "") : text;

/** A cell as the labels it may be; null where it is none. */
function labelsIn(cell: unknown): string[] | null {
  if (typeof cell === "boolean") return [String(cell)];
  const labels = Array.isArray(cell) ? cell : [cell];
  return labels.every((label) => typeof label === "string" && label.length <= MAX_VALUE_CHARS)
    ? labels
    : null;
}

function valuesIn(cells: readonly unknown[]): ColumnProfile["values"] {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const labels = labelsIn(cell);
    if (labels === null) return [];
    for (const label of labels) if (label.trim() !== "") counts.set(label, (counts.get(label) ?? 0) + 1);
    if (counts.size > MAX_VALUES) return [];
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

/** Columns in the order they first appear. */
export function profileColumns(rows: Record<string, unknown>[]): ColumnProfile[] {
  const columns = new Map<string, unknown[]>();
  for (const row of rows)
    for (const [name, value] of Object.entries(row)) {
      const values = columns.get(name) ?? [];
      if (value !== null && value !== undefined && value !== "") values.push(value);
      columns.set(name, values);
    }
  return [...columns].map(([name, values]) => {
    const texts = values.map((value) => (typeof value === "object" ? JSON.stringify(value) : String(value)));
    const kinds = new Set(values.map(kindOf));
    return {
      name,
      filled: values.length,
      distinct: new Set(texts).size,
      kind: kinds.size > 1 ? "mixed" : ([...kinds][0] ?? "text"),
      longest: texts.reduce((most, text) => Math.max(most, text.length), 0),
      example: beginning(texts[0] ?? ""),
      pictures: texts.filter((text) => guessFormat(withoutQuery(text)) === "image").length,
      values: valuesIn(values),
    };
  });
}
