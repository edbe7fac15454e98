/** Charts for managers: what they show of the demo, their tables and files, and the tasks they lead to. */
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { demo } from "../support/demo";
import { api, createProject, visitAsOwner } from "../support/journey";

const openCharts = async (page: Page, project: string, query = "") => {
  await page.goto(`/projects/${project}/quality/charts${query}`);
  await expect(page.getByRole("heading", { name: "Charts", level: 1 })).toBeVisible();
};

const saved = async (page: Page, button: Locator) => {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
};

/** How many tasks the page of tasks says that match. */
const foundTasks = async (page: Page) => {
  await expect(page).toHaveURL(/\/tasks\?/);
  await expect(page.getByRole("heading", { name: "Tasks", level: 1 })).toBeVisible();
  return Number.parseInt((await page.getByText(/^\d+ tasks?$/).textContent()) ?? "", 10);
};

test("a manager sees agreement, progress, pace and labels, and goes from each to its tasks", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const { tickets } = await demo(page);

  await test.step("from the quality page to the charts", async () => {
    await page.goto(`/projects/${tickets}/quality`);
    await page.getByRole("link", { name: "Charts" }).click();
    await expect(page.getByRole("heading", { name: "Charts", level: 1 })).toBeVisible();
    await expect(page.getByRole("img", { name: /^Agreement on Topic, \d+ points from / })).toBeVisible();
    await expect(page.getByRole("img", { name: /^Tasks done from .* in the end 28 of 40$/ })).toBeVisible();
    await expect(page.getByRole("img", { name: /^Submitted annotations of 4 people/ })).toBeVisible();
    await expect(page.getByRole("img", { name: /^Median time per task of 4 people/ })).toBeVisible();
    await expect(page.getByRole("img", { name: /^Labels of Topic by use: Billing \d+/ })).toBeVisible();
  });

  await test.step("a point of the chart leads to the tasks behind it", async () => {
    await openCharts(page, tickets);
    const chart = page.getByRole("img", { name: /^Agreement on Topic,/ });
    await chart.locator('svg [aria-label="dot"] path, svg [aria-label="dot"] circle').first().hover();
    const tip = chart.locator('svg [aria-label="tip"]');
    const tasks = Number(/(\d+) tasks/.exec((await tip.textContent()) ?? "")?.[1]);
    expect(tasks).toBeGreaterThanOrEqual(5);
    await chart.locator('svg [aria-label="dot"] path, svg [aria-label="dot"] circle').first().click();
    expect(await foundTasks(page)).toBe(tasks);
    await expect(page.getByLabel("Annotated from")).not.toHaveValue("");
    await expect(page.getByLabel("Last annotation then")).toBeChecked();
  });

  await test.step("the table has the same figures, by keyboard, and its links the same tasks", async () => {
    await openCharts(page, tickets);
    const pace = page.getByRole("group", { name: "Show Annotations per person as" });
    await pace.getByRole("button", { name: "Table" }).press("Enter");
    await expect(page.getByRole("img", { name: /^Submitted annotations of/ })).toHaveCount(0);
    const table = page.getByRole("region", { name: "Annotations per person" }).getByRole("table");
    const row = table.getByRole("row").nth(1);
    const submitted = Number(await row.getByRole("cell").nth(2).textContent());
    await row.getByRole("link").press("Enter");
    expect(await foundTasks(page)).toBe(submitted);
  });

  await test.step("a label leads to the tasks that have it", async () => {
    await openCharts(page, tickets);
    await page
      .getByRole("group", { name: "Show Labels given for Topic as" })
      .getByRole("button", { name: "Table" })
      .click();
    const row = page
      .getByRole("region", { name: "Labels given for Topic" })
      .getByRole("row", { name: /^Billing/ });
    const tasks = Number(await row.getByRole("cell").nth(3).textContent());
    await row.getByRole("link", { name: "Billing" }).click();
    expect(await foundTasks(page)).toBe(tasks);
  });
});

