/** Numbers, dates, rankings and comparisons: answered by keys and by hand, told what is wrong, and read by the manager. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import {
  answersOf,
  api,
  createProject,
  expectSubmitted,
  importFile,
  textsFile,
  visitAsOwner,
} from "../support/journey";
import { picture } from "../support/picture";
import { zipOf } from "../support/zip";

const label = (id: string, name: string) => ({ id, name });
const CONTROLS = [
  { id: "weight", kind: "number", name: "Weight", min: 0, max: 50, step: 0.5, unit: "kg", required: true },
  { id: "day", kind: "datetime", name: "Day", mode: "date" },
  {
    id: "order",
    kind: "ranking",
    name: "Order",
    labels: [label("a", "Alpha"), label("b", "Beta"), label("c", "Gamma")],
  },
];

async function withControls(page: Page, project: string, controls: object[]): Promise<void> {
  type Detail = { schema: object; schemaVersion: number };
  const { schema, schemaVersion } = await api<Detail>(page, "GET", `/api/v1/projects/${project}`);
  await api(page, "PUT", `/api/v1/projects/${project}/schema`, {
    schema: { ...schema, controls },
    baseVersion: schemaVersion,
    acceptLoss: true,
  });
}

test("numbers, dates and rankings are answered by keys, and what is wrong is said", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Text classification/, { name: "Scales", overlap: 1 });
  await withControls(page, project, CONTROLS);
  await importFile(page, project, textsFile(["Twelve and a half kilos", "Nothing"]));
  await page.goto(`/projects/${project}/label`);
  const weight = page.getByRole("textbox", { name: "Weight, kg" });
  const problem = page.getByRole("group", { name: /Weight/ }).getByRole("alert");
  await weight.focus();
  await page.keyboard.type("-");
  await expect(problem).toBeHidden();
  // Keys of the view are letters here; what is not a number is told when the field is left.
  for (const [typed, told] of [
    ["abc", /expected a number/],
    ["NaN", /expected a number/],
    ["1e309", /too large to be kept/],
    ["1,234", /two ways/],
    ["12.25", /steps of 0.5/],
    ["51", /at most 50/],
    ["-1", /at least 0/],
    ["0.30000000000000001", /more digits/],
  ] as const) {
    await weight.fill(typed);
    await weight.press("Enter");
    await expect(weight).not.toBeFocused();
    await expect(problem).toHaveText(told);
    // The task stays, and the field is where the focus goes.
    await page.keyboard.press("Enter");
    await expect(weight).toBeFocused();
    await expect(weight).toHaveValue(typed);
  }
  await weight.fill("12,5");
  await weight.press("ArrowUp");
  await expect(weight).toHaveValue("13");
  await weight.press("Escape");
  await page.keyboard.press("Control+z");
  await expect(weight).toHaveValue("12.5");

  await page.getByLabel("Day").fill("2026-03-31");
  const rows = page.getByRole("group", { name: /Order/ }).getByRole("listitem");
  await expect(page.getByRole("button", { name: "Keep this order" })).toBeVisible();
  await page.getByRole("button", { name: "Move Gamma up" }).press("Enter");
  await expect(page.getByRole("button", { name: "Move Gamma up" })).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "Gamma: place 2 of 3" })).toBeAttached();
  await expect(rows).toHaveText([/Alpha/, /Gamma/, /Beta/]);
  // Dragged by the name, over the first row.
  await rows.nth(2).getByText("Beta").hover();
  await page.mouse.down();
  const first = await rows.nth(0).boundingBox();
  if (!first) throw new Error("the first row is not shown");
  await page.mouse.move(first.x + 30, first.y + 4, { steps: 6 });
  await page.mouse.up();
  await expect(rows).toHaveText([/Beta/, /Alpha/, /Gamma/]);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(rows).toHaveText([/Beta/, /Alpha/, /Gamma/]);
  await expect(weight).toHaveValue("12.5");
  await page.locator("body").press("Enter");
  await expectSubmitted(page, project, 1);
  const [task] = await answersOf(page, project);
  expect(task?.[0]?.document.answers).toEqual({ weight: 12.5, day: "2026-03-31", order: ["b", "a", "c"] });
});

test("a number is written and read in the language of the page", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Text classification/, { name: "Comma", overlap: 1 });
  await withControls(page, project, CONTROLS.slice(0, 1));
  await importFile(page, project, textsFile(["One and a half"]));
  await page.context().addCookies([{ name: "concord-locale", value: "ru", url: page.url() }]);
  await page.goto(`/projects/${project}/label`);
  const weight = page.getByRole("textbox", { name: "Weight, kg" });
  await weight.fill("1.5");
  await weight.press("Enter");
  await expect(weight).toHaveValue("1,5");
  await weight.fill("1,25");
  await weight.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "ожидается шаг 0.5" })).toBeVisible();
});

test("two images are compared side by side, by keys", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Comparison of two images/, { name: "Pairs", overlap: 1 });
  const plain = async (ground: string) => (await picture([], { width: 300, height: 200, ground })).buffer;
  const table = Buffer.from("first,second\nred.png,blue.png\nblue.png,red.png\n");
  const zip = await zipOf({
    "pairs.csv": table,
    "red.png": await plain("#c02020"),
    "blue.png": await plain("#2040c0"),
  });
  await importFile(page, project, { name: "pairs.zip", mimeType: "application/zip", buffer: zip });
  await page.goto(`/projects/${project}/label`);
  const images = page.getByRole("application", { name: /^Image “/ });
  await expect(images).toHaveCount(2);
  const [left, right] = [await images.nth(0).boundingBox(), await images.nth(1).boundingBox()];
  expect(left && right && left.x + left.width <= right.x && left.y === right.y).toBe(true);
  // Zoomed apart, then as one.
  const zooms = page.getByText(/^\d+\s%$/);
  const percents = () => zooms.allTextContents();
  const [whole] = await percents();
  const zoomIn = page.getByRole("button", { name: "Zoom in" });
  await zoomIn.first().click();
  await expect.poll(percents).not.toEqual([whole, whole]);
  expect((await percents())[1]).toBe(whole);
  const together = page.getByRole("button", { name: "Zoom and move the images together" });
  await together.first().click();
  await expect(together.last()).toHaveAttribute("aria-pressed", "true");
  const [larger] = await percents();
  await expect.poll(percents).toEqual([larger, larger]);
  await zoomIn.last().click();
  await expect.poll(async () => new Set(await percents()).size).toBe(1);
  expect((await percents())[0]).not.toBe(larger);
  await page.keyboard.press("2");
  await expect(page.getByRole("radio", { name: /second/ })).toBeChecked();
  // Pressed again, the key of an answer that must be there confirms it.
  await page.keyboard.press("2");
  await expect(page.getByRole("radio", { name: /second/ })).toBeChecked();
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Task 2", exact: true })).toBeVisible();
  await expect(together.first()).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("3");
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 2);
  const given = (await answersOf(page, project)).map(([answer]) =>
    Object.values(answer?.document.answers ?? {}),
  );
  expect(given).toEqual([["left"], ["tie"]]);
  await page.goto(`/projects/${project}/tasks`);
  await page.getByRole("link", { name: "1", exact: true }).first().click();
  await expect(page.getByRole("cell", { name: "first", exact: true })).toBeVisible();
});
