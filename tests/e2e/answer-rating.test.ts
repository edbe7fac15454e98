/** Generated answers in an order of chance, with questions about each of them that go by its letter. */
import { expect, test } from "../support/browser";
import { markWords } from "../support/gestures";
import {
  answersOf,
  api,
  createProject,
  downloadRelease,
  expectSubmitted,
  freezeRelease,
  importFile,
  visitAsOwner,
} from "../support/journey";

const RATINGS: Readonly<Record<string, number>> = { first: 5, second: 3, third: 1 };
const ANSWERS = Object.keys(RATINGS);
const TASKS = 4;

test("each answer is rated and marked under its letter, and stored and released under its field", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Rate each model answer/, { name: "Rate", overlap: 1 });
  const rows = Array.from({ length: TASKS }, (_, i) => ({
    id: `t${i}`,
    prompt: `Question ${i}: when was the bridge built?`,
    ...{ first: "It was built in 1934.", second: "مكتوب في عام ١٩٣٤", third: "Мост построен в 1934 году." },
  }));
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  await importFile(page, project, {
    ...{ name: "rows.jsonl", mimeType: "application/x-ndjson", buffer: Buffer.from(text) },
  });
  await page.goto(`/projects/${project}/label`);
  const answer = (letter: string) => page.getByRole("region", { name: letter, exact: true });
  const rating = (letter: string, value: number) =>
    page
      .getByRole("radiogroup", { name: new RegExp(`^${letter} · Helpfulness`) })
      .getByRole("radio", { name: new RegExp(`^${value}\\b`) });
  const places: string[][] = [];
  for (let i = 0; i < TASKS; i++) {
    await expect(page.getByRole("heading", { name: `Task ${i + 1}`, exact: true })).toBeVisible();
    await expect(answer("C")).toContainText(/1934|١٩٣٤/);
    const shown = await Promise.all(
      ["A", "B", "C"].map(async (letter) => {
        const words = (await answer(letter).textContent()) ?? "";
        return ANSWERS.find((one) => words.includes(rows[0]?.[one as "first"] ?? "?")) ?? "";
      }),
    );
    places.push(shown);
    const asked = page.locator("fieldset[data-control] > legend").filter({ hasText: "·" });
    await expect(asked.filter({ hasText: "Helpfulness" })).toHaveText([/^A · /, /^B · /, /^C · /]);
    for (const [at, letter] of ["A", "B", "C"].entries())
      await rating(letter, RATINGS[shown[at] ?? ""] ?? 0).check();
    // Nothing on the screen says which answer stands where.
    if (i === 0) {
      await expect(page.getByText(/\b(first|second|third)\b/i)).toHaveCount(0);
      await markWords(page, "Мост", answer(letterOf(shown, "third")).getByRole("textbox"));
      await page
        .getByRole("group", { name: new RegExp(`^${letterOf(shown, "third")} · Errors`) })
        .getByRole("button", { name: /^Untrue/ })
        .click();
      await page.getByRole("radio", { name: /^Major/ }).check();
    }
    await page.getByRole("button", { name: "Keep this order" }).click();
    await page.keyboard.press("Control+Enter");
  }
  await expectSubmitted(page, project, TASKS);
  const documents = (await answersOf(page, project)).map((answers) => answers[0]?.document);
  for (const [i, document] of documents.entries())
    expect(document?.answers).toEqual({
      ...{ "helpfulness-first": 5, "helpfulness-second": 3, "helpfulness-third": 1 },
      "order-of-the-answers": places[i],
    });
  expect(documents[0]?.regions).toMatchObject([
    { control: "errors-third", shape: { parts: [{ text: "Мост" }] }, attributes: { severity: "major" } },
  ]);

  // A manager reads the inputs by their names.
  type Items = { items: { id: string }[] };
  const { items } = await api<Items>(page, "GET", `/api/v1/projects/${project}/tasks`);
  await page.goto(`/projects/${project}/tasks/${items[0]?.id}`);
  await expect(page.getByText("first · Helpfulness").first()).toBeVisible();

  await freezeRelease(page, project, {
    name: "Rated",
    percents: { Train: 100, Validation: 0, Test: 0 },
  });
  const table = [...(await downloadRelease(page, "CSV"))].find(([path]) => path.endsWith(".csv"))?.[1];
  expect(table?.toString()).toContain("first · Helpfulness,");
});

const letterOf = (shown: readonly string[], answer: string) => "ABC"[shown.indexOf(answer)] ?? "?";
