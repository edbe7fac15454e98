/**
 * Imports with labels, on SQLite with fsync and without HTTP: rows per second, by the clock and of the processor. Of CoNLL
 * each is an annotation with two spans; floor: the same file in the same run with its labels left out. Of COCO each is a
 * prediction of two boxes for an image that is there, which comes without its pixels; floor: the parsing of that JSON. Rows
 * of a workbook stand beside the same rows as CSV.
 */
import type { ImportMapping } from "@/lib/contracts/imports";
import { newId } from "@/lib/core/ids";
import { workbookOf } from "../support/workbook";
import { type ImportInstance, importRate, makeProject, openInstance, ratesOf } from "./import-instance";

const SENTENCES = 50_000;
const IMAGES = 100_000;
const SHEET_ROWS = 100_000;

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

const cellsOf = (i: number) => [`row ${i}`, `A complaint of some words, the ${i}th of the year`, String(i)];

async function* benchWorkbook(instance: ImportInstance): AsyncGenerator<object> {
  const rows = Array.from({ length: SHEET_ROWS }, (_, i) => cellsOf(i));
  const header = ["id", "text", "amount"];
  const rateOf = async (format: "csv" | "xlsx", file: string | Uint8Array) => {
    const projectId = await makeProject(instance, "text-classification");
    const mapping: ImportMapping = { fields: { text: "text" }, id: "id", keepOther: true };
    const of = { projectId, format, fileName: `rows.${format}`, mapping };
    return importRate(instance, SHEET_ROWS, of, file);
  };
  const csv = [header, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\n");
  const sheet = [header, ...rows].map((cells, i) => {
    const texts = cells.map((cell, at) =>
      i > 0 && at === 2 ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${cell}</t></is></c>`,
    );
    return `<row>${texts.join("")}</row>`;
  });
  const workbook = await workbookOf({ sheets: { Rows: sheet.join("") } });
  const name = `import of ${SHEET_ROWS} rows of three columns`;
  yield { floor: `${name} as CSV`, ...(await rateOf("csv", csv)) };
  yield { name: `${name} as XLSX`, ...(await rateOf("xlsx", workbook)) };
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

const CHANGED = 10_000;

/** About 2,000 characters; a later version has one word more at its start. */
const longRow = (i: number, isLater: boolean) =>
  JSON.stringify({
    id: `t${i}`,
    text: `${isLater ? "Corrected: " : ""}${"Ann met Bob at Acme. ".repeat(95)}${i}`,
  });

/** An answer with five spans of each task, by somebody who works here. */
async function answerAll({ context }: ImportInstance, projectId: string): Promise<void> {
  const { id: userId } = context.actor as { id: string };
  await context.database.write(async (db) => {
    const tasks = await db.raw.all<{ id: string }>("select id from task where project_id = ?", [projectId]);
    const parts = [0, 1, 2, 3, 4].map((i) => ({ start: 21 * i, end: 21 * i + 3, text: "Ann" }));
    const regions = parts.map((part, i) => ({
      ...{ id: `r${i}`, control: "entities", labels: ["person"] },
      shape: { kind: "span" as const, parts: [part] },
    }));
    const common = { projectId, userId, state: "submitted", revision: 1, schemaVersion: 1, leadTimeMs: 1 };
    const times = { createdAt: 1, updatedAt: 1, submittedAt: 1, late: false, reviewDue: false };
    const document = { answers: {}, regions, relations: [] };
    await db.raw.insertMany(
      db.t.annotation,
      tasks.map(({ id }) => ({ ...common, ...times, document, id: newId(), taskId: id })),
    );
    await db.raw.all(
      "insert into membership (project_id, user_id, role, created_at) values (?, ?, 'manager', 1) on conflict do nothing",
      [projectId, userId],
    );
  });
}

/** New versions of tasks with an answer each, and how long another request waits meanwhile; floor: the rows as new tasks. */
async function* benchVersions(instance: ImportInstance): AsyncGenerator<object> {
  const projectId = await makeProject(instance, "named-entities");
  const file = { projectId, format: "jsonl", fileName: "texts.jsonl" } as const;
  const mapping = { fields: { text: "text" }, id: "id", keepOther: true } as const;
  const text = (isLater: boolean) =>
    Array.from({ length: CHANGED }, (_, i) => longRow(i, isLater)).join("\n");
  const name = `import of ${CHANGED} texts of 2,000 characters`;
  yield {
    floor: `${name} as new tasks`,
    ...(await importRate(instance, CHANGED, { ...file, mapping }, text(false))),
  };
  await answerAll(instance, projectId);
  const waits: number[] = [];
  let isOver = false;
  const others = (async () => {
    while (!isOver) {
      const startedAt = performance.now();
      await instance.context.database.write((db) => db.raw.all("select 1 as one", []));
      waits.push(performance.now() - startedAt);
      await new Promise((done) => setTimeout(done, 5));
    }
  })();
  const changed = { ...mapping, changed: "new-version" } as const;
  const rates = await importRate(instance, CHANGED, { ...file, mapping: changed }, text(true));
  isOver = true;
  await others;
  const sorted = waits.toSorted((a, b) => a - b);
  const [half, most] = [sorted[sorted.length >> 1] ?? 0, sorted.at(-1) ?? 0];
  yield {
    name: `${name} as new versions of answered tasks`,
    ...rates,
    otherWriteMs: { p50: Math.round(half), max: Math.round(most) },
  };
}

export async function* benchImports(): AsyncGenerator<object> {
  const instance = await openInstance();
  try {
    yield* benchSentences(instance);
    yield* benchWorkbook(instance);
    yield* benchImages(instance);
    yield* benchVersions(instance);
  } finally {
    await instance.close();
  }
}
