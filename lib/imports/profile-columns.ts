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
};

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
      pictures: texts.filter((text) => guessFormat(text) === "image").length,
    };
  });
}
