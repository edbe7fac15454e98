/** What a manager has sent as a term list or as patterns, checked against the labels. */
import type { CreateTermList } from "@/lib/contracts/terms";
import { type AppError, invalid } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { labelFinder } from "@/lib/labels/name-index";
import { findLabel, type LabelSchema, type RegionControl } from "@/lib/labels/schema";
import { foldTerm } from "@/lib/terms/fold-term";
import { markingControls } from "@/lib/terms/marking-controls";
import { type Entry, readEntries } from "@/lib/terms/read-entries";
import { readText } from "../http/text-body";
import type { RawBody } from "../use-case";
import { checkPattern } from "./patterns";

/** A hundred thousand terms of one or two words take two. */
const MAX_BYTES = 16 * 1024 ** 2;
const MAX_TERMS = 100_000;
const MAX_PATTERNS = 200;
const LABELS_TOLD = 20;

type Options = Omit<CreateTermList, "name">;
export type ReadList = { entries: [text: string, label: string][]; duplicates: number };

const refuse = (message: Message): AppError => invalid("content", message);

export function requireControl(
  schema: LabelSchema,
  { control: id, label }: Pick<Options, "control" | "label">,
): RegionControl {
  const control = markingControls(schema).find((one) => one.id === id);
  if (!control) throw invalid("control", say("terms.notMarking"));
  if (label !== undefined && !findLabel(control, label)) throw invalid("label", say("terms.noLabel"));
  return control;
}

/** The id of the label of each entry. */
function labelOf(control: RegionControl, fallback: string | undefined): (entry: Entry) => string {
  const find = labelFinder(control);
  const told = control.labels.slice(0, LABELS_TOLD).map(({ id, name }) => `${id} (${name})`);
  const labels = [...told, ...(control.labels.length > LABELS_TOLD ? ["…"] : [])].join(", ");
  return ({ label, line }) => {
    const id = label === null ? fallback : find(label);
    if (id !== undefined) return id;
    throw refuse(
      label === null ? say("terms.needsLabel", { line }) : say("terms.unknownLabel", { line, label, labels }),
    );
  };
}

function withoutDuplicates(entries: readonly Entry[], options: Options, control: RegionControl): ReadList {
  const idOf = labelOf(control, options.label);
  const isPattern = options.format === "patterns";
  const kept = new Map<string, [string, string]>();
  for (const entry of entries) {
    const label = idOf(entry);
    const same = isPattern ? entry.text : foldTerm(entry.text, options.matchCase);
    const key = `${label}\n${same}`;
    if (!kept.has(key)) kept.set(key, [entry.text, label]);
  }
  return { entries: [...kept.values()], duplicates: entries.length - kept.size };
}

/** @throws AppError with the line and what is wrong with it */
export async function readList(body: RawBody, options: Options, schema: LabelSchema): Promise<ReadList> {
  const control = requireControl(schema, options);
  const read = readEntries(await readText(body, MAX_BYTES), options.format);
  if (!read.ok) throw refuse(read.error);
  const list = withoutDuplicates(read.value, options, control);
  const count = list.entries.length;
  if (count === 0) throw refuse(say("terms.empty"));
  if (options.format !== "patterns") {
    if (count > MAX_TERMS) throw refuse(say("terms.tooMany", { max: MAX_TERMS, count }));
    return list;
  }
  if (count > MAX_PATTERNS) throw refuse(say("terms.tooManyPatterns", { max: MAX_PATTERNS, count }));
  for (const { text, line } of read.value) {
    const checked = checkPattern(text, line);
    if (!checked.ok) throw refuse(checked.error);
  }
  return list;
}
