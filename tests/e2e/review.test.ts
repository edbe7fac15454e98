/** One answer through a review: sent back with a reason, corrected, accepted, and then left alone. */
import type { Page, Request, Route } from "@playwright/test";
import { expect, test } from "../support/browser";
import { expectClean } from "../support/clean";
import { expectSpans, markWords, textView } from "../support/gestures";
import {
  answersOf,
  api,
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  publishRule,
  submitNext,
  textsFile,
  visitAsOwner,
} from "../support/journey";

const TEXTS = ["Charged twice, please refund", "The parcel is late"];

test("a reviewer sends an answer back with a reason, then accepts the next one by keyboard", async ({
  visit,
}) => {
  const { page: manager } = await visitAsOwner(visit);
  const project = await createProject(manager, /Topic and entities/, { name: "Reviewed", overlap: 1 });
  await importFile(manager, project, textsFile(TEXTS));
  await publishRule(manager, project, {
    title: "A second charge is Billing",
    statement: "Even when the money is asked back.",
    labels: ["topic/billing"],
  });
  const { page: ada } = await joinAs(visit, manager, project, "Ada");
  const { page: rita } = await joinAs(visit, manager, project, "Rita", "reviewer");

  await test.step("an annotator answers", async () => {
    await ada.goto(`/projects/${project}/label`);
    for (const text of TEXTS) {
      await expect(textView(ada)).toContainText(text);
      await ada.keyboard.press("2");
      await ada.keyboard.press("Enter");
    }
    await expectSubmitted(ada, project, 2);
  });

  await test.step("the reviewer rejects with r, a reason and a rule", async () => {
    await rita.goto(`/projects/${project}`);
    await rita.getByRole("link", { name: "Review", exact: true }).click();
    await expect(rita.getByText("2 to review")).toBeVisible();
    await expectClean(rita, rita.url());
    await rita.getByRole("button", { name: "Start reviewing" }).click();
    await expect(rita.getByRole("heading", { name: "Task 1, answer of Ada" })).toBeVisible();
    await expect(rita.getByText("Charged twice")).toBeVisible();
    await expect(rita.getByRole("definition").filter({ hasText: "Delivery" })).toBeVisible();
    await expectClean(rita, rita.url());
    await rita.keyboard.press("r");
    const dialog = rita.getByRole("dialog", { name: "Reject this answer" });
    await expect(dialog.getByLabel("What is wrong?")).toBeFocused();
    await expect(dialog.getByRole("button", { name: "Reject" })).toBeDisabled();
    await rita.keyboard.type("It is about money.");
    await dialog.getByLabel(/^Rule/).selectOption({ label: "R-001 A second charge is Billing" });
    await expectClean(rita, rita.url());
    await dialog.getByRole("button", { name: "Reject" }).click();
    await expect(rita.getByRole("heading", { name: "Task 2, answer of Ada" })).toBeVisible();
    await expect(rita.getByText("Task 1 goes back to Ada")).toBeVisible();
  });

  await test.step("a accepts the next one, and nothing waits", async () => {
    await expect(rita.getByText("The parcel is late")).toBeVisible();
    await rita.keyboard.press("a");
    await expect(rita.getByText("Nothing waits for a review")).toBeVisible();
  });

  await test.step("the annotator reads the reason, corrects the answer and submits again", async () => {
    await ada.getByRole("button", { name: "Look for tasks again" }).click();
    await expect(textView(ada)).toContainText("Charged twice");
    const banner = ada.getByRole("region", { name: "Messages about this task" });
    await expect(banner).toContainText("It is about money.");
    await expect(banner).toContainText("R-001");
    await expectClean(ada, ada.url());
    await ada.keyboard.press("1");
    await ada.keyboard.press("Enter");
    await expectSubmitted(ada, project, 2);
  });

  await test.step("the reviewer accepts it; now it cannot be changed any more", async () => {
    await rita.reload();
    await rita.getByRole("button", { name: "Review task 1" }).click();
    await expect(rita.getByRole("definition").filter({ hasText: "Billing" })).toBeVisible();
    await rita.keyboard.press("a");
    await expect(rita.getByText("Nothing waits for a review")).toBeVisible();
    const [first] = await answersOf(manager, project);
    expect(first).toMatchObject([{ state: "submitted", document: { answers: { topic: "billing" } } }]);
    await ada.goto(`/projects/${project}/label`);
    await expect(ada.getByText("All done")).toBeVisible();
    await ada.keyboard.press("Shift+p");
    await expect(ada.getByText("A reviewer has accepted this answer.")).toBeVisible();
    await expect(ada.getByRole("radio", { name: "Delivery" })).toBeDisabled();
  });

  await test.step("the manager sees the review decision beside the answer", async () => {
    await manager.goto(`/projects/${project}/tasks`);
    await manager.getByRole("link", { name: /^1/ }).first().click();
    await expect(manager.getByText("accepted", { exact: true })).toBeVisible();
    await expect(manager.getByText("by Rita")).toBeVisible();
  });
});

