/** Agreement per control and the most disputed tasks, for managers. */
import { countComparable, countStale, disputedUnits } from "@/db/queries/agreement";
import { findTasks } from "@/db/queries/tasks";
import { namesOf } from "@/db/queries/users";
import { isAboutRegions, isMeasured, summarize } from "@/lib/agreement/agreement";
import { differs } from "@/lib/agreement/pair-likeness";
import type { Unit } from "@/lib/agreement/unit";
import type { AnnotationDocument, Region, Relation } from "@/lib/annotation/document";
import type { DisputedTask } from "@/lib/contracts/quality";
import { invalid } from "@/lib/core/app-error";
import { groupBy } from "@/lib/core/group-by";
import { say } from "@/lib/core/message";
import { scaleOf } from "@/lib/kinds/scales";
import { withInputNames } from "@/lib/labels/about";
import { type Control, findControl, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";
import { requireRole } from "../access";
import { BY_NAME } from "../blind/people-for";
import { projectWithSchema } from "../projects/projects";
import { toTaskItems } from "../tasks/task-items";
import type { UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";
import { givenAnswers } from "./given-answers";
import { PAGE_WAIT_MS, refreshWithin, renewOutdated } from "./refresh-agreement";

/** @throws AppError `invalid_input` when the schema has no such control */
function requireControl(schema: LabelSchema, id: string): Control {
  const control = findControl(schema, id);
  if (!control) throw invalid("control", say("labels.unknownControl", { control: id }));
  return control;
}

export const getAgreement: UseCase<"getAgreement"> = async (context, { params, query }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const { schema: stored } = await projectWithSchema(context, projectId);
  const schema = withInputNames(stored);
  if (query?.control !== undefined) requireControl(schema, query.control);
  await refreshWithin(context, projectId, PAGE_WAIT_MS);
  const db = context.database.read;
  const wanted = schema.controls.filter(
    (control) => query?.control === undefined || control.id === query.control,
  );
  const measured = wanted.filter(isMeasured);
  const figures = await runInWorker(context, "agreementFigures", { projectId, schema, controls: measured });
  if (figures.outdated) await renewOutdated(context, projectId);
  const named = <T extends { control: string }>(one: T) => ({
    ...one,
    name: findControl(schema, one.control)?.name ?? one.control,
  });
  const controls = figures.controls.map(named);
  const questions = figures.questions.map(named);
  const raters = [...new Set([...controls, ...questions].flatMap((item) => item.raters))].sort();
  const names = await namesOf(db, { userIds: raters });
  return {
    controls,
    questions,
    outliers: figures.outliers,
    people: raters.map((id) => ({ id, name: names.get(id) ?? "" })),
    tasksWithTwoAnswers: await countComparable(db, { projectId }),
    pending: await countStale(db, { projectId }),
    unsupported: wanted.filter((control) => !isMeasured(control)).map((control) => control.name),
  };
};

/** What a control is judged by, whatever answers there are. */
const measureOf = (control: Control): string =>
  summarize(control, [], { seed: 0, replicates: 0 }).headline.id;

/** Of a region or a relation. */
const labelsOf = (one: Region | Relation): string[] => ("labels" in one ? one.labels : [one.label]);

const countedInWords = <T>(things: readonly T[], wordsOf: (thing: T) => string): string =>
  [...groupBy(things, wordsOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([words, same]) => `${same.length} ${words}`)
    .join(", ") || "—";

/** The answer in words, for a list: label names, a rating, or regions, relations and answers about regions counted. */
function inWords(control: Control, document: AnnotationDocument): string {
  const named = valueNamer(control);
  const nameOf = (id: string) => named(id) ?? id;
  const answer = document.answers[control.id];
  if (answer !== undefined) {
    const names = [answer].flat().map((value) => nameOf(String(value)));
    const isOrder = isAnswerControl(control) && scaleOf(control)?.type === "ranks";
    return (isOrder ? names.join(" > ") : names.sort().join(" + ")) || "—";
  }
  if (isAboutRegions(control)) {
    const given = document.regions
      .map(({ attributes }) => attributes?.[control.id])
      .filter((value) => value !== undefined);
    return countedInWords(given, (value) =>
      [value]
        .flat()
        .map((one) => nameOf(String(one)))
        .join(" + "),
    );
  }
  const marked = [...document.regions, ...document.relations].filter((one) => one.control === control.id);
  return countedInWords(marked, (one) => labelsOf(one).map(nameOf).join(" + "));
}

/** A chip in a list: the task's own page has the whole text. */
const MAX_WORDS_CHARS = 200;
const shortened = (words: string): string =>
  words.length > MAX_WORDS_CHARS ? `${[...words].slice(0, MAX_WORDS_CHARS).join("")}…` : words;

export const listDisputed: UseCase<"listDisputed"> = async (context, { params, query }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const { schema } = await projectWithSchema(context, projectId);
  const control = requireControl(schema, query.control);
  await refreshWithin(context, projectId, PAGE_WAIT_MS);
  const db = context.database.read;
  const pair = query.confusion?.split(",");
  const people = query.people?.split(",");
  const headline = people && measureOf(control);
  const found = await disputedUnits(db, {
    projectId,
    controlId: control.id,
    limit: pair || people ? 5_000 : query.limit,
    decided: query.decided,
  });
  const documents = await givenAnswers(db, { projectId, taskIds: found.map((row) => row.taskId) });
  const gave = (taskId: string, label: string) =>
    (documents.get(taskId) ?? []).some(
      ({ document }) =>
        [document.answers[control.id] ?? []].flat().map(String).includes(label) ||
        [...document.regions, ...document.relations].some(
          (one) => one.control === control.id && labelsOf(one).includes(label),
        ),
    );
  const kept = found
    .filter((row) => !pair || pair.every((label) => gave(row.taskId, label)))
    .filter((row) => !people || differs(row.unit as Unit, headline ?? "", people))
    .slice(0, query.limit);
  const items = await toTaskItems(
    db,
    await findTasks(db, { projectId, taskIds: kept.map((row) => row.taskId) }),
    BY_NAME,
  );
  const byId = new Map(kept.map((row) => [row.taskId, row]));
  return {
    items: items.map((item): DisputedTask => {
      const words = groupBy(documents.get(item.id) ?? [], ({ document }) => inWords(control, document));
      const given = [...words]
        .map(([label, people]) => ({ label: shortened(label), count: people.length }))
        .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
      return { ...item, disagreement: byId.get(item.id)?.disagreement ?? 0, given };
    }),
  };
};
