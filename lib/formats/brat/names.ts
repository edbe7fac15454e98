/**
 * What labels, relations and questions are called in brat, whose types have only letters of ASCII, digits, `_` and `-`:
 * their names, without accents and with `_` for other signs; where that leaves out letters, their ids; else their numbers. The
 * names as they are stand in `visual.conf`.
 */
import { mayHaveSeveral } from "@/lib/exports/class-answers";
import { heldControls } from "@/lib/exports/outlines";
import { isSpanKind } from "@/lib/exports/text-documents";
import { answerKind } from "@/lib/kinds";
import {
  type AnswerControl,
  isAnswerControl,
  isRelationControl,
  type LabelSchema,
  type RegionControl,
  type RelationControl,
} from "@/lib/labels/schema";

type Named = { id: string; name: string };
/** Types by label id, in the order of the labels. */
type Types = ReadonlyMap<string, string>;

/** A question about spans. It has no values where annotators write freely. */
export type Question = {
  control: AnswerControl;
  type: string;
  values: Types;
  /** Several answers may be given: each value is a type of its own. */
  hasFlags: boolean;
};

export type BratNames = {
  spans: readonly { control: RegionControl; types: Types }[];
  relations: readonly { control: RelationControl; types: Types }[];
  questions: readonly Question[];
  /** The type of chains that a control asks for, and of groups that none does. */
  chainType: (control: RelationControl | null) => string;
  /** Types with names that differ from them. */
  shown: readonly (readonly [type: string, name: string])[];
};

/** The name as a type, null where letters or digits would be left out. */
function typeOf(name: string): string | null {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "");
  const hasOthers = /[\p{L}\p{N}]/u.test(plain.replace(/[a-z0-9]/gi, ""));
  const type = plain.replace(/[^a-z0-9_-]+/gi, "_");
  return hasOthers || !/[a-z0-9]/i.test(type) ? null : type;
}

/** A namer that gives no type twice. */
function namer(fallback: string) {
  const taken = new Set<string>();
  return ({ id, name }: Named): string => {
    const plain = typeOf(name) ?? typeOf(id) ?? `${fallback}${taken.size + 1}`;
    let type = plain;
    for (let copy = 2; taken.has(type); copy++) type = `${plain}_${copy}`;
    taken.add(type);
    return type;
  };
}

const typesOf = (labels: readonly Named[], nameOf: (label: Named) => string): Types =>
  new Map(labels.map((label) => [label.id, nameOf(label)]));

function questionsOf({ controls }: LabelSchema): Question[] {
  const nameOf = namer("Question");
  return controls
    .filter(isAnswerControl)
    .filter(({ per }) => per === "region")
    .map((control) => {
      const { values, valueKeys } = answerKind(control.kind);
      const closed = valueKeys ? (values?.(control) ?? []) : [];
      return {
        control,
        type: nameOf(control),
        values: typesOf(closed, namer("Value")),
        hasFlags: mayHaveSeveral(control),
      };
    });
}

export function bratNames(schema: LabelSchema): BratNames {
  const [spanType, relationType] = [namer("Span"), namer("Relation")];
  const spans = heldControls(schema, isSpanKind).map((control) => ({
    control,
    types: typesOf(control.labels, spanType),
  }));
  const relations = schema.controls
    .filter(isRelationControl)
    .map((control) => ({ control, types: typesOf(control.labels, relationType) }));
  // brat's own name for what is the same, as its example corpora have it.
  const plainChain = relationType({ id: "Equiv", name: "Equiv" });
  const shown = [...spans, ...relations].flatMap(({ control, types }) =>
    control.labels.map(({ id, name }) => [types.get(id) ?? "", name] as const),
  );
  return {
    spans,
    relations,
    questions: questionsOf(schema),
    chainType: (control) =>
      relations
        .find((one) => one.control === control)
        ?.types.values()
        .next().value ?? plainChain,
    shown: shown.filter(([type, name]) => type !== name),
  };
}
