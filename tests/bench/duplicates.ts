/**
 * Speed and memory of the search for near-duplicates: 100,000 texts of 100 to 600 characters, a tenth of them edits of
 * others, and 100,000 hashes of images, a tenth of them others with flipped bits. The floor is the part that no search can
 * do without: making the shingles of all texts, and reading all hashes once.
 */
import { type Random, seededRandom } from "@/lib/core/random";
import { HASH_BITS, HASH_WORDS } from "@/lib/duplicates/image-hash";
import { LinkForest } from "@/lib/duplicates/link-forest";
import { linkImages } from "@/lib/duplicates/link-images";
import { linkTexts } from "@/lib/duplicates/link-texts";
import { normaliseText, shinglesOf } from "@/lib/duplicates/text-shingles";
import { TextSketches } from "@/lib/duplicates/text-sketches";
import type { BenchRecord } from "./agreement";

const COUNT = 100_000;
const EDITED = 0.1;
const SYLLABLES = "ba ke li mo nu ra si to ve wa dor fen gil hap jun".split(" ");

const word = (random: Random): string =>
  Array.from(
    { length: 1 + Math.floor(3 * random()) },
    () => SYLLABLES[Math.floor(random() * SYLLABLES.length)],
  ).join("");

export function textsOf(random: Random): string[] {
  const vocabulary = Array.from({ length: 20_000 }, () => word(random));
  // Few words are frequent, as in languages.
  const next = () => vocabulary[Math.floor(vocabulary.length * random() ** 3)] as string;
  const texts: string[] = [];
  for (let i = 0; i < COUNT; i++) {
    if (i > 0 && random() < EDITED) {
      const words = (texts[Math.floor(random() * i)] as string).split(" ");
      words[Math.floor(random() * words.length)] = next();
      texts.push(words.join(" "));
    } else texts.push(Array.from({ length: 20 + Math.floor(80 * random()) }, next).join(" "));
  }
  return texts;
}

function hashesOf(random: Random): Uint32Array {
  const hashes = Uint32Array.from({ length: COUNT * HASH_WORDS }, () => Math.floor(random() * 2 ** 32));
  for (let place = 1; place < COUNT; place++) {
    if (random() >= EDITED) continue;
    const source = Math.floor(random() * place) * HASH_WORDS;
    hashes.copyWithin(place * HASH_WORDS, source, source + HASH_WORDS);
    for (let flips = 0; flips < 20; flips++) {
      const bit = Math.floor(random() * HASH_BITS);
      const at = place * HASH_WORDS + (bit >> 5);
      hashes[at] = ((hashes[at] as number) ^ (1 << (bit & 31))) >>> 0;
    }
  }
  return hashes;
}

const memoryMb = () => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 ** 2;
};

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function* benchTexts(): AsyncIterable<BenchRecord> {
  const texts = textsOf(seededRandom(1));
  let shingles = 0;
  const floor = await timed(() => {
    for (const text of texts) shingles += shinglesOf(normaliseText(text)).length;
  });
  global.gc?.();
  const [before, forest, sketches] = [memoryMb(), new LinkForest(COUNT), new TextSketches()];
  let most = before;
  const value = await timed(async () => {
    for (const text of texts) sketches.add(text);
    const read = async (places: readonly number[]) => places.map((place) => texts[place] as string);
    const onProgress = async () => {
      most = Math.max(most, memoryMb());
    };
    await linkTexts({ sketches, forest, threshold: 0.8, read, onProgress });
  });
  yield {
    name: `near-duplicates among ${COUNT} texts, ${forest.found.length} pairs`,
    value,
    unit: "s",
    floorName: `${shingles} shingles`,
    floor,
  };
  yield {
    name: "memory for it beyond the texts, at the highest",
    value: most - before,
    unit: "MB",
    floorName: "signatures",
    floor: sketches.signatures.byteLength / 1024 ** 2,
  };
}

async function* benchImages(): AsyncIterable<BenchRecord> {
  const hashes = hashesOf(seededRandom(2));
  const taskOf = Uint32Array.from({ length: COUNT }, (_, i) => i);
  let sum = 0;
  const floor = await timed(() => {
    for (const part of hashes) sum ^= part;
  });
  for (const most of [31, 38, 47]) {
    const forest = new LinkForest(COUNT);
    const value = await timed(() => linkImages({ hashes, taskOf, forest, most }));
    yield {
      name: `near-duplicates among ${COUNT} image hashes within ${most} bits, ${forest.found.length} pairs`,
      value,
      unit: "s",
      floorName: `read once (${sum})`,
      floor,
    };
  }
}

export async function* benchDuplicates(): AsyncIterable<BenchRecord> {
  yield* benchTexts();
  yield* benchImages();
}
