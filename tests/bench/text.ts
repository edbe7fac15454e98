/**
 * Long texts in real Chromium: the label view beside a bare page with the same text in blocks, laid out where they are seen,
 * and its spans as highlights of CSS, in the same run. Needs a build. `TEXT_SCENES=10 MB` measures these alone.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { loadavg } from "node:os";
import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { newId } from "@/lib/core/ids";
import { seededRandom } from "@/lib/core/random";
import { executable } from "../support/browser";
import { signIn } from "./editor";
import { rounded } from "./editor-scenes";
import { type Bench, call, type Figure, quantile, start, stop, until } from "./instance";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const REPEATS = 20;
const SCROLL_MS = 2_500;
const WHEEL_EVERY_MS = 16;

type Scene = { name: string; chars: number; spans: number };
const SCENES: Scene[] = [
  { name: "100,000 characters", chars: 100_000, spans: 0 },
  { name: "100,000 characters, 500 spans", chars: 100_000, spans: 500 },
  { name: "100,000 characters, 2,000 spans", chars: 100_000, spans: 2_000 },
  { name: "100,000 characters, 5,000 spans", chars: 100_000, spans: 5_000 },
  { name: "1 MB, 5,000 spans", chars: 1_000_000, spans: 5_000 },
  { name: "10 MB", chars: 10_000_000, spans: 0 },
];

type Stretch = { start: number; end: number };

/** Lines of words of one length, so that both pages break them alike. */
function textOf({ chars }: Scene): string {
  const random = seededRandom(4);
  const lines: string[] = [];
  for (let length = 0; length < chars; ) {
    const words = Array.from({ length: 10 }, () => "abcdefghij".slice(0, 3 + Math.floor(random() * 6)));
    lines.push(words.join(" "));
    length += (lines.at(-1) ?? "").length + 1;
  }
  return lines.join("\n").slice(0, chars);
}

/** Words, evenly over the text. */
function spansOf(text: string, { spans }: Scene): Stretch[] {
  return Array.from({ length: spans }, (_, i) => {
    const start = text.indexOf(" ", Math.floor((i * (text.length - 200)) / spans)) + 1;
    const end = text.slice(start).search(/\s/);
    return { start, end: start + Math.max(1, end) };
  });
}

/** Counts frames in which the text has moved, and tells the time from a press to the frame that shows what it has done. */
type TextProbe = { openMs: number | null; moved: number[]; changedAt: number | null; pressedAt: number };

