/** The import page asks how a file is to be read before anything is added, and says which file was refused and why. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { api, createProject, type UploadFile, visitAsOwner } from "../support/journey";

const file = (name: string, text: string): UploadFile => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(text),
});
const choose = (page: Page, chosen: UploadFile) => page.locator('input[type="file"]').setInputFiles(chosen);

test("a file without a header loses no row, and its separator can be chosen", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Read right", overlap: 1 });
  await page.goto(`/projects/${project}/import`);
  const firstRow = page.getByLabel("What is in the first row?");
  const delimiter = page.getByLabel("Cells are parted by");
  const columns = page.getByRole("rowheader");

  await choose(page, file("late.csv", "It was late, again.|billing\nIt was wet, too.|refund\n"));
  await expect(delimiter).toHaveValue("|");
  await expect(firstRow).toHaveValue("false");
  await expect(columns).toHaveText(["column_1", "column_2"]);
  await firstRow.selectOption("names of the columns");
  await expect(columns).toHaveText(["It was late, again.", "billing"]);
  await firstRow.selectOption("data, like the rows below");
  await delimiter.selectOption("tab");
  await expect(columns).toHaveText(["column_1"]);
  await delimiter.selectOption("vertical bar (|)");
  await expect(columns).toHaveText(["column_1", "column_2"]);
  await expect(firstRow).toHaveValue("false");
  await expect(page.getByLabel("Shown as “text”")).toHaveValue("column_1");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Added: 2")).toBeVisible();
  const { items } = await api<{ items: { preview: string }[] }>(
    page,
    "GET",
    `/api/v1/projects/${project}/tasks`,
  );
  expect(items.map(({ preview }) => preview)).toEqual(["It was late, again.", "It was wet, too."]);
});

test("a refused file is named beside the reason, until another one is chosen", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Refused", overlap: 1 });
  await page.goto(`/projects/${project}/import`);
  const refusal = page.getByRole("alert").filter({ hasText: "Import failed" });

  await choose(page, file("scores.json", '[{"text":"one","score":NaN}]'));
  await expect(refusal).toContainText("Import failed: scores.json");
  await expect(refusal).toContainText('line 1: "score" is NaN, which JSON does not have');
  await page.getByLabel("Read it as").selectOption("txt");
  await expect(page.getByRole("rowheader")).toHaveText(["text"]);
  await expect(refusal).toHaveCount(0);
  await page.getByRole("button", { name: "Choose another file" }).click();
  // Its content says what it is, whatever its name promises.
  await choose(page, file("lines.json", '{"text":"one","n":1}\n{"text":"two","n":2}\n'));
  await expect(page.getByRole("rowheader")).toHaveText(["text", "n"]);
  await page.getByRole("button", { name: "Choose another file" }).click();
  await choose(page, file("notes.docx", "x"));
  await expect(refusal).toContainText("Import failed: notes.docx");
  await choose(page, file("swallows.csv", 'id,text,n\n1,"one,a\n2,two,b\n3,three",c\n4,four,d\n'));
  await expect(page.getByRole("heading", { name: "Rows that may be read wrongly" })).toBeVisible();
  await expect(page.getByText("a quoted cell takes in 3 lines")).toBeVisible();
  await expect(refusal).toHaveCount(0);
});
