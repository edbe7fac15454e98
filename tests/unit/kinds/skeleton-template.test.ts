import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocument } from "@/lib/annotation/check-document";
import { taskInputs } from "@/lib/annotation/context";
import { fitDocument } from "@/lib/annotation/fit-document";
import { lostKeys } from "@/lib/annotation/lost-keys";
import type { Point } from "@/lib/core/geometry";
import { dotsOf } from "@/lib/kinds/outlines";
import type { SkeletonControl } from "@/lib/kinds/regions/skeleton/control";
import { skeletonEditor } from "@/lib/kinds/regions/skeleton/shape-editor";
import { skeletonIn, templatePlaces } from "@/lib/kinds/regions/skeleton/template";
import {
  changeTemplate,
  editTemplate,
  rectOf,
  type TemplateEdit,
  type TemplateEvent,
  templateOf,
} from "@/lib/kinds/regions/skeleton/template-edit";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import type { LabelSchema } from "@/lib/labels/schema";

const CONTROL: SkeletonControl = {
  id: "pose",
  name: "Pose",
  kind: "skeleton",
  input: "image",
  labels: [{ id: "person", name: "Person" }],
  joints: [
    { id: "head", name: "Head", x: 0.5, y: 0 },
    { id: "left", name: "Left hand", x: 0, y: 1, mirror: "right" },
    { id: "right", name: "Right hand", x: 1, y: 1, mirror: "left" },
  ],
  bones: [
    ["head", "left"],
    ["head", "right"],
  ],
};
const RECT = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
const begin = (isInTurn = false) => editTemplate(CONTROL, RECT, isInTurn);
const changed = (edit: TemplateEdit, ...events: TemplateEvent[]) => events.reduce(changeTemplate, edit);
const pressAt = (at: Point, id = "new"): TemplateEvent => ({
  type: "press",
  at,
  id,
  name: "New",
  joined: false,
});
const result = (edit: TemplateEdit) => templateOf(CONTROL, edit, begin());
const schemaOf = (control: SkeletonControl): LabelSchema => ({
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [control],
});

