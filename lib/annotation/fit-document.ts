/** An answer given under an earlier label schema, made to fit the present one: what that no longer has is left out. */
import {
  type Control,
  findLabel,
  isAnswerControl,
  isRegionControl,
  isRelationControl,
  type LabelSchema,
} from "@/lib/labels/schema";
import type { AnnotationDocument, AnswerValue, Region, Relation } from "./document";
import { fitAnswer } from "./fit-answer";
import { fitShape } from "./fit-shape";
import { ENDS, takesEnd } from "./relation-ends";

type Fitting = { controls: Map<string, Control>; dropped: number; isChanged: boolean };
type Answers = Record<string, AnswerValue>;

function fitAnswers(answers: Answers, per: "task" | "region", fitting: Fitting): Answers {
  const fitted: [string, AnswerValue][] = [];
  for (const [id, value] of Object.entries(answers)) {
    const control = fitting.controls.get(id);
    if (!control || !isAnswerControl(control) || (control.per ?? "task") !== per) {
      fitting.dropped += 1;
      continue;
    }
    const { kept, dropped } = fitAnswer(value, control);
    fitting.dropped += dropped;
    fitting.isChanged ||= kept !== value;
    if (kept !== null) fitted.push([id, kept]);
  }
  return Object.fromEntries(fitted);
}

function fitRegion(region: Region, fitting: Fitting): Region[] {
  const control = fitting.controls.get(region.control);
  const known = control ? region.labels.filter((id) => findLabel(control, id)) : [];
  const labels = control && isRegionControl(control) && control.multiple ? known : known.slice(0, 1);
  if (!control || !isRegionControl(control) || control.kind !== region.shape.kind || labels.length === 0) {
    fitting.dropped += 1;
    return [];
  }
  const shape = fitShape(region.shape, control);
  if (shape !== region.shape) fitting.dropped += 1;
  if (!shape) return [];
  fitting.dropped += region.labels.length - labels.length;
  const { attributes, ...rest } = region;
  const own = attributes && fitAnswers(attributes, "region", fitting);
  const fitted = { ...rest, labels, shape };
  return [own && Object.keys(own).length > 0 ? { ...fitted, attributes: own } : fitted];
}

function fitRelation(relation: Relation, regions: ReadonlyMap<string, Region>, fitting: Fitting): boolean {
  const control = fitting.controls.get(relation.control);
  const fits =
    control !== undefined &&
    isRelationControl(control) &&
    findLabel(control, relation.label) !== undefined &&
    ENDS.every((end) => {
      const region = regions.get(relation[end]);
      return region && takesEnd(control, end, region.control);
    });
  if (!fits) fitting.dropped += 1;
  return fits;
}

/** Without inputs that the schema no longer shows; one alone has no place among others. */
function fitPlaces(places: string[] | undefined, { inputs }: LabelSchema): string[] | undefined {
  const known = places?.filter((id) => inputs.some((input) => input.id === id));
  if (known === undefined || known.length === places?.length) return places;
  return known.length > 1 ? known : undefined;
}

/**
 * @returns the document itself where nothing had to be left out or written another way, and how many answers, labels, regions and relations
 * were. What is required and now missing stays missing.
 */
export function fitDocument(
  document: AnnotationDocument,
  schema: LabelSchema,
): { document: AnnotationDocument; dropped: number } {
  const fitting: Fitting = {
    controls: new Map(schema.controls.map((one) => [one.id, one])),
    dropped: 0,
    isChanged: false,
  };
  const answers = fitAnswers(document.answers, "task", fitting);
  const regions = document.regions.flatMap((region) => fitRegion(region, fitting));
  const byId = new Map(regions.map((region) => [region.id, region]));
  const relations = document.relations.filter((relation) => fitRelation(relation, byId, fitting));
  const { places: given, ...rest } = document;
  const places = fitPlaces(given, schema);
  return fitting.dropped === 0 && !fitting.isChanged && places === given
    ? { document, dropped: 0 }
    : {
        document: { ...rest, ...(places && { places }), answers, regions, relations },
        dropped: fitting.dropped,
      };
}
