import { expect, it } from "vitest";
import { ScrollTogether } from "@/lib/client/scroll-together";

/** Keeps within its height, and in whole pixels, as browsers do. */
class Text {
  #top = 0;
  constructor(
    readonly scrollHeight: number,
    readonly clientHeight = 100,
  ) {}
  get scrollTop() {
    return this.#top;
  }
  set scrollTop(px: number) {
    this.#top = Math.round(Math.min(Math.max(px, 0), Math.max(0, this.scrollHeight - this.clientHeight)));
  }
}

const tops = (all: readonly Text[]) => all.map(({ scrollTop }) => scrollTop);

it("the others come to the same share of their height, from the beginning to the end", () => {
  const all = [new Text(1_100), new Text(600), new Text(2_100)] as const;
  const together = new ScrollTogether();
  for (const [px, expected] of [
    [500, [500, 250, 1_000]],
    [1_000, [1_000, 500, 2_000]],
    [0, [0, 0, 0]],
  ] as const) {
    all[0].scrollTop = px;
    together.follow(all[0], all);
    for (const other of all.slice(1)) together.follow(other, all);
    expect(tops(all)).toEqual(expected);
  }
});

it("a text that was moved does not lead; scrolled by hand after that, it does", () => {
  const all = [new Text(1_003), new Text(107)] as const;
  const together = new ScrollTogether();
  all[0].scrollTop = 450;
  together.follow(all[0], all);
  expect(tops(all)).toEqual([450, 3]);
  // Of its rounded place the long text would be at 387.
  together.follow(all[1], all);
  expect(tops(all)).toEqual([450, 3]);
  all[1].scrollTop = 7;
  together.follow(all[1], all);
  expect(tops(all)).toEqual([903, 7]);
});

it("a text that is shown whole neither moves nor moves others", () => {
  const all = [new Text(1_100), new Text(80)] as const;
  const together = new ScrollTogether();
  all[0].scrollTop = 300;
  together.follow(all[0], all);
  together.follow(all[1], all);
  expect(tops(all)).toEqual([300, 0]);
});
