/** The label view with data and browsers that nobody has prepared for it. */
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, test, type Visit } from "../support/browser";
import { clickWords, expectSpans, markWords, textView } from "../support/gestures";
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

type NamedLabel = { id: string; name: string };
const text = { id: "text", kind: "text", field: "text" };
const spanControl = (labels: NamedLabel[]) => ({
  id: "marks",
  kind: "span",
  name: "Marks",
  input: "text",
  labels,
});
const choiceControl = (labels: NamedLabel[]) => ({ id: "topic", kind: "choice", name: "Topic", labels });
const PLACES = [
  { id: "person", name: "Person" },
  { id: "place", name: "Place" },
];
const TOPICS = [
  { id: "travel", name: "Travel" },
  { id: "work", name: "Work" },
];
const BEGIN_ALIKE = [
  "does not cool at all",
  "does not cool enough",
  "makes noise when cooling",
  "leaks water inside",
  "leaks water outside",
  "door does not close",
].map((end, i) => ({
  id: `long${i}`,
  name: `Product complaint > Kitchen appliances > Refrigerators > ${end}`,
}));

/** A project of the page's person with these controls on a text; ends in its label view. */
async function begin(visit: Visit, name: string, controls: object[], file: UploadFile) {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Named entities/, { name, overlap: 1 });
  const schema = { inputs: [text], controls };
  await api(page, "PUT", `/api/v1/projects/${project}/schema`, { schema, baseVersion: 1 });
  await importFile(page, project, file);
  await page.goto(`/projects/${project}/label`);
  await expect(textView(page)).not.toBeEmpty();
  return { page, project };
}

/** Replaces every text node that may be translated by foreign elements, as page translators do. */
const translatePage = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.nodeValue?.trim() && !node.parentElement?.closest('[translate="no"],font,script,style,kbd'))
        texts.push(node as Text);
    for (const node of texts) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = `‹${node.data}›`;
      outer.append(inner);
      node.replaceWith(outer);
    }
  });

/** Splits and wraps what stands in the text, whether it may be translated or not. */
const wrapWords = (page: Page) =>
  textView(page).evaluate((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
    for (const node of texts)
      node.replaceWith(
        ...node.data.split(/(?<= )/).map((word) => {
          const font = document.createElement("font");
          font.textContent = word;
          return font;
        }),
      );
  });

type Part = { start: number; end: number; text: string };
type Spans = { shape: { parts: Part[] } }[];
async function spansOf(page: Page, project: string): Promise<Part[][]> {
  const answers = await answersOf(page, project);
  const regions = answers.map((own) => (own[0]?.document.regions ?? []) as unknown as Spans);
  return regions.map((spans) => spans.flatMap(({ shape }) => shape.parts));
}

