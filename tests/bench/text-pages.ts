/** The pages that the bench of long texts compares, and the hands that work in them. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, CDPSession, Page } from "@playwright/test";
import type { signIn } from "./editor";
import type { Pair, Stretch } from "./text-scenes";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
export const REPEATS = 20;
const SCROLL_MS = 2_500;
const WHEEL_EVERY_MS = 16;
const LATE_MS = 25;
/** Until what a press has started is over. */
export const rest = () => pause(300);

/** Counts frames in which the text has moved, and tells the time from a press to the frame that shows what it has done. */
export type TextProbe = {
  openMs: number | null;
  frames: number[];
  /** Frames in which the text has moved. */
  moved: number[];
  changedAt: number | null;
  pressedAt: number;
  /** When frames began that took longer than 50 ms. */
  longFrames: number[];
};

function installTextProbe(): void {
  const probe: TextProbe = {
    openMs: null,
    frames: [],
    moved: [],
    changedAt: null,
    pressedAt: 0,
    longFrames: [],
  };
  Object.assign(window, { textProbe: probe });
  let top = -1;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    if (document.querySelector("[data-block]")) probe.openMs ??= performance.now();
    // What was drawn before this message is on the screen.
    if (probe.changedAt === -1) probe.changedAt = performance.now();
  };
  const tick = (frame: number) => {
    probe.frames.push(frame);
    const now = document.querySelector("[data-block]")?.closest(".overflow-auto")?.scrollTop ?? 0;
    if (now !== top) probe.moved.push(frame);
    top = now;
    channel.port2.postMessage(null);
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  window.addEventListener("mouseup", (event) => (probe.pressedAt = event.timeStamp), { capture: true });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) probe.longFrames.push(startTime);
  }).observe({ type: "long-animation-frame", buffered: true });
  const watch = (root: Node) =>
    new MutationObserver((records) => {
      if (
        probe.changedAt === null &&
        records.some(({ target }) => (target as Element).closest?.("[data-block], [data-testid=arcs]"))
      )
        probe.changedAt = -1;
    }).observe(root, { subtree: true, childList: true, attributes: true });
  // Before the document is parsed it has no element yet.
  watch(document);
}

const BARE = `<!doctype html><meta charset="utf-8"><style>
.overflow-auto { height: 768px; width: 796px; overflow: auto; position: absolute; left: 236px; top: 44px }
[data-block] { font: 16px/2.15 sans-serif; max-width: 66ch; white-space: pre-wrap; content-visibility: auto; contain-intrinsic-size: auto 34px }
::highlight(spans) { background: #cde }
::highlight(chosen) { background: #9bd }
svg { position: absolute; left: 0; top: 0; overflow: visible; pointer-events: none; fill: none; stroke: #369 }
</style><body style="margin:0"><div class="overflow-auto"></div><script>
(async () => {
  const { text, spans, pairs = [] } = await (await fetch("/scene.json")).json();
  const holder = document.querySelector(".overflow-auto");
  const blocks = [];
  let at = 0;
  for (const line of text.split("\\n")) {
    const block = document.createElement("div");
    block.dataset.block = String(blocks.length);
    block.textContent = line;
    blocks.push({ block, start: at });
    at += line.length + 1;
  }
  const fragment = document.createDocumentFragment();
  for (const { block } of blocks) fragment.append(block);
  holder.append(fragment);
  const highlight = new Highlight();
  CSS.highlights.set("spans", highlight);
  const rangeOf = ({ start, end }) => {
    let low = 0, high = blocks.length - 1;
    while (low < high) { const middle = (low + high + 1) >> 1; if (blocks[middle].start <= start) low = middle; else high = middle - 1; }
    const { block, start: from } = blocks[low];
    const range = document.createRange();
    range.setStart(block.firstChild, start - from);
    range.setEnd(block.firstChild, Math.min(end - from, block.firstChild.length));
    return range;
  };
  const ranges = spans.map(rangeOf);
  for (const range of ranges) highlight.add(range);
  const chosen = new Highlight();
  CSS.highlights.set("chosen", chosen);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.dataset.testid = "arcs";
  holder.append(svg);
  const inHolder = (range) => {
    const [{ left, top }, outer] = [range.getBoundingClientRect(), holder.getBoundingClientRect()];
    return [left - outer.left, top - outer.top + holder.scrollTop];
  };
  const curve = ([x1, y1], [x2, y2]) => "M" + x1 + " " + y1 + "Q" + (x1 + x2) / 2 + " " + (Math.min(y1, y2) - 30) + " " + x2 + " " + y2;
  const draw = (path) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", "path");
    element.setAttribute("d", path);
    return element;
  };
  window.isRelating = false;
  let from = null;
  window.showAll = () => {
    const places = ranges.map(inHolder);
    svg.append(...pairs.map(([a, b]) => draw(curve(places[a], places[b]))));
  };
  window.spansInView = () => ranges.flatMap((range) => {
    const { left, top, bottom } = range.getBoundingClientRect();
    return top < 120 || bottom > 700 ? [] : [{ x: left + 4, y: top + 10 }];
  });
  window.addEventListener("click", ({ clientX, clientY, target }) => {
    const at = document.caretRangeFromPoint(clientX, clientY);
    const range = at && ranges.find((one) => one.isPointInRange(at.startContainer, at.startOffset));
    if (!range) return;
    chosen.clear();
    chosen.add(range);
    target.dataset.touched = String(Math.random());
    if (!window.isRelating) return;
    if (from) svg.append(draw(curve(inHolder(from), inHolder(range))));
    from = from ? null : range;
  });
  window.addEventListener("mouseup", () => {
    const selection = getSelection();
    if (selection.isCollapsed) return;
    highlight.add(selection.getRangeAt(0).cloneRange());
    // Seen by the probe, which watches what changes.
    selection.anchorNode.parentElement.dataset.touched = String(Math.random());
    selection.removeAllRanges();
  });
})();
</script>`;

