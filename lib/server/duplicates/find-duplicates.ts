/**
 * Compares what all tasks of a project show; runs in the computing thread. Tasks that show images are compared by these
 * alone: one question is asked of many images. Two tasks are near-duplicates as soon as one image of each is.
 */

import type { Db } from "@/db/client/database";
import { imagesOf } from "@/db/queries/assets";
import { countTasksOf, dataBySeq, decidedLinks, walkTasks } from "@/db/queries/duplicates";
import { findProject, findSchema } from "@/db/queries/projects";
import { notFound } from "@/lib/core/app-error";
import { clustersOf } from "@/lib/duplicates/clusters";
import { HASH_WORDS, writeHash } from "@/lib/duplicates/image-hash";
import { type DuplicateKind, LinkForest } from "@/lib/duplicates/link-forest";
import { distanceFor, linkImages } from "@/lib/duplicates/link-images";
import { linkTexts } from "@/lib/duplicates/link-texts";
import { TextSketches } from "@/lib/duplicates/text-sketches";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Procedure } from "../worker/procedure";
import { shownText } from "./shown-text";

const PAGE = 500;
const SENT_AT_ONCE = 100;
/** Tasks between two reports of how far the comparison is. */
const TOLD_EACH = 2_000;

export type DuplicatesInput = { projectId: string; textSimilarity: number; imageSimilarity: number };
export type LinkedSeqs = { seqA: number; seqB: number; kind: DuplicateKind; similarity: number };
export type DuplicatesPart =
  | { phase: "reading" | "comparing"; done: number; total: number | null }
  | { links: LinkedSeqs[]; done: number; total: number };
export type DuplicatesFacts = {
  tasks: number;
  texts: number;
  images: number;
  links: number;
  groups: number;
  /** Texts and images with more candidates than were compared. */
  cutShort: number;
};

type Report = (part: DuplicatesPart) => Promise<void>;

/** The tasks of a project by their places, with what is compared of them. */
class ShownTasks {
  readonly seqs: number[] = [];
  readonly sketches = new TextSketches();
  /** Hash of each image and the first task that shows it; tasks that show the same image as that one. */
  readonly #hashes: string[] = [];
  readonly #firstTask: number[] = [];
  readonly #places = new Map<string, number>();
  readonly same: [number, number][] = [];
  texts = 0;

  add(seq: number, text: string, images: readonly { id: string; imageHash: string | null }[]): void {
    const task = this.seqs.push(seq) - 1;
    // Texts beside images are not compared; the places of both are the same.
    const compared = images.length > 0 ? "" : text;
    this.sketches.add(compared);
    if (compared !== "") this.texts++;
    for (const { id, imageHash } of images) {
      const first = this.#places.get(id);
      if (first === undefined) {
        this.#places.set(id, task);
        if (imageHash) {
          this.#hashes.push(imageHash);
          this.#firstTask.push(task);
        }
      } else if (first !== task) this.same.push([first, task]);
    }
  }

  hashed(): { hashes: Uint32Array; taskOf: Uint32Array } {
    const hashes = new Uint32Array(this.#hashes.length * HASH_WORDS);
    for (const [place, hash] of this.#hashes.entries()) writeHash(hash, hashes, place);
    return { hashes, taskOf: Uint32Array.from(this.#firstTask) };
  }
}

async function readTasks(
  db: Db,
  projectId: string,
  schema: LabelSchema,
  report: Report,
): Promise<ShownTasks> {
  const shown = new ShownTasks();
  const total = await countTasksOf(db, { projectId });
  const fields = new Set(schema.inputs.filter(({ kind }) => kind === "image").map(({ field }) => field));
  for (let afterSeq = 0; ; ) {
    const tasks = await walkTasks(db, { projectId, afterSeq, limit: PAGE });
    const taskIds = tasks.map(({ id }) => id);
    const images: Awaited<ReturnType<typeof imagesOf>> =
      fields.size > 0 ? await imagesOf(db, { taskIds }) : new Map();
    for (const { id, seq, data } of tasks) {
      const own = (images.get(id) ?? []).filter(({ field }) => fields.has(field)).map(({ asset }) => asset);
      shown.add(seq, shownText(schema, data), own);
    }
    if (tasks.length === 0) return shown;
    afterSeq = tasks.at(-1)?.seq ?? afterSeq;
    await report({ phase: "reading", done: shown.seqs.length, total });
  }
}

/** Decisions about pairs, by the places of their tasks. */
async function decide(db: Db, projectId: string, { seqs }: ShownTasks, forest: LinkForest): Promise<void> {
  const places = new Map(seqs.map((seq, place) => [seq, place]));
  for (const { seqA, seqB, status } of await decidedLinks(db, { projectId })) {
    const [a, b] = [places.get(seqA), places.get(seqB)];
    if (a === undefined || b === undefined) continue;
    if (status === "confirmed") forest.confirm(a, b);
    else forest.dismiss(a, b);
  }
}

export const findDuplicates: Procedure<DuplicatesInput, DuplicatesPart, DuplicatesFacts> = async (
  db,
  { projectId, textSimilarity, imageSimilarity },
  send,
) => {
  const project = await findProject(db, { projectId });
  const schema = project && (await findSchema(db, { projectId, version: project.schemaVersion }));
  if (!schema) throw notFound("project");
  const shown = await readTasks(db, projectId, schema, send);
  const { seqs, sketches, same } = shown;
  const forest = new LinkForest(seqs.length);
  await decide(db, projectId, shown, forest);
  const total = seqs.length;
  let told = 0;
  const onProgress = async (done: number) => {
    // Other procedures of this thread get a turn; the server is told less often, since it writes down what it is told.
    if (done >= told && done - told < TOLD_EACH) return new Promise<void>((resolve) => setImmediate(resolve));
    told = done;
    await send({ phase: "comparing", done, total });
  };
  for (const [first, task] of same) if (forest.wants(first, task)) forest.add(first, task, "image", 1);
  const images = shown.hashed();
  const comparedImages = await linkImages({
    ...images,
    forest,
    most: distanceFor(imageSimilarity),
    onProgress,
  });
  const read = async (places: readonly number[]) => {
    const wanted = places.map((place) => seqs[place] as number);
    const data = await dataBySeq(db, { projectId, seqs: wanted });
    return wanted.map((seq) => shownText(schema, data.get(seq) ?? {}));
  };
  const comparedTexts = await linkTexts({ sketches, forest, threshold: textSimilarity, read, onProgress });
  const links = forest.found.map(({ a, b, kind, similarity }) => ({
    seqA: seqs[a] as number,
    seqB: seqs[b] as number,
    kind,
    similarity,
  }));
  for (let from = 0; from < links.length; from += SENT_AT_ONCE) {
    const sent = links.slice(from, from + SENT_AT_ONCE);
    await send({ links: sent, done: from + sent.length, total: links.length });
  }
  return {
    tasks: total,
    texts: shown.texts,
    images: images.taskOf.length,
    links: links.length,
    groups: new Set(clustersOf(links).values()).size,
    cutShort: comparedImages.cutShort + comparedTexts.cutShort,
  };
};
