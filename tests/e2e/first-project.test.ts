/** A newcomer's first project: one window for name, data and labels, in any order, up to the first labeled task. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { allProjects } from "../support/demo";
import { expectFits } from "../support/fits";
import { answersOf, api, expectSubmitted, visitAsOwner } from "../support/journey";

/** Parted by semicolons, with names that no template knows, as an office writes it. */
const ODD_CSV = {
  name: "выгрузка (2).csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "№ обр.;Филиал;Жалоба клиента;Оценка",
      "17;Tver;The parcel came a week late and the box was wet.;bad",
      "18;Omsk;Nobody has answered the phone since Monday.;bad",
      "19;Tver;Very kind people at the desk, thank you so much.;good",
      "20;Omsk;The courier called ahead and came on time.;good",
    ].join("\n"),
  ),
};

const preview = (page: Page): Locator => page.getByTestId("live-preview");
const dataInput = (page: Page): Locator => page.getByLabel("Choose files").first();
const projectNames = async (page: Page): Promise<string[]> => {
  const all = await allProjects(page);
  return all.map(({ name }) => name);
};

test("from a stranger's CSV to a labeled task: data, labels, name", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  await page.goto("/");
  await page.getByRole("link", { name: "New project" }).first().click();
  await page.waitForURL(/\/projects\/new/);
  await dataInput(page).setInputFiles(ODD_CSV);
  await expect(page.getByText("CSV · 4 rows")).toBeVisible();
  const fitting = page.getByRole("region", { name: "Fits your data" });
  await expect(fitting.getByRole("button").first()).toHaveAccessibleName(/^Text classification/);
  await fitting.getByRole("button", { name: /^Text classification/ }).click();
  // The longest text was taken; the preview shows it, and the labels as they are changed.
  await expect(page.getByLabel("Shown as “text”")).toHaveValue("Жалоба клиента");
  await expect(preview(page)).toContainText("The parcel came a week late");
  await page.getByRole("textbox", { name: "Label 1" }).fill("Late");
  await expect(preview(page)).toContainText("Late");
  await page.getByLabel("Shown as “text”").selectOption("Филиал");
  await expect(preview(page)).toContainText("Tver");
  await page.getByLabel("Shown as “text”").selectOption("Жалоба клиента");
  await expect(page.getByText("Still missing: a name")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Complaints of May");
  await page.getByRole("button", { name: "Create and start labeling" }).click();
  await page.waitForURL(/\/projects\/(?!new)[^/]+\/label$/);
  const project = page.url().split("/")[4] ?? "";
  await expect(page.getByText("The parcel came a week late and the box was wet.")).toBeVisible();
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 1);
  const [[answer] = []] = await answersOf(page, project);
  expect(answer?.document.answers).toEqual({ topic: "late" });
});

test("the other way around: labels from scratch, name, then data whose column gives the labels", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  await page.goto("/projects/new");
  await page.getByRole("button", { name: /^From scratch/ }).click();
  await expect(preview(page)).toContainText("Order 4711");
  await page.getByLabel("Name", { exact: true }).fill("From scratch");
  await page.getByRole("textbox", { name: "Question 1" }).fill("How was it?");
  await dataInput(page).setInputFiles(ODD_CSV);
  await page.getByLabel("Labels from a column").selectOption("Оценка");
  await expect(page.getByRole("textbox", { name: "Label 1" })).toHaveValue("bad");
  await expect(page.getByRole("textbox", { name: "Label 2" })).toHaveValue("good");
  await page.getByRole("button", { name: "Create the project" }).click();
  await page.waitForURL(/\/projects\/(?!new)[^/]+$/);
  const project = page.url().split("/")[4] ?? "";
  const detail = await api<{ tasks: number; schema: { controls: object[] } }>(
    page,
    "GET",
    `/api/v1/projects/${project}`,
  );
  expect(detail).toMatchObject({
    tasks: 4,
    schema: { controls: [{ name: "How was it?", labels: [{ name: "bad" }, { name: "good" }] }] },
  });
});

test("data that are refused are told by file and row, and nothing half-made stays", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  await page.goto("/projects/new");
  await page.getByLabel("Name", { exact: true }).fill("Half a project");
  await dataInput(page).setInputFiles({
    name: "broken.xlsx",
    mimeType: "application/octet-stream",
    buffer: Buffer.from("this is no workbook"),
  });
  await expect(page.getByRole("alert").filter({ hasText: "broken.xlsx" })).toBeVisible();
  // Every row of this one can be read, but one has nothing to show.
  const rows = ["A first text that is long enough.", "", "A third text that is long enough."];
  const file = (texts: string[]) => ({
    name: "texts.jsonl",
    mimeType: "application/jsonl",
    buffer: Buffer.from(texts.map((note) => JSON.stringify({ note })).join("\n")),
  });
  await dataInput(page).setInputFiles(file(rows));
  await page
    .getByRole("button", { name: /^Named entities/ })
    .first()
    .click();
  await page.getByRole("textbox", { name: "Label 1" }).fill("Planet");
  await page.getByRole("button", { name: "Create the project" }).click();
  await expect(page.getByText("Import failed: texts.jsonl")).toBeVisible();
  await expect(page.getByRole("row", { name: /^2 .*note/ })).toBeVisible();
  await expect(page.getByText(/^Nothing was made/)).toBeVisible();
  expect(await projectNames(page)).not.toContain("Half a project");
  // The window is as it was: bad rows may be left out, or another file goes in.
  await expect(page.getByRole("checkbox", { name: "Skip invalid rows" })).not.toBeChecked();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Half a project");
  await expect(page.getByRole("textbox", { name: "Label 1" })).toHaveValue("Planet");
  await page.getByRole("button", { name: "Take another file" }).click();
  await dataInput(page).setInputFiles(file(rows.filter((row) => row !== "")));
  await page.getByRole("button", { name: "Create the project" }).click();
  await page.waitForURL(/\/projects\/(?!new)[^/]+$/);
  expect((await projectNames(page)).filter((name) => name === "Half a project")).toHaveLength(1);
});

