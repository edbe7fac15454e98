import { describe, expect, it } from "vitest";
import { answersAsTheyStand, firstPicks, SO_FAR, sourcesOf } from "@/components/review/use-decision";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { composeDecision, sourceOf } from "@/lib/consensus/decision";
import type { Resolution } from "@/lib/contracts/resolutions";
import type { TaskAnswer } from "@/lib/contracts/tasks";
import { CONTROLS, schemaOf } from "../labels/build";

const schema = schemaOf(CONTROLS.choice, CONTROLS.rating);
const said = (choice: string, rating: number): AnnotationDocument => ({
  answers: { choice, rating },
  regions: [],
  relations: [],
});
const answer = (annotationId: string, document: AnnotationDocument) =>
  ({ annotationId, name: annotationId, state: "submitted", document, revision: 1 }) as TaskAnswer;

/** Three people, two of whom say the same; the vote on the rating is tied. */
const detail = (resolution: Pick<Resolution, "document" | "annotationId"> | null) => ({
  answers: [answer("ann", said("a", 1)), answer("bob", said("a", 1)), answer("eve", said("b", 2))],
  majority: { document: { ...said("a", 0), answers: { choice: "a" } }, ties: ["rating"] },
  resolution: resolution as Resolution | null,
});
const start = (given: ReturnType<typeof detail>) => firstPicks(schema, given, sourcesOf(schema, given));

describe("a decision begins", () => {
  it("with the vote, and open where the vote is tied", () => {
    expect(start(detail(null))).toEqual({ choice: "majority", rating: "" });
  });

  it("with the final answer where there is one, ties and the vote notwithstanding", () => {
    const decided = detail({ document: said("b", 1), annotationId: null });
    expect(start(decided)).toEqual({ choice: SO_FAR, rating: SO_FAR });
    const sources = sourcesOf(schema, decided);
    expect(sources[0]?.id).toBe(SO_FAR);
    expect(composeDecision(schema, sources, start(decided))).toEqual(said("b", 1));
  });
});

describe("a decision that only changes its note", () => {
  it("stays the answer of the person it was taken from", () => {
    const decided = detail({ document: said("a", 1), annotationId: "bob" });
    const people = answersAsTheyStand(decided, sourcesOf(schema, decided));
    expect(people.map(({ id }) => id)).toEqual(["bob", "ann", "eve"]);
    expect(sourceOf(schema, people, said("a", 1))?.id).toBe("bob");
  });

  it("stays put together when nobody says all of it", () => {
    const decided = detail({ document: said("b", 1), annotationId: null });
    expect(
      sourceOf(schema, answersAsTheyStand(decided, sourcesOf(schema, decided)), said("b", 1)),
    ).toBeNull();
  });
});

describe("a decision under changed labels", () => {
  it("offers what may still be saved, and takes over no annotation of which something is gone", () => {
    const changed = schemaOf({ ...CONTROLS.choice, labels: [{ id: "b", name: "B" }] }, CONTROLS.rating);
    const given = detail(null);
    const sources = sourcesOf(changed, given);
    expect(sources.find(({ id }) => id === "ann")?.document.answers).toEqual({ rating: 1 });
    expect(answersAsTheyStand(given, sources).map(({ id }) => id)).toEqual(["eve"]);
  });
});
