/**
 * The columns of a table of tasks: what stands over each, and what a row holds in it. Headings are told apart: the fixed
 * ones keep their names, then the answers, then the data. What has a name that is taken says what it is: `data.id` is a
 * data field, `Topic (topic2)` the answer to the control `topic2`.
 */
import type { AnnotationDocument, AnswerValue } from "@/lib/annotation/document";
import { isAskedPerRegion, joinedNames } from "@/lib/exports/class-answers";
import { ownData, shownFields } from "@/lib/exports/data-fields";
import { distinctNames } from "@/lib/exports/distinct-names";
import { itemText } from "@/lib/exports/item-text";
import type { ExportHeader, FrozenItem } from "@/lib/formats/writer";
import { answerKind } from "@/lib/kinds";
import { exportName } from "@/lib/labels/about";
import { labelNamer } from "@/lib/labels/label-name";
import { type Control, isAnswerControl, isRegionControl, isRelationControl } from "@/lib/labels/schema";

export type TableRow = {
  item: FrozenItem;
  /** Where the images of the task lie in the archive, by data field. */
  files: ReadonlyMap<string, string>;
  annotator: string | null;
  document: AnnotationDocument;
  submittedAt?: number;
  leadTimeMs?: number;
};

/** Its answers are ids of a list of candidates. */
const isLinking = (control: Control): boolean =>
  isAnswerControl(control) && answerKind(control.kind).candidates !== undefined;

export type Column = { heading: string; value: (row: TableRow) => unknown };

/** Beside the ids in the answers about a region the names of their candidates. */
function candidateNames(
  linking: readonly Control[],
  attributes: Readonly<Record<string, AnswerValue>>,
  { names = {} }: FrozenItem,
): { candidateNames?: Record<string, string> } {
  const found = linking.flatMap(({ id }) => {
    const name = names[`${id}/${attributes[id]}`];
    return name === undefined ? [] : [[id, name] as const];
  });
  return found.length > 0 ? { candidateNames: Object.fromEntries(found) } : {};
}

/** What the column of a control holds. The names of its labels are looked up once for all rows. */
function answerOf(control: Control, linking: readonly Control[]): Column["value"] {
  const nameOf = labelNamer(control);
  return ({ document, item }) => {
    // A label the schema no longer has is called what it was called last, in releases that kept that.
    const names = (ids: unknown[]) =>
      ids.map((id) => nameOf(String(id)) ?? item.names?.[`${control.id}/${id}`] ?? id);
    if (isRegionControl(control)) {
      const regions = document.regions.filter((region) => region.control === control.id);
      return regions.map(({ labels, shape, attributes }) => ({
        labels: names(labels),
        ...shape,
        ...(attributes && { attributes, ...candidateNames(linking, attributes, item) }),
      }));
    }
    if (isRelationControl(control))
      return document.relations.filter((relation) => relation.control === control.id);
    const answer = document.answers[control.id];
    // Candidates may share a name: the name has a column of its own.
    if (isLinking(control)) return answer;
    return Array.isArray(answer)
      ? joinedNames(names(answer))
      : typeof answer === "string"
        ? names([answer])[0]
        : answer;
  };
}

/** The column with the names of candidates, beside that with their ids. */
const nameOfAnswer =
  ({ id }: Control): Column["value"] =>
  ({ document, item }) =>
    Object.hasOwn(document.answers, id) ? item.names?.[`${id}/${document.answers[id]}`] : undefined;

/** Controls with a column: those asked about the whole task. */
export const columnControls = (header: ExportHeader): Control[] =>
  header.schema.controls.filter((control) => !isAskedPerRegion(control));

const inIso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());

function annotatorColumns({ classNumbers }: ExportHeader): Column[] {
  const annotator: Column = { heading: "annotator", value: (row) => row.annotator };
  // Releases frozen before times were kept have no class numbers either; their tables stay as they were.
  if (classNumbers === null) return [annotator];
  return [
    annotator,
    { heading: "submitted_at", value: (row) => inIso(row.submittedAt) },
    { heading: "lead_time_ms", value: (row) => row.leadTimeMs },
  ];
}

export function columnsOf(header: ExportHeader): Column[] {
  const { dataFields } = header;
  const fixed: Column[] = [
    { heading: "id", value: ({ item }) => item.id },
    { heading: "external_id", value: ({ item }) => item.externalId },
    { heading: "split", value: ({ item }) => item.split },
    ...(header.hasFolds ? [{ heading: "fold", value: ({ item }: TableRow) => item.fold }] : []),
    // Items frozen before it was told have the key of the split only.
    {
      heading: "group",
      value: ({ item }) => (item.givenGroup === undefined ? item.group : item.givenGroup),
    },
    ...(header.perAnnotator ? annotatorColumns(header) : []),
  ];
  const distinct = distinctNames(fixed.map(({ heading }) => heading));
  // A release frozen before its fields were counted is downloaded as it was then, headings that stand twice included.
  const named = (name: string, otherwise: (name: string) => string) =>
    dataFields === null ? name : distinct(name, otherwise);
  const shown = shownFields(header.schema);
  const linking = header.schema.controls.filter(isLinking);
  const answers = columnControls(header).flatMap((control): Column[] => {
    const heading = named(exportName(control), (taken) => `${taken} (${control.id})`);
    const column = { heading, value: answerOf(control, linking) };
    if (!isLinking(control)) return [column];
    const ofNames = named(`${exportName(control)} (name)`, (taken) => `${taken} (${control.id})`);
    return [column, { heading: ofNames, value: nameOfAnswer(control) }];
  });
  const fields = (dataFields === null ? shown : [...new Set([...shown, ...dataFields])]).map(
    (field): Column => ({
      heading: named(field, (taken) => `data.${taken}`),
      value: ({ files, item }) => files.get(field) ?? ownData(item.data, field),
    }),
  );
  // Regions lie on the text that is read, which data of another form is not.
  const texts = header.schema.inputs
    .filter(({ form }) => form !== undefined)
    .map(
      (input): Column => ({
        heading: named(`${input.field} (text)`, (taken) => `data.${taken}`),
        value: ({ item }) => itemText(item, input),
      }),
    );
  return [...fixed, ...fields, ...texts, ...answers];
}
