/**
 * The objects of each harbour image: the true boxes, from which the drawing and the simulated annotators both start.
 */
import type { RotatedRect } from "@/lib/core/geometry";
import { type Random, seededRandom, seedFrom } from "@/lib/core/random";

export const WIDTH_PX = 960;
export const HEIGHT_PX = 600;
export const HORIZON_PX = 270;
export const QUAY_PX = 480;

export type Weather = "clear" | "cloudy" | "fog" | "night";
export type HarbourObject = {
  label: "ship" | "crane" | "container" | "small-boat";
  box: RotatedRect;
  /** Share of it that something in front or the border hides, 0 to 1. */
  hidden: number;
  /** A vessel between the sizes, to which annotators give different labels. */
  doubtful: boolean;
  color: string;
};
export type Scene = { weather: Weather; objects: HarbourObject[] };

const COLORS = ["#b5443a", "#2f5d8a", "#3d7d5a", "#c98a2b", "#6b5b95", "#8a8f98"];
const WEATHERS: Weather[] = ["clear", "cloudy", "fog", "clear", "night", "cloudy"];

const between = (random: Random, low: number, high: number) => Math.round(low + random() * (high - low));

function overlap(a: RotatedRect, b: RotatedRect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

function place(
  random: Random,
  label: HarbourObject["label"],
  box: Omit<RotatedRect, "rotation">,
  rotation = 0,
) {
  const color = COLORS[Math.floor(random() * COLORS.length)] ?? "#8a8f98";
  return { label, box: { ...box, rotation }, hidden: 0, doubtful: false, color };
}

function containers(random: Random): HarbourObject[] {
  const stacks: HarbourObject[] = [];
  for (let x = between(random, 30, 200); x < 800 && stacks.length < 5; x += between(random, 150, 320)) {
    const levels = random() < 0.4 ? 2 : 1;
    for (let level = 0; level < levels; level++)
      stacks.push(place(random, "container", { x, y: 506 - level * 41, width: 104, height: 40 }));
  }
  return stacks;
}

function ships(random: Random): HarbourObject[] {
  const count = random() < 0.45 ? 2 : 1;
  return Array.from({ length: count }, (_, i) => {
    const width = between(random, 210, 340);
    const height = Math.round(width * 0.36);
    const x = between(random, i === 0 ? -60 : 480, i === 0 ? 300 : 700);
    const bottom = i === 0 ? between(random, 400, 500) : between(random, 330, 380);
    return place(random, "ship", { x, y: bottom - height, width, height });
  });
}

function boats(random: Random): HarbourObject[] {
  return Array.from({ length: between(random, 1, 4) }, (_, i) => {
    const doubtful = i === 0 && random() < 0.75;
    const width = doubtful ? between(random, 96, 125) : between(random, 42, 70);
    const box = {
      x: between(random, 20, 820),
      y: between(random, 345, 425),
      width,
      height: Math.round(width * 0.5),
    };
    return { ...place(random, "small-boat", box, between(random, -12, 12)), doubtful };
  });
}

function cranes(random: Random): HarbourObject[] {
  return Array.from({ length: between(random, 1, 2) }, (_, i) => {
    const box = {
      x: 90 + i * 440 + between(random, 0, 120),
      y: between(random, 90, 160),
      width: 230,
      height: 0,
    };
    return place(random, "crane", { ...box, height: 512 - box.y });
  });
}

/** The part of the object inside the image, and how much of it was cut off or is covered by containers. */
function seen(object: HarbourObject, inFront: HarbourObject[]): HarbourObject {
  const { box } = object;
  const frame = { x: 0, y: 0, width: WIDTH_PX, height: HEIGHT_PX, rotation: 0 };
  const area = box.width * box.height;
  const cut = 1 - overlap(box, frame) / area;
  const covered = inFront.reduce((sum, item) => sum + overlap(box, item.box), 0) / area;
  return { ...object, hidden: Math.min(1, cut + covered) };
}

/** Upright boxes end at the border; the drawing keeps the whole. */
export function visibleBox({ box }: HarbourObject): RotatedRect {
  if (box.rotation !== 0) return box;
  const x = Math.max(0, box.x);
  const y = Math.max(0, box.y);
  const width = Math.min(WIDTH_PX, box.x + box.width) - x;
  return { x, y, width, height: Math.min(HEIGHT_PX, box.y + box.height) - y, rotation: 0 };
}

/** Objects from far to near. @param number 1 for the first image */
export function harbourScene(number: number): Scene {
  const random = seededRandom(seedFrom(`harbour ${number}`));
  const near = containers(random);
  const large = ships(random);
  const isFree = (boat: HarbourObject) => large.every((ship) => overlap(boat.box, ship.box) === 0);
  const afloat = [...large, ...boats(random).filter(isFree)].map((object) => seen(object, near));
  const weather = WEATHERS[(number - 1) % WEATHERS.length] ?? "clear";
  return { weather, objects: [...afloat, ...cranes(random), ...near] };
}
