/** What each kind of job stores, as full as it can be. */
import type { JOBS } from "@/lib/server/jobs";

type Sample = { payload: Record<string, unknown>; checkpoint: Record<string, unknown> };

export const JOB_SAMPLES: Record<keyof typeof JOBS, Sample> = {
  bulk: {
    payload: {
      action: { kind: "reject", reason: "Too loose.", ruleId: "01kb2c3d4e5f6g7h8j9k0m1n2p" },
      selection: { filter: { label: "topic/refund", decided: false } },
      starter: { userId: "u", role: "manager", timeZone: "Europe/Berlin" },
    },
    checkpoint: { afterSeq: 9, at: 3, number: 12, outcomes: { done: 10, changed: 2 }, attempt: 2 },
  },
  consensus: {
    payload: { methods: { topic: "dawid-skene" }, minAnnotations: 3, leastConfidence: 0.9 },
    checkpoint: { outcomes: { settled: 9, waiting: 2, changed: 1 }, attempt: 2 },
  },
  duplicates: {
    payload: { similarities: { textSimilarity: 0.7, imageSimilarity: 0.9 } },
    checkpoint: {},
  },
  import: {
    payload: {
      format: "csv",
      mode: "skip-bad-rows",
      fileName: "reviews.csv",
      mapping: { fields: { text: "review" }, id: "nr", group: "shop", priority: "p", keepOther: false },
      table: "in/reviews.csv",
      delimiter: ";",
      header: false,
      schemaVersion: 3,
    },
    checkpoint: { total: 9, row: 4, added: 2, duplicates: 1, errors: 1, unused: 0, attempt: 2 },
  },
  "label-errors": {
    payload: { control: "topic", source: { kind: "upload", fileName: "folds.csv", format: "csv" } },
    checkpoint: { phase: "searching", attempt: 2 },
  },
  release: {
    payload: {
      releaseId: "r",
      plan: {
        labels: "majority",
        minAnswers: 2,
        onlyDone: true,
        onlyAccepted: false,
        onlyLabeled: false,
        ratios: { train: 0.8, validation: 0.1, test: 0.1 },
        seed: "s",
        method: "exact",
        keepReleased: true,
        softLabels: false,
        keepDuplicates: true,
      },
    },
    checkpoint: {},
  },
  terms: {
    payload: { listId: "l", submitted: 40 },
    checkpoint: { afterSeq: 9, tasks: 9, regions: 20, cutShort: 1, attempt: 2 },
  },
  tiles: { payload: { assetId: "a" }, checkpoint: {} },
};
