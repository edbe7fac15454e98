/** Gold tasks: marked by a manager, labeled unknowingly, compared in training mode, and scored. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import {
  api,
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  textsFile,
  visitAsOwner,
} from "../support/journey";

test("an annotator meets a gold task first, sees it beside the right answer, and the manager its score", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "With gold", overlap: 1 });
  await importFile(page, project, textsFile(["The parcel costs extra", "Pay on delivery", "A lamp"]));
  const { items } = await api<{ items: { id: string }[] }>(page, "GET", `/api/v1/projects/${project}/tasks`);
  const [task] = items;
  await api(page, "PUT", `/api/v1/tasks/${task?.id}/resolution`, {
    baseRevision: 0,
    document: { answers: { topic: "billing" }, regions: [], relations: [] },
    note: "",
  });
  await page.goto(`/projects/${project}/tasks/${task?.id}`);
  await page.getByRole("button", { name: "Make it a gold task" }).click();
  await expect(page.getByRole("heading", { name: "Gold answer" })).toBeVisible();

  await page.goto(`/projects/${project}/settings`);
  await page
    .getByRole("tab", { name: "Gold tasks" })
    .or(page.getByRole("link", { name: "Gold tasks" }))
    .click();
  await expect(page.getByRole("link", { name: "1 gold task" })).toBeVisible();
  await page.getByLabel("Gold tasks to begin with").fill("1");
  await page.getByLabel("Training mode").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();

  const { page: ada } = await joinAs(visit, page, project, "Ada");
  await ada.goto(`/projects/${project}/label`);
  await expect(ada.getByText("The parcel costs extra")).toBeVisible();
  await ada.getByRole("radio", { name: "Delivery" }).check();
  await ada.keyboard.press("Enter");
  const dialog = ada.getByRole("dialog");
  await expect(dialog).toContainText("Billing");
  await expect(dialog).toContainText("Delivery");
  await expectClean(ada, "a gold answer in training mode");
  await dialog.getByRole("button").last().click();
  await expect(dialog).toHaveCount(0);
  await expect(ada.getByRole("radio", { name: "Delivery" })).not.toBeChecked();
  await expectSubmitted(ada, project, 1);

  for (const look of LOOKS.toReversed()) {
    await wear(context, page, look);
    await page.goto(`/projects/${project}/settings?tab=gold`);
    await expectClean(page, `settings of gold tasks, ${look.join(" ")}`);
    await page.goto(`/projects/${project}/tasks/${task?.id}`);
    await expectClean(page, `a gold task, ${look.join(" ")}`);
  }
  await page.goto(`/projects/${project}/tasks?gold=true`);
  await expect(page.getByRole("link", { name: "1", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "2", exact: true })).toHaveCount(0);
});
