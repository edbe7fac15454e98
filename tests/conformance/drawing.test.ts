/** The same nasty gestures for every kind of region that people draw, on the editor as the page drives it. */
import { describe, expect, it } from "vitest";
import { checkDocument } from "@/lib/annotation/check-document";
import { type AnnotationDocument, emptyDocument } from "@/lib/annotation/document";
import type { Point } from "@/lib/core/geometry";
import { loadEditing } from "@/lib/editor/editing";
import { EditorStore } from "@/lib/editor/store";
import type { Editing } from "@/lib/editor/tools/tool";
import { toImage, type Viewport } from "@/lib/editor/viewport";
import { type RegionKindName, regionKind } from "@/lib/kinds";
import { EDITING } from "../support/editor-driver";
import {
  controlOf,
  documentOf,
  exampleOf,
  inputsOf,
  REGION_NAMES,
  regionOf,
  SIZE,
  schemaOf,
  TEXT,
} from "./samples";

const DRAWN = REGION_NAMES.filter((name) => regionKind(name).edit !== undefined);
const ON_IMAGE = DRAWN.filter((name) => regionKind(name).on === "image");

type Options = { document?: AnnotationDocument; readOnly?: boolean; view?: Viewport };

/** An editor with the first label of the kind in hand. */
function open(name: RegionKindName, { document = emptyDocument(), readOnly = false, view }: Options = {}) {
  const schema = schemaOf(name);
  let made = 0;
  const editor = new EditorStore({
    editing: EDITING,
    schema,
    inputs: inputsOf(schema),
    document,
    readOnly,
    newId: () => `new-${++made}`,
  });
  const { input } = controlOf(name);
  editor.setViewSize(input, { width: 800, height: 600 });
  if (view) editor.setViewport(input, view);
  editor.setActive({ control: "asked", label: "car" });
  // A fine brush paints where the pointer is.
  editor.set({ brushPx: 1 });
  const onImage = regionKind(name).on === "image";
  const press = (type: "down" | "move" | "up", at: Point, on = input) =>
    editor.send(on, {
      type,
      point: toImage(view ?? { scale: 1, x: 0, y: 0 }, at),
      screen: at,
      shift: false,
      alt: false,
    });
  return {
    editor,
    input,
    press,
    /** The middle of a gesture: the button is down, or text waits. */
    begin: () => {
      if (!onImage) return editor.send(input, { type: "range", start: 0, end: 5, commit: false });
      press("down", [20, 20]);
      press("move", [90, 30]);
      press("move", [60, 80]);
    },
    draw: () => {
      if (!onImage) return editor.send(input, { type: "range", start: 0, end: 5, commit: true });
      press("down", [20, 20]);
      for (const at of [
        [90, 30],
        [95, 70],
        [60, 80],
        [22, 60],
      ] as Point[])
        press("move", at);
      press("up", [22, 60]);
    },
    regions: () => editor.getState().document.regions,
    undoSteps: () => editor.getState().history.past.length,
    problems: () => {
      const checked = checkDocument(editor.getState().document, schema, inputsOf(schema), "submitted");
      return checked.ok ? [] : checked.error;
    },
  };
}

