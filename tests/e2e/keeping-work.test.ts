/** What was labeled is never lost: not offline, not when the sign-in ends, not by a reload, not by a second device. */
import type { Page } from "@playwright/test";
import { expect, test, type Visit } from "../support/browser";
import { signIn } from "../support/forms";
import { expectSpans, markWords, textView } from "../support/gestures";
import {
  answersOf,
  api,
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  PASSWORD,
  personOf,
  textsFile,
  visitAsOwner,
} from "../support/journey";

const TEXTS = [
  "I was charged twice",
  "The parcel has not come to Oslo",
  "The lamp is too bright",
  "Where is your shop?",
  "The bill is wrong",
  "The box was open",
  "The colour is off",
];
const TOPICS = ["billing", "delivery", "product", "other"];

/** A project with texts, asked of one person each, and Ada in front of the first one. */
async function begin(visit: Visit, name: string, { withWorker = true } = {}) {
  const { page: manager } = await visitAsOwner(visit);
  const project = await createProject(manager, /Topic and entities/, { name, overlap: 1 });
  await importFile(manager, project, textsFile(TEXTS));
  const { page, context } = await joinAs(visit, manager, project, "Ada");
  if (!withWorker) await context.route("**/label-worker.js*", (route) => route.abort());
  await page.goto(`/projects/${project}/label`);
  await shows(page, 0);
  return { manager, project, page, context };
}

const shows = (page: Page, text: number) => expect(textView(page)).toContainText(TEXTS[text] ?? "");
const saveState = (page: Page) => page.locator("[data-save]");
const topic = (page: Page, name: string) => page.getByRole("radio", { name });

async function answer(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.keyboard.press("Enter");
}

/** What the server holds of Ada per task, in words. */
async function held(manager: Page, project: string): Promise<string[]> {
  const tasks = await answersOf(manager, project);
  return tasks.map((answers) =>
    answers
      .map(({ state, revision, document }) => `${document.answers.topic} ${state} ${revision}`)
      .join(", "),
  );
}

test("tasks finished offline wait on the device and arrive once each", async ({ visit }) => {
  const { manager, project, page, context } = await begin(visit, "Offline");
  await context.setOffline(true);
  for (const [i] of TOPICS.entries()) {
    await shows(page, i);
    await answer(page, String(i + 1));
  }
  await expect(page.getByRole("heading", { name: /^No connection/ })).toBeVisible();
  await expect(saveState(page)).toContainText("Offline, 4 tasks waiting");
  expect((await held(manager, project)).join("")).toBe("");

  await context.setOffline(false);
  await shows(page, 4);
  await expect(saveState(page)).toContainText("Saved");
  expect(await held(manager, project)).toEqual([
    ...TOPICS.map((name) => `${name} submitted 1`),
    ...["", "", ""],
  ]);
});

test("a closed tab keeps the task that was begun and lets others have the rest at once", async ({
  visit,
}) => {
  const { manager, project, page } = await begin(visit, "Closed tab");
  await page.reload();
  await shows(page, 0);
  await page.keyboard.press("1");
  await expect(saveState(page)).toContainText("Saved");
  await page.goto("about:blank");
  const { page: bo } = await joinAs(visit, manager, project, "Bo");
  await bo.goto(`/projects/${project}/label`);
  await shows(bo, 1);

  await page.goto(`/projects/${project}/label`);
  await shows(page, 0);
  await expect(topic(page, TOPICS[0] ?? "")).toBeChecked();
});

test("when the sign-in ends, work goes on, and after signing in again it is sent", async ({ visit }) => {
  const { manager, project, page } = await begin(visit, "Signed out");
  const elsewhere = await visit();
  await signIn(elsewhere.page, personOf("Ada", project));
  await api(elsewhere.page, "POST", "/api/v1/me/sign-out-everywhere");

  await page.keyboard.press("2");
  const dialog = page.getByRole("dialog", { name: "Please sign in again" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Your session has ended. Your work is kept on this device.")).toBeVisible();
  await expect(topic(page, "Delivery")).toBeChecked();
  await page.keyboard.press("Enter");
  await shows(page, 1);
  expect((await held(manager, project)).join("")).toBe("");

  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(dialog).toContainText("1 task waiting");
  await expect(dialog.getByLabel("Password")).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expectSubmitted(page, project, 1);
  await answer(page, "3");
  await expectSubmitted(page, project, 2);
  expect(await held(manager, project)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^delivery submitted/), "product submitted 1"]),
  );
});

test("a reload or a closed tab in the middle of unsent work loses nothing, undo steps included", async ({
  visit,
}) => {
  // Requests of a page that a service worker takes over at that moment are not seen by `route`.
  const { manager, project, page, context } = await begin(visit, "Reload", { withWorker: false });
  await answer(page, "1");
  await shows(page, 1);
  await expectSubmitted(page, project, 1);

  await context.route("**/annotation", (route) => route.abort());
  await page.keyboard.press("2");
  await page.keyboard.press("7");
  await markWords(page, "Oslo");
  await expectSpans(page, ["Oslo Place"]);
  await expect(saveState(page)).toContainText("Offline, kept on this device");

  await page.reload();
  await shows(page, 1);
  await expectSpans(page, ["Oslo Place"]);
  await expect(topic(page, "Delivery")).toBeChecked();
  await page.keyboard.press("Control+z");
  await expectSpans(page, []);
  await page.keyboard.press("Control+Shift+z");
  await expectSpans(page, ["Oslo Place"]);
  await expect(saveState(page)).toContainText("Offline, kept on this device");

  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
  expect((await held(manager, project))[1]).toBe("");

  await context.unroute("**/annotation");
  const again = await context.newPage();
  await again.goto(`/projects/${project}/label`);
  await shows(again, 1);
  await expectSpans(again, ["Oslo Place"]);
  await expect(topic(again, "Delivery")).toBeChecked();
  await again.keyboard.press("Enter");
  await expectSubmitted(again, project, 2);
  const [, second] = await answersOf(manager, project);
  expect(second?.map(({ document }) => document.regions.map(({ labels }) => labels))).toEqual([[["place"]]]);
});

