/**
 * Reads a list of candidates that a manager has uploaded: a table with the columns id, name, aliases (parted by `|`) and
 * description, or a JSON object a line with these members. The first row names the columns where one of its cells is such
 * a name; without it they stand in that order. Other columns are left out.
 */
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { guessDelimiter } from "@/lib/imports/guess-delimiter";
import { jsonProblem } from "@/lib/imports/json-problem";
import { type ListRow, lineRows, tableRows, withoutByteOrderMark } from "@/lib/imports/list-rows";
import { type Candidate, type CandidateFormat, MAX_CANDIDATE_ID_CHARS, NIL } from "./candidate";

/** `duplicates` are rows of a candidate that stood above; their aliases are added to it. */
export type ReadCandidates = { candidates: Candidate[]; duplicates: number };

const COLUMNS = ["id", "name", "aliases", "description"] as const;
type Column = (typeof COLUMNS)[number];

/** What tables call the columns besides their own names. */
const CALLED: Record<Column, readonly string[]> = {
  id: ["identifier", "qid", "cui", "uri", "iri", "code", "key"],
  name: ["label", "title", "preferred name", "preferred label", "canonical name"],
  aliases: ["alias", "synonyms", "synonym", "alternative names", "alt labels", "also known as"],
  description: ["definition", "gloss", "summary"],
};
const MAX_CHARS: Record<Column, number> = {
  id: MAX_CANDIDATE_ID_CHARS,
  name: 500,
  aliases: 500,
  description: 2_000,
};
const MAX_ALIASES = 200;

type Row = { line: number; id: string; name: string; aliases: string[]; description: string };

const cleaned = (text: string): string => text.normalize("NFC").trim().replace(/\s+/gu, " ");

/** `preferred_label` and `Preferred Label` are one name. */
const columnCalled = (cell: string): Column | undefined => {
  const name = cleaned(cell).toLowerCase().replaceAll(/[_-]/g, " ");
  return COLUMNS.find((column) => column === name || CALLED[column].includes(name));
};

const partedAliases = (cell: string): string[] => cell.split("|");

/** Where each column stands; null where the first row is a candidate. */
function columnsIn({ line, cells }: ListRow): Result<Partial<Record<Column, number>> | null, Message> {
  const columns: Partial<Record<Column, number>> = {};
  for (const [at, cell] of cells.entries()) {
    const column = columnCalled(cell);
    if (column === undefined) continue;
    if (columns[column] !== undefined) return err(say("candidates.columnTwice", { line, column }));
    columns[column] = at;
  }
  if (columns.id === undefined && columns.name === undefined) return ok(null);
  for (const column of ["id", "name"] as const)
    if (columns[column] === undefined)
      return err(say("candidates.noColumn", { line, column, columns: cells.map(cleaned).join(", ") }));
  return ok(columns);
}

function tableCandidates(rows: readonly ListRow[]): Result<Row[], Message> {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const [first] = filled;
  if (!first) return ok([]);
  const header = columnsIn(first);
  if (!header.ok) return header;
  const columns = header.value ?? { id: 0, name: 1, aliases: 2, description: 3 };
  const found: Row[] = [];
  for (const { line, cells } of header.value ? filled.slice(1) : filled) {
    if (!header.value && cells.length > COLUMNS.length)
      return err(say("candidates.tooManyColumns", { line, columns: COLUMNS.join(", ") }));
    const cell = (column: Column) => cells[columns[column] ?? -1] ?? "";
    const [id, name, description] = [cell("id"), cell("name"), cell("description")];
    found.push({ line, id, name, description, aliases: partedAliases(cell("aliases")) });
  }
  return ok(found);
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

/** Other members are left out. */
function lineCandidate(line: number, text: string): Result<Row, Message> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const problem = jsonProblem(text)?.message ?? say("candidates.notJson");
    return err(say("candidates.atLine", { line, message: problem }));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return err(say("candidates.atLine", { line, message: say("candidates.notObject") }));
  const { id = "", name = "", aliases = [], description = "" } = value as Record<string, unknown>;
  const all = typeof aliases === "string" ? partedAliases(aliases) : (aliases ?? []);
  const isId = typeof id === "string" || Number.isSafeInteger(id);
  if (!isId || typeof name !== "string" || !isTexts(all) || typeof (description ?? "") !== "string")
    return err(say("candidates.atLine", { line, message: say("candidates.wrongTypes") }));
  return ok({ line, id: String(id), name, aliases: all, description: String(description ?? "") });
}

function lineCandidates(rows: readonly ListRow[]): Result<Row[], Message> {
  const found: Row[] = [];
  for (const {
    line,
    cells: [text = ""],
  } of rows) {
    if (text.trim() === "") continue;
    const row = lineCandidate(line, text);
    if (!row.ok) return row;
    found.push(row.value);
  }
  return ok(found);
}

/** What is wrong with a candidate whose texts are cleaned. */
function problemOf({ line, id, name, aliases, description }: Row): Message | null {
  if (id === "") return say("candidates.empty", { line, column: "id" });
  if (name === "") return say("candidates.empty", { line, column: "name" });
  if (id === NIL) return say("candidates.nilTaken", { line, id: NIL });
  const texts: [Column, string][] = [
    ["id", id],
    ["name", name],
    ["description", description],
    ...aliases.map((alias): [Column, string] => ["aliases", alias]),
  ];
  for (const [column, text] of texts) {
    const max = MAX_CHARS[column];
    if (text.length > max) return say("candidates.tooLong", { line, column, max });
    if (/\p{Cc}/u.test(text)) return say("terms.controlCharacter", { line });
  }
  return aliases.length > MAX_ALIASES ? say("candidates.tooManyAliases", { line, max: MAX_ALIASES }) : null;
}

/** Without empty ones, those that stand twice, and the name itself. */
const ownAliases = (name: string, aliases: readonly string[]): string[] =>
  [...new Set(aliases.map(cleaned))].filter((alias) => alias !== "" && alias !== name);

/**
 * @param content the whole file
 * @returns candidates in the order of the file, or the first thing that is wrong with it and its line
 */
export function readCandidates(content: string, format: CandidateFormat): Result<ReadCandidates, Message> {
  const text = withoutByteOrderMark(content);
  const lines =
    format === "jsonl"
      ? lineRows(text)
      : tableRows(text, format === "csv" ? guessDelimiter(text, true) : "\t");
  if (!lines.ok) return lines;
  const rows = format === "jsonl" ? lineCandidates(lines.value) : tableCandidates(lines.value);
  if (!rows.ok) return rows;
  const byId = new Map<string, Row>();
  for (const { line, ...given } of rows.value) {
    const id = cleaned(given.id);
    const name = cleaned(given.name);
    const earlier = byId.get(id);
    if (earlier && earlier.name !== name)
      return err(say("candidates.idTwice", { line, id, before: earlier.line }));
    const aliases = ownAliases(name, [...(earlier?.aliases ?? []), ...given.aliases]);
    const description = earlier?.description || cleaned(given.description);
    const row = { line: earlier?.line ?? line, id, name, aliases, description };
    const problem = problemOf({ ...row, line });
    if (problem) return err(problem);
    byId.set(id, row);
  }
  const candidates = [...byId.values()].map(({ line: _, ...candidate }) => candidate);
  return ok({ candidates, duplicates: rows.value.length - candidates.length });
}
