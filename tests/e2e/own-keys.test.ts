/** Keys of the label view as a person wants them. */
import { expect, test } from "../support/browser";
import { createProject, importFile, joinAs, textsFile, visitAsOwner } from "../support/journey";

test("a key of one's own works in the label view, is shown there, and can be given up again", async ({
  visit,
}) => {
  const { page: owner } = await visitAsOwner(visit);
  const project = await createProject(owner, /^Text classification/, { name: "Own keys", overlap: 1 });
  await importFile(owner, project, textsFile(["one", "two"]));
  // Somebody of their own: the owner's keys are those of every other journey.
  const { page } = await joinAs(visit, owner, project, "Kay");

  const openKeys = async () => {
    await page.goto("/account");
    await page.getByText("Keys of the label view").click();
  };
  await openKeys();
  const row = page.getByRole("row", { name: /^Skip/ });
  await row.getByRole("button", { name: "Change: Skip" }).click();
  await page.keyboard.press("Escape");
  await expect(row).toContainText("S");
  await row.getByRole("button", { name: "Change: Skip" }).click();
  await page.keyboard.press("Alt+x");
  await expect(row).toContainText("Alt+X");

  await page.goto(`/projects/${project}/label`);
  const skip = page.getByRole("button", { name: /^Skip/ });
  // Before a task is open there is nothing to skip.
  await expect(page.getByRole("heading", { name: "Task 1" })).toBeVisible();
  await expect(skip).toContainText("Alt+X");
  await page.keyboard.press("s");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Alt+x");
  await expect(page.getByRole("dialog", { name: /skip/i })).toBeVisible();

  await openKeys();
  await row.getByRole("button", { name: "Default: Skip" }).click();
  await expect(row).not.toContainText("Alt+X");
  await page.goto(`/projects/${project}/label`);
  await expect(skip).toHaveText(/^Skip\s*S$/);
  await expect(page.getByRole("heading", { name: "Task 1" })).toBeVisible();
  await page.keyboard.press("s");
  await expect(page.getByRole("dialog", { name: /skip/i })).toBeVisible();
});
