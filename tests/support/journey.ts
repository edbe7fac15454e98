/** Steps that every journey through the app shares: accounts, projects, imports, and what was downloaded. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { imageUpload, importQuery, lookAt, sortFiles } from "@/components/imports/look-at-file";
import type { CallInput } from "@/lib/client/api/call";
import { urlOf } from "@/lib/contracts/url-of";
import { newId } from "@/lib/core/ids";
import { translateBy } from "@/lib/i18n";
import { en } from "@/lib/i18n/en";
import { TEMPLATES } from "@/lib/labels/templates";
import { expect, type Visit, type Visitor } from "./browser";
import { unzip as unzipBytes } from "./zip";

export const PASSWORD = "correct horse battery";
export type Person = { name: string; email: string };

export const OWNER: Person = { name: "Owner", email: "owner@example.test" };
/** Who joined a project under this name: the same names appear in every journey, with addresses of their own. */
export const personOf = (name: string, project: string): Person => ({
  name,
  email: `${name.toLowerCase()}@${project}.test`,
});

/** Something small of the site, so that a page is at its address. */
const SMALL = "/label-worker.js";

/** As the form does, without its page: sessions of their own, so that none ends another's. */
async function enter(page: Page, { email }: Pick<Person, "email">): Promise<void> {
  await page.goto(SMALL);
  const { csrfToken } = await api<{ csrfToken: string }>(page, "GET", "/api/auth/csrf");
  const { origin } = new URL(page.url());
  const answer = await page.request.post("/api/auth/callback/credentials", {
    headers: { origin },
    form: { email, password: PASSWORD, csrfToken, callbackUrl: "/", json: "true" },
  });
  expect(((await answer.json()) as { url: string }).url).not.toContain("error=");
}

/** The owner made by the first start, in a browser of their own. */
export async function visitAsOwner(visit: Visit): Promise<Visitor> {
  const visitor = await visit();
  await enter(visitor.page, OWNER);
  return visitor;
}

/** Calls the API as the page's person. */
export async function api<T>(page: Page, method: string, path: string, data?: unknown): Promise<T> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.fetch(path, {
    method,
    headers: { origin },
    ...(data === undefined ? {} : { data }),
  });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/**
 * @param template matches the name and description of a ready one
 * @returns the id of the project, which asks `overlap` people per task
 */
export async function createProject(
  page: Page,
  template: RegExp,
  { name, overlap }: { name: string; overlap: number },
): Promise<string> {
  const chosen = TEMPLATES.find((one) => template.test(`${one.name} ${one.description}`));
  const body = { name, template: chosen?.id ?? "", settings: { overlap } };
  return (await api<{ id: string }>(page, "POST", "/api/v1/projects", body)).id;
}

export type UploadFile = { name: string; mimeType: string; buffer: Buffer };

/** A JSONL file of texts with the ids t0, t1, … */
export const textsFile = (texts: readonly string[]): UploadFile => ({
  name: "texts.jsonl",
  mimeType: "application/jsonl",
  buffer: Buffer.from(texts.map((text, i) => JSON.stringify({ id: `t${i}`, text })).join("\n")),
});

const translate = translateBy("en", en);

