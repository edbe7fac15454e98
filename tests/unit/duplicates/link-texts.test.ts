import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom, shuffled } from "@/lib/core/random";
import { type FoundLink, LinkForest } from "@/lib/duplicates/link-forest";
import { linkTexts } from "@/lib/duplicates/link-texts";
import { jaccard, MIN_SHINGLES, normaliseText, shinglesOf } from "@/lib/duplicates/text-shingles";
import { TextSketches } from "@/lib/duplicates/text-sketches";

const THRESHOLD = 0.8;

async function linked(
  texts: readonly string[],
  forest = new LinkForest(texts.length),
  threshold = THRESHOLD,
) {
  const sketches = new TextSketches();
  for (const text of texts) sketches.add(text);
  const read = async (places: readonly number[]) => places.map((place) => texts[place] as string);
  const { cutShort } = await linkTexts({ sketches, forest, threshold, read });
  return { links: forest.found, cutShort, forest };
}

/** The groups that links make, as sorted texts: equal whatever the order of the texts was. */
function groupsOf(texts: readonly string[], forest: LinkForest): string[] {
  const groups = new Map<number, string[]>();
  texts.forEach((text, place) => {
    const first = texts.findIndex((_, other) => forest.areJoined(other, place));
    groups.set(first, [...(groups.get(first) ?? []), text]);
  });
  return [...groups.values()].map((group) => group.sort().join(" | ")).sort();
}

const WORDS = "the of red house river under slow engine window paper seven bright letter morning quiet".split(
  " ",
);
const sentence = (random: () => number, words: number) =>
  Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ");
function edited(text: string, random: () => number): string {
  const words = text.split(" ");
  for (let edits = Math.floor(random() * 3); edits >= 0; edits--) {
    const at = Math.floor(random() * words.length);
    words[at] = random() < 0.5 ? "other" : `${words[at]}x`;
  }
  return words.join(" ");
}
/** Texts, some of which are edits of others. */
function corpus(seed: number, count: number): string[] {
  const random = seededRandom(seed);
  const texts: string[] = [];
  for (let i = 0; i < count; i++) {
    const source = texts[Math.floor(random() * texts.length)];
    texts.push(
      source && random() < 0.4 ? edited(source, random) : sentence(random, 12 + Math.floor(random() * 30)),
    );
  }
  return texts;
}

function alike(a: string, b: string): boolean {
  const [left, right] = [normaliseText(a), normaliseText(b)];
  if (left === right) return true;
  const [x, y] = [shinglesOf(left), shinglesOf(right)];
  return x.length >= MIN_SHINGLES && y.length >= MIN_SHINGLES && jaccard(x, y) >= THRESHOLD;
}

describe("linkTexts", () => {
  it("joins what comparing all pairs would join, and nothing else", async () => {
    for (let seed = 0; seed < 10; seed++) {
      const texts = corpus(seed, 120);
      const all = new LinkForest(texts.length);
      for (let a = 0; a < texts.length; a++)
        for (let b = a + 1; b < texts.length; b++)
          if (alike(texts[a] as string, texts[b] as string)) all.add(a, b, "text", 1);
      const { links, forest } = await linked(texts);
      for (const { a, b } of links) expect(alike(texts[a] as string, texts[b] as string)).toBe(true);
      expect(groupsOf(texts, forest)).toEqual(groupsOf(texts, all));
    }
  });

  it("makes the same groups in whatever order the texts come", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const texts = corpus(3, 60);
        const other = shuffled(texts, seededRandom(seed));
        const [one, two] = [await linked(texts), await linked(other)];
        expect(groupsOf(other, two.forest)).toEqual(groupsOf(texts, one.forest));
      }),
      { numRuns: 10 },
    );
  });

  it("links short texts where they are equal but for capitals and blanks, and blank ones never", async () => {
    const { links } = await linked(["Thank you", " thank  YOU", "thank you!", "", " ", "no", "no"]);
    expect(links.map(({ a, b, similarity }) => [a, b, similarity])).toEqual([
      [0, 1, 1],
      [5, 6, 1],
    ]);
  });

  it("states the Jaccard index as the similarity", async () => {
    const texts = corpus(5, 80);
    const { links } = await linked(texts);
    expect(links.length).toBeGreaterThan(5);
    for (const { a, b, similarity } of links) {
      const [x, y] = [a, b].map((place) => shinglesOf(normaliseText(texts[place] as string)));
      expect(similarity).toBe(jaccard(x as Uint32Array, y as Uint32Array));
    }
  });

  it("holds ten thousand texts of one template together by a few pairs each", async () => {
    const texts = Array.from(
      { length: 10_000 },
      (_, i) =>
        `Your order ${10_000 + i} has been shipped and will arrive within three working days. Thank you for shopping with us.`,
    );
    const { links, forest, cutShort } = await linked(texts);
    expect(cutShort).toBeGreaterThan(0);
    expect(texts.every((_, place) => forest.areJoined(0, place))).toBe(true);
    expect(links.length).toBeLessThanOrEqual(4 * texts.length);
  }, 30_000);

  it("holds ten thousand equal texts together by one pair each", async () => {
    const { links } = await linked(Array.from({ length: 10_000 }, () => sentence(seededRandom(1), 30)));
    expect(links).toHaveLength(9_999);
    expect(links.every(({ similarity }) => similarity === 1)).toBe(true);
  });

  describe("with decisions", () => {
    const base = sentence(seededRandom(11), 30);
    const texts = [base, `${base} a`, `${base} b`];
    const pairsOf = (links: readonly FoundLink[]) => links.map(({ a, b }) => `${a}-${b}`).sort();

    it("never offers a dismissed pair again, and still joins both to a third", async () => {
      const forest = new LinkForest(3);
      forest.dismiss(1, 0);
      const { links } = await linked(texts, forest);
      expect(pairsOf(links)).toEqual(["0-2", "1-2"]);
    });

    it("does not offer a confirmed pair again", async () => {
      const forest = new LinkForest(3);
      forest.confirm(0, 1);
      expect(pairsOf((await linked(texts, forest)).links)).toEqual(["0-2", "1-2"]);
    });

    it("leaves equal texts apart that were dismissed", async () => {
      const forest = new LinkForest(2);
      forest.dismiss(0, 1);
      expect((await linked([base, base], forest)).links).toEqual([]);
    });
  });
});
