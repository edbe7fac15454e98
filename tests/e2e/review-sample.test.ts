/** Reviews of a random sample, with the others' answers and the rules beside. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import {
  createProject,
  importFile,
  joinAs,
  publishRule,
  submitNext,
  textsFile,
  visitAsOwner,
} from "../support/journey";

const TEXTS = Array.from({ length: 6 }, (_, i) => `Ticket ${i + 1} about a bill`);
const topic = (label: string) => ({ answers: { topic: label } });

test("a reviewer draws a sample, and reads what the others answered and the rules beside each", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Sampled", overlap: 2 });
  await importFile(page, project, textsFile(TEXTS));
  const rule = {
    title: "A bill is Billing",
    statement: "Also when it comes late.",
    labels: ["topic/billing"],
  };
  await publishRule(page, project, rule);
  for (const [name, label] of [
    ["Ada", "billing"],
    ["Ben", "delivery"],
  ] as const) {
    const { page: one } = await joinAs(visit, page, project, name);
    await submitNext(
      one,
      project,
      TEXTS.map(() => topic(label)),
    );
  }

  await test.step("the sample stands in the address, and another one is drawn", async () => {
    await page.goto(`/projects/${project}/review`);
    await expect(page.getByText("12 to review")).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: "Ada" }).first()).toContainText("Billing");
    await page.getByRole("combobox", { name: "Random sample" }).selectOption({ label: "about 50 %" });
    await expect(page).toHaveURL(/sample=50/);
    await page.getByRole("button", { name: "Another sample" }).click();
    await expect(page).toHaveURL(/seed=1/);
    await page.getByRole("combobox", { name: "Random sample" }).selectOption("");
    await expect(page.getByText("12 to review")).toBeVisible();
  });

  await test.step("beside an answer stand the others' and the rules, those about its labels open", async () => {
    await page.getByRole("combobox", { name: "Annotator" }).selectOption({ label: "Ada" });
    await expect(page).toHaveURL(/annotator=/);
    await page.getByRole("button", { name: "Start reviewing" }).click();
    const beside = page.getByRole("complementary", { name: "Other answers and rules" });
    await expect(beside).toContainText("Ben");
    await expect(beside).toContainText("Delivery");
    await expect(beside.getByText("Also when it comes late.")).toBeVisible();
    await expectClean(page, "a review with what stands beside it");
  });

  await test.step("clean for axe in the other look, too", async () => {
    await wear(context, page, LOOKS[1]);
    await page.goto(`/projects/${project}/review?sample=100`);
    await expect(page.getByRole("row").nth(1)).toBeVisible();
    await expectClean(page, "a sample of reviews");
  });
});
