/** Searches the texts of all tasks for the terms or patterns of a list; runs in the computing thread. */
import type { Db } from "@/db/client/database";
import { countTasksOf, walkTasks } from "@/db/queries/duplicates";
import { findProject, findSchema } from "@/db/queries/projects";
import { entriesOf, findTermList, type TermListRow } from "@/db/queries/term-lists";
import { taskInputs } from "@/lib/annotation/context";
import { type AnnotationDocument, emptyDocument, MAX_REGIONS } from "@/lib/annotation/document";
import { AppError, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { regionKind } from "@/lib/kinds";
import { findLabel, type LabelSchema, type RegionControl } from "@/lib/labels/schema";
import type { Finds } from "@/lib/terms/choose-finds";
import { markingControls } from "@/lib/terms/marking-controls";
import { termFinder } from "@/lib/terms/term-finder";
import { shapeTexts } from "@/lib/text-forms/shape-texts";
import type { Procedure } from "../worker/procedure";
import { confirmedTerms } from "./confirmed-terms";
import { patternFinder } from "./patterns";

/** Few at once: a text may have ten million characters. */
const PAGE = 50;
const SENT_TASKS = 2_000;
const SENT_REGIONS = 20_000;
/** How long a cancel may wait. */
const SENT_AFTER_MS = 1_000;

export type TermsInput = { projectId: string; listId: string; afterSeq: number };
export type SearchedTask = { taskId: string; document: AnnotationDocument | null };
export type TermsPart = {
  schemaVersion: number;
  tasks: SearchedTask[];
  regions: number;
  cutShort: number;
  /** Of the last one. */
  seq: number;
  /** Of the project. */
  total: number;
  /** The terms that are looked for, where this run has collected them. */
  entries?: TermListRow["entries"];
};

type Finder = (text: string) => Finds | Promise<Finds>;
type Search = { control: RegionControl; labels: string[]; find: Finder };

function requireControl(schema: LabelSchema, id: string): RegionControl {
  const control = markingControls(schema).find((one) => one.id === id);
  if (!control) throw new AppError("unprocessable", say("terms.controlGone", { control: id }));
  return control;
}

function searchBy(
  { kind, settings }: Pick<TermListRow, "kind" | "settings">,
  entries: TermListRow["entries"],
  schema: LabelSchema,
): Search {
  const control = requireControl(schema, settings.control);
  const labels = [...new Set(entries.map(([, label]) => label))];
  const gone = labels.find((label) => !findLabel(control, label));
  if (gone !== undefined) throw new AppError("unprocessable", say("terms.labelGone", { label: gone }));
  const numbers = new Map(labels.map((label, number) => [label, number]));
  const terms = entries.map(([text, label]) => ({ text, label: numbers.get(label) ?? 0 }));
  return {
    control,
    labels,
    find: kind === "patterns" ? patternFinder(terms, settings) : termFinder(terms, settings),
  };
}

type Searched = { document: AnnotationDocument | null; isCutShort: boolean };

async function search(
  { control, labels, find }: Search,
  schema: LabelSchema,
  data: Record<string, unknown>,
): Promise<Searched> {
  const input = taskInputs(schema, data, {}, shapeTexts(schema, data))[control.input];
  const marking = regionKind(control.kind).text;
  if (input?.kind !== "text" || !marking) return { document: null, isCutShort: false };
  const { text, index } = input;
  const { finds, isCutShort } = await find(text);
  const regions = finds.slice(0, MAX_REGIONS).map(({ start, end, label }, i) => {
    const part = { start: index.fromUnits(start), end: index.fromUnits(end), text: text.slice(start, end) };
    return { id: `t${i + 1}`, control: control.id, labels: [labels[label] ?? ""], shape: marking.of([part]) };
  });
  return {
    document: regions.length > 0 ? { ...emptyDocument(), regions } : null,
    isCutShort: isCutShort || finds.length > MAX_REGIONS,
  };
}

async function readSearch(db: Db, { projectId, listId, afterSeq }: TermsInput) {
  const project = await findProject(db, { projectId });
  const schema = project && (await findSchema(db, { projectId, version: project.schemaVersion }));
  const list = await findTermList(db, { projectId, listId });
  if (!project || !schema || !list) throw notFound("termList");
  const { schemaVersion } = project;
  // A run that goes on looks for what it has begun with.
  const isCollecting = list.kind === "confirmed" && afterSeq === 0;
  const entries = isCollecting
    ? await confirmedTerms(db, {
        projectId,
        schema,
        control: requireControl(schema, list.settings.control),
        settings: list.settings,
      })
    : await entriesOf(db, { projectId, listId });
  return {
    schema,
    schemaVersion,
    by: searchBy(list, entries, schema),
    collected: isCollecting ? entries : null,
  };
}

export const findTerms: Procedure<TermsInput, TermsPart, null> = async (db, input, send) => {
  const { projectId, afterSeq } = input;
  const { schema, schemaVersion, by, collected } = await readSearch(db, input);
  const total = await countTasksOf(db, { projectId });
  const fresh = (seq: number): TermsPart => ({
    schemaVersion,
    total,
    seq,
    tasks: [],
    regions: 0,
    cutShort: 0,
  });
  let part = fresh(afterSeq);
  if (collected) part.entries = collected;
  let sentAt = performance.now();
  const flush = async () => {
    await send(part);
    part = fresh(part.seq);
    sentAt = performance.now();
  };
  for (;;) {
    const page = await walkTasks(db, { projectId, afterSeq: part.seq, limit: PAGE });
    for (const { id, seq, data } of page) {
      const { document, isCutShort } = await search(by, schema, data);
      part.tasks.push({ taskId: id, document });
      part.regions += document?.regions.length ?? 0;
      part.cutShort += Number(isCutShort);
      part.seq = seq;
      const isFull = part.tasks.length >= SENT_TASKS || part.regions >= SENT_REGIONS;
      if (isFull || performance.now() - sentAt > SENT_AFTER_MS) await flush();
    }
    if (page.length < PAGE) break;
  }
  await flush();
  return null;
};
