/** Files as people have them: several texts, old encodings, workbooks; and a finished import that is undone. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { api, createProject, type UploadFile, visitAsOwner } from "../support/journey";
import { workbookOf } from "../support/workbook";

const file = (name: string, content: string | Buffer): UploadFile => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(content),
});
const choose = (page: Page, ...chosen: UploadFile[]) =>
  page.locator('input[type="file"]').setInputFiles(chosen);
const start = (page: Page) => page.getByRole("button", { name: "Import", exact: true }).click();
const previews = async (page: Page, project: string) =>
  (await api<{ items: { preview: string }[] }>(page, "GET", `/api/v1/projects/${project}/tasks`)).items.map(
    ({ preview }) => preview,
  );
/** "Привет, мир" in Windows-1251. */
const CYRILLIC = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0]);

test("several texts in old encodings become a task each, and the import can be undone", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Texts", overlap: 1 });
  await page.goto(`/projects/${project}/import`);

  await choose(page, file("one.txt", CYRILLIC), file("two.txt", "second\ntext"));
  await expect(page.getByRole("heading", { name: "2 text files", level: 2 })).toBeVisible();
  await expect(page.getByLabel("What becomes a task?")).toHaveValue("file");
  await expect(page.getByRole("cell", { name: "Привет, мир" }).first()).toBeVisible();
  await page.getByLabel("Encoding").selectOption("Cyrillic (KOI8-R)");
  await expect(page.getByRole("cell", { name: "оПХБЕР, ЛХП" }).first()).toBeVisible();
  await page.getByLabel("Encoding").selectOption("guessed for each file");
  await expect(page.getByRole("cell", { name: "Привет, мир" }).first()).toBeVisible();
  await expect(page.getByLabel("Id", { exact: true })).toHaveValue("id");
  await start(page);
  await expect(page.getByText("Added: 2")).toBeVisible();
  expect(await previews(page, project)).toEqual(["Привет, мир", "second\ntext"]);

  await page.getByRole("button", { name: "Undo the import of 2 text files" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Undo this import?" });
  await expect(dialog).toContainText("2 tasks are deleted");
  await dialog.getByRole("button", { name: "Undo this import" }).click();
  await expect(page.getByText("undone", { exact: true }).first()).toBeVisible();
  expect(await previews(page, project)).toEqual([]);
});

test("a workbook is read by the sheet that is chosen", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Workbook", overlap: 1 });
  await page.goto(`/projects/${project}/import`);
  const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheets = {
    About: `<row r="1">${cell("A1", "Made by hand.")}</row>`,
    Tickets: `<row r="1">${cell("A1", "id")}${cell("B1", "text")}</row><row r="2">${cell("A2", "t1")}${cell("B2", "It was late.")}</row>`,
  };
  await choose(page, file("tickets.xlsx", await workbookOf({ sheets })));
  await expect(page.getByLabel("Sheet")).toHaveValue("About");
  await page.getByLabel("Sheet").selectOption("Tickets");
  await expect(page.getByRole("rowheader")).toHaveText(["id", "text"]);
  await start(page);
  await expect(page.getByText("Added: 1")).toBeVisible();
  expect(await previews(page, project)).toEqual(["It was late."]);
});

test("files that do not go together are named in the drop zone", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Mixed", overlap: 1 });
  await page.goto(`/projects/${project}/import`);
  await choose(page, file("a.csv", "text\none\n"), file("b.csv", "text\ntwo\n"));
  const refusal = page.getByRole("alert").filter({ hasText: "Import failed: a.csv, b.csv" });
  await expect(refusal).toContainText("Choose one file");
  await choose(page, file("program.txt", Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 0xff])));
  await expect(page.getByRole("alert").filter({ hasText: "Import failed: program.txt" })).toBeVisible();
});
