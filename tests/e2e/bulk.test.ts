/** Labeling in bulk: many short texts, or images, answered together by keys, each as an annotation of its own. */
import { deflateSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import {
  answersOf,
  api,
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  textsFile,
  visitAsOwner,
} from "../support/journey";

const label = (id: string, name: string) => ({ id, name });

async function withControls(page: Page, project: string, controls: object[]): Promise<void> {
  type Detail = { schema: object; schemaVersion: number };
  const { schema, schemaVersion } = await api<Detail>(page, "GET", `/api/v1/projects/${project}`);
  await api(page, "PUT", `/api/v1/projects/${project}/schema`, {
    schema: { ...schema, controls },
    baseVersion: schemaVersion,
    acceptLoss: true,
  });
}

const TEXTS = [
  "Please refund my last invoice",
  "The app crashes when I open settings",
  "I was charged twice for one invoice",
  "Wie kann ich mein Passwort ändern?",
  "Refund the invoice of March, please",
  "Приложение падает при запуске",
];
const QUESTIONS = [
  {
    id: "topic",
    kind: "choice",
    name: "Topic",
    required: true,
    labels: [label("billing", "Billing"), label("bug", "Bug"), label("other", "Other")],
  },
  {
    id: "tags",
    kind: "choice",
    name: "Tags",
    multiple: true,
    labels: [label("urgent", "Urgent"), label("polite", "Polite")],
  },
  { id: "note", kind: "text", name: "Note", maxLength: 20 },
];

const options = (page: Page) => page.getByRole("listbox", { name: "Tasks" }).getByRole("option");
const option = (page: Page, text: string) => options(page).filter({ hasText: text });

test("texts are filtered, sorted by likeness, selected and answered together by keys, and each is an annotation of its own", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Text classification/, { name: "Inbox", overlap: 1 });
  await withControls(page, project, QUESTIONS);
  await importFile(page, project, textsFile(TEXTS));
  await page.goto(`/projects/${project}`);
  await page.getByRole("link", { name: "Label in bulk" }).click();
  await expect(options(page)).toHaveCount(6);

  // One label for one task.
  await expect(page.getByRole("heading", { name: "Answer for task 1" })).toBeVisible();
  await page.keyboard.press("1");
  await expect(option(page, TEXTS[0] ?? "")).toContainText("Billing");

  // Similar ones first, then a range of them.
  await page.keyboard.press("Shift+L");
  await expect(options(page).nth(1)).toContainText(TEXTS[4] ?? "");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.keyboard.press("1");
  await expect(option(page, TEXTS[2] ?? "")).toContainText("Billing");
  await expect(option(page, TEXTS[4] ?? "")).toContainText("Billing");
  // One undo takes back both.
  await page.keyboard.press("Control+z");
  await expect(option(page, TEXTS[2] ?? "")).not.toContainText("Billing");
  await expect(option(page, TEXTS[4] ?? "")).not.toContainText("Billing");
  await expect(option(page, TEXTS[0] ?? "")).toContainText("Billing");
  await page.keyboard.press("Control+Shift+z");
  await expect(option(page, TEXTS[4] ?? "")).toContainText("Billing");
  await page.keyboard.press("Escape");

  // A tag for some, then for all: those that have it keep it, and their other tag.
  await page.keyboard.press("/");
  await page.keyboard.type("invoice");
  await expect(options(page)).toHaveCount(3);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+a");
  await page.getByRole("checkbox", { name: "Polite" }).check();
  await page.getByRole("button", { name: "Select none" }).click();
  await option(page, TEXTS[2] ?? "").click();
  await page.getByRole("checkbox", { name: "Urgent" }).check();
  await page.getByRole("button", { name: "Select all" }).click();
  await expect(page.getByText("They have different answers.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Urgent" }).check();
  for (const at of [0, 2, 4]) await expect(option(page, TEXTS[at] ?? "")).toContainText("Polite, Urgent");
  await page.getByRole("textbox", { name: "Note" }).fill("about money");
  await page.getByRole("button", { name: "Select none" }).click();

  // A reload loses nothing.
  await expect(page.locator("[data-save]")).toHaveAttribute("data-save", "saved");
  await page.reload();
  await expect(options(page)).toHaveCount(6);
  await expect(option(page, TEXTS[4] ?? "")).toContainText("about money");
  await page.getByRole("combobox", { name: "Show" }).selectOption("Not answered");
  await expect(options(page)).toHaveCount(3);
  await page.getByRole("combobox", { name: "Show" }).selectOption("All");

  // What a filter hides is not sent, and what lacks its required answer stays.
  await page.getByRole("searchbox", { name: "Find in these tasks" }).fill("twice");
  await page.getByRole("button", { name: "Submit 1 answered" }).click();
  await expectSubmitted(page, project, 1);
  await page.getByRole("button", { name: "Show all tasks" }).click();
  await page.getByRole("button", { name: "Submit 2 answered" }).click();
  await expectSubmitted(page, project, 3);
  await expect(options(page)).toHaveCount(3);
  // After a click the arrows go on from there.
  await option(page, TEXTS[3] ?? "").click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(page.getByText("2 selected")).toBeVisible();
  await option(page, TEXTS[3] ?? "").click();
  await page.keyboard.press("s");
  const skipping = page.getByRole("dialog", { name: "Skip 1 task" });
  await expect(skipping).toBeVisible();
  // Nothing is chosen beforehand.
  await expect(skipping.getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(skipping.getByRole("alert")).toHaveText("Say why: choose a reason.");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await expect(options(page)).toHaveCount(2);

  const answers = await answersOf(page, project);
  const given = answers.flat().filter(({ state }) => state === "submitted");
  expect(given.map(({ document }) => document.answers)).toEqual(
    [0, 2, 4].map(() => ({ topic: "billing", tags: ["polite", "urgent"], note: "about money" })),
  );
  expect(new Set(answers.flat().map(({ state }) => state))).toEqual(new Set(["submitted", "skipped"]));
});

