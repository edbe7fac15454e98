import { describe, expect, it } from "vitest";
import type { AnnotationRow } from "@/db/queries/annotations";
import type { TaskRow } from "@/db/queries/tasks";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { ReleasePlan } from "@/lib/contracts/releases";
import type { Control, LabelSchema } from "@/lib/labels/schema";
import { labelChooser } from "@/lib/server/releases/choose-labels";
import {
  boxControl,
  boxRegion,
  choiceControl,
  ratingControl,
  spanControl,
  spanRegion,
  withRegions,
} from "../agreement/build";

const labels = (...ids: string[]) => ids.map((id) => ({ id, name: id }));
const schema: LabelSchema = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    { id: "names", name: "Names", kind: "span", input: "text", labels: labels("place") },
    { id: "certain", name: "Certain", kind: "choice", per: "region", labels: labels("yes", "no") },
  ],
};
const ratios = { train: 0.8, validation: 0.1, test: 0.1 };
const plan = ReleasePlan.parse({ labels: "unanimous", ratios, seed: "1" });
const task = { status: "done" } as TaskRow;

function oslo(certain?: string): AnnotationDocument {
  const shape = { kind: "span" as const, parts: [{ start: 0, end: 4, text: "Oslo" }] };
  const attributes = certain === undefined ? {} : { attributes: { certain } };
  return {
    answers: {},
    regions: [{ id: "1", control: "names", labels: ["place"], shape, ...attributes }],
    relations: [],
  };
}
const rowsOf = (documents: AnnotationDocument[]) =>
  documents.map((document, i) => ({ userId: `p${i}`, document }) as AnnotationRow);
const chosen = (...documents: AnnotationDocument[]) =>
  labelChooser(schema, plan).choose(task, rowsOf(documents), undefined);

/** What a release by the method takes of these documents, under a schema of these controls. */
const released = (
  labels: "majority" | "unanimous",
  controls: Control[],
  ...documents: AnnotationDocument[]
) => labelChooser({ ...schema, controls }, { ...plan, labels }).choose(task, rowsOf(documents), undefined);
const saying = (...answers: AnnotationDocument["answers"][]): AnnotationDocument[] =>
  answers.map((given) => ({ answers: given, regions: [], relations: [] }));

describe("unanimous labels", () => {
  it("are what everybody gave, with the answers about their regions", () => {
    expect(chosen(oslo("yes"), oslo("yes"))).toMatchObject({
      labels: { regions: [{ labels: ["place"], attributes: { certain: "yes" } }] },
    });
    expect(chosen(oslo(), oslo())).toMatchObject({ labelsFrom: "unanimous" });
  });

  it("are none where people differ about a region, or only some said anything about it", () => {
    expect(chosen(oslo("yes"), oslo("no"))).toBe("not-unanimous");
    expect(chosen(oslo("yes"), oslo())).toBe("not-unanimous");
  });
});

