import { describe, expect, it } from "vitest";
import { removeRegions } from "@/lib/editor/commands";
import { boxRegion, EditorDriver } from "../../support/editor-driver";

describe("box tool by extreme points", () => {
  const byExtremes = () => {
    const driver = new EditorDriver();
    driver.editor.setMode("box", "extremes");
    return driver;
  };

  it("four points in any order make the box around them, as one undo step", () => {
    byExtremes()
      .click([60, 40])
      .click([20, 70])
      .click([90, 55])
      .expectBoxes()
      .click([50, 80])
      .expectBoxes([20, 40, 70, 40])
      .key("ctrl+z")
      .expectBoxes();
  });

  it("Backspace takes a point back, Enter ends with two, Escape drops them", () => {
    const driver = byExtremes().click([10, 10]).click([50, 50]).click([90, 90]);
    driver.editor.toolKey("backspace");
    driver.editor.toolKey("enter");
    driver.expectBoxes([10, 10, 40, 40]);
    driver.click([60, 60]).click([70, 70]);
    driver.editor.cancelGesture();
    driver.expectBoxes([10, 10, 40, 40]);
  });
});

describe("box tool", () => {
  it("a drag makes a box of the active label, and one undo step", () => {
    const driver = new EditorDriver().key("b").drag([10, 20], [60, 50]).expectBoxes([10, 20, 50, 30]);
    expect(driver.document.regions[0]?.labels).toEqual(["ship"]);
    expect(driver.undoSteps).toBe(1);
    driver.key("ctrl+z").expectBoxes().key("ctrl+shift+z").expectBoxes([10, 20, 50, 30]);
  });

  it("two clicks make the same box as a drag", () => {
    new EditorDriver()
      .key("b")
      .click([10, 20])
      .pointer("move", [60, 50])
      .click([60, 50])
      .expectBoxes([10, 20, 50, 30]);
  });

  it("zoomed and moved, the box lies where the pointer was in the image", () => {
    new EditorDriver()
      .key("b")
      .view({ scale: 4, x: -100, y: 30 })
      .drag([0, 70], [100, 110])
      .expectBoxes([25, 10, 25, 10]);
  });

  it("is clamped to the image at the border, whatever the direction", () => {
    new EditorDriver()
      .key("b")
      .drag([150, 60], [900, 900])
      .drag([30, 40], [-500, -500])
      .expectBoxes([150, 60, 50, 40], [0, 0, 30, 40]);
  });

  it("is at least one pixel in size", () => {
    new EditorDriver().key("b").drag([50, 50], [50, 80]).expectBoxes([50, 50, 1, 30]);
  });

  it("a box drawn outside the image lies on its edge, never outside", () => {
    new EditorDriver().key("b").drag([300, 50], [400, 80]).expectBoxes([199, 50, 1, 30]);
  });

  it("Shift makes a square that stays on the image", () => {
    new EditorDriver()
      .key("b")
      .drag([10, 10], [60, 30], { shift: true })
      .drag([10, 60], [150, 70], { shift: true })
      .expectBoxes([10, 10, 50, 50], [10, 60, 40, 40]);
  });

  it("Escape in the middle of a drag leaves no box and no undo step", () => {
    const driver = new EditorDriver().key("b").pointer("down", [10, 10]).pointer("move", [90, 90]);
    expect(driver.editor.draft("image").added).not.toBeNull();
    driver.key("Escape").pointer("up", [90, 90]).expectBoxes();
    expect(driver.undoSteps).toBe(0);
    expect(driver.editor.getState().gesture).toBeNull();
  });

  it("Escape between the two clicks forgets the first", () => {
    new EditorDriver()
      .key("b")
      .click([10, 10])
      .key("Escape")
      .pointer("move", [90, 90])
      .click([90, 90])
      .expectBoxes();
  });

  it("read-only: nothing is drawn", () => {
    new EditorDriver({ readOnly: true }).key("b").drag([10, 10], [60, 60]).expectBoxes();
  });

  it("a change from elsewhere in the middle of a drag stays, and undo takes back only the own box", () => {
    const document = { answers: {}, regions: [boxRegion("old", 0, 0, 10, 10)], relations: [] };
    const driver = new EditorDriver({ document })
      .key("b")
      .pointer("down", [50, 50])
      .pointer("move", [90, 90]);
    driver.editor.applyRemote([removeRegions(["old"])]);
    driver.pointer("up", [90, 90]).expectBoxes([50, 50, 40, 40]);
    driver.key("ctrl+z").expectBoxes();
    expect(driver.undoSteps).toBe(0);
  });

  it("a label key chooses for the next box and leaves the one just drawn alone", () => {
    const driver = new EditorDriver().key("b").drag([10, 10], [30, 30]).key("2").drag([50, 10], [70, 30]);
    expect(driver.document.regions.map((region) => region.labels)).toEqual([["ship"], ["crane"]]);
  });

  it("a label key on a box chosen on purpose changes that box", () => {
    const driver = new EditorDriver().key("b").drag([10, 10], [30, 30]).key("v").click([20, 20]).key("2");
    expect(driver.document.regions[0]?.labels).toEqual(["crane"]);
  });

  it("n puts a box in the middle of what is visible, without a pointer", () => {
    const driver = new EditorDriver().key("n");
    expect(driver.boxes).toHaveLength(1);
    expect(driver.boxes[0]).toMatchObject({ x: 75, y: 37.5, width: 50, height: 25 });
    driver.expectSelected("r1");
  });
});
