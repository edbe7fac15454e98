/** The demo, made by whichever test comes first: a project of texts and one of images. */
import type { Page } from "@playwright/test";
import { expect } from "./browser";
import { api } from "./journey";

export async function demo(page: Page): Promise<{ tickets: string; harbour: string }> {
  const { origin } = new URL(page.url());
  const made = await page.request.post("/api/v1/demo", { headers: { origin } });
  expect([201, 409], await made.text()).toContain(made.status());
  // The run has made more projects than a page of the list holds.
  const items = await allProjects(page);
  const called = (name: RegExp) => items.find((item) => name.test(item.name))?.id ?? "";
  return { tickets: called(/^Demo: support tickets/), harbour: called(/^Demo: harbour/) };
}

type Listed = { items: { id: string; name: string }[]; nextCursor: string | null };

export async function allProjects(page: Page): Promise<Listed["items"]> {
  const all: Listed["items"] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const after: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const listed: Listed = await api<Listed>(page, "GET", `/api/v1/projects?limit=200${after}`);
    all.push(...listed.items);
    cursor = listed.nextCursor;
  }
  return all;
}

/** The id of the first thing a list of the API holds. */
export const firstOf = async (page: Page, path: string) =>
  (await api<{ items: { id: string }[] }>(page, "GET", path)).items[0]?.id;