describe("a unanimous release", () => {
  const several = choiceControl(["t1", "t2"], { multiple: true });
  const unanimous = (controls: Control[], ...documents: AnnotationDocument[]) =>
    released("unanimous", controls, ...documents);

  it("leaves out a task of whose labels only some were given by all", () => {
    const one = { c: ["t1"] };
    expect(unanimous([several], ...saying({ c: ["t1", "t2"] }, one, one, one, one))).toBe("not-unanimous");
    expect(unanimous([several], ...saying({ c: ["t2", "t1"] }, { c: ["t1", "t2"] }))).toMatchObject({
      labels: { answers: { c: ["t1", "t2"] } },
    });
  });

  it("leaves out a task that somebody answered otherwise, or only some answered", () => {
    const single = choiceControl(["a", "b"]);
    expect(unanimous([single], ...saying({ c: "a" }, { c: "b" }))).toBe("not-unanimous");
    expect(unanimous([single], ...saying({ c: "a" }, {}))).toBe("not-unanimous");
    expect(unanimous([ratingControl(5)], ...saying({ c: 2 }, { c: 3 }))).toBe("not-unanimous");
    expect(unanimous([ratingControl(5)], ...saying({ c: 3 }, { c: 3 }))).toMatchObject({
      labels: { answers: { c: 3 } },
    });
    expect(unanimous([single], ...saying({}, {}))).toMatchObject({ labelsFrom: "unanimous" });
  });

  it("leaves out a task with a region that all found but labeled differently", () => {
    const boxes = (...ids: string[]) => withRegions([boxRegion("1", ids, [0, 0, 10, 10])]);
    const spans = (...ids: string[]) => withRegions([spanRegion("1", ids, [0, 4])]);
    expect(unanimous([boxControl(["cat", "big"], true)], boxes("cat", "big"), boxes("cat"))).toBe(
      "not-unanimous",
    );
    expect(unanimous([spanControl(["per", "loc"], true)], spans("per", "loc"), spans("per"))).toBe(
      "not-unanimous",
    );
    expect(
      unanimous([spanControl(["per", "loc"], true)], spans("per", "loc"), spans("loc", "per")),
    ).toMatchObject({ labels: { regions: [{ labels: ["per", "loc"] }] } });
  });

  it("does not mind what the schema no longer has: controls, and labels where several may be given", () => {
    const single = choiceControl(["a", "b"]);
    expect(unanimous([single], ...saying({ c: "a", old: "x" }, { c: "a", old: "y" }))).toMatchObject({
      labels: { answers: { c: "a" } },
    });
    expect(unanimous([several], ...saying({ c: ["t1", "gone"] }, { c: ["t1"] }))).toMatchObject({
      labels: { answers: { c: ["t1"] } },
    });
    const old = { ...boxRegion("2", "x", [50, 50, 5, 5]), control: "old" };
    const gone = boxRegion("3", "gone", [80, 80, 5, 5]);
    const cat = boxRegion("1", "cat", [0, 0, 10, 10]);
    expect(unanimous([boxControl(["cat"])], withRegions([cat, old, gone]), withRegions([cat]))).toMatchObject(
      {
        labels: { regions: [{ labels: ["cat"] }] },
      },
    );
    const about = (answers: Record<string, string>) => withRegions([{ ...cat, attributes: answers }]);
    expect(unanimous([boxControl(["cat"])], about({ old: "x" }), about({ old: "y" }))).toMatchObject({
      labelsFrom: "unanimous",
    });
  });

  it("leaves out a task of which all answered a required question with a label that is gone", () => {
    const gone = saying({ c: "gone" }, { c: "gone" });
    expect(unanimous([{ ...choiceControl(["a", "b"]), required: true }], ...gone)).toBe("not-unanimous");
    expect(unanimous([choiceControl(["a", "b"])], ...gone)).toMatchObject({ labels: { answers: {} } });
  });

  it("takes a text that all wrote alike, and numbers that are equal, but no median", () => {
    const text: Control = { id: "note", name: "note", kind: "text" };
    expect(unanimous([text], ...saying({ note: "a  b" }, { note: "a b" }))).toMatchObject({
      labels: { answers: { note: "a  b" } },
    });
    expect(unanimous([text], ...saying({ note: "a" }, { note: "b" }))).toBe("not-unanimous");
    const number: Control = { id: "size", name: "size", kind: "number" };
    expect(unanimous([number], ...saying({ size: 1 }, { size: 2 }, { size: 3 }))).toBe("not-unanimous");
    expect(unanimous([number], ...saying({ size: 2 }, { size: 2 }))).toMatchObject({
      labels: { answers: { size: 2 } },
    });
  });

  it("asks only what its own answers ask", () => {
    const first = choiceControl(["x", "y"], { id: "first" });
    const follow: Control = {
      ...choiceControl(["p", "q"], { id: "follow" }),
      visibleWhen: { control: "first", anyOf: ["y"] },
    };
    expect(
      unanimous([first, follow], ...saying({ first: "x", follow: "p" }, { first: "x", follow: "q" })),
    ).toMatchObject({ labels: { answers: { first: "x" } } });
  });
});

