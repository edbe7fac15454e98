/**
 * Events with roles: a region at which relations of the control may begin is the trigger of an event, the label of a relation is
 * the role of the region at its other end. A trigger without arguments is an event, too.
 */
import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { RelationControl } from "@/lib/kinds";
import { type Control, findControl, findLabel, type LabelSchema } from "@/lib/labels/schema";
import type { AnnotationDocument, Region, Relation } from "./document";
import { takesEnd } from "./relation-ends";

export const hasEvents = (control: Control): control is RelationControl =>
  "structure" in control && control.structure === "events";

/** `at` is the place of the trigger among the regions; arguments are in the order they were added. */
export type Event = { at: number; trigger: Region; arguments: Relation[] };

/** In the order of their triggers. */
export function eventsOf(
  control: RelationControl,
  { regions, relations }: Pick<AnnotationDocument, "regions" | "relations">,
): Event[] {
  const events = new Map<string, Event>();
  for (const [at, trigger] of regions.entries())
    if (takesEnd(control, "from", trigger.control)) events.set(trigger.id, { at, trigger, arguments: [] });
  for (const relation of relations)
    if (relation.control === control.id) events.get(relation.from)?.arguments.push(relation);
  return [...events.values()];
}

/** What an event is called: by the labels of its trigger. */
const eventName = (schema: LabelSchema, { control: id, labels }: Region): string => {
  const control = findControl(schema, id);
  return labels.map((label) => (control && findLabel(control, label)?.name) ?? label).join(", ");
};

const count = (event: Event, role: string): number =>
  event.arguments.filter(({ label }) => label === role).length;

/** Ids of the roles that an event lacks, and of those that it has more than once and may have once. */
export const wrongRoles = ({ requiredRoles = [], singleRoles = [] }: RelationControl, event: Event) => ({
  missing: requiredRoles.filter((role) => count(event, role) === 0),
  repeated: singleRoles.filter((role) => count(event, role) > 1),
});

type Marked = Pick<AnnotationDocument, "regions" | "relations">;

/** What the events of a control lack, one issue for each of `wrongRoles`; none of a control without events. */
export function roleIssues(schema: LabelSchema, control: RelationControl, document: Marked): Issue[] {
  return hasEvents(control) ? issuesOf(schema, control, document) : [];
}

const issuesOf = (schema: LabelSchema, control: RelationControl, document: Marked): Issue[] =>
  eventsOf(control, document).flatMap((event) => {
    const { missing, repeated } = wrongRoles(control, event);
    const issue =
      (key: "answers.roleMissing" | "answers.roleTwice") =>
      (role: string): Issue => ({
        path: `regions.${event.at}.roles.${control.id}`,
        message: say(key, {
          event: eventName(schema, event.trigger),
          role: findLabel(control, role)?.name ?? role,
        }),
      });
    return [...missing.map(issue("answers.roleMissing")), ...repeated.map(issue("answers.roleTwice"))];
  });
