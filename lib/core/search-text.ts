/**
 * What a search compares: texts folded so that two spellings of the same characters are one. Composed and decomposed
 * letters, capitals of any script, full-width forms and ligatures fold together, and so do the four letters i of
 * Turkish (I, i, İ, ı), since the language of a query is unknown. Accents count: "cafe" is not "café".
 */

/**
 * Before, between and after the values of a task: no query contains it, so that no match runs from one value into the next,
 * and a value of one or two characters is found as a whole by an index of three.
 */
const AROUND = "\u001f";
/** PostgreSQL holds no U+0000, and neither database half a surrogate pair. */
const UNSTORED = /[\0\p{Surrogate}]/gu;
const ASCII = /^\p{ASCII}*$/u;

/** The text as it is compared: a query matches a task when the folded query is a part of the task's folded text. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replaceAll("\0", " ");
  return (
    text
      .normalize("NFKC")
      // Capitals first: ß, ſ, ς and ı have capitals that are letters of their own, and no small letter leads there.
      .toUpperCase()
      .toLowerCase()
      .replaceAll("ς", "σ")
      .replaceAll("i\u0307", "i")
      .normalize("NFKC")
      .replace(UNSTORED, " ")
  );
}

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === "string") into.add(value);
  else if (typeof value === "number" || typeof value === "bigint") into.add(String(value));
  else if (Array.isArray(value)) for (const item of value) collect(item, into);
  else if (typeof value === "object" && value !== null)
    for (const item of Object.values(value)) collect(item, into);
}

/** What a text holds that has this value as a whole, before it is folded. */
export const aroundValue = (value: string): string => `${AROUND}${value}${AROUND}`;

export type Searchable = {
  data: Record<string, unknown>;
  /** Texts of its data as they are read, where the data spells them otherwise. */
  texts?: readonly string[];
  externalId: string | null;
  /** As the user named it. */
  groupKey: string | null;
  /** Names of its images' files. */
  fileNames: string[];
};

/** All that a task is found by: every text and number of its data at any depth, its external id, its group, its file names. */
export function searchTextOf({ data, texts, externalId, groupKey, fileNames }: Searchable): string {
  const values = new Set<string>();
  if (externalId !== null) values.add(externalId);
  if (groupKey !== null) values.add(groupKey);
  collect(data, values);
  for (const text of texts ?? []) values.add(text);
  for (const name of fileNames) values.add(name);
  return foldText(aroundValue([...values].join(AROUND)));
}
