/**
 * An answer given for one version of a task's data, carried over to the next. Marks in a text go along where the words
 * around them are the same; what cannot be carried is listed, since only a person can say where it belongs now.
 */
import { regionKind } from "@/lib/kinds";
import type { TextPart } from "@/lib/kinds/define";
import { isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { spanCarrier } from "./carry-spans";
import type { AnnotationDocument, Region } from "./document";

/** One version of a task: the texts of its inputs as they are read, by input, and the ids of its images, by field. */
export type TaskVersion = {
  texts: Readonly<Record<string, string>>;
  images: Readonly<Record<string, string>>;
};

/** A region or a relation that was not carried. */
export type LostMark = { control: string; labels: string[]; text: string };
/** How many regions and relations were carried, and those that were not. */
export type CarriedAnswer = { carried: number; lost: LostMark[] };
export type CarriedDocument = CarriedAnswer & { document: AnnotationDocument };

type CarryShape = (shape: Region["shape"]) => Region["shape"] | null;

const MAX_TEXT = 200;

const shortened = (text: string): string => {
  const signs = Array.from(text);
  return signs.length > MAX_TEXT ? `${signs.slice(0, MAX_TEXT).join("")}…` : text;
};

const partsOf = (shape: Region["shape"]): readonly TextPart[] | undefined =>
  regionKind(shape.kind).text?.parts(shape);

const textOfRegion = ({ shape }: Region): string =>
  (partsOf(shape) ?? []).map(({ text }) => text).join(" … ");

function textCarrier(before: string, after: string): CarryShape {
  const carry = spanCarrier(before, after);
  return (shape) => {
    const parts: TextPart[] = [];
    for (const part of partsOf(shape) ?? []) {
      const place = carry(part);
      if (place === null) return null;
      parts.push({ ...place, text: part.text });
    }
    const { text } = regionKind(shape.kind);
    return text && parts.length > 0 ? (text.of(parts) as Region["shape"]) : null;
  };
}

const same: CarryShape = (shape) => shape;
const none: CarryShape = () => null;

/** Images count as the same or another: nobody can tell where a shape of one lies on another. */
function inputCarriers({ inputs }: LabelSchema, before: TaskVersion, after: TaskVersion) {
  return new Map(
    inputs.map(({ id, kind, field }): [string, CarryShape] => {
      if (kind === "image") return [id, before.images[field] === after.images[field] ? same : none];
      const [earlier, later] = [before.texts[id], after.texts[id]];
      if (earlier === later) return [id, same];
      return [id, earlier === undefined || later === undefined ? none : textCarrier(earlier, later)];
    }),
  );
}

/**
 * @returns a function for answers of one task. Answers to questions go along as they are; the order in which candidates were
 * shown and what was decided about predictions do not, as both were about the earlier data.
 */
export function documentCarrier(
  schema: LabelSchema,
  before: TaskVersion,
  after: TaskVersion,
): (document: AnnotationDocument) => CarriedDocument {
  const carriers = inputCarriers(schema, before, after);
  const controls = new Map(schema.controls.map((control) => [control.id, control]));
  const carry = (region: Region): Region | null => {
    const control = controls.get(region.control);
    if (!control || !isRegionControl(control)) return null;
    const shape = carriers.get(control.input)?.(region.shape) ?? null;
    return shape && { ...region, shape };
  };
  return ({ answers, regions, relations }) => {
    const lost: LostMark[] = [];
    const kept = new Map<string, Region>();
    const texts = new Map(regions.map((region) => [region.id, textOfRegion(region)]));
    for (const region of regions) {
      const moved = carry(region);
      if (moved) kept.set(region.id, moved);
      else
        lost.push({
          control: region.control,
          labels: region.labels,
          text: shortened(texts.get(region.id) ?? ""),
        });
    }
    const joined = relations.filter(({ from, to }) => kept.has(from) && kept.has(to));
    for (const { control, label, from, to } of relations)
      if (!kept.has(from) || !kept.has(to))
        lost.push({
          control,
          labels: [label],
          text: shortened(`${texts.get(from) ?? ""} → ${texts.get(to) ?? ""}`),
        });
    return {
      document: { answers, regions: [...kept.values()], relations: joined },
      carried: kept.size + joined.length,
      lost,
    };
  };
}
