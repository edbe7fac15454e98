/**
 * The tools that look at the colours of an image, on 12 megapixels with the noise of a camera, beside the least that such a
 * task takes: to read every pixel once, or every node of a window and its neighbours. Goals: 80 ms for a pick, 40 ms for a wire.
 */
import { seededRandom } from "@/lib/core/random";
import { toRle } from "@/lib/geometry/bitmap-rle";
import { edgesOf, wireFrom, wirePath } from "@/lib/vision/live-wire";
import type { Pixels } from "@/lib/vision/pixels";
import { pickAlike } from "@/lib/vision/wand";
import { type Figure, quantile } from "./instance";

const [WIDTH, HEIGHT, WINDOW, REPEATS] = [4000, 3000, 512, 20];

/** A disc on ground, each of one colour and so much noise. */
function scene(noise: number): Pixels {
  const random = seededRandom(3);
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let i = 0; i < data.length; i++) {
    const [x, y] = [(i >> 2) % WIDTH, Math.floor((i >> 2) / WIDTH)];
    const base = Math.hypot(x - WIDTH / 2, y - HEIGHT / 2) < 1_000 ? 90 : 180;
    data[i] = i % 4 === 3 ? 255 : base + Math.round((random() - 0.5) * noise);
  }
  return { width: WIDTH, height: HEIGHT, data };
}

function part({ width, data }: Pixels, left: number, top: number): Pixels {
  const cut = new Uint8ClampedArray(WINDOW * WINDOW * 4);
  for (let row = 0; row < WINDOW; row++) {
    const from = ((top + row) * width + left) * 4;
    cut.set(data.subarray(from, from + WINDOW * 4), row * WINDOW * 4);
  }
  return { width: WINDOW, height: WINDOW, data: cut };
}

function time(work: () => unknown): number[] {
  return Array.from({ length: REPEATS }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
}

function readAll({ data, width, height }: Pixels): number {
  const colors = new Uint32Array(data.buffer, 0, width * height);
  let found = 0;
  for (let i = 0; i < colors.length; i++) if (colors[i] === colors[0]) found++;
  return found;
}

function readNeighbours({ columns, rows, strength }: ReturnType<typeof edgesOf>): number {
  let sum = 0;
  for (let row = 1; row < rows - 1; row++)
    for (let column = 1; column < columns - 1; column++)
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) sum += strength[(row + dy) * columns + column + dx] as number;
  return sum;
}

type Timed = { name: string; work: () => unknown; floorName: string; floor: () => unknown };

export async function* benchVision(): AsyncGenerator<Figure> {
  const [noisy, plain] = [scene(24), scene(0)];
  const window = part(noisy, 1_200, 400);
  const edges = edgesOf(window);
  const corner = { column: WINDOW, row: WINDOW };
  const middle = { column: WINDOW / 2, row: WINDOW / 2 };
  const pick = (pixels: Pixels, tolerance: number, isContiguous: boolean, column = 10, row = 10) =>
    pickAlike(pixels, { column, row, tolerance, isContiguous });
  const size = [HEIGHT, WIDTH] as const;
  const reading = { floorName: "every pixel read once", floor: () => readAll(noisy) };
  const timed: Timed[] = [
    { name: "wand, a disc of 3.1 MP", work: () => pick(noisy, 40, true, 2_000, 1_500), ...reading },
    { name: "wand, the ground of 8.9 MP", work: () => pick(noisy, 40, true), ...reading },
    { name: "wand, all 12 MP joined", work: () => pick(plain, 255, true), ...reading },
    { name: "wand, in the whole image", work: () => pick(noisy, 40, false), ...reading },
    { name: "wand and run lengths, the ground", work: () => toRle(pick(noisy, 40, true), size), ...reading },
    {
      ...{ name: "wire, a map and its longest path" },
      work: () => wirePath(wireFrom(edgesOf(window), middle, 16), corner),
      ...{ floorName: "every node's neighbours read once", floor: () => readNeighbours(edges) },
    },
  ];
  for (const { name, work, floorName, floor } of timed) {
    const [times, floors] = [time(work), time(floor)];
    for (const [q, suffix] of [
      [0.5, "p50"],
      [0.95, "p95"],
    ] as const)
      yield {
        ...{ name: `${name} ${suffix}`, value: Number(quantile(times, q).toFixed(1)), unit: "ms" },
        ...{ floorName, floor: Number(quantile(floors, q).toFixed(1)) },
      };
  }
}
