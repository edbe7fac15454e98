/** Detection, class and localization of boxes at a threshold that a manager moves. */
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { demo } from "../support/demo";
import { visitAsOwner } from "../support/journey";

const partOf = (page: Page) =>
  page.getByRole("region", { name: /^Detection, class and localization by threshold ·/ }).first();

/** The figures as they stand: F1, the share with the same class, mean IoU. */
const figuresOf = (page: Page) => partOf(page).locator("dd > span:first-child").allTextContents();

test("a manager moves the threshold by keyboard and by number, and sees found, class and place change", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const { harbour } = await demo(page);
  await page.goto(`/projects/${harbour}/quality`);
  const part = partOf(page);
  const slider = part.getByRole("slider", { name: "IoU threshold, by slider" });
  const number = part.getByRole("spinbutton", { name: "IoU threshold" });
  await expect(slider).toHaveAttribute("aria-valuetext", "0.50");
  const card = page.locator("section", { has: part }).or(part.locator("xpath=..")).last();
  const metric = (name: string) =>
    card
      .getByRole("row", { name: new RegExp(`^${name}`) })
      .first()
      .getByRole("cell")
      .first();

  await test.step("at 0.5 it says what the headline and the metrics beside it say", async () => {
    const [f1, , iou] = await figuresOf(page);
    await expect(card.locator("section").first()).toContainText(`${f1}Detection F1 @ IoU 0.5`);
    await expect(metric("Localization \\(mean IoU\\)")).toContainText(iou ?? "");
    await expect(part.getByText(/^\d[\d,]* objects found by both, \d[\d,]* regions without/)).toBeVisible();
    await expect(part.getByText(/^\d[\d,]* of \d[\d,]* found objects$/)).toBeVisible();
  });

  await test.step("arrow keys move it by 0.05, and the number follows", async () => {
    await slider.focus();
    await slider.press("ArrowRight");
    await expect(number).toHaveValue("0.55");
    for (const value of ["0.6", "0.65", "0.7", "0.75"]) {
      await slider.press("ArrowRight");
      await expect(number).toHaveValue(value);
    }
    const [f1] = await figuresOf(page);
    await expect(metric("Detection F1 @ IoU 0.75")).toContainText(f1 ?? "");
    await slider.press("End");
    await expect(number).toHaveValue("1");
    await slider.press("Home");
    await expect(part.getByText("whatever overlaps")).toBeVisible();
  });

  await test.step("a number is typed, and what is no threshold changes nothing", async () => {
    await number.fill("0.9");
    await expect(slider).toHaveAttribute("aria-valuetext", "0.90");
    const before = await figuresOf(page);
    await number.fill("7");
    await expect(slider).toHaveAttribute("aria-valuetext", "0.90");
    expect(await figuresOf(page)).toEqual(before);
    await number.blur();
    await expect(number).toHaveValue("0.9");
  });

  await test.step("the table has the same figures, and so has the file", async () => {
    const [f1, , iou] = await figuresOf(page);
    await part.getByText("Figures at every threshold").click();
    const row = part.getByRole("row", { name: /^0\.90/ });
    await expect(row.getByRole("cell").nth(1)).toHaveText(f1 ?? "");
    await expect(row.getByRole("cell").nth(4)).toHaveText(iou ?? "");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      part.getByRole("button", { name: /^Download Detection, class .* as CSV$/ }).click(),
    ]);
    const lines = (await readFile(await download.path(), "utf8")).split("\r\n");
    // A line of titles, one for each of 21 thresholds, and the end of the last.
    expect(lines).toHaveLength(23);
    expect(lines[0]).toBe(
      "\uFEFFIoU threshold,Detection (F1),Found by both,Same class,Localization (mean IoU)",
    );
    expect(lines[19]).toMatch(/^0\.9,/);
  });
});

test("the threshold fits a phone, and axe finds nothing in both themes and languages", async ({ visit }) => {
  const { page, context } = await visitAsOwner(visit);
  const { harbour } = await demo(page);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const look of LOOKS) {
    await wear(context, page, look);
    await page.goto(`/projects/${harbour}/quality`);
    await expect(page.getByRole("slider").first()).toBeVisible();
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
    await expectClean(page, `quality page, ${look.join(", ")}`);
  }
});
