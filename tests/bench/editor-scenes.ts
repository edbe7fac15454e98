/** What the bench of the editor draws on: an image, shapes on it, and a project that has both. */
import sharp from "sharp";
import { newId } from "@/lib/core/ids";
import { seededRandom } from "@/lib/core/random";
import type { BareShape } from "./editor-pages";
import { type Bench, call, until } from "./instance";

export const IMAGE = { width: 4000, height: 3000 };
const { width: WIDTH, height: HEIGHT } = IMAGE;
/** In the middle of the image there are only the two boxes that are selected and dragged. */
const CLEAR = { x: 1600, y: 1200, width: 800, height: 600 };
export const TARGETS: [number, number, number, number][] = [
  [1700, 1400, 200, 160],
  [2100, 1400, 200, 160],
];

const LABELS = ["car", "person", "bicycle", "sign"];
const COLORS = ["#1d6fd1", "#c2410c", "#15803d", "#7c3aed"];

export type Scene = { name: string; boxes: number; polygons: number; maxBoxes: number };
export const SCENES: Scene[] = [
  { name: "2000 boxes", boxes: 2_000, polygons: 0, maxBoxes: Infinity },
  { name: "10000 boxes", boxes: 10_000, polygons: 0, maxBoxes: Infinity },
  { name: "20000 boxes", boxes: 20_000, polygons: 0, maxBoxes: 20_000 },
  { name: "500 polygons of 200 vertices", boxes: 2, polygons: 500, maxBoxes: Infinity },
];

export const rounded = (value: number, digits = 1) => Number(value.toFixed(digits));

export function shapesOf({ boxes, polygons }: Scene): BareShape[] {
  const random = seededRandom(11);
  const color = () => COLORS[Math.floor(random() * COLORS.length)] ?? "";
  const place = (size: number): [number, number] => {
    for (;;) {
      const [x, y] = [random() * (WIDTH - size), random() * (HEIGHT - size)];
      const isClear = x + size < CLEAR.x || x > CLEAR.x + CLEAR.width;
      if (isClear || y + size < CLEAR.y || y > CLEAR.y + CLEAR.height) return [Math.round(x), Math.round(y)];
    }
  };
  const others = Array.from({ length: boxes - TARGETS.length }, (): BareShape => {
    const size = 16 + Math.round(random() * 48);
    return { color: color(), rect: [...place(size), size, Math.round(size * (0.5 + random() / 2))] };
  });
  const rings = Array.from({ length: polygons }, (): BareShape => {
    const radius = 40 + random() * 80;
    const [x, y] = place(2 * radius);
    const points = Array.from({ length: 200 }, (_, i): [number, number] => {
      const [angle, far] = [(i / 200) * 2 * Math.PI, radius * (0.8 + 0.2 * random())];
      return [rounded(x + radius + Math.cos(angle) * far, 2), rounded(y + radius + Math.sin(angle) * far, 2)];
    });
    return { color: color(), points };
  });
  return [...rings, ...others, ...TARGETS.map((rect): BareShape => ({ color: COLORS[0] ?? "", rect }))];
}

const regionsOf = (shapes: BareShape[]) =>
  shapes.map(({ color, rect, points }, i) => {
    const labels = [LABELS[COLORS.indexOf(color)] ?? ""];
    if (!rect) return { id: `r${i}`, control: "areas", labels, shape: { kind: "polygon", points } };
    const [x, y, width, height] = rect;
    return {
      id: `r${i}`,
      control: "boxes",
      labels,
      shape: { kind: "box", x, y, width, height, rotation: 0 },
    };
  });

export async function makeImage(): Promise<Buffer> {
  const [width, height] = [WIDTH / 8, HEIGHT / 8];
  const noise = seededRandom(3);
  const raw = Buffer.from(Array.from({ length: width * height * 3 }, () => 90 + noise() * 120));
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .resize(WIDTH, HEIGHT)
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** A project with the image as its one task and the shapes as the owner's draft. */
export async function makeTask(
  bench: Bench,
  scene: Scene,
  image: Buffer,
  shapes: BareShape[],
): Promise<string> {
  const labels = LABELS.map((id) => ({ id, name: id }));
  const schema = {
    inputs: [{ id: "image", kind: "image", field: "image" }],
    controls: [
      { id: "boxes", kind: "box", name: "Boxes", input: "image", labels },
      { id: "areas", kind: "polygon", name: "Areas", input: "image", labels },
    ],
  };
  const made = { name: scene.name, schema, settings: { overlap: 1 } };
  const { id } = await call<{ id: string }>(bench, "POST", "/api/v1/projects", made);
  const imports = `/api/v1/projects/${id}/imports`;
  const answer = await fetch(`${bench.url}${imports}?format=image&fileName=bench.jpg`, {
    method: "POST",
    headers: { authorization: `Bearer ${bench.token}`, "content-type": "application/octet-stream" },
    body: new Uint8Array(image),
  });
  const job = (await answer.json()) as { id: string };
  await until(async () => {
    const { status } = await call<{ status: string }>(bench, "GET", `${imports}/${job.id}`);
    if (status === "failed") throw new Error("import failed");
    return status === "done";
  });
  const queue = `/api/v1/projects/${id}/queue`;
  const { tasks } = await call<{ tasks: { id: string }[] }>(bench, "POST", queue, { count: 1 });
  await call(bench, "PUT", `/api/v1/tasks/${tasks[0]?.id}/annotation`, {
    annotationId: newId(),
    baseRevision: 0,
    state: "draft",
    document: { answers: {}, regions: regionsOf(shapes), relations: [] },
    leadTimeMs: 1000,
    schemaVersion: 1,
    guidelineVersion: null,
  });
  return id;
}
