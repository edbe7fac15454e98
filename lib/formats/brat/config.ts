/** The two files by which brat knows the types: what there is, and what it is called. */
import { hasChains } from "@/lib/annotation/chains";
import { hasEvents } from "@/lib/annotation/events";
import { takesEnd } from "@/lib/annotation/relation-ends";
import { oneLine } from "@/lib/exports/line-breaks";
import type { BratNames } from "./names";

const section = (name: string, lines: readonly string[]): string => `[${name}]\n${lines.join("\n")}\n\n`;

/** Triggers of events are no entities to brat. */
const anyOf = (relations: BratNames["relations"]): string =>
  relations.some(({ control }) => hasEvents(control)) ? "<ENTITY>|<EVENT>" : "<ENTITY>";

/** The types of the spans that an end of a relation may be. */
function endTypes({ spans, relations }: BratNames, allowed: readonly string[] | undefined): string {
  const types = spans
    .filter(({ control }) => allowed?.includes(control.id))
    .flatMap((span) => [...span.types.values()]);
  return types.length === 0 ? anyOf(relations) : types.join("|");
}

/** By type of the triggers the roles of an event, each with how often it may be there: once, `?`, `+` or `*`. */
function eventTypes(names: BratNames): ReadonlyMap<string, string[]> {
  const events = new Map<string, string[]>();
  for (const { control, types } of names.relations.filter((one) => hasEvents(one.control))) {
    const roles = control.labels.map(({ id }) => {
      const [isRequired, isSingle] = [control.requiredRoles, control.singleRoles].map((ids) =>
        ids?.includes(id),
      );
      const often = isRequired ? (isSingle ? "" : "+") : isSingle ? "?" : "*";
      return `${types.get(id)}${often}:${control.to ? endTypes(names, control.to) : "<ANY>"}`;
    });
    for (const span of names.spans)
      if (takesEnd(control, "from", span.control.id))
        for (const type of span.types.values()) events.set(type, [...(events.get(type) ?? []), ...roles]);
  }
  return events;
}

export function annotationConf(names: BratNames): string {
  const any = anyOf(names.relations);
  const events = eventTypes(names);
  const entities = names.spans
    .flatMap(({ types }) => [...types.values()])
    .filter((type) => !events.has(type));
  const pairs = names.relations.filter(({ control }) => !hasEvents(control));
  const relations = pairs.flatMap(({ control, types }) => {
    const ends = `Arg1:${endTypes(names, control.from)}, Arg2:${endTypes(names, control.to)}`;
    const kind = hasChains(control)
      ? ", <REL-TYPE>:symmetric-transitive"
      : control.directed
        ? ""
        : ", <REL-TYPE>:symmetric";
    return [...types.values()].map((type) => `${type}\t${ends}${kind}`);
  });
  const equivalence = `${names.chainType(null)}\tArg1:${any}, Arg2:${any}, <REL-TYPE>:symmetric-transitive`;
  const attributes = names.questions.flatMap(({ type, values, hasFlags }) => {
    const all = [...values.values()];
    if (hasFlags) return all.map((value) => `${type}_${value}\tArg:${any}`);
    return all.length === 0 ? [] : [`${type}\tArg:${any}, Value:${all.join("|")}`];
  });
  // Without this line brat marks spans that overlap as errors.
  const overlaps = `<OVERLAP>\tArg1:${any}, Arg2:${any}, <OVL-TYPE>:<ANY>`;
  return (
    section("entities", entities) +
    section("relations", [overlaps, ...relations, equivalence]) +
    section(
      "events",
      [...events].map(([type, roles]) => (roles.length > 0 ? `${type}\t${roles.join(", ")}` : type)),
    ) +
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
