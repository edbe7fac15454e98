/** A doubt, from the key that asks it to the ruling above the task, and the rule it became. */
import { expect, test } from "../support/browser";
import { expectClean } from "../support/clean";
import { textView } from "../support/gestures";
import {
  api,
  claimTasks,
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  textsFile,
  visitAsOwner,
} from "../support/journey";

const TEXTS = ["Charged twice, please refund", "The parcel is late", "How do I change my name?"];

test("a question puts the task aside until its ruling brings it back, with the rule it became", async ({
  visit,
}) => {
  const { page: manager } = await visitAsOwner(visit);
  const project = await createProject(manager, /Topic and entities/, { name: "Doubts", overlap: 1 });
  await importFile(manager, project, textsFile(TEXTS));
  const { page: ada, context } = await joinAs(visit, manager, project, "Ada");
  const dialog = ada.getByRole("dialog", { name: "Ask about this task" });

  await test.step("? asks, and without a connection the text is kept", async () => {
    await ada.goto(`/projects/${project}/label`);
    await expect(textView(ada)).toContainText("Charged twice");
    await ada.keyboard.press("2");
    await ada.keyboard.press("?");
    await expect(dialog.getByLabel("What is unclear?")).toBeFocused();
    await ada.keyboard.type("Billing, or refund?");
    await expectClean(ada, ada.url());
    await context.setOffline(true);
    await ada.keyboard.press("Control+Enter");
    await expect(dialog.getByRole("alert")).toContainText("Asking needs a connection");
    await ada.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await context.setOffline(false);
    await expect(textView(ada)).toContainText("Charged twice");
  });

  await test.step("then it is sent from where it was, and the next task is there", async () => {
    await ada.getByRole("button", { name: /^Ask/ }).click();
    await expect(dialog.getByLabel("What is unclear?")).toHaveValue("Billing, or refund?");
    await expect(dialog.getByLabel("What is unclear?")).toBeFocused();
    await ada.keyboard.press("Control+Enter");
    await expect(textView(ada)).toContainText("parcel");
    await expect(ada.getByText("Q-001 is asked. Task 1 is on hold").first()).toBeVisible();
    await ada.keyboard.press("2");
    await ada.keyboard.press("Enter");
    await expect(textView(ada)).toContainText("change my name");
    await expectSubmitted(ada, project, 1);
  });

  await test.step("the manager sees that somebody waits and answers with a rule", async () => {
    await manager.goto(`/projects/${project}`);
    await expect(manager.getByText("1 question waits")).toBeVisible();
    await manager.getByRole("link", { name: "Answer questions" }).click();
    const question = manager.getByRole("article", { name: "Q-001" });
    await expect(question).toContainText("Ada asked");
    await expect(question.getByRole("link", { name: "Task 1" })).toBeVisible();
    await expectClean(manager, manager.url());
    await question.getByLabel("Your decision").fill("Money back for a second charge is billing.");
    await question.getByRole("button", { name: "Answer and make it a rule" }).click();
    const rule = manager.getByRole("dialog", { name: "Answer Q-001 with a new rule" });
    await expect(rule.getByLabel("Instruction")).toHaveValue("Money back for a second charge is billing.");
    await rule.getByLabel("Title").fill("A second charge");
    await expectClean(manager, manager.url());
    await rule.getByRole("button", { name: "Answer with this rule" }).click();
    await expect(manager.getByText("R-001 is written and in force")).toBeVisible();
    await expect(manager.getByText("No question waits for an answer.")).toBeVisible();
    await manager.getByRole("button", { name: "Publish the guideline" }).click();
    await expect(manager.getByRole("button", { name: "Publish…" })).toBeVisible();
  });

  await test.step("the task comes back with the ruling and the answer begun", async () => {
    await ada.keyboard.press("3");
    await ada.keyboard.press("Enter");
    await expectSubmitted(ada, project, 2);
    await expect(textView(ada)).toContainText("Charged twice");
    const banner = ada.getByRole("region", { name: "Messages about this task" });
    await expect(banner).toContainText("Money back for a second charge is billing.");
    await expect(banner).toContainText("R-001");
    await expect(ada.getByRole("radio", { name: "Delivery" })).toBeChecked();
    const rule = ada.getByRole("article").filter({ hasText: "A second charge" });
    await expect(rule, "without loading the page again").toContainText("new");
    await expectClean(ada, ada.url());
    await ada.keyboard.press("1");
    await ada.keyboard.press("Enter");
    await expectSubmitted(ada, project, 3);
  });

  await test.step("an annotator finds what they asked beside the guideline", async () => {
    await ada.goto(`/projects/${project}/guidelines`);
    const mine = ada.getByRole("article", { name: "Q-001" });
    await expect(mine).toContainText("Money back for a second charge is billing.");
    await expectClean(ada, ada.url());
  });
});

test("a ruling that is being typed outlives other tabs and other answers, and as many questions as wait are told", async ({
  visit,
}) => {
  const QUESTIONS = 60;
  const { page: manager } = await visitAsOwner(visit);
  const project = await createProject(manager, /Topic and entities/, { name: "Many doubts", overlap: 1 });
  await importFile(manager, project, textsFile(TEXTS));
  const { page: ada } = await joinAs(visit, manager, project, "Ada");
  const [task] = await claimTasks(ada, project, 1);
  for (let i = 1; i <= QUESTIONS; i++)
    await api(ada, "POST", `/api/v1/projects/${project}/questions`, { taskId: task, text: `Doubt ${i}` });
  await manager.goto(`/projects/${project}/guidelines?tab=questions`);
  const tab = manager.getByRole("tab", { name: /^Questions/ });
  const rulingOf = (code: string) => manager.getByRole("article", { name: code }).getByLabel("Your decision");

  await test.step("while there are more, the heading says so", async () => {
    await expect(manager.getByRole("heading", { name: /^Open/ })).toHaveText("Open 50+");
    await expect(tab).toHaveText("Questions 50+");
    await manager.getByRole("button", { name: "Show more" }).click();
    await expect(manager.getByRole("heading", { name: /^Open/ })).toHaveText("Open 60");
  });

  await test.step("another tab and back: the words are there", async () => {
    await rulingOf("Q-060").fill("Sixtieth ruling");
    await manager.getByRole("tab", { name: /^Rules/ }).click();
    await tab.click();
    await expect(rulingOf("Q-060")).toHaveValue("Sixtieth ruling");
  });

  await test.step("answering another question takes that one out and leaves the rest as it is", async () => {
    await rulingOf("Q-003").fill("Third ruling");
    await manager
      .getByRole("article", { name: "Q-003" })
      .getByRole("button", { name: "Answer", exact: true })
      .click();
    await expect(manager.getByText("Q-003 is answered")).toBeVisible();
    await expect(manager.getByRole("heading", { name: /^Open/ })).toHaveText("Open 59");
    // The list fetched anew tells the answered one below the open ones.
    await expect(manager.getByRole("article", { name: "Q-003" })).toContainText("Third ruling");
    await expect(rulingOf("Q-060")).toHaveValue("Sixtieth ruling");
    await expect(manager.getByRole("heading", { name: /^Open/ })).toHaveText("Open 59");
  });
});
