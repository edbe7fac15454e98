/** Regions are related by pointer and by keys, on images and in texts; agreement, final answers and releases hold it. */
import sharp from "sharp";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { LabelSchema } from "@/lib/labels/schema";
import { expect, test } from "../support/browser";
import { clickWords, drag, markWords, seenAt } from "../support/gestures";
import {
  answersOf,
  api,
  createProject,
  downloadRelease,
  expectSubmitted,
  freezeRelease,
  importFile,
  joinAs,
  releaseLines,
  submitNext,
  textsFile,
  visitAsOwner,
} from "../support/journey";

const RED: [number, number, number] = [200, 30, 30];

test("boxes are joined by drags, clicks and keys, changed, taken back, kept over a reload and released", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Related objects/, { name: "Riders", overlap: 1 });
  const thing = { input: { create: { width: 80, height: 60, channels: 3, background: "#c81e1e" } } } as const;
  const buffer = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#e8e4da" } })
    .composite([{ ...thing, left: 40, top: 40 }])
    .png()
    .toBuffer();
  await importFile(page, project, [{ name: "a.png", mimeType: "image/png", buffer }]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  const { left, right, top } = await seenAt(page, RED);
  const scale = (right - left) / 80;
  const at = (x: number, y: number) => ({ x: left + scale * (x - 40), y: top + scale * (y - 40) });
  const regions = page.getByRole("listbox", { name: "Regions" }).getByRole("option");
  for (const [x, y] of [
    [40, 40],
    [240, 40],
    [240, 200],
  ] as const)
    await drag(page, at(x, y), at(x + 80, y + 60));
  await expect(regions).toHaveCount(3);

  // A drag from one to the other, then a click on each.
  const relations = page.getByRole("listbox", { name: "Relations" }).getByRole("option");
  const bar = page.getByRole("region", { name: "Relations", exact: true });
  await page.getByRole("button", { name: /^Rides/ }).click();
  await expect(bar).toContainText("drag from one region to the other");
  await drag(page, at(80, 70), at(280, 70));
  await expect(relations).toHaveText(["Car 1 — Rides → Car 2"]);
  await page.getByRole("button", { name: /^Carries/ }).click();
  await page.mouse.click(at(280, 70).x, at(280, 70).y);
  await expect(bar).toContainText("Begins at Car");
  await page.mouse.click(at(280, 230).x, at(280, 230).y);
  await expect(relations).toHaveText(["Car 1 — Rides → Car 2", "Car 2 — Carries → Car 3"]);

  // By keys alone: the same key on the first and on the second.
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await page.keyboard.press("]");
  await page.keyboard.press("6");
  await expect(bar).toContainText("Begins at Car");
  await page.keyboard.press("[");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /of 3 relations/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(relations).toHaveCount(3);

  // The arrow is picked by a click, relabeled by a key, turned round and removed; undo brings it back.
  const selected = page.getByRole("region", { name: "Relation", exact: true });
  await page.keyboard.press("v");
  await page.mouse.click(at(280, 150).x, at(280, 150).y);
  await expect(selected).toContainText("Carries");
  await page.keyboard.press("4");
  await expect(selected).toContainText("Rides");
  await selected.getByRole("button", { name: "Turn round" }).click();
  await page.keyboard.press("Delete");
  await expect(relations).toHaveCount(2);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(relations).toHaveCount(3);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await page.getByRole("tab", { name: /^Regions/ }).click();
  await expect(relations).toHaveCount(3);

  await page.getByRole("button", { name: "Submit" }).click();
  await expectSubmitted(page, project, 1);
  const answer = (await answersOf(page, project))[0]?.[0];
  const document = answer?.document as AnnotationDocument;
  const byId = new Set(document.regions.map(({ id }) => id));
  expect(document.relations.map(({ label }) => label).sort()).toEqual(["rides", "rides", "stands-beside"]);
  for (const { from, to } of document.relations) expect(byId.has(from) && byId.has(to)).toBe(true);
});

