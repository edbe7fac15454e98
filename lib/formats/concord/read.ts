/**
 * The lines of our own releases (JSONL): tasks with their data, group and split, every annotation under its pseudonym, and the
 * labels that were decided. Labels go by their names, so that they fit a project whose ids are others.
 */
import { AnnotationDocument, type AnswerValue } from "@/lib/annotation/document";
import { at } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { readValue } from "@/lib/core/zod-issues";
import { withinRange } from "../json/record";
import { lineRows, type ToRow } from "../jsonl/lines";
import type { Reader, SourceRow } from "../reader";
import type { SourceAnnotation, SourceRole, SourceValue } from "../source-annotation";
import { wholeLines } from "../text-source";
import { concordFiles, isItem, isObject } from "./file-kind";

type Json = Record<string, unknown>;
type Names = Readonly<Record<string, string>>;

const nameIn = (names: Names, key: string): string | undefined =>
  Object.hasOwn(names, key) ? names[key] : undefined;

/** Ids of labels become names; anything else is no label of the control, and stays. */
function named(value: AnswerValue, control: string, names: Names): SourceValue {
  const nameOf = (id: string) => nameIn(names, `${control}/${id}`) ?? id;
  if (typeof value === "string") return nameOf(value);
  return typeof value === "number" ? value : value.map(nameOf);
}

function sourceOf(
  document: AnnotationDocument,
  names: Names,
  role: SourceRole,
  by: string | null,
): SourceAnnotation {
  const controlOf = (id: string) => nameIn(names, id) ?? id;
  const answersOf = (answers: AnnotationDocument["answers"]) =>
    Object.entries(answers).map(([id, value]) => [controlOf(id), named(value, id, names)] as const);
  return {
    role,
    by,
    answers: answersOf(document.answers).map(([control, value]) => ({ control, value })),
    regions: document.regions.map(({ id, control, labels, shape, attributes, group }) => ({
      id,
      kind: shape.kind,
      shape,
      control: controlOf(control),
      labels: labels.map((label) => nameIn(names, `${control}/${label}`) ?? label),
      ...(attributes && { attributes: Object.fromEntries(answersOf(attributes)) }),
      ...(group === undefined ? {} : { group }),
    })),
    relations: document.relations.map(({ control, label, from, to }) => ({
      from,
      to,
      control: controlOf(control),
      label: nameIn(names, `${control}/${label}`) ?? label,
    })),
  };
}

const figure = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

/** Names of images as their tasks give them, or the paths of the archive where those had to be others. */
function imagesIn(item: Json): Json {
  const images = Array.isArray(item.images) ? item.images.filter(isObject) : [];
  const data = item.data as Json;
  return Object.fromEntries(
    images.flatMap(({ field, file }) =>
      typeof field === "string" && typeof file === "string" && data[field] !== file
        ? [[field, `images/${file}`]]
        : [],
    ),
  );
}

/** A column beside the data; one of the data with that name stays what it is. */
function beside(item: Json): Json {
  const { id, externalId, givenGroup, split } = item;
  const given = { id: externalId ?? id, group: givenGroup, split };
  const data = item.data as Json;
  return Object.fromEntries(
    Object.entries(given).filter(
      ([key, value]) => !Object.hasOwn(data, key) && value !== null && value !== undefined,
    ),
  );
}

/** The name of the model whose predictions are labels that a method of consensus chose. */
const BY_METHOD = "consensus";

const toRow: ToRow = (item, row, written): SourceRow => {
  if (!isItem(item)) return { row, error: say("rows.notObject") };
  const names: Names = isObject(item.names) ? (item.names as Names) : {};
  const annotations: SourceAnnotation[] = [];
  const given = item.annotations as unknown[];
  for (const [i, one] of given.entries()) {
    const document = readValue(AnnotationDocument, isObject(one) ? one.document : undefined);
    if (!document.ok) {
      const [issue] = document.error;
      return {
        row,
        error: at(`annotations.${i}.document.${issue?.path ?? ""}`, issue?.message ?? say("rows.notObject")),
      };
    }
    const { annotator, submittedAt, leadTimeMs } = one as Json;
    const [createdAt, lead] = [figure(submittedAt), figure(leadTimeMs)];
    annotations.push({
      ...sourceOf(document.value, names, "annotation", typeof annotator === "string" ? annotator : null),
      ...(createdAt === undefined ? {} : { createdAt }),
      ...(lead === undefined ? {} : { leadTimeMs: lead }),
    });
  }
  // What annotations agree on is counted anew; what somebody decided, and labels that stand alone, are nowhere else. Labels
  // of a method are no decision, also where they stand alone.
  const isByMethod = item.labelsFrom === "consensus";
  const isDecided = item.labelsFrom === "resolution" || given.length === 0;
  if (item.labels !== null && item.labels !== undefined && isDecided) {
    const labels = readValue(AnnotationDocument, item.labels);
    if (!labels.ok) {
      const [issue] = labels.error;
      return { row, error: at(`labels.${issue?.path ?? ""}`, issue?.message ?? say("rows.notObject")) };
    }
    annotations.push(
      isByMethod
        ? sourceOf(labels.value, names, "prediction", BY_METHOD)
        : sourceOf(labels.value, names, "gold", null),
    );
  }
  const value = { ...beside(item), ...(item.data as Json), ...imagesIn(item) };
  return withinRange({ row, value, ...(annotations.length > 0 && { annotations }) }, written);
};

export const concord: Reader = {
  ...concordFiles,
  rows: (source) => lineRows(source, toRow),
  wholePart: wholeLines,
};
