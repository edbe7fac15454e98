/**
 * Writers alone, without database, HTTP and zip: rows per second of short texts with a label each, and with a span and a
 * vector where a format asks for them, read from their stored text as a download reads them. Seconds are those of the processor, garbage collection included, so that other work
 * on the machine does not count. Floors: JSONL, which passes that text on, and parsing each text once, which all others do at
 * least once.
 */
import type { Region } from "@/lib/annotation/document";
import { canonicalJson } from "@/lib/core/canonical-json";
import { EXPORT_FORMATS, FORMAT_NAMES } from "@/lib/formats";
import type { ExportHeader, FrozenItem, ItemSource } from "@/lib/formats/writer";
import type { LabelSchema } from "@/lib/labels/schema";
import { SPLITS, type Split } from "@/lib/split/ratios";

const ROWS = 60_000;
const PAGE = 2_000;

const topic = {
  ...{ id: "topic", name: "Topic", kind: "choice" },
  labels: [
    { id: "billing", name: "Billing" },
    { id: "other", name: "Other" },
  ],
};
const entity = {
  ...{ id: "entity", name: "Entity", kind: "span", input: "text" },
  labels: [{ id: "org", name: "Organization" }],
};

/** @param isRich with spans and vectors */
const headerOf = (isRich: boolean): ExportHeader => ({
  releaseName: "Bench",
  schema: {
    inputs: [{ id: "text", kind: "text", field: "text" }],
    controls: isRich ? [topic, entity] : [topic],
  } as LabelSchema,
  perAnnotator: false,
  dataFields: new Set(isRich ? ["source", "vector"] : ["source"]),
  vectors: new Map(isRich ? [["vector", 8]] : []),
  classNumbers: null,
  splits: SPLITS,
  hasFolds: false,
  annotators: [],
});

const splitOf = (i: number): Split => SPLITS[i % 10 < 8 ? 0 : (i % 2) + 1] ?? "train";

const span: Region = {
  id: "r",
  control: "entity",
  labels: ["org"],
  shape: { kind: "span", parts: [{ start: 0, end: 4, text: "Acme" }] },
};

function itemAt(i: number, isRich: boolean): FrozenItem {
  const text = `Acme ${i} has charged me twice, please look into it`;
  const vector = Array.from({ length: 8 }, (_, n) => (i + n) / 8);
  return {
    id: `task-${i}`,
    seq: i,
    externalId: `t${i}`,
    split: splitOf(i),
    group: `content:${i}`,
    givenGroup: null,
    data: isRich ? { text, source: "mail", vector } : { text, source: "mail" },
    images: [],
    labels: {
      answers: { topic: i % 2 === 0 ? "billing" : "other" },
      regions: isRich ? [span] : [],
      relations: [],
    },
    labelsFrom: "majority",
    annotations: [],
  };
}

function sourceOf(isRich: boolean): ItemSource {
  const texts = Array.from({ length: ROWS }, (_, i) => ({
    text: canonicalJson(itemAt(i, isRich)),
    split: splitOf(i),
  }));
  return async function* (split) {
    const wanted = split === undefined ? texts : texts.filter((one) => one.split === split);
    for (let from = 0; from < wanted.length; from += PAGE)
      yield wanted
        .slice(from, from + PAGE)
        .map((one) => ({ ...one, item: () => JSON.parse(one.text) as FrozenItem }));
  };
}

export async function* benchExports(): AsyncGenerator<object> {
  for (const isRich of [false, true]) yield* benchWriters(isRich);
}

const rateSince = (started: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(started);
  return Math.round((ROWS * 1e6) / (user + system));
};

async function parsedOnce(items: ItemSource): Promise<number> {
  const started = process.cpuUsage();
  let tasks = 0;
  for await (const page of items()) for (const { item } of page) if (item().seq >= 0) tasks++;
  if (tasks !== ROWS) throw new Error("not every item was read");
  return rateSince(started);
}

async function* benchWriters(isRich: boolean): AsyncGenerator<object> {
  const header = headerOf(isRich);
  const items = sourceOf(isRich);
  yield { floor: "parsed once", spans: isRich, rowsPerSecond: await parsedOnce(items) };
  for (const name of FORMAT_NAMES) {
    const format = EXPORT_FORMATS[name];
    if (!format.suits(header).ok) continue;
    const started = process.cpuUsage();
    let bytes = 0;
    for await (const { content } of format.entries(header, items, { forSpreadsheets: false }))
      for await (const piece of content()) bytes += Buffer.byteLength(piece);
    yield {
      format: name,
      spans: isRich,
      rowsPerSecond: rateSince(started),
      megabytes: Math.round(bytes / 2 ** 20),
    };
  }
}
