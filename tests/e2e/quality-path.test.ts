/**
 * From annotations with gold mixed in to a release: who errs and on what, a review, an adjudication by keys, a method of
 * consensus that its scores speak for, and the final answers.
 */
import type { Page } from "@playwright/test";
import type { LabelTask } from "@/lib/contracts/labeling";
import { newId } from "@/lib/core/ids";
import { expect, test } from "../support/browser";
import {
  api,
  createProject,
  downloadRelease,
  importFile,
  joinAs,
  releaseLines,
  textsFile,
  visitAsOwner,
} from "../support/journey";

const LABELS = ["billing", "delivery", "product"] as const;
type Label = (typeof LABELS)[number];
type Line = { data: { text: string }; labels: { answers: { topic: string } } };
const COUNT = 45;
const TEXTS = Array.from({ length: COUNT }, (_, i) => `Ticket ${i + 1} about ${LABELS[i % 3]}`);
const truthOf = (text: string) => LABELS.find((label) => text.endsWith(label)) ?? "billing";
const topic = (label: Label) => ({ answers: { topic: label }, regions: [], relations: [] });

/** Ben is wrong now and then; Cleo takes every delivery for billing. */
const ANSWERS: Record<string, (text: string) => Label> = {
  Ada: truthOf,
  Ben: (text) => (/^Ticket \d?4 /.test(text) ? "product" : truthOf(text)),
  Cleo: (text) => (truthOf(text) === "delivery" ? "billing" : truthOf(text)),
};

/** Labels all that the queue hands out, gold tasks and others alike. */
async function labelAll(page: Page, project: string, answer: (text: string) => Label) {
  for (;;) {
    const path = `/api/v1/projects/${project}/queue`;
    const { tasks } = await api<{ tasks: LabelTask[] }>(page, "POST", path, { count: 1 });
    const [task] = tasks;
    if (!task) return;
    await api(page, "PUT", `/api/v1/tasks/${task.id}/annotation`, {
      ...{ annotationId: newId(), baseRevision: 0, state: "submitted", leadTimeMs: 4000 },
      ...{ schemaVersion: 1, guidelineVersion: null },
      document: topic(answer(String(task.data.text))),
    });
  }
}

