/**
 * An image of 100 megapixels in the label view: how long its tiles take to be cut, how soon it stands sharp, and how
 * smoothly it is panned at the zoom that fits it and at one pixel per pixel. Goals: open in 2 s, 50 frames/s. Needs a build.
 */
import { loadavg } from "node:os";
import { type Browser, chromium } from "@playwright/test";
import sharp from "sharp";
import { seededRandom } from "@/lib/core/random";
import { executable } from "../support/browser";
import { dragging, type Hands, signIn } from "./editor";
import { installProbe } from "./editor-pages";
import { rounded } from "./editor-scenes";
import { type Bench, call, type Figure, start, stop, until } from "./instance";

const SIDE_PX = 10_000;
/** An opening is over when nothing was drawn for so long. */
const QUIET_MS = 1_000;
const OPENING_MS = 8_000;
const GOAL = { openMs: 2_000, framesPerSecond: 50 };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function makeImage(): Promise<Buffer> {
  const random = seededRandom(5);
  const side = SIDE_PX / 8;
  const raw = Uint8Array.from({ length: side * side * 3 }, () => 60 + random() * 160);
  return sharp(raw, { raw: { width: side, height: side, channels: 3 } })
    .resize(SIDE_PX, SIDE_PX)
    .jpeg({ quality: 85 })
    .toBuffer();
}

async function importImage(bench: Bench, image: Buffer): Promise<{ project: string; tilesMs: number }> {
  const schema = {
    inputs: [{ id: "image", kind: "image", field: "image" }],
    controls: [{ id: "boxes", kind: "box", name: "Boxes", input: "image", labels: [{ id: "a", name: "A" }] }],
  };
  const made = await call<{ id: string }>(bench, "POST", "/api/v1/projects", { name: "Large", schema });
  const answer = await fetch(
    `${bench.url}/api/v1/projects/${made.id}/imports?format=image&fileName=large.jpg`,
    { method: "POST", headers: { authorization: `Bearer ${bench.token}` }, body: new Uint8Array(image) },
  );
  if (!answer.ok) throw new Error(await answer.text());
  const tiles = () =>
    bench.database.read.raw.all<{ done: number }>("select 1 as done from asset where tiles is not null", []);
  const assets = () => bench.database.read.raw.all<{ id: string }>("select id from asset", []);
  await until(async () => (await assets()).length > 0);
  const startedAt = performance.now();
  await until(async () => (await tiles()).length > 0);
  return { project: made.id, tilesMs: performance.now() - startedAt };
}

/** The end of the drawing that follows the navigation. */
function openedAtMs(frames: readonly number[]): number {
  const last = frames.findIndex((frame, i) => (frames[i + 1] ?? Number.POSITIVE_INFINITY) - frame > QUIET_MS);
  return frames[last] ?? 0;
}

async function inBrowser(browser: Browser, bench: Bench, project: string) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
  await context.addCookies(await signIn(browser, bench));
  // The loader of TypeScript names functions by a helper that pages do not have.
  await context.addInitScript("globalThis.__name = (named) => named;");
  await context.addInitScript(installProbe);
  const page = await context.newPage();
  await page.goto(`${bench.url}/projects/${project}/label`);
  await pause(OPENING_MS);
  const openMs = openedAtMs(await page.evaluate(() => window.probe.frames));
  const view = await page.getByRole("application", { name: /^Image “/ }).boundingBox();
  const centre = {
    x: (view?.x ?? 0) + (view?.width ?? 0) / 2,
    y: (view?.y ?? 0) + (view?.height ?? 0) / 2,
  };
  const hands: Hands = { page, cdp: await context.newCDPSession(page), at: () => centre };
  const fitted = await dragging(hands, centre, "middle", 120);
  await page.mouse.move(centre.x, centre.y);
  for (let i = 0; i < 60; i++) await page.mouse.wheel(0, -60);
  await pause(2_000);
  const close = await dragging(hands, centre, "middle", 250);
  await context.close();
  return { openMs, fitted, close };
}

export async function* benchLargeImage(): AsyncGenerator<Figure & { load: number }> {
  const bench = await start();
  const browser = await chromium.launch(await executable());
  try {
    const { project, tilesMs } = await importImage(bench, await makeImage());
    const { openMs, fitted, close } = await inBrowser(browser, bench, project);
    const load = rounded(loadavg()[0] ?? 0);
    const name = (what: string) => `100 megapixels, ${what}`;
    yield { name: name("tiles cut"), value: rounded(tilesMs), unit: "ms", load };
    const goal = { floorName: "goal", load };
    yield { name: name("open"), value: rounded(openMs), unit: "ms", floor: GOAL.openMs, ...goal };
    for (const [what, { perSecond }] of [
      ["pan of the whole", fitted],
      ["pan of single pixels", close],
    ] as const)
      yield {
        ...{ name: name(what), value: rounded(perSecond), unit: "frames/s" },
        ...{ floor: GOAL.framesPerSecond, ...goal },
      };
  } finally {
    await browser.close();
    await stop(bench);
  }
}
