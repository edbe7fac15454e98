/** The document that a file's annotation means for a label schema, strictly: what does not fit it fails the test. */
import type { AnnotationDocument, AnswerValue } from "@/lib/annotation/document";
import type { ImageSize, SourceAnnotation, SourceValue } from "@/lib/formats/source-annotation";
import { labelNamer } from "@/lib/labels/label-name";
import { type Control, findControl, hasLabels, type LabelSchema } from "@/lib/labels/schema";

function labelId(control: Control, given: string): string {
  if (!hasLabels(control)) return given;
  const nameOf = labelNamer(control);
  const found =
    control.labels.find(({ id }) => id === given) ??
    control.labels.find(({ id, name }) => name === given || nameOf(id) === given);
  if (!found) throw new Error(`${control.id} has no label ${given}`);
  return found.id;
}

function controlFor(schema: LabelSchema, name: string | undefined, kinds: readonly string[]): Control {
  const fitting = schema.controls.filter(({ kind }) => kinds.includes(kind));
  const found =
    name === undefined
      ? fitting[0]
      : (findControl(schema, name) ?? schema.controls.find((control) => control.name === name));
  if (!found) throw new Error(`no control ${name}`);
  return found;
}

function answerOf(control: Control, value: SourceValue): AnswerValue {
  if (!hasLabels(control)) return value as AnswerValue;
  const ids = [value].flat().map((one) => labelId(control, String(one)));
  const isList = control.kind === "ranking" || ("multiple" in control && control.multiple === true);
  return isList ? ids : (ids[0] as string);
}

export function toDocument(
  schema: LabelSchema,
  source: SourceAnnotation,
  image: ImageSize = { widthPx: 1000, heightPx: 500 },
): AnnotationDocument {
  const answers = Object.fromEntries(
    source.answers.map(({ control: name, value }) => {
      const control = controlFor(schema, name, ["choice"]);
      return [control.id, answerOf(control, value)] as const;
    }),
  );
  const regions = source.regions.map(({ id, kind, shape, control: name, labels, attributes, group }) => {
    const control = controlFor(schema, name, [kind]);
    const own =
      hasLabels(control) && labels.length === 0 ? control.labels.slice(0, 1).map((one) => one.id) : labels;
    return {
      id,
      control: control.id,
      labels: own.map((label) => labelId(control, label)),
      shape: typeof shape === "function" ? shape(image) : shape,
      ...(group === undefined ? {} : { group }),
      ...(attributes && {
        attributes: Object.fromEntries(
          Object.entries(attributes).map(([key, value]) => {
            const asked = controlFor(schema, key, []);
            return [asked.id, answerOf(asked, value)] as const;
          }),
        ),
      }),
    };
  });
  const relations = source.relations.map(({ from, to, label, control: name }, i) => {
    const control = controlFor(schema, name, ["relation"]);
    return { id: `relation-${i + 1}`, control: control.id, label: labelId(control, label), from, to };
  });
  return { answers, regions, relations };
}
