/** Ids that follow names until they are used, and an annotator who is taken out and comes back. */
import { expect, test } from "../support/browser";
import {
  api,
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  textsFile,
  visitAsOwner,
} from "../support/journey";

test("a label's id follows its name until an annotation uses it, in any script", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Ids", overlap: 1 });
  const settings = `/projects/${project}/settings`;

  await test.step("before any task exists", async () => {
    await page.goto(settings);
    const name = page.getByLabel("Name 1", { exact: true });
    await name.fill("Hate speech");
    await expect(page.getByLabel("Id: Hate speech")).toHaveValue("hate-speech");
    // The focus stays while the id changes with every letter.
    await name.press("End");
    await page.keyboard.type("!");
    await expect(name).toHaveValue("Hate speech!");
    await name.fill("Жалоба");
    await expect(page.getByLabel("Id: Жалоба")).toHaveValue("жалоба");
    await page.getByRole("button", { name: "Save labels" }).click();
    await expect(page.getByText("Version 2", { exact: true })).toBeVisible();
  });

  await test.step("every kind that annotators can answer is offered", async () => {
    const offered = await page.getByLabel("Add a question").locator("option").allTextContents();
    expect(offered.join()).toMatch(/relations.*entity link|entity link.*relations/s);
    expect(offered.length).toBe(21);
  });

  await test.step("once it is used the id stays and says why", async () => {
    await importFile(page, project, textsFile(["Where is my parcel?"]));
    await page.goto(`/projects/${project}/label`);
    await expect(page.getByText("Where is my parcel?")).toBeVisible();
    await page.keyboard.press("1");
    await page.keyboard.press("Enter");
    await expectSubmitted(page, project, 1);
    await page.goto(settings);
    const id = page.getByLabel("Id: Жалоба");
    await expect(id).toHaveAttribute("readonly", "");
    await expect(id).toHaveAttribute("title", /In use/);
    await page.getByLabel("Name 1", { exact: true }).fill("Complaint");
    await expect(page.getByLabel("Id: Complaint")).toHaveValue("жалоба");
    await expect(page.getByLabel("Id: Delivery")).not.toHaveAttribute("readonly", "");
  });
});

test("an annotator is excluded, the figures follow, and lifting it brings them back", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Text classification/, { name: "Excluded", overlap: 2 });
  await importFile(page, project, textsFile(["first text", "second text"]));
  for (const [name, key] of [
    ["Ada", "1"],
    ["Bo", "2"],
  ] as const) {
    const visitor = await joinAs(visit, page, project, name);
    await visitor.page.goto(`/projects/${project}/label`);
    for (const [i, text] of ["first text", "second text"].entries()) {
      await expect(visitor.page.getByText(text, { exact: true })).toBeVisible();
      await visitor.page.keyboard.press(key);
      await visitor.page.keyboard.press("Enter");
      await expectSubmitted(visitor.page, project, i + 1);
    }
    await visitor.close();
  }
  const counted = async () => {
    const plan = { labels: "unanimous", ratios: { train: 1, validation: 0, test: 0 }, seed: "1" };
    const path = `/api/v1/projects/${project}/releases/preview`;
    return (await api<{ tasks: number }>(page, "POST", path, plan)).tasks;
  };
  expect(await counted()).toBe(0);

  await test.step("excluded by a dialog, with a reason and the tasks sent back", async () => {
    await page.goto(`/projects/${project}/settings?tab=members`);
    await page.getByRole("button", { name: "Exclude an annotator…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Annotator", { exact: true }).selectOption({ label: "Bo" });
    await expect(dialog.getByRole("button", { name: "Exclude", exact: true })).toBeDisabled();
    await dialog.getByLabel("Reason").fill("Presses one key.");
    await dialog.getByLabel("Send their tasks back to the queue").check();
    await dialog.getByRole("button", { name: "Exclude", exact: true }).click();
    await expect(page.getByText("Tasks affected: 2.")).toBeVisible();
    const row = page.getByRole("row", { name: /Bo.*Presses one key\./ });
    await expect(row).toContainText("tasks back in the queue");
    expect(await counted()).toBe(2);
  });

  await test.step("lifted again", async () => {
    await page.getByRole("button", { name: "Lift the exclusion of Bo" }).click();
    await expect(page.getByText("lifted by Owner")).toBeVisible();
    expect(await counted()).toBe(0);
  });

  await test.step("removing a member says what stays, and the filter of tasks keeps them", async () => {
    await page.getByRole("button", { name: "Remove Bo" }).click();
    const dialog = page.getByRole("dialog", { name: "Remove Bo?" });
    await expect(dialog).toContainText("2 submitted annotations stay");
    await dialog.getByRole("radio", { name: /^are excluded from/ }).check();
    await dialog.getByLabel("Reason").fill("Left.");
    await dialog.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    expect(await counted()).toBe(2);
    await page.goto(`/projects/${project}/tasks`);
    const options = await page.locator("select option").allTextContents();
    expect(options.some((option) => option.includes("Bo (has left)"))).toBe(true);
  });
});
