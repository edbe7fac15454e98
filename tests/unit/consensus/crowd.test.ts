/** Majority over real crowd labels with known truth (yuan-li/truth-inference-at-scale, in ../shared/data/crowd). */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { consensusOf } from "@/lib/consensus/consensus-of";
import type { LabelSchema } from "@/lib/labels/schema";
import { answered, choiceControl } from "../agreement/build";

const FOLDER = path.resolve(process.cwd(), "../shared/data/crowd");
const present = existsSync(FOLDER);
if (!present) console.warn("skipped: ../shared/data/crowd is not here");

const rows = (file: string) =>
  readFileSync(path.join(FOLDER, file), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));

describe.skipIf(!present)("majority on crowd labels", () => {
  it.each(["rte", "dog", "bluebird", "web"])(
    "%s: decided items are as accurate as plain vote counting, ties are those of the counts",
    (name) => {
      const items = new Map<string, Map<string, string>>();
      for (const [item = "", worker = "", label = ""] of rows(`${name}/label.csv`)) {
        const own = items.get(item) ?? new Map<string, string>();
        items.set(item, own.set(worker, label));
      }
      const labels = [...new Set([...items.values()].flatMap((own) => [...own.values()]))].sort();
      const schema: LabelSchema = { inputs: [], controls: [choiceControl(labels)] };
      let [right, decided, ties, counted] = [0, 0, 0, 0];
      for (const [item = "", truth = ""] of rows(`${name}/truth.csv`)) {
        const own = items.get(item);
        if (!own) continue;
        const answers = [...own].map(([rater, label]) => ({ rater, document: answered(label) }));
        const result = consensusOf(schema, answers, "majority");
        const counts = labels.map((label) => [...own.values()].filter((value) => value === label).length);
        const most = Math.max(...counts);
        const best = labels.filter((_, i) => counts[i] === most);
        expect(result.ties).toEqual(best.length > 1 ? ["c"] : []);
        expect(result.document.answers.c).toBe(best.length > 1 ? undefined : best[0]);
        if (best.length > 1) ties++;
        else decided++;
        if (result.document.answers.c === truth) right++;
        if (best.length === 1 && best[0] === truth) counted++;
      }
      expect(right).toBe(counted);
      expect(decided + ties).toBeGreaterThan(50);
      expect(right / decided).toBeGreaterThan(0.6);
    },
  );
});
