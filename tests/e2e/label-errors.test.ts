/** Label errors: a file of probabilities names the pair of labels, its tasks are dismissed by key or corrected one after the other. */
import { readFile } from "node:fs/promises";
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { createProject, importFile, submitNext, textsFile, visitAsOwner } from "../support/journey";

const COUNT = 40;
const TEXTS = Array.from({ length: COUNT }, (_, i) =>
  i % 2 === 0 ? `Please give me my money back for order ${i}.` : `How do I change my password, case ${i}?`,
);
/** Two refunds were labeled as questions. */
const WRONG = [4, 10];

test("probabilities of a file name a pair of labels; the tasks are dismissed by key, and corrected", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Suspicious", overlap: 1 });
  const { schema } = (await (await page.request.get(`/api/v1/projects/${project}`)).json()) as {
    schema: { controls: { id: string; name: string; labels: { id: string; name: string }[] }[] };
  };
  const [control] = schema.controls;
  if (!control) throw new Error("no question");
  const [first, second] = control.labels;
  if (!first || !second) throw new Error("no labels");
  await importFile(page, project, textsFile(TEXTS));
  await submitNext(
    page,
    project,
    TEXTS.map((_, i) => ({
      answers: { [control.id]: i % 2 === 0 && !WRONG.includes(i) ? first.id : second.id },
    })),
  );
  const { items } = (await (
    await page.request.get(`/api/v1/projects/${project}/tasks?limit=${COUNT}`)
  ).json()) as { items: { id: string; seq: number; preview: string }[] };
  const rows = items.map(({ id, preview }) => {
    const isFirst = preview.startsWith("Please");
    return [
      id,
      ...control.labels.map((_, k) => (k === (isFirst ? 0 : 1) ? 0.9 : 0.1 / (control.labels.length - 1))),
    ];
  });
  const csv = [["task_id", ...control.labels.map(({ name }) => name)], ...rows]
    .map((row) => row.join(","))
    .join("\n");
  const heading = (name: RegExp) => page.getByRole("heading", { name });

  await page.goto(`/projects/${project}/quality`);
  await page.getByRole("link", { name: "Label errors" }).click();
  await expect(heading(/^Not searched yet/)).toBeVisible();
  await expectClean(page, "label errors before the first search");

  await test.step("a file with an unknown label is refused by name", async () => {
    const bad = csv.replace(first.name, "Nonsense");
    await page
      .getByLabel("Probabilities from a file")
      .setInputFiles({ name: "bad.csv", mimeType: "text/csv", buffer: Buffer.from(bad) });
    await expect(page.getByText("column Nonsense: the question has no such label").first()).toBeVisible();
  });

  await test.step("the page says how many labels are wrong, and of which pair", async () => {
    await page
      .getByLabel("Probabilities from a file")
      .setInputFiles({ name: "folds.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await expect(heading(/^2 likely errors in 40 tasks; about 5.0 % of the labels are wrong/)).toBeVisible();
    const cell = page.getByRole("link", {
      name: `given ${second.name}, truly ${first.name}: about 2 tasks`,
    });
    await cell.click();
    await expect(page).toHaveURL(/given=/);
    await expect(page.getByRole("region", { name: /^Task \d+$/ })).toHaveCount(2);
    for (const look of LOOKS) {
      await wear(context, page, look);
      for (const width of [1360, 390]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`/projects/${project}/quality/label-errors`);
        await expect(page.getByRole("region", { name: /\d+$/ }).first()).toBeVisible();
        await expect
          .poll(() => page.evaluate(() => document.documentElement.scrollWidth), `the width in ${look}`)
          .toBeLessThanOrEqual(width);
        await expectClean(page, `label errors, ${look}, ${width} px`);
      }
    }
    await wear(context, page, LOOKS[0] as (typeof LOOKS)[number]);
    await page.setViewportSize({ width: 1360, height: 800 });
    await page.goto(`/projects/${project}/quality/label-errors`);
  });

  const cards = page.getByRole("region", { name: /^Task \d+$/ });
  await test.step("tasks are walked through from one to the next, and back to the list", async () => {
    await expect(cards).toHaveCount(2);
    await cards.nth(0).click({ position: { x: 5, y: 5 } });
    await page.keyboard.press("o");
    await expect(page.getByText("1 of 2", { exact: true })).toBeVisible();
    await expect(page).toHaveURL(/errors=.*&state=open/);
    await page.getByRole("link", { name: "Next task" }).click();
    await expect(page.getByText("2 of 2", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: /^Label errors · / }).click();
    await expect(cards).toHaveCount(2);
  });

  await test.step("one is dismissed by key, taken back, and dismissed again", async () => {
    await expect(cards).toHaveCount(2);
    await cards.nth(0).click({ position: { x: 5, y: 5 } });
    await expect(cards.nth(0)).toHaveAttribute("aria-current", "true");
    await page.keyboard.press("d");
    await expect(cards.nth(0).getByText("dismissed", { exact: true })).toBeVisible();
    await expect(cards.nth(1)).toHaveAttribute("aria-current", "true");
    await page.keyboard.press("p");
    await expect(cards.nth(0)).toHaveAttribute("aria-current", "true");
    await page.keyboard.press("u");
    await expect(cards.nth(0).getByText("dismissed", { exact: true })).toHaveCount(0);
    await page.keyboard.press("d");
    await expect(cards.nth(0).getByText("dismissed", { exact: true })).toBeVisible();
    await page.reload();
    await expect(cards).toHaveCount(1);
  });

  await test.step("the other is opened and corrected; then the list is empty", async () => {
    await cards.nth(0).click({ position: { x: 5, y: 5 } });
    await page.keyboard.press("o");
    await expect(page).toHaveURL(/adjudicate\?errors=/);
    await page.getByRole("radio", { name: first.name }).check();
    await page.getByRole("button", { name: /^Save/ }).click();
    await page.goto(`/projects/${project}/quality/label-errors`);
    await expect(page.getByText("No likely errors are left to look at.")).toBeVisible();
    await expect(page.getByText("Labels have changed since.")).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download label errors as CSV" }).click(),
    ]);
    const lines = (await readFile(await download.path(), "utf8")).trim().split("\n");
    expect(lines).toHaveLength(3);
    await page.getByRole("button", { name: "Search again" }).click();
    await expect(heading(/^1 likely errors in 40 tasks/)).toBeVisible();
  });
});
