/** An outline is drawn corner by corner and freehand, its corners are changed, and COCO and YOLO have it where the thing is. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { drag, seenAt } from "../support/gestures";
import {
  answersOf,
  createProject,
  downloadRelease,
  expectSubmitted,
  freezeRelease,
  importFile,
  visitAsOwner,
} from "../support/journey";
import { picture } from "../support/picture";

const RED: [number, number, number] = [200, 30, 30];
const regions = (page: Page) => page.getByRole("listbox", { name: "Regions" }).getByRole("option");

test("an outline is drawn corner by corner, changed, submitted and found in COCO and YOLO", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Object outlines/, { name: "Outlines", overlap: 1 });
  const size = { width: 160, height: 90 };
  await importFile(page, project, [
    await picture([{ left: 60, top: 80, ...size }]),
    await picture([{ left: 60, top: 150, ...size }], { name: "b.png" }),
  ]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  const { left, right, top, bottom } = await seenAt(page, RED);

  for (const [x, y] of [
    [left, top],
    [right, top],
    [right, bottom - 30],
    [left + 20, bottom + 20],
  ] as const)
    await page.mouse.click(x, y);
  await page.keyboard.press("Backspace");
  await page.mouse.click(left, bottom);
  await page.keyboard.press("Enter");
  // Enter has closed the outline and submitted nothing.
  await expect(regions(page)).toHaveCount(1);
  await expect(page.getByRole("heading", { name: "Task 1", exact: true })).toBeVisible();
  await page.keyboard.press("v");
  await drag(page, { x: right, y: bottom - 30 }, { x: right, y: bottom });
  await expect(regions(page).first()).toContainText(/Car.*1(59|60|61) × (89|90|91)$/);
  // A corner put in between two, and taken away again with Alt.
  await drag(page, { x: (left + right) / 2, y: top }, { x: (left + right) / 2, y: top - 20 });
  await expect(regions(page).first()).toContainText(/1(59|60|61) × 1\d\d$/);
  await page.keyboard.down("Alt");
  await page.mouse.click((left + right) / 2, top - 20);
  await page.keyboard.up("Alt");
  await expect(regions(page).first()).toContainText(/1(59|60|61) × (89|90|91)$/);
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 1);

  await expect(page.getByRole("heading", { name: "Task 2", exact: true })).toBeVisible();
  await page.keyboard.press("g");
  const seen = await seenAt(page, RED);
  await page.mouse.move(seen.left, seen.top);
  await page.mouse.down();
  for (const [x, y] of [
    [seen.right, seen.top],
    [seen.right, seen.bottom],
    [seen.left, seen.bottom],
  ] as const)
    await page.mouse.move(x, y, { steps: 6 });
  await page.mouse.up();
  await expect(regions(page)).toHaveCount(1);
  // Enter right after a stroke that has closed the outline was meant to close it.
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Task 2", exact: true })).toBeVisible();
  // An outline that is not closed yet is ended by another tool, and by Submit, not lost.
  const corners = [
    [seen.left, seen.bottom + 30],
    [seen.right, seen.bottom + 30],
    [seen.right, seen.bottom + 60],
  ] as const;
  for (const [x, y] of corners) await page.mouse.click(x, y);
  await expect(page.getByRole("toolbar", { name: "Drawing" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("v");
  await expect(regions(page)).toHaveCount(2);
  await page.keyboard.press("Delete");
  await expect(regions(page)).toHaveCount(1);
  await page.keyboard.press("g");
  for (const [x, y] of corners) await page.mouse.click(x, y);
  await page.getByRole("button", { name: /^Submit/ }).click();
  await expectSubmitted(page, project, 2);
  const [second] = (await answersOf(page, project))[1] ?? [];
  expect(second?.document.regions).toHaveLength(2);

  const [first] = (await answersOf(page, project))[0] ?? [];
  expect(first?.document.regions).toMatchObject([{ labels: ["car"], shape: { kind: "polygon" } }]);
  await freezeRelease(page, project, { name: "Outlines", percents: { Train: 100, Validation: 0, Test: 0 } });
  const files = await downloadRelease(page, "COCO");
  const coco = JSON.parse(files.get("annotations/train.json")?.toString("utf8") ?? "{}") as {
    annotations: { image_id: number; segmentation: number[][]; area: number; bbox: number[] }[];
    images: { width: number; height: number }[];
  };
  expect(coco.annotations).toHaveLength(3);
  const tops = { 1: 80, 2: 150 } as Record<number, number>;
  for (const { image_id, segmentation, area, bbox } of coco.annotations.slice(0, 2)) {
    expect(segmentation[0]).toHaveLength(8);
    expect(Math.abs(area / (160 * 90) - 1)).toBeLessThan(0.05);
    for (const [i, value] of [60, tops[image_id] ?? 0, 160, 90].entries())
      expect(Math.abs((bbox[i] ?? 0) - value)).toBeLessThanOrEqual(2);
  }

  // YOLO has the same corners in shares of the image, in one line for each outline.
  const yolo = await downloadRelease(page, "YOLO segmentation");
  const lines = [...yolo].flatMap(([path, content]) =>
    path.startsWith("labels/train/") ? content.toString("utf8").trimEnd().split("\n") : [],
  );
  expect(lines).toHaveLength(3);
  const image = coco.images[0] ?? { width: 0, height: 0 };
  const shares = lines[0]?.split(" ").slice(1).map(Number) ?? [];
  expect(shares).toHaveLength(8);
  for (const [i, share] of shares.entries())
    expect(share * (i % 2 === 0 ? image.width : image.height)).toBeCloseTo(
      coco.annotations[0]?.segmentation[0]?.[i] ?? Number.NaN,
      2,
    );
});
