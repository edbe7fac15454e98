/** Work without network: thirty tasks are kept for offline work, the page opens again without it, and every answer arrives once. */
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test, type Visit } from "../support/browser";
import { signIn } from "../support/forms";
import { drawBox, seenAt, textView } from "../support/gestures";
import {
  answersOf,
  api,
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  personOf,
  textsFile,
  type UploadFile,
  visitAsOwner,
} from "../support/journey";
import { picture } from "../support/picture";

const TEXTS = Array.from({ length: 40 }, (_, i) => `Letter number ${i + 1} about a lamp`);
/** The keys 1 to 4 and what they choose. */
const TOPICS = ["billing", "delivery", "product", "other"];
const topicOf = (task: number) => TOPICS[task % TOPICS.length] ?? "";

const shows = (page: Page, task: number) => expect(textView(page)).toHaveText(TEXTS[task] ?? "");
const saveState = (page: Page) => page.locator("[data-save]");
const batch = (page: Page) => page.getByRole("region", { name: "Keep tasks for offline work" });
const keepOffline = (page: Page) => page.getByRole("button", { name: "Keep tasks for offline work" });

/** A project that asks one person each, and Ada in front of its first task. */
async function begin(visit: Visit, name: string, template: RegExp, files: UploadFile | UploadFile[]) {
  const { page: manager } = await visitAsOwner(visit);
  const project = await createProject(manager, template, { name, overlap: 1 });
  await importFile(manager, project, files);
  const { page, context } = await joinAs(visit, manager, project, "Ada");
  const refused: string[] = [];
  await context.exposeFunction("policyRefused", (what: string) => refused.push(what));
  await context.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      Object(window).policyRefused(`${violatedDirective} ${blockedURI}`),
    ),
  );
  await page.goto(`/projects/${project}/label`);
  return { manager, project, page, context, refused };
}

/** Answers these texts, from the first to just before the last. */
async function answerTexts(page: Page, from: number, to: number): Promise<void> {
  for (let task = from; task < to; task++) {
    await shows(page, task);
    await page.keyboard.press(String(1 + (task % TOPICS.length)));
    await page.keyboard.press("Enter");
  }
}

/** Without network for the page and for its worker: nothing of the server can be had. */
async function goOffline(context: BrowserContext, page: Page): Promise<void> {
  // From here on the worker answers for the page, so that the second address below is asked of it.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  const reached = (url: string) =>
    page.evaluate(
      (path) =>
        fetch(path).then(
          () => true,
          () => false,
        ),
      url,
    );
  expect(await reached("/api/health")).toBe(false);
  expect(await reached(`/_next/static/not-kept-${Math.random()}.js`)).toBe(false);
}

test("thirty tasks finished without network, with a reload between, arrive once each and in order", async ({
  visit,
}) => {
  const { manager, project, page, context, refused } = await begin(
    visit,
    "On the train",
    /Topic and entities/,
    textsFile(TEXTS),
  );
  const outside: string[] = [];
  const { origin } = new URL(page.url());
  context.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin)
      outside.push(request.url());
  });
  await shows(page, 0);
  await keepOffline(page).click();
  await expect(batch(page)).toContainText(
    /^30 more tasks are on this device, reserved until \d{1,2}:\d\d [AP]M\./,
  );
  await expect(batch(page)).not.toContainText("Keep this page open");
  await expect(page.getByText("30 tasks are kept on this device").first()).toBeVisible();

  await goOffline(context, page);
  await answerTexts(page, 0, 10);
  await expect(saveState(page)).toContainText("Offline, 10 tasks waiting");
  await page.reload();
  await shows(page, 10);
  await expect(saveState(page)).toContainText("Offline, 10 tasks waiting");
  await expect(batch(page)).toContainText("20 more tasks are on this device");
  await answerTexts(page, 10, 30);
  await shows(page, 30);
  await expect(saveState(page)).toContainText("Offline, 30 tasks waiting");
  expect((await answersOf(manager, project)).flat()).toEqual([]);

  await context.setOffline(false);
  await expect(saveState(page)).toContainText("Saved");
  await expectSubmitted(page, project, 30);
  const answers = await answersOf(manager, project);
  expect(
    answers.map((all) =>
      all.map(({ state, revision, document }) => [state, revision, document.answers.topic]),
    ),
  ).toEqual(TEXTS.map((_, task) => (task < 30 ? [["submitted", 1, topicOf(task)]] : [])));
  const path = `/api/v1/projects/${project}/history?limit=100`;
  const { items } = await api<{ items: { seq: number; updatedAt: number }[] }>(page, "GET", path);
  const byTime = items.toSorted((a, b) => a.updatedAt - b.updatedAt || a.seq - b.seq);
  expect(byTime.map(({ seq }) => seq)).toEqual(TEXTS.slice(0, 30).map((_, task) => task + 1));
  expect(refused).toEqual([]);
  expect(outside).toEqual([]);
});