test("a template is found by search in Russian, and unsaved input is not left without a question", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  await wear(page.context(), page, ["light", "ru"]);
  await page.goto("/projects/new");
  await page.getByRole("searchbox", { name: "Поиск шаблона" }).fill("сегментацию кистью");
  await expect(page.getByText("1 шаблон", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^Маски/ }).click();
  await expect(preview(page)).toContainText("Автомобиль");
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.getByRole("link", { name: "Concord" }).click();
  await expect.poll(() => asked).toEqual(["confirm"]);
  await expect(page).toHaveURL(/\/projects\/new/);
  // Changed labels are replaced by a template after a question alone.
  await page.getByRole("textbox", { name: "Метка 1" }).fill("Трамвай");
  await page.getByRole("button", { name: "Другой шаблон" }).click();
  await page
    .getByRole("button", { name: /^Классификация текст/ })
    .first()
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Отмена" }).click();
  await page.getByRole("button", { name: "Вернуться к меткам" }).click();
  await expect(page.getByRole("textbox", { name: "Метка 1" })).toHaveValue("Трамвай");
});

test("the label view can be tried out before anything is stored", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const made: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && new URL(request.url()).pathname.startsWith("/api/v1/projects"))
      made.push(request.url());
  });
  await page.goto("/projects/new");
  await page.getByRole("button", { name: /^Text classification/ }).click();
  await page.getByRole("button", { name: "Try it out" }).click();
  const tried = page.getByRole("dialog");
  await expect(tried.getByText(/^Order 4711/)).toBeVisible();
  await page.keyboard.press("2");
  await expect(tried.getByRole("radio", { name: /^Delivery/ })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page.getByText("That is how it works.")).toBeVisible();
  expect(made).toEqual([]);
});

test("gallery and labels are clean for axe and fit a phone, in both themes and languages", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  for (const look of LOOKS) {
    await wear(context, page, look);
    await page.setViewportSize({ width: 1360, height: 860 });
    await page.goto("/projects/new");
    await expect(page.getByRole("searchbox")).toBeVisible();
    await expectClean(page, `gallery ${look}`);
    await page.locator('input[type="file"]').first().setInputFiles(ODD_CSV);
    await page
      .getByRole("button", { name: /^(Named entities|Именованные сущности)/ })
      .first()
      .click();
    await expect(preview(page)).toContainText("The parcel came a week late");
    await expectClean(page, `labels ${look}`);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectFits(page, `labels ${look}`);
    await page.getByRole("button", { name: /^(Other template|Другой шаблон)$/ }).click();
    await expectFits(page, `gallery ${look}`);
  }
});

test("the labels that a file has become those of the project, a renamed one among them, and none twice", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const rows = ["Anna B-PER", "lives O", "in O", "Tver B-LOC", "", "Northwind B-ORG", "sent O", "it O", ""];
  await page.goto("/projects/new");
  await page.getByLabel("Name", { exact: true }).fill("News with labels");
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "news.conll", mimeType: "text/plain", buffer: Buffer.from(rows.join("\n")) });
  await expect(page.getByText("The labels of your file")).toBeVisible();
  const names = page.getByRole("textbox").filter({ visible: true });
  const values = await Promise.all((await names.all()).map((name) => name.inputValue()));
  await names.nth(values.indexOf("PER")).fill("Person");
  await page.getByRole("button", { name: "Create the project" }).click();
  await page.waitForURL(/\/projects\/[0-9a-z]{20,}$/);
  const project = page.url().split("/")[4] ?? "";
  const { schema } = await api<{ schema: { controls: { labels: { name: string }[] }[] } }>(
    page,
    "GET",
    `/api/v1/projects/${project}`,
  );
  expect(schema.controls.map(({ labels }) => labels.map(({ name }) => name))).toEqual([
    ["Person", "LOC", "ORG"],
  ]);
  const { items } = await api<{ items: { added: number; predictions: number; errors: number }[] }>(
    page,
    "GET",
    `/api/v1/projects/${project}/imports`,
  );
  expect(items).toMatchObject([{ added: 2, predictions: 2, errors: 0 }]);
});
