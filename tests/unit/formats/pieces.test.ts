/** In whatever pieces a file comes, its lines and rows are those of the whole. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { csv } from "@/lib/formats/csv/read";
import { linesOf } from "@/lib/formats/text-source";

/** The text in UTF-8, cut at these places. */
async function* cut(text: string, places: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const ends = places.map((place) => place % (bytes.length + 1)).toSorted((a, b) => a - b);
  let from = 0;
  for (const to of [...ends, bytes.length]) {
    yield bytes.slice(from, to);
    from = to;
  }
}

async function allOf<T>(groups: AsyncIterable<T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const group of groups) all.push(...group);
  return all;
}

async function* groupsOf(text: string, places: readonly number[]) {
  for await (const { lines } of linesOf(cut(text, places))) yield lines;
}

const places = fc.array(fc.nat(), { maxLength: 40 });
const word = fc.stringMatching(/^[a-zäя ]{0,40}$/);
const lineEnd = fc.constantFrom("\n", "\r\n", "\r");

it("lines", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(word, lineEnd), { maxLength: 12 }),
      word,
      places,
      async (some, last, at) => {
        const text = some.map(([line, end]) => line + end).join("") + last;
        const whole = text === "" ? [] : text.split(/\r\n|\n|\r/);
        if (whole.at(-1) === "") whole.pop();
        expect(await allOf(groupsOf(text, at))).toEqual(whole);
      },
    ),
    { numRuns: 300 },
  );
});

it("rows of a table with quoted line breaks", async () => {
  const cell = fc.oneof(
    word,
    word.map((text) => `"${text}\n${text}"`),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
      lineEnd,
      places,
      async (rows, end, at) => {
        const text = [["a", "b"], ...rows].map((cells) => cells.join(",")).join(end);
        const read = (where: readonly number[]) => allOf(csv.rows(cut(text, where), { delimiter: "," }));
        expect(await read(at)).toEqual(await read([]));
      },
    ),
    { numRuns: 300 },
  );
});
