/**
 * Imports with labels, on SQLite with fsync and without HTTP: rows per second, by the clock and of the processor. Of CoNLL
 * each is an annotation with two spans; floor: the same file in the same run with its labels left out. Of COCO each is a
 * prediction of two boxes for an image that is there, which comes without its pixels; floor: the parsing of that JSON.
 */
import type { ImportMapping } from "@/lib/contracts/imports";
import { newId } from "@/lib/core/ids";
import { type ImportInstance, importRate, makeProject, openInstance, ratesOf } from "./import-instance";

const SENTENCES = 50_000;
const IMAGES = 100_000;

/** Eight words with two entities. */
const sentence = (i: number) =>
  `Ann${i} B-Person\nof O\nAcme B-Organisation\nWorks I-Organisation\nsaid O\nit O\nwas O\n${i} O\n`;

const ALL_LABELS = { people: "annotations", predictions: true, map: {}, add: false, columns: [] } as const;

const LABELED: ImportMapping = {
  fields: {},
  keepOther: true,
  labels: { ...ALL_LABELS, columns: [] },
};

async function* benchSentences(instance: ImportInstance): AsyncGenerator<object> {
  const text = Array.from({ length: SENTENCES }, (_, i) => sentence(i)).join("\n");
  const rateOf = async (mapping: ImportMapping) => {
    const projectId = await makeProject(instance, "named-entities");
    const file = { projectId, format: "conll", fileName: "sentences.conll", mapping } as const;
    return importRate(instance, SENTENCES, file, text);
  };
  const name = `import of ${SENTENCES} CoNLL sentences`;
  yield { floor: `${name} without their labels`, ...(await rateOf({ fields: {}, keepOther: true })) };
  yield { name: `${name} with their labels`, ...(await rateOf(LABELED)) };
}

const imageName = (i: number) => `train/${i}.jpg`;

/** Tasks with images as an import leaves them, without files in the storage: labels need no more of an image than its size. */
async function addImages({ context }: ImportInstance, projectId: string): Promise<void> {
  const asset = { projectId, mime: "image/jpeg", sizeBytes: 1, widthPx: 640, heightPx: 480, createdAt: 1 };
  await context.database.write(async (db) => {
    const ids = Array.from({ length: IMAGES }, newId);
    await db.raw.insertMany(
      db.t.asset,
      ids.map((id) => ({
        ...asset,
        ...{ id, sha256: id, storageKey: id, thumbnailKey: id, servedSha256: id, fileName: "a.jpg" },
      })),
    );
    const task = { projectId, priority: 0, overlap: 1, openSlots: 1, answerCount: 0, skipCount: 0 };
    await db.raw.insertMany(
      db.t.task,
      ids.map((id, i) => ({
        ...task,
        ...{ id, identity: `sha:${id}`, contentHash: id, seq: i + 1, queueRank: i, preview: imageName(i) },
        ...{ data: { image: imageName(i) }, status: "new", agreementStale: false, createdAt: 1 },
      })),
    );
    await db.raw.insertMany(
      db.t.taskAsset,
      ids.map((id) => ({ taskId: id, projectId, field: "image", assetId: id })),
    );
    await db.raw.all("update project set last_seq = ? where id = ?", [IMAGES, projectId]);
  });
}

/** @returns the JSON of images with two boxes each */
function cocoOf(): string {
  const images = Array.from({ length: IMAGES }, (_, i) => ({ id: i, file_name: imageName(i) }));
  const annotations = Array.from({ length: 2 * IMAGES }, (_, i) => ({
    ...{ id: i, image_id: i >> 1, category_id: 1 + (i % 2), iscrowd: 0, score: 0.5 },
    bbox: [10.5 + (i % 300), 20.25, 100.125, 50.5],
  }));
  const categories = ["Car", "Person"].map((name, i) => ({ id: i + 1, name }));
  return JSON.stringify({ images, annotations, categories });
}

async function* benchImages(instance: ImportInstance): AsyncGenerator<object> {
  const projectId = await makeProject(instance, "object-detection");
  await addImages(instance, projectId);
  const text = cocoOf();
  const parse = await ratesOf(IMAGES, async () => JSON.parse(text));
  yield { floor: `JSON of ${IMAGES} COCO images parsed`, ...parse };
  const labels = { ...ALL_LABELS, people: "predictions", columns: [] } as const;
  const mapping = { ...LABELED, labels: { ...labels, columns: [] } };
  const file = { projectId, format: "coco", fileName: "instances.json", mapping } as const;
  yield {
    name: `import of ${IMAGES} COCO images with two boxes each, without pixels`,
    ...(await importRate(instance, IMAGES, file, text)),
  };
}

export async function* benchImports(): AsyncGenerator<object> {
  const instance = await openInstance();
  try {
    yield* benchSentences(instance);
    yield* benchImages(instance);
  } finally {
    await instance.close();
  }
}
