/** A tree of labels: made in the schema editor, searched and walked by keys in the label view, read with its path. */
import { expect, test } from "../support/browser";
import {
  answersOf,
  api,
  createProject,
  expectSubmitted,
  importFile,
  textsFile,
  visitAsOwner,
} from "../support/journey";

test("a tree of labels is made, answered by search and by keys, and read with its path", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Text classification/, { name: "Species", overlap: 1 });
  await page.goto(`/projects/${project}/settings`);
  await page.getByRole("combobox", { name: "Add a question" }).selectOption("taxonomy");
  const tree = page.getByRole("region", { name: "tree of labels" });
  await tree.getByRole("textbox", { name: "Name 1", exact: true }).fill("Animal");
  await tree.getByRole("textbox", { name: "Name 2", exact: true }).fill("Car");
  await tree.getByRole("button", { name: "Add a label below: Animal" }).click();
  await tree.getByRole("textbox", { name: "Name 2", exact: true }).fill("Dog");
  await tree.getByRole("button", { name: "Add a label below: Animal" }).click();
  await tree.getByRole("textbox", { name: "Name 2", exact: true }).fill("Wolf");
  await expect(tree.getByRole("combobox", { name: "Below: Dog" })).toHaveValue(/animal/);
  await tree.getByRole("checkbox", { name: "Only the finest labels" }).check();
  await tree.getByRole("checkbox", { name: /answer is required/i }).check();
  await page.getByRole("button", { name: "Save labels" }).click();
  await expect(page.getByText("Version 2", { exact: true })).toBeVisible();

  await importFile(page, project, textsFile(["It barks", "It has wheels"]));
  await page.goto(`/projects/${project}/label`);
  const view = page.getByRole("tree");
  await expect(view.getByRole("treeitem")).toHaveCount(4);
  // Searched by a part of its path.
  await page.getByRole("searchbox", { name: /Find a label/ }).fill("anim do");
  await page.getByRole("radio", { name: /Dog/ }).check();
  await expect(page.getByText("Animal › Dog", { exact: true })).toBeVisible();
  await page.getByRole("searchbox", { name: /Find a label/ }).press("Escape");
  await expect(view.getByRole("treeitem", { name: "Dog" })).toHaveAttribute("aria-selected", "true");
  // Walked by keys: closed, opened, down to the last one. A branch cannot be chosen.
  await view.getByRole("treeitem").first().focus();
  await page.keyboard.press("ArrowLeft");
  await expect(view.getByRole("treeitem")).toHaveCount(2);
  await page.keyboard.press("Space");
  await expect(view.getByRole("treeitem")).toHaveCount(4);
  await page.keyboard.press("End");
  await page.keyboard.press("Space");
  await expect(page.getByText("Animal › Dog", { exact: true })).toBeHidden();
  await expect(view.getByRole("treeitem", { name: "Car" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await expectSubmitted(page, project, 1);

  const [first] = (await answersOf(page, project))[0] ?? [];
  const { schema } = await api<{
    schema: { controls: { id: string; kind: string; labels: { id: string; name: string }[] }[] };
  }>(page, "GET", `/api/v1/projects/${project}`);
  const control = schema.controls.find(({ kind }) => kind === "taxonomy");
  const chosen = first?.document.answers[control?.id ?? ""];
  expect(control?.labels.find(({ id }) => id === chosen)?.name).toBe("Wolf");
  const tasks = await api<{ items: { id: string }[] }>(page, "GET", `/api/v1/projects/${project}/tasks`);
  await page.goto(`/projects/${project}/tasks/${tasks.items[0]?.id}`);
  await expect(page.getByText("Animal › Wolf").first()).toBeVisible();
});