test("a reviewer corrects an answer in the editor; the annotator sees how it should have been", async ({
  visit,
}) => {
  const { page: manager } = await visitAsOwner(visit);
  const project = await createProject(manager, /Topic and entities/, { name: "Corrected", overlap: 1 });
  await importFile(manager, project, textsFile(TEXTS));
  await publishRule(manager, project, {
    ...{ title: "A second charge is Billing", statement: "Always.", labels: ["topic/billing"] },
  });
  const { page: ada } = await joinAs(visit, manager, project, "Ada");
  await submitNext(ada, project, [{ answers: { topic: "delivery" } }, { answers: { topic: "delivery" } }]);
  const { page: rita } = await joinAs(visit, manager, project, "Rita", "reviewer");
  const heading = rita.getByRole("heading", { name: "Correcting task 1, answer of Ada" });
  const save = rita.getByRole("button", { name: "Save the correction" });

  await test.step("f opens the editor with the rules beside it; leaving asks only about changes", async () => {
    await rita.goto(`/projects/${project}/review`);
    await rita.getByRole("button", { name: "Start reviewing" }).click();
    await expect(rita.getByText("Charged twice")).toBeVisible();
    await rita.keyboard.press("f");
    await expect(heading).toBeFocused();
    await expect(rita.getByRole("radio", { name: "Delivery" })).toBeChecked();
    await expect(rita.getByRole("heading", { name: "A second charge is Billing" })).toBeVisible();
    await expect(save).toBeDisabled();
    await expectClean(rita, rita.url());
    await rita.getByRole("button", { name: "Cancel" }).click();
    await expect(rita.getByRole("heading", { name: "Task 1, answer of Ada" })).toBeVisible();
    await rita.keyboard.press("f");
    await expect(heading).toBeFocused();
    await rita.keyboard.press("4");
    await rita.getByRole("button", { name: "Cancel" }).click();
    const dialog = rita.getByRole("alertdialog").or(rita.getByRole("dialog"));
    await expect(dialog).toContainText("Drop the correction?");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(rita.getByRole("radio", { name: "Other" })).toBeChecked();
  });

  await test.step("by keyboard: another label, a marked word, Enter; the next answer is there", async () => {
    await rita.keyboard.press("1");
    await expect(rita.getByRole("radio", { name: "Billing" })).toBeChecked();
    await markWords(rita, "Charged");
    await rita.keyboard.press("5");
    await rita.getByLabel("What was wrong? (optional)").fill("It is about money.");
    await rita.getByLabel("Rule (optional)").selectOption({ label: "R-001 A second charge is Billing" });
    await rita.keyboard.press("Control+Enter");
    await expect(rita.getByText("Task 1 is corrected")).toBeVisible();
    await expect(rita.getByRole("heading", { name: "Task 2, answer of Ada" })).toBeVisible();
    await rita.keyboard.press("p");
    await expect(rita.getByRole("definition").filter({ hasText: "Billing" })).toBeVisible();
    await rita.getByRole("radio", { name: "As Ada answered" }).check();
    await expect(rita.getByRole("definition").filter({ hasText: "Delivery" })).toBeVisible();
    await expectClean(rita, rita.url());
  });

  await test.step("the annotator finds the correction in their own work and cannot change it", async () => {
    await ada.goto(`/projects/${project}/label`);
    await expect(ada.getByText("All done")).toBeVisible();
    await ada.keyboard.press("Shift+p");
    await expect(textView(ada)).toContainText("The parcel is late");
    await ada.keyboard.press("Shift+p");
    const banner = ada.getByRole("region", { name: "Messages about this task" });
    await expect(banner).toContainText("A reviewer has corrected this answer");
    await expect(banner).toContainText("It is about money.");
    await expect(ada.getByRole("radio", { name: "Billing" })).toBeChecked();
    await expect(ada.getByRole("radio", { name: "Billing" })).toBeDisabled();
    await expectSpans(ada, ["Charged Person"]);
    await expect(ada.getByRole("button", { name: "Submit" })).toBeDisabled();
    await expect(ada.getByRole("button", { name: "Skip" })).toBeDisabled();
    await ada.getByRole("button", { name: /^Ask/ }).click();
    await expect(ada.getByRole("dialog", { name: "Ask about this task" })).toBeVisible();
    await ada.keyboard.press("Escape");
  });

  await test.step("the manager sees both, and a release takes the correction", async () => {
    await manager.goto(`/projects/${project}/tasks`);
    await manager.getByRole("link", { name: /^1/ }).first().click();
    await expect(manager.getByRole("deletion")).toHaveText("Delivery");
    await expect(manager.getByRole("insertion")).toHaveText("Billing");
    await expectClean(manager, manager.url());
  });
});

