/** What journey.ts does by the API, done by the forms people use: for the tests of these, and of the main job. */
import type { Page } from "@playwright/test";
import { expect, type Visit, type Visitor } from "./browser";
import { api, OWNER, PASSWORD, type Person, personOf, type UploadFile } from "./journey";

export async function fillAccount(page: Page, { name, email }: Person): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
}

/** The very first visit to an empty instance. */
export async function setUpOwner(page: Page): Promise<void> {
  await page.goto("/");
  await expect(page).toHaveURL(/\/setup/);
  await fillAccount(page, OWNER);
  await page.getByRole("button", { name: "Create the owner" }).click();
  await page.waitForURL((url) => url.pathname === "/");
}

export async function signIn(page: Page, { email }: Pick<Person, "email">): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/");
}

/** @returns the id of the project, which asks `overlap` people per task */
export async function createByForm(
  page: Page,
  template: RegExp,
  { name, overlap }: { name: string; overlap: number },
): Promise<string> {
  await page.goto("/projects/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: template }).first().click();
  await page.getByRole("button", { name: "Create without data" }).click();
  await page.waitForURL(/\/projects\/[^/]+\/import/);
  const project = page.url().split("/")[4] ?? "";
  await api(page, "PATCH", `/api/v1/projects/${project}`, { settings: { overlap } });
  return project;
}

export async function importByForm(
  page: Page,
  project: string,
  file: UploadFile | UploadFile[],
): Promise<void> {
  await page.goto(`/projects/${project}/import`);
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole("button", { name: /^Import( \d+ images?)?$/ }).click();
  const finished = page.getByRole("row").filter({ has: page.getByText("done", { exact: true }) });
  await expect(finished).toHaveCount(1);
}

/** A new person, invited as an annotator, in a browser of their own. */
export async function joinByForm(visit: Visit, owner: Page, project: string, name: string): Promise<Visitor> {
  const path = `/api/v1/projects/${project}/invites`;
  const { url } = await api<{ url: string }>(owner, "POST", path, { role: "annotator" });
  const visitor = await visit();
  await visitor.page.goto(new URL(url).pathname);
  await fillAccount(visitor.page, personOf(name, project));
  await visitor.page.getByRole("button", { name: "Create the account and join" }).click();
  await visitor.page.waitForURL(new RegExp(`/projects/${project}`));
  return visitor;
}
