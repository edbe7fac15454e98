/** One's own tasks: how much is left, what was sent back, and the way back into each. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { textView } from "../support/gestures";
import {
  api,
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  textsFile,
  visitAsOwner,
} from "../support/journey";

const TEXTS = ["The bill is wrong", "The parcel is late", "I want my money back", "Where is my order?"];

test("an annotator sees their own progress, opens a task that was sent back, and goes on with new work", async ({
  visit,
}) => {
  const { page: owner } = await visitAsOwner(visit);
  const project = await createProject(owner, /Topic and entities/, { name: "Own work", overlap: 1 });
  await importFile(owner, project, textsFile(TEXTS));
  const { page, context } = await joinAs(visit, owner, project, "Ada");

  await test.step("two are answered; the bar counts one's own", async () => {
    await page.goto(`/projects/${project}`);
    await expect(page.getByText("0 of 4", { exact: true })).toBeVisible();
    await page.goto(`/projects/${project}/label`);
    await expect(page.getByText("0 of 4 · 0 today")).toBeVisible();
    for (const [i, key] of ["1", "2"].entries()) {
      await expect(textView(page)).toContainText(TEXTS[i] ?? "");
      await page.keyboard.press(key);
      await page.keyboard.press("Enter");
    }
    await expect(page.getByText("2 of 4 · 2 today")).toBeVisible();
    await expectSubmitted(page, project, 2);
  });

  await test.step("a reviewer sends one back", async () => {
    const reviews = `/api/v1/projects/${project}/reviews`;
    const { items } = await api<{
      items: { annotationId: string; revision: number; task: { seq: number } }[];
    }>(owner, "GET", reviews);
    const first = items.find(({ task }) => task.seq === 1);
    const sent = { annotationId: first?.annotationId, revision: first?.revision };
    const body = { ...sent, decision: "rejected", reason: "Look at the amount" };
    await api(owner, "POST", reviews, body);
  });

  await test.step("the page lists both, clean for axe in both looks, and filters", async () => {
    for (const look of LOOKS) {
      await wear(context, page, look);
      await page.goto(`/projects/${project}/mine`);
      await expect(page.getByText(TEXTS[0] ?? "")).toBeVisible();
      await expectClean(page, `own work, ${look.join(", ")}`);
    }
    await wear(context, page, LOOKS[0]);
    await page.goto(`/projects/${project}/mine`);
    await expect(page.getByRole("row")).toHaveCount(3);
    await page.getByRole("link", { name: "1 sent back by a reviewer" }).click();
    await expect(page.getByRole("row")).toHaveCount(2);
    await expect(page.getByText("Look at the amount")).toBeVisible();
    await page.getByRole("combobox", { name: "Status" }).selectOption("");
    await page.getByRole("combobox", { name: "Label" }).selectOption({ label: "Delivery" });
    await expect(page.getByRole("row")).toHaveCount(2);
    await expect(page.getByText(TEXTS[1] ?? "")).toBeVisible();
    await page.getByRole("combobox", { name: "Label" }).selectOption("");
    await expect(page.getByRole("row")).toHaveCount(3);
    await page.getByRole("searchbox").fill("bill");
    await expect(page.getByRole("row")).toHaveCount(2);
  });

  await test.step("it is opened from there, mended, and Enter goes on with new work", async () => {
    await page.getByRole("link", { name: "Open task 1 in the label view" }).click();
    await expect(textView(page)).toContainText("The bill is wrong");
    await expect(page.getByText("Look at the amount")).toBeVisible();
    await page.keyboard.press("2");
    await page.keyboard.press("Enter");
    await expect(textView(page)).toContainText(TEXTS[2] ?? "");
  });

  await test.step("from earlier work one key leads back to the newest", async () => {
    await page.keyboard.press("Shift+P");
    await page.keyboard.press("Shift+P");
    await expect(textView(page)).toContainText(TEXTS[1] ?? "");
    await page.keyboard.press("F2");
    await expect(textView(page)).toContainText(TEXTS[2] ?? "");
  });
});
