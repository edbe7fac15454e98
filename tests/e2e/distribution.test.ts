/** Distribution: a share with its preview, numbers for some tasks, and an annotator who meets their limit. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import {
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  textsFile,
  visitAsOwner,
} from "../support/journey";

const TEXTS = Array.from({ length: 10 }, (_, i) => `The parcel ${i + 1} costs extra`);

test("a manager sets a share, some tasks and a limit, which an annotator meets", async ({ visit }) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Distributed", overlap: 1 });
  await importFile(page, project, textsFile(TEXTS));

  await page.goto(`/projects/${project}/settings?tab=distribution`);
  const numbers = page.getByRole("region", { name: "What it comes to" });
  await expect(numbers).toContainText("Annotations needed10");
  await page.getByLabel("More annotators for a share of the tasks").check();
  await page.getByLabel("Share, %").fill("30");
  await numbers.getByRole("button", { name: "Count for the changes" }).click();
  await expect(numbers).toContainText("in the share3");
  await expect(numbers).toContainText("Annotations needed16");
  await expect(page.getByText("no task can have more annotators")).toBeVisible();
  await page.getByLabel("One more annotator where they disagree").check();
  await page.getByLabel("A day").fill("2");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  for (const look of LOOKS.toReversed()) {
    await wear(context, page, look);
    await page.goto(`/projects/${project}/settings?tab=distribution`);
    await expect(page.locator("form dl")).toBeVisible();
    await expectClean(page, `distribution, ${look.join(" ")}`);
  }

  await page.goto(`/projects/${project}/tasks`);
  const rows = page.getByRole("row");
  await rows.nth(1).getByRole("checkbox").check();
  await rows.nth(2).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Number of annotators…" }).click();
  const dialog = page.getByRole("dialog", { name: "Set number of annotators" });
  await expectClean(page, "the number of annotators of some tasks");
  await dialog.getByLabel("Annotators per task").fill("4");
  await dialog.getByRole("button", { name: "Set number" }).click();
  const card = page.getByRole("region", { name: "Last bulk action" });
  await expect(card).toContainText("2 done");
  await expect(page.getByText("0 of 4")).toHaveCount(2);
  await page.goto(`/projects/${project}/tasks?byHand=true`);
  await expect(page.getByText("0 of 4")).toHaveCount(2);
  await expect(page.getByText("0 of 1")).toHaveCount(0);

  const { page: ada } = await joinAs(visit, page, project, "Ada");
  await ada.goto(`/projects/${project}`);
  await expect(ada.getByText("today 0 of 2")).toBeVisible();
  await ada.goto(`/projects/${project}/label`);
  for (const number of [1, 2]) {
    await expect(ada.getByText(`The parcel ${number} costs extra`)).toBeVisible();
    await ada.getByRole("radio", { name: "Delivery" }).check();
    await ada.keyboard.press("Enter");
  }
  await expect(ada.getByText("You have reached your limit of 2 tasks for today.")).toBeVisible();
  await expectSubmitted(ada, project, 2);
  await expectClean(ada, "the label view at the limit");
  await ada.goto(`/projects/${project}`);
  await expect(ada.getByText("You have reached your limit of 2 tasks for today.")).toBeVisible();

  await page.goto(`/projects/${project}/settings?tab=members`);
  const row = page.getByRole("row").filter({ hasText: "ada@" });
  await expect(row).toContainText("limit of today reached");
  await row.getByRole("button", { name: "Limit of tasks: Ada" }).click();
  const limits = page.getByRole("dialog", { name: "Limits of Ada" });
  await limits.getByLabel("Limit of tasks").selectOption("own");
  await limits.getByLabel("A day").fill("3");
  await expectClean(page, "the limits of a member");
  await limits.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("2 of 3 today");
  await ada.goto(`/projects/${project}/label`);
  await expect(ada.getByText("The parcel 3 costs extra")).toBeVisible();
});
