/** A manager's day: an annotator who presses one key is found, excluded, and what they had is given to somebody else. */
import { expect, test } from "../support/browser";
import { expectClean } from "../support/clean";
import {
  answersOf,
  createProject,
  expectSubmitted,
  importFile,
  joinAs,
  personOf,
  textsFile,
  visitAsOwner,
} from "../support/journey";

const TEXTS = Array.from({ length: 12 }, (_, i) => `Complaint number ${i + 1}`);
/** What the annotators who read the texts say, by task. */
const keyOf = (task: number) => String((task % 3) + 1);

test("from the sentence about one annotator to their tasks in other hands", async ({ visit }) => {
  const { page: manager } = await visitAsOwner(visit);
  const project = await createProject(manager, /^Text classification/, { name: "Daily", overlap: 3 });
  await importFile(manager, project, textsFile(TEXTS));
  const oneKey = () => "1";
  for (const [name, key] of [
    ["Ada", keyOf],
    ["Ben", keyOf],
    ["Cleo", oneKey],
  ] as const) {
    const visitor = await joinAs(visit, manager, project, name);
    await visitor.page.goto(`/projects/${project}/label`);
    for (const [task, text] of TEXTS.entries()) {
      await expect(visitor.page.getByText(text, { exact: true })).toBeVisible();
      await visitor.page.keyboard.press(key(task));
      await visitor.page.keyboard.press("Enter");
    }
    await expectSubmitted(visitor.page, project, TEXTS.length);
    await visitor.close();
  }

  await test.step("the quality page names who stands apart, and leads to the tasks", async () => {
    await manager.goto(`/projects/${project}/quality`);
    await expect(manager.getByText("Cleo stands apart.")).toBeVisible();
    await manager.goto(`/projects/${project}/tasks`);
    await manager
      .getByRole("combobox", { name: "Annotated by" })
      .selectOption({ label: "Annotated by: Cleo" });
    await expect(manager.getByText("12 tasks", { exact: true })).toBeVisible();
    await expectClean(manager, manager.url());
  });

  await test.step("their annotations are excluded, and the tasks come back to the queue", async () => {
    await manager.goto(`/projects/${project}/settings?tab=members`);
    await manager.getByRole("button", { name: "Exclude an annotator…" }).click();
    const dialog = manager.getByRole("dialog");
    await dialog.getByLabel("Annotator", { exact: true }).selectOption({ label: "Cleo" });
    await dialog.getByLabel("Reason").fill("Gives one label whatever the text is.");
    await dialog.getByLabel("Send their tasks back to the queue").check();
    await dialog.getByRole("button", { name: "Exclude", exact: true }).click();
    await expect(manager.getByText("Tasks affected: 12.")).toBeVisible();
  });

  const { page: dora } = await joinAs(visit, manager, project, "Dora");
  await test.step("all that match are assigned to somebody else, taken back, and assigned again", async () => {
    await manager.goto(`/projects/${project}/tasks`);
    await manager.getByRole("checkbox", { name: "Select all shown" }).check();
    await expect(manager.getByText("12 selected")).toBeVisible();
    await manager.getByRole("button", { name: "Assign…" }).click();
    const dialog = manager.getByRole("dialog");
    await dialog.getByLabel("To whom").selectOption({ label: personOf("Dora", project).name });
    await dialog.getByRole("button", { name: "Assign", exact: true }).click();
    const last = manager.getByRole("region", { name: "Last bulk action" });
    await expect(last).toContainText("12 done");
    await manager.getByRole("checkbox", { name: "Select all shown" }).check();
    await manager.getByRole("button", { name: "Return to queue…" }).click();
    await manager.getByRole("dialog").getByRole("button", { name: "Return", exact: true }).click();
    await expect(last).toContainText("Return to the queue");
    await expect(last).toContainText("12 done");
    await last.getByRole("button", { name: "Undo" }).click();
    await expect(last).toContainText("Undo 12 done");
  });

  await test.step("they label them, and no figure knows of the excluded ones any more", async () => {
    await dora.goto(`/projects/${project}/label`);
    for (const [task, text] of TEXTS.entries()) {
      await expect(dora.getByText(text, { exact: true })).toBeVisible();
      await dora.keyboard.press(keyOf(task));
      await dora.keyboard.press("Enter");
    }
    await expectSubmitted(dora, project, TEXTS.length);
    for (const given of await answersOf(manager, project)) expect(given).toHaveLength(4);
    await manager.goto(`/projects/${project}/quality`);
    await expect(manager.getByRole("img", { name: /1\.00/ }).first()).toBeVisible();
    await expect(manager.getByText("Cleo stands apart.")).toHaveCount(0);
  });
});
