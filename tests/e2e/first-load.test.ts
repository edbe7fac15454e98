/** What a page loads first, in which form, and that what it loads later is there when it is needed. */
import { get as httpGet, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "../support/browser";
import { textView } from "../support/gestures";
import { createProject, importFile, textsFile, visitAsOwner } from "../support/journey";

type Answer = { status: number; headers: IncomingMessage["headers"]; body: Buffer };

/** As the bytes come over the network; `fetch` would decompress them. */
const ask = (url: string, headers: Record<string, string>) =>
  new Promise<Answer>((resolve, reject) =>
    httpGet(url, { headers }, (answer) => {
      const { statusCode: status = 0 } = answer;
      buffer(answer).then((body) => resolve({ status, headers: answer.headers, body }), reject);
    }).on("error", reject),
  );

/** What differs between one answer and the next, and between forms of a file. */
const OF_THE_FORM = ["content-encoding", "content-length", "accept-ranges", "date", "transfer-encoding"];
const lasting = ({ headers }: Answer) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_FORM.includes(name)));

test("scripts and styles come compressed at their best, with the headers and the bytes of the plain file", async ({
  visit,
  baseURL,
}) => {
  const { page } = await visit();
  await page.goto("/sign-in");
  const paths = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.startsWith("/_next/static/")),
  );
  expect(paths.some((path) => path.endsWith(".css"))).toBe(true);
  expect(paths.filter((path) => path.endsWith(".js")).length).toBeGreaterThan(3);
  for (const path of new Set(paths)) {
    const url = `${baseURL}${path}`;
    const plain = await ask(url, {});
    expect(plain.headers["content-encoding"], path).toBeUndefined();
    expect(plain.headers["cache-control"], path).toBe("public, max-age=31536000, immutable");
    if (plain.body.length < 1_000) continue;
    const brotli = await ask(url, { "accept-encoding": "gzip, deflate, br, zstd" });
    const gzip = await ask(url, { "accept-encoding": "br;q=0, gzip" });
    expect(brotli.headers["content-encoding"], path).toBe("br");
    expect(gzip.headers["content-encoding"], path).toBe("gzip");
    expect(brotliDecompressSync(brotli.body).equals(plain.body), path).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body), path).toBe(true);
    for (const answer of [brotli, gzip]) {
      expect(answer.status).toBe(200);
      expect(lasting(answer), path).toEqual(lasting(plain));
      expect(answer.headers.vary, path).toBe("Accept-Encoding");
      expect(answer.headers["content-length"], path).toBe(String(answer.body.length));
    }
    const known = await ask(url, { "accept-encoding": "br", "if-none-match": String(brotli.headers.etag) });
    expect([known.status, known.body.length], path).toEqual([304, 0]);
    const part = await ask(url, { "accept-encoding": "br", range: "bytes=0-9" });
    expect([part.status, part.body.toString()], path).toEqual([206, plain.body.subarray(0, 10).toString()]);
  }
});

test("dialogs that were never opened open without network, and the panel of regions is there", async ({
  visit,
}) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /Topic and entities/, { name: "Later parts", overlap: 1 });
  await importFile(page, project, textsFile(["one", "two"]));
  await page.goto(`/projects/${project}/label`);
  await expect(textView(page)).toHaveText("one");
  // The copy of the page is kept when all of the page is loaded.
  const isKept = () =>
    page.evaluate(async (path) => (await caches.match(path)) !== undefined, `/projects/${project}/label`);
  await expect.poll(isKept).toBe(true);
  await context.setOffline(true);
  for (const [key, name] of [
    ["F1", "Keys"],
    ["s", "Skip this task"],
    ["?", "Ask about this task"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  await page.keyboard.press("Control+K");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: /^Regions/ }).click();
  await expect(page.getByText("No regions yet")).toBeVisible();
});

test("a dialog that cannot be loaded says so and is there when it can be", async ({ visit }) => {
  const { page, context } = await visitAsOwner(visit);
  const project = await createProject(page, /Topic and entities/, { name: "Parts that fail", overlap: 1 });
  await importFile(page, project, textsFile(["one"]));
  let isHeldBack = false;
  await context.route("**/_next/static/chunks/**", (route) =>
    isHeldBack ? route.abort() : route.continue(),
  );
  // Requests of the worker for offline work are not those of the page.
  await context.route("**/label-worker.js*", (route) => route.abort());
  // Nothing is loaded ahead.
  await page.addInitScript(() => {
    Object(window).requestIdleCallback = () => 0;
  });
  await page.goto(`/projects/${project}/label`);
  await expect(textView(page)).toHaveText("one");
  isHeldBack = true;
  await page.keyboard.press("s");
  await expect(page.getByText("This could not be loaded.", { exact: false }).first()).toBeVisible();
  await expect(page.getByRole("dialog", { name: /Skip/ })).toHaveCount(0);
  isHeldBack = false;
  await page.keyboard.press("s");
  await expect(page.getByRole("dialog", { name: /Skip/ })).toBeVisible();
});
