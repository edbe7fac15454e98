/**
 * Masks on an image of 12 megapixels: how smoothly a stroke is painted and wiped off beside ten masks of other classes, how
 * soon its mask stands after the button is up, and what ten masks take in the memory of the page. The floor of the strokes
 * is a marquee that is drawn in the same view. Needs a build.
 */
import { loadavg } from "node:os";
import { type Browser, chromium, type Page } from "@playwright/test";
import { newId } from "@/lib/core/ids";
import { seededRandom } from "@/lib/core/random";
import { executable } from "../support/browser";
import { dragging, type Hands, signIn } from "./editor";
import { installProbe } from "./editor-pages";
import { IMAGE, makeImage, rounded } from "./editor-scenes";
import { type Bench, call, type Figure, quantile, start, stop, until } from "./instance";

const CLASSES = 10;
const STROKES = 12;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A disc with a ragged edge in COCO's run lengths, column by column. */
function disc(random: () => number): number[] {
  const { width, height } = IMAGE;
  const radius = 350 + random() * 250;
  const [cx, cy] = [radius + random() * (width - 2 * radius), radius + random() * (height - 2 * radius)];
  const counts: number[] = [];
  let last = 0;
  for (let x = Math.ceil(cx - radius); x < cx + radius; x++) {
    const half = Math.sqrt(Math.max(0, radius ** 2 - (x - cx) ** 2)) * (0.9 + random() * 0.1);
    const [top, bottom] = [Math.round(cy - half), Math.round(cy + half)];
    if (bottom <= top) continue;
    counts.push(x * height + top - last, bottom - top);
    last = x * height + bottom;
  }
  return [...counts, width * height - last];
}

/** A project with the image as its one task and so many masks, each of a class of its own, as the owner's draft. */
async function makeTask(bench: Bench, image: Buffer, masks: number): Promise<string> {
  const labels = Array.from({ length: CLASSES + 1 }, (_, i) => ({ id: `class-${i}`, name: `Class ${i}` }));
  const schema = {
    inputs: [{ id: "image", kind: "image", field: "image" }],
    controls: [{ id: "masks", kind: "mask", name: "Masks", input: "image", labels }],
  };
  const made = { name: `${masks} masks`, schema, settings: { overlap: 1 } };
  const { id } = await call<{ id: string }>(bench, "POST", "/api/v1/projects", made);
  const imports = `/api/v1/projects/${id}/imports`;
  const answer = await fetch(`${bench.url}${imports}?format=image&fileName=bench.jpg`, {
    method: "POST",
    headers: { authorization: `Bearer ${bench.token}`, "content-type": "application/octet-stream" },
    body: new Uint8Array(image),
  });
  const job = (await answer.json()) as { id: string };
  await until(
    async () => (await call<{ status: string }>(bench, "GET", `${imports}/${job.id}`)).status === "done",
  );
  const { tasks } = await call<{ tasks: { id: string }[] }>(bench, "POST", `/api/v1/projects/${id}/queue`, {
    count: 1,
  });
  const random = seededRandom(7);
  const regions = Array.from({ length: masks }, (_, i) => ({
    ...{ id: `m${i}`, control: "masks", labels: [`class-${i}`] },
    shape: { kind: "mask", size: [IMAGE.height, IMAGE.width], counts: disc(random) },
  }));
  await call(bench, "PUT", `/api/v1/tasks/${tasks[0]?.id}/annotation`, {
    ...{ annotationId: newId(), baseRevision: 0, state: "draft", leadTimeMs: 1000 },
    ...{ schemaVersion: 1, guidelineVersion: null },
    document: { answers: {}, regions, relations: [] },
  });
  return id;
}

