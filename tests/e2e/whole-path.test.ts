/** The main job in a real browser: from an empty instance to a downloaded split, with three people labeling. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import yauzl from "yauzl";
import { expect, test, type Visitor } from "../support/browser";

const PASSWORD = "correct horse battery";
const TEXTS = [
  "I was charged €20 twice 🙁 and want it back",
  "The parcel has not arrived since Monday",
  "How do I change the colour of the lamp?",
  "Пришлите, пожалуйста, счёт за март",
];

async function fillAccount(page: Page, name: string) {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail").fill(`${name.toLowerCase()}@example.test`);
  await page.getByLabel("Password").fill(PASSWORD);
}

/** Calls the API as the page's person. */
async function api<T>(page: Page, method: string, path: string, data?: unknown): Promise<T> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.fetch(path, {
    method,
    headers: { origin },
    ...(data === undefined ? {} : { data }),
  });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

async function unzip(path: string): Promise<Map<string, Buffer>> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.open(path, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  const files = new Map<string, Buffer>();
  await new Promise<void>((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => resolve());
    zip.on("entry", (entry: yauzl.Entry) =>
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        files.set(entry.fileName, Buffer.concat(chunks));
        zip.readEntry();
      }),
    );
    zip.readEntry();
  });
  return files;
}

async function createProject(page: Page, template: RegExp, name: string): Promise<string> {
  await page.goto("/projects/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("radio", { name: template }).check();
  await page
    .getByRole("button", { name: "Create the project" })
    .or(page.getByRole("button", { name: /create/i }).last())
    .first()
    .click();
  await page.waitForURL(/\/projects\/[^/]+\/import/);
  return page.url().split("/")[4] ?? "";
}

async function importFile(
  page: Page,
  project: string,
  file: { name: string; mimeType: string; buffer: Buffer },
) {
  await page.goto(`/projects/${project}/import`);
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole("button", { name: /^Import( \d+ images?)?$/ }).click();
  await expect(page.getByText("done", { exact: true }).first()).toBeVisible();
}

async function joinAs(
  visit: () => Promise<Visitor>,
  owner: Page,
  project: string,
  name: string,
): Promise<Visitor> {
  const { url } = await api<{ url: string }>(owner, "POST", `/api/v1/projects/${project}/invites`, {
    role: "annotator",
  });
  const visitor = await visit();
  await visitor.page.goto(new URL(url).pathname);
  await fillAccount(visitor.page, name);
  await visitor.page.getByRole("button", { name: "Create the account and join" }).click();
  await visitor.page.waitForURL(new RegExp(`/projects/${project}`));
  return visitor;
}

test("from an empty instance to a downloaded split", async ({ visit }) => {
  const { page } = await visit();
  let project = "";
  await test.step("the first visit creates the owner", async () => {
    await page.goto("/");
    await expect(page).toHaveURL(/\/setup/);
    await fillAccount(page, "Owner");
    await page.getByRole("button", { name: "Create the owner" }).click();
    await page.waitForURL((url) => url.pathname === "/");
  });

  await test.step("a project, a guideline and imported texts", async () => {
    project = await createProject(page, /Topic and entities/, "Support tickets");
    await api(page, "PATCH", `/api/v1/projects/${project}`, { settings: { overlap: 3 } });
    const jsonl = TEXTS.map((text, i) => JSON.stringify({ id: `t${i}`, text })).join("\n");
    await importFile(page, project, {
      name: "tickets.jsonl",
      mimeType: "application/jsonl",
      buffer: Buffer.from(jsonl),
    });
    await api(page, "POST", `/api/v1/projects/${project}/rules`, {
      title: "A second charge is Billing",
      statement: "Even when the money is asked back.",
      labels: ["topic/billing"],
    });
    await api(page, "POST", `/api/v1/projects/${project}/guidelines`, { note: "first" });
  });

  for (const [i, name] of ["Ada", "Bo", "Cy"].entries())
    await test.step(`${name} labels every text with the rules beside it`, async () => {
      const { page: own, close } = await joinAs(visit, page, project, name);
      await own.goto(`/projects/${project}/label`);
      for (const [at, text] of TEXTS.entries()) {
        await expect(own.getByText(text.slice(0, 12)).first()).toBeVisible();
        await expect(own.getByText("A second charge is Billing").first()).toBeVisible();
        await own.keyboard.press(at === 1 && i === 2 ? "1" : String((at % 4) + 1));
        await own.keyboard.press("Enter");
      }
      await expect(own.getByText(TEXTS[3]?.slice(0, 12) ?? "")).toHaveCount(0);
      await expect(async () => {
        const { items } = await api<{ items: { state: string }[] }>(
          own,
          "GET",
          `/api/v1/projects/${project}/history`,
        );
        expect(items.filter((item) => item.state === "submitted")).toHaveLength(TEXTS.length);
      }).toPass();
      await close();
    });

  await test.step("the manager sees agreement and the disputed task", async () => {
    await page.goto(`/projects/${project}/quality`);
    await expect(page.getByRole("heading", { name: "Quality" })).toBeVisible();
    const report = await api<{
      controls: { control: string; headline: { value: number | null }; units: number }[];
    }>(page, "GET", `/api/v1/projects/${project}/agreement`);
    // Three tasks agree, one has answers 2, 2, 1: alpha by hand from the coincidence matrix.
    expect(report.controls.find((item) => item.control === "topic")?.headline.value).toBeCloseTo(0.7898, 2);
    await expect(page.getByText("parcel").first()).toBeVisible();
  });

  await test.step("a frozen release downloads with its split, twice the same bytes", async () => {
    const plan = { labels: "majority", ratios: { train: 0.5, validation: 0.25, test: 0.25 }, seed: "1" };
    const made = await api<{ id: string }>(page, "POST", `/api/v1/projects/${project}/releases`, {
      name: "First",
      plan,
    });
    await page.goto(`/projects/${project}/releases/${made.id}`);
    await expect(async () => {
      expect((await api<{ status: string }>(page, "GET", `/api/v1/releases/${made.id}`)).status).toBe(
        "frozen",
      );
    }).toPass();
    await page.reload();
    const link = page.getByRole("link", { name: /jsonl/i }).first();
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    const path = await download.path();
    const files = await unzip(path);
    const lines = ["train", "validation", "test"].flatMap((split) =>
      (files.get(`${split}.jsonl`)?.toString("utf8") ?? "")
        .split("\n")
        .filter(Boolean)
        .map((line) => ({ split, item: JSON.parse(line) })),
    );
    expect(lines.map(({ item }) => item.data.text).sort()).toEqual([...TEXTS].sort());
    for (const { split, item } of lines) expect(item.split).toBe(split);
    const manifest = JSON.parse(files.get("manifest.json")?.toString("utf8") ?? "{}");
    expect(manifest.counts.tasks).toBe(TEXTS.length);
    const again = await page.request.get(`/api/v1/releases/${made.id}/download?format=jsonl`);
    expect(Buffer.compare(await again.body(), readFileSync(path))).toBe(0);
  });
});
