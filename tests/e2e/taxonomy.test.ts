/** A tree of labels: made in the schema editor, searched and walked by keys in the label view, read with its path. */
import type { Locator } from "@playwright/test";
import { expect, test } from "../support/browser";
import {
  answersOf,
  api,
  createProject,
  expectSubmitted,
  importFile,
  submitNext,
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
  const tree = page.getByRole("region", { name: "taxonomy" });
  await tree.getByRole("textbox", { name: "Name 1", exact: true }).fill("Animal");
  await tree.getByRole("textbox", { name: "Name 2", exact: true }).fill("Car");
  await tree.getByRole("button", { name: "Add a label below: Animal" }).click();
  // The focus is in the name of the new label, which has none yet: it cannot be saved so.
  await expect(tree.getByRole("textbox", { name: "Name 2", exact: true })).toBeFocused();
  await expect(tree.getByRole("textbox", { name: "Name 2", exact: true })).toHaveValue("");
  await expect(page.getByRole("button", { name: "Save labels" })).toBeDisabled();
  await page.keyboard.type("Dog");
  await tree.getByRole("button", { name: "Add a label below: Animal" }).click();
  await tree.getByRole("textbox", { name: "Name 3", exact: true }).fill("Wolf");
  await expect(tree.getByRole("combobox", { name: "Below: Dog" })).toHaveValue(/animal/);
  await tree.getByRole("checkbox", { name: "Only the finest labels" }).check();
  await tree.getByRole("checkbox", { name: "Required" }).check();
  await page.getByRole("button", { name: "Save labels" }).click();
  await expect(page.getByText("Version 2", { exact: true })).toBeVisible();

  await importFile(page, project, textsFile(["It barks", "It has wheels"]));
  await page.goto(`/projects/${project}/label`);
  const view = page.getByRole("tree");
  await expect(view.getByRole("treeitem")).toHaveCount(4);
  // Searched by a part of its path.
  const search = page.getByRole("searchbox", { name: /Find a label/ });
  const stated = (path: string) => page.getByText(path, { exact: true });
  await search.fill("anim do");
  await search.press("Enter");
  await expect(stated("Animal › Dog")).toBeVisible();
  // Pressed again, Enter keeps the answer.
  await search.press("Enter");
  await expect(stated("Animal › Dog")).toBeVisible();
  await expect(page.getByRole("radio", { name: /Dog/ })).toBeChecked();
  // Of several hits Enter takes the first; the arrow keys go through them and choose nothing by themselves.
  await search.fill("anim");
  await search.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /Dog/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /Wolf/ })).toBeFocused();
  await expect(stated("Animal › Dog")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(stated("Animal › Wolf")).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(search).toBeFocused();
  await search.press("Enter");
  await expect(stated("Animal › Dog")).toBeVisible();
  await search.press("Escape");
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

/** Names in the order of the editor, each with what it lies below. */
const rowsOf = (tree: Locator) =>
  tree.getByRole("row").evaluateAll((rows) =>
    rows.flatMap((row) => {
      const name = row.querySelector("textarea");
      const below = row.querySelector<HTMLSelectElement>("select[aria-label^=Below]")?.selectedOptions[0];
      return name ? `${below?.value ? `${below.text} › ` : ""}${name.value}` : [];
    }),
  );

const pasteInto = (field: Locator, text: string) =>
  field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test("a tree is pasted as a list, moved and removed by branches, and its losses are told before they are saved", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Text classification/, { name: "Shop", overlap: 1 });
  await page.goto(`/projects/${project}/settings`);
  await page
    .getByRole("button", { name: /^Remove this question/ })
    .first()
    .click();
  await page.getByRole("combobox", { name: "Add a question" }).selectOption("taxonomy");
  const tree = page.getByRole("region", { name: "taxonomy" });
  const name = (place: number) => tree.getByRole("textbox", { name: `Name ${place}`, exact: true });
  const button = (text: string) => tree.getByRole("button", { name: text, exact: true });
  const save = page.getByRole("button", { name: "Save labels" });

  await test.step("a list gives a label per line, in the tree by indentation", async () => {
    await button("Remove: 2").click();
    await name(1).fill("");
    await pasteInto(name(1), "Phones\n  Android\n  Cases\nGarden\n  Tools\n    Shovels");
    await expect
      .poll(() => rowsOf(tree))
      .toEqual([
        "Phones",
        "Phones › Android",
        "Phones › Cases",
        "Garden",
        "Garden › Tools",
        "Garden › Tools › Shovels",
      ]);
  });

  await test.step("a branch moves as a whole among those beside it, and the focus goes with it", async () => {
    await button("Move up: Garden").click();
    const moved = ["Garden", "Garden › Tools", "Garden › Tools › Shovels", "Phones"];
    await expect.poll(async () => (await rowsOf(tree)).slice(0, 4)).toEqual(moved);
    await expect(button("Move up: Garden")).toBeFocused();
    await button("Move up: Android").click();
    await expect.poll(async () => (await rowsOf(tree)).slice(0, 4)).toEqual(moved);
    const below = tree.getByRole("combobox", { name: "Below: Tools" });
    // Its options are made when it gets the focus.
    await below.focus();
    await below.selectOption("Phones");
    await expect
      .poll(() => rowsOf(tree))
      .toEqual([
        "Garden",
        "Phones",
        "Phones › Android",
        "Phones › Cases",
        "Phones › Tools",
        "Phones › Tools › Shovels",
      ]);
  });

  await test.step("what annotators will see is the tree", async () => {
    const preview = page.getByRole("listitem").filter({ hasText: "Shovels" });
    await expect(preview).toHaveCSS("padding-left", "32px");
  });

  await test.step("a branch is removed with its labels, or its labels come one level up", async () => {
    await button("Remove: Tools").click();
    await page.getByRole("button", { name: "Keep the labels below, one level up" }).click();
    await expect.poll(async () => (await rowsOf(tree)).at(-1)).toBe("Phones › Shovels");
    await pasteInto(name(1), "Garden > Old\nGarden > Old > Rusty");
    await button("Remove: Old").click();
    await page.getByRole("button", { name: "Delete the branch (2 labels)" }).click();
    await expect
      .poll(() => rowsOf(tree))
      .toEqual(["Garden", "Phones", "Phones › Android", "Phones › Cases", "Phones › Shovels"]);
  });

  await test.step("a long name stays in view with the columns beside it", async () => {
    await name(5).fill("Shovels, spades and everything else with a long handle for the heavy soil");
    const table = tree.getByRole("table");
    const box = await table.evaluate((element) => [element.scrollWidth, element.parentElement?.clientWidth]);
    expect(box[0]).toBeLessThanOrEqual(box[1] ?? 0);
    await name(5).fill("Shovels");
  });

  await test.step("a finer label below an answered one is told as a loss", async () => {
    await tree.getByRole("checkbox", { name: "Only the finest labels" }).check();
    await save.click();
    await expect(page.getByText("Version 2", { exact: true })).toBeVisible();
    await importFile(page, project, textsFile(["A phone"]));
    const { schema } = await api<{ schema: { controls: { id: string }[] } }>(
      page,
      "GET",
      `/api/v1/projects/${project}`,
    );
    const control = schema.controls.at(-1)?.id ?? "";
    await submitNext(page, project, [{ answers: { [control]: "android" } }], 2);
    await page.goto(`/projects/${project}/settings`);
    await button("Add a label below: Android").click();
    await page.keyboard.type("Pixel");
    await save.click();
    const dialog = page.getByRole("dialog", { name: "Some annotations no longer fit" });
    await expect(dialog).toContainText("taxonomy › Phones › Android: 1 annotation");
    await dialog.getByRole("button", { name: "Save and lose these" }).click();
    await expect(page.getByText("Version 3", { exact: true })).toBeVisible();
  });

  await test.step("and no key is in the way once branches may be chosen again", async () => {
    await page.reload();
    await tree.getByRole("checkbox", { name: "Only the finest labels" }).uncheck();
    await save.click();
    await expect(page.getByText("Version 4", { exact: true })).toBeVisible();
  });
});