test("charts are downloaded as CSV and as SVG in the colours that are shown", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const { tickets } = await demo(page);
  await openCharts(page, tickets);
  const csv = await saved(page, page.getByRole("button", { name: "Download Labels given for Topic as CSV" }));
  expect(csv.name).toBe("labels-topic-annotations.csv");
  expect(csv.text.split("\r\n")[0]).toBe("\uFEFFLabel,Count,Share,Tasks");
  expect(csv.text).toMatch(/\r\nBilling,\d+,0\.\d+,\d+\r\n/);
  const people = await saved(
    page,
    page.getByRole("button", { name: "Download Annotations per person as CSV" }),
  );
  expect(people.text).toMatch(
    /^\uFEFFDay,Annotator,Submitted,In total\r\n\d{4}-\d\d-\d\d,Simulated annotator [A-D],\d+,\d+\r\n/,
  );
  await expect(page.getByRole("img", { name: /^Agreement on Topic/ }).locator("svg")).toBeVisible();
  const svg = await saved(
    page,
    page.getByRole("button", { name: "Download Agreement on Topic over time as SVG" }),
  );
  expect(svg.name).toBe("agreement-topic.svg");
  expect(svg.text).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg.text).not.toContain("var(--accent");
  expect(svg.text).toContain("#2b5fc7");
});

test("charts of one annotator, of a few days and by week stand in the address", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const { tickets } = await demo(page);
  await openCharts(page, tickets);
  await page.getByLabel("Annotator", { exact: true }).selectOption("Simulated annotator B");
  await expect(page).toHaveURL(/annotator=/);
  await expect(
    page.getByRole("img", { name: /^Submitted annotations of 1 person .*: Simulated annotator B \d+$/ }),
  ).toBeVisible();
  await page.getByLabel("Points", { exact: true }).selectOption("week");
  await expect(page).toHaveURL(/annotator=.*step=week|step=week.*annotator=/);
  await expect(page.getByText("A task counts in the week of its last annotation.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Points", { exact: true })).toHaveValue("week");
});

test("charts fit a phone, and axe finds nothing in both themes and languages, as charts and as tables", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const { tickets } = await demo(page);
  for (const look of LOOKS) {
    await wear(context, page, look);
    for (const width of [1360, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`/projects/${tickets}/quality/charts`);
      await expect(page.getByRole("img").locator("svg")).toHaveCount(9);
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth), `the width in ${look}`)
        .toBeLessThanOrEqual(width);
      await expectClean(page, `charts, ${look}, ${width} px`);
    }
    for (const button of await page.getByRole("button", { name: /^(Table|Таблица)$/ }).all())
      await button.click();
    await expect(page.getByRole("img")).toHaveCount(0);
    await expectClean(page, `tables of charts, ${look}`);
  }
});

test("without scripts the tables stand where the charts would", async ({ visit, browser }) => {
  const { page, context } = await visitAsOwner(visit);
  const { tickets } = await demo(page);
  const plain = await browser.newContext({
    storageState: await context.storageState(),
    javaScriptEnabled: false,
  });
  const read = await plain.newPage();
  await read.goto(new URL(`/projects/${tickets}/quality/charts`, page.url()).href);
  await expect(read.getByRole("columnheader", { name: "Agreement", exact: true }).first()).toBeVisible();
  await expect(read.getByRole("link", { name: "Billing" })).toBeVisible();
  await plain.close();
});

test("an empty project says what will be there and what to do first", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "No charts yet", overlap: 1 });
  await openCharts(page, project);
  await expect(page.getByRole("heading", { name: "No annotations yet" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Import data" }).click();
  await expect(page).toHaveURL(/\/import$/);
  expect(
    (await api<{ people: unknown[] }>(page, "GET", `/api/v1/projects/${project}/charts/work`)).people,
  ).toEqual([]);
});
