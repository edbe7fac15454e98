/**
 * Long texts in real Chromium: the label view beside a bare page with the same text in blocks, laid out where they are seen,
 * and its spans as highlights of CSS, in the same run. Needs a build. `TEXT_SCENES=10 MB` measures these alone.
 */
import { loadavg } from "node:os";
import { chromium } from "@playwright/test";
import { executable } from "../support/browser";
import { signIn } from "./editor";
import { rounded } from "./editor-scenes";
import { type Figure, quantile, start, stop } from "./instance";
import { ARC_SCENE, benchArcs } from "./text-arcs";
import { type Hands, newSpans, nodesIn, opened, scrolling, serveBare } from "./text-pages";
import { makeTask, SCENES, spansOf, textOf } from "./text-scenes";

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
      const project = await makeTask(bench, { name: scene.name, text, spans });
      const measure = async (hands: Hands) => {
        await hands.page.keyboard.press("1");
        const made = await newSpans(hands);
        const scrolled = await scrolling(hands);
        const nodes = await nodesIn(hands.page);
        await hands.close();
        return { openMs: hands.openMs, made, scrolled, nodes };
      };
      const view = await measure(await opened(browser, `${bench.url}/projects/${project}/label`, cookies));
      bare.set({ text, spans });
      const least = await measure(await opened(browser, bare.url, cookies));
      const figure = (what: string, unit: string, value: number, floor: number) => ({
        ...{ name: `${scene.name}: ${what}`, value: rounded(value), unit },
        ...{ floorName: "bare page", floor: rounded(floor), load: rounded(loadavg()[0] ?? 0) },
      });
      yield figure("open", "ms", view.openMs, least.openMs);
      yield figure("new span p50", "ms", quantile(view.made, 0.5), quantile(least.made, 0.5));
      yield figure("new span p95", "ms", quantile(view.made, 0.95), quantile(least.made, 0.95));
      yield figure("scroll", "frames/s", view.scrolled.perSecond, least.scrolled.perSecond);
      yield figure("scroll, late frames", "frames", view.scrolled.late, least.scrolled.late);
      yield figure("elements in the page", "elements", view.nodes, least.nodes);
    }
    if (!wanted || wanted.some((part) => ARC_SCENE.name.includes(part)))
      yield* benchArcs({ bench, bare, browser, cookies });
  } finally {
    await browser.close();
    bare.close();
    await stop(bench);
  }
}
