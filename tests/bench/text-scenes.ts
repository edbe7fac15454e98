/** What the bench of long texts draws on: a text, spans in it, relations between them, and a project that has them. */
import { newId } from "@/lib/core/ids";
import { seededRandom } from "@/lib/core/random";
import { type Bench, call, until } from "./instance";

export type Scene = { name: string; chars: number; spans: number };
export const SCENES: Scene[] = [
  { name: "100,000 characters", chars: 100_000, spans: 0 },
  { name: "100,000 characters, 500 spans", chars: 100_000, spans: 500 },
  { name: "100,000 characters, 2,000 spans", chars: 100_000, spans: 2_000 },
  { name: "100,000 characters, 5,000 spans", chars: 100_000, spans: 5_000 },
  { name: "1 MB, 5,000 spans", chars: 1_000_000, spans: 5_000 },
  { name: "10 MB", chars: 10_000_000, spans: 0 },
];

export type Stretch = { start: number; end: number };

/** Lines of words of one length, so that both pages break them alike. */
export function textOf({ chars }: Scene): string {
  const random = seededRandom(4);
  const lines: string[] = [];
  for (let length = 0; length < chars; ) {
    const words = Array.from({ length: 10 }, () => "abcdefghij".slice(0, 3 + Math.floor(random() * 6)));
    lines.push(words.join(" "));
    length += (lines.at(-1) ?? "").length + 1;
  }
  return lines.join("\n").slice(0, chars);
}

/** Words, evenly over the text. */
export function spansOf(text: string, { spans }: Scene): Stretch[] {
  return Array.from({ length: spans }, (_, i) => {
    const start = text.indexOf(" ", Math.floor((i * (text.length - 200)) / spans)) + 1;
    const end = text.slice(start).search(/\s/);
    return { start, end: start + Math.max(1, end) };
  });
}

/** From and to, as places in the list of spans. */
export type Pair = readonly [number, number];

/** Most relations join spans that are near each other, one in ten joins any two; no two join the same spans. */
export function pairsOf(spans: number, relations: number): Pair[] {
  const random = seededRandom(8);
  const pairs = new Map<string, Pair>();
  while (pairs.size < relations) {
    const from = Math.floor(random() * spans);
    const by = 1 + Math.floor(random() * (random() < 0.1 ? spans : 4));
    const to = (from + by) % spans;
    if (from !== to) pairs.set(`${from} ${to}`, [from, to]);
  }
  return [...pairs.values()];
}

type Drafted = { name: string; text: string; spans: readonly Stretch[]; pairs?: readonly Pair[] };

/** A project with the text as its one task; the spans and the relations between them are the owner's draft. */
export async function makeTask(bench: Bench, { name, text, spans, pairs = [] }: Drafted): Promise<string> {
  const schema = {
    inputs: [{ id: "text", kind: "text", field: "text" }],
    controls: [
      {
        ...{ id: "names", kind: "span", name: "Names", input: "text" },
        labels: ["person", "place", "thing"].map((id) => ({ id, name: id })),
      },
      ...(pairs.length === 0
        ? []
        : [
            {
              ...{ id: "links", kind: "relation", name: "Links", directed: true },
              labels: ["owns", "knows"].map((id) => ({ id, name: id })),
            },
          ]),
    ],
  };
  const made = { name, schema, settings: { overlap: 1 } };
  const { id } = await call<{ id: string }>(bench, "POST", "/api/v1/projects", made);
  const imports = `/api/v1/projects/${id}/imports`;
  const answer = await fetch(`${bench.url}${imports}?format=jsonl&fileName=bench.jsonl`, {
    method: "POST",
    headers: { authorization: `Bearer ${bench.token}`, "content-type": "application/octet-stream" },
    body: JSON.stringify({ text }),
  });
  const job = (await answer.json()) as { id: string };
  await until(async () => {
    const { status } = await call<{ status: string }>(bench, "GET", `${imports}/${job.id}`);
    if (status === "failed") throw new Error("import failed");
    return status === "done";
  });
  const { tasks } = await call<{ tasks: { id: string }[] }>(bench, "POST", `/api/v1/projects/${id}/queue`, {
    count: 1,
  });
  const regions = spans.map(({ start, end }, i) => ({
    ...{ id: `s${i}`, control: "names", labels: [["person", "place", "thing"][i % 3] ?? ""] },
    shape: { kind: "span", parts: [{ start, end, text: text.slice(start, end) }] },
  }));
  const relations = pairs.map(([from, to], i) => ({
    ...{ id: `r${i}`, control: "links", label: i % 2 ? "owns" : "knows" },
    ...{ from: `s${from}`, to: `s${to}` },
  }));
  await call(bench, "PUT", `/api/v1/tasks/${tasks[0]?.id}/annotation`, {
    ...{ annotationId: newId(), baseRevision: 0, state: "draft", leadTimeMs: 1000 },
    document: { answers: {}, regions, relations },
    ...{ schemaVersion: 1, guidelineVersion: null },
  });
  return id;
}
