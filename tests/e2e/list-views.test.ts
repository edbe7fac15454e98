/** The lists of tasks and reviews show the columns a manager wants, and views of them are saved and shared. */
import { expect, test } from "../support/browser";
import { expectClean } from "../support/clean";
import { api, createProject, importFile, joinAs, visitAsOwner } from "../support/journey";

const ROWS = [
  { text: "Refund me", lang: "en", "score (0–1)": 0.25 },
  { text: "Geld zurück", lang: "de", "score (0–1)": 0.75 },
  { text: "Thank you", lang: "en", "score (0–1)": 1 },
];

test("columns are chosen, ordered and kept; a view is saved, shared, changed and deleted", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Text classification/, { name: "Columns", overlap: 1 });
  await importFile(page, project, {
    name: "rows.jsonl",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from(ROWS.map((row) => JSON.stringify(row)).join("\n")),
  });
  await page.goto(`/projects/${project}/tasks`);
  const heads = page.getByRole("columnheader");
  await expect(heads.nth(1)).toHaveText("No.");
  await expect(page.getByText("3 tasks")).toBeVisible();

  await page.getByRole("button", { name: "Columns" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Remove No." })).toBeDisabled();
  await dialog.getByRole("button", { name: "Remove Skips" }).click();
  await dialog.getByLabel("Data field").fill("lang");
  await dialog.getByRole("button", { name: "Add field" }).click();
  await dialog.getByLabel("Data field").fill("score (0–1)");
  await page.keyboard.press("Enter");
  for (let i = 0; i < 5; i++) await dialog.getByRole("button", { name: "Move lang up" }).press("Enter");
  await expectClean(page, "columns");
  await dialog.getByRole("button", { name: "Show these columns" }).click();
  await expect(dialog).toBeHidden();
  await expect(heads.nth(2)).toHaveText("lang");
  await expect(heads.last()).toHaveText("score (0–1)");
  const row = page.getByRole("row").filter({ hasText: "Geld zurück" });
  await expect(row.getByRole("cell").nth(2)).toHaveText("de");
  await expect(row.getByRole("cell").last()).toHaveText("0.75");

  await page.goto(`/projects/${project}`);
  await page.goto(`/projects/${project}/tasks`);
  await expect(heads.nth(2)).toHaveText("lang");

  await page.getByRole("button", { name: "More filters" }).click();
  await page.getByRole("combobox", { name: "Field" }).fill("lang");
  await page.getByRole("combobox", { name: "Field" }).press("Enter");
  await page.getByRole("textbox", { name: "Value" }).fill("de");
  await page.getByRole("textbox", { name: "Value" }).press("Enter");
  await expect(page.getByText("1 task", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Save this view" }).click();
  await page.getByLabel("Name of the view").fill("German");
  await page.getByLabel("Everybody who sees this list sees the view").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "German" })).toBeVisible();

  // Another manager has it, with its columns.
  const { page: second } = await joinAs(visit, page, project, "Bo");
  const { items } = await api<{ items: { userId: string; name: string }[] }>(
    page,
    "GET",
    `/api/v1/projects/${project}/members`,
  );
  const bo = items.find(({ name }) => name === "Bo")?.userId;
  await api(page, "PATCH", `/api/v1/projects/${project}/members/${bo}`, { role: "manager" });
  await second.goto(`/projects/${project}/tasks`);
  await expect(second.getByText("3 tasks")).toBeVisible();
  await second.getByRole("button", { name: "Views" }).click();
  await second.getByRole("menuitem", { name: /German/ }).click();
  await expect(second.getByText("1 task", { exact: true })).toBeVisible();
  await expect(second.getByRole("columnheader").nth(2)).toHaveText("lang");

  await page.getByRole("button", { name: "German" }).click();
  await page.getByRole("menuitem", { name: "Manage views" }).click();
  await expectClean(page, "views");
  await page.getByRole("button", { name: "Delete German" }).click();
  await expect(dialog.getByText("No saved views yet")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Columns" }).click();
  await dialog.getByRole("button", { name: "Standard columns" }).click();
  await dialog.getByRole("button", { name: "Show these columns" }).click();
  await expect(heads.last()).toHaveText("Assigned to");

  await page.goto(`/projects/${project}/review?label=gone&columns=task,data:lang`);
  await expect(page.getByRole("status").filter({ hasText: "gone" })).toBeVisible();
});
