/** A manager's task list: what was annotated, filters in the address, and a bulk action that is taken back. */
import { expect, test } from "../support/browser";
import { expectClean } from "../support/clean";
import {
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  textsFile,
  visitAsOwner,
} from "../support/journey";

const TEXTS = ["Charged twice, please refund", "The parcel is late", "Thank you"];

test("a manager finds tasks by what was annotated, rejects the answers, and takes that back", async ({
  visit,
}) => {
  const { page: manager } = await visitAsOwner(visit);
  const project = await createProject(manager, /Topic and entities/, { name: "Listed", overlap: 1 });
  await importFile(manager, project, textsFile(TEXTS));
  const { page: ada } = await joinAs(visit, manager, project, "Ada");
  await ada.goto(`/projects/${project}/label`);
  for (const [i, text] of TEXTS.slice(0, 2).entries()) {
    await expect(ada.getByText(text).first()).toBeVisible();
    await ada.keyboard.press(String(i + 1));
    await ada.keyboard.press("Enter");
  }
  await expectSubmitted(ada, project, 2);

  const row = (number: number) =>
    manager
      .getByRole("row")
      .filter({ has: manager.getByRole("link", { name: String(number), exact: true }) });
  await test.step("each task says in short what was annotated", async () => {
    await manager.goto(`/projects/${project}/tasks`);
    await expect(row(1).getByRole("listitem")).toHaveText(/Billing/);
    await expect(row(2).getByRole("listitem")).toHaveText(/Delivery/);
    await expect(row(3).getByRole("listitem")).toHaveCount(0);
    await expectClean(manager, manager.url());
  });

  await test.step("a label is filtered by, and the filter stands in the address", async () => {
    await manager.getByRole("button", { name: "More filters" }).click();
    await manager.getByLabel("Label", { exact: true }).selectOption({ label: "Delivery" });
    await expect(manager).toHaveURL(/label=topic%2F/);
    await expect(row(1)).toHaveCount(0);
    await expect(row(2)).toBeVisible();
    await expectClean(manager, manager.url());
    await manager.goto(`/projects/${project}/tasks?label=topic%2Fgone&search=parcel`);
    await expect(manager.getByText("not in the label schema any more")).toBeVisible();
    await expect(row(2)).toBeVisible();
    await manager.getByRole("button", { name: "Clear filters" }).click();
    await expect(row(3)).toBeVisible();
  });

  await test.step("Shift selects a range; the answers are rejected, which is taken back", async () => {
    await manager.getByRole("checkbox", { name: "Select task 1" }).check();
    await manager.getByRole("checkbox", { name: "Select task 3" }).click({ modifiers: ["Shift"] });
    await expect(manager.getByText("3 selected")).toBeVisible();
    await manager.getByRole("button", { name: "Reject annotations…" }).click();
    await manager.getByLabel("What is wrong?").fill("Look at the guideline again.");
    await manager.getByRole("button", { name: "Reject", exact: true }).click();
    const last = manager.getByRole("region", { name: "Last bulk action" });
    await expect(last).toContainText("2 done · 1 without an annotation");
    await expect(row(1)).toContainText("0 of 1");
    await last.getByRole("button", { name: "Report…" }).click();
    const report = manager.getByRole("dialog", { name: "Tasks to look at" });
    await report.getByRole("button", { name: "Show the list" }).click();
    await expect(report.getByRole("listitem")).toHaveText(/3.*No submitted annotation/);
    await expectClean(manager, manager.url());
    await report.getByRole("button", { name: "Close" }).click();
    await last.getByRole("button", { name: "Undo" }).click();
    await expect(last).toContainText("Undo 2 done");
    await expect(row(1)).toContainText("1 of 1");
  });
});
