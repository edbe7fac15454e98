/**
 * Rows of a file with probabilities: which task each is of, and a probability per label. Columns are called like the labels,
 * by id or by name; those of the task are `task_id`, `external_id`, or `id`, which may be either. In JSON lines the labels may
 * also stand in an object `probabilities`.
 */
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";

type Label = { id: string; name: string };
type Value = Readonly<Record<string, unknown>>;

/** How a row names its task: by its own id, by the id it was imported with, or by one of them. */
export type TaskName = { by: "task" | "external" | "either"; id: string };
export type ProbabilityRow = {
  task: TaskName;
  /** In the order of the labels; they sum to 1. */
  values: number[];
  /** They did not, and were scaled. */
  scaled: boolean;
};

const TASK_COLUMNS: Readonly<Record<string, TaskName["by"]>> = {
  task_id: "task",
  taskId: "task",
  external_id: "external",
  externalId: "external",
  id: "either",
};
const NESTED = "probabilities";
/** What rounding to a few decimals does to a sum of 1. */
const CLOSE = 1e-3;
/** Below this a sum is exact but for the arithmetic. */
const EXACT = 1e-9;

const isObject = (value: unknown): value is Value =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A row with the labels beside the task, wherever they stood. */
function flat(value: Value): Value {
  const nested = value[NESTED];
  if (!isObject(nested)) return value;
  const { [NESTED]: _, ...rest } = value;
  return { ...rest, ...nested };
}

type Columns = { task: { column: string; by: TaskName["by"] }; labels: string[] };

/** Which column is which, of a row with these. The names of labels may be alike; then only their ids tell them apart. */
function columnsOf(names: readonly string[], labels: readonly Label[]): Result<Columns, Message> {
  const placeOf = (column: string): number => {
    const byId = labels.findIndex(({ id }) => id === column);
    if (byId >= 0) return byId;
    const called = labels.flatMap(({ name }, i) => (name.trim() === column.trim() ? [i] : []));
    return called.length === 1 ? (called[0] as number) : -1;
  };
  const found = new Map<number, string>();
  let task: Columns["task"] | undefined;
  for (const column of names) {
    const place = placeOf(column);
    const by = TASK_COLUMNS[column];
    if (place >= 0) {
      const before = found.get(place);
      if (before !== undefined) return err(say("labelErrors.labelTwice", { column, before }));
      found.set(place, column);
    } else if (by && (!task || task.by === "either")) task = { column, by };
    // A table of several ids names the task by the first; other columns are nobody's labels.
    else if (!by) return err(say("labelErrors.unknownLabel", { column }));
  }
  if (!task) return err(say("labelErrors.noTaskColumn"));
  const missing = labels.filter((_, i) => !found.has(i)).map(({ name }) => name);
  if (missing.length > 0) return err(say("labelErrors.missingLabels", { labels: missing.join(", ") }));
  return ok({ task, labels: labels.map((_, i) => found.get(i) as string) });
}

function toProbability(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) && number >= 0 ? number : null;
}

/**
 * Reads rows one after the other; the columns are looked for anew where a row has other ones.
 * @returns a function from the columns of a row by name to the row, or what is wrong with it
 */
export function probabilityReader(
  labels: readonly Label[],
): (value: Value) => Result<ProbabilityRow, Message> {
  let known: { key: string; columns: Result<Columns, Message> } | undefined;
  return (row) => {
    const value = flat(row);
    const names = Object.keys(value);
    const key = names.join("\n");
    if (known?.key !== key) known = { key, columns: columnsOf(names, labels) };
    const { columns } = known;
    if (!columns.ok) return columns;
    const { task, labels: places } = columns.value;
    const id = value[task.column];
    if ((typeof id !== "string" && typeof id !== "number") || String(id).trim() === "")
      return err(say("labelErrors.noTask", { column: task.column }));
    const values: number[] = [];
    for (const column of places) {
      const probability = toProbability(value[column]);
      if (probability === null) return err(say("labelErrors.notProbability", { column }));
      values.push(probability);
    }
    const sum = values.reduce((total, one) => total + one, 0);
    if (sum === 0) return err(say("labelErrors.allZero"));
    const isExact = Math.abs(sum - 1) <= EXACT;
    return ok({
      task: { by: task.by, id: String(id).trim() },
      values: isExact ? values : values.map((one) => one / sum),
      scaled: Math.abs(sum - 1) > CLOSE,
    });
  };
}
