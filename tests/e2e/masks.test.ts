/** A mask is painted, wiped, filled and released: COCO has its pixels where the thing is. */
import type { Page } from "@playwright/test";
import { rleArea, rleContains } from "@/lib/geometry/rle";
import { rleFromString } from "@/lib/geometry/rle-string";
import { expect, test } from "../support/browser";
import { drag, seenAt } from "../support/gestures";
import {
  api,
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
const saidArea = async (page: Page) =>
  Number(/([\d ]+) px²/.exec((await regions(page).first().textContent()) ?? "")?.[1]?.replaceAll(" ", ""));

test("a mask is painted with brush, eraser and outline, zoomed or not, and COCO has its pixels", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Masks/, { name: "Masks", overlap: 1 });
  await importFile(page, project, [await picture([{ left: 60, top: 80, width: 160, height: 90 }])]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  const { left, right, top, bottom } = await seenAt(page, RED);
  const ways = page.getByRole("toolbar", { name: "Ways of the tool" });

  // Around the thing: its inside is filled. A key goes on to the next way of the tool.
  await ways.getByRole("button", { name: "Fill an outline" }).click();
  await page.mouse.move(left, top);
  await page.mouse.down();
  for (const [x, y] of [
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ] as const)
    await page.mouse.move(x, y, { steps: 5 });
  await page.mouse.up();
  await expect(regions(page)).toHaveCount(1);
  await expect(regions(page).first()).toContainText(
    /(59|60|61), (79|80|81) · 1(59|60|61) × (89|90|91) · \d+ px²/,
  );
  const whole = await saidArea(page);
  expect(Math.abs(whole / (160 * 90) - 1)).toBeLessThan(0.03);

  // The eraser takes a hole, the gap is filled again, and undo brings it back, stroke by stroke.
  await ways.getByRole("button", { name: "Eraser" }).click();
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
  await expect.poll(() => saidArea(page)).toBeLessThan(whole);
  const holed = await saidArea(page);
  await page.keyboard.press("Shift+Q");
  await page.keyboard.press("Shift+Q");
  await expect(ways.getByRole("button", { name: "Fill a gap" })).toHaveAttribute("aria-pressed", "true");
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
  await expect.poll(() => saidArea(page)).toBe(whole);
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => saidArea(page)).toBe(holed);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect.poll(() => saidArea(page)).toBe(whole);

  // Zoomed in, a smaller brush made by the wheel paints on beside the thing.
  await page.keyboard.press("Shift+Q");
  await page.keyboard.press("Shift+Q");
  await expect(ways.getByRole("button", { name: "Brush" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Shift+BracketLeft");
  await expect(ways).toContainText("21 px");
  await page.mouse.move(right, bottom);
  await page.mouse.wheel(0, -400);
  await drag(page, { x: right, y: bottom }, { x: right + 80, y: bottom });
  await expect.poll(() => saidArea(page)).toBeGreaterThan(whole);
  const painted = await saidArea(page);

  // Esc ends the mask: the next stroke makes another one.
  await page.keyboard.press("Escape");
  await page.keyboard.press("2");
  await page.mouse.click(right - 200, bottom + 100);
  await expect(regions(page)).toHaveCount(2);
  await expect(page.locator("[data-save]")).toContainText("Saved");
  await page.reload();
  await page.getByRole("tab", { name: /^Regions/ }).click();
  await expect(regions(page)).toHaveCount(2);
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 1);

  await freezeRelease(page, project, { name: "Masks", percents: { Train: 100, Validation: 0, Test: 0 } });
  const files = await downloadRelease(page, "COCO");
  const { annotations } = JSON.parse(files.get("annotations/train.json")?.toString("utf8") ?? "{}") as {
    annotations: { area: number; bbox: number[]; segmentation: { size: [number, number]; counts: string } }[];
  };
  expect(annotations).toHaveLength(2);
  const [mask] = annotations;
  expect(mask?.segmentation.size).toEqual([320, 480]);
  const counts = rleFromString(mask?.segmentation.counts ?? "");
  if (!counts.ok) throw new Error("the run lengths cannot be read");
  const rle = { size: [320, 480] as [number, number], counts: counts.value };
  expect(rleArea(rle)).toBe(painted);
  expect(mask?.area).toBe(painted);
  expect(rleContains(rle, 140, 125)).toBe(true);
  expect(rleContains(rle, 40, 125)).toBe(false);
});

test("a mask leads to the question about it once, not with every stroke", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const { id } = await api<{ id: string }>(page, "POST", "/api/v1/projects", {
    name: "Masks with notes",
    schema: {
      inputs: [{ id: "image", kind: "image", field: "image" }],
      controls: [
        {
          id: "masks",
          name: "Masks",
          kind: "mask",
          input: "image",
          labels: [{ id: "thing", name: "Thing" }],
        },
        { id: "note", name: "Note", kind: "text", per: "region", required: true },
      ],
    },
  });
  await importFile(page, id, [await picture([{ left: 60, top: 80, width: 160, height: 90 }])]);
  await page.goto(`/projects/${id}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  const { left, right, top, bottom } = await seenAt(page, RED);
  const note = page.getByRole("textbox", { name: "Note" });
  const y = (top + bottom) / 2;
  await drag(page, { x: left, y }, { x: (left + right) / 2, y });
  await expect(note).toBeFocused();
  const first = await saidArea(page);
  await drag(page, { x: (left + right) / 2, y }, { x: right, y });
  await expect.poll(() => saidArea(page)).toBeGreaterThan(first);
  await expect(regions(page)).toHaveCount(1);
  // The field still waits for its answer, and the keys are those of the image.
  await expect(note).toHaveValue("");
  await expect(note).not.toBeFocused();
});
