/** Each kind of answer about texts, given by keys alone and found again in the document: lists, comparisons, edited texts and the like. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import {
  answersOf,
  api,
  createProject,
  expectSubmitted,
  importFile,
  textsFile,
  type UploadFile,
  visitAsOwner,
} from "../support/journey";

const label = (id: string, name: string, hotkey?: string) => ({ id, name, ...(hotkey && { hotkey }) });

async function withControls(page: Page, project: string, controls: object[]): Promise<void> {
  type Detail = { schema: object; schemaVersion: number };
  const { schema, schemaVersion } = await api<Detail>(page, "GET", `/api/v1/projects/${project}`);
  await api(page, "PUT", `/api/v1/projects/${project}/schema`, {
    schema: { ...schema, controls },
    baseVersion: schemaVersion,
    acceptLoss: true,
  });
}

const rowsFile = (rows: object[]): UploadFile => ({
  name: "rows.jsonl",
  mimeType: "application/x-ndjson",
  buffer: Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join("")),
});

const ANIMALS = [
  "Ant",
  "Bear",
  "Cat",
  "Dog",
  "Elk",
  "Fox",
  "Goat",
  "Hare",
  "Ibex",
  "Jay",
  "Koi",
  "Lynx",
  "Mole",
  "Newt",
];
const CONTROLS = [
  {
    id: "sure",
    kind: "choice",
    name: "Sure",
    layout: "inline",
    labels: [label("yes", "Yes", "y"), label("no", "No", "n"), label("unsure", "Unsure", "u")],
  },
  { id: "animal", kind: "choice", name: "Animal", labels: ANIMALS.map((name) => label(name, name)) },
  { id: "words", kind: "list", name: "Words", min: 2, max: 4 },
  { id: "edit", kind: "text", name: "Edit", source: "text", multiline: true },
  { id: "share", kind: "number", name: "Share", min: 0, max: 10, integer: true, slider: true, unit: "%" },
  {
    id: "order",
    kind: "ranking",
    name: "Order",
    ties: true,
    labels: [label("a", "Alpha"), label("b", "Beta"), label("c", "Gamma")],
  },
];

test("choices, lists, edited texts, sliders and tied rankings are answered by keys", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Text classification/, { name: "Kinds", overlap: 1 });
  await withControls(page, project, CONTROLS);
  await importFile(page, project, textsFile(["The quick brown fox", "A second text"]));
  await page.goto(`/projects/${project}/label`);
  const { keyboard } = page;
  const group = (name: string) => page.getByRole("group", { name: new RegExp(`^${name}`) });
  await expect(page.getByRole("heading", { name: "Task 1", exact: true })).toBeVisible();
  await keyboard.press("n");
  await expect(page.getByRole("radio", { name: "No n" })).toBeChecked();

  // A long list is searched; Enter takes the first label found, and Escape empties the field.
  const search = page.getByRole("searchbox", { name: /^Animal/ });
  await search.focus();
  await keyboard.type("ly");
  await keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: /^Lynx/ })).toBeChecked();
  await keyboard.press("Escape");
  await expect(page.getByRole("radio", { name: /^Ant/ })).toBeVisible();

  const add = page.getByRole("textbox", { name: /^Words: Add/ });
  await add.focus();
  await keyboard.type("red");
  await keyboard.press("Enter");
  await keyboard.type("red");
  await keyboard.press("Enter");
  await keyboard.press("Escape");
  await expect(group("Words").getByRole("alert")).toHaveText("the same value stands twice");
  await add.focus();
  await add.fill("fast");
  await keyboard.press("Enter");
  await keyboard.press("ArrowUp");
  await expect(page.getByRole("textbox", { name: "Words 2" })).toBeFocused();
  await keyboard.press("Alt+ArrowUp");
  await expect(page.getByRole("textbox", { name: "Words 1" })).toHaveValue("fast");
  await expect(page.getByRole("textbox", { name: "Words 1" })).toBeFocused();
  await keyboard.press("End");
  await keyboard.type("er");
  await keyboard.press("Escape");

  // It begins with the text, and is no answer before it is changed.
  const edit = page.getByRole("textbox", { name: "Edit", exact: true });
  await expect(edit).toHaveValue("The quick brown fox");
  await expect(group("Edit")).toContainText("Not answered yet");
  await edit.focus();
  await keyboard.press("End");
  await keyboard.type(" ran");
  await expect(group("Edit").locator("ins")).toHaveText(" ran");
  await keyboard.press("Escape");

  const slider = page.getByRole("slider", { name: "Share, %" });
  await slider.focus();
  await keyboard.press(" ");
  await keyboard.press("ArrowRight");
  await expect(page.getByRole("textbox", { name: "Share, %" })).toHaveValue("6");
  await keyboard.press("Escape");

  await page.getByRole("button", { name: "Same place as the one above: Beta" }).focus();
  await keyboard.press("=");
  await expect(group("Order").getByRole("listitem")).toHaveText([/1.*Alpha/, /1.*Beta/, /3.*Gamma/]);
  await keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Task 2", exact: true })).toBeVisible();

  // What was chosen last stands before the list. One value where two have to be holds up the submit.
  await expect(page.getByRole("group", { name: "Chosen last" }).getByRole("button")).toHaveText("Lynx");
  await add.focus();
  await keyboard.type("one");
  await keyboard.press("Enter");
  await keyboard.press("Control+Enter");
  await expect(group("Words").getByRole("alert")).toHaveText("at least 2 values");
  await add.focus();
  await keyboard.type("two");
  // What is typed and not added is not lost.
  await keyboard.press("Control+Enter");
  await expect(group("Words").getByRole("alert")).toContainText("press Enter to add it");
  await add.focus();
  await keyboard.press("Enter");
  await keyboard.press("Control+Enter");
  await expectSubmitted(page, project, 2);
  const documents = (await answersOf(page, project)).map((answers) => answers[0]?.document.answers);
  expect(documents).toEqual([
    {
      ...{ sure: "no", animal: "Lynx", words: ["faster", "red"] },
      ...{ edit: "The quick brown fox ran", share: 6, order: ["a", "=", "b", "c"] },
    },
    { words: ["one", "two"] },
  ]);
});

test("candidates stand in an order of chance that stays, and the key of a place gives what stands there", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Preference of model answers/, { name: "Prefer", overlap: 1 });
  const rows = Array.from({ length: 8 }, (_, i) => ({
    ...{ id: `t${i}`, prompt: `Prompt ${i}`, first: `Said by one ${i}`, second: `Said by two ${i}` },
  }));
  await importFile(page, project, rowsFile(rows));
  await page.goto(`/projects/${project}/label`);
  const shownAs = (letter: string) => page.getByRole("region", { name: letter, exact: true });
  const orders: string[] = [];
  for (let i = 0; i < rows.length; i++) {
    await expect(page.getByRole("heading", { name: `Task ${i + 1}`, exact: true })).toBeVisible();
    await expect(shownAs("A")).toContainText(/Said by (one|two)/);
    const first = (await shownAs("A").textContent())?.includes("Said by one") ? "first" : "second";
    orders.push(first);
    if (i === 0) {
      await page.reload();
      await expect(shownAs("A")).toContainText(first === "first" ? "Said by one 0" : "Said by two 0");
      await expect(page.getByText("first", { exact: true })).toBeHidden();
    }
    await page.keyboard.press("1");
    await expect(
      page.getByRole("radiogroup", { name: /Which answer is better/ }).getByRole("radio", { name: "A 1" }),
    ).toBeChecked();
    await page.keyboard.press("Alt+3");
    await page.keyboard.press("Enter");
  }
  await expectSubmitted(page, project, rows.length);
  // That both orders come equally often is a matter of many tasks: tests/unit/annotation/places.test.ts.
  const given = (await answersOf(page, project)).map((answers) => answers[0]?.document);
  expect(given.map((document) => document?.answers)).toEqual(
    orders.map((first) => ({
      "which-answer-is-better": first === "first" ? "left" : "right",
      "which-one-is-more-truthful": "tie",
    })),
  );
  expect(given.map((document) => (document as { places?: string[] }).places?.[0])).toEqual(orders);

  // A manager sees which is which.
  const [task] = (await api<{ items: { id: string }[] }>(page, "GET", `/api/v1/projects/${project}/tasks`))
    .items;
  await page.goto(`/projects/${project}/tasks/${task?.id}`);
  await expect(page.getByText("(shown as A)").first()).toBeVisible();
});
