/**
 * The label view with many shapes in real Chromium, beside a bare Konva page with the same image, shapes and gestures in the
 * same run. Needs a build. `EDITOR_SCENES=10000,polygons` measures these alone.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { loadavg } from "node:os";
import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { freePart } from "@/components/annotate/image/free-part";
import type { Rect } from "@/lib/core/geometry";
import { seededRandom } from "@/lib/core/random";
import { fitRect, toScreen, type Viewport } from "@/lib/editor/viewport";
import { executable } from "../support/browser";
import { BARE_PAGE, type BareScene, installProbe } from "./editor-pages";
import { IMAGE, makeImage, makeTask, rounded, SCENES, type Scene, shapesOf, TARGETS } from "./editor-scenes";
import { type Bench, type Figure, quantile, start, stop } from "./instance";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const REPEATS = 25;
const GESTURE_MS = 2_500;
/** As often as a mouse reports. */
const MOVE_EVERY_MS = 8;
/** Between two actions of an annotator in a hurry; the view comes to rest and the journal is written meanwhile. */
const PAUSE_MS = 450;

/** The bare page, its script, the image and the scene that is set. */
async function serveBare(image: Buffer) {
  let scene: BareScene | null = null;
  const konva = readFileSync("node_modules/konva/konva.min.js");
  const server = createServer((request, response) => {
    const [type, body] =
      request.url === "/konva.js"
        ? ["text/javascript", konva]
        : request.url === "/image.jpg"
          ? ["image/jpeg", image]
          : request.url === "/scene.json"
            ? ["application/json", JSON.stringify(scene)]
            : ["text/html", BARE_PAGE];
    response.writeHead(200, { "content-type": type }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    set: (next: BareScene) => {
      scene = next;
    },
    close: () => server.close(),
  };
}

type Place = { x: number; y: number };
export type Hands = { page: Page; cdp: CDPSession; at: (x: number, y: number) => Place };

async function opened(browser: Browser, url: string, cookies: Awaited<ReturnType<typeof signIn>>) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
  await context.addCookies(cookies);
  // The loader of TypeScript names functions by a helper that pages do not have.
  await context.addInitScript("globalThis.__name = (named) => named;");
  await context.addInitScript(installProbe);
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(() => window.probe.openMs !== null, null, { timeout: 120_000 });
  const openMs = (await page.evaluate(() => window.probe.openMs)) ?? 0;
  // What the label view loads once the first task stands is there, and the page is at rest.
  await pause(3_000);
  return { page, cdp: await context.newCDPSession(page), openMs, close: () => context.close() };
}

export async function signIn(browser: Browser, { url }: Bench) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("E-mail").fill("owner@example.test");
  await page.getByLabel("Password").fill("a password for the bench");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${url}/`);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

async function painted(page: Page, type: "pointerup" | "pointerdown", act: () => Promise<void>) {
  await page.evaluate((wanted) => window.probe.next(wanted), type);
  await act();
  await page.waitForFunction(() => window.probe.painted !== null, null, { timeout: 30_000 });
  const ms = (await page.evaluate(() => window.probe.painted)) ?? 0;
  await pause(PAUSE_MS);
  return ms;
}

async function newBoxes({ page, at }: Hands): Promise<number[]> {
  const random = seededRandom(5);
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    const from = at(200 + random() * 3000, 200 + random() * 2300);
    const to = { x: from.x + 40 + random() * 60, y: from.y + 30 + random() * 40 };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await pause(60);
    times.push(await painted(page, "pointerup", () => page.mouse.up()));
  }
  return times;
}

const targetAt = ({ at }: Hands, i: number): Place => {
  const [x = 0, y = 0, width = 0, height = 0] = TARGETS[i] ?? [];
  return at(x + width / 2, y + height / 2);
};

async function selects(hands: Hands): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    const { x, y } = targetAt(hands, i % 2);
    await hands.page.mouse.move(x, y);
    await pause(60);
    times.push(await painted(hands.page, "pointerdown", () => hands.page.mouse.click(x, y)));
  }
  return times;
}

type Rate = { perSecond: number; commits: number; moves: number };

/** Frames per second with something drawn in them, while a gesture goes on. Events are sent as they come from a mouse. */
async function rate({ page, cdp }: Hands, event: (i: number) => object): Promise<Rate> {
  const read = () => page.evaluate(() => ({ ...window.probe, frames: [...window.probe.frames] }));
  const sent: Promise<unknown>[] = [];
  const before = await read();
  const startedAt = performance.now();
  for (let i = 0; performance.now() - startedAt < GESTURE_MS; i++) {
    sent.push(cdp.send("Input.dispatchMouseEvent", event(i) as never));
    await pause(startedAt + (i + 1) * MOVE_EVERY_MS - performance.now());
  }
  const after = await read();
  await Promise.all(sent);
  // The first and last frames belong to the beginning and the end of the sending.
  const frames = after.frames.slice(before.frames.length + 3);
  const ms = (frames.at(-1) ?? 0) - (frames[0] ?? 0);
  return {
    perSecond: ms > 0 ? ((frames.length - 1) / ms) * 1000 : 0,
    commits: after.commits - before.commits,
    moves: after.moves - before.moves,
  };
}

const circle = ({ x, y }: Place, i: number, radius: number): Place => ({
  x: x + Math.sin(i / 20) * radius,
  y: y + (1 - Math.cos(i / 20)) * radius,
});

export async function dragging(
  hands: Hands,
  from: Place,
  button: "left" | "middle",
  radius: number,
): Promise<Rate> {
  const { page } = hands;
  await page.mouse.move(from.x, from.y);
  await page.mouse.down({ button });
  await page.mouse.move(from.x + 6, from.y, { steps: 3 });
  const buttons = button === "left" ? 1 : 4;
  const found = await rate(hands, (i) => ({
    type: "mouseMoved",
    button,
    buttons,
    ...circle({ x: from.x + 6, y: from.y }, i, radius),
  }));
  await page.mouse.move(from.x, from.y);
  await page.mouse.up({ button });
  await pause(PAUSE_MS);
  return found;
}

/** In and out again, so that all shapes are in view half of the time. */
async function zooming(hands: Hands): Promise<Rate> {
  const place = targetAt(hands, 0);
  const found = await rate(hands, (i) => ({
    type: "mouseWheel",
    ...place,
    deltaX: 0,
    deltaY: Math.floor(i / 60) % 2 === 0 ? -16 : 16,
  }));
  await pause(PAUSE_MS);
  return found;
}

type Measured = { openMs: number; newBox: number[]; select: number[]; drag: Rate; pan: Rate; zoom: Rate };

async function measure(hands: Hands, openMs: number, scene: Scene): Promise<Measured> {
  const { page } = hands;
  const tool = async (draws: boolean) => {
    await page.keyboard.press(draws ? "b" : "v");
    await page.evaluate((on) => (window as { drawBoxes?: (on: boolean) => void }).drawBoxes?.(on), draws);
  };
  await tool(false);
  const select = await selects(hands);
  const drag = await dragging(hands, targetAt(hands, 0), "left", 20);
  const pan = await dragging(hands, targetAt(hands, 1), "middle", 60);
  await tool(true);
  const newBox = scene.boxes < scene.maxBoxes ? await newBoxes(hands) : [];
  await pause(2_000);
  const zoom = await zooming(hands);
  return { openMs, newBox, select, drag, pan, zoom };
}

function* figures(name: string, view: Measured, bare: Measured): Generator<Figure & { load: number }> {
  const load = rounded(loadavg()[0] ?? 0);
  const figure = (what: string, unit: string, value: number, floor: number) => ({
    ...{ name: `${name}, ${what}`, value: rounded(value), unit },
    ...{ floorName: "bare Konva page", floor: rounded(floor), load },
  });
  yield figure("open", "ms", view.openMs, bare.openMs);
  for (const [what, key] of [
    ["new box", "newBox"],
    ["select", "select"],
  ] as const) {
    if (view[key].length === 0) continue;
    yield figure(`${what} p50`, "ms", quantile(view[key], 0.5), quantile(bare[key], 0.5));
    yield figure(`${what} p95`, "ms", quantile(view[key], 0.95), quantile(bare[key], 0.95));
  }
  for (const key of ["drag", "pan", "zoom"] as const)
    yield figure(key, "frames/s", view[key].perSecond, bare[key].perSecond);
  for (const key of ["drag", "pan"] as const)
    yield {
      ...{ name: `${name}, React renders in ${view[key].moves} pointer moves of a ${key}`, load },
      ...{ value: view[key].commits, unit: "renders", floorName: "none", floor: 0 },
    };
}

/** Where the image is fitted in, px of the window: what no bar covers. */
async function freeFrame(page: Page): Promise<Rect> {
  const frame = await page.getByRole("application", { name: /^Image “/ }).boundingBox();
  if (!frame) throw new Error("no image in the label view");
  const bars = await page
    .locator("[data-bar]")
    .evaluateAll((found) => found.map((bar) => bar.getBoundingClientRect().toJSON() as Rect));
  const free = freePart(
    frame,
    bars.map((bar) => ({ ...bar, x: bar.x - frame.x, y: bar.y - frame.y })),
  );
  return { ...free, x: free.x + frame.x, y: free.y + frame.y };
}

export async function* benchEditor(): AsyncGenerator<Figure> {
  await stop(await start());
  const bench = await start();
  const image = await makeImage();
  const bare = await serveBare(image);
  const browser = await chromium.launch(await executable());
  const wanted = process.env.EDITOR_SCENES?.split(",");
  try {
    const cookies = await signIn(browser, bench);
    for (const scene of SCENES) {
      if (wanted && !wanted.some((part) => scene.name.includes(part))) continue;
      const shapes = shapesOf(scene);
      const project = await makeTask(bench, scene, image, shapes);
      const view = await opened(browser, `${bench.url}/projects/${project}/label`, cookies);
      const frame = await freeFrame(view.page);
      const viewport: Viewport = fitRect({ x: 0, y: 0, ...IMAGE }, frame);
      const at = (x: number, y: number): Place => {
        const [left, top] = toScreen(viewport, [x, y]);
        return { x: left + frame.x, y: top + frame.y };
      };
      const found = await measure({ ...view, at }, view.openMs, scene);
      await view.close();
      bare.set({ shapes, frame });
      const floor = await opened(browser, bare.url, cookies);
      const least = await measure({ ...floor, at }, floor.openMs, scene);
      await floor.close();
      yield* figures(scene.name, found, least);
    }
  } finally {
    await browser.close();
    bare.close();
    await stop(bench);
  }
}
