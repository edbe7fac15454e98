/** Shapes are joined, cut, turned into another kind and copied into the next task, also without network. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { drag, seenAt } from "../support/gestures";
import { answersOf, api, createProject, expectSubmitted, importFile, visitAsOwner } from "../support/journey";
import { picture } from "../support/picture";

const RED: [number, number, number] = [200, 30, 30];
const control = (id: string, kind: string, name: string) => ({
  id,
  kind,
  name,
  input: "image",
  labels: [{ id: "thing", name: "Thing" }],
});
const SCHEMA = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [control("outlines", "polygon", "Outlines"), control("pixels", "mask", "Pixels")],
};
const regions = (page: Page) => page.getByRole("listbox", { name: "Regions" }).getByRole("option");

test("outlines are joined, cut and converted, copied into the next task, and all of it is undone step by step", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /Object outlines/, { name: "Together", overlap: 1 });
  await api(page, "PUT", `/api/v1/projects/${project}/schema`, { schema: SCHEMA, baseVersion: 1 });
  const thing = { left: 60, top: 80, width: 160, height: 90 };
  await importFile(page, project, [
    await picture([thing]),
    await picture([thing], { name: "b.png", ground: "#d0ccc4" }),
  ]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  const { left, right, top, bottom } = await seenAt(page, RED);
  const middle = (left + right) / 2;
  // All that is used later is on the device once the first task stands.
  await expect(page.getByRole("button", { name: /Keep|Take/ }).first()).toBeEnabled();
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);

  const square = async (x1: number, x2: number) => {
    for (const [x, y] of [
      [x1, top],
      [x2, top],
      [x2, bottom],
      [x1, bottom],
    ] as const)
      await page.mouse.click(x, y);
    await page.keyboard.press("Enter");
  };
  await square(left, middle + 20);
  await square(middle - 20, right);
  await expect(regions(page)).toHaveCount(2);
  // One shape alone has nothing to be joined with, and the attempt says so.
  await page.keyboard.press("Shift+S");
  await expect(page.getByRole("heading", { name: /^Select two regions or more first/ })).toBeVisible();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Shift+J");
  await expect(regions(page)).toHaveCount(1);
  await expect(regions(page).first()).toContainText(/1(59|60|61) × (89|90|91)$/);
  await page.keyboard.press("Control+z");
  await expect(regions(page)).toHaveCount(2);
  await page.keyboard.press("Control+Shift+z");
  await expect(regions(page)).toHaveCount(1);

  // Cut from top to bottom: two halves.
  await page.keyboard.press("Shift+C");
  await drag(page, { x: middle, y: top - 30 }, { x: middle, y: bottom + 30 });
  await expect(regions(page)).toHaveCount(2);
  for (const row of [0, 1]) await expect(regions(page).nth(row)).toContainText(/(79|80|81) × (89|90|91)$/);

  // One half becomes a mask by the palette; the other is copied.
  await page.keyboard.press("v");
  await page.mouse.click((left + middle) / 2, (top + bottom) / 2);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("masks");
  await page.getByRole("option", { name: /Turn into masks/ }).click();
  await expect(regions(page).filter({ hasText: "px²" })).toHaveCount(1);
  await page.mouse.click((middle + right) / 2, (top + bottom) / 2);
  await page.keyboard.press("Control+c");
  await context.setOffline(false);
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 1);

  await expect(page.getByRole("heading", { name: "Task 2", exact: true })).toBeVisible();
  await page.keyboard.press("Control+v");
  await expect(regions(page)).toHaveCount(1);
  await page.keyboard.press("Control+d");
  await expect(regions(page)).toHaveCount(2);
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 2);

  type Shaped = { shape: { kind: string } };
  const [first, second] = (await answersOf(page, project)).map(
    ([answer]) => (answer?.document.regions ?? []) as unknown as Shaped[],
  );
  expect(first?.map(({ shape }) => shape.kind).sort()).toEqual(["mask", "polygon"]);
  expect(second?.map(({ shape }) => shape.kind)).toEqual(["polygon", "polygon"]);
});
