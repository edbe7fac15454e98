/** Lines, ellipses and points are drawn, changed by handles, keys and numbers, and come out of a release as drawn. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { drag, seenAt } from "../support/gestures";
import {
  api,
  createProject,
  downloadRelease,
  expectSubmitted,
  freezeRelease,
  importFile,
  releaseLines,
  visitAsOwner,
} from "../support/journey";
import { picture } from "../support/picture";

const RED: [number, number, number] = [200, 30, 30];
const label = (id: string, name: string) => ({ id, name });
const onImage = (id: string, kind: string, name: string, ...labels: object[]) => ({
  id,
  kind,
  name,
  input: "image",
  labels,
});
const SCHEMA = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [
    onImage("roads", "polyline", "Roads", label("road", "Road"), label("path", "Path")),
    { ...onImage("cells", "ellipse", "Cells", label("cell", "Cell")), rotatable: true },
    onImage("tips", "keypoint", "Tips", label("tip", "Tip")),
  ],
};
const regions = (page: Page) => page.getByRole("listbox", { name: "Regions" }).getByRole("option");

test("lines, ellipses and points are drawn by pointer and keys, and come out where they were drawn", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Object outlines/, { name: "Lines", overlap: 1 });
  await api(page, "PUT", `/api/v1/projects/${project}/schema`, { schema: SCHEMA, baseVersion: 1 });
  await importFile(page, project, [await picture([{ left: 60, top: 80, width: 160, height: 90 }])]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  const { left, right, top, bottom } = await seenAt(page, RED);

  // The look of the image is changed and put back; while a key is held no shape is seen.
  await page.getByRole("button", { name: "Image look" }).click();
  await page.getByRole("checkbox", { name: "Inverted" }).check();
  const canvases = page.locator("[data-testid=image-image] canvas");
  await expect(canvases.first()).toHaveCSS("filter", /invert\(1\)/);
  await page.getByRole("button", { name: "As it is" }).click();
  await expect(canvases.first()).toHaveCSS("filter", "none");
  await page.getByRole("button", { name: "Image look" }).click();
  await page.keyboard.down("Backquote");
  await expect(canvases.last()).toHaveCSS("visibility", "hidden");
  await page.keyboard.up("Backquote");
  await expect(canvases.last()).toHaveCSS("visibility", "visible");

  // A line along two sides: clicks, one taken back, Enter ends it and submits nothing.
  await page.mouse.click(left, top);
  await page.mouse.click(right, top);
  await page.mouse.click(right - 60, bottom - 20);
  await page.keyboard.press("Backspace");
  await page.mouse.click(right, bottom);
  await page.keyboard.press("Enter");
  await expect(regions(page)).toHaveCount(1);
  await expect(page.getByRole("heading", { name: "Task 1", exact: true })).toBeVisible();
  await expect(regions(page).first()).toContainText(/Road.*1(59|60|61) × (89|90|91)$/);

  // An ellipse that fills the thing, by a drag; then turned by keys.
  await page.keyboard.press("o");
  await drag(page, { x: left, y: top }, { x: right, y: bottom });
  await expect(regions(page)).toHaveCount(2);
  await expect(regions(page).nth(1)).toContainText(/Cell.*1(59|60|61) × (89|90|91)/);
  await page.keyboard.press("Shift+Period");

  // A point, set by a click and moved by the arrows.
  await page.keyboard.press("k");
  await page.mouse.click(left, bottom);
  await expect(regions(page)).toHaveCount(3);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowUp");

  // A line is chosen on its stroke, not inside its bounds, and mirrored.
  await page.keyboard.press("v");
  await page.mouse.click((left + right) / 2, top);
  await expect(regions(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Shift+X");
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 1);

  await freezeRelease(page, project, { name: "Lines", percents: { Train: 100, Validation: 0, Test: 0 } });
  type Region = {
    labels: string[];
    shape: { kind: string; points?: [number, number][] } & Record<string, number>;
  };
  const [line] = releaseLines<{ labels: { regions: Region[] } }>(await downloadRelease(page, "JSONL"));
  const [road, cell, tip] = line?.item.labels.regions.map(({ shape }) => shape) ?? [];
  const near = (value: number | undefined, wanted: number) =>
    expect(Math.abs((value ?? Number.NaN) - wanted)).toBeLessThanOrEqual(2);
  // Mirrored: the long side runs from right to left, then down on the left.
  for (const [i, [x, y]] of (
    [
      [220, 80],
      [60, 80],
      [60, 170],
    ] as const
  ).entries()) {
    near(road?.points?.[i]?.[0], x);
    near(road?.points?.[i]?.[1], y);
  }
  near(cell?.cx, 140);
  near(cell?.cy, 125);
  near(cell?.rx, 80);
  near(cell?.ry, 45);
  expect(cell?.rotation).toBe(15);
  near(tip?.x, 61);
  near(tip?.y, 160);
  // COCO has the ellipse as an outline with its area and the point as a keypoint; what it cannot hold is told beside the
  // button.
  await expect(page.getByRole("row", { name: /Download COCO (?!captions|panoptic)/ })).toContainText(
    "polyline regions: 1",
  );
  const coco = JSON.parse(
    (await downloadRelease(page, "COCO")).get("annotations/train.json")?.toString("utf8") ?? "{}",
  ) as { annotations: { area: number; bbox: number[]; keypoints?: number[] }[] };
  expect(coco.annotations).toHaveLength(2);
  expect(Math.abs((coco.annotations[0]?.area ?? 0) / (Math.PI * 80 * 45) - 1)).toBeLessThan(0.05);
  near(coco.annotations[1]?.keypoints?.[0], 61);
  near(coco.annotations[1]?.keypoints?.[1], 160);
});
