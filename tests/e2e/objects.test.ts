/** Many objects: found by a filter, grouped, walked through; drawn one kind through all tasks; the same as before; jumped to. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { drag, imageView } from "../support/gestures";
import { answersOf, createProject, expectSubmitted, importFile, visitAsOwner } from "../support/journey";
import { picture } from "../support/picture";

const regions = (page: Page) => page.getByRole("listbox", { name: "Regions" }).getByRole("option");

const selected = (page: Page) =>
  page.getByRole("listbox", { name: "Regions" }).getByRole("option", { selected: true });

async function openProject(page: Page, name: string, count: number): Promise<string> {
  const project = await createProject(page, /Object detection/, { name, overlap: 1 });
  const files = await Promise.all(
    Array.from({ length: count }, (_, i) =>
      picture([], { name: `${i}.png`, width: 400, height: 300, ground: [200, 210, 40 * i] }),
    ),
  );
  await importFile(page, project, files);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  await expect(imageView(page).locator("canvas").first()).toBeVisible();
  return project;
}

/** A box by its size on the screen, from the middle of the view. */
async function drawBox(page: Page, dx: number, dy: number, width: number, height: number): Promise<void> {
  const frame = await imageView(page).boundingBox();
  const x = (frame?.x ?? 0) + (frame?.width ?? 0) / 2 + dx;
  const y = (frame?.y ?? 0) + (frame?.height ?? 0) / 2 + dy;
  await drag(page, { x, y }, { x: x + width, y: y + height });
}

test("objects are found by a filter, selected in ranges, grouped and walked through", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  await openProject(page, "Many objects", 1);
  for (const [i, size] of [30, 60, 90, 120].entries()) await drawBox(page, -300 + 150 * i, 40, size, size);
  await page.keyboard.press("2");
  await drawBox(page, -200, -200, 200, 100);
  await expect(regions(page)).toHaveCount(5);

  const filter = page.getByRole("searchbox", { name: /^Filter/ });
  await filter.fill("label = car and width > 20 and");
  await expect(page.getByText("Something is missing at the end.")).toBeVisible();
  await filter.fill("label = car and width > 40");
  await expect(page.getByText("2 of 5")).toBeVisible();
  await expect(regions(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Select all" }).click();
  await expect(selected(page)).toHaveCount(2);
  await filter.press("Escape");
  await expect(regions(page)).toHaveCount(5);

  // The two are grouped: a click on one of them selects both.
  await page.getByRole("button", { name: /^Group the selected regions/ }).click();
  await expect(page.getByText("grouped")).toHaveCount(2);
  await regions(page).first().click();
  await regions(page)
    .nth(2)
    .click({ modifiers: ["Shift"] });
  await expect(selected(page)).toHaveCount(3);
  await regions(page)
    .nth(1)
    .click({ modifiers: ["ControlOrMeta"] });
  await expect(selected(page)).toHaveCount(2);

  // A walk: each object in turn, large; a label key relabels it.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+F");
  await expect(regions(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Tab");
  await expect(regions(page).nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("3");
  await expect(regions(page).nth(1)).toContainText("Bicycle");
  await page.keyboard.press("Shift+Tab");
  await expect(regions(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(selected(page)).toHaveCount(0);
});

test("one label goes through all tasks, the last task is taken over, and tasks are found again by a filter", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await openProject(page, "Streamed", 4);
  await page.getByText("One label through all tasks").click();
  await page.getByRole("combobox", { name: /^Label/ }).selectOption({ label: "Person" });
  await page.getByLabel("Regions per task").fill("2");
  await page.getByRole("button", { name: "Start" }).click();
  const banner = page.getByRole("region", { name: "One label through all tasks" });
  for (const task of ["Task 1", "Task 2"]) {
    await expect(page.getByRole("heading", { name: task, exact: true })).toBeVisible();
    await expect(banner).toContainText("Person: 0 of 2");
    await drawBox(page, -200, 0, 60, 60);
    await expect(banner).toContainText("Person: 1 of 2");
    await drawBox(page, 0, 0, 80, 60);
  }
  await expect(page.getByRole("heading", { name: "Task 3", exact: true })).toBeVisible();
  await banner.getByRole("button", { name: "Stop" }).click();

  // The third task is empty; the fourth is like the second, which was the last with something in it.
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Task 4", exact: true })).toBeVisible();
  await page.keyboard.press("Shift+D");
  await expect(regions(page)).toHaveCount(2);
  await expect(regions(page).first()).toContainText("Person");

  // Back to a task with something small in it.
  await page.getByRole("searchbox", { name: /^Filter/ }).fill("person and width < 40");
  await page.getByRole("button", { name: "Earlier task with a match" }).click();
  await expect(page.getByRole("heading", { name: "Task 2", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Later task with a match" }).click();
  await expect(page.getByText("None of your tasks in this direction matches.").first()).toBeVisible();
  await expectSubmitted(page, project, 3);
  const answers = await answersOf(page, project);
  expect(answers.map(([answer]) => answer?.document.regions.length)).toEqual([2, 2, 0, 2]);
});
