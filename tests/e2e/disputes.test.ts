/** From a figure to what is done about it: the confusion, its tasks one by one, and the rule that settles it. */
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

const TEXTS = ["The parcel costs extra", "Pay on delivery", "Shipping fee", "Duty at the door", "A lamp"];
const topic = (label: string) => ({ answers: { topic: label } });

test("a manager goes from the labels people confuse to the disputed tasks, one after the other, and to the rule", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Disputed", overlap: 2 });
  await importFile(page, project, textsFile(TEXTS));
  const { page: ada } = await joinAs(visit, page, project, "Ada");
  const { page: ben } = await joinAs(visit, page, project, "Ben");
  await submitNext(ada, project, ["billing", "billing", "billing", "billing", "product"].map(topic));
  await submitNext(ben, project, ["delivery", "delivery", "delivery", "delivery", "product"].map(topic));

  await page.goto(`/projects/${project}/quality`);
  await expect(
    page.getByText("Billing and Delivery were confused 4 times, and no rule decides it."),
  ).toBeVisible();

  await test.step("the tasks behind it, one by one, to the end of the list", async () => {
    await page.getByRole("link", { name: "See the tasks" }).click();
    const list = page.locator("#disputed");
    await expect(list).toContainText("Billing vs Delivery");
    await list.getByRole("link", { name: /The parcel costs extra/ }).click();
    const walk = page.getByRole("navigation", { name: "Task by task" });
    await expect(walk).toContainText("1 of 4");
    await page.getByRole("button", { name: "Choose whole annotations" }).click();
    await page.getByRole("combobox", { name: /^Topic/ }).selectOption({ index: 1 });
    await page.getByRole("button", { name: "Save the final answer" }).click();
    await expect(page.getByText("adjudicated", { exact: true })).toBeVisible();
    for (const at of [1, 2, 3]) {
      await expect(walk).toContainText(`${at} of 4`);
      await walk.getByRole("link", { name: "Next task" }).click();
    }
    await expect(walk).toContainText("4 of 4");
    await expect(walk.getByRole("link", { name: "Next task" })).toHaveCount(0);
    await walk.getByRole("link", { name: "Most disputed tasks · Topic" }).click();
    await expect(page).toHaveURL(/\/quality\?control=topic/);
  });

  await test.step("a new rule begins with both labels; left alone, it does not come back by itself", async () => {
    await page.getByRole("link", { name: "Write the rule" }).click();
    const dialog = page.getByRole("dialog", { name: "New rule" });
    await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(2);
    await expect(dialog.getByLabel("Billing · Topic")).toBeChecked();
    await expect(dialog.getByLabel("Delivery · Topic")).toBeChecked();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.reload();
    await expect(page.getByRole("button", { name: "New rule" })).toBeVisible();
    await expect(dialog).toHaveCount(0);
  });

  await test.step("the overview offers the rule as well", async () => {
    await page.goto(`/projects/${project}`);
    await page.getByRole("link", { name: "write the rule" }).click();
    const dialog = page.getByRole("dialog", { name: "New rule" });
    await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(2);
    await dialog.getByRole("button", { name: "Cancel" }).click();
  });

  await test.step("with a rule about both, the way leads to it", async () => {
    const labels = ["topic/billing", "topic/delivery"];
    await publishRule(page, project, {
      title: "Fees are Billing",
      statement: "Whatever they pay for.",
      labels,
    });
    await page.goto(`/projects/${project}/quality`);
    await expect(page.getByText("although a rule is about both: R-001.")).toBeVisible();
    await page.getByRole("link", { name: "Look at the rules" }).click();
    await expect(page.getByRole("heading", { name: "Fees are Billing" })).toBeVisible();
    await page.goto(`/projects/${project}`);
    await page.getByRole("link", { name: "a rule is about both: R-001" }).click();
    await expect(page.getByRole("heading", { name: "Fees are Billing" })).toBeVisible();
  });
});

test("a sentence names the annotator who stands apart, and each cell of the matrix leads to its tasks", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Apart", overlap: 3 });
  const texts = Array.from({ length: 14 }, (_, i) => `Ticket ${i + 1}`);
  await importFile(page, project, textsFile(texts));
  const topics = texts.map(() => topic("billing"));
  for (const name of ["Ada", "Ben"]) {
    const { page: one } = await joinAs(visit, page, project, name);
    await submitNext(one, project, topics);
  }
  const { page: cid } = await joinAs(visit, page, project, "Cid");
  await submitNext(
    cid,
    project,
    texts.map((_, i) => topic(i < 12 ? "delivery" : "billing")),
  );

  for (const look of LOOKS) {
    await wear(context, page, look);
    await page.goto(`/projects/${project}/quality`);
    await expect(page.getByText("Cid", { exact: false }).first()).toBeVisible();
    await expectClean(page, `an outlier, ${look.join(", ")}`);
  }
  await wear(context, page, LOOKS[0]);
  await page.goto(`/projects/${project}/quality`);
  await expect(page.getByText("Cid stands apart.")).toBeVisible();
  await page.getByRole("link", { name: "Tasks in which they differ" }).click();
  const list = page.locator("#disputed");
  await expect(list).toContainText("Cid and the others");
  await expect(list.getByRole("link", { name: /^Ticket/ })).toHaveCount(12);
  await page.getByRole("link", { name: /^Ada and Ben:|^Ben and Ada:/ }).click();
  await expect(list.getByRole("link", { name: /^Ticket/ })).toHaveCount(0);
  await page.getByRole("link", { name: /^(Ada and Cid|Cid and Ada):/ }).click();
  await expect(list.getByRole("link", { name: /^Ticket/ })).toHaveCount(12);
});
