/** Whether axe finds anything on a page, by the rules of WCAG 2.2 A and AA. */
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "./browser";

/** Themes and languages in which pages are looked at. */
export const LOOKS = [
  ["light", "en"],
  ["dark", "ru"],
] as const;

/** From the next page on. */
export async function wear(
  context: BrowserContext,
  page: Page,
  [theme, locale]: readonly [string, string],
): Promise<void> {
  const { origin } = new URL(page.url());
  await context.addCookies([
    { name: "concord-theme", value: theme, url: origin },
    { name: "concord-locale", value: locale, url: origin },
  ]);
}

/** @param view what a failure calls the page */
export async function expectClean(page: Page, view: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
  );
  expect(found, view).toEqual([]);
}
