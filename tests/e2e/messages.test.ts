/** What goes wrong is told in the language of the page, whether the server or the browser has found it. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { createProject, visitAsOwner } from "../support/journey";

const broken = {
  name: "scores.json",
  mimeType: "application/json",
  buffer: Buffer.from('[{"text":"one","score":NaN}]'),
};

async function speak(page: Page, locale: string): Promise<void> {
  await page
    .context()
    .addCookies([{ name: "concord-locale", value: locale, url: new URL(page.url()).origin }]);
}

test("a refused file and a problem of a label schema are told of in the language of the page", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Told", overlap: 1 });
  const cases = [
    { locale: "en", file: "which JSON does not have", label: "give it a name" },
    { locale: "ru", file: "а в JSON такого нет", label: "нужно название" },
  ];
  for (const { locale, file, label } of cases)
    await test.step(locale, async () => {
      await speak(page, locale);
      await page.goto(`/projects/${project}/import`);
      const refusal = page.getByRole("alert").filter({ hasText: "scores.json" });
      // A file that is chosen before the page answers is not seen.
      await expect(async () => {
        await page.locator('input[type="file"]').setInputFiles(broken);
        await expect(refusal).toContainText(file, { timeout: 3_000 });
      }).toPass();

      await page.goto(`/projects/${project}/settings`);
      // Found by the browser itself: its words are loaded then.
      await expect(async () => {
        await page.locator('[aria-label="Name 1"], [aria-label="Название 1"]').fill("");
        await expect(page.getByRole("status").filter({ hasText: label })).toBeVisible({ timeout: 3_000 });
      }).toPass();
    });
});
