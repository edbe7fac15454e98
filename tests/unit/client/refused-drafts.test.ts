import { describe, expect, it } from "vitest";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { DraftProblem, DraftRecord } from "@/lib/client/session/drafts/draft-record";
import { groupRefused } from "@/lib/client/session/drafts/refused-drafts";
import { boxRegion, IMAGE_SCHEMA } from "../../support/editor-driver";
import { SCHEMA } from "./fake-server";

const EMPTY: AnnotationDocument = { answers: {}, regions: [], relations: [] };
const record = (seq: number, problem: DraftProblem, document = EMPTY) =>
  ({ seq, taskId: `task ${seq}`, schemaVersion: 1, document, problem }) as DraftRecord;
const refused = (code: string, detail: string, issues: { path: string; message: string }[] = []) =>
  ({ kind: "refused", code, detail, issues }) satisfies DraftProblem;
const session = { schema: SCHEMA, schemaVersion: 1 };
const shown = (records: DraftRecord[], under = session) =>
  groupRefused(records, under).map((group) => [group.records.map(({ seq }) => seq), group.lines]);

describe("refused work", () => {
  it("with the same reason is told once, however many tasks wait", () => {
    const labels = refused("schema_changed", "The labels have changed.");
    const records = [1, 2, 3, 4, 5].map((seq) => record(seq, labels));
    records.push(record(6, { kind: "gone", detail: "No such task." }), record(7, labels));
    expect(shown(records)).toEqual([
      [[1, 2, 3, 4, 5, 7], []],
      [[6], []],
    ]);
    expect(groupRefused(records, session)[0]?.waitsForLabels).toBe(true);
    // The page has been loaded since: loading it again would change nothing.
    expect(groupRefused(records, { ...session, schemaVersion: 2 })[0]?.waitsForLabels).toBe(false);
  });

  it("names the question instead of its path, each reason once", () => {
    const regions = [boxRegion("a", 1, 1, 9, 9), boxRegion("b", 20, 1, 9, 9)];
    const issue = (path: string) => ({ path, message: "no" });
    const problem = refused("invalid_input", "regions.0.labels: no", [
      issue("regions.0.labels"),
      issue("regions.1.labels"),
      issue("regions.7.labels"),
    ]);
    const name = IMAGE_SCHEMA.controls.find(({ id }) => id === regions[0]?.control)?.name;
    expect(
      shown([record(1, problem, { ...EMPTY, regions })], { schema: IMAGE_SCHEMA, schemaVersion: 1 }),
    ).toEqual([
      [
        [1],
        [
          { place: name, message: "no" },
          { place: "regions.7.labels", message: "no" },
        ],
      ],
    ]);
    const asked = refused("invalid_input", "", [issue("answers.topic"), issue("answers.clarity")]);
    expect(shown([record(2, asked)])[0]?.[1]).toEqual([
      { place: "Topic", message: "no" },
      { place: "answers.clarity", message: "no" },
    ]);
  });

  it("in conflict is none of it", () => {
    const theirs = {} as Extract<DraftProblem, { kind: "conflict" }>["theirs"];
    expect(shown([record(1, { kind: "conflict", theirs })])).toEqual([]);
  });
});
