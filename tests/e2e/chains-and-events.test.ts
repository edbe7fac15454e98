/** Mentions are joined to chains and arguments added to events; what two annotators made is compared, decided and released. */
import type { Page } from "@playwright/test";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { expect, test } from "../support/browser";
import { clickWords, markWords } from "../support/gestures";
import {
  answersOf,
  createProject,
  downloadRelease,
  expectSubmitted,
  freezeRelease,
  importFile,
  joinAs,
  submitNext,
  textsFile,
  visitAsOwner,
} from "../support/journey";

async function mark(page: Page, label: RegExp, ...words: string[]): Promise<void> {
  await page.getByRole("button", { name: label }).click();
  for (const word of words) await markWords(page, word);
}

test("mentions are joined by clicks and keys; equal chains agree fully, however they were joined", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Coreference/, { name: "Chains", overlap: 2 });
  const text = "Ann met Bo. She thanked him.";
  await importFile(page, project, [textsFile([text])]);
  await page.goto(`/projects/${project}/label`);
  await mark(page, /^Mention/, "Ann", "Bo", "She", "him");
  const same = page.getByRole("button", { name: /^Same/ });
  await same.click();
  await clickWords(page, "She");
  await expect(page.getByRole("region", { name: "Relations", exact: true })).toContainText(
    "Begins at Mention",
  );
  // What is begun is not sent without its other end.
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Relations", exact: true })).toContainText(
    "The other region is missing",
  );
  await clickWords(page, "Ann");
  await expect(same).toHaveText(/^Same1/);
  await clickWords(page, "him");
  await clickWords(page, "Bo");
  await expect(same).toHaveText(/^Same2/);
  // Each chain has a colour, in the text and in the list.
  const lineOf = (words: string) =>
    page
      .locator("[data-spans]", { hasText: new RegExp(`^${words}$`) })
      .evaluate((span) => getComputedStyle(span).backgroundImage);
  expect(await lineOf("Ann")).toBe(await lineOf("She"));
  expect(await lineOf("Ann")).not.toBe(await lineOf("Bo"));
  // Joining two chains says so, and the message takes it back.
  await clickWords(page, "him");
  await clickWords(page, "She");
  await expect(page.getByText("Chains 1 and 2 are now one: 4 mentions.").first()).toBeVisible();
  await expect(same).toHaveText(/^Same1/);
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(same).toHaveText(/^Same2/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Submit" }).click();
  await expectSubmitted(page, project, 1);
  const document = (await answersOf(page, project))[0]?.[0]?.document as AnnotationDocument;
  expect(document.relations).toEqual([]);
  expect(new Set(document.regions.map(({ group }) => group)).size).toBe(2);

  const at = (id: string, word: string, group: string) => {
    const start = text.indexOf(word);
    return {
      ...{ id, control: "mentions", labels: ["mention"], group },
      shape: { kind: "span", parts: [{ start, end: start + word.length, text: word }] },
    };
  };
  const { page: ada } = await joinAs(visit, page, project, "Ada");
  const regions = [at("1", "him", "x"), at("2", "Bo", "x"), at("3", "Ann", "y"), at("4", "She", "y")];
  await submitNext(ada, project, [{ regions }]);
  await page.goto(`/projects/${project}/quality`);
  const card = page.getByRole("heading", { name: /^Chains/ }).locator("../..");
  await expect(card).toContainText("Same chains (CoNLL score)");
  await expect(card).toContainText("1.00");
  for (const measure of ["MUC", "B³", "CEAF-e"]) await expect(card).toContainText(measure);

  await freezeRelease(page, project, { name: "First", percents: { Train: 100, Validation: 0, Test: 0 } });
  const conll = await downloadRelease(page, "CoNLL-2012 (coreference)");
  const cells = (conll.get("train.v4_gold_conll")?.toString("utf8") ?? "")
    .split("\n")
    .flatMap((line) => line.split("\t")[11] ?? []);
  expect(cells).toEqual(["(0)", "-", "(1)", "-", "(0)", "-", "(1)", "-"]);
  const brat = await downloadRelease(page, "brat");
  const [, ann] = [...brat].find(([path]) => path.endsWith(".ann")) ?? [];
  expect(ann?.toString("utf8").match(/^\*\tSame T\d T\d$/gm)).toHaveLength(2);
});

test("an event has its roles in one entry, and is not submitted without a required one", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Events/, { name: "Events", overlap: 1 });
  await importFile(page, project, [textsFile(["Ann sold Bo a car in Oslo."])]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  await mark(page, /^Purchase/, "sold");
  await mark(page, /^Person/, "Ann", "Bo");
  await mark(page, /^Place/, "Oslo");
  // With nothing selected the list has every event.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  const entries = page.getByRole("listbox", { name: "Relations" }).getByRole("option");
  await expect(entries).toHaveText(["Purchase “sold”: Agent is missing"]);

  // The submit leads to the event and says what it lacks.
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByRole("region", { name: "Event", exact: true })).toContainText("Agent is missing");
  await expect(page.getByRole("group", { name: /^Roles/ })).toHaveAttribute("data-flagged", "true");

  // The trigger is selected: the key of a role begins there, and the event goes on with its next argument.
  // One click after the other, as fast as they come: each finds done what the one before began.
  const bar = page.getByRole("region", { name: "Relations", exact: true });
  await page.getByRole("button", { name: /^Agent/ }).click();
  await clickWords(page, "Ann");
  await page.getByRole("button", { name: /^Location/ }).click();
  await clickWords(page, "Oslo");
  await clickWords(page, "Bo");
  await expect(bar).toContainText("This event has that role already.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(entries).toHaveText(["Purchase “sold”: Agent — Person “Ann”; Location — Place “Oslo”"]);
  await expect(page.getByRole("group", { name: /^Roles/ })).not.toHaveAttribute("data-flagged");
  await page.getByRole("button", { name: "Submit" }).click();
  await expectSubmitted(page, project, 1);

  await freezeRelease(page, project, { name: "First", percents: { Train: 100, Validation: 0, Test: 0 } });
  const brat = await downloadRelease(page, "brat");
  const [, ann] = [...brat].find(([path]) => path.endsWith(".ann")) ?? [];
  expect(ann?.toString("utf8").split("\n").at(-2)).toMatch(/^E1\tPurchase:T\d Agent:T\d Location:T\d$/);
});
