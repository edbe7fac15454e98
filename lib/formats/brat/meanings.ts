/**
 * What the types of an archive mean. An archive of this program has `schema.json`, by which each type is the label it was
 * written for; others have `visual.conf`, where types may have names of their own.
 */

import { oneLine } from "@/lib/exports/line-breaks";
import { parseExactly } from "@/lib/imports/exact-json";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import type { LabelSchema } from "@/lib/labels/schema";
import type { SourceValue } from "../source-annotation";
import { bratNames } from "./names";

export type Meaning = { control?: string; label: string; isMultiple: boolean };
/** An attribute is one value of a question, a flag one of several. */
export type AttributeMeaning = { question: string; value: string | number; isOfSeveral: boolean };

export type Meanings = {
  schema: LabelSchema | null;
  spanOf: (type: string) => Meaning;
  relationOf: (type: string) => Meaning;
  attributeOf: (name: string, value: string | undefined) => AttributeMeaning;
  /** Answers in a note of ours, null for a note that people wrote. */
  answersIn: (note: string) => Readonly<Record<string, SourceValue>> | null;
};

/** A flag that is set, where nothing else is said. */
const SET = "true";

export function schemaIn(text: string): LabelSchema | null {
  try {
    const checked = checkLabelSchema(parseExactly(text));
    return checked.ok ? checked.value : null;
  } catch {
    return null;
  }
}

/** Types by their names in the section of labels: `type | name | shorter name`. */
export function namesInConfig(text: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  let section = "";
  for (const line of text.split(/\r\n|\n|\r/)) {
    const heading = /^\s*\[(.+)\]\s*$/.exec(line);
    if (heading) section = (heading[1] as string).toLowerCase();
    else if (section === "labels" && !line.startsWith("#")) {
      const [type = "", name = ""] = line.split("|").map((part) => part.trim());
      if (type !== "" && name !== "") names.set(type, name);
    }
  }
  return names;
}

export const plainMeanings = (names: ReadonlyMap<string, string>): Meanings => ({
  schema: null,
  spanOf: (type) => ({ label: names.get(type) ?? type, isMultiple: false }),
  relationOf: (type) => ({ label: names.get(type) ?? type, isMultiple: false }),
  attributeOf: (name, value) => ({
    question: names.get(name) ?? name,
    value: value ?? SET,
    isOfSeveral: false,
  }),
  answersIn: () => null,
});

export function ownMeanings(schema: LabelSchema): Meanings {
  const { spans, relations, questions } = bratNames(schema);
  const meanings = (
    all: readonly {
      control: { id: string; multiple?: boolean | undefined };
      types: ReadonlyMap<string, string>;
    }[],
  ) =>
    new Map(
      all.flatMap(({ control, types }) =>
        [...types].map(
          ([label, type]) =>
            [type, { control: control.id, label, isMultiple: control.multiple === true }] as const,
        ),
      ),
    );
  const [ofSpans, ofRelations] = [
    meanings(spans),
    meanings(relations.map(({ control, types }) => ({ control: { id: control.id }, types }))),
  ];
  const ofAttributes = new Map(
    questions.flatMap(({ control, type, values, hasFlags }) =>
      [...values].map(
        ([value, told]) =>
          [
            hasFlags ? `${type}_${told}` : `${type} ${told}`,
            {
              question: control.id,
              value: control.kind === "rating" ? Number(value) : value,
              isOfSeveral: hasFlags,
            },
          ] as const,
      ),
    ),
  );
  const free = questions.filter(({ values }) => values.size === 0);
  return {
    schema,
    spanOf: (type) => ofSpans.get(type) ?? { label: type, isMultiple: false },
    relationOf: (type) => ofRelations.get(type) ?? { label: type, isMultiple: false },
    attributeOf: (name, value) =>
      ofAttributes.get(value === undefined ? name : `${name} ${value}`) ?? {
        question: name,
        value: value ?? SET,
        isOfSeveral: false,
      },
    answersIn: (note) => {
      const answers: Record<string, SourceValue> = {};
      let rest = note;
      while (rest !== "") {
        const found = free.find(({ control }) => rest.startsWith(prefixOf(control)));
        const [value, length] = found ? valueAt(rest.slice(prefixOf(found.control).length)) : [];
        if (!found || value === undefined || length === undefined) return null;
        answers[found.control.id] = value;
        rest = rest.slice(prefixOf(found.control).length + length);
      }
      return answers;
    },
  };
}

/** A note of ours has answers as `Question: value; Question: value`. */
const prefixOf = ({ name }: { name: string }): string => `${oneLine(name)}: `;

/** A text in quotes or a number at the start of a text, and how long that is with what follows it. */
function valueAt(text: string): readonly [value?: string | number, length?: number] {
  const written = /^("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*)(?:; |$)/u.exec(text);
  if (!written) return [];
  try {
    const value: unknown = JSON.parse(written[1] as string);
    return typeof value === "string" || typeof value === "number" ? [value, written[0].length] : [];
  } catch {
    return [];
  }
}