describe.each(DRAWN)("drawing the kind %s", (name) => {
  it("loads its drawing half", async () => {
    const editing: Editing = await loadEditing(schemaOf(name));
    const shared = regionKind(name).on === "image" ? ["select", "pan", "slice", "corners", "link"] : [];
    expect([...editing.keys()]).toEqual([...shared, name]);
  });

  it("makes one region of the label in hand that may be stored, and one undo step", () => {
    const { draw, regions, undoSteps, problems, editor } = open(name);
    draw();
    expect(regions().map(({ labels, shape }) => [labels, shape.kind])).toEqual([[["car"], name]]);
    expect(problems()).toEqual([]);
    expect(undoSteps()).toBe(1);
    editor.undo();
    expect(regions()).toEqual([]);
    editor.redo();
    expect(regions()).toHaveLength(1);
  });

  it("Escape in the middle leaves nothing, no undo step and no gesture", () => {
    const { begin, regions, undoSteps, editor } = open(name);
    begin();
    expect(editor.cancelGesture()).toBe(true);
    expect(regions()).toEqual([]);
    expect(undoSteps()).toBe(0);
    expect(editor.getState().gesture).toBeNull();
    expect(editor.getState().toolState.phase).toBe("idle");
  });

  it("a pointer that is lost in the middle leaves nothing behind", () => {
    const { begin, regions, undoSteps, editor, input } = open(name);
    begin();
    editor.send(input, { type: "cancel" });
    expect(regions()).toEqual([]);
    expect(undoSteps()).toBe(0);
  });

  it("read-only nothing is drawn", () => {
    const { draw, regions } = open(name, { readOnly: true });
    draw();
    expect(regions()).toEqual([]);
  });

  it("without a label in hand nothing is drawn by itself", () => {
    const { draw, regions, editor } = open(name);
    editor.setActive(null);
    draw();
    expect(regions()).toEqual([]);
  });

  it("on an input that is not its own nothing is drawn", () => {
    const { press, regions, editor } = open(name);
    press("down", [20, 20], "other");
    press("move", [90, 80], "other");
    press("up", [90, 80], "other");
    editor.send("other", { type: "range", start: 0, end: 5, commit: true });
    expect(regions()).toEqual([]);
  });

  it("undo after a reload takes the region away, and redo brings the same back", () => {
    const first = open(name);
    first.draw();
    const stored = JSON.parse(JSON.stringify(first.editor.getState().history));
    const document = JSON.parse(JSON.stringify(first.editor.getState().document));
    const schema = schemaOf(name);
    const again = new EditorStore({
      editing: EDITING,
      schema,
      inputs: inputsOf(schema),
      document,
      history: stored,
      newId: () => "x",
    });
    again.undo();
    expect(again.getState().document.regions).toEqual([]);
    again.redo();
    expect(again.getState().document.regions).toEqual(first.regions());
  });
});