test("the last change before the page is left, or its tab loaded anew, is kept", async ({ visit }) => {
  const { project, page } = await begin(visit, "Leaving");
  for (const [i, leave] of [() => page.goto(`/projects/${project}`), () => page.reload()].entries()) {
    // In one go: sooner than the next write to the device would be due.
    await page.keyboard.press(String(i + 2));
    await leave();
    await page.goto(`/projects/${project}/label`);
    await shows(page, 0);
    await expect(topic(page, ["Delivery", "Product"][i] ?? "")).toBeChecked();
  }
});

test("two devices on one task: both versions are shown, and nothing is overwritten before the choice", async ({
  visit,
}) => {
  const { manager, project, page } = await begin(visit, "Two devices");
  const { page: phone } = await visit();
  await signIn(phone, personOf("Ada", project));
  const tasks = await api<{ items: { id: string }[] }>(manager, "GET", `/api/v1/projects/${project}/tasks`);
  const open = (task: number) => phone.goto(`/projects/${project}/label?task=${tasks.items[task]?.id}`);
  await open(0);
  await shows(phone, 0);

  await answer(page, "1");
  await expectSubmitted(page, project, 1);
  await answer(phone, "2");
  const first = phone.getByRole("dialog", { name: "Task 1 was also changed elsewhere" });
  await expect(first.getByRole("row", { name: /^Topic/ })).toContainText(/Delivery.*Billing/);
  expect((await held(manager, project))[0]).toMatch(/^billing submitted/);
  await phone.keyboard.press("Escape");
  await expect(first).toBeVisible();
  await first.getByRole("button", { name: "Keep this one" }).click();
  await expect(first).toBeHidden();
  await expect.poll(async () => (await held(manager, project))[0]).toMatch(/^delivery submitted/);

  await open(1);
  await shows(page, 1);
  await shows(phone, 1);
  await answer(page, "3");
  await expectSubmitted(page, project, 2);
  await answer(phone, "4");
  const second = phone.getByRole("dialog", { name: "Task 2 was also changed elsewhere" });
  await expect(second.getByRole("row", { name: /^Topic/ })).toContainText(/Other.*Product/);
  await second.getByRole("button", { name: "Take the other one" }).click();
  await expect(second).toBeHidden();
  await expect(saveState(phone)).toContainText("Saved");
  expect((await held(manager, project))[1]).toMatch(/^product submitted/);
});

test("two tabs of one browser never hold the same task", async ({ visit }) => {
  const { manager, project, page, context } = await begin(visit, "Two tabs");
  const tab = await context.newPage();
  // The first tab holds its task and three more.
  await tab.goto(`/projects/${project}/label`);
  await shows(tab, 4);
  const tasks = await api<{ items: { id: string }[] }>(manager, "GET", `/api/v1/projects/${project}/tasks`);
  await tab.goto(`/projects/${project}/label?task=${tasks.items[0]?.id}`);
  await expect(tab.getByText("This task is open in another tab").first()).toBeVisible();
  await expect(textView(tab)).toBeVisible();
  await answer(tab, "1");
  await answer(page, "2");
  await expectSubmitted(page, project, 2);
  const found = await held(manager, project);
  expect(found[0]).toBe("delivery submitted 1");
  expect(found.slice(4)).toContain("billing submitted 1");
});

test("work of a person who was removed and invited again is told of once, and sent when they try again", async ({
  visit,
}) => {
  const { manager, project, page } = await begin(visit, "Removed");
  const members = `/api/v1/projects/${project}/members`;
  const { items } = await api<{ items: { userId: string; name: string }[] }>(manager, "GET", members);
  await api(manager, "DELETE", `${members}/${items.find(({ name }) => name === "Ada")?.userId}`);
  for (const i of [0, 1]) {
    await shows(page, i);
    await answer(page, String(i + 1));
  }
  const problems = page.getByRole("region", { name: "What was not saved" });
  await expect(problems).toContainText("2 tasks are no longer open to you");
  await expect(problems).toContainText("Tasks 1, 2");
  await problems.focus();
  await expect(problems).toBeFocused();

  const { url } = await api<{ url: string }>(manager, "POST", `/api/v1/projects/${project}/invites`, {
    role: "annotator",
  });
  await api(page, "POST", `/api/v1/invites/${url.split("/").at(-1)}/accept`, {});
  await problems.getByRole("button", { name: "Try again" }).click();
  await expect(problems).toBeHidden();
  await expectSubmitted(page, project, 2);
  expect((await held(manager, project)).slice(0, 2)).toEqual(["billing submitted 1", "delivery submitted 1"]);
});