describe("a skeleton's template over an image", () => {
  it("is placed joint by joint in the order of the joints, and kept as shares of the rectangle around them", () => {
    const edit = changed(begin(true), pressAt([0.5, 0.25]), pressAt([0.375, 0.5]));
    expect(edit.waiting).toEqual(["right"]);
    const placed = changed(edit, pressAt([0.875, 0.75]));
    expect(placed.waiting).toEqual([]);
    expect(rectOf(placed)).toEqual({ x: 0.375, y: 0.25, width: 0.5, height: 0.5 });
    expect(result(placed).joints).toEqual([
      { id: "head", name: "Head", x: 0.25, y: 0 },
      { id: "left", name: "Left hand", x: 0, y: 0.5, mirror: "right" },
      { id: "right", name: "Right hand", x: 1, y: 1, mirror: "left" },
    ]);
    // With none waiting a press makes a joint of its own; asked for, it is connected with the chosen one, and the next with it.
    const more = changed(placed, pressAt([0.9, 0.9], "foot"));
    expect(more.bones).toEqual(placed.bones);
    expect(more.chosen).toBe("foot");
    const joined = (name: string): TemplateEvent =>
      ({ ...pressAt([0.9, 0.9], name), joined: true }) as TemplateEvent;
    const chain = changed(placed, joined("foot"), joined("toe"));
    expect(chain.bones.slice(-2)).toEqual([
      ["right", "foot"],
      ["foot", "toe"],
    ]);
    expect(changed({ ...placed, chosen: null }, joined("foot")).bones).toEqual(placed.bones);
  });

  it("keeps the places as they are where only names, bones or pairs have changed", () => {
    const narrow = { ...CONTROL, joints: CONTROL.joints.map((joint) => ({ ...joint, y: 0.3 })) };
    const edit = editTemplate(narrow, RECT, false);
    const renamed = changeTemplate(edit, { type: "rename", id: "head", name: "Crown" });
    const { joints } = templateOf(narrow, renamed, edit);
    expect(joints).toEqual(narrow.joints.map((joint, i) => (i === 0 ? { ...joint, name: "Crown" } : joint)));
  });

  it("stands in the middle of a side that its joints do not span", () => {
    const flat = changed(begin(true), pressAt([0.1, 0.5]), pressAt([0.5, 0.5]), pressAt([0.9, 0.5]));
    expect(result(flat).joints.map(({ x, y }) => [x, y])).toEqual([
      [0, 0.5],
      [0.5, 0.5],
      [1, 0.5],
    ]);
  });

  it("connects two joints by one press each, and parts those that are connected", () => {
    const connect: TemplateEvent = { type: "mode", mode: "connect" };
    const hands = changed(begin(), connect, { type: "touch", id: "left" }, { type: "touch", id: "right" });
    expect(hands.bones).toContainEqual(["left", "right"]);
    expect(hands.from).toBeNull();
    const parted = changeTemplate(hands, { type: "join", from: "right", to: "left" });
    expect(parted.bones).toEqual(CONTROL.bones);
    expect(changed(hands, { type: "touch", id: "head" }, { type: "touch", id: "head" }).bones).toEqual(
      hands.bones,
    );
    expect(changeTemplate(hands, { type: "join", from: "head", to: "head" })).toBe(hands);
  });

  it("pairs two joints for the mirror, and frees those that were paired with them", () => {
    const pair: TemplateEvent = { type: "pair", id: "head", other: "left" };
    const mirrors = (edit: TemplateEdit) => edit.joints.map(({ mirror }) => mirror);
    expect(mirrors(changed(begin(), pair))).toEqual(["left", "head", undefined]);
    expect(mirrors(changed(begin(), pair, pair))).toEqual([undefined, undefined, undefined]);
  });

  it("takes bones and pairs of a removed joint with it, and never the last joint", () => {
    const gone = changed(begin(), { type: "remove", id: "left" });
    expect(gone.bones).toEqual([["head", "right"]]);
    expect(gone.joints.map(({ mirror }) => mirror)).toEqual([undefined, undefined]);
    const one = changed(gone, { type: "remove", id: "right" }, { type: "remove", id: "head" });
    expect(one.joints.map(({ id }) => id)).toEqual(["head"]);
  });

  it("undoes a drag as one step", () => {
    const dragged = changed(
      begin(),
      { type: "move", id: "head", to: [0.1, 0.1], gesture: "drag 1" },
      { type: "move", id: "head", to: [0.2, 0.2], gesture: "drag 1" },
      { type: "move", id: "head", to: [0.3, 0.3], gesture: "drag 2" },
    );
    const once = changeTemplate(dragged, { type: "undo" });
    expect(once.places.get("head")).toEqual([0.2, 0.2]);
    expect(changeTemplate(once, { type: "undo" }).places.get("head")).toEqual([0.5, 0.25]);
    expect(changed(once, { type: "redo" }).places).toEqual(dragged.places);
  });

  const id: fc.Arbitrary<string> = fc.constantFrom("head", "left", "right", "a", "b");
  const at = fc.tuple(
    fc.double({ min: -1, max: 2, noNaN: true }),
    fc.double({ min: -1, max: 2, noNaN: true }),
  );
  const event = fc.oneof<fc.Arbitrary<TemplateEvent>[]>(
    at.map((to) => pressAt(to, "a")),
    at.map((to) => pressAt(to, "b")),
    fc.record({ type: fc.constant("move" as const), id, to: at, gesture: fc.constantFrom("1", "2") }),
    fc.record({ type: fc.constant("remove" as const), id }),
    fc.record({ type: fc.constant("touch" as const), id }),
    fc.record({ type: fc.constant("join" as const), from: id, to: id }),
    fc.record({ type: fc.constant("pair" as const), id, other: fc.option(id, { nil: null }) }),
    fc.record({ type: fc.constant("mode" as const), mode: fc.constantFrom("place", "connect", "pair") }),
    fc.record({ type: fc.constantFrom("undo", "redo", "place-all", "leave-rest", "let-go") }),
  );

  it("is one that the schema takes after any changes, and as it was once all are undone", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), fc.boolean(), (events, isInTurn) => {
        const start = begin(isInTurn);
        const edit = changed(start, ...events);
        const made = result(edit);
        expect(checkLabelSchema(schemaOf(made))).toMatchObject({ ok: true });
        for (const { x, y } of made.joints)
          expect([x, y].every((one = -1) => one >= 0 && one <= 1)).toBe(true);
        let back = edit;
        while (back.past.length > 0) back = changeTemplate(back, { type: "undo" });
        const { joints, bones, places, waiting } = back;
        expect({ joints, bones, places, waiting }).toEqual({
          joints: start.joints,
          bones: start.bones,
          places: start.places,
          waiting: start.waiting,
        });
      }),
    );
  });

  it("lies on the image again as it was left there", () => {
    const moved = changed(begin(), { type: "move", id: "head", to: [0.1, 0.05], gesture: "1" });
    const again = editTemplate(result(moved), rectOf(moved), false);
    for (const [joint, [x, y]] of moved.places) {
      expect(again.places.get(joint)?.[0]).toBeCloseTo(x, 3);
      expect(again.places.get(joint)?.[1]).toBeCloseTo(y, 3);
    }
    expect(templatePlaces(result(moved)).size).toBe(3);
  });
});

