/** Dialogues and other texts with a form: chosen in the settings, imported, marked and looked at. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { expectSpans, markWords, textView } from "../support/gestures";
import { api, importFile, type UploadFile, visitAsOwner } from "../support/journey";

const linesFile = (values: readonly unknown[]): UploadFile => ({
  name: "texts.jsonl",
  mimeType: "application/jsonl",
  buffer: Buffer.from(values.map((shown, i) => JSON.stringify({ id: `t${i}`, shown })).join("\n")),
});

async function projectOf(page: Page, name: string, form?: string): Promise<string> {
  const schema = {
    inputs: [{ id: "text", kind: "text", field: "shown", ...(form && { form }) }],
    controls: [
      { id: "parts", kind: "span", name: "Parts", input: "text", labels: [{ id: "p", name: "Promise" }] },
    ],
  };
  const body = { name, schema, settings: { overlap: 1 } };
  return (await api<{ id: string }>(page, "POST", "/api/v1/projects", body)).id;
}

/** The words that stand before a line without being a part of it. */
const wordsBefore = (lines: Locator) =>
  lines.evaluateAll((all) => all.map((line) => getComputedStyle(line, "::before").content));

test("a dialogue chosen in the settings shows its authors beside the turns, and spans are on the turns alone", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await projectOf(page, "Talks");
  await page.goto(`/projects/${project}/settings`);
  await page.getByLabel("Form", { exact: true }).selectOption({ label: "dialogue" });
  await page.getByRole("button", { name: "Save labels" }).click();
  await expect(page.getByText("Version 2", { exact: true })).toBeVisible();
  const turns = [
    { role: "user", content: "🙁 My parcel is late" },
    { role: "assistant", content: "We will refund\nall of it" },
    { role: "user", content: "Thanks" },
  ];
  await importFile(page, project, linesFile([turns]));
  await page.goto(`/projects/${project}/label`);
  await expect(textView(page)).toContainText("My parcel is late");
  expect(await wordsBefore(textView(page).locator("[data-block]"))).toEqual([
    '"user"',
    '"assistant"',
    "none",
    '"user"',
  ]);
  await page.keyboard.press("1");
  await markWords(page, "refund");
  await expectSpans(page, ["refund Promise"]);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "All done" })).toBeVisible();
  const { items } = await api<{ items: { id: string }[] }>(page, "GET", `/api/v1/projects/${project}/tasks`);
  await page.goto(`/projects/${project}/tasks/${items[0]?.id}`);
  const mark = page.locator("mark");
  await expect(mark).toContainText("refund");
  expect(await wordsBefore(mark.locator(".."))).toEqual(['"assistant"']);
});

test("of a page of HTML the words alone are shown and marked, and nothing of it runs", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await projectOf(page, "Pages", "html");
  const source =
    "<h1>Caf&eacute;</h1><script>document.title='ran'</script><p onclick=x>We <b>will</b> refund<img src=x onerror=\"document.title='ran'\">";
  await importFile(page, project, linesFile([source]));
  await page.goto(`/projects/${project}/label`);
  await expect(textView(page)).toHaveText(/Café\s+We will refund/);
  await expect(textView(page).locator("img, script, h1, b")).toHaveCount(0);
  await expect(page).not.toHaveTitle("ran");
  await page.keyboard.press("1");
  await markWords(page, "will refund");
  await expectSpans(page, ["will ", " refund Promise"]);
});

test("a table is a grid: its head stays in view over thousands of rows, and spans lie within cells", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await projectOf(page, "Tables", "table");
  const long = [
    "id,name,note",
    ...Array.from({ length: 5_000 }, (_, i) => `${i + 1},Person ${i + 1},"first\nsecond ${i + 1}"`),
  ];
  await importFile(
    page,
    project,
    linesFile(['name;says\nZoë;שלום עולם\n;"we will\nrefund"\n', long.join("\n")]),
  );
  await page.goto(`/projects/${project}/label`);
  const cells = textView(page).getByRole("cell");
  await expect(textView(page).getByRole("columnheader")).toHaveText(["name", "says"]);
  await expect(cells).toHaveText(["Zoë", "שלום עולם", "", "we will\nrefund"]);
  await page.keyboard.press("1");
  await markWords(page, "refund");
  await expectSpans(page, ["refund Promise"]);
  // By keys alone: from the end of a row to the next cell with words.
  await textView(page).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Shift+Control+ArrowRight");
  await page.keyboard.press("Enter");
  await expectSpans(page, ["name Promise", "refund Promise"]);
  // Up and down go along the column, through lines within a cell first.
  await page.keyboard.press("Control+Home");
  for (const key of ["ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown"])
    await page.keyboard.press(key);
  await page.keyboard.press("Shift+Control+ArrowRight");
  await page.keyboard.press("Enter");
  await expectSpans(page, ["name Promise", "we Promise", "refund Promise"]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Enter");

  await expect(textView(page)).toContainText("Person 1");
  const rows = textView(page).getByRole("row");
  expect(await rows.count()).toBeLessThan(200);
  await textView(page).focus();
  await page.keyboard.press("Control+End");
  await expect(textView(page)).toContainText("second 5000");
  await expect(textView(page).getByRole("columnheader", { name: "note" })).toBeInViewport();
  const { items } = await api<{ items: { id: string }[] }>(page, "GET", `/api/v1/projects/${project}/tasks`);
  await page.goto(`/projects/${project}/tasks/${items[0]?.id}`);
  await expect(page.getByRole("cell").filter({ has: page.locator("mark") })).toContainText("refund");
});

test("a last turn without words shows its author", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await projectOf(page, "Silence", "dialogue");
  await importFile(
    page,
    project,
    linesFile([
      [
        { role: "user", content: "Hello?" },
        { role: "assistant", content: "" },
      ],
    ]),
  );
  await page.goto(`/projects/${project}/label`);
  await expect(textView(page)).toContainText("Hello?");
  expect(await wordsBefore(textView(page).locator("[data-block]"))).toEqual(['"user"', '"assistant"']);
});
