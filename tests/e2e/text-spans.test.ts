/** Three people mark spans with mouse and hotkeys; the manager sees how far they agree and gets the spans in a split. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { clickWords, doubleClickWord, expectSpans, markWords, textView } from "../support/gestures";
import {
  checkedManifest,
  createProject,
  downloadRelease,
  expectSubmitted,
  freezeRelease,
  importFile,
  joinAs,
  publishRule,
  releaseLines,
  textsFile,
  visitAsOwner,
} from "../support/journey";

// The astronaut is one character to the eye, three code points, five UTF-16 units.
const ADA = "👩‍🚀 Ada Lovelace met Charles Babbage in London";
const ANNA = "Вчера Анна приехала в Тверь из Москвы";
const PARCEL = "The parcel left Oslo on 3 May";
const NOTHING = "Nothing to mark here";
const TEXTS = [ADA, ANNA, PARCEL, NOTHING];
const [PERSON, ORGANISATION, PLACE, DATE] = ["1", "2", "3", "4"];

async function opens(page: Page, text: string): Promise<void> {
  await expect(textView(page)).toContainText(text);
  await expect(page.getByText("A title is no part of a name")).toBeVisible();
}

async function mark(page: Page, key: string, words: string): Promise<void> {
  await page.keyboard.press(key);
  await markWords(page, words);
}

async function markAnna(page: Page): Promise<void> {
  await opens(page, ANNA);
  await mark(page, PERSON, "Анна");
  await mark(page, PLACE, "Тверь");
  await mark(page, PLACE, "Москвы");
  await expectSpans(page, ["Анна Person", "Тверь Place", "Москвы Place"]);
  await page.keyboard.press("Enter");
}

async function submitNothing(page: Page): Promise<void> {
  await opens(page, NOTHING);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "All done" })).toBeVisible();
}

/** Chooses a label first, then marks; takes a slip back and forth. */
async function labelAsAda(page: Page): Promise<void> {
  await opens(page, ADA);
  await mark(page, PERSON, "Ada Lovelace");
  await mark(page, ORGANISATION, "Charles");
  await expectSpans(page, ["Ada Lovelace Person", "Charles Organisation"]);
  await page.keyboard.press("Control+z");
  await expectSpans(page, ["Ada Lovelace Person"]);
  await page.keyboard.press("Control+Shift+z");
  await expectSpans(page, ["Ada Lovelace Person", "Charles Organisation"]);
  await page.keyboard.press("Control+z");
  await mark(page, PLACE, "London");
  await expectSpans(page, ["Ada Lovelace Person", "London Place"]);
  await page.keyboard.press("Enter");
  await markAnna(page);
  await opens(page, PARCEL);
  await mark(page, PLACE, "Oslo");
  await mark(page, DATE, "3 May");
  await page.keyboard.press("Enter");
  await submitNothing(page);
}

/** Marks first and chooses the label then; gives Oslo another label than the others. */
async function labelAsBo(page: Page): Promise<void> {
  await opens(page, ADA);
  await markWords(page, "Ada Lovelace");
  await expect(page.getByText("Choose a label for the selection")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("The selection has no label yet").first()).toBeVisible();
  await page.keyboard.press(PERSON);
  await expectSpans(page, ["Ada Lovelace Person"]);
  await page.keyboard.press("Escape");
  // What was let go does not hinder a drag that starts on it.
  await doubleClickWord(page, "London");
  await expect(page.getByText("Choose a label for the selection")).toBeVisible();
  await page.keyboard.press("Escape");
  await mark(page, PLACE, "London");
  await expectSpans(page, ["Ada Lovelace Person", "London Place"]);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Escape");
  await markWords(page, "London");
  await page.keyboard.press(PLACE);
  await expectSpans(page, ["Ada Lovelace Person", "London Place"]);
  await page.keyboard.press("Enter");
  await markAnna(page);
  await opens(page, PARCEL);
  await mark(page, ORGANISATION, "Oslo");
  await mark(page, DATE, "3 May");
  await page.keyboard.press("Enter");
  await submitNothing(page);
}

