/** Methods of consensus side by side, for managers: from the quality page, with the tasks on which they differ. */
import { readFile } from "node:fs/promises";
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { demo } from "../support/demo";
import {
  api,
  createProject,
  importFile,
  joinAs,
  submitNext,
  textsFile,
  visitAsOwner,
} from "../support/journey";

test("a manager compares methods of consensus, on a phone too, in both themes and languages", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const { tickets } = await demo(page);
  await page.goto(`/projects/${tickets}/quality`);
  await page.getByRole("link", { name: "Consensus" }).click();
  await expect(page.getByRole("heading", { name: "Consensus", level: 1 })).toBeVisible();
  const topic = page.getByRole("table").first();
  for (const method of ["Majority vote", "One-coin model", "Dawid–Skene", "MACE"])
    await expect(topic.getByRole("rowheader", { name: method })).toBeVisible();
  await expect(topic.getByText("recommended")).toHaveCount(1);
  await expect(
    page.getByText(/^Majority vote: comparing methods takes at least 30 tasks with a final or gold answer/),
  ).toHaveCount(2);
  await expect(page.getByText("4 annotators with fewer than 30 annotations are not listed.")).toBeVisible();

  for (const look of LOOKS) {
    await wear(context, page, look);
    for (const width of [1360, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`/projects/${tickets}/quality/consensus`);
      await expect(page.getByRole("rowheader", { name: "MACE" }).first()).toBeVisible();
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth), `the width in ${look}`)
        .toBeLessThanOrEqual(width);
      await expectClean(page, `consensus, ${look}, ${width} px`);
    }
  }
});

test("annotators stand side by side, lead to their tasks, and are saved as CSV", async ({ visit }) => {
  const { page, context } = await visitAsOwner(visit);
  const { tickets } = await demo(page);
  await page.goto(`/projects/${tickets}/quality`);
  await page.getByRole("link", { name: "Annotators", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Annotators", level: 1 })).toBeVisible();
  await expect(page.getByRole("rowheader")).toHaveCount(4);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download Annotators as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/annotators\.csv$/);
  const lines = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(5);
  for (const look of LOOKS) {
    await wear(context, page, look);
    for (const width of [1360, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`/projects/${tickets}/quality/annotators`);
      await expect(page.getByRole("rowheader")).toHaveCount(4);
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth), `the width in ${look}`)
        .toBeLessThanOrEqual(width);
      await expectClean(page, `annotators, ${look}, ${width} px`);
    }
  }
  await page.getByRole("rowheader").first().getByRole("link").click();
  await expect(page).toHaveURL(/\/quality\/annotators\/\w+$/);
});

test("a project without annotations, and one without such a question, say what to do", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const texts = await createProject(page, /^Text classification/, { name: "Not voted on", overlap: 2 });
  await page.goto(`/projects/${texts}/quality/consensus`);
  await expect(page.getByRole("heading", { name: "No annotations yet" })).toBeVisible();
  const spans = await createProject(page, /^Named entities/, { name: "Nothing to vote on", overlap: 2 });
  await page.goto(`/projects/${spans}/quality/consensus`);
  await expect(page.getByRole("heading", { name: "No question to compare methods on" })).toBeVisible();
});

test("a run settles what is sure, sends the rest to adjudication, is told apart, and is taken back", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, {
    name: "Settled by a method",
    overlap: 2,
  });
  await importFile(page, project, textsFile(["The parcel costs extra", "Pay on delivery", "A lamp"]));
  const { page: ada } = await joinAs(visit, page, project, "Ada");
  const { page: ben } = await joinAs(visit, page, project, "Ben");
  const topic = (label: string) => ({ answers: { topic: label } });
  await submitNext(ada, project, ["billing", "billing", "product"].map(topic));
  await submitNext(ben, project, ["billing", "delivery", "product"].map(topic));
  await page.goto(`/projects/${project}/quality/consensus`);
  await page.getByRole("button", { name: "Preview" }).click();
  const settled = page.getByRole("row", { name: /^Settled/ });
  const slider = page.getByRole("slider", { name: /^Least confidence/ });
  await expect(settled).toBeVisible();
  await slider.fill("0");
  await expect(settled).toContainText("2");
  await expect(page.getByRole("row", { name: /^To adjudicate/ })).toContainText("1");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText("2 tasks settled now")).toBeVisible();
  await page.goto(`/projects/${project}/tasks?consensus=waiting`);
  await expect(page.getByRole("link", { name: "2", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "1", exact: true })).toHaveCount(0);
  // What a method found is no decision of a person.
  const { items } = await api<{ items: { decided: boolean }[] }>(
    page,
    "GET",
    `/api/v1/projects/${project}/tasks`,
  );
  expect(items.map(({ decided }) => decided)).toEqual([false, false, false]);
  await page.goto(`/projects/${project}/quality/consensus`);
  await page.getByRole("button", { name: "Take back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await expect(page.getByText("2 tasks settled now")).toHaveCount(0);
});
