/** A taxonomy of ten thousand labels: what a search costs with every letter, beside one look through their names as they stand. */
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import type { Label } from "@/lib/labels/parts";
import { labelSearch } from "@/lib/labels/search-labels";
import type { BenchRecord } from "./agreement";

const LABELS = 10_000;
const BRANCHES = 10;
const ROUNDS = 20;

const labels: Label[] = Array.from({ length: LABELS }, (_, i) => ({
  id: `n${i}`,
  name: `Thing ${i} of many`,
  ...(i === 0 ? {} : { parent: `n${Math.floor((i - 1) / BRANCHES)}` }),
}));

/** Milliseconds of the run in the middle. */
function median(run: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[ROUNDS / 2] ?? 0;
}

export async function* benchTaxonomy(): AsyncGenerator<BenchRecord> {
  const common = { unit: "ms", floorName: "one look through the names" };
  const floor = median(() => labels.filter(({ name }) => name.includes("99")));
  const value = median(() => labelSearch(labels)("99 many"));
  yield { ...common, name: "first search of 10,000 labels", value, floor };
  const find = labelSearch(labels);
  find("many");
  yield { ...common, name: "next search of 10,000 labels", value: median(() => find("99 many")), floor };
  const schema = {
    inputs: [{ id: "text", kind: "text", field: "text" }],
    controls: [{ id: "tree", kind: "taxonomy", name: "Tree", labels }],
  };
  if (!checkLabelSchema(schema).ok) throw new Error("the schema is refused");
  yield {
    ...common,
    name: "check of a schema with 10,000 labels",
    value: median(() => checkLabelSchema(schema)),
    floor,
  };
}