async function upload<T>(page: Page, name: "previewImport" | "startImport", input: CallInput<typeof name>) {
  const answer = await page.request.post(urlOf(name, input), {
    headers: { origin: new URL(page.url()).origin, "content-type": "application/octet-stream" },
    data: Buffer.from(await new Blob([input.body]).arrayBuffer()),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as T;
}

/** Imports as the form does when nothing is changed in it, without its page. */
export async function importFile(
  page: Page,
  project: string,
  file: UploadFile | UploadFile[],
): Promise<void> {
  const params = { project };
  const files = [file]
    .flat()
    .map(({ name, mimeType, buffer }) => new File([new Uint8Array(buffer)], name, { type: mimeType }));
  const chosen = sortFiles(files, translate);
  let started = chosen?.kind === "images" ? await imageUpload(files, translate) : null;
  const look = chosen?.kind === "file" ? await chosen.open() : null;
  if (look) {
    const seen = await lookAt((query, body) => upload(page, "previewImport", { params, query, body }), look);
    const { format, suggested: mapping } = seen.preview;
    started = { query: importQuery(seen, { format, mode: "all-or-nothing", mapping }), body: seen.file };
  }
  if (!started) throw new Error(`${files[0]?.name} is no file that can be imported`);
  const { id } = await upload<{ id: string }>(page, "startImport", { params, ...started });
  const status = async () =>
    (await api<{ status: string }>(page, "GET", `/api/v1/projects/${project}/imports/${id}`)).status;
  await expect.poll(status, { intervals: [50, 100, 200], timeout: 60_000 }).toBe("done");
}

/** Writes one rule and publishes it, as version 1 of the guideline. */
export async function publishRule(
  page: Page,
  project: string,
  rule: { title: string; statement: string; labels: string[] },
): Promise<void> {
  await api(page, "POST", `/api/v1/projects/${project}/rules`, rule);
  await api(page, "POST", `/api/v1/projects/${project}/guidelines`, { note: "first" });
}

/** A new person, invited as an annotator unless another role is given, in a browser of their own. */
export async function joinAs(
  visit: Visit,
  owner: Page,
  project: string,
  name: string,
  role: "annotator" | "reviewer" = "annotator",
): Promise<Visitor> {
  const { url } = await api<{ url: string }>(owner, "POST", `/api/v1/projects/${project}/invites`, { role });
  const visitor = await visit();
  const person = personOf(name, project);
  await visitor.page.goto(SMALL);
  const token = new URL(url).pathname.split("/").at(-1) ?? "";
  await api(visitor.page, "POST", `/api/v1/invites/${token}/accept`, {
    account: { ...person, password: PASSWORD },
  });
  await enter(visitor.page, person);
  return visitor;
}

type HistoryItem = { taskId: string; seq: number; state: "draft" | "submitted" | "skipped" };

/** Waits until the server has so many submitted tasks of the page's person. */
export async function expectSubmitted(page: Page, project: string, count: number): Promise<void> {
  const path = `/api/v1/projects/${project}/history?limit=100`;
  await expect(async () => {
    const { items } = await api<{ items: HistoryItem[] }>(page, "GET", path);
    expect(items.filter(({ state }) => state === "submitted")).toHaveLength(count);
  }).toPass({ timeout: 30_000 });
}

export type TaskAnswer = {
  name: string;
  state: HistoryItem["state"];
  revision: number;
  document: {
    answers: Record<string, unknown>;
    regions: { labels: string[]; attributes?: Record<string, unknown> }[];
  };
};

/** What the server holds of every task, in their order, as the manager reads it. */
export async function answersOf(manager: Page, project: string): Promise<TaskAnswer[][]> {
  const tasks = `/api/v1/projects/${project}/tasks`;
  const { items } = await api<{ items: { id: string }[] }>(manager, "GET", tasks);
  const details = items.map(({ id }) => api<{ answers: TaskAnswer[] }>(manager, "GET", `${tasks}/${id}`));
  return (await Promise.all(details)).map(({ answers }) => answers);
}

/** Plans, previews and freezes a release with the form; ends on the page of the frozen release. */
export async function freezeRelease(
  page: Page,
  project: string,
  plan: { name: string; percents: { Train: number; Validation: number; Test: number } },
): Promise<void> {
  await page.goto(`/projects/${project}/releases`);
  await page.getByRole("button", { name: "New release" }).click();
  await page.getByLabel("Name", { exact: true }).fill(plan.name);
  for (const [split, percent] of Object.entries(plan.percents))
    await page.getByLabel(`${split}, %`).fill(String(percent));
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByRole("button", { name: "Freeze" }).click();
  await page.waitForURL(/\/releases\/[^/]+$/);
  await expect(page.getByText("frozen", { exact: true })).toBeVisible();
}

/** @returns path → content of what the button on the page of a release gives */
export async function downloadRelease(page: Page, format: string): Promise<Map<string, Buffer>> {
  const link = page.getByRole("link", { name: `Download ${format}`, exact: true });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return unzip(await (download as Download).path());
}

export type Manifest = {
  counts: { tasks: number; splits: { train: number; validation: number; test: number } };
  files: Record<string, { sha256: string; bytes: number }>;
};

/** The manifest, after its checksums have been held against every other file of the archive. */
export function checkedManifest(files: Map<string, Buffer>): Manifest {
  const manifest = JSON.parse(files.get("manifest.json")?.toString("utf8") ?? "{}") as Manifest;
  const found = Object.fromEntries(
    [...files]
      .filter(([path]) => path !== "manifest.json")
      .map(([path, bytes]) => [
        path,
        { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.byteLength },
      ]),
  );
  expect(manifest.files).toEqual(found);
  return manifest;
}

/** The lines of a release in JSONL, with the split of the file each stood in. */
export function releaseLines<T>(files: Map<string, Buffer>): { split: string; item: T }[] {
  return ["train", "validation", "test"].flatMap((split) =>
    (files.get(`${split}.jsonl`)?.toString("utf8") ?? "")
      .split("\n")
      .filter(Boolean)
      .map((line) => ({ split, item: JSON.parse(line) as T })),
  );
}

export const unzip = async (path: string): Promise<Map<string, Buffer>> =>
  new Map(Object.entries(await unzipBytes(await readFile(path))));

type Claimed = { id: string };

/** Reserves so many tasks for the page's person, as the label view does. */
export async function claimTasks(page: Page, project: string, count: number): Promise<string[]> {
  const path = `/api/v1/projects/${project}/queue`;
  const { tasks } = await api<{ tasks: Claimed[] }>(page, "POST", path, { count });
  expect(tasks).toHaveLength(count);
  return tasks.map(({ id }) => id);
}

/** Submits these documents to the next tasks of the page's person. */
export async function submitNext(
  page: Page,
  project: string,
  documents: object[],
  schemaVersion = 1,
): Promise<void> {
  const tasks = await claimTasks(page, project, documents.length);
  for (const [i, task] of tasks.entries())
    await api(page, "PUT", `/api/v1/tasks/${task}/annotation`, {
      annotationId: newId(),
      baseRevision: 0,
      state: "submitted",
      document: { answers: {}, regions: [], relations: [], ...documents[i] },
      leadTimeMs: 1000,
      schemaVersion,
      guidelineVersion: null,
    });
}
