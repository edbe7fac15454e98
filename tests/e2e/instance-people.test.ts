/** The owner sees who has an account, lets people create projects, and closes accounts. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { createProject, joinAs, visitAsOwner } from "../support/journey";

test("the owner lets an annotator create projects, and closes an account", async ({ visit }) => {
  const { page: owner, context } = await visitAsOwner(visit);
  const project = await createProject(owner, /Text classification/, { name: "Rights", overlap: 1 });
  const { page: ada } = await joinAs(visit, owner, project, "Ada");
  await ada.goto("/");
  await expect(ada.getByRole("link", { name: "Rights" })).toBeVisible();
  await expect(ada.getByRole("link", { name: "New project" })).toBeHidden();
  expect((await ada.goto("/projects/new"))?.status()).toBe(404);
  expect((await ada.goto("/people"))?.status()).toBe(404);

  await owner.goto("/");
  await owner.getByRole("button", { name: "Account" }).click();
  await owner.getByRole("menuitem", { name: "People" }).click();
  const search = owner.getByRole("searchbox", { name: "Name or e-mail" });
  await search.fill(`ada@${project}`);
  await expect(owner.getByRole("row")).toHaveCount(2);
  await expect(owner).toHaveURL(/q=/);
  // What is typed on goes into the same field.
  await expect(search).toBeFocused();
  await owner.getByRole("checkbox", { name: "May create projects: Ada" }).click();
  await expect(owner.getByRole("checkbox", { name: "May create projects: Ada" })).toBeChecked();
  await ada.goto("/");
  await expect(ada.getByRole("link", { name: "New project" })).toBeVisible();

  await owner.getByRole("button", { name: "Close account Ada" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Close account" }).click();
  await expect(owner.getByText("closed", { exact: true })).toBeVisible();
  await ada.goto("/");
  await expect(ada).toHaveURL(/\/sign-in/);
  for (const look of LOOKS) {
    await wear(context, owner, look);
    await expectClean(owner, `people ${look}`);
  }
});
