/**
 * Relations in a long text in real Chromium: the label view beside a bare page that draws every relation as one curve. Frames
 * longer than 50 ms are counted.
 */
import { loadavg } from "node:os";
import type { Browser, Page } from "@playwright/test";
import type { signIn } from "./editor";
import { rounded } from "./editor-scenes";
import { type Bench, type Figure, quantile } from "./instance";
import { longFramesOf, opened, REPEATS, rest, scrolling, type serveBare, shownAfter } from "./text-pages";
import { makeTask, pairsOf, spansOf, textOf } from "./text-scenes";

export const ARC_SCENE = {
  name: "100,000 characters, 3,000 spans, 2,000 relations",
  chars: 100_000,
  spans: 3_000,
  relations: 2_000,
};

type Given = {
  bench: Bench;
  bare: Awaited<ReturnType<typeof serveBare>>;
  browser: Browser;
  cookies: Awaited<ReturnType<typeof signIn>>;
};

type Place = { x: number; y: number };
/** What differs between the two pages. */
type Ways = {
  spansInView: (page: Page) => Promise<Place[]>;
  showAll: (page: Page) => Promise<void>;
  /** Takes a label of relations in hand: the next two clicks on spans join them. */
  relate: (page: Page) => Promise<void>;
};

const LABEL_VIEW: Ways = {
  spansInView: (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll("[data-spans]")].flatMap((piece) => {
        const { left, top, bottom } = piece.getBoundingClientRect();
        return top < 120 || bottom > 700 ? [] : [{ x: left + 4, y: top + 10 }];
      }),
    ),
  showAll: (page) => page.getByRole("checkbox", { name: "All arcs" }).click(),
  relate: (page) => page.keyboard.press("4"),
};

/** Keys of the bare page, see its script. */
const BARE: Ways = {
  spansInView: (page) => page.evaluate("spansInView()"),
  showAll: (page) => page.evaluate("window.dispatchEvent(new MouseEvent('mouseup')); showAll()"),
  relate: (page) => page.evaluate("isRelating = true"),
};

async function measure(
  browser: Browser,
  url: string,
  { cookies, ways }: { cookies: Given["cookies"]; ways: Ways },
) {
  const hands = await opened(browser, url, cookies);
  const { page } = hands;
  const longFrames: Record<string, number> = {};
  const counted = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
    const before = await longFramesOf(page);
    const result = await run();
    await rest();
    longFrames[what] = (longFrames[what] ?? 0) + (await longFramesOf(page)) - before;
    return result;
  };
  const clicks = async (times: number): Promise<number[]> => {
    const shown: number[] = [];
    for (let i = 0; i < times; i++) {
      const places = await ways.spansInView(page);
      const place = places[(i * 7) % Math.max(1, places.length)];
      if (!place) break;
      await page.mouse.move(place.x, place.y);
      await page.mouse.down();
      shown.push(await shownAfter(page, () => page.mouse.up()));
      await rest();
    }
    return shown;
  };
  const tab = page.getByRole("tab", { name: /^Regions/ });
  if (await tab.isVisible()) await tab.click();
  await rest();
  const select = await counted("select", () => clicks(REPEATS));
  const scroll = await counted("scroll with arcs of one span", () => scrolling(hands));
  const all = await counted("all arcs", () => shownAfter(page, () => ways.showAll(page)));
  const scrollAll = await counted("scroll with all arcs", () => scrolling(hands));
  await ways.relate(page);
  const add = await counted("add", () => clicks(REPEATS));
  await hands.close();
  return { open: hands.openMs, select, scroll, all, scrollAll, add, longFrames };
}

export async function* benchArcs({
  bench,
  bare,
  browser,
  cookies,
}: Given): AsyncGenerator<Figure & { load: number }> {
  const { name, relations } = ARC_SCENE;
  const text = textOf(ARC_SCENE);
  const spans = spansOf(text, ARC_SCENE);
  const pairs = pairsOf(spans.length, relations);
  const project = await makeTask(bench, { name, text, spans, pairs });
  const view = await measure(browser, `${bench.url}/projects/${project}/label`, {
    cookies,
    ways: LABEL_VIEW,
  });
  bare.set({ text, spans, pairs });
  const least = await measure(browser, bare.url, { cookies, ways: BARE });
  const figure = (what: string, unit: string, value: number, floor: number) => ({
    ...{ name: `${name}: ${what}`, value: rounded(value), unit },
    ...{ floorName: "bare page", floor: rounded(floor), load: rounded(loadavg()[0] ?? 0) },
  });
  yield figure("open", "ms", view.open, least.open);
  yield figure("select p50", "ms", quantile(view.select, 0.5), quantile(least.select, 0.5));
  yield figure("select p95", "ms", quantile(view.select, 0.95), quantile(least.select, 0.95));
  yield figure("scroll with arcs of one span", "frames/s", view.scroll.perSecond, least.scroll.perSecond);
  yield figure("show all arcs", "ms", view.all, least.all);
  yield figure("scroll with all arcs", "frames/s", view.scrollAll.perSecond, least.scrollAll.perSecond);
  yield figure("add a relation p50", "ms", quantile(view.add, 0.5), quantile(least.add, 0.5));
  yield figure("add a relation p95", "ms", quantile(view.add, 0.95), quantile(least.add, 0.95));
  yield figure("scroll with arcs of one span, late frames", "frames", view.scroll.late, least.scroll.late);
  yield figure("scroll with all arcs, late frames", "frames", view.scrollAll.late, least.scrollAll.late);
  for (const [what, count] of Object.entries(view.longFrames))
    yield figure(`${what}, frames over 50 ms`, "frames", count, least.longFrames[what] ?? 0);
}
