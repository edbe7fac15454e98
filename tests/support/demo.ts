/** The demo, made by whichever test comes first: a project of texts and one of images. */
import type { Page } from "@playwright/test";
import { expect } from "./browser";
import { api } from "./journey";

export async function demo(page: Page): Promise<{ tickets: string; harbour: string }> {
  const { origin } = new URL(page.url());
  const made = await page.request.post("/api/v1/demo", { headers: { origin } });
  expect([201, 409], await made.text()).toContain(made.status());
  const { items } = await api<{ items: { id: string; name: string }[] }>(page, "GET", "/api/v1/projects");
  const called = (name: RegExp) => items.find((item) => name.test(item.name))?.id ?? "";
  return { tickets: called(/^Demo: support tickets/), harbour: called(/^Demo: harbour/) };
}

/** The id of the first thing a list of the API holds. */
export const firstOf = async (page: Page, path: string) =>
  (await api<{ items: { id: string }[] }>(page, "GET", path)).items[0]?.id;
