/** Near-duplicates: found, one pair dismissed by key, the others kept together by the next release, and told as a leak of the first. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import {
  api,
  createProject,
  downloadRelease,
  freezeRelease,
  importFile,
  releaseLines,
  submitNext,
  textsFile,
  visitAsOwner,
} from "../support/journey";

const PARCEL = "The parcel that I ordered two weeks ago has still not arrived and nobody answers my mails.";
const LOGIN = "Since the last update the app asks me for my password every time that I open a folder.";
const TEXTS = [
  PARCEL,
  PARCEL.replace("two", "three"),
  LOGIN,
  LOGIN.replace("folder", "project"),
  "What does it cost to send an invoice by letter instead of by mail to a customer abroad?",
  "My card was charged although I had cancelled the subscription on the first of the month.",
];
const HALVES = { Train: 50, Validation: 0, Test: 50 };
type Item = { data: { text: string } };

test("near-duplicates are found, decided by keys, kept together, and told for a release that had divided them", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /Topic and entities/, { name: "Look-alikes", overlap: 1 });
  await importFile(page, project, textsFile(TEXTS));
  await submitNext(
    page,
    project,
    TEXTS.map(() => ({ answers: { topic: "other" } })),
  );

  const splits = async (): Promise<Map<string, string>> =>
    new Map(
      releaseLines<Item>(await downloadRelease(page, "JSONL")).map(({ split, item }) => [
        item.data.text,
        split,
      ]),
    );
  const at = (held: Map<string, string>, place: number) => held.get(TEXTS[place] ?? "");

  await test.step("a release that divides two texts nobody has compared", async () => {
    // The seed is looked for: chance decides where texts go that are alike to nobody yet.
    let seed = 0;
    for (; seed < 40; seed++) {
      const plan = {
        labels: "all",
        ratios: { train: 0.5, validation: 0, test: 0.5 },
        seed: `${seed}`,
        method: "exact",
      };
      const made = await api<{ id: string }>(page, "POST", `/api/v1/projects/${project}/releases`, {
        name: `First ${seed}`,
        plan: { ...plan, keepReleased: false },
      });
      await page.goto(`/projects/${project}/releases/${made.id}`);
      await expect(page.getByText("frozen", { exact: true })).toBeVisible();
      const held = await splits();
      if (at(held, 0) !== at(held, 1)) break;
    }
    expect(seed).toBeLessThan(40);
    await expect(page.getByText("Near-duplicates in different splits")).toHaveCount(0);
  });
  const first = page.url();

  await test.step("the search finds two pairs", async () => {
    await page.goto(`/projects/${project}/releases`);
    await page.getByRole("link", { name: "Near-duplicates" }).click();
    await expect(page.getByRole("heading", { name: "Not searched yet" })).toBeVisible();
    await expectClean(page, "near-duplicates before the first search");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(page.getByRole("region", { name: "Tasks 1 and 2" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Tasks 3 and 4" })).toBeVisible();
    await expect(page.getByText("Undecided: 2")).toBeVisible();
    const pair = page.getByRole("region", { name: "Tasks 1 and 2" });
    await expect(pair.locator("mark")).toHaveText(["only here: two", "only here: three"]);
    await expect(pair.getByText("in different splits")).toBeVisible();
  });

  await test.step("one is confirmed and one dismissed, by keys; a decision can be taken back", async () => {
    const [a, b] = [
      page.getByRole("region", { name: "Tasks 1 and 2" }),
      page.getByRole("region", { name: "Tasks 3 and 4" }),
    ];
    await a.click();
    await page.keyboard.press("d");
    await expect(a.getByText("dismissed", { exact: true })).toBeVisible();
    await a.getByRole("button", { name: "Leave undecided" }).click();
    await expect(a.getByText("undecided", { exact: true })).toBeVisible();
    await a.click();
    await page.keyboard.press("c");
    await expect(a.getByText("confirmed", { exact: true })).toBeVisible();
    await b.click();
    await page.keyboard.press("d");
    await expect(b.getByText("dismissed", { exact: true })).toBeVisible();
    await expect(page.getByText("Undecided: 0 · confirmed: 1 · dismissed: 1")).toBeVisible();
    for (const look of LOOKS) {
      await wear(context, page, look);
      await page.goto(`/projects/${project}/duplicates?status=all`);
      await expect(page.locator("mark").first()).toBeVisible();
      await expectClean(page, `pairs of near-duplicates, ${look.join(", ")}`);
    }
  });

  await test.step("the first release tells of the leak and leads to the pair", async () => {
    await wear(context, page, LOOKS[0] as (typeof LOOKS)[number]);
    await page.goto(first);
    await expect(page.getByText(/^1 group of near-duplicates has tasks in different splits/)).toBeVisible();
    await page.getByRole("link", { name: "Show the pairs" }).click();
    await expect(page.getByRole("region", { name: "Tasks 1 and 2" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Tasks 3 and 4" })).toHaveCount(0);
  });

  await test.step("the next release keeps the confirmed pair together, in test", async () => {
    await freezeRelease(page, project, { name: "Second", percents: HALVES });
    const held = await splits();
    expect([at(held, 0), at(held, 1)]).toEqual(["test", "test"]);
    await expect(
      page.getByText(/Groups of near-duplicates that earlier releases have in different splits/),
    ).toBeVisible();
  });
});
