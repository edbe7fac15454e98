/** All that waits is worked through in a row; a second person decides a sample again, and the two are compared. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import {
  api,
  createProject,
  importFile,
  joinAs,
  submitNext,
  textsFile,
  visitAsOwner,
} from "../support/journey";

test("what waits is adjudicated in a row, one task is undecidable, and somebody else decides a sample again", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Settled twice", overlap: 2 });
  await importFile(
    page,
    project,
    textsFile(["The parcel costs extra", "Pay on delivery", "A lamp", "A chair"]),
  );
  const { page: ada } = await joinAs(visit, page, project, "Ada");
  const { page: ben } = await joinAs(visit, page, project, "Ben");
  const { page: rita } = await joinAs(visit, page, project, "Rita", "reviewer");
  const topic = (label: string) => ({ answers: { topic: label } });
  await submitNext(ada, project, ["billing", "billing", "product"].map(topic));
  await submitNext(ben, project, ["delivery", "product", "other"].map(topic));
  const home = `/projects/${project}/quality/adjudication`;
  const items = page.getByRole("region", { name: "Disagreements" });
  const heading = page.getByRole("heading", { level: 1 });

  await test.step("three tasks wait; each Save leads to the next, and the last one back to the list", async () => {
    await page.goto(home);
    await expect(page.getByText("3 tasks wait")).toBeVisible();
    await page.getByRole("link", { name: "Adjudicate" }).click();
    for (const place of [1, 2, 3]) {
      await expect(heading).toHaveText(`Adjudication of task ${place}`);
      await expect(items).toContainText("1 left");
      // The second one is beyond anybody.
      await page.keyboard.press(place === 2 ? "Shift+U" : "Shift+Digit1");
      await expect(items).toContainText("Everything is adjudicated.");
      if (place === 2) await expect(items).toContainText("Undecidable");
      await page.keyboard.press("Enter");
    }
    await expect(page).toHaveURL(new RegExp(`${home}$`));
    await expect(page.getByText("Nothing waits")).toBeVisible();
    await expect(page.getByText("3 tasks are adjudicated")).toBeVisible();
  });

  await test.step("a sample is drawn, and the one who decided first cannot decide again", async () => {
    await page.getByLabel("Number of tasks").fill("3");
    await page.getByRole("button", { name: "Draw tasks" }).click();
    await expect(page.getByText("0 of 3 drawn tasks are adjudicated twice.")).toBeVisible();
    await expect(page.getByText("3 drawn tasks wait for somebody else")).toBeVisible();
    await expect(page.getByRole("button", { name: "Draw tasks" })).toBeDisabled();
  });

  await test.step("the second person sees nothing of the first decision", async () => {
    await rita.goto(`/projects/${project}/review`);
    await rita.getByRole("link", { name: "Adjudication" }).click();
    await rita.getByRole("link", { name: "Adjudicate 3 tasks again" }).click();
    const open = rita.getByRole("region", { name: "Disagreements" });
    for (let done = 0; done < 3; done++) {
      await expect(open).toContainText("1 left");
      await expect(rita.getByRole("heading", { level: 1 })).toHaveText(/^Second adjudication of task [123]$/);
      const task = rita.url();
      await rita.keyboard.press("Shift+Digit1");
      await expect(open).toContainText("Everything is adjudicated.");
      await rita.keyboard.press("Enter");
      await expect(rita).not.toHaveURL(task);
    }
    await expect(rita.getByText("3 of 3 drawn tasks are adjudicated twice.")).toBeVisible();
  });

  await test.step("the two are compared; where they differ, the second may become the final answer", async () => {
    await page.goto(home);
    await expect(page.getByRole("row", { name: /^Topic/ })).toContainText("2");
    for (const look of LOOKS) {
      await wear(context, page, look);
      await page.goto(home);
      await expect(page.getByRole("table")).toBeVisible();
      await expectClean(page, `adjudication of a project, ${look.join(", ")}`);
    }
    await wear(context, page, LOOKS[0]);
    await page.goto(home);
    await page.getByRole("link", { name: "Task 2" }).click();
    await expect(page.getByRole("heading", { name: "Second decision" })).toBeVisible();
    await expect(page.getByText("Undecidable")).toBeVisible();
    await page.getByRole("button", { name: "Make it the final answer" }).click();
    await expect(page.getByText("Undecidable")).toBeHidden();
  });

  await test.step("a task that nobody has annotated gets its final answer, and is a gold answer from then on", async () => {
    const path = `/api/v1/projects/${project}/tasks?status=new`;
    const [task] = (await api<{ items: { id: string }[] }>(page, "GET", path)).items;
    await page.goto(`/projects/${project}/tasks/${task?.id}`);
    await page.getByRole("link", { name: "Write the final answer" }).click();
    await expect(page.getByText("Nobody has annotated this task yet: what you give")).toBeVisible();
    await page.keyboard.press("2");
    await page.getByLabel("Gold answer, too").check();
    await page.getByRole("button", { name: /^Save/ }).click();
    await expect(page.getByRole("heading", { name: "Final answer" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Gold answer" })).toBeVisible();
  });
});
