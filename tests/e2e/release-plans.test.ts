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
      const compare = page.locator("form button[type=submit]").last();
      await page.locator("select").last().selectOption({ index: 1 });
      await expect(compare).toBeEnabled();
      await compare.click();
      await expect(page.locator("section[aria-live=polite] table")).toBeVisible();
      await expectClean(page, `a comparison, ${look.join(", ")}`);
    }
  });
});

test("rules bind the parts, two plans stand side by side, and the release is passed on by a link that can be withdrawn", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Topic and entities/, { name: "Rules", overlap: 1 });
  const buffer = Buffer.from(lines.join("\n"));
  await importFile(page, project, [{ name: "tickets.jsonl", mimeType: "application/x-ndjson", buffer }]);
  await submitNext(
    page,
    project,
    lines.map((_, i) => ({ answers: { topic: i % 5 === 0 ? "billing" : "other" } })),
  );
  const preview = page.getByRole("button", { name: "Preview" });

  await test.step("tasks put in test by hand and folds; the first preview stays beside the next", async () => {
    await page.goto(`/projects/${project}/releases`);
    await page.getByRole("button", { name: "New release" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Bound");
    await page.getByLabel("Notes (optional)").fill("For the spring model.");
    await preview.click();
    await page.getByRole("button", { name: "Keep for comparison" }).click();
    await expect(page.getByRole("heading", { name: /^Kept preview/ })).toBeVisible();
    await page.getByText("Rules for the parts").click();
    await page.getByRole("button", { name: "Put tasks in a part by hand" }).click();
    await page.getByLabel("Task numbers").fill("3, 5-6");
    await page.getByLabel("Reason").fill("Hard cases");
    await page.getByLabel("Folds for cross-validation (optional)").fill("4");
    await preview.click();
    await expect(page.getByRole("heading", { name: /^This plan/ })).toBeVisible();
    await expect(page.getByText(/^Tasks per fold: 5 · 4 · 4 · 4$/)).toBeVisible();
    await expectClean(page, "the form of a release with rules, and two plans side by side");
  });

  await test.step("frozen, it says its rules; one part alone is downloaded", async () => {
    await page.getByRole("button", { name: "Freeze" }).click();
    await page.waitForURL(/\/releases\/[^/]+$/);
    await expect(page.getByText("frozen", { exact: true })).toBeVisible();
    await expect(page.getByText(/3 tasks by hand in Test \(Hard cases\)/)).toBeVisible();
    await expect(page.getByText("For the spring model.")).toBeVisible();
    await page.getByLabel("Part", { exact: true }).first().selectOption({ label: "Test" });
    const files = await downloadRelease(page, "JSONL");
    expect([...files.keys()].filter((name) => name.endsWith(".jsonl"))).toEqual(["test.jsonl"]);
    const seqs = releaseLines<{ seq: number }>(files).map(({ item }) => item.seq);
    expect(seqs).toEqual([3, 5, 6]);
  });

  await test.step("a link downloads without an account until it is withdrawn", async () => {
    await page.getByText("Links for people without an account").click();
    await page.getByRole("button", { name: "Make a link" }).click();
    const url = await page.getByLabel(/^Copy this link/).inputValue();
    const stranger = await visit();
    const got = await stranger.page.request.get(new URL(url).pathname);
    expect(got.status()).toBe(200);
    expect(got.headers()["content-type"]).toBe("application/zip");
    await expectClean(page, "links to a release");
    await page.getByRole("button", { name: "Revoke" }).click();
    await expect(page.getByText(/^There are no links/)).toBeVisible();
    expect((await stranger.page.request.get(new URL(url).pathname)).status()).toBe(404);
  });

  await test.step("it is marked as not to be used, with the reason, and the mark is taken back", async () => {
    await page.getByRole("button", { name: "Mark as not to be used" }).click();
    await page.getByLabel(/^Why should this release/).fill("Task 3 is wrong.");
    await expectClean(page, "the dialog that deprecates a release");
    await page.getByRole("button", { name: "Mark", exact: true }).click();
    await expect(page.getByText("Task 3 is wrong.")).toBeVisible();
    await page.goto(`/projects/${project}/releases`);
    await expect(page.getByText("not to be used")).toBeVisible();
    await page.getByRole("link", { name: "Bound" }).click();
    await page.getByRole("button", { name: "Take this back" }).click();
    await expect(page.getByText("Task 3 is wrong.")).toBeHidden();
  });
});
