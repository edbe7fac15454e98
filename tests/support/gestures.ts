/** What hands do in the label view, by real mouse events at the places the eye sees. */
import type { Locator, Page } from "@playwright/test";
import { expect } from "./browser";

type Place = { x: number; y: number };

export const textView = (page: Page): Locator => page.getByRole("textbox", { name: /^Text “/ });

/** Where the first and the last character of these words stand on the screen. */
const endsOf = (view: Locator, words: string): Promise<{ from: Place; to: Place }> =>
  view.evaluate((root, wanted) => {
    const nodes: { node: Node; start: number }[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: text.length });
      text += walker.currentNode.textContent ?? "";
    }
    const at = text.indexOf(wanted);
    if (at < 0) throw new Error(`the text does not hold “${wanted}”`);
    const rectOf = (unit: number) => {
      const piece = nodes.findLast(({ start }) => start <= unit);
      if (!piece) throw new Error("no text");
      const range = document.createRange();
      range.setStart(piece.node, unit - piece.start);
      range.setEnd(piece.node, unit - piece.start + 1);
      return range.getBoundingClientRect();
    };
    const [first, last] = [rectOf(at), rectOf(at + wanted.length - 1)];
    return {
      from: { x: first.left + 1, y: first.top + first.height / 2 },
      to: { x: last.right - 1, y: last.top + last.height / 2 },
    };
  }, words);

export async function drag(page: Page, from: Place, to: Place): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/** Marks the words in the text by a drag of the mouse. @param view of a task with several texts the one that is meant */
export async function markWords(page: Page, words: string, view = textView(page)): Promise<void> {
  const { from, to } = await endsOf(view, words);
  await drag(page, from, to);
}

/** A finger on the middle of the word. */
export async function tapWord(page: Page, word: string): Promise<void> {
  const { from, to } = await endsOf(textView(page), word);
  await page.touchscreen.tap((from.x + to.x) / 2, from.y);
}

export async function clickWords(page: Page, words: string): Promise<void> {
  const { from, to } = await endsOf(textView(page), words);
  await page.mouse.click((from.x + to.x) / 2, from.y);
}

export async function doubleClickWord(page: Page, word: string): Promise<void> {
  const { from, to } = await endsOf(textView(page), word);
  await page.mouse.dblclick((from.x + to.x) / 2, from.y);
}

/** The spans of the text as they are seen, such as “Oslo Place”. */
export async function expectSpans(page: Page, spans: string[]): Promise<void> {
  await expect
    .poll(() =>
      textView(page)
        .locator("[data-spans]")
        .evaluateAll((pieces) =>
          pieces.map((piece) => `${piece.textContent} ${piece.getAttribute("data-tag") ?? ""}`),
        ),
    )
    .toEqual(spans);
}

type Color = readonly [red: number, green: number, blue: number];
export type Edges = { left: number; top: number; right: number; bottom: number };

export const imageView = (page: Page): Locator => page.getByRole("application", { name: /^Image “/ });

/** Where this colour is seen in the picture, in the page's pixels; waits for the picture. */
export async function seenAt(page: Page, color: Color): Promise<Edges> {
  const find = () =>
    imageView(page).evaluate((frame, [red, green, blue]) => {
      // The lowest canvas is the picture; what people draw lies above it.
      const canvas = frame.querySelector("canvas");
      const context = canvas?.getContext("2d");
      // Before its first layout it has no size.
      if (!canvas || !context || canvas.width * canvas.height === 0) return null;
      const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
      const found = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const at = 4 * (y * width + x);
          const distance =
            Math.abs((data[at] ?? 0) - red) +
            Math.abs((data[at + 1] ?? 0) - green) +
            Math.abs((data[at + 2] ?? 0) - blue);
          if (distance > 90 || (data[at + 3] ?? 0) < 255) continue;
          found.left = Math.min(found.left, x);
          found.top = Math.min(found.top, y);
          found.right = Math.max(found.right, x + 1);
          found.bottom = Math.max(found.bottom, y + 1);
        }
      if (found.left === Infinity) return null;
      const { left, top } = frame.getBoundingClientRect();
      return {
        left: found.left + left,
        top: found.top + top,
        right: found.right + left,
        bottom: found.bottom + top,
      };
    }, color);
  await expect.poll(find, `a picture with the colour ${color}`).not.toBeNull();
  return (await find()) as Edges;
}

/** Draws a box over these edges, so many pixels of the screen to the lower right. */
export const drawBox = (page: Page, edges: Edges, off = 0): Promise<void> =>
  drag(page, { x: edges.left + off, y: edges.top + off }, { x: edges.right + off, y: edges.bottom + off });