describe.each(ON_IMAGE)("shapes of the kind %s", (name) => {
  const { geometry } = regionKind(name);
  const shapes = EDITING.get(name)?.shapes;
  const limits = { width: SIZE.widthPx, height: SIZE.heightPx };
  const inside = (shape: Parameters<NonNullable<typeof shapes>["move"]>[0]) =>
    regionKind(name).check(shape, controlOf(name), { kind: "image", ...SIZE });

  it("drawn zoomed and moved it lies where the pointer was on the image", () => {
    const view = { scale: 2, x: 10, y: -20 };
    const { draw, regions } = open(name, { view });
    draw();
    const bounds = geometry?.bounds(regions()[0]?.shape as never);
    expect(bounds?.x).toBeCloseTo((20 - 10) / 2, 0);
    expect(bounds?.y).toBeCloseTo((20 + 20) / 2, 0);
    expect((bounds?.x ?? 0) + (bounds?.width ?? 0)).toBeLessThanOrEqual(Math.ceil((95 - 10) / 2));
  });

  it("drawn far over the border it may still be stored", () => {
    const { press, regions, problems } = open(name);
    press("down", [-80, -90]);
    for (const at of [
      [150, -70],
      [400, 90],
      [500, 700],
    ] as Point[])
      press("move", at);
    press("up", [500, 700]);
    expect(regions().length).toBeLessThanOrEqual(1);
    expect(problems().filter(({ path }) => path.startsWith("regions"))).toEqual([]);
  });

  it("a press and release without a move leaves no region that cannot be stored", () => {
    const { press, problems, editor } = open(name);
    press("down", [50, 50]);
    press("up", [50, 50]);
    editor.cancelGesture();
    expect(problems()).toEqual([]);
  });

  it("is moved, changed by its handles and numbers, and put in without a pointer, always on the image", () => {
    expect(shapes).toBeDefined();
    if (!shapes) return;
    const shape = exampleOf(name);
    for (const [dx, dy] of [
      [5, 7],
      [-900, 0],
      [0, 900],
      [0.3, -0.3],
    ] as Point[])
      expect(inside(shapes.move(shape, dx, dy, limits))).toEqual([]);
    expect(geometry?.bounds(shapes.move(shape, 5, 7, limits)).x).toBeCloseTo(
      (geometry?.bounds(shape).x ?? 0) + 5,
    );
    for (const { id } of shapes.handles(shape, { pixel: 1, rotatable: false }))
      for (const to of [
        [0, 0],
        [199, 199],
        [-500, 900],
        [61, 46],
      ] as Point[]) {
        const pulled = shapes.dragHandle(shape, id, to, { limits, constrain: false });
        expect(inside(pulled), `${id} to ${to}`).toEqual([]);
      }
    for (const { key, value } of shapes.fields(shape, { limits, rotatable: false })) {
      expect(shapes.setField(shape, key, value, limits)).toEqual(shape);
      expect(inside(shapes.setField(shape, key, 1e6, limits))).toEqual([]);
    }
    expect(inside(shapes.initial({ x: 0, y: 0, ...limits }, limits, controlOf(name)))).toEqual([]);
  });

  it("is turned and mirrored about its centre, as often as one likes, and stays on the image", () => {
    if (!shapes) return;
    // In the middle of the image there is room to turn.
    const shape = shapes.move(exampleOf(name), 40, 60, limits);
    const middle = (one: typeof shape) => {
      const { x, y, width, height } = geometry?.bounds(one) ?? { x: 0, y: 0, width: 0, height: 0 };
      return [x + width / 2, y + height / 2];
    };
    for (const axis of ["horizontal", "vertical"] as const) {
      const flipped = shapes.flip?.(shape, axis, limits, controlOf(name)) ?? shape;
      expect(inside(flipped)).toEqual([]);
      for (const [i, at] of middle(shape).entries()) expect(middle(flipped)[i]).toBeCloseTo(at, 1);
      expect(shapes.flip?.(flipped, axis, limits, controlOf(name)) ?? shape).toEqual(shape);
    }
    let turned = shape;
    for (let i = 0; i < 4; i++) turned = shapes.rotate?.(turned, 90, limits) ?? shape;
    const [from, to] = [geometry?.bounds(shape), geometry?.bounds(turned)];
    for (const key of ["x", "y", "width", "height"] as const)
      expect(Math.abs((to?.[key] ?? 0) - (from?.[key] ?? 0)), key).toBeLessThan(0.1);
    const control = { ...controlOf(name), rotatable: true } as never;
    for (const degrees of [1, 45, 133, -90]) {
      const one = shapes.rotate?.(shape, degrees, limits) ?? shape;
      expect(regionKind(name).check(one, control, { kind: "image", ...SIZE })).toEqual([]);
    }
  });

  it("is hit inside its bounds and not far away from them", () => {
    const shape = exampleOf(name);
    const bounds = geometry?.bounds(shape);
    expect(geometry?.contains(shape, [-500, -500])).toBe(false);
    expect(geometry?.contains(shape, [(bounds?.x ?? 0) + (bounds?.width ?? 0) + 50, 10])).toBe(false);
  });

  it("locked or hidden it is neither moved nor removed", () => {
    const { editor, press, regions } = open(name, { document: documentOf(regionOf(exampleOf(name))) });
    editor.setTool("select");
    editor.toggle("locked", ["r1"]);
    const { x, y, width, height } = geometry?.bounds(exampleOf(name)) ?? { x: 0, y: 0, width: 0, height: 0 };
    const middle: Point = [x + width / 2, y + height / 2];
    press("down", middle);
    press("move", [middle[0] + 30, middle[1] + 30]);
    press("up", [middle[0] + 30, middle[1] + 30]);
    expect(regions().map(({ shape }) => shape)).toEqual([exampleOf(name)]);
  });
});

it("the sample text begins as the examples of text say", () => {
  expect(TEXT.startsWith("Hello")).toBe(true);
});
