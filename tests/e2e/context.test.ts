/** What stands around the data of a task: context, tasks of its group, and two texts in columns that scroll together. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { api, type UploadFile, visitAsOwner } from "../support/journey";

const lines = (word: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${word} line ${i + 1}`).join("\n");
const ROWS = [
  { id: "a", group: "talk", text: "How are you?", source: lines("first", 3) },
  {
    id: "b",
    group: "talk",
    text: lines("said", 80),
    source: lines("source", 200),
    speaker: "<b>Ann</b>",
    meta: { z: 1, a: ["x"] },
    page: "https://forum.example/thread/42",
    note: `begin ${"and on ".repeat(60)}end`,
  },
  { id: "c", group: "talk", text: "Fine, thanks.", source: "third" },
];
const FILE: UploadFile = {
  name: "talk.jsonl",
  mimeType: "application/jsonl",
  buffer: Buffer.from(ROWS.map((row) => JSON.stringify(row)).join("\n")),
};
const SCHEMA = {
  inputs: [
    { id: "text", kind: "text", field: "text" },
    { id: "source", kind: "text", field: "source" },
  ],
  controls: [{ id: "clear", kind: "rating", name: "Clear", max: 3 }],
};

/** The share of its way that the text of the input is scrolled. */
const share = (page: Page, input: string) =>
  page
    .getByTestId(`text-${input}`)
    .locator("..")
    .evaluate((box) => box.scrollTop / (box.scrollHeight - box.clientHeight));
const scrollTo = (page: Page, input: string, to: number) =>
  page
    .getByTestId(`text-${input}`)
    .locator("..")
    .evaluate((box, part) => {
      box.scrollTop = part * (box.scrollHeight - box.clientHeight);
    }, to);

test("a manager chooses context, neighbours and columns, and annotators read them beside the task", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const body = { name: "Talk", schema: SCHEMA, settings: { overlap: 1 } };
  const { id: project } = await api<{ id: string }>(page, "POST", "/api/v1/projects", body);
  await page.goto(`/projects/${project}/import`);
  await page.locator('input[type="file"]').setInputFiles(FILE);
  await page.getByLabel("Group").selectOption("group");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("row").filter({ has: page.getByText("done", { exact: true }) })).toHaveCount(1);

  await test.step("the schema editor offers the data fields of tasks, and tells a field that stands twice", async () => {
    await page.goto(`/projects/${project}/settings`);
    const field = page.getByLabel("Context field");
    await page.getByRole("button", { name: "Add a context field" }).click();
    await expect(field).toHaveValue(/^(group|speaker|meta|page|note)$/);
    await field.fill("speaker");
    await page.getByLabel("Shown as (optional)").fill("Said by");
    for (const name of ["speaker", "page", "note"]) {
      await page.getByRole("button", { name: "Add a context field" }).click();
      await field.last().fill(name);
      if (name !== "speaker") continue;
      await expect(
        page.getByText('the data field "speaker" stands twice in the context').first(),
      ).toBeVisible();
      await field.last().fill("meta");
    }
    await page.getByLabel("Neighbouring tasks").selectOption("1");
    await page.getByLabel("Layout of the data").selectOption("columns");
    await expectClean(page, "the schema editor");
    await page.getByRole("button", { name: "Save labels" }).click();
    await expect(page.getByText("Version 2", { exact: true })).toBeVisible();
  });

  const { items } = await api<{ items: { id: string; externalId: string }[] }>(
    page,
    "GET",
    `/api/v1/projects/${project}/tasks`,
  );
  const middle = items.find(({ externalId }) => externalId === "b")?.id ?? "";
  const label = `/projects/${project}/label?task=${middle}`;
  const around = page.getByRole("region", { name: "Context" });

  await test.step("values are text, never markup, and no address is a link", async () => {
    await page.goto(label);
    await expect(around).toContainText("Said by<b>Ann</b>");
    await expect(around).toContainText('meta{"a":["x"],"z":1}');
    await expect(around).toContainText("https://forum.example/thread/42");
    await expect(around.getByRole("link")).toHaveCount(0);
    const note = around.getByRole("button", { name: "Show all" });
    await note.click();
    await expect(around.getByRole("button", { name: "Show less" })).toBeVisible();
    await around.getByRole("button", { name: "Show less" }).click();
  });

  await test.step("the tasks of the group before and after are shown, and nothing can be marked in them", async () => {
    const before = page.getByRole("region", { name: "Tasks before this one" });
    await expect(before).toContainText("How are you?");
    await expect(before.getByRole("textbox")).toHaveCount(0);
    await expect(page.getByRole("region", { name: "Tasks after this one" })).toContainText("Fine, thanks.");
  });

  await test.step("texts in columns scroll together until that is switched off", async () => {
    const boxes = await Promise.all(
      ["text", "source"].map((input) => page.getByTestId(`text-${input}`).locator("..").boundingBox()),
    );
    expect(boxes[0]?.y).toBe(boxes[1]?.y);
    await scrollTo(page, "text", 0.5);
    await expect.poll(() => share(page, "source")).toBeCloseTo(0.5, 1);
    await scrollTo(page, "source", 1);
    await expect.poll(() => share(page, "text")).toBeCloseTo(1, 1);
    const together = page.getByRole("button", { name: "Scroll together" });
    await expect(together).toHaveAttribute("aria-pressed", "true");
    await together.click();
    await expect(together).toHaveAttribute("aria-pressed", "false");
    await scrollTo(page, "text", 0);
    await expect.poll(() => share(page, "text")).toBe(0);
    expect(await share(page, "source")).toBeCloseTo(1, 1);
  });

  await test.step("in both themes and languages, wide and narrow", async () => {
    for (const look of LOOKS) {
      await wear(context, page, look);
      for (const width of [1360, 390]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(label);
        await expect(page.getByText("<b>Ann</b>")).toBeVisible();
        await expect(page.getByText("Fine, thanks.")).toBeAttached();
        await expectClean(page, `the label view, ${look.join(", ")}, ${width}`);
      }
    }
    await wear(context, page, LOOKS[0]);
    await page.setViewportSize({ width: 1360, height: 800 });
  });

  await test.step("a manager reads the context on the page of the task, too", async () => {
    await page.goto(`/projects/${project}/tasks/${middle}`);
    await expect(around).toContainText("Said by<b>Ann</b>");
    await page.goto(`/projects/${project}/settings`);
    await expect(page.getByLabel("Context field").first()).toHaveValue("speaker");
  });
});
