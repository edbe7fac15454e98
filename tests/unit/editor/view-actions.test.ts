import { describe, expect, it } from "vitest";
import { allActions } from "@/lib/editor/actions/all-actions";
import { resizeView } from "@/lib/editor/image-view";
import { unturnedRect } from "@/lib/editor/turned-view";
import { toScreen } from "@/lib/editor/viewport";
import { EditorDriver, IMAGE_SCHEMA, TEXT_SCHEMA } from "../../support/editor-driver";

describe("the view of an image", () => {
  const open = () => {
    const { editor } = new EditorDriver({ size: [200, 100] });
    const input = IMAGE_SCHEMA.inputs[0]?.id ?? "";
    resizeView(editor, input, { width: 800, height: 600 });
    const viewport = () => editor.getState().viewports[input] ?? { scale: 0, x: 0, y: 0 };
    return { editor, input, viewport };
  };

  it("shows the image whole when its window becomes narrower, as at first", () => {
    const { editor, input, viewport } = open();
    expect(viewport().scale).toBe((800 - 32) / 200);
    resizeView(editor, input, { width: 300, height: 600 });
    expect(toScreen(viewport(), [0, 0])[0]).toBe(16);
    expect(toScreen(viewport(), [200, 100])[0]).toBe(300 - 16);
    resizeView(editor, input, { width: 900, height: 600 });
    expect(toScreen(viewport(), [200, 100])[0]).toBe(900 - 16);
  });

  it("lies within the part that no bar covers, turned or not, and stays so when another part is free", () => {
    const { editor, input, viewport } = open();
    const free = { x: 60, y: 50, width: 700, height: 500 };
    resizeView(editor, input, { width: 800, height: 600, free });
    expect(toScreen(viewport(), [0, 0])[0]).toBe(60 + 16);
    expect(toScreen(viewport(), [200, 100])[0]).toBe(760 - 16);
    const [, top] = toScreen(viewport(), [0, 0]);
    const [, bottom] = toScreen(viewport(), [200, 100]);
    expect(top - 50).toBeCloseTo(550 - bottom, 9);
    resizeView(editor, input, { width: 800, height: 600 });
    expect(toScreen(viewport(), [0, 0])[0]).toBe(16);
    // Of a frame that is turned by a quarter the left edge is the lower one of the view.
    const frame = { width: 800, height: 600 };
    expect(unturnedRect(free, frame, 0)).toEqual(free);
    expect(unturnedRect(free, frame, 1)).toEqual({ x: 50, y: 40, width: 500, height: 700 });
    expect(unturnedRect(free, frame, 2)).toEqual({ x: 40, y: 50, width: 700, height: 500 });
    expect(unturnedRect(free, frame, 3)).toEqual({ x: 50, y: 60, width: 500, height: 700 });
  });

  it("stays where a person has moved it", () => {
    const { editor, input, viewport } = open();
    editor.setViewport(input, { scale: 2, x: -50, y: 10 });
    resizeView(editor, input, { width: 300, height: 600 });
    expect(viewport()).toEqual({ scale: 2, x: -50, y: 10 });
  });
});

describe("the table of actions", () => {
  const ids = (schema: typeof TEXT_SCHEMA) => allActions(schema).map(({ id }) => id);

  it("offers boxes only where something is drawn", () => {
    const boxes = ["region.new", "region.nudge.left", "region.nudge10.up", "region.rotate.left"];
    expect(ids(IMAGE_SCHEMA)).toEqual(expect.arrayContaining(boxes));
    expect(ids(TEXT_SCHEMA).filter((id) => boxes.includes(id))).toEqual([]);
    expect(ids(TEXT_SCHEMA)).toContain("region.resize.left");
  });
});
