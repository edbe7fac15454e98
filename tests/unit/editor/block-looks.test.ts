import { expect, it } from "vitest";
import { blockLooks, shapedBlocks } from "@/components/annotate/text/block-looks";
import { segmentsOf, splitBlocks } from "@/lib/editor/text-layout";
import { TEXT_FORMS } from "@/lib/text-forms";

it("the author stands at the first line of a turn, in one colour at all turns of the same", () => {
  const turns = ["a", "b", "a"].map((role, i) => ({ role, content: `${i} x\ny` }));
  const { text = "", layout = [] } = TEXT_FORMS.dialogue.read(turns) ?? {};
  const looks = blockLooks(splitBlocks(text), layout);
  expect([0, 1, 2, 3, 4, 5].map((i) => looks.get(i)?.author)).toEqual([
    "a",
    undefined,
    "b",
    undefined,
    "a",
    undefined,
  ]);
  expect(looks.get(5)?.style).toEqual(looks.get(0)?.style);
  expect(looks.get(3)?.style).not.toEqual(looks.get(0)?.style);
});

it("lines are cut where words look different, beside the edges of spans", () => {
  const { text = "", layout = [] } = TEXT_FORMS.markdown.read("a **b** c") ?? {};
  const [block] = splitBlocks(text);
  const cuts = blockLooks(splitBlocks(text), layout).get(0)?.cuts;
  const span = { id: "s", part: 0, start: 4, end: 9, level: 0, last: true };
  const segments = segmentsOf(block ?? { start: 0, end: 0 }, [span], cuts);
  expect(segments.map(({ start, end, look, spans }) => [text.slice(start, end), look, spans.length])).toEqual(
    [
      ["a ", "", 0],
      ["**", "font-bold", 0],
      ["b**", "font-bold", 1],
      [" c", "", 1],
    ],
  );
});

it("a last turn without words has a line for its author, and so has each of several", () => {
  const turns = (...contents: string[]) => contents.map((content, i) => ({ role: `r${i}`, content }));
  const authors = (...contents: string[]) => {
    const { text = "", layout = [] } = TEXT_FORMS.dialogue.read(turns(...contents)) ?? {};
    const blocks = shapedBlocks(text, layout);
    const looks = blockLooks(blocks, layout);
    expect(blocks.at(-1)?.end).toBe(text.length);
    return blocks.map((_, i) => looks.get(i)?.author);
  };
  expect(authors("a", "")).toEqual(["r0", "r1"]);
  expect(authors("a", "", "")).toEqual(["r0", "r1", "r2"]);
  expect(authors("")).toEqual(["r0"]);
  expect(authors("", "a\n")).toEqual(["r0", "r1"]);
});

it("the blocks of a table are its rows, whatever line breaks its cells have", () => {
  const { text = "", layout = [] } = TEXT_FORMS.table.read('a,b\n"x\ny",\n,') ?? {};
  const blocks = shapedBlocks(text, layout);
  expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(["a\tb\n", "x\ny\t\n", "\t"]);
  const looks = blockLooks(blocks, layout);
  expect(blocks.map((_, i) => looks.get(i)?.isHead)).toEqual([true, false, false]);
  expect(looks.get(1)?.cells?.map(({ start, end }) => text.slice(start, end))).toEqual(["x\ny", ""]);
});