test("a page that the browser translates goes on working, and spans are where they were marked", async ({
  visit,
}) => {
  const controls = [choiceControl(TOPICS), spanControl(PLACES)];
  const texts = ["Ada went to London", "Bo stayed in Oslo, Bo said", "Cy came from Rome"];
  const { page, project } = await begin(visit, "Translated", controls, textsFile(texts));
  const saved = page.locator('[data-save="saved"]');

  await test.step("the task text stays as it is, the rest is translated", async () => {
    await translatePage(page);
    await expect(textView(page)).toHaveText(texts[0] ?? "");
    await expect(page.getByRole("button", { name: "‹Submit›" })).toBeVisible();
  });

  await test.step("words are marked, counts follow, and labels change", async () => {
    await page.getByRole("button", { name: /Place/ }).click();
    await markWords(page, "London");
    await expectSpans(page, ["London Place"]);
    await expect(page.getByRole("tab", { name: /Regions.*1/ })).toBeVisible();
    // A text that React changes is seen, not the translation of what it was.
    await expect(page.locator("[data-save=saved]")).toHaveText("●Saved");
    await page.getByRole("tab", { name: /Regions/ }).click();
    await page.keyboard.press("Control+z");
    await expectSpans(page, []);
    await translatePage(page);
    await page.keyboard.press("Control+Shift+z");
    await expectSpans(page, ["London Place"]);
    await clickWords(page, "London");
    await page.getByRole("button", { name: /Person/ }).click();
    await expectSpans(page, ["London Person"]);
    await page.getByRole("radio", { name: /Travel/ }).check();
  });

  await test.step("help and palette open and close", async () => {
    await page.keyboard.press("F1");
    await expect(page.getByRole("dialog")).toBeVisible();
    await translatePage(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("Control+k");
    await translatePage(page);
    await page.keyboard.type("fit");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  await test.step("submit leads to the next task, whose number is seen", async () => {
    await page.keyboard.press("Enter");
    await expect(textView(page)).toHaveText(texts[1] ?? "");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Task 2");
    await expect(saved).toBeVisible();
    await translatePage(page);
  });

  await test.step("words that were wrapped and split are marked where they are", async () => {
    await wrapWords(page);
    await page.getByRole("button", { name: /Place/ }).click();
    await markWords(page, "Oslo");
    await expectSpans(page, ["Oslo Place"]);
    await wrapWords(page);
    await page.getByRole("button", { name: /Person/ }).click();
    await page.keyboard.press("Escape");
    await markWords(page, "Bo said");
    await expect(textView(page)).toHaveText(texts[1] ?? "");
    await page.getByRole("radio", { name: /Work/ }).check();
    await page.keyboard.press("Enter");
    await expect(textView(page)).toHaveText(texts[2] ?? "");
    await expectSubmitted(page, project, 2);
    const [first, second] = await spansOf(page, project);
    expect(first).toEqual([{ start: 12, end: 18, text: "London" }]);
    expect(second?.map(({ start, end, text }) => [start, end, text])).toEqual([
      [13, 17, "Oslo"],
      [19, 26, "Bo said"],
    ]);
  });

  await test.step("a question is asked, whose button shows that it is being sent", async () => {
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Which one?");
    await translatePage(page);
    await dialog.getByRole("button", { name: "‹Send and continue›" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(textView(page)).toHaveCount(0);
  });
});

/** Names of which no more than their first part can be seen. */
const cutNames = (page: Page, names: string[]) =>
  page.evaluate((wanted) => {
    const cut: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const name = wanted.find((one) => own.some((node) => node.textContent?.includes(one)));
      if (!name || element.closest(".sr-only,[aria-hidden]")) continue;
      for (let box: HTMLElement | null = element; box; box = box.parentElement) {
        const { overflowX, textOverflow } = getComputedStyle(box);
        const clips = textOverflow === "ellipsis" || overflowX === "hidden";
        if (clips && box.scrollWidth > box.clientWidth + 1) cut.push(name);
      }
    }
    return cut;
  }, names);

test("labels that begin alike can be read to their ends wherever they are shown", async ({ visit }) => {
  const controls = [
    choiceControl(BEGIN_ALIKE),
    spanControl(BEGIN_ALIKE.map(({ id, name }) => ({ id: `mark-${id}`, name }))),
  ];
  const names = BEGIN_ALIKE.map(({ name }) => name);
  const file = textsFile(["The fridge leaks and hums", "The door stays open"]);
  const { page, project } = await begin(visit, "Long names", controls, file);
  await test.step("in the label view, wide and narrow", async () => {
    for (const [i, word] of ["fridge", "leaks", "hums"].entries()) {
      await page.getByRole("button", { name: names[i] ?? "" }).click();
      await markWords(page, word);
      await page.keyboard.press("Escape");
    }
    await page.getByRole("radio", { name: names[3] ?? "" }).check();
    await page.getByRole("tab", { name: /Regions/ }).click();
    const regions = page.getByRole("listbox", { name: "Regions" }).getByRole("option");
    await expect(regions).toHaveCount(3);
    expect(await cutNames(page, names)).toEqual([]);
    const rows = await regions.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    for (const [i, row] of rows.entries())
      expect(row.top).toBeGreaterThanOrEqual((rows[i - 1]?.bottom ?? 0) - 1);
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("option", { name: names[5] ?? "" }).first()).toBeVisible();
    expect(await cutNames(page, names)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.getByRole("radio", { name: names[0] ?? "" })).toBeVisible();
    expect(await cutNames(page, names)).toEqual([]);
    await page.setViewportSize({ width: 1360, height: 860 });
  });
  await test.step("on the pages of managers", async () => {
    await page.keyboard.press("Enter");
    await expectSubmitted(page, project, 1);
    await page.goto(`/projects/${project}/tasks`);
    await page.getByRole("link", { name: "1", exact: true }).click();
    await expect(page.locator("mark")).toHaveCount(3);
    for (const address of [page.url(), `/projects/${project}/quality`, `/projects/${project}/review`])
      for (const width of [1360, 390]) {
        await page.setViewportSize({ width, height: 860 });
        await page.goto(address);
        await expect(page.getByRole("heading").first()).toBeVisible();
        expect(await cutNames(page, names), `${address} at ${width}`).toEqual([]);
      }
  });
});

const COLUMNS = "Item      Cost\n     1  $1.800\n    12 $10.000";

test("text laid out by blanks keeps its columns in fixed width, which a person switches on for good", async ({
  visit,
}) => {
  const file = textsFile([COLUMNS, "Other"]);
  const { page, project } = await begin(visit, "Columns", [spanControl(PLACES)], file);
  const button = page.getByRole("button", { name: "Fixed-width text" });
  const look = () =>
    textView(page)
      .locator(".text-block")
      .first()
      .evaluate((block) => {
        const { whiteSpace, fontFamily } = getComputedStyle(block);
        return { whiteSpace, mono: /mono/i.test(fontFamily) };
      });
  await expect(button).toHaveAttribute("aria-pressed", "false");
  expect((await look()).whiteSpace).toBe("pre-wrap");
  await page.keyboard.press("Shift+M");
  await expect(button).toHaveAttribute("aria-pressed", "true");
  expect(await look()).toEqual({ whiteSpace: "pre", mono: true });
  await page.getByRole("button", { name: /Place/ }).click();
  await markWords(page, "$10.000");
  await expectSpans(page, ["$10.000 Place"]);
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 1);
  const at = COLUMNS.indexOf("$10.000");
  expect((await spansOf(page, project))[0]).toEqual([{ start: at, end: at + 7, text: "$10.000" }]);
  await expect
    .poll(async () => (await api<{ preferences: object }>(page, "GET", "/api/v1/me")).preferences)
    .toMatchObject({ fixedWidth: true });
  await page.reload();
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await page.goto(`/projects/${project}/tasks`);
  await page.getByRole("link", { name: "1", exact: true }).click();
  const shown = page.locator('div[translate="no"]', { has: page.locator("mark") });
  await expect(shown).toHaveCSS("white-space", "pre");
  await button.click();
  await expect(shown).not.toHaveCSS("white-space", "pre");
});

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test("text can be copied, where it takes spans and where it takes none", async ({ visit }) => {
  const { page } = await begin(
    visit,
    "Only a topic",
    [choiceControl(TOPICS)],
    textsFile(["Copy these words", "B"]),
  );
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await markWords(page, "these words");
  await page.keyboard.press("Control+c");
  expect(await copied(page)).toBe("these words");
  const marked = await begin(visit, "Marked", [spanControl(PLACES)], textsFile(["Copy this name", "B"]));
  await marked.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await marked.page.getByRole("button", { name: /Place/ }).click();
  await markWords(marked.page, "this name");
  await expectSpans(marked.page, ["this name Place"]);
  await marked.page.keyboard.press("Control+c");
  expect(await copied(marked.page)).toBe("this name");
});

test("a transparent drawing stands on the same ground in both themes", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Object detection/, { name: "Drawings", overlap: 1 });
  const buffer = await sharp({
    create: { width: 200, height: 120, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .png()
    .toBuffer();
  await importFile(page, project, [{ name: "lines.png", mimeType: "image/png", buffer }]);
  await page.goto(`/projects/${project}/label`);
  const canvas = page.getByRole("application", { name: /^Image “/ }).locator("canvas");
  const middle = () =>
    canvas.first().evaluate((node) => {
      const { width, height } = node as HTMLCanvasElement;
      const context = (node as HTMLCanvasElement).getContext("2d");
      return [...(context?.getImageData(width / 2, height / 2, 1, 1).data ?? [])];
    });
  const WHITE = [255, 255, 255, 255];
  await expect.poll(middle).toEqual(WHITE);
  await page.evaluate(() => {
    document.documentElement.dataset.theme = "dark";
  });
  await expect.poll(middle).toEqual(WHITE);
  await page.goto(`/projects/${project}/tasks`);
  await page.evaluate(() => {
    document.documentElement.dataset.theme = "dark";
  });
  const thumbnail = page.getByRole("row").locator("img");
  await expect(thumbnail).toHaveCSS("background-color", "rgb(255, 255, 255)");
});
