/** What every kind of job owes to the runner, which knows it by its manifest only. */
import { describe, expect, it } from "vitest";
import type { JobRow } from "@/db/queries/jobs";
import { JOBS } from "@/lib/server/jobs";
import { JOB_CLASSES } from "@/lib/server/jobs/define-job";
import { JOB_SAMPLES } from "./job-samples";

const rowOf = (kind: string, payload: unknown, checkpoint: unknown = {}): JobRow => ({
  ...{ id: "j", projectId: "p", kind, status: "queued", payload, problem: null, result: null },
  ...{ progress: { done: 0, total: null, unit: "rows", perSecond: null }, cancelRequested: false },
  ...{ checkpoint: checkpoint as JobRow["checkpoint"], leasedUntil: 0, attempts: 1, createdBy: "u" },
  ...{ createdAt: 0, finishedAt: null },
});

it("every kind has a sample, and no sample is of a kind that is gone", () => {
  expect(Object.keys(JOB_SAMPLES).sort()).toEqual(Object.keys(JOBS).sort());
});

describe.each(Object.entries(JOBS))("the job %s", (kind, job) => {
  const sample = JOB_SAMPLES[kind as keyof typeof JOBS];

  it("is of a class that has a lane", () => {
    expect(JOB_CLASSES).toContain(job.class);
  });

  it("understands what it stores, after a trip through JSON, from its first run on", () => {
    const stored = JSON.parse(JSON.stringify(sample));
    const first = job.parse(rowOf(kind, stored.payload));
    expect(first.payload).toEqual(stored.payload);
    const later = job.parse(rowOf(kind, stored.payload, stored.checkpoint));
    expect(later.checkpoint).toEqual(stored.checkpoint);
  });

  it("refuses what another version stored, and says what it does not understand", () => {
    for (const wrong of [null, {}, "text", { ...sample.payload, [Object.keys(sample.payload)[0] ?? ""]: 5 }])
      expect(() => job.parse(rowOf(kind, wrong))).toThrow(/what is stored of job j is not understood: /);
  });

  it("has a step that takes back what it did", () => {
    expect(typeof job.undo).toBe("function");
  });
});