function installTextProbe(): void {
  const probe: TextProbe = { openMs: null, moved: [], changedAt: null, pressedAt: 0 };
  Object.assign(window, { textProbe: probe });
  let top = -1;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    if (document.querySelector("[data-block]")) probe.openMs ??= performance.now();
    // What was drawn before this message is on the screen.
    if (probe.changedAt === -1) probe.changedAt = performance.now();
  };
  const tick = (frame: number) => {
    const now = document.querySelector("[data-block]")?.closest(".overflow-auto")?.scrollTop ?? 0;
    if (now !== top) probe.moved.push(frame);
    top = now;
    channel.port2.postMessage(null);
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  window.addEventListener("mouseup", (event) => (probe.pressedAt = event.timeStamp), { capture: true });
  const watch = (root: Node) =>
    new MutationObserver((records) => {
      if (
        probe.changedAt === null &&
        records.some(({ target }) => (target as Element).closest?.("[data-block]"))
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
</style><body style="margin:0"><div class="overflow-auto"></div><script>
(async () => {
  const { text, spans } = await (await fetch("/scene.json")).json();
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
  for (const span of spans) highlight.add(rangeOf(span));
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

async function serveBare() {
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
    set: (text: string, spans: readonly Stretch[]) => {
      scene = JSON.stringify({ text, spans });
    },
    close: () => server.close(),
  };
}

/** A project with the text as its one task and the spans as the owner's draft. */
async function makeTask(
  bench: Bench,
  name: string,
  text: string,
  spans: readonly Stretch[],
): Promise<string> {
  const schema = {
    inputs: [{ id: "text", kind: "text", field: "text" }],
    controls: [
      {
        ...{ id: "names", kind: "span", name: "Names", input: "text" },
        labels: ["person", "place", "thing"].map((id) => ({ id, name: id })),
      },
    ],
  };
  const made = { name, schema, settings: { overlap: 1 } };
  const { id } = await call<{ id: string }>(bench, "POST", "/api/v1/projects", made);
  const imports = `/api/v1/projects/${id}/imports`;
  const answer = await fetch(`${bench.url}${imports}?format=jsonl&fileName=bench.jsonl`, {
    method: "POST",
    headers: { authorization: `Bearer ${bench.token}`, "content-type": "application/octet-stream" },
    body: JSON.stringify({ text }),
  });
  const job = (await answer.json()) as { id: string };
  await until(async () => {
    const { status } = await call<{ status: string }>(bench, "GET", `${imports}/${job.id}`);
    if (status === "failed") throw new Error("import failed");
    return status === "done";
  });
  const { tasks } = await call<{ tasks: { id: string }[] }>(bench, "POST", `/api/v1/projects/${id}/queue`, {
    count: 1,
  });
  const regions = spans.map(({ start, end }, i) => ({
    ...{ id: `s${i}`, control: "names", labels: [["person", "place", "thing"][i % 3] ?? ""] },
    shape: { kind: "span", parts: [{ start, end, text: text.slice(start, end) }] },
  }));
  await call(bench, "PUT", `/api/v1/tasks/${tasks[0]?.id}/annotation`, {
    ...{ annotationId: newId(), baseRevision: 0, state: "draft", leadTimeMs: 1000 },
    document: { answers: {}, regions, relations: [] },
    ...{ schemaVersion: 1, guidelineVersion: null },
  });
  return id;
}

type Hands = { page: Page; cdp: CDPSession; openMs: number; close: () => Promise<void> };

async function opened(
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
const wordsInView = (page: Page) =>
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

async function newSpans({ page }: Hands): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    const words = await wordsInView(page);
    const word = words[i % Math.max(1, words.length)];
    if (!word) break;
    await page.mouse.move(word.x1, word.y);
    await page.mouse.down();
    await page.mouse.move(word.x2, word.y, { steps: 3 });
    await page.evaluate(() => {
      (window as unknown as { textProbe: TextProbe }).textProbe.changedAt = null;
    });
    await page.mouse.up();
    const read = await page.waitForFunction(() => {
      const { changedAt, pressedAt } = (window as unknown as { textProbe: TextProbe }).textProbe;
      return changedAt !== null && changedAt > 0 ? changedAt - pressedAt : null;
    });
    times.push((await read.jsonValue()) ?? 0);
    await pause(300);
  }
  return times;
}

/** Frames per second in which the text moved while the wheel turned. */
async function scrolling({ page, cdp }: Hands): Promise<number> {
  const read = () =>
    page.evaluate(() => [...(window as unknown as { textProbe: TextProbe }).textProbe.moved]);
  const before = (await read()).length;
  const startedAt = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let i = 0; performance.now() - startedAt < SCROLL_MS; i++) {
    const event = { type: "mouseWheel", x: 600, y: 400, deltaX: 0, deltaY: 120 };
    sent.push(cdp.send("Input.dispatchMouseEvent", event as never));
    await pause(startedAt + (i + 1) * WHEEL_EVERY_MS - performance.now());
  }
  const moved = (await read()).slice(before + 3);
  await Promise.all(sent);
  const ms = (moved.at(-1) ?? 0) - (moved[0] ?? 0);
  return ms > 0 ? ((moved.length - 1) / ms) * 1000 : 0;
}

const nodesIn = (page: Page) => page.evaluate(() => document.querySelectorAll("*").length);

export async function* benchText(): AsyncGenerator<Figure & { load: number }> {
  await stop(await start());
  const bench = await start();
  const bare = await serveBare();
  const browser = await chromium.launch(await executable());
  const wanted = process.env.TEXT_SCENES?.split(";");
  try {
    const cookies = await signIn(browser, bench);
    for (const scene of SCENES) {
      if (wanted && !wanted.some((part) => scene.name.includes(part))) continue;
      const text = textOf(scene);
      const spans = spansOf(text, scene);
      const project = await makeTask(bench, scene.name, text, spans);
      const measure = async (hands: Hands) => {
        await hands.page.keyboard.press("1");
        const made = await newSpans(hands);
        const perSecond = await scrolling(hands);
        const nodes = await nodesIn(hands.page);
        await hands.close();
        return { openMs: hands.openMs, made, perSecond, nodes };
      };
      const view = await measure(await opened(browser, `${bench.url}/projects/${project}/label`, cookies));
      bare.set(text, spans);
      const least = await measure(await opened(browser, bare.url, cookies));
      const figure = (what: string, unit: string, value: number, floor: number) => ({
        ...{ name: `${scene.name}: ${what}`, value: rounded(value), unit },
        ...{ floorName: "bare page", floor: rounded(floor), load: rounded(loadavg()[0] ?? 0) },
      });
      yield figure("open", "ms", view.openMs, least.openMs);
      yield figure("new span p50", "ms", quantile(view.made, 0.5), quantile(least.made, 0.5));
      yield figure("new span p95", "ms", quantile(view.made, 0.95), quantile(least.made, 0.95));
      yield figure("scroll", "frames/s", view.perSecond, least.perSecond);
      yield figure("elements in the page", "elements", view.nodes, least.nodes);
    }
  } finally {
    await browser.close();
    bare.close();
    await stop(bench);
  }
}
