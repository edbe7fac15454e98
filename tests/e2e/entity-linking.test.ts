/** Entity linking: a list of candidates is uploaded, mentions are linked by keys, and the release has their ids. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { expectSpans, textView } from "../support/gestures";
import {
  answersOf,
  api,
  createProject,
  downloadRelease,
  expectSubmitted,
  freezeRelease,
  importFile,
  releaseLines,
  textsFile,
  visitAsOwner,
} from "../support/journey";

const file = (name: string, content: string) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(content),
});
const BAD = file("cities.csv", "id,name\nQ90,Paris\nQ64\n");
const CITIES = file(
  "cities.csv",
  "id,name,aliases,description\nQ830149,Paris,,city in Texas\nQ90,Paris,Lutèce|Paname,capital of France\nQ64,Berlin,,\n",
);
const SMALLER = file("cities.csv", "id,name\nQ64,Berlin\nQ220,Rome\n");

const field = (page: Page) => page.getByRole("combobox", { name: /^Entity/ });
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test("mentions are linked to an uploaded list by keys, spread to equal ones, and exported", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /Entity linking/, { name: "Cities", overlap: 1 });
  await importFile(page, project, textsFile(["Paris and Atlantis, Paris"]));
  const tab = `/projects/${project}/settings?tab=integrations`;
  const section = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Lists for entity linking" }) });

  await test.step("a bad line is told in the dialog, and the list is taken up by the question", async () => {
    await page.goto(tab);
    await expect(section.getByText("No candidates yet")).toBeVisible();
    await section.getByRole("button", { name: "Add candidates" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.locator("input[type=file]").setInputFiles(BAD);
    await expect(dialog.getByLabel("Name of the list")).toHaveValue("cities");
    await dialog.getByRole("button", { name: "Add the list" }).click();
    await expect(dialog.getByText("line 3: name is empty")).toBeVisible();
    await dialog.locator("input[type=file]").setInputFiles(CITIES);
    await expectClean(page, "the dialog of a list of candidates");
    await dialog.getByRole("button", { name: "Add the list" }).click();
    await expect(section.getByText("3 candidates")).toBeVisible();
    await expect(section.getByRole("row", { name: /cities/ })).toContainText("Entity");
  });

  await test.step("the first candidates stand there for a new mention; arrows and Enter choose", async () => {
    await page.goto(`/projects/${project}/label`);
    await expect(textView(page)).toContainText("Atlantis");
    await textView(page).focus();
    await press(page, "Control+Home", "Space", "3");
    await expect(field(page)).toBeFocused();
    await expect(field(page)).toHaveValue("Paris");
    await expect(page.getByRole("option")).toHaveText([/Texas/, /France/, /Not in the list/]);
    await expectClean(page, "the search among candidates");
    await press(page, "ArrowDown", "Enter");
    await expect(page.getByText("capital of France")).toBeVisible();
    await expect(field(page)).not.toBeFocused();
  });

  await test.step("aliases are found without their accents, and Escape takes back what was typed", async () => {
    await field(page).focus();
    await page.keyboard.type("lutec");
    await expect(page.getByRole("option").first()).toContainText("Q90");
    await press(page, "Escape");
    await expect(field(page)).toHaveValue("");
    await press(page, "Escape");
  });

  await test.step("a mention that is not in the list", async () => {
    // The caret goes on where it was: no key leads back to the text.
    await press(page, "Control+ArrowRight", "Control+ArrowRight", "Space", "3");
    await expect(field(page)).toHaveValue("Atlantis");
    await press(page, "Shift+Enter");
    await expect(field(page)).not.toBeFocused();
    await expect(
      page.getByRole("group", { name: "Entity" }).getByText("Not in the list (NIL)").first(),
    ).toBeVisible();
  });

  await test.step("all equal mentions get a link at once, in one step", async () => {
    await expect(textView(page)).toBeFocused();
    await press(page, "Control+End", "Control+ArrowLeft", "Space", "3");
    await expect(field(page)).toBeFocused();
    await press(page, "Escape");
    await expectSpans(page, ["Paris Place", "Atlantis Place", "Paris Place"]);
    await press(page, "[", "[");
    await expect(page.getByRole("button", { name: /^Link 1 equal mention/ })).toBeVisible();
    await press(page, "Control+Shift+L");
    await expect(page.getByText("1 equal mention linked").first()).toBeVisible();
    await expect(page.getByRole("button", { name: /^Link 1 equal mention/ })).toBeHidden();
    await press(page, "Control+z");
    await expect(page.getByRole("button", { name: /^Link 1 equal mention/ })).toBeVisible();
    // Left at once, which keeps the links, too.
    await press(page, "Control+Shift+z");
    await page.goto(tab);
  });

  await test.step("in both themes and languages", async () => {
    for (const look of LOOKS) {
      await wear(context, page, look);
      await page.goto(tab);
      await expect(page.getByRole("rowheader", { name: "cities" })).toBeVisible();
      await expectClean(page, `lists of candidates, ${look.join(", ")}`);
    }
    await wear(context, page, LOOKS[0]);
    await page.goto(`/projects/${project}/label`);
    await expect(textView(page)).toContainText("Atlantis");
  });

  await test.step("submitted, with the ids of candidates", async () => {
    await expectSpans(page, ["Paris Place", "Atlantis Place", "Paris Place"]);
    await press(page, "Enter");
    await expect(textView(page)).toBeHidden();
    await expectSubmitted(page, project, 1);
    const [[answer] = []] = await answersOf(page, project);
    expect(answer?.document.regions.map(({ attributes }) => attributes?.entity)).toEqual([
      "Q90",
      "NIL",
      "Q90",
    ]);
  });

  await test.step("a smaller list says what answers would lose, and keeps it", async () => {
    await page.goto(tab);
    await section.getByRole("button", { name: "Replace cities" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.locator("input[type=file]").setInputFiles(SMALLER);
    await dialog.getByRole("button", { name: "Replace the list" }).click();
    await expect(dialog.getByText("1 annotation stands for candidates")).toBeVisible();
    await expectClean(page, "what answers stand for");
    await dialog.getByRole("button", { name: "Replace the list" }).click();
    await expect(section.getByText("3 candidates")).toBeVisible();
  });

  await test.step("a manager reads names, and a dataset user ids with names", async () => {
    const path = `/api/v1/projects/${project}/tasks`;
    const [task] = (await api<{ items: { id: string }[] }>(page, "GET", path)).items;
    await page.goto(`/projects/${project}/tasks/${task?.id}`);
    await expect(page.getByText("Paris (Q90)").first()).toBeVisible();
    const percents = { Train: 100, Validation: 0, Test: 0 };
    await freezeRelease(page, project, { name: "R", percents });
    const files = await downloadRelease(page, "JSONL");
    const [line] = releaseLines<{ names: Record<string, string> }>(files);
    expect(line?.item.names["entity/Q90"]).toBe("Paris");
  });
});