test("what is not needed is given back, and others can answer it", async ({ visit }) => {
  const texts = textsFile(TEXTS.slice(0, 12));
  const { manager, project, page } = await begin(visit, "Given back", /Topic and entities/, texts);
  await shows(page, 0);
  await page.keyboard.press("Shift+T");
  await expect(batch(page)).toContainText("11 more tasks are on this device");
  const { page: bo } = await joinAs(visit, manager, project, "Bo");
  await bo.goto(`/projects/${project}/label`);
  await expect(bo.getByRole("heading", { name: "All done" })).toBeVisible();
  await batch(page).getByRole("button", { name: "Return unused tasks" }).click();
  await expect(batch(page)).toBeHidden();
  await expect(page.getByText("8 tasks returned.").first()).toBeVisible();
  await shows(page, 0);
  await bo.getByRole("button", { name: "Look for tasks again" }).click();
  await shows(bo, 4);
});

const COLORS = [
  [200, 30, 30],
  [30, 60, 200],
  [20, 140, 60],
  [120, 40, 160],
] as const;

/** A ground with one thing on it, in the colour of its number. */
const pictures = (): Promise<UploadFile[]> =>
  Promise.all(
    COLORS.map((color, i) =>
      picture([{ left: 120, top: 90, width: 150, height: 120, color }], {
        name: `picture-${i}.png`,
        width: 400,
        height: 300,
      }),
    ),
  );

test("images kept for offline work are seen after a reload without network", async ({ visit }) => {
  const files = await pictures();
  const { project, page, context, refused } = await begin(visit, "Pictures", /Object detection/, files);
  await expect(page.getByRole("heading", { name: "Task 1", exact: true })).toBeVisible();
  await keepOffline(page).click();
  await expect(batch(page)).toContainText("3 more tasks are on this device");
  await expect(page.getByText("3 tasks are kept on this device").first()).toBeVisible();
  await goOffline(context, page);
  await page.reload();
  for (const [i, color] of COLORS.entries()) {
    await expect(page.getByRole("heading", { name: `Task ${i + 1}`, exact: true })).toBeVisible();
    await page.keyboard.press("1");
    await drawBox(page, await seenAt(page, color));
    await page.keyboard.press("Enter");
  }
  await expect(saveState(page)).toContainText("Offline, 4 tasks waiting");
  await context.setOffline(false);
  await expectSubmitted(page, project, 4);
  expect(refused).toEqual([]);
});

/** What this browser holds of the texts, wherever it may be. */
const heldTexts = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        if (!request.url.includes("/_next/static/")) found.push(request.url);
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => resolve(reading.result);
          reading.onerror = () => reject(reading.error);
        });
        found.push(...rows.map((row) => JSON.stringify(row)).filter((row) => row.includes("Letter number")));
      }
      database.close();
    }
    return found;
  });

/** Opens the label page without network; what is seen then. */
async function seenOffline(context: BrowserContext, page: Page, project: string): Promise<string> {
  await context.setOffline(true);
  // The browser refuses with its own page, which Playwright reports as an error.
  await page.goto(`/projects/${project}/label`).catch(() => undefined);
  const text = await page.content();
  await context.setOffline(false);
  return text;
}

test("after signing out nothing of the tasks is left in the browser; unsent answers wait for their owner", async ({
  visit,
}) => {
  const texts = textsFile(TEXTS.slice(0, 8));
  const { project, page, context } = await begin(visit, "Signed off", /Topic and entities/, texts);
  await shows(page, 0);
  await keepOffline(page).click();
  await expect(page.getByText("7 tasks are kept on this device").first()).toBeVisible();
  expect((await heldTexts(page)).length).toBeGreaterThan(8);
  await context.route("**/annotation", (route) => route.abort());
  await answerTexts(page, 0, 1);
  await expect(saveState(page)).toContainText("1 task waiting");

  await page.goto(`/projects/${project}`);
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
  expect(await heldTexts(page)).toEqual([]);
  expect(await seenOffline(context, page, project)).not.toContain("Letter number");

  await context.unroute("**/annotation");
  await signIn(page, personOf("Ada", project));
  await page.goto(`/projects/${project}/label`);
  await expectSubmitted(page, project, 1);
});

test("when another person signs in, nothing of the first one's tasks is left", async ({ visit }) => {
  const texts = textsFile(TEXTS.slice(0, 8));
  const { manager, project, page, context } = await begin(
    visit,
    "Shared browser",
    /Topic and entities/,
    texts,
  );
  await shows(page, 0);
  await keepOffline(page).click();
  await expect(page.getByText("7 tasks are kept on this device").first()).toBeVisible();
  await joinAs(visit, manager, project, "Bo");
  // As after a session that ended by itself: nobody signed out.
  await context.clearCookies();
  const isPage = (kept: string) => kept.endsWith(`/projects/${project}/label`);
  expect((await heldTexts(page)).some(isPage)).toBe(true);
  await page.goto(`/projects/${project}/label`);
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await heldTexts(page)).some(isPage)).toBe(false);
  await signIn(page, personOf("Bo", project));
  expect(await heldTexts(page)).toEqual([]);
  expect(await seenOffline(context, page, project)).not.toContain("Letter number");
});
