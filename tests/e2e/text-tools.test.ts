/** What is done with spans beyond marking them: found, labeled all at once, joined, cut, moved; and a text of megabytes. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { clickWords, drag, expectSpans, markWords, textView } from "../support/gestures";
import { api, createProject, importFile, textsFile, visitAsOwner } from "../support/journey";

const LETTER = "Acme hired Ada. acme pays well, says Ada Lovelace; Acmeville does not.";
const LINES = 30_000;
const LONG = `${Array.from({ length: LINES }, (_, i) => `Line ${i + 1} of a long report about nothing much at all.`).join("\n")}\nZanzibar ends it.`;
const [PERSON, ORGANISATION] = ["1", "2"];

const search = (page: Page) => page.getByRole("search", { name: "Find in the text" });
const gripAt = async (page: Page, edge: "start" | "end") => {
  const box = await page.locator(`[data-grip="${edge}"]`).first().boundingBox();
  if (!box) throw new Error("no grip");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

test("equal strings get a label at once; spans are joined, cut and moved by their edges", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Named entities/, { name: "Letters", overlap: 1 });
  await importFile(page, project, textsFile([LETTER]));
  await page.goto(`/projects/${project}/label`);
  await expect(textView(page)).toContainText("Acmeville");

  await test.step("the words of a span everywhere, by keys alone", async () => {
    await page.keyboard.press(ORGANISATION);
    await markWords(page, "Acme");
    await clickWords(page, "Acme");
    await page.keyboard.press("Shift+O");
    await expect(search(page).getByRole("button", { name: "Label 1 place as Organisation" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expectSpans(page, ["Acme Organisation", "acme Organisation"]);
    await page.keyboard.press("Control+z");
    await expectSpans(page, ["Acme Organisation"]);
    await page.keyboard.press("Control+Shift+z");
  });

  await test.step("a string is found, in any case, and walked through", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+f");
    await search(page).getByRole("searchbox").fill("ada");
    // The first one after the caret, and round again.
    await expect(search(page).getByRole("status")).toHaveText("2 of 2");
    await page.keyboard.press("Enter");
    await expect(search(page).getByRole("status")).toHaveText("1 of 2");
    await page.keyboard.press("Escape");
    await expect(search(page)).toBeHidden();
    await expect(textView(page)).toBeFocused();
  });

  await test.step("an edge is dragged over whole words, and the span stays the same", async () => {
    await page.keyboard.press(PERSON);
    await markWords(page, "Lovelace");
    const ada = await textView(page).evaluate((root) => {
      const range = document.createRange();
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.nodeValue?.lastIndexOf("Ada") ?? -1;
        if (at < 0) continue;
        range.setStart(walker.currentNode, at + 1);
        range.setEnd(walker.currentNode, at + 2);
      }
      const { x, y, height } = range.getBoundingClientRect();
      return { x: x + 1, y: y + height / 2 };
    });
    await drag(page, await gripAt(page, "start"), ada);
    await expectSpans(page, ["Acme Organisation", "acme Organisation", "Ada Lovelace Person"]);
    await page.keyboard.press("Control+z");
    await expectSpans(page, ["Acme Organisation", "acme Organisation", "Lovelace Person"]);
  });

  await test.step("marked with Control it becomes a part of the span; the parts are taken apart", async () => {
    await clickWords(page, "Lovelace");
    await page.keyboard.down("Control");
    await markWords(page, "pays");
    await page.keyboard.up("Control");
    await expectSpans(page, ["Acme Organisation", "acme Organisation", "pays ", "Lovelace Person"]);
    await page.keyboard.press("Shift+Z");
    await expectSpans(page, ["Acme Organisation", "acme Organisation", "pays Person", "Lovelace Person"]);
  });
});

test("predicted spans are drawn apart in the text, and accepted or rejected one by one by keys", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Named entities/, { name: "Predicted names", overlap: 1 });
  await importFile(page, project, textsFile([LETTER]));
  const { schema } = await api<{
    schema: { controls: { id: string; kind: string; labels: { id: string }[] }[] };
  }>(page, "GET", `/api/v1/projects/${project}`);
  const control = schema.controls.find(({ kind }) => kind === "span");
  const tasks = await api<{ items: { id: string }[] }>(page, "GET", `/api/v1/projects/${project}/tasks`);
  const region = (id: string, text: string, score: number) => {
    const start = LETTER.indexOf(text);
    const shape = { kind: "span", parts: [{ start, end: start + text.length, text }] };
    return { id, control: control?.id, labels: [control?.labels[0]?.id], shape, score };
  };
  const regions = [region("p1", "Ada", 0.9), region("p2", "pays", 0.6), region("p3", "Lovelace", 0.8)];
  await api(page, "POST", `/api/v1/projects/${project}/predictions`, {
    model: "tagger-1",
    items: [{ taskId: tasks.items[0]?.id, document: { answers: {}, relations: [], regions } }],
  });
  await page.goto(`/projects/${project}/label`);
  const bar = page.getByRole("toolbar", { name: "Predicted regions" });
  await expect(bar).toContainText("1 of 3");
  await expectSpans(page, ["Ada Person 90%", "pays Person 60%", "Lovelace Person 80%"]);
  await page.keyboard.press("Shift+A");
  await expectSpans(page, ["Ada Person", "pays Person 60%", "Lovelace Person 80%"]);
  // Picked by a click, so that it is next.
  await clickWords(page, "pays");
  await page.keyboard.press("Shift+R");
  await expectSpans(page, ["Ada Person", "Lovelace Person 80%"]);
  await page.keyboard.press("Shift+A");
  await expect(bar).toContainText("all decided");
  await page.keyboard.press("Control+z");
  await expectSpans(page, ["Ada Person", "Lovelace Person 80%"]);
});

test("a text of megabytes is found in, walked through and marked at its end", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Named entities/, { name: "Reports", overlap: 1 });
  await importFile(page, project, textsFile([LONG]));
  await page.goto(`/projects/${project}/label`);
  await expect(textView(page)).toContainText("Line 1 of a long report");
  expect(await page.locator("[data-block]").count()).toBeLessThan(400);

  await page.keyboard.press("Control+f");
  await search(page).getByRole("searchbox").fill("zanzibar");
  await expect(search(page).getByRole("status")).toHaveText("1 of 1");
  await page.keyboard.press("Escape");
  await page.keyboard.press(PERSON);
  await markWords(page, "Zanzibar");
  await expectSpans(page, ["Zanzibar Person"]);

  await test.step("the caret goes to the start and back to the span", async () => {
    await page.keyboard.press("Control+Home");
    await expect(textView(page)).toContainText("Line 1 of a long report");
    await expect(textView(page)).not.toContainText("Zanzibar");
    await page.keyboard.press("Escape");
    await page.keyboard.press("]");
    await expect(textView(page)).toContainText("Zanzibar");
  });

  await test.step("a selection over many views is copied whole", async () => {
    await page.keyboard.press("Escape");
    await textView(page).focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Control+Shift+End");
    const copied = await page.evaluate(() => {
      const data = new DataTransfer();
      document.dispatchEvent(
        new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return data.getData("text/plain");
    });
    expect(copied).toContain("Zanzibar ends it.");
    await page.keyboard.press("Escape");
  });
  await expect(page.getByText(/Saved/)).toBeVisible();
});
