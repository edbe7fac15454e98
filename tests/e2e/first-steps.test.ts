/** From a fresh project on: what to do next, panels that are empty, and the help. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { expectClean } from "../support/clean";
import { createProject, importFile, joinAs, textsFile, visitAsOwner } from "../support/journey";

const stepsOf = (page: Page) =>
  page.locator("section", { has: page.getByRole("heading", { name: "Next steps" }) });

/** Every empty panel of the page offers a step; at least `atLeast` panels are empty. */
async function expectSteps(page: Page, path: string, atLeast: number): Promise<void> {
  await page.goto(path);
  const panels = page.locator("main [data-empty]");
  if (atLeast > 0) await expect(panels.nth(atLeast - 1)).toBeVisible();
  for (const panel of await panels.all())
    await expect(
      panel.getByRole("link").or(panel.getByRole("button")).first(),
      `${path}: ${await panel.textContent()}`,
    ).toBeVisible();
}

test("no panel of a fresh project is empty without the step that fills it, for any role", async ({
  visit,
}) => {
  test.setTimeout(600_000);
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Text classification/, { name: "Fresh", overlap: 2 });
  const at = (path: string) => `/projects/${project}${path}`;
  // Each with how many of its panels are empty at least.
  const managers: [string, number][] = [
    ["", 2],
    ["/mine", 1],
    ["/tasks", 1],
    ["/quality", 1],
    ["/review", 1],
    ["/releases", 1],
    ["/duplicates", 1],
    ["/guidelines?tab=rules", 1],
    ["/guidelines?tab=questions", 1],
    ["/guidelines?tab=history", 1],
    ["/settings?tab=members", 1],
    ["/settings?tab=integrations", 4],
    ["/settings?tab=activity", 0],
  ];
  for (const [path, empty] of managers) await expectSteps(page, at(path), empty);
  await expectSteps(page, "/account", 0);
  await expectSteps(page, "/people?q=nobody-of-this-name", 1);
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await expect(page.locator("main [data-empty]")).toHaveCount(0);

  const { page: rita } = await joinAs(visit, page, project, "Rita", "reviewer");
  for (const [path, empty] of [
    ["/mine", 1],
    ["/review", 1],
    ["/review?status=accepted", 1],
    ["/guidelines", 2],
  ] as const)
    await expectSteps(rita, at(path), empty);
  const { page: ada } = await joinAs(visit, page, project, "Ada");
  for (const [path, empty] of [
    ["/mine", 1],
    ["/guidelines", 2],
  ] as const)
    await expectSteps(ada, at(path), empty);
});

test("the home page leads each person to what they should do next", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Text classification/, { name: "Next", overlap: 1 });
  await page.goto(`/projects/${project}`);
  await stepsOf(page).getByRole("link", { name: "Import data" }).click();
  await page.waitForURL(`**/projects/${project}/import`);
  await importFile(page, project, textsFile(["One.", "Two.", "Three."]));
  await page.goto(`/projects/${project}`);
  await expect(stepsOf(page).getByRole("link", { name: "Label a few tasks yourself" })).toBeVisible();
  await stepsOf(page).getByRole("link", { name: "Invite people" }).click();
  await expect(page.getByRole("tab", { name: "Members" })).toHaveAttribute("aria-selected", "true");

  const { page: ada } = await joinAs(visit, page, project, "Ada");
  await ada.goto("/");
  await expect(stepsOf(ada).getByRole("listitem")).toHaveText([/Label.*3 tasks left for you.*Next/]);
  await expectClean(ada, "next steps of an annotator");
  await stepsOf(ada).getByRole("link", { name: "Label", exact: true }).click();
  await ada.waitForURL(`**/projects/${project}/label`);
});

test("the help is read from the account menu and from beside a step, in an interface of any language", async ({
  visit,
}) => {
  const { page } = await visitAsOwner(visit);
  await page.goto("/");
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: "Help" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "For managers" })).toBeVisible();
  const documents = page.getByRole("navigation", { name: "Help" });
  await documents.getByRole("link", { name: "Releases" }).click();
  await expect(page.getByRole("heading", { name: "Releases", exact: true })).toBeInViewport();
  await documents.getByRole("link", { name: "For operators" }).click();
  await expect(page.getByRole("table").first()).toContainText("doctor");

  const { page: russian } = await visit({ locale: "ru-RU" });
  await russian.context().addCookies(await page.context().cookies());
  await russian.goto("/help/annotators#reviews");
  await expect(russian.getByText("Документация на английском языке.")).toBeVisible();
  await expect(russian.getByRole("article")).toHaveAttribute("lang", "en");
  await expect(russian.getByRole("heading", { name: "Reviews", exact: true })).toBeInViewport();
  await russian.goto("/help/nothing");
  await expect(russian.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(russian.getByRole("article")).toHaveCount(0);

  const { page: stranger } = await visit();
  await stranger.goto("/help/managers");
  await expect(stranger).toHaveURL(/\/sign-in\?next=%2Fhelp%2Fmanagers/);
});