/** What the scripts of the page hold, their typed arrays included, after a collection; MB. */
async function heldMb({ page, cdp }: Pick<Hands, "page" | "cdp">): Promise<number> {
  await page.evaluate(() => undefined);
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.collectGarbage");
  const usage = (await cdp.send("Runtime.getHeapUsage")) as {
    usedSize: number;
    embedderHeapUsedSize?: number;
    backingStorageSize?: number;
  };
  return (usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0)) / 2 ** 20;
}

async function opened(
  browser: Browser,
  bench: Bench,
  cookies: Awaited<ReturnType<typeof signIn>>,
  project: string,
) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
  await context.addCookies(cookies);
  // The loader of TypeScript names functions by a helper that pages do not have.
  await context.addInitScript("globalThis.__name = (named) => named;");
  await context.addInitScript(installProbe);
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`${bench.url}/projects/${project}/label`);
  const view = page.getByRole("application", { name: /^Image “/ });
  await view.waitFor();
  // What the view loads once the first task stands is there, and the page is at rest.
  await pause(4_000);
  const frame = await view.boundingBox();
  if (!frame) throw new Error("no image in the label view");
  const centre = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 3 };
  const hands: Hands = { page, cdp: await context.newCDPSession(page), at: () => centre };
  return { hands, centre, close: () => context.close() };
}

async function strokes(page: Page, centre: { x: number; y: number }): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < STROKES; i++) {
    const [x, y] = [centre.x - 150 + 20 * i, centre.y + 120 + 10 * (i % 3)];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 90, y + 40, { steps: 12 });
    await page.evaluate(() => window.probe.next("pointerup"));
    await page.mouse.up();
    await page.waitForFunction(() => window.probe.painted !== null, null, { timeout: 30_000 });
    times.push((await page.evaluate(() => window.probe.painted)) ?? 0);
    await pause(400);
  }
  return times;
}

export async function* benchMasks(): AsyncGenerator<Figure & { load: number }> {
  await stop(await start());
  const bench = await start();
  const browser = await chromium.launch(await executable());
  try {
    const image = await makeImage();
    const cookies = await signIn(browser, bench);
    const bare = await opened(browser, bench, cookies, await makeTask(bench, image, 0));
    const emptyMb = await heldMb(bare.hands);
    await bare.close();
    const { hands, centre, close } = await opened(
      browser,
      bench,
      cookies,
      await makeTask(bench, image, CLASSES),
    );
    const { page } = hands;
    const masksMb = await heldMb(hands);
    await page.keyboard.press("v");
    await page.keyboard.press("Escape");
    const corner = { x: centre.x, y: 70 };
    const marquee = await dragging(hands, corner, "left", 150);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Class 10/ }).click();
    await page.keyboard.press("m");
    for (let i = 0; i < 4; i++) await page.keyboard.press("Shift+]");
    const paint = await dragging(hands, centre, "left", 150);
    const up = await strokes(page, centre);
    const paintedMb = await heldMb(hands);
    const load = rounded(loadavg()[0] ?? 0);
    const floor = { floorName: "a marquee in the same view", floor: rounded(marquee.perSecond), load };
    const name = (what: string) => `12 megapixels beside ${CLASSES} masks, ${what}`;
    yield { name: name("a stroke"), value: rounded(paint.perSecond), unit: "frames/s", ...floor };
    yield {
      ...{ name: name("React renders in the moves of a stroke"), value: paint.commits, unit: "renders" },
      ...{ floorName: "none", floor: 0, load },
    };
    yield { name: name("mask after the stroke, p50"), value: rounded(quantile(up, 0.5)), unit: "ms", load };
    yield { name: name("mask after the stroke, p95"), value: rounded(quantile(up, 0.95)), unit: "ms", load };
    const held = { unit: "MB", floorName: "the same view without masks", floor: rounded(emptyMb), load };
    yield { name: name("held by the page"), value: rounded(masksMb), ...held };
    yield { name: name("held after the strokes"), value: rounded(paintedMb), ...held };
    await close();
  } finally {
    await browser.close();
    await stop(bench);
  }
}
