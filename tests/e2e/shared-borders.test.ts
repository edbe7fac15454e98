/** Outlines that share a border: drawn along each other, moved together, with a hole, and corners changed several at once. */
import type { Page } from "@playwright/test";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { expect, test } from "../support/browser";
import { drag, imageView, seenAt } from "../support/gestures";
import { answersOf, createProject, expectSubmitted, importFile, visitAsOwner } from "../support/journey";
import { picture } from "../support/picture";

const RED: [number, number, number] = [200, 30, 30];
const regions = (page: Page) => page.getByRole("listbox", { name: "Regions" }).getByRole("option");

test("two outlines share a border to the last digit, and keep it when a corner of it is moved", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Object outlines/, { name: "Borders", overlap: 1 });
  await importFile(page, project, [await picture([{ left: 80, top: 80, width: 160, height: 120 }])]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  const { left, right, top, bottom } = await seenAt(page, RED);
  const ways = page.getByRole("toolbar", { name: "Ways of the tool" });

  // The thing, corner by corner.
  for (const [x, y] of [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const)
    await page.mouse.click(x, y);
  await page.keyboard.press("Enter");
  await expect(regions(page)).toHaveCount(1);

  // Its neighbour on the right: clicks near the corners are the corners.
  await ways.getByRole("button", { name: "Share borders" }).click();
  await page.mouse.click(right + 6, top - 5);
  await page.mouse.click(right - 5, bottom + 6);
  await page.mouse.click(right + 150, bottom);
  await page.mouse.click(right + 150, top);
  await page.keyboard.press("Enter");
  await expect(regions(page)).toHaveCount(2);

  // A corner that both have is dragged: both follow.
  await page.keyboard.press("v");
  await page.keyboard.press("Escape");
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
  await drag(page, { x: right, y: top }, { x: right + 30, y: top - 20 });

  // A hole in the selected one.
  await page.keyboard.press("g");
  await ways.getByRole("button", { name: "Cut a hole" }).click();
  for (const [dx, dy] of [
    [40, 40],
    [90, 40],
    [65, 90],
  ] as const)
    await page.mouse.click(left + dx, top + dy);
  await page.keyboard.press("Enter");

  // The two corners of its left side go out together.
  await page.keyboard.press("Shift+L");
  await page.mouse.click((left + right) / 2 + 60, bottom - 20);
  await drag(page, { x: left - 30, y: top - 30 }, { x: left + 20, y: bottom + 20 });
  await drag(page, { x: left, y: top }, { x: left - 40, y: top });
  await page.screenshot({ path: "test-results/shared-borders.png" });
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 1);

  const [[answer] = []] = await answersOf(page, project);
  const document = answer?.document as AnnotationDocument | undefined;
  const [one, other] = (document?.regions ?? []).map(
    ({ shape }) => shape as { points: [number, number][]; holes?: [number, number][][] },
  );
  const keys = new Set(one?.points.map(String));
  expect(other?.points.filter((point) => keys.has(String(point)))).toHaveLength(2);
  expect(one?.holes).toHaveLength(1);
  const xs = one?.points.map(([x]) => x).sort((a, b) => a - b) ?? [];
  expect(xs[0]).toBeLessThan(75);
  expect(xs[1]).toBeCloseTo(xs[0] ?? 0, 6);
});

test("the corners of an outline become fewer while a slider moves, as one step", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Object outlines/, { name: "Detail", overlap: 1 });
  await importFile(page, project, [await picture()]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  const frame = await imageView(page).boundingBox();
  const at = (angle: number): [number, number] => [
    (frame?.x ?? 0) + (frame?.width ?? 0) / 2 + 150 * Math.cos(angle),
    (frame?.y ?? 0) + (frame?.height ?? 0) / 2 + 150 * Math.sin(angle),
  ];
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (let i = 1; i <= 60; i++) await page.mouse.move(...at((i / 60) * 2 * Math.PI));
  await page.mouse.up();
  await expect(regions(page)).toHaveCount(1);
  const slider = page.getByRole("slider", { name: /Detail/ });
  const corners = async () => Number(/\d+/.exec((await slider.getAttribute("aria-valuetext")) ?? "")?.[0]);
  const before = await corners();
  expect(before).toBeGreaterThan(12);
  await slider.fill("70");
  await slider.fill("40");
  await expect.poll(corners).toBeLessThan(before / 2);
  await slider.fill("100");
  await expect.poll(corners).toBe(before);
  await slider.fill("40");
  await page.getByRole("heading", { name: "Task 1" }).click();
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(corners).toBe(before);
});