const LABELS = (...names: string[]) => names.map((name) => ({ id: name.toLowerCase(), name }));

/** Names in a text, each with an answer of its own, and one question about the whole text. */
const NAMES_WITH_ANSWERS = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    { id: "topic", name: "Topic", kind: "choice", labels: LABELS("Travel", "Money") },
    { id: "names", name: "Names", kind: "span", input: "text", labels: LABELS("Place", "Person") },
    { id: "certain", name: "Certain", kind: "choice", per: "region", labels: LABELS("Yes", "No") },
  ],
};
const oslo = (topic: string, certain: string) => ({
  answers: { topic },
  regions: [
    {
      id: "r1",
      control: "names",
      labels: ["place"],
      shape: { kind: "span", parts: [{ start: 8, end: 12, text: "Oslo" }] },
      attributes: { certain },
    },
  ],
});

/** A project with the label schema, texts and settings of a test. */
async function projectWith(manager: Page, schema: object, texts: string[], overlap: number): Promise<string> {
  const { id } = await api<{ id: string }>(manager, "POST", "/api/v1/projects", {
    name: "Reviewed",
    schema,
    settings: { overlap },
  });
  await importFile(manager, id, textsFile(texts));
  return id;
}

test("answers about regions are read in a review, tell the options of a decision apart, and a decision is changed from where it stands", async ({
  visit,
}) => {
  const { page: manager } = await visitAsOwner(visit);
  const project = await projectWith(manager, NAMES_WITH_ANSWERS, ["Seen in Oslo today"], 2);
  await publishRule(manager, project, { title: "Cities are certain", statement: "Always.", labels: [] });
  const { page: ada } = await joinAs(visit, manager, project, "Ada");
  const { page: ben } = await joinAs(visit, manager, project, "Ben");
  await submitNext(ada, project, [oslo("travel", "yes")]);
  await submitNext(ben, project, [oslo("money", "no")]);

  await test.step("the review names them beside the region", async () => {
    await manager.goto(`/projects/${project}/review`);
    await manager.getByRole("button", { name: "Start reviewing" }).click();
    await expect(manager.getByRole("listitem").filter({ hasText: "Certain: Yes" })).toContainText("Oslo");
    await expect(manager.getByTitle("Place (Certain: Yes)")).toBeVisible();
    await expectClean(manager, manager.url());
  });

  const topic = manager.getByLabel(/^Topic/);
  const names = manager.getByLabel(/^Names/);
  await test.step("in a decision the options differ in words", async () => {
    await manager.goto(`/projects/${project}/tasks`);
    await manager.getByRole("link", { name: /^1/ }).first().click();
    await manager.getByRole("button", { name: "Choose whole annotations" }).click();
    await names.selectOption({ label: "1 region: Place (Certain: No) — Ben" });
    await topic.selectOption({ label: "Travel — Ada" });
    await manager.getByLabel(/^Rule/).selectOption({ label: "R-001 Cities are certain" });
    await manager.getByLabel("Note").fill("Asked the client.");
    const final = manager.getByRole("heading", { name: "Final answer: 1 region" }).locator("..");
    await expect(final.getByRole("listitem")).toContainText("Certain: No");
    await expectClean(manager, manager.url());
    await manager.getByRole("button", { name: "Save the final answer" }).click();
    await expect(manager.getByText("combined")).toBeVisible();
  });

  await test.step("changing it begins with what was decided, its rule and its note", async () => {
    await manager.getByRole("button", { name: "Change", exact: true }).click();
    await expect(topic.locator("option:checked")).toHaveText("Travel — the final answer so far, Ada");
    await expect(names.locator("option:checked")).toContainText("Certain: No");
    await expect(manager.getByLabel(/^Rule/).locator("option:checked")).toHaveText(/^R-001/);
    await expect(manager.getByLabel("Note")).toHaveValue("Asked the client.");
    await manager.getByLabel("Note").fill("Asked the client twice.");
    await manager.getByRole("button", { name: "Save the final answer" }).click();
    await expect(manager.getByText("Asked the client twice.")).toBeVisible();
    await expect(manager.getByRole("definition").filter({ hasText: "Travel" })).toBeVisible();
    await expect(manager.getByRole("definition").filter({ hasText: "R-001" })).toBeVisible();
    await expect(manager.getByText("combined")).toBeVisible();
  });
});

