/** A browser for the tests: the system's Chromium if there is one, else the one from the package. */
import { existsSync } from "node:fs";
import { type BrowserContext, test as base, chromium, type Page } from "@playwright/test";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function executable(): Promise<{ executablePath: string; args: string[] }> {
  const args = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-gpu",
  ];
  const system = SYSTEM.find((path) => existsSync(path));
  if (system) return { executablePath: system, args };
  // Makes the package unpack the libraries Chromium needs, too.
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs20.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  // All in one process it stops at the second profile.
  const wanted = packaged.args.filter((arg) => arg !== "--single-process");
  return { executablePath: await packaged.executablePath(), args: [...wanted, ...args] };
}

export type Visitor = { page: Page; context: BrowserContext; close: () => Promise<void> };

/** `phone`: a narrow screen that is touched. */
export type Visit = (options?: { locale?: string; phone?: boolean }) => Promise<Visitor>;

/** What the browser itself says when something, or the script of a service worker, cannot be fetched. */
const NO_NETWORK = /Failed to load resource|unknown error occurred when fetching the script/;

const DESK = { viewport: { width: 1360, height: 860 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/**
 * React has taken the page over: a click before that is lost. Documents without its scripts are ready as they are; so is, after
 * a while, one whose scripts do not come.
 */
const isTakenOver = (page: Page) =>
  page
    .waitForFunction(
      () =>
        !document.querySelector("script[src*='/_next/']") ||
        Object.keys(document).some((key) => key.startsWith("__reactContainer")),
      undefined,
      { timeout: 10_000 },
    )
    .catch(() => {});

/** The page, which waits after each load until it can be used. */
function usable(page: Page): Page {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...input) => {
    const response = await goto(...input);
    await isTakenOver(page);
    return response;
  };
  page.reload = async (...input) => {
    const response = await reload(...input);
    await isTakenOver(page);
    return response;
  };
  return page;
}

/** `visit()` opens a person's own browser profile; an unexpected console error fails the test. */
export const test = base.extend<{ visit: Visit }>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const browser = await chromium.launch(await executable());
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],
  visit: async ({ browser, baseURL }, use) => {
    const errors: string[] = [];
    const open: BrowserContext[] = [];
    await use(async ({ locale = "en-US", phone = false } = {}) => {
      const context = await browser.newContext({ baseURL, locale, ...(phone ? PHONE : DESK) });
      open.push(context);
      context.on("console", (message) => {
        if (message.type() === "error" && !NO_NETWORK.test(message.text())) errors.push(message.text());
      });
      context.on("weberror", (error) => errors.push(String(error.error())));
      return { context, page: usable(await context.newPage()), close: () => context.close() };
    });
    for (const context of open) await context.close();
    if (errors.length > 0) throw new Error(`console errors:\n${errors.join("\n")}`);
  },
});
export { expect } from "@playwright/test";
