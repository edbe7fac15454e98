/** The page of an annotator: a manager gets there from the table and on to the tasks, an annotator to their own alone. */
import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { createProject, importFile, joinAs, submitNext, textsFile, visitAsOwner } from "../support/journey";

const COUNT = 32;
const topic = (label: string) => ({ answers: { topic: label } });

async function expectCleanEverywhere(page: Page, context: BrowserContext, path: string): Promise<void> {
  for (const look of LOOKS) {
    await wear(context, page, look);
    for (const width of [1360, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      await expect(page.getByRole("img").first()).toBeVisible();
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth), `the width in ${look}`)
        .toBeLessThanOrEqual(width);
      await expectClean(page, `${path}, ${look}, ${width} px`);
    }
  }
  await wear(context, page, LOOKS[0] as (typeof LOOKS)[number]);
  await page.setViewportSize({ width: 1360, height: 800 });
}

test("a manager reads about an annotator, and the annotator about themselves alone", async ({ visit }) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Looked into", overlap: 2 });
  const texts = Array.from({ length: COUNT }, (_, i) => `Text ${i + 1}`);
  await importFile(page, project, textsFile(texts));
  const { page: ada, context: adas } = await joinAs(visit, page, project, "Ada");
  const { page: ben } = await joinAs(visit, page, project, "Ben");
  await submitNext(
    ben,
    project,
    texts.map(() => topic("billing")),
  );
  await submitNext(
    ada,
    project,
    texts.map((_, i) => topic(i < 4 ? "delivery" : "billing")),
  );

  await test.step("from the table to the annotator, and from a confusion to its tasks", async () => {
    await page.goto(`/projects/${project}/quality/annotators`);
    await page.getByRole("rowheader", { name: /Ada/ }).getByRole("link").click();
    await expect(page.getByRole("heading", { name: /^Ada/, level: 1 })).toBeVisible();
    const agreement = page.getByRole("row", { name: /^Agreement with the others/ });
    await expect(agreement.first()).toContainText("0.88");
    const confusions = page.getByRole("region", { name: /^Confusions/ });
    await expect(confusions.getByRole("row")).toHaveCount(2);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download Figures as CSV" }).click(),
    ]);
    expect(await readFile(await download.path(), "utf8")).toContain("0.875");
    await expectCleanEverywhere(page, context, new URL(page.url()).pathname);
    await page.goto(page.url());
    await confusions.getByRole("link").click();
    await expect(page).toHaveURL(/people=/);
  });

  await test.step("the annotator sees their own page, and no other", async () => {
    await ada.goto(`/projects/${project}/mine`);
    await ada.getByRole("link", { name: "My quality" }).click();
    await expect(ada.getByRole("heading", { name: "My quality", level: 1 })).toBeVisible();
    await expect(ada.getByText("Ben")).toHaveCount(0);
    await expect(ada.getByRole("row", { name: /^Agreement with the others/ }).first()).toContainText("0.88");
    await expectCleanEverywhere(ada, adas, `/projects/${project}/mine/quality`);
    const answer = await ada.request.get(`/api/v1/projects/${project}/annotators`);
    expect(answer.status()).toBe(403);
  });
});