/** Changes an answer of the page's person that was submitted already. */
async function resubmit(page: Page, task: string, answers: Record<string, string>): Promise<void> {
  const { items } = await api<{ items: { annotationId: string; revision: number }[] }>(
    page,
    "GET",
    `/api/v1/tasks/${task}/annotations`,
  );
  await api(page, "PUT", `/api/v1/tasks/${task}/annotation`, {
    annotationId: items[0]?.annotationId,
    baseRevision: items[0]?.revision,
    state: "submitted",
    document: { answers, regions: [], relations: [] },
    leadTimeMs: 2000,
    schemaVersion: 1,
    guidelineVersion: null,
  });
}

/** Holds back every request of the page that matches, until it is let go. */
async function holdBack(page: Page, matches: (route: Route) => boolean) {
  const held: Route[] = [];
  let isOpen = false;
  await page.route("**/*", (route) => {
    if (isOpen || !matches(route)) return route.fallback();
    held.push(route);
  });
  return {
    isHolding: () => held.length,
    /** Lets them go and waits until what they answer is on the screen. */
    release: async () => {
      isOpen = true;
      for (const route of held) {
        const same = (request: Request) => request === route.request();
        const ended = Promise.race([
          page.waitForEvent("requestfinished", same),
          // The page may have given it up meanwhile.
          page.waitForEvent("requestfailed", same),
        ]);
        await route.continue();
        await ended;
      }
      await page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(null))));
    },
  };
}

const isRefresh = (route: Route) =>
  route.request().headers().rsc === "1" && route.request().headers()["next-router-prefetch"] === undefined;
const isReview = (route: Route) =>
  route.request().method() === "POST" && route.request().url().endsWith("/reviews");