test("from annotators with gold mixed in, one of them bad, to a release of final answers", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Quality", overlap: 3 });
  await importFile(page, project, textsFile(TEXTS));
  const path = `/api/v1/projects/${project}`;
  const tasks = (
    await api<{ items: { id: string; preview: string }[] }>(page, "GET", `${path}/tasks?limit=100`)
  ).items;
  const settings = { rate: 0.2, onboarding: 2, training: false, pauseBelow: null, pauseAfter: 30 };
  await api(page, "PUT", `${path}/gold`, settings);
  for (const { id, preview } of tasks.filter((_, i) => i % 5 === 1))
    await api(page, "PUT", `/api/v1/tasks/${id}/gold`, {
      ...{ baseRevision: 0, document: topic(truthOf(preview)) },
    });
  const people = new Map<string, Page>();
  for (const [name, answer] of Object.entries(ANSWERS)) {
    const { page: own } = await joinAs(visit, page, project, name);
    await labelAll(own, project, answer);
    people.set(name, own);
  }
  const cleo = people.get("Cleo") as Page;
  const { page: rita } = await joinAs(visit, page, project, "Rita", "reviewer");

  await test.step("the quality page names the confused labels and who stands apart", async () => {
    await page.goto(`/projects/${project}/quality`);
    await expect(page.getByText(/^Billing and Delivery were confused \d+ times/)).toBeVisible();
    await expect(page.getByText("Cleo stands apart.")).toBeVisible();
  });

  await test.step("a reviewer sends one back, and accepts it once it is corrected", async () => {
    await rita.goto(`/projects/${project}/review`);
    await rita.getByRole("combobox", { name: "Annotator" }).selectOption({ label: "Cleo" });
    await expect(rita).toHaveURL(/annotator=/);
    await rita.getByRole("button", { name: "Review task 5", exact: true }).click();
    await expect(rita.getByText("Ticket 5 about delivery").first()).toBeVisible();
    await rita.keyboard.press("r");
    await expect(rita.getByRole("dialog").getByLabel("What is wrong?")).toBeFocused();
    await rita.keyboard.type("A delivery is no bill.");
    await rita.getByRole("dialog").getByRole("button", { name: "Reject" }).click();
    await expect(rita.getByText("Task 5 goes back to Cleo")).toBeVisible();
    await cleo.goto(`/projects/${project}/label`);
    await expect(cleo.getByText("A delivery is no bill.")).toBeVisible();
    await cleo.keyboard.press("2");
    await cleo.keyboard.press("Enter");
    await expect(cleo.getByText("All done")).toBeVisible();
    await expect(cleo.locator("[data-save]")).toContainText("Saved");
    await rita.goto(`/projects/${project}/review`);
    await rita.getByRole("combobox", { name: "Came" }).selectOption("back");
    await expect(rita.getByText("1 to review")).toBeVisible();
    await rita.getByRole("button", { name: "Review task 5", exact: true }).click();
    await expect(rita.getByRole("definition").filter({ hasText: "Delivery" })).toBeVisible();
    await rita.keyboard.press("a");
    await expect(rita.getByRole("heading", { name: "Task 5, answer of Cleo" })).toBeHidden();
  });

  await test.step("two disputed tasks are adjudicated by keys alone", async () => {
    await page.goto(`/projects/${project}/quality`);
    await page.locator("#disputed").getByRole("link", { name: "Adjudicate" }).focus();
    await page.keyboard.press("Enter");
    for (const _ of [1, 2]) {
      const heading = page.getByRole("heading", { name: /^Adjudication of task \d+$/ });
      await expect(heading).toBeFocused();
      const title = (await heading.textContent()) ?? "";
      const number = Number(title.split(" ").at(-1));
      await page.keyboard.press(String(LABELS.indexOf(truthOf(TEXTS[number - 1] ?? "")) + 1));
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(title);
    }
  });

  await test.step("methods are scored on these, gold and earlier decisions, and one settles the rest", async () => {
    const { items } = await api<{ items: { id: string; preview: string; decided: boolean }[] }>(
      page,
      "GET",
      `${path}/tasks?limit=100`,
    );
    const { controls } = await api<{ controls: { scored: number }[] }>(page, "GET", `${path}/consensus`);
    const open = items.filter(({ decided }, i) => !decided && i % 5 !== 1);
    for (const { id, preview } of open.slice(0, 30 - (controls[0]?.scored ?? 0)))
      await api(page, "PUT", `/api/v1/tasks/${id}/resolution`, {
        ...{ baseRevision: 0, document: topic(truthOf(preview)) },
      });
    await page.goto(`/projects/${project}/quality/consensus`);
    await expect(page.getByText(/30 with a final or gold answer$/)).toBeVisible();
    for (const method of ["Majority vote", "Dawid–Skene"])
      await expect(page.getByRole("row", { name: new RegExp(`^${method}`) })).toContainText(/\d %|\d%/);
    await page.getByLabel("Topic", { exact: true }).selectOption({ label: "Dawid–Skene" });
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByRole("slider", { name: /^Least confidence/ }).fill("50");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await expect(page.getByText(/^\d+ tasks settled now/)).toBeVisible();
  });

  await test.step("the release has the final answers and what the method found, all of them right", async () => {
    await page.goto(`/projects/${project}/releases`);
    await page.getByRole("button", { name: "New release" }).click();
    await page.getByLabel("Name", { exact: true }).fill("R1");
    await page.getByLabel("Labels", { exact: true }).selectOption({ label: "settled by consensus" });
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByRole("button", { name: "Freeze" }).click();
    await page.waitForURL(/\/releases\/[^/]+$/);
    await expect(page.getByText("frozen", { exact: true })).toBeVisible();
    const lines = releaseLines<Line>(await downloadRelease(page, "JSONL")).map(({ item }) => item);
    expect(lines.length).toBeGreaterThan(30);
    for (const { data, labels } of lines) expect(labels.answers.topic, data.text).toBe(truthOf(data.text));
  });
});
