/** Questions may stand under a text, and the list of one's own tasks beside it; both stay for the next time. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { textView } from "../support/gestures";
import {
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  textsFile,
  visitAsOwner,
} from "../support/journey";

test("questions follow a short text, and earlier tasks are opened from the list beside", async ({
  visit,
}) => {
  const { page: manager } = await visitAsOwner(visit);
  const project = await createProject(manager, /Text classification/, { name: "Layout", overlap: 1 });
  await importFile(manager, project, textsFile(["First text", "Second text", "Third text"]));
  const { page, context } = await joinAs(visit, manager, project, "Ada");
  await page.goto("/account");
  const below = page.getByRole("checkbox", { name: "Questions under the text" });
  await below.click();
  await expect(below).toBeChecked();

  await page.goto(`/projects/${project}/label`);
  await expect(textView(page)).toContainText("First text");
  const question = page.getByRole("radiogroup").first();
  // Right under the last line, not beside it and not at the other end of the window.
  await expect(async () => {
    const [text, asked] = [await textView(page).boundingBox(), await question.boundingBox()];
    expect(asked?.y).toBeGreaterThan((text?.y ?? 0) + 10);
    expect((asked?.y ?? 0) - (text?.y ?? 0)).toBeLessThan(320);
  }).toPass({ timeout: 15_000 });

  await page.keyboard.press("F4");
  const beside = page.getByRole("navigation", { name: "My tasks" });
  await expect(beside).toBeVisible();
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await expect(textView(page)).toContainText("Second text");
  await expectSubmitted(page, project, 1);
  const first = beside.getByRole("button", { name: /First text/ });
  await expect(first).toBeVisible();
  for (const look of LOOKS) {
    await wear(context, page, look);
    await page.reload();
    await expect(page.getByText("Second text").first()).toBeVisible();
    await expect(page.getByRole("navigation", { name: /My tasks|Мои задания/ })).toBeVisible();
    await expectClean(page, `label view ${look}`);
  }
  await page.getByRole("button", { name: /First text/ }).click();
  await expect(page.getByRole("main").getByText("First text")).toBeVisible();
  await page.keyboard.press("F4");
  await expect(page.getByRole("navigation", { name: /Мои задания/ })).toBeHidden();
});