/** Marks a shorter name than the others; chooses a span again to give it another label. */
async function labelAsCy(page: Page): Promise<void> {
  await opens(page, ADA);
  await mark(page, ORGANISATION, "Lovelace");
  await mark(page, PLACE, "London");
  await clickWords(page, "Lovelace");
  await page.keyboard.press(PERSON);
  await expectSpans(page, ["Lovelace Person", "London Place"]);
  await page.keyboard.press("Enter");
  await markAnna(page);
  await opens(page, PARCEL);
  await mark(page, PLACE, "Oslo");
  await mark(page, DATE, "3 May");
  await page.keyboard.press("Enter");
  await submitNothing(page);
}

const LABELING = { Ada: labelAsAda, Bo: labelAsBo, Cy: labelAsCy };
type Line = {
  split: string;
  data: { text: string };
  labels: {
    regions: { labels: string[]; shape: { parts: { start: number; end: number; text: string }[] } }[];
  };
};

test("spans marked by three people come out of a release where they were marked", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Named entities/, { name: "Names in letters", overlap: 3 });
  await importFile(page, project, textsFile(TEXTS));
  await publishRule(page, project, {
    title: "A title is no part of a name",
    statement: "Mark “Lovelace”, not “Countess Lovelace”.",
    labels: ["entities/person"],
  });

  for (const [name, label] of Object.entries(LABELING))
    await test.step(`${name} marks every text`, async () => {
      const { page: own, close } = await joinAs(visit, page, project, name);
      await own.goto(`/projects/${project}`);
      await own.getByRole("link", { name: "Start labeling" }).click();
      await label(own);
      await expectSubmitted(own, project, TEXTS.length);
      await close();
    });

  await test.step("the manager sees how far they agree", async () => {
    await page.goto(`/projects/${project}/quality`);
    // Exact F1 by hand, 2 × equal spans of all spans over the three pairs: 8/12, 18/18 and 8/12 give 34/42.
    await expect(page.getByText("0.81", { exact: true }).first()).toBeVisible();
    await expect(page.getByText("4 tasks with two or more annotations")).toBeVisible();
    const disputed = page.getByRole("row").filter({ hasText: "The parcel left Oslo" });
    await expect(disputed).toContainText("Organisation");
    await disputed.getByRole("link").click();
    await expect(page.getByRole("heading", { name: /^Bo/ })).toBeVisible();
    await expect(page.locator("mark").filter({ hasText: "Oslo" })).toHaveCount(3);
  });

  await test.step("the release holds the spans at their code points", async () => {
    const percents = { Train: 50, Validation: 25, Test: 25 };
    await freezeRelease(page, project, { name: "Spans", percents });
    const files = await downloadRelease(page, "JSONL");
    const { counts } = checkedManifest(files);
    expect(counts.tasks).toBe(TEXTS.length);
    const lines = releaseLines<Line>(files);
    for (const { split, item } of lines) expect(item.split).toBe(split);
    for (const [split, count] of Object.entries(counts.splits))
      expect(lines.filter((line) => line.split === split)).toHaveLength(count);
    expect(lines.map(({ item }) => item.data.text).sort()).toEqual([...TEXTS].sort());
    const spansOf = (text: string) =>
      lines
        .find(({ item }) => item.data.text === text)
        ?.item.labels.regions.flatMap(({ labels, shape }) =>
          shape.parts.map((part) => [part.start, part.end, part.text, ...labels]),
        )
        .sort((a, b) => Number(a[0]) - Number(b[0]));
    expect(spansOf(ADA)).toEqual([
      [4, 16, "Ada Lovelace", "person"],
      [40, 46, "London", "place"],
    ]);
    expect(spansOf(ANNA)).toEqual([
      [6, 10, "Анна", "person"],
      [22, 27, "Тверь", "place"],
      [31, 37, "Москвы", "place"],
    ]);
    expect(spansOf(PARCEL)).toEqual([
      [16, 20, "Oslo", "place"],
      [24, 29, "3 May", "date"],
    ]);
    expect(spansOf(NOTHING)).toEqual([]);
  });
});