it("a hidden joint is hollow, drawn and as a grip alike, a visible one full, and an absent one is nowhere", () => {
  const joints = [
    { id: "head", x: 10, y: 10, visibility: 2 as const },
    { id: "left", x: 20, y: 30, visibility: 1 as const },
  ];
  const shape = { kind: "skeleton" as const, joints };
  expect(dotsOf(shape)).toEqual([
    { point: [10, 10], isHollow: false },
    { point: [20, 30], isHollow: true },
  ]);
  const grips = skeletonEditor.handles(shape, { pixel: 1, rotatable: false });
  expect(grips.map(({ id, isFull }) => [id, isFull])).toEqual([
    ["head", true],
    ["left", false],
  ]);
});

describe("annotations under a changed template", () => {
  const image = { widthPx: 200, heightPx: 100 };
  const shape = skeletonIn(CONTROL, { x: 10, y: 10, width: 100, height: 50 });
  const document = {
    answers: {},
    regions: [{ id: "r", control: "pose", labels: ["person"], shape }],
    relations: [],
  };
  const problemsUnder = (control: SkeletonControl, given: object = document) => {
    const schema = schemaOf(control);
    const checked = checkDocument(given, schema, taskInputs(schema, {}, { image }), "draft");
    return checked.ok ? [] : checked.error.map(({ message }) => message.key);
  };
  const controls = (control: SkeletonControl) => new Map([[control.id, control]]);

  it("stay valid when a joint is added, moved or renamed", () => {
    const control = result(
      changed(
        begin(),
        pressAt([0.9, 0.9], "foot"),
        { type: "move", id: "head", to: [0, 0], gesture: "1" },
        { type: "rename", id: "head", name: "Crown" },
      ),
    );
    expect(problemsUnder(control)).toEqual([]);
    expect(fitDocument(document, schemaOf(control))).toEqual({ document, dropped: 0 });
    expect(lostKeys(document, controls(control))).toEqual(new Set());
  });

  it("lose a joint that was removed, are counted as losing it, and can be submitted without it", () => {
    const control = result(changed(begin(), { type: "remove", id: "left" }));
    expect(problemsUnder(control)).toEqual(["answers.unknownJoint"]);
    expect(lostKeys(document, controls(control))).toEqual(new Set(["pose"]));
    const fitted = fitDocument(document, schemaOf(control));
    expect(fitted.dropped).toBe(1);
    expect(problemsUnder(control, fitted.document)).toEqual([]);
    expect(fitted.document.regions[0]?.shape).toEqual({
      kind: "skeleton",
      joints: shape.joints.filter(({ id: joint }) => joint !== "left"),
    });
  });

  it("lose the region of which no joint is left", () => {
    const only = { ...shape, joints: shape.joints.slice(1, 2) };
    const alone = { ...document, regions: [{ id: "r", control: "pose", labels: ["person"], shape: only }] };
    const control = result(changed(begin(), { type: "remove", id: "left" }));
    expect(fitDocument(alone, schemaOf(control))).toEqual({
      document: { ...alone, regions: [] },
      dropped: 1,
    });
  });
});