test("the label view goes on where the bulk page has stopped, however slowly its tasks are given back", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Text classification/, { name: "Handed back", overlap: 1 });
  await withControls(page, project, QUESTIONS);
  await importFile(page, project, textsFile(Array.from({ length: 40 }, (_, i) => `Ticket number ${i + 1}.`)));
  await page.route("**/api/v1/tasks/*/lease*", async (route) => {
    if (route.request().method() === "DELETE") await new Promise((done) => setTimeout(done, 100));
    await route.continue();
  });
  await page.goto(`/projects/${project}/bulk`);
  await expect(options(page)).not.toHaveCount(0);
  await page.keyboard.press("1");
  await page.getByRole("button", { name: "Submit 1 answered" }).click();
  await expectSubmitted(page, project, 1);
  await page.getByRole("link", { name: "Label", exact: true }).click();
  await expect(page.getByText("Ticket number 2.")).toBeVisible();
});

test("an annotator brings the tasks that hold some words, and answers without network arrive once it is back", async ({
  visit,
}) => {
  const { page: owner } = await visitAsOwner(visit);
  const project = await createProject(owner, /Text classification/, { name: "Long inbox", overlap: 1 });
  await withControls(owner, project, QUESTIONS.slice(0, 1));
  const texts = Array.from({ length: 230 }, (_, i) => (i >= 220 ? `Lost parcel ${i}` : `Ticket ${i}`));
  await importFile(owner, project, textsFile(texts));
  const { page, context } = await joinAs(visit, owner, project, "Ada");
  await page.goto(`/projects/${project}/bulk`);
  await expect(options(page)).toHaveCount(100);
  // Where one key answers a task, it leads to the next one.
  await page.keyboard.press("1");
  await expect(page.getByRole("heading", { name: "Answer for task 2" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("/");
  await page.keyboard.type("parcel");
  await expect(page.getByText("No task here fits the filter.")).toBeVisible();
  await page.getByRole("button", { name: "Search the whole project" }).click();
  await expect(options(page)).toHaveCount(10);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Select all" }).click();
  await page.getByRole("radio", { name: "Other" }).check();
  await page.getByRole("button", { name: "Submit 10 answered" }).click();
  await expect(page.locator("[data-save]")).toHaveAttribute("data-save", "offline");
  await context.setOffline(false);
  await expectSubmitted(page, project, 10);
});

/** A PNG of one colour. */
function png(width: number, height: number, [r, g, b]: [number, number, number]): Buffer {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer) => {
    let c = 0xffffffff;
    for (const byte of bytes) c = (crcTable[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
    return (c ^ 0xffffffff) >>> 0;
  };
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.concat(Array(width).fill(Buffer.from([r, g, b])))]);
  const pixels = deflateSync(Buffer.concat(Array(height).fill(row)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

test("images stand on cards and are answered by touch", async ({ visit }) => {
  const { page: owner } = await visitAsOwner(visit);
  const project = await createProject(owner, /Image classification/, { name: "Colours", overlap: 1 });
  await importFile(
    owner,
    project,
    (["red", "blue"] as const).map((name) => ({
      name: `${name}.png`,
      mimeType: "image/png",
      buffer: png(60, 40, name === "red" ? [200, 30, 30] : [30, 30, 200]),
    })),
  );
  const { page } = await visitAsOwner((more) => visit({ ...more, phone: true }));
  await page.goto(`/projects/${project}/bulk`);
  await expect(options(page)).toHaveCount(2);
  await options(page).first().tap();
  await options(page).nth(1).tap();
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.getByRole("radio").first().tap();
  await page.getByRole("button", { name: "Submit 2 answered" }).tap();
  await expectSubmitted(page, project, 2);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
});
