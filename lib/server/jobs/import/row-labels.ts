/**
 * The labels that come with a row: who or what they are from, and the documents they become. Names are found when the file is
 * checked; shapes are placed and checked against the task once its images have been opened.
 */
import { checkDocument } from "@/lib/annotation/check-document";
import { taskInputs } from "@/lib/annotation/context";
import { type AnnotationDocument, emptyDocument } from "@/lib/annotation/document";
import type { ImportLabels } from "@/lib/contracts/imports";
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import {
  emptySource,
  type ImageSize,
  type SourceAnnotation,
  type SourceAnswer,
  type SourceValue,
} from "@/lib/formats/source-annotation";
import { noteUnplaced, type Unplaced } from "@/lib/imports/naming";
import { type NamedAnnotation, nameAnnotation, placeAnnotation } from "@/lib/imports/source-document";
import { type Finder, indexNames, type NameIndex } from "@/lib/labels/name-index";
import type { LabelSchema } from "@/lib/labels/schema";
import { shapeTexts } from "@/lib/text-forms/shape-texts";

type LabelRole = "annotation" | "prediction" | "gold";

type Origin = {
  as: LabelRole;
  /** The person or model. */
  by: string;
  isSkip: boolean;
  score: number | null;
  createdAt: number | null;
  leadTimeMs: number;
};

/** Labels of a row whose names are ids. */
export type NamedLabels = Origin & { annotation: NamedAnnotation };
/** Labels of a task as they are stored. */
export type ReadyLabels = Origin & { document: AnnotationDocument };

export type RowLabels = {
  /** What a row says becomes labels, or what is wrong with it. */
  name(row: {
    value: Record<string, unknown>;
    annotations?: readonly SourceAnnotation[];
  }): Result<NamedLabels[], Message>;
  /**
   * @param images sizes by the field of the task
   * @param isChecked whether the same labels were found right before
   */
  place(
    labels: readonly NamedLabels[],
    data: Record<string, unknown>,
    images: Record<string, ImageSize>,
    isChecked: boolean,
  ): Result<ReadyLabels[], Message>;
  /** What the label schema lacks, each once, as far as the rows have been named; only where it may be added. */
  unplaced: Map<string, Unplaced>;
  /** How often what of the rows named so far has no counterpart, by the file's word for it. */
  notTaken: Map<string, number>;
};

const NAME_CHARS = 200;
const MAX_TOLD = 50;
/** Of time stamps: what lies before is a mistake. */
const FIRST_MS = Date.UTC(2000, 0, 1);

/** A name of a person or model as it can be stored: without control characters and not too long. */
const nameOf = (given: string | null, fallback: string): string =>
  (given ?? "")
    .replaceAll(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, NAME_CHARS) || fallback;

function roleOf({ role }: SourceAnnotation, options: ImportLabels): LabelRole | null {
  if (role === "gold") return "gold";
  if (role === "prediction") return options.predictions ? "prediction" : null;
  if (options.people === "none") return null;
  if (options.people === "annotations") return "annotation";
  // Somebody who has left the task out has said nothing that could be checked or hold.
  if (role === "skip") return null;
  return options.people === "gold" ? "gold" : "prediction";
}

/** One annotation per person and task: what the file has further of the same one counts as another's. */
function tellApart(labels: NamedLabels[]): void {
  if (labels.length < 2) return;
  const used = new Set<string>();
  for (const one of labels) {
    let name = one.by;
    for (let n = 2; used.has(`${one.as} ${name}`); n++) name = `${one.by} (${n})`;
    used.add(`${one.as} ${name}`);
    one.by = name;
  }
}

/** What a cell says; null where it is empty or no answer. */
function answerIn(cell: unknown): SourceValue | null {
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell === "number") return cell;
  if (typeof cell === "string") return cell.trim() === "" ? null : cell;
  return Array.isArray(cell) && cell.length > 0 && cell.every((one) => typeof one === "string") ? cell : null;
}

/** Who has only answered, and whose answers are all left out on purpose, has said nothing; an image without objects is looked at. */
const isAllLeftOut = (source: SourceAnnotation, { answers, regions }: NamedAnnotation): boolean =>
  source.answers.length > 0 &&
  source.regions.length === 0 &&
  regions.length === 0 &&
  Object.keys(answers).length === 0;

/** Members are written out: to copy the others costs more than all the rest of it. */
const readyOf = (
  { as, by, isSkip, score, createdAt, leadTimeMs }: NamedLabels,
  document: AnnotationDocument,
): ReadyLabels => ({ as, by, isSkip, score, createdAt, leadTimeMs, document });

