import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/core/random";
import { distance, HASH_BITS, HASH_WORDS } from "@/lib/duplicates/image-hash";
import { LinkForest } from "@/lib/duplicates/link-forest";
import { distanceFor, linkImages, MAX_DISTANCE, similarityOf } from "@/lib/duplicates/link-images";

/** Random hashes, some of which are others with some bits flipped. */
function hashesOf(seed: number, count: number, mostFlips: number): Uint32Array {
  const random = seededRandom(seed);
  const hashes = new Uint32Array(count * HASH_WORDS);
  for (let place = 0; place < count; place++) {
    const source = place > 0 && random() < 0.4 ? Math.floor(random() * place) : -1;
    for (let word = 0; word < HASH_WORDS; word++)
      hashes[place * HASH_WORDS + word] =
        source < 0 ? Math.floor(random() * 2 ** 32) : (hashes[source * HASH_WORDS + word] as number);
    for (let flips = source < 0 ? 0 : Math.floor(random() * mostFlips); flips > 0; flips--) {
      const bit = Math.floor(random() * HASH_BITS);
      const at = place * HASH_WORDS + (bit >> 5);
      hashes[at] = ((hashes[at] as number) ^ (1 << (bit & 31))) >>> 0;
    }
  }
  return hashes;
}

const placesOf = (count: number) => Uint32Array.from({ length: count }, (_, i) => i);

/** By place, the smallest place of its group. @param placeIn where the forest has it */
const groupsOf = (forest: LinkForest, count: number, placeIn = (place: number) => place): number[] => {
  const places = Array.from({ length: count }, (_, place) => place);
  return places.map((place) => places.findIndex((other) => forest.areJoined(placeIn(other), placeIn(place))));
};

async function linked(hashes: Uint32Array, most: number) {
  const count = hashes.length / HASH_WORDS;
  const forest = new LinkForest(count);
  const { cutShort } = await linkImages({ hashes, taskOf: placesOf(count), forest, most });
  return { forest, links: forest.found, cutShort };
}

describe("distance", () => {
  it("counts differing bits, no further than it is asked to", () => {
    const hashes = new Uint32Array(2 * HASH_WORDS);
    hashes.set([0xffffffff, 1, 0, 0, 0, 0, 0, 0x80000000], HASH_WORDS);
    expect(distance(hashes, 0, 1)).toBe(34);
    expect(distance(hashes, 0, 1, 10)).toBeGreaterThan(10);
  });
});

describe("linkImages", () => {
  it.each([0, 15, 16, 31, 32, 39, MAX_DISTANCE])(
    "joins what comparing all pairs within %s bits would join",
    async (most) => {
      for (let seed = 0; seed < 5; seed++) {
        const count = 200;
        const hashes = hashesOf(seed, count, 2 * most + 2);
        const all = new LinkForest(count);
        for (let a = 0; a < count; a++)
          for (let b = a + 1; b < count; b++) if (distance(hashes, a, b) <= most) all.add(a, b, "image", 1);
        const { forest, links } = await linked(hashes, most);
        for (const { a, b, similarity } of links) {
          expect(distance(hashes, a, b)).toBeLessThanOrEqual(most);
          expect(similarity).toBe(similarityOf(distance(hashes, a, b)));
        }
        expect(groupsOf(forest, count)).toEqual(groupsOf(all, count));
      }
    },
  );

  it("makes the same groups in whatever order the images come", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const count = 80;
        const hashes = hashesOf(seed, count, 40);
        const turned = new Uint32Array(hashes.length);
        for (let place = 0; place < count; place++)
          turned.set(
            hashes.subarray(place * HASH_WORDS, (place + 1) * HASH_WORDS),
            (count - 1 - place) * HASH_WORDS,
          );
        const [one, two] = [await linked(hashes, 31), await linked(turned, 31)];
        expect(groupsOf(two.forest, count, (place) => count - 1 - place)).toEqual(
          groupsOf(one.forest, count),
        );
      }),
      { numRuns: 20 },
    );
  });

  it("holds five thousand equal hashes together by one pair each", async () => {
    const hashes = new Uint32Array(5_000 * HASH_WORDS).fill(0x12345678);
    expect((await linked(hashes, 31)).links).toHaveLength(4_999);
  });

  it("says of how many images it has not compared all candidates, and still holds a long series together", async () => {
    // A series of images, each of which differs in up to three bits from one that is not among them.
    const count = 1_500;
    const hashes = new Uint32Array(count * HASH_WORDS).fill(0x5a5a5a5a);
    for (let place = 0; place < count; place++) {
      const [first, second] = [place % HASH_BITS, (7 * place + 31) % HASH_BITS];
      for (const bit of new Set([first, second, Math.floor(place / 6)])) {
        const at = place * HASH_WORDS + (bit >> 5);
        hashes[at] = ((hashes[at] as number) ^ (1 << (bit & 31))) >>> 0;
      }
    }
    const { forest, links, cutShort } = await linked(hashes, 31);
    expect(cutShort).toBeGreaterThan(0);
    expect(cutShort).toBeLessThanOrEqual(count);
    expect(new Set(groupsOf(forest, count))).toEqual(new Set([0]));
    expect(links.length).toBeLessThanOrEqual(4 * count);
  });

  it("links no task with itself, and two of several images by their likest", async () => {
    const hashes = hashesOf(1, 3, 0);
    hashes.copyWithin(HASH_WORDS, 0, HASH_WORDS);
    hashes.copyWithin(2 * HASH_WORDS, 0, HASH_WORDS);
    hashes[2 * HASH_WORDS] = ((hashes[2 * HASH_WORDS] as number) ^ 1) >>> 0;
    const forest = new LinkForest(2);
    await linkImages({ hashes, taskOf: Uint32Array.of(0, 0, 1), forest, most: 31 });
    expect(forest.found.map(({ a, b }) => [a, b])).toEqual([[0, 1]]);
  });
});

describe("distanceFor", () => {
  it("is the inverse of the similarity", () => {
    for (let bits = 0; bits <= MAX_DISTANCE; bits++) expect(distanceFor(similarityOf(bits))).toBe(bits);
    expect(distanceFor(0.5)).toBe(MAX_DISTANCE);
  });
});
