/** Events: a trigger with regions in roles. */
import { describe, expect, it } from "vitest";
import { checkDocument } from "@/lib/annotation/check-document";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { eventsOf } from "@/lib/annotation/events";
import { indexCodePoints } from "@/lib/core/code-points";
import { inEnglish } from "@/lib/i18n/tell";
import type { TaskInputs } from "@/lib/kinds/input-content";
import { withLabelId } from "@/lib/labels/change-ids";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import type { ControlOf, LabelSchema } from "@/lib/labels/schema";
import { spanControl, spanRegion, TEXT } from "../agreement/build";

const triggers = { ...spanControl(["attack"]), id: "triggers", name: "Triggers" };
const people = { ...spanControl(["per"]), id: "people", name: "People" };
const roles: ControlOf<"relation"> = {
  id: "roles",
  name: "Roles",
  kind: "relation",
  structure: "events",
  directed: true,
  from: ["triggers"],
  to: ["people"],
  requiredRoles: ["target"],
  singleRoles: ["place"],
  labels: [
    { id: "target", name: "Target" },
    { id: "place", name: "Place" },
  ],
};
const schema: LabelSchema = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [triggers, people, roles],
};
const region = (id: string, control: string, start: number): Region => ({
  ...spanRegion(id, control === "people" ? "per" : "attack", [start, start + 3]),
  control,
});
const document = (links: [role: string, from: string, to: string][]): AnnotationDocument => ({
  answers: {},
  regions: [region("t", "triggers", 0), region("p", "people", 4), region("q", "people", 10)],
  relations: links.map(([label, from, to], i) => ({ id: `l${i}`, control: "roles", label, from, to })),
});
const inputs: TaskInputs = { text: { kind: "text", text: TEXT, index: indexCodePoints(TEXT) } };
const problems = (
  links: Parameters<typeof document>[0],
  completeness: "draft" | "submitted" = "submitted",
) => {
  const checked = checkDocument(document(links), schema, inputs, completeness);
  return checked.ok ? [] : checked.error.map(({ path, message }) => [path, inEnglish(message)]);
};

it("a trigger without arguments is an event, too; its relations are its arguments", () => {
  const given = document([["target", "t", "p"]]);
  expect(
    eventsOf(roles, given).map(({ at, trigger, arguments: all }) => [at, trigger.id, all.length]),
  ).toEqual([[0, "t", 1]]);
  expect(eventsOf(roles, document([]))[0]?.arguments).toEqual([]);
});

describe("before it is submitted an event", () => {
  it("has its required roles, while a draft may lack them", () => {
    expect(problems([])).toEqual([["regions.0.roles.roles", "attack: the role Target is missing"]]);
    expect(problems([["place", "t", "q"]])).toHaveLength(1);
    expect(problems([], "draft")).toEqual([]);
    expect(
      problems([
        ["target", "t", "p"],
        ["target", "t", "q"],
        ["place", "t", "q"],
      ]),
    ).toEqual([]);
  });

  it("has what may be there once no more than once", () => {
    expect(
      problems([
        ["target", "t", "p"],
        ["place", "t", "p"],
        ["place", "t", "q"],
      ]),
    ).toEqual([["regions.0.roles.roles", "attack: the role Place is there more than once"]]);
  });
});

it("a schema says what triggers events; its roles are its labels, and follow them", () => {
  const saying = (changes: Partial<ControlOf<"relation">>) => {
    const checked = checkLabelSchema({ ...schema, controls: [triggers, people, { ...roles, ...changes }] });
    return checked.ok ? [] : checked.error.map(({ path, message }) => `${path}: ${inEnglish(message)}`);
  };
  expect(saying({})).toEqual([]);
  expect(saying({ from: undefined })).toEqual([
    "controls.2.from: events need to say at which regions they begin (their triggers)",
  ]);
  expect(saying({ directed: undefined })).toEqual(["controls.2.directed: roles of events have a direction"]);
  expect(saying({ singleRoles: ["gone"] })).toEqual(['controls.2.singleRoles: there is no role "gone"']);
  const renamed = withLabelId(schema, "roles", "target", "victim").controls[2] as ControlOf<"relation">;
  expect(renamed.requiredRoles).toEqual(["victim"]);
});

it("a schema of chains has one label, and mentions on a text", () => {
  const chains: ControlOf<"relation"> = {
    ...roles,
    structure: "chains",
    requiredRoles: undefined,
    singleRoles: undefined,
  };
  const saying = (
    changes: Partial<ControlOf<"relation">>,
    controls: LabelSchema["controls"] = [triggers, people],
  ) => {
    const checked = checkLabelSchema({
      inputs: [...schema.inputs, { id: "image", kind: "image", field: "image" }],
      controls: [...controls, { ...chains, ...changes }],
    });
    return checked.ok ? [] : checked.error.map(({ message }) => inEnglish(message));
  };
  const labels = [{ id: "same", name: "Same" }];
  expect(saying({ labels })).toEqual([]);
  expect(saying({})).toEqual(["chains of mentions have one label"]);
  const boxes = { id: "boxes", name: "Boxes", kind: "box", input: "image", labels } as const;
  expect(saying({ labels, from: undefined, to: undefined }, [boxes as never])).toEqual([
    "chains need a question that marks spans of text",
  ]);
});
