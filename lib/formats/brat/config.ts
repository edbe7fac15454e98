/** The two files by which brat knows the types: what there is, and what it is called. */
import { hasChains } from "@/lib/annotation/chains";
import { oneLine } from "@/lib/exports/line-breaks";
import type { BratNames } from "./names";

const section = (name: string, lines: readonly string[]): string => `[${name}]\n${lines.join("\n")}\n\n`;

/** The types of the spans that an end of a relation may be. */
function endTypes({ spans }: BratNames, allowed: readonly string[] | undefined): string {
  const types = spans
    .filter(({ control }) => allowed?.includes(control.id))
    .flatMap((span) => [...span.types.values()]);
  return types.length === 0 ? "<ENTITY>" : types.join("|");
}

export function annotationConf(names: BratNames): string {
  const entities = names.spans.flatMap(({ types }) => [...types.values()]);
  const relations = names.relations.flatMap(({ control, types }) => {
    const ends = `Arg1:${endTypes(names, control.from)}, Arg2:${endTypes(names, control.to)}`;
    const kind = hasChains(control)
      ? ", <REL-TYPE>:symmetric-transitive"
      : control.directed
        ? ""
        : ", <REL-TYPE>:symmetric";
    return [...types.values()].map((type) => `${type}\t${ends}${kind}`);
  });
  const equivalence = `${names.chainType(null)}\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive`;
  const attributes = names.questions.flatMap(({ type, values, hasFlags }) => {
    const all = [...values.values()];
    if (hasFlags) return all.map((value) => `${type}_${value}\tArg:<ENTITY>`);
    return all.length === 0 ? [] : [`${type}\tArg:<ENTITY>, Value:${all.join("|")}`];
  });
  // Without this line brat marks spans that overlap as errors.
  const overlaps = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>";
  return (
    section("entities", entities) +
    section("relations", [overlaps, ...relations, equivalence]) +
    section("events", []) +
    section("attributes", attributes)
  );
}

export const visualConf = ({ shown }: BratNames): string =>
  section(
    "labels",
    shown.map(([type, name]) => `${type} | ${oneLine(name.replaceAll("|", "/"))}`),
  ) +
  section("drawing", [
    "SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:black",
    "ARC_DEFAULT\tcolor:black",
  ]);
