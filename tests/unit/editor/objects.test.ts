import { describe, expect, it, vi } from "vitest";
import type { AnnotationDocument } from "@/lib/annotation/document";
import {
  groupSelected,
  moveToEnd,
  passBy,
  samePrevious,
  selectSameLabel,
  togglePass,
  ungroupSelected,
} from "@/lib/editor/objects";
import { boxRegion, EditorDriver } from "../../support/editor-driver";

const document = (): AnnotationDocument => ({
  answers: {},
  regions: [
    boxRegion("a", 0, 0, 20, 20),
    boxRegion("b", 50, 50, 20, 20),
    boxRegion("c", 100, 10, 20, 20),
    boxRegion("d", 50, 50, 40, 40),
  ],
  relations: [],
});
const started = () => new EditorDriver({ document: document() }).key("v");
const idsOf = ({ document }: EditorDriver) => document.regions.map(({ id }) => id).join("");
const selected = ({ editor }: EditorDriver) => [...editor.getState().selection].sort().join("");

describe("what changes nothing says why", () => {
  it("a group of locked regions", () => {
    const driver = started();
    driver.editor.toggle("locked", ["a"]);
    driver.editor.select(["a", "c"]);
    driver.key("ctrl+g");
    expect(driver.editor.getState().told).toEqual({ key: "shapes.lacks_unlocked" });
    expect(driver.undoSteps).toBe(0);
  });

  it("a cut that goes through no shape", async () => {
    const driver = started();
    driver.editor.select([]);
    driver.key("shift+C").drag([5, 90], [30, 90]);
    await vi.waitFor(() => expect(driver.editor.getState().told).toEqual({ key: "shapes.lacks_cut" }));
    expect(driver.undoSteps).toBe(0);
  });
});

describe("groups", () => {
  it("are one step to make and to part, and selected as one by a click, alone with Alt", () => {
    const driver = started();
    driver.editor.select(["a", "c"]);
    driver.editor.dispatch(groupSelected(driver.editor.getState(), () => "g"));
    expect(driver.undoSteps).toBe(1);
    driver.editor.select([]);
    driver.click([10, 10]);
    expect(selected(driver)).toBe("ac");
    driver.editor.select([]);
    driver.click([10, 10], { alt: true });
    expect(selected(driver)).toBe("a");
    driver.editor.select([]);
    driver.click([60, 60]).click([10, 10], { shift: true });
    expect(selected(driver)).toBe("abc");
    driver.editor.dispatch(ungroupSelected(driver.editor.getState()));
    expect(driver.document.regions.some((region) => "group" in region)).toBe(false);
    driver.key("ctrl+z");
    expect(driver.document.regions.map(({ group }) => group)).toEqual(["g", undefined, "g", undefined]);
  });

  it("move as one", () => {
    const driver = started();
    driver.editor.select(["a", "c"]);
    driver.editor.dispatch(groupSelected(driver.editor.getState(), () => "g"));
    driver.editor.select([]);
    driver.drag([10, 10], [15, 12]);
    expect(driver.boxes.map(({ x, y }) => [x, y])).toEqual([
      [5, 2],
      [50, 50],
      [105, 12],
      [50, 50],
    ]);
  });

  it("need two, and leave locked ones alone", () => {
    const driver = started();
    driver.editor.select(["a"]);
    expect(groupSelected(driver.editor.getState(), () => "g")).toEqual([]);
    driver.editor.select(["a", "c"]);
    driver.editor.toggle("locked", ["c"]);
    expect(groupSelected(driver.editor.getState(), () => "g")).toEqual([]);
  });
});

describe("regions under each other", () => {
  it("are selected one after the other by Alt and a click", () => {
    const stacked = [boxRegion("b", 20, 20, 60, 60), boxRegion("d", 20, 20, 120, 75)];
    const driver = new EditorDriver({ document: { ...document(), regions: stacked } }).key("v");
    driver.click([50, 50], { alt: true });
    expect(selected(driver)).toBe("b");
    driver.click([50, 50], { alt: true });
    expect(selected(driver)).toBe("d");
    driver.click([50, 50], { alt: true });
    expect(selected(driver)).toBe("b");
  });

  it("are brought to the front and sent to the back in their order", () => {
    const driver = started();
    driver.editor.select(["a", "b"]);
    moveToEnd(driver.editor, "front");
    expect(idsOf(driver)).toBe("cdab");
    moveToEnd(driver.editor, "back");
    expect(idsOf(driver)).toBe("abcd");
    expect(driver.undoSteps).toBe(2);
  });
});

describe("a walk through the objects", () => {
  it("goes round with Tab, leaves hidden ones out, and ends with Escape", () => {
    const driver = started();
    driver.editor.toggle("hidden", ["b"]);
    togglePass(driver.editor);
    expect(selected(driver)).toBe("a");
    passBy(driver.editor, 1);
    expect(selected(driver)).toBe("c");
    passBy(driver.editor, 1);
    passBy(driver.editor, 1);
    expect(selected(driver)).toBe("a");
    passBy(driver.editor, -1);
    expect(selected(driver)).toBe("d");
    driver.key("Escape");
    expect([driver.editor.getState().isPassing, selected(driver)]).toEqual([false, ""]);
  });

  it("does not begin where there is nothing", () => {
    const driver = new EditorDriver();
    togglePass(driver.editor);
    expect(driver.editor.getState().isPassing).toBe(false);
  });
});

describe("from task to task", () => {
  it("the same as before is one step of copies with ids of their own", () => {
    const driver = started();
    driver.editor.set({ previous: { ...document(), regions: [boxRegion("x", 1, 2, 30, 40)] } });
    const { commands, select } = samePrevious(driver.editor.getState(), () => "n1");
    driver.editor.dispatch(commands);
    expect(idsOf(driver)).toBe("abcdn1");
    expect(select).toEqual(["n1"]);
    expect(driver.undoSteps).toBe(1);
  });

  it("selects every region of the same label", () => {
    const driver = started();
    driver.editor.select(["b"]);
    selectSameLabel(driver.editor);
    expect(selected(driver)).toBe("abcd");
  });
});