describe("a majority release", () => {
  const single = choiceControl(["a", "b"]);
  const required = { ...single, required: true };
  const majority = (controls: Control[], ...documents: AnnotationDocument[]) =>
    released("majority", controls, ...documents);

  it("takes the answer that most of those gave who answered, with less than half of the votes, too", () => {
    const three = choiceControl(["a", "b", "d"]);
    const answers = saying({ c: "a" }, { c: "a" }, { c: "b" }, { c: "d" }, {}, {});
    expect(majority([three], ...answers)).toMatchObject({ labels: { answers: { c: "a" } } });
  });

  it("gives nobody's second choice where a label won that is gone", () => {
    const answers = saying({ c: "a" }, { c: "gone" }, { c: "gone" });
    expect(majority([single], ...answers)).toMatchObject({ labels: { answers: {} } });
    expect(majority([ratingControl(3)], ...saying({ c: 2 }, { c: 5 }, { c: 5 }))).toMatchObject({
      labels: { answers: {} },
    });
    const boxes = ["cat", "gone", "gone"].map((id) => withRegions([boxRegion("1", id, [0, 0, 10, 10])]));
    expect(majority([boxControl(["cat"])], ...boxes)).toMatchObject({ labels: { regions: [] } });
  });

  it("leaves out a task whose required question ends without an answer", () => {
    expect(majority([required], ...saying({ c: "a" }, { c: "gone" }, { c: "gone" }))).toBe("no-majority");
    expect(majority([required], ...saying({ c: "a" }, { c: "b" }))).toBe("no-majority");
    const several = { ...choiceControl(["x", "y", "z"], { multiple: true }), required: true };
    expect(majority([several], ...saying({ c: ["x"] }, { c: ["y"] }, { c: ["z"] }))).toBe("no-majority");
    const spans = { ...spanControl(["per"]), required: true };
    const apart = [0, 10, 20].map((start) => withRegions([spanRegion("1", "per", [start, start + 3])]));
    expect(majority([spans], ...apart)).toBe("no-majority");
    const about = { ...choiceControl(["yes", "no"], { id: "sure" }), per: "region" as const, required: true };
    const gone = withRegions([{ ...boxRegion("1", "cat", [0, 0, 9, 9]), attributes: { sure: "gone" } }]);
    expect(majority([boxControl(["cat"]), about], gone, gone)).toBe("no-majority");
  });

  it("keeps a task whose required question nobody was asked", () => {
    expect(majority([required], ...saying({}, {}))).toMatchObject({ labels: { answers: {} } });
    const follow: Control = { ...required, id: "follow", visibleWhen: { control: "c", anyOf: ["b"] } };
    const answers = saying(
      { c: "a" },
      { c: "a" },
      { c: "a" },
      { c: "b", follow: "a" },
      { c: "b", follow: "b" },
    );
    expect(majority([single, follow], ...answers)).toMatchObject({ labels: { answers: { c: "a" } } });
  });
});

describe("what equal votes leave out of a task that is released by majority", () => {
  const lostOf = (controls: Control[], ...documents: AnnotationDocument[]) => {
    const found = released("majority", controls, ...documents);
    return typeof found === "object" && found !== null ? found.lost : found;
  };
  const single = choiceControl(["a", "b"]);
  const boxes = (...ids: string[]) =>
    withRegions(ids.map((id, i) => boxRegion(`${i}`, id, [50 * i, 0, 10, 10])));

  it("is nothing where votes were not equal", () => {
    expect(lostOf([single], ...saying({ c: "a" }, { c: "a" }, { c: "b" }))).toEqual({
      regions: false,
      answers: false,
    });
    expect(lostOf([boxControl(["cat"])], boxes("cat", "cat"), boxes("cat"), boxes("cat"))).toEqual({
      regions: false,
      answers: false,
    });
  });

  it("are optional answers, and labels of several", () => {
    expect(lostOf([single], ...saying({ c: "a" }, { c: "b" }))).toEqual({ regions: false, answers: true });
    const several = choiceControl(["x", "y"], { multiple: true });
    expect(lostOf([several], ...saying({ c: ["x", "y"] }, { c: ["x"] }))).toEqual({
      regions: false,
      answers: true,
    });
  });

  it("are regions that half of the people marked, or whose label is tied", () => {
    const cats = boxControl(["cat", "dog"]);
    expect(lostOf([cats], boxes("cat", "cat"), boxes("cat"))).toEqual({ regions: true, answers: false });
    expect(lostOf([cats], boxes("cat"), boxes("dog"))).toEqual({ regions: true, answers: false });
    const spans = (...ids: string[]) =>
      withRegions(ids.map((id, i) => spanRegion(`${i}`, id, [9 * i, 9 * i + 4])));
    expect(lostOf([spanControl(["per"])], spans("per", "per"), spans("per"))).toEqual({
      regions: true,
      answers: false,
    });
    expect(lostOf([spanControl(["per"])], spans("per"), spans("per", "gone"))).toEqual({
      regions: false,
      answers: false,
    });
  });

  it("are answers about a region that stays", () => {
    const about: Control = { ...choiceControl(["yes", "no"], { id: "sure" }), per: "region" };
    const cat = (sure: string) =>
      withRegions([{ ...boxRegion("1", "cat", [0, 0, 9, 9]), attributes: { sure } }]);
    expect(lostOf([boxControl(["cat"]), about], cat("yes"), cat("no"))).toEqual({
      regions: false,
      answers: true,
    });
  });
});
