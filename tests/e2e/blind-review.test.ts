/** Blind review: a manager switches it on, and a reviewer meets pseudonyms in the list, in a review and in adjudication. */
import { expect, test } from "../support/browser";
import { expectClean } from "../support/clean";
import { createProject, importFile, joinAs, submitNext, textsFile, visitAsOwner } from "../support/journey";

const TEXTS = ["The parcel costs extra", "Pay at the door"];
const topic = (label: string) => ({ answers: { topic: label } });
const PSEUDONYM = /^Annotator [0-9A-Z]{4}$/;

test("a reviewer filters, reviews and adjudicates without learning who the annotators are", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Blind", overlap: 2 });
  await importFile(page, project, textsFile(TEXTS));
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
  const { page: rita } = await joinAs(visit, page, project, "Rita", "reviewer");

  await test.step("the manager switches it on, and it stays on", async () => {
    await page.goto(`/projects/${project}/settings?tab=general`);
    const hidden = page.getByRole("checkbox", { name: /^Hide annotators’ names from reviewers/ });
    await expect(hidden).not.toBeChecked();
    await hidden.check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved")).toBeVisible();
    await page.reload();
    await expect(hidden).toBeChecked();
    await expectClean(page, "the settings of the project");
  });

  await test.step("managers see names as before", async () => {
    await page.goto(`/projects/${project}/review`);
    await expect(page.getByRole("row").filter({ hasText: "Ada" }).first()).toBeVisible();
  });

  const pseudonym = await test.step("the reviewer filters by a pseudonym", async () => {
    await rita.goto(`/projects/${project}/review`);
    await expect(rita.getByRole("row").filter({ hasText: "Billing" })).toHaveCount(2);
    await expect(rita.getByRole("main")).not.toContainText(/Ada|Ben/);
    const row = rita.getByRole("row").filter({ hasText: "Billing" }).first();
    const name = (await row.textContent())?.match(/Annotator [0-9A-Z]{4}/)?.[0] ?? "";
    expect(name).toMatch(PSEUDONYM);
    await rita.getByRole("combobox", { name: "Annotator" }).selectOption({ label: name });
    await expect(rita).toHaveURL(/annotator=/);
    await expect(rita.getByRole("row").filter({ hasText: "Delivery" })).toHaveCount(0);
    await expect(rita.getByRole("row").filter({ hasText: "Billing" })).toHaveCount(2);
    return name;
  });

  await test.step("a review names it, and the others beside it by theirs", async () => {
    await rita.getByRole("button", { name: "Start reviewing" }).click();
    const beside = rita.getByRole("complementary", { name: "Other answers and rules" });
    await expect(beside).toContainText(/Annotator [0-9A-Z]{4}/);
    await expect(beside).toContainText("Delivery");
    await expect(rita.getByRole("main")).toContainText(pseudonym);
    await expect(rita.getByRole("main")).not.toContainText(/Ada|Ben/);
    await expectClean(rita, "a blind review");
  });

  await test.step("adjudication shows pseudonyms where names are asked for", async () => {
    await rita.goto(`/projects/${project}/quality/adjudication`);
    await rita.getByRole("link", { name: "Adjudicate", exact: true }).click();
    const items = rita.getByRole("region", { name: "Disagreements" });
    await expect(items).toContainText("Topic: answers differ");
    await expect(items).not.toContainText(pseudonym);
    await rita.getByRole("button", { name: "Show names" }).click();
    await expect(items).toContainText(pseudonym);
    await expect(items).not.toContainText(/Ada|Ben/);
  });
});
