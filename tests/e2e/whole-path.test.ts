/** The main job in a real browser: from an empty instance to a downloaded split, with three people labeling. */
import { readFileSync } from "node:fs";
import { expect, test } from "../support/browser";
import { createByForm, importByForm, joinByForm, setUpOwner } from "../support/forms";
import {
  api,
  checkedManifest,
  expectSubmitted,
  publishRule,
  releaseLines,
  textsFile,
  unzip,
} from "../support/journey";

const TEXTS = [
  "I was charged €20 twice 🙁 and want it back",
  "The parcel has not arrived since Monday",
  "How do I change the colour of the lamp?",
  "Пришлите, пожалуйста, счёт за март",
];

test("from an empty instance to a downloaded split", async ({ visit }) => {
  const { page } = await visit();
  let project = "";
  await test.step("the first visit creates the owner", async () => {
    await setUpOwner(page);
  });

  await test.step("a project, a guideline and imported texts", async () => {
    project = await createByForm(page, /Topic and entities/, { name: "Support tickets", overlap: 3 });
    await importByForm(page, project, textsFile(TEXTS));
    await publishRule(page, project, {
      title: "A second charge is Billing",
      statement: "Even when the money is asked back.",
      labels: ["topic/billing"],
    });
  });

  for (const [i, name] of ["Ada", "Bo", "Cy"].entries())
    await test.step(`${name} labels every text with the rules beside it`, async () => {
      const { page: own, close } = await joinByForm(visit, page, project, name);
      await own.goto(`/projects/${project}/label`);
      for (const [at, text] of TEXTS.entries()) {
        await expect(own.getByText(text.slice(0, 12)).first()).toBeVisible();
        await expect(own.getByText("A second charge is Billing").first()).toBeVisible();
        await own.keyboard.press(at === 1 && i === 2 ? "1" : String((at % 4) + 1));
        await own.keyboard.press("Enter");
      }
      await expect(own.getByText(TEXTS[3]?.slice(0, 12) ?? "")).toHaveCount(0);
      await expectSubmitted(own, project, TEXTS.length);
      await close();
    });

  await test.step("the manager sees agreement and the disputed task", async () => {
    await page.goto(`/projects/${project}/quality`);
    await expect(page.getByRole("heading", { name: "Quality" })).toBeVisible();
    const report = await api<{
      controls: { control: string; headline: { value: number | null }; units: number }[];
    }>(page, "GET", `/api/v1/projects/${project}/agreement`);
    // Three tasks agree, one has answers 2, 2, 1: alpha by hand from the coincidence matrix.
    expect(report.controls.find((item) => item.control === "topic")?.headline.value).toBeCloseTo(0.7898, 2);
    await expect(page.getByText("parcel").first()).toBeVisible();
  });

  await test.step("the manager decides it against the vote, by the rule, and it is disputed no more", async () => {
    await page
      .getByRole("link", { name: /parcel/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Choose whole annotations" }).click();
    await expect(page.getByLabel("Topic")).toContainText("majority");
    await page.getByLabel("Topic").selectOption({ index: 1 });
    await page.getByLabel("Rule", { exact: true }).selectOption({ index: 1 });
    await page.getByRole("button", { name: "Save the final answer" }).click();
    await expect(page.getByText("the answer of Cy")).toBeVisible();
    await expect(page.getByText("R-001 A second charge is Billing")).toBeVisible();
    await page.goto(`/projects/${project}/quality`);
    await expect(page.getByRole("heading", { name: "Quality" })).toBeVisible();
    await expect(page.getByText("parcel")).toHaveCount(0);
  });

  await test.step("a frozen release downloads with its split, twice the same bytes", async () => {
    const plan = { labels: "majority", ratios: { train: 0.5, validation: 0.25, test: 0.25 }, seed: "1" };
    const made = await api<{ id: string }>(page, "POST", `/api/v1/projects/${project}/releases`, {
      name: "First",
      plan,
    });
    await page.goto(`/projects/${project}/releases/${made.id}`);
    await expect(async () => {
      expect((await api<{ status: string }>(page, "GET", `/api/v1/releases/${made.id}`)).status).toBe(
        "frozen",
      );
    }).toPass();
    await page.reload();
    const link = page.getByRole("link", { name: /jsonl/i }).first();
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    const path = await download.path();
    const files = await unzip(path);
    const lines = releaseLines<{
      split: string;
      data: { text: string };
      labels: { answers: { topic: string } };
      labelsFrom: string;
    }>(files);
    const decided = lines.find(({ item }) => item.data.text === TEXTS[1])?.item;
    expect(decided).toMatchObject({ labelsFrom: "resolution", labels: { answers: { topic: "billing" } } });
    expect(lines.map(({ item }) => item.data.text).sort()).toEqual([...TEXTS].sort());
    for (const { split, item } of lines) expect(item.split).toBe(split);
    expect(checkedManifest(files).counts.tasks).toBe(TEXTS.length);
    const again = await page.request.get(`/api/v1/releases/${made.id}/download?format=jsonl`);
    expect(Buffer.compare(await again.body(), readFileSync(path))).toBe(0);
  });
});
