/** What stands in the columns of a list that were asked for by name: data fields, labels of one question, agreement and more. */
import { agreementOfTasks } from "@/db/queries/agreement";
import { annotatorsOfTasks } from "@/db/queries/annotations";
import { importNames } from "@/db/queries/jobs";
import { reviewsOfTasks } from "@/db/queries/task-reviews";
import type { TaskRow } from "@/db/queries/tasks";
import type { AnswerSummary } from "@/lib/contracts/answer-summary";
import type { Cells, ReviewCounts } from "@/lib/contracts/list-cells";
import { LOOKED_UP, nameIn, readColumns } from "@/lib/contracts/list-columns";
import type { NamedUser, PeopleFor } from "../blind/people-for";
import type { Context } from "../context";
import { refreshWithin } from "../quality/refresh-agreement";

const MAX_SIGNS = 160;
/** A list waits no longer for the agreement of what was submitted a moment ago. */
const MAX_WAIT_MS = 400;

/** The start of a value of the data, in one line; null of nothing. */
export function fieldWords(value: unknown): string | null {
  if (value === undefined || value === null || value === "") return null;
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const start = text
    .slice(0, 4 * MAX_SIGNS)
    .replace(/\s+/gu, " ")
    .trim();
  const signs = Array.from(start);
  return signs.length > MAX_SIGNS ? `${signs.slice(0, MAX_SIGNS).join("")}…` : start;
}

export type LabelsOf = (control: string) => AnswerSummary | null;
type CellOf = (row: TaskRow, labelsOf: LabelsOf) => Cells[string];
type LookedUp = (typeof LOOKED_UP)[number];

const isLookedUp = (column: string): column is LookedUp => (LOOKED_UP as readonly string[]).includes(column);
const ownValue = (data: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(data, name) ? data[name] : undefined;

/** How each column that is looked up is read from a task; what needs a look at other tables is read here for all tasks. */
async function readers(
  context: Context,
  projectId: string,
  { rows, columns, people }: { rows: readonly TaskRow[]; columns: readonly string[]; people: PeopleFor },
): Promise<Map<string, CellOf>> {
  const db = context.database.read;
  const taskIds = rows.map(({ id }) => id);
  const needs = (kind: string) => columns.some((column) => column === kind || column.startsWith(`${kind}:`));
  if (needs("agreement")) await refreshWithin(context, projectId, MAX_WAIT_MS);
  const agreements = needs("agreement")
    ? await agreementOfTasks(db, { projectId, taskIds })
    : new Map<string, number>();
  const imports = needs("import")
    ? await importNames(db, { jobIds: [...new Set(rows.flatMap(({ importJobId }) => importJobId ?? []))] })
    : new Map<string, string>();
  const annotators = needs("annotators")
    ? await annotatorsOfTasks(db, { taskIds })
    : new Map<string, NamedUser[]>();
  const reviews = needs("review") ? await reviewsOfTasks(db, { taskIds }) : new Map<string, ReviewCounts>();
  const lookedUp: Record<LookedUp, CellOf> = {
    review: ({ id }) => reviews.get(id) ?? null,
    externalId: ({ externalId }) => externalId,
    group: ({ groupKey }) => groupKey,
    priority: ({ priority }) => priority,
    added: ({ createdAt }) => createdAt,
    import: ({ importJobId }) => (importJobId === null ? null : (imports.get(importJobId) ?? null)),
    annotators: ({ id }) => people.names(annotators.get(id) ?? []).join(", ") || null,
  };
  const readerOf = (column: string): CellOf | undefined => {
    if (isLookedUp(column)) return lookedUp[column];
    const field = nameIn(column, "data");
    if (field !== undefined) return ({ data }) => fieldWords(ownValue(data, field));
    const asked = nameIn(column, "agreement");
    if (asked !== undefined) return ({ id }) => agreements.get(`${id} ${asked}`) ?? null;
    const labeled = nameIn(column, "labels");
    return labeled === undefined ? undefined : (_row, labelsOf) => labelsOf(labeled);
  };
  return new Map(
    columns.flatMap((column): [string, CellOf][] => {
      const reader = readerOf(column);
      return reader ? [[column, reader]] : [];
    }),
  );
}

type Asked = {
  columns: string | undefined;
  rowsOf: () => Promise<readonly TaskRow[]>;
  people: PeopleFor;
};

/**
 * @param columns as in the address; undefined asks for none
 * @param rowsOf reads the tasks, where a column needs them
 * @returns the cells of a task with what was annotated there, of the task or by one annotator; undefined where no column
 * has to be looked up
 */
export async function listCells(
  context: Context,
  projectId: string,
  { columns, rowsOf, people }: Asked,
): Promise<((taskId: string, labelsOf: LabelsOf) => Cells) | undefined> {
  const wanted = readColumns(columns).filter((column) => column.includes(":") || isLookedUp(column));
  if (wanted.length === 0) return undefined;
  const rows = await rowsOf();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const all = [...(await readers(context, projectId, { rows, columns: wanted, people }))];
  return (taskId, labelsOf) => {
    const row = byId.get(taskId);
    return row ? Object.fromEntries(all.map(([column, read]) => [column, read(row, labelsOf)])) : {};
  };
}
