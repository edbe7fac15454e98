/** Thousands of boxes on an image: at rest its canvases show what a freshly opened view shows, whatever was done before. */
import type { Page } from "@playwright/test";
import { newId } from "@/lib/core/ids";
import { seededRandom } from "@/lib/core/random";
import { expect, test } from "../support/browser";
import { drag } from "../support/gestures";
import { api, claimTasks, createProject, importFile, visitAsOwner } from "../support/journey";
import { picture } from "../support/picture";

const SIZE = { width: 1200, height: 900 };
/** With names beside them, and so many that they have none and are a bitmap while the view moves. */
const COUNTS = [60, 3_000];
const LABELS = ["car", "person", "bicycle"];

function boxes(count: number) {
  const random = seededRandom(4);
  return Array.from({ length: count }, (_, i) => {
    const [width, height] = [10 + random() * 60, 10 + random() * 60];
    return {
      ...{ id: `r${i}`, control: "objects", labels: [LABELS[i % 3]] },
      shape: {
        kind: "box",
        x: random() * (SIZE.width - width),
        y: random() * (SIZE.height - height),
        width,
        height,
        rotation: 0,
      },
    };
  });
}

const view = (page: Page) => page.getByRole("application", { name: /^Image “/ });

/** The pixels of all canvases of the image. */
const seen = (page: Page) =>
  view(page).evaluate((frame) =>
    [...frame.querySelectorAll("canvas")].map((canvas) => canvas.toDataURL()).join(" "),
  );
const expectSeen = async (page: Page, pixels: string, what: string) => {
  // The pixels themselves are too long to be told.
  const same = (now: string) => now.split(" ").map((canvas, i) => canvas === pixels.split(" ")[i]);
  await expect.poll(async () => same(await seen(page)), what).toEqual([true, true, true]);
};
const framesPass = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
/** The view rests when it says so, and shows the same two frames later. */
async function atRest(page: Page): Promise<string> {
  let [before, now] = ["", ""];
  do {
    before = now;
    await framesPass(page);
    await expect(view(page).locator("[data-resting]")).toHaveAttribute("data-resting", "true");
    await framesPass(page);
    now = await seen(page);
  } while (before !== now);
  return now;
}

for (const count of COUNTS)
  test(`at rest the canvases of ${count} boxes show what a freshly opened view shows`, async ({ visit }) => {
    const { page } = await visitAsOwner(visit);
    const project = await createProject(page, /Object detection/, { name: `${count} boxes`, overlap: 1 });
    await importFile(page, project, [await picture([], { ...SIZE, ground: "#9aa5a0" })]);
    const [task] = await claimTasks(page, project, 1);
    await api(page, "PUT", `/api/v1/tasks/${task}/annotation`, {
      ...{ annotationId: newId(), baseRevision: 0, state: "draft", leadTimeMs: 1000 },
      ...{ schemaVersion: 1, guidelineVersion: null },
      document: { answers: {}, regions: boxes(count), relations: [] },
    });
    const open = async () => {
      await page.goto(`/projects/${project}/label`);
      await expect(view(page)).toHaveAccessibleName(/ (60|61|3,?00[01])\b/);
      await page.keyboard.press("v");
      return atRest(page);
    };
    const fresh = await open();
    const frame = await view(page).boundingBox();
    if (!frame) throw new Error("no image");
    const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
    await page.mouse.move(x, y);

    await test.step("after zoom and pan, and fitted again", async () => {
      for (const turn of [-240, -240, 120, -400]) await page.mouse.wheel(0, turn);
      await page.mouse.down({ button: "middle" });
      await page.mouse.move(x + 90, y + 40, { steps: 6 });
      await page.mouse.up({ button: "middle" });
      const zoomed = await atRest(page);
      expect(zoomed === fresh).toBe(false);
      await page.getByRole("button", { name: /^Fit/ }).click();
      await expectSeen(page, fresh, "fitted");
    });

    await test.step("after boxes were selected, moved, hidden, locked and drawn, and all of it taken back", async () => {
      await page.mouse.click(x, y);
      await page.keyboard.press("h");
      await page.keyboard.press("h");
      await page.keyboard.press("l");
      await page.keyboard.press("l");
      await drag(page, { x, y }, { x: x + 60, y: y + 30 });
      await page.keyboard.press("b");
      await drag(page, { x: x - 120, y: y - 80 }, { x: x - 20, y: y - 10 });
      await page.keyboard.press("v");
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Escape");
      expect((await atRest(page)) === fresh).toBe(false);
      await page.keyboard.press("Control+z");
      await page.keyboard.press("Control+z");
      await page.keyboard.press("Escape");
      await expectSeen(page, fresh, "taken back");
    });

    await test.step("with a box more, as when opened with it", async () => {
      await page.keyboard.press("b");
      await drag(page, { x: x - 100, y: y - 60 }, { x: x + 80, y: y + 70 });
      await page.keyboard.press("v");
      await page.keyboard.press("Escape");
      const drawn = await atRest(page);
      expect(drawn === fresh).toBe(false);
      await page.mouse.move(frame.x + 2, frame.y + 2);
      expect((await open()) === drawn).toBe(true);
    });
  });