/**
 * @param nowMs nothing of a file is from later
 * @param lists what finds the candidates of questions that take them from lists, by the ids of the questions
 */
export function rowLabels(
  options: ImportLabels,
  schema: LabelSchema,
  nowMs: number,
  lists: ReadonlyMap<string, Finder> = new Map(),
): RowLabels {
  const index: NameIndex = indexNames(schema, lists);
  const unplaced = new Map<string, Unplaced>();
  const notTaken: RowLabels["notTaken"] = new Map();
  const fallback = options.by ?? "Import";
  const count = (what: string) => {
    // A file may hold ever new words; only so many are told.
    if (notTaken.has(what) || notTaken.size < MAX_TOLD) notTaken.set(what, (notTaken.get(what) ?? 0) + 1);
  };

  // Columns that answer one question are of several people, who are called like their columns where nothing is told.
  const columns = options.columns.map(({ column, control, by }) => {
    const isOnly = options.columns.every((other) => other.column === column || other.control !== control);
    return { column, control, by: by ?? (isOnly ? null : column) };
  });

  /** Answers in columns, by the person of the column. */
  function ofColumns(value: Record<string, unknown>): SourceAnnotation[] {
    const byPerson = new Map<string | null, SourceAnswer[]>();
    for (const { column, control, by } of columns) {
      const cell = Object.hasOwn(value, column) ? value[column] : undefined;
      const given = answerIn(cell);
      if (given === null) continue;
      const answers = byPerson.get(by) ?? [];
      answers.push({ control, value: given });
      byPerson.set(by, answers);
    }
    return [...byPerson].map(([by, answers]) => ({ ...emptySource("annotation", by), answers }));
  }

  return {
    unplaced,
    notTaken,
    name({ value, annotations = [] }) {
      const labels: NamedLabels[] = [];
      for (const source of options.columns.length === 0
        ? annotations
        : [...annotations, ...ofColumns(value)]) {
        const as = roleOf(source, options);
        if (as === null) continue;
        const found = nameAnnotation(source, schema, index, options.map);
        const problem = found.unplaced.find((one) => one.isLasting || !(options.add || one.isUnasked));
        if (problem !== undefined) return err(problem.message());
        if (options.add) noteUnplaced(unplaced, found.unplaced);
        for (const what of source.notTaken ?? []) count(what);
        if (!options.add) for (const one of found.unplaced) count(one.control ?? "");
        if (isAllLeftOut(source, found.annotation)) continue;
        const { createdAt = null, leadTimeMs = 0, score = null } = source;
        const isTime = createdAt !== null && createdAt >= FIRST_MS && createdAt <= nowMs;
        labels.push({
          as,
          by: nameOf(source.by, fallback),
          isSkip: source.role === "skip",
          score: score !== null && score >= 0 && score <= 1 ? score : null,
          createdAt: isTime ? Math.round(createdAt) : null,
          leadTimeMs: Number.isFinite(leadTimeMs) && leadTimeMs > 0 ? Math.round(leadTimeMs) : 0,
          annotation: found.annotation,
        });
      }
      if (labels.filter(({ as }) => as === "gold").length > 1) return err(say("rows.severalGold"));
      tellApart(labels);
      return ok(labels);
    },
    place(labels, data, images, isChecked) {
      // What was checked asks nothing of the texts any more, only for the sizes of images.
      const inputs = isChecked
        ? taskInputs(schema, {}, images)
        : taskInputs(schema, data, images, shapeTexts(schema, data));
      const sizeOf = (input: string) => {
        const content = inputs[input];
        return content?.kind === "image" ? content : undefined;
      };
      const ready: ReadyLabels[] = [];
      for (const one of labels) {
        if (one.isSkip) {
          ready.push(readyOf(one, emptyDocument()));
          continue;
        }
        const document = placeAnnotation(one.annotation, sizeOf, one.as === "prediction");
        if (isChecked) {
          ready.push(readyOf(one, document));
          continue;
        }
        // What the file does not answer stays unanswered, as after a change of the label schema.
        const checked = checkDocument(document, schema, inputs, "draft");
        if (!checked.ok) {
          const [{ path, message }] = checked.error as [(typeof checked.error)[number]];
          return err(say("rows.labelsDoNotFit", { message: say("requests.at", { path, message }) }));
        }
        ready.push(readyOf(one, checked.value));
      }
      return ok(ready);
    },
  };
}
