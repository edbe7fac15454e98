/**
 * The columns of a list, as they stand in an address, in order and parted by commas. Beside columns of its own a list has
 * `data:` with a field of the tasks, `labels:` and `agreement:` with a control; what follows the colon is encoded as in a URL.
 */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";

/** Columns with a name of their own that the server has to look up. */
export const LOOKED_UP = [
  "externalId",
  "group",
  "import",
  "annotators",
  "priority",
  "added",
  "review",
] as const;
export const NAMED = ["data", "labels", "agreement"] as const;
export type NamedColumn = (typeof NAMED)[number];

const MAX_COLUMNS = 30;
const COLUMN = /^(?:[a-zA-Z]{1,20}|(?:data|labels|agreement):[^,:\s]{1,1200})$/;

/** @returns the name after the colon; undefined of another column and of a name that cannot be decoded */
export function nameIn(column: string, kind: NamedColumn): string | undefined {
  if (!column.startsWith(`${kind}:`)) return undefined;
  try {
    return decodeURIComponent(column.slice(kind.length + 1));
  } catch {
    return undefined;
  }
}

export const namedColumn = (kind: NamedColumn, name: string): string => `${kind}:${encodeURIComponent(name)}`;

/** @returns each column once, in order; what is none is left out */
export function readColumns(text: string | undefined): string[] {
  const isNamed = (column: string) => NAMED.some((kind) => nameIn(column, kind) !== undefined);
  const columns = (text ?? "").split(",").filter((column) => COLUMN.test(column));
  const known = columns.filter((column) => !column.includes(":") || isNamed(column));
  return [...new Set(known)].slice(0, MAX_COLUMNS);
}

/** The columns, among them one that the list cannot do without. */
export function columnsWith(needed: string, text: string | undefined): string[] {
  const columns = readColumns(text);
  return columns.includes(needed) ? columns : [needed, ...columns];
}

export const writeColumns = (columns: readonly string[]): string => columns.join(",");

export const Columns = z.string().check(
  z.maxLength(6_000),
  z.refine((text) => readColumns(text).length === text.split(",").length, says("fields.badColumns")),
);
