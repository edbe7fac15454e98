import { expect, it } from "vitest";
import { emptyDocument } from "@/lib/annotation/document";
import { showRegion } from "@/lib/editor/show-region";
import { toScreen } from "@/lib/editor/viewport";
import { boxRegion, EditorDriver } from "../../support/editor-driver";

const regions = [boxRegion("a", 10, 10, 20, 20), boxRegion("wide", 0, 0, 200, 100)];
const start = (viewport: { scale: number; x: number; y: number }) =>
  new EditorDriver({ document: { ...emptyDocument(), regions } }).view(viewport).editor;

it("a region that is seen leaves the view as it is", () => {
  const editor = start({ scale: 2, x: 0, y: 0 });
  const before = editor.getState().viewports;
  showRegion(editor, "a");
  expect(editor.getState().viewports).toBe(before);
});

it("one beside the view comes into its middle at the same scale", () => {
  const editor = start({ scale: 4, x: -3000, y: 0 });
  showRegion(editor, "a");
  const view = editor.getState().viewports.image;
  expect(view?.scale).toBe(4);
  expect(view && toScreen(view, [20, 20])).toEqual([400, 300]);
});

it("one that is larger than the view is fitted into it, and one that is gone changes nothing", () => {
  const editor = start({ scale: 8, x: 0, y: 0 });
  showRegion(editor, "wide");
  const view = editor.getState().viewports.image;
  expect(view && toScreen(view, [0, 0])[0]).toBeCloseTo(16, 9);
  expect(view && toScreen(view, [200, 0])[0]).toBeCloseTo(784, 9);
  const before = editor.getState();
  showRegion(editor, "gone");
  expect(editor.getState()).toBe(before);
});