test("marks in a text are related by clicks, and what two annotators made of it is compared", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Related entities/, { name: "Employers", overlap: 1 });
  await importFile(page, project, [textsFile(["Ann works for Acme in Oslo."])]);
  await page.goto(`/projects/${project}/label`);
  await page.getByRole("tab", { name: /^Regions/ }).click();
  for (const [words, label] of [
    ["Ann", /^Person/],
    ["Acme", /^Organisation/],
  ] as const) {
    await page.getByRole("button", { name: label }).click();
    await markWords(page, words);
  }
  await page.getByRole("button", { name: /^Works for/ }).click();
  await clickWords(page, "Ann");
  await expect(page.getByRole("region", { name: "Relations", exact: true })).toContainText(
    "Begins at Person",
  );
  await clickWords(page, "Acme");
  await expect(page.getByRole("listbox", { name: "Relations" }).getByRole("option")).toHaveText([
    "Person “Ann” — Works for → Organisation “Acme”",
  ]);
  // Its arc is seen at the span that is chosen, or where all are wanted, and selects the relation.
  const arc = page.locator("[data-arc]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.mouse.move(0, 0);
  await expect(arc).toHaveCount(0);
  await page.getByRole("checkbox", { name: "Show all arcs" }).check();
  await expect(arc).toHaveCount(1);
  await arc.locator("text").click();
  await expect(page.getByRole("region", { name: "Relation", exact: true })).toContainText("Works for");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Submit" }).click();
  await expectSubmitted(page, project, 1);

  const tasks = await api<{ items: { id: string; seq: number }[] }>(
    page,
    "GET",
    `/api/v1/projects/${project}/tasks`,
  );
  await page.goto(`/projects/${project}/tasks/${tasks.items[0]?.id}`);
  await expect(page.getByText("Person “Ann” — Works for → Organisation “Acme”")).toBeVisible();
  await freezeRelease(page, project, { name: "First", percents: { Train: 100, Validation: 0, Test: 0 } });
  const lines = releaseLines<{ document: AnnotationDocument }>(await downloadRelease(page, "JSONL"));
  expect(JSON.stringify(lines[0]?.item)).toContain('"works-for"');
  const brat = await downloadRelease(page, "brat");
  const [, ann] = [...brat].find(([path]) => path.endsWith(".ann")) ?? [];
  expect(ann?.toString("utf8")).toBe(
    "T1\tPerson 0 3\tAnn\nT2\tOrganisation 14 18\tAcme\nR1\tWorks_for Arg1:T1 Arg2:T2\n",
  );
  const conll = await downloadRelease(page, "CoNLL (IOB2)");
  expect(conll.get("train.conll")?.toString("utf8")).toContain("\nAnn\tB-Person\nworks\tO\n");
});

test("a reviewer corrects relations with the bar and the keys that annotators have", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Related entities/, { name: "Corrected", overlap: 1 });
  await importFile(page, project, [textsFile(["Ann works for Acme in Oslo."])]);
  const { schema } = await api<{ schema: LabelSchema }>(page, "GET", `/api/v1/projects/${project}`);
  const entities = schema.controls.find(({ kind }) => kind === "span");
  const relation = schema.controls.find(({ kind }) => kind === "relation");
  const span = (id: string, label: string, start: number, text: string) => ({
    ...{ id, control: entities?.id, labels: [label] },
    shape: { kind: "span", parts: [{ start, end: start + text.length, text }] },
  });
  const works = { id: "w", control: relation?.id, label: "works-for", from: "acme", to: "ann" };
  const regions = [span("ann", "person", 0, "Ann"), span("acme", "organisation", 14, "Acme")];
  const { page: ada } = await joinAs(visit, page, project, "Ada");
  await submitNext(ada, project, [{ regions, relations: [works] }]);
  await page.goto(`/projects/${project}/review`);
  await page.getByRole("button", { name: "Start reviewing" }).click();
  await expect(page.getByText("Organisation “Acme” — Works for → Person “Ann”")).toBeVisible();
  await page.keyboard.press("f");
  await page.getByRole("tab", { name: /^Regions/ }).click();
  const relations = page.getByRole("listbox", { name: "Relations" }).getByRole("option");
  await relations.click();
  await page
    .getByRole("region", { name: "Relation", exact: true })
    .getByRole("button", { name: "Turn round" })
    .click();
  await expect(relations).toHaveText(["Person “Ann” — Works for → Organisation “Acme”"]);
  await page.keyboard.press("Delete");
  await expect(relations).toHaveCount(0);
  await page.getByRole("button", { name: /^Works for/ }).click();
  await clickWords(page, "Ann");
  await clickWords(page, "Acme");
  await expect(relations).toHaveCount(1);
  await page.getByRole("button", { name: "Save the correction" }).click();
  await expect(page.getByText("Task 1 is corrected")).toBeVisible();
});