export async function serveBare() {
  let scene = "{}";
  const server = createServer((request, response) => {
    const isScene = request.url === "/scene.json";
    response
      .writeHead(200, { "content-type": isScene ? "application/json" : "text/html" })
      .end(isScene ? scene : BARE);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    set: (given: { text: string; spans: readonly Stretch[]; pairs?: readonly Pair[] }) => {
      scene = JSON.stringify(given);
    },
    close: () => server.close(),
  };
}

export type Hands = { page: Page; cdp: CDPSession; openMs: number; close: () => Promise<void> };

export async function opened(
  browser: Browser,
  url: string,
  cookies: Awaited<ReturnType<typeof signIn>>,
): Promise<Hands> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
  await context.addCookies(cookies);
  await context.addInitScript("globalThis.__name = (named) => named;");
  await context.addInitScript(installTextProbe);
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(url, { waitUntil: "commit" });
  const probe = () => page.evaluate(() => (window as unknown as { textProbe: TextProbe }).textProbe.openMs);
  await page.waitForFunction(() => (window as unknown as { textProbe?: TextProbe }).textProbe?.openMs, null, {
    timeout: 120_000,
  });
  const openMs = (await probe()) ?? 0;
  await pause(3_000);
  return { page, cdp: await context.newCDPSession(page), openMs, close: () => context.close() };
}

/** Words that are in view and have no span, as places to drag over. */
export const wordsInView = (page: Page) =>
  page.evaluate(() => {
    const places: { x1: number; x2: number; y: number }[] = [];
    for (const block of document.querySelectorAll("[data-block]")) {
      const { top, bottom } = block.getBoundingClientRect();
      if (top < 80 || bottom > 700) continue;
      const piece = block.querySelector("[data-start]:not([data-spans])") ?? block;
      const node = piece.firstChild;
      const at = node?.nodeValue?.search(/\b\w{4,}\b/) ?? -1;
      if (!node || at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 4);
      const rect = range.getBoundingClientRect();
      places.push({ x1: rect.left + 1, x2: rect.right - 1, y: rect.top + rect.height / 2 });
    }
    return places;
  });

/** From a press to the frame that shows a change in the text or its arcs, ms. */
export async function shownAfter(page: Page, press: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    (window as unknown as { textProbe: TextProbe }).textProbe.changedAt = null;
  });
  await press();
  const read = await page.waitForFunction(() => {
    const { changedAt, pressedAt } = (window as unknown as { textProbe: TextProbe }).textProbe;
    return changedAt !== null && changedAt > 0 ? changedAt - pressedAt : null;
  });
  return (await read.jsonValue()) ?? 0;
}

/** How many frames longer than 50 ms the page has had. */
export const longFramesOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { textProbe: TextProbe }).textProbe.longFrames.length);

export async function newSpans({ page }: Hands): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    const words = await wordsInView(page);
    const word = words[i % Math.max(1, words.length)];
    if (!word) break;
    await page.mouse.move(word.x1, word.y);
    await page.mouse.down();
    await page.mouse.move(word.x2, word.y, { steps: 3 });
    times.push(await shownAfter(page, () => page.mouse.up()));
    await rest();
  }
  return times;
}

export type Scrolled = { perSecond: number; late: number };

/**
 * Frames per second in which the text moved while the wheel turned, and how many frames came late: 25 ms or more after the one
 * before. The wheel does not turn evenly, so that even a page of nothing but colour moves in 55 to 59 frames per second.
 */
export async function scrolling({ page, cdp }: Hands): Promise<Scrolled> {
  const read = () =>
    page.evaluate(() => {
      const { moved, frames } = (window as unknown as { textProbe: TextProbe }).textProbe;
      return { moved: [...moved], frames: [...frames] };
    });
  const before = (await read()).moved.length;
  const startedAt = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let i = 0; performance.now() - startedAt < SCROLL_MS; i++) {
    const event = { type: "mouseWheel", x: 600, y: 400, deltaX: 0, deltaY: 120 };
    sent.push(cdp.send("Input.dispatchMouseEvent", event as never));
    await pause(startedAt + (i + 1) * WHEEL_EVERY_MS - performance.now());
  }
  const { moved: all, frames } = await read();
  await Promise.all(sent);
  const moved = all.slice(before + 3);
  const [first = 0, last = 0] = [moved[0], moved.at(-1)];
  const during = frames.filter((frame) => first <= frame && frame <= last);
  const late = during.filter((frame, i) => frame - (during[i - 1] ?? frame) >= LATE_MS).length;
  return { perSecond: last > first ? ((moved.length - 1) / (last - first)) * 1000 : 0, late };
}

export const nodesIn = (page: Page) => page.evaluate(() => document.querySelectorAll("*").length);
