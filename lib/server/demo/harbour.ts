/** "Demo: harbour": A is careless, B leaves out what is partly hidden, C and D take large boats for ships. */
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import type { RotatedRect } from "@/lib/core/geometry";
import { type Random, seededRandom, seedFrom } from "@/lib/core/random";
import { writeZip } from "@/lib/zip/write-zip";
import type { DemoProject, SimulatedAnswer } from "./demo-project";
import { drawHarbour } from "./harbour-drawing";
import {
  HARBOUR_GUIDELINE,
  HARBOUR_QUESTIONS,
  HARBOUR_RULES,
  HARBOUR_RULINGS,
  HARBOUR_SCHEMA,
} from "./harbour-guideline";
import {
  type HarbourObject,
  HEIGHT_PX,
  harbourScene,
  type Scene,
  visibleBox,
  WIDTH_PX,
} from "./harbour-scene";

type Habits = {
  /** Largest distance of an edge from where it belongs, as a share of the box. */
  loose: number;
  misses: number;
  /** Objects hidden by more than this are left out. */
  leavesOutAbove: number;
  namesBoatShip: number;
  msPerBox: number;
};
const HABITS: Habits[] = [
  { loose: 0.09, misses: 0.16, leavesOutAbove: 0.7, namesBoatShip: 0.1, msPerBox: 3_500 },
  { loose: 0.01, misses: 0.01, leavesOutAbove: 0.05, namesBoatShip: 0.02, msPerBox: 9_000 },
  { loose: 0.025, misses: 0.04, leavesOutAbove: 0.7, namesBoatShip: 0.8, msPerBox: 6_500 },
  { loose: 0.02, misses: 0.03, leavesOutAbove: 0.7, namesBoatShip: 0.65, msPerBox: 7_500 },
];
const PICTURES = 24;
const LABELED_TASKS = 18;
const GIVES_UP = { annotator: 3, weather: "fog" };

const round = (value: number) => Math.round(value * 10) / 10;
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** The box as drawn by a hand: outwards more often than inwards, and inside the image. */
function drawnBox(box: RotatedRect, loose: number, random: Random): RotatedRect {
  const shift = (size: number) => (random() * 1.4 - 0.4) * loose * size + (random() - 0.5) * 2;
  const left = box.x - shift(box.width);
  const top = box.y - shift(box.height);
  const right = box.x + box.width + shift(box.width);
  const bottom = box.y + box.height + shift(box.height);
  if (box.rotation !== 0) {
    const rotation = round(box.rotation + (random() - 0.5) * 4);
    return {
      x: round(left),
      y: round(top),
      width: round(right - left),
      height: round(bottom - top),
      rotation,
    };
  }
  const x = round(clamp(left, 0, WIDTH_PX));
  const y = round(clamp(top, 0, HEIGHT_PX));
  const width = Math.floor((clamp(right, 0, WIDTH_PX) - x) * 10) / 10;
  return { x, y, width, height: Math.floor((clamp(bottom, 0, HEIGHT_PX) - y) * 10) / 10, rotation: 0 };
}

function documentOf(scene: Scene, habits: Habits, random: Random): AnnotationDocument {
  const isSeen = (object: HarbourObject) =>
    object.hidden <= habits.leavesOutAbove && random() >= habits.misses * (object.box.width < 80 ? 2 : 1);
  const regions = scene.objects.filter(isSeen).map((object, i): Region => {
    const asShip = object.doubtful && random() < habits.namesBoatShip;
    const shape = { kind: "box" as const, ...drawnBox(visibleBox(object), habits.loose, random) };
    return {
      id: `r${i + 1}`,
      control: "objects",
      labels: [asShip ? "ship" : object.label],
      shape,
      origin: "manual",
    };
  });
  const mistaken = scene.weather === "fog" || scene.weather === "clear" ? "cloudy" : scene.weather;
  const weather = random() < 0.12 ? mistaken : scene.weather;
  return { answers: { weather }, regions, relations: [] };
}

/** Annotator D skips the first foggy image they meet; the choice is kept for one demo only. */
function answers(): DemoProject["answer"] {
  let gaveUp = false;
  return (annotator, { seq }): SimulatedAnswer => {
    const habits = HABITS[annotator];
    if (!habits) throw new Error(`there is no simulated annotator ${annotator}`);
    const scene = harbourScene(seq);
    const random = seededRandom(seedFrom(`harbour ${seq} ${annotator}`));
    if (!gaveUp && annotator === GIVES_UP.annotator && scene.weather === GIVES_UP.weather) {
      gaveUp = true;
      const skipNote = "The fog hides where the boats end.";
      return { state: "skipped", skipReason: "unclear", skipNote, leadTimeMs: 21_000 };
    }
    const document = documentOf(scene, habits, random);
    const pace = 0.7 + random() * 0.7;
    const leadTimeMs = Math.round(5_000 + document.regions.length * habits.msPerBox * pace);
    return { state: "submitted", document, leadTimeMs };
  };
}

/** Whether an answer names the weather and has one box for each object that can be seen. */
function isRight(seq: number, { answers, regions }: AnnotationDocument): boolean {
  const { weather, objects } = harbourScene(seq);
  const labels = (list: string[]) => list.sort().join();
  const found = regions.flatMap((region) => region.labels);
  return answers.weather === weather && labels(found) === labels(objects.map(({ label }) => label));
}

/** The same archive on every machine. */
const MODIFIED = new Date(2000, 0, 1);

async function pictures(): Promise<Uint8Array> {
  const numbers = Array.from({ length: PICTURES }, (_, i) => i + 1);
  const drawn = await Promise.all(
    numbers.map((number) =>
      // The program's own SVG; an uploaded SVG is never rendered.
      sharp(Buffer.from(drawHarbour(harbourScene(number))))
        .jpeg({ quality: 88, chromaSubsampling: "4:4:4" })
        .toBuffer(),
    ),
  );
  const entries = drawn.map((bytes, i) => ({
    path: `harbour-${String(i + 1).padStart(2, "0")}.jpg`,
    modified: MODIFIED,
    content: [bytes],
  }));
  return buffer(writeZip(entries));
}

export const harbourProject = async (): Promise<DemoProject> => ({
  name: "Demo: harbour",
  description:
    "Pictures drawn for this demo. Simulated annotators differ in care, strictness and in what a ship is.",
  schema: HARBOUR_SCHEMA,
  guideline: HARBOUR_GUIDELINE,
  rules: HARBOUR_RULES,
  file: {
    format: "zip",
    fileName: "harbour.zip",
    bytes: await pictures(),
    mapping: { fields: {}, keepOther: true },
  },
  labeledTasks: LABELED_TASKS,
  questions: HARBOUR_QUESTIONS,
  decisions: HARBOUR_RULINGS.map(({ seq, ...why }) => ({
    seq,
    ...why,
    takes: (document) => isRight(seq, document),
  })),
  release: {
    name: "First split",
    plan: {
      labels: "majority",
      minAnswers: 2,
      ratios: { train: 0.6, validation: 0.2, test: 0.2 },
      seed: "932",
    },
  },
  answer: answers(),
});