test("a reviewer stays with the answer they opened, whatever arrives meanwhile", async ({ visit }) => {
  const { page: manager } = await visitAsOwner(visit);
  const schema = {
    ...NAMES_WITH_ANSWERS,
    controls: NAMES_WITH_ANSWERS.controls.slice(0, 1),
  };
  const texts = ["First", "Second", "Third", "Fourth"];
  const project = await projectWith(manager, schema, texts, 1);
  const { page: ada } = await joinAs(visit, manager, project, "Ada");
  await submitNext(
    ada,
    project,
    texts.map(() => ({ answers: { topic: "travel" } })),
  );
  const { page: rita } = await joinAs(visit, manager, project, "Rita", "reviewer");
  const headingOf = (number: number) => rita.getByRole("heading", { name: `Task ${number}, answer of Ada` });
  const list = rita.getByRole("button", { name: "Start reviewing" });
  await rita.goto(`/projects/${project}/review`);

  await test.step("a list that arrives after an answer was opened changes nothing of it", async () => {
    await list.click();
    await expect(rita.getByText("First")).toBeVisible();
    await rita.keyboard.press("a");
    await expect(headingOf(2)).toBeVisible();
    const refresh = await holdBack(rita, isRefresh);
    await rita.keyboard.press("Escape");
    await expect.poll(refresh.isHolding).toBeGreaterThan(0);
    await rita.getByRole("button", { name: "Review task 3" }).click();
    await expect(rita.getByText("Third")).toBeVisible();
    await refresh.release();
    await expect(headingOf(3)).toBeVisible();
    await expect(rita.getByText("Third")).toBeVisible();
    await rita.keyboard.press("p");
    await expect(headingOf(2)).toBeVisible();
    await expect(rita.getByText("Second")).toBeVisible();
    await rita.keyboard.press("Escape");
    await expect(rita.getByText("3 to review")).toBeVisible();
    await expect(rita.getByRole("button", { name: "Review task 1" })).toBeHidden();
  });

  await test.step("a decision that ends after Escape does not open the next answer", async () => {
    await list.click();
    await expect(rita.getByText("Second")).toBeVisible();
    const decision = await holdBack(rita, isReview);
    await rita.keyboard.press("a");
    await expect.poll(decision.isHolding).toBe(1);
    await rita.keyboard.press("Escape");
    await expect(list).toBeVisible();
    await decision.release();
    await expect(rita.getByText("Task 2 is accepted")).toBeVisible();
    await expect(rita.getByText("2 to review")).toBeVisible();
    await expect(list).toBeVisible();
  });

  await test.step("a refused rejection keeps its reason, and says why it was refused", async () => {
    await list.click();
    await expect(rita.getByText("Third")).toBeVisible();
    await rita.keyboard.press("r");
    const dialog = rita.getByRole("dialog", { name: "Reject this answer" });
    await dialog.getByLabel("What is wrong?").fill("It is about money.");
    await ada.goto(`/projects/${project}/label`);
    const { items } = await api<{ items: { taskId: string; seq: number }[] }>(
      ada,
      "GET",
      `/api/v1/projects/${project}/history?limit=100`,
    );
    const third = items.find(({ seq }) => seq === 3)?.taskId ?? "";
    await resubmit(ada, third, { topic: "money" });
    await dialog.getByRole("button", { name: "Reject" }).click();
    await expect(dialog.getByRole("alert")).toContainText("changed or taken back");
    await expect(dialog.getByLabel("What is wrong?")).toHaveValue("It is about money.");
    await expectClean(rita, rita.url());
    await rita.keyboard.press("Escape");
  });

  await test.step("an accepted answer that was changed is shown as it is now, and can then be accepted", async () => {
    await rita.keyboard.press("a");
    await expect(rita.getByRole("definition").filter({ hasText: "Money" })).toBeVisible();
    await expect(headingOf(3)).toBeVisible();
    await rita.keyboard.press("a");
    await expect(rita.getByText("Task 3 is accepted")).toBeVisible();
  });
});
