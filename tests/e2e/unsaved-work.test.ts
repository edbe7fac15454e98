/** What a manager has not saved or published yet stays until they let it go. */
import { expect, test } from "../support/browser";
import { api, createProject, visitAsOwner } from "../support/journey";

test("a manager's unsaved labels and unpublished guideline are not lost", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Topic and entities/, { name: "Drafts", overlap: 1 });

  await test.step("labels outlive a look at another tab, and show the colour and key people will see", async () => {
    await page.goto(`/projects/${project}/settings`);
    const help = page.getByLabel("Definition (optional): Billing");
    await help.fill("Money asked or paid.");
    await page.getByRole("tab", { name: "Distribution" }).click();
    await expect(help).toHaveCount(0);
    await page.getByRole("tab", { name: "Labels" }).click();
    await expect(help).toHaveValue("Money asked or paid.");
    await expect(page.getByLabel("Key: Person")).toHaveAttribute("placeholder", "5");
    await page.getByLabel("Key: Other").fill("s");
    await expect(page.getByRole("status")).toContainText("Topic › Other");
    await page.getByLabel("Key: Other").fill("o");
    await page.getByLabel("Key: Other").fill("");
    await page.getByRole("button", { name: "Save labels" }).click();
    await expect(page.getByText("Version 2", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Save labels" })).toBeDisabled();
  });

  await test.step("neither Back nor the command palette leaves unsaved labels without a question", async () => {
    const answers = [false, false, true];
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.message());
      return answers.shift() ? dialog.accept() : dialog.dismiss();
    });
    const question = "There are changes that are not saved. Leave anyway?";
    await page.goto(`/projects/${project}`);
    await page.getByRole("navigation").getByRole("link", { name: "Settings" }).click();
    const help = page.getByLabel("Definition (optional): Billing");
    await help.fill("Not saved yet.");
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("Where to, or what to do?").fill("Account");
    await page.keyboard.press("Enter");
    await expect.poll(() => asked).toEqual([question]);
    await expect(help).toHaveValue("Not saved yet.");
    // Back as the browser's own button does it; it has nothing to wait for when it is held.
    const back = () => page.goBack({ timeout: 2_000 }).catch(() => null);
    await help.press("End");
    await back();
    await expect.poll(() => asked).toEqual([question, question]);
    await expect(help).toHaveValue("Not saved yet.");
    expect(page.url()).toContain("/settings");
    await help.press("End");
    await back();
    await expect(page).toHaveURL(new RegExp(`/projects/${project}$`));
    expect(asked).toHaveLength(3);
    page.removeAllListeners("dialog");
  });

  await test.step("a version replaces an unpublished draft only after a question", async () => {
    const path = `/api/v1/projects/${project}/guidelines`;
    await api(page, "PUT", `${path}/draft`, { markdown: "First", baseRevision: 0 });
    await api(page, "POST", path, { note: "first" });
    await page.goto(`/projects/${project}/guidelines`);
    await page.getByLabel("Guideline, Markdown").fill("Not published yet");
    await page.getByRole("button", { name: "Save draft" }).click();
    await page.getByRole("tab", { name: "History" }).click();
    const restore = page.getByRole("button", { name: "Restore into the draft" });
    await restore.click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("tab", { name: "Text" }).click();
    await expect(page.getByLabel("Guideline, Markdown")).toHaveValue("Not published yet");
    await page.getByRole("tab", { name: "History" }).click();
    await restore.click();
    await page
      .getByRole("dialog", { name: "Replace the draft?" })
      .getByRole("button", { name: "Restore into the draft" })
      .click();
    await expect(page.getByLabel("Guideline, Markdown")).toHaveValue("First");
  });

  await test.step("an import that did not work is changed and tried again with the same file", async () => {
    await page.goto(`/projects/${project}/import`);
    await page.locator('input[type="file"]').setInputFiles({
      name: "mails.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("nr,body\n1,A mail about a lamp\n2,\n"),
    });
    await page.getByLabel("Id", { exact: true }).selectOption("nr");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("button", { name: "Change and import again" }).click();
    await expect(page.getByLabel("Id", { exact: true })).toHaveValue("nr");
    await page.getByLabel("Skip invalid rows").check();
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByText("Added: 1")).toBeVisible();
  });
});
