/** What people choose for themselves: line spacing, a label key that submits, and messages that do not pile up. */
import { expect, test } from "../support/browser";
import { textView } from "../support/gestures";
import { createProject, expectSubmitted, importFile, textsFile, visitAsOwner } from "../support/journey";

const TEXTS = ["The bill is wrong", "The parcel is late", "I want my money back"];

test("a label's key answers and submits where that is chosen, and lines lie as close as one likes", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "One question", overlap: 1 });
  await importFile(page, project, textsFile(TEXTS));
  const lineHeight = () =>
    textView(page)
      .locator(".text-block")
      .first()
      .evaluate((block) => Number.parseFloat(getComputedStyle(block).lineHeight));

  await page.goto(`/projects/${project}/label`);
  await expect(textView(page)).toContainText(TEXTS[0] ?? "");
  const usual = await lineHeight();

  await test.step("a message that comes again is one that counts", async () => {
    await page.goto(`/projects/${project}/bulk`);
    await expect(page.getByRole("option", { name: /The bill/ })).toBeVisible();
    const messages = page.getByRole("region", { name: "Notifications" });
    await page.keyboard.press("Control+Enter");
    await expect(messages).toContainText("No task here has all");
    await page.keyboard.press("Control+Enter");
    await expect(messages).toContainText("(×2)");
  });

  await test.step("both choices stand in the account", async () => {
    await page.goto("/account");
    await page.getByLabel("Line spacing").selectOption("compact");
    await page.getByLabel("A label key answers and submits").click();
    await expect(page.getByLabel("A label key answers and submits")).toBeChecked();
    await page.reload();
    await expect(page.getByLabel("A label key answers and submits")).toBeChecked();
    await expect(page.getByLabel("Line spacing")).toHaveValue("compact");
  });

  await test.step("one key a task", async () => {
    await page.goto(`/projects/${project}/label`);
    for (const text of TEXTS) {
      await expect(textView(page)).toContainText(text);
      if (text === TEXTS[0]) {
        expect(await lineHeight()).toBeLessThan(usual);
      }
      await page.keyboard.press("2");
    }
    await expectSubmitted(page, project, TEXTS.length);
  });
});
