/** A release planned by each split method in the form, and what changed since the one before. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import {
  api,
  createProject,
  downloadRelease,
  importFile,
  releaseLines,
  submitNext,
  visitAsOwner,
} from "../support/journey";

const COUNT = 20;
const lines = Array.from({ length: COUNT }, (_, i) =>
  JSON.stringify({
    text: `ticket ${i}`,
    when: `2026-01-${String(i + 1).padStart(2, "0")}`,
    part: i < 12 ? "train" : i < 16 ? "dev" : "test",
  }),
);

test("tasks are divided by time, by labels and as imported, with their votes, and two releases are compared", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /Topic and entities/, { name: "Plans", overlap: 1 });
  const buffer = Buffer.from(lines.join("\n"));
  await importFile(page, project, [{ name: "tickets.jsonl", mimeType: "application/x-ndjson", buffer }]);
  await submitNext(
    page,
    project,
    lines.map((_, i) => ({ answers: { topic: i % 5 === 0 ? "billing" : "other" } })),
  );
  const preview = page.getByRole("button", { name: "Preview" });
  const freeze = async () => {
    await page.getByRole("button", { name: "Freeze" }).click();
    await page.waitForURL(/\/releases\/[^/]+$/);
    await expect(page.getByText("frozen", { exact: true })).toBeVisible();
  };
  const begin = async (name: string, method: string) => {
    await page.goto(`/projects/${project}/releases`);
    await page.getByRole("button", { name: "New release" }).click();
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByLabel("Split method").selectOption({ label: method });
  };
  /** How many tasks of a label each part has, as the table of counts says. */
  const rowOf = (label: string) => page.getByRole("row").filter({ hasText: label });

  await test.step("by time, with dates; a field that no task has is named", async () => {
    await begin("By time", "By time");
    await page.getByLabel("Field with the time (optional)").fill("where");
    await preview.click();
    await expect(page.getByText(/field "where"/)).toBeVisible();
    await page.getByLabel("Field with the time (optional)").fill("when");
    await page.getByLabel("Validation from (optional)").fill("2026-01-11");
    await page.getByLabel("Test from (optional)").fill("2026-01-16");
    await page.getByLabel(/^Keep the votes/).check();
    await preview.click();
    await expect(rowOf("Topic › Billing")).toContainText("4");
    await expectClean(page, "the form of a release");
    await freeze();
    const files = releaseLines<{ data: { when: string } }>(await downloadRelease(page, "JSONL"));
    for (const { split, item } of files) {
      const day = Number(item.data.when.slice(-2));
      expect(split).toBe(day < 11 ? "train" : day < 16 ? "validation" : "test");
    }
    expect(files).toHaveLength(COUNT);
    expect(JSON.stringify(files[0]?.item)).toContain('"votes"');
  });

  await test.step("as imported, divided anew", async () => {
    await begin("As imported", "As imported");
    await page.getByLabel("Field with the split").fill("part");
    await preview.click();
    await freeze();
    const files = releaseLines<{ data: { part: string } }>(await downloadRelease(page, "JSONL"));
    for (const { split, item } of files)
      expect(split).toBe(item.data.part === "dev" ? "validation" : item.data.part);
  });

  await test.step("balanced: every part has its share of the rare label", async () => {
    await begin("Balanced", "Balanced by labels");
    await page.getByLabel("Keep tasks of earlier releases where they are").uncheck();
    await page.getByLabel("Train, %").fill("50");
    await page.getByLabel("Validation, %").fill("25");
    await page.getByLabel("Test, %").fill("25");
    await preview.click();
    await freeze();
    const { items } = await api<{ items: { name: string; counts: { labels: object[] } }[] }>(
      page,
      "GET",
      `/api/v1/projects/${project}/releases`,
    );
    const balanced = items.find(({ name }) => name === "Balanced");
    expect(balanced?.counts.labels).toContainEqual(
      expect.objectContaining({ label: "billing", counts: { train: 2, validation: 1, test: 1 } }),
    );
  });

  await test.step("the comparison names what has moved and what has left test", async () => {
    await page.getByLabel("Other release").selectOption({ label: "1 · By time" });
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(page.getByRole("heading", { name: "From “By time” to “Balanced”" })).toBeVisible();
    await expect(page.getByRole("row", { name: /^In another split/ })).toContainText("→");
    await expect(page.getByText(/left test: what was held back/)).toBeVisible();
    for (const look of LOOKS) {
      await wear(context, page, look);
      await page.reload();
      await page.locator("select").last().selectOption({ index: 1 });
      await page.locator("form button[type=submit]").last().click();
      await expect(page.locator("section[aria-live=polite] table")).toBeVisible();
      await expectClean(page, `a comparison, ${look.join(", ")}`);
    }
  });
});
