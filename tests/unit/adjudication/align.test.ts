import fc from "fast-check";
import { expect, it } from "vitest";
import { alignAnnotations } from "@/lib/adjudication/align";
import type { GivenAnnotation } from "@/lib/adjudication/given";
import {
  type AnnotationDocument,
  emptyDocument,
  type Region,
  type Relation,
} from "@/lib/annotation/document";
import type { AdjudicationItem } from "@/lib/contracts/adjudication";
import type { LabelSchema } from "@/lib/labels/schema";
import { boxRegion, IMAGE_SCHEMA } from "../../support/editor-driver";

const labels = (...ids: string[]) => ids.map((id) => ({ id, name: id.toUpperCase() }));
const SCHEMA = {
  inputs: [
    { id: "image", kind: "image", field: "image" },
    { id: "text", kind: "text", field: "text" },
  ],
  controls: [
    { id: "mood", name: "Mood", kind: "choice", required: true, labels: labels("glad", "sad", "calm") },
    { id: "things", name: "Things", kind: "box", input: "image", labels: labels("cat", "dog") },
    { id: "names", name: "Names", kind: "span", input: "text", labels: labels("person", "place") },
    {
      id: "links",
      name: "Links",
      kind: "relation",
      from: ["names"],
      to: ["names"],
      labels: labels("in", "near"),
    },
    { id: "sure", name: "Sure", kind: "choice", per: "region", labels: labels("yes", "no") },
  ],
} as unknown as LabelSchema;

const box = (id: string, label: string, x: number, y: number, width = 40, height = 40): Region =>
  ({
    id,
    control: "things",
    labels: [label],
    shape: { kind: "box", x, y, width, height, rotation: 0 },
  }) as Region;
const span = (id: string, label: string, start: number, end: number): Region =>
  ({
    id,
    control: "names",
    labels: [label],
    shape: { kind: "span", parts: [{ start, end, text: "x".repeat(end - start) }] },
  }) as Region;
const given = (by: string, part: Partial<AnnotationDocument>, isNew = true): GivenAnnotation => ({
  by,
  document: { answers: {}, regions: [], relations: [], ...part },
  isNew,
});

function align(annotations: readonly GivenAnnotation[], decided: AnnotationDocument | null = null) {
  let n = 0;
  return alignAnnotations(SCHEMA, annotations, { decided, newId: () => `n${++n}` });
}
const objects = (items: readonly AdjudicationItem[]) => items.filter((item) => item.kind === "object");

it("fills in what all say, and asks for the rest with what most say", () => {
  const { document, items } = align([
    given("A", { answers: { mood: "glad" } }),
    given("B", { answers: { mood: "sad" } }),
    given("C", { answers: { mood: "sad" } }),
  ]);
  expect(document.answers).toEqual({});
  expect(items).toEqual([
    {
      kind: "answer",
      id: "mood",
      control: "mood",
      options: [
        { value: "sad", by: ["B", "C"] },
        { value: "glad", by: ["A"] },
      ],
      proposal: "sad",
    },
  ]);
  const same = align([given("A", { answers: { mood: "sad" } }), given("B", { answers: { mood: "sad" } })]);
  expect(same).toEqual({ document: { answers: { mood: "sad" }, regions: [], relations: [] }, items: [] });
});

it("proposes nothing where votes are equal, and where most have left the question open", () => {
  const tie = align([given("A", { answers: { mood: "glad" } }), given("B", { answers: { mood: "sad" } })]);
  expect(tie.items[0]).toMatchObject({ proposal: null });
  const open = align([given("A", { answers: { mood: "glad" } }), given("B", {}), given("C", {})]);
  expect(open.items[0]).toMatchObject({
    proposal: null,
    options: [{ value: null, by: ["B", "C"] }, { value: "glad" }],
  });
});

it("tells apart what all have found alike, what some have missed, other labels, other bounds and other answers", () => {
  const sure = (region: Region, value: string): Region => ({ ...region, attributes: { sure: value } });
  const { document, items } = align([
    given("A", {
      regions: [
        box("a1", "cat", 0, 0),
        box("a2", "cat", 100, 0),
        box("a3", "cat", 200, 0),
        sure(box("a4", "dog", 300, 0), "yes"),
      ],
    }),
    given("B", {
      regions: [
        box("b1", "cat", 1, 0),
        box("b2", "dog", 100, 0),
        box("b3", "cat", 208, 6),
        sure(box("b4", "dog", 300, 0), "no"),
        box("b5", "dog", 400, 0),
      ],
    }),
  ]);
  expect(document.regions).toMatchObject([{ labels: ["cat"], shape: { x: 0.5, y: 0 } }]);
  expect(
    objects(items).map(({ why, found, proposal, fused }) => [why, found, proposal, fused.labels]),
  ).toEqual([
    ["label", 2, null, []],
    ["attribute", 2, "keep", ["dog"]],
    ["some", 1, null, ["dog"]],
    ["edge", 2, "keep", ["cat"]],
  ]);
});

it("proposes to leave out what most have not found, and to keep what most have", () => {
  const { items } = align([
    given("A", { regions: [box("a1", "cat", 0, 0), box("a2", "cat", 100, 0)] }),
    given("B", { regions: [box("b2", "cat", 100, 0)] }),
    given("C", {}),
  ]);
  expect(objects(items).map(({ found, proposal }) => [found, proposal])).toEqual([
    [1, "drop"],
    [2, "keep"],
  ]);
});

it("compares each character of spans, and has no majority among bounds that all differ", () => {
  const { document, items } = align([
    given("A", { regions: [span("a1", "person", 0, 4), span("a2", "place", 10, 14)] }),
    given("B", { regions: [span("b1", "person", 0, 4), span("b2", "place", 10, 15)] }),
  ]);
  expect(document.regions).toMatchObject([{ labels: ["person"], shape: { parts: [{ start: 0, end: 4 }] } }]);
  expect(objects(items)).toMatchObject([{ why: "edge", proposal: null }]);
  const three = align([
    given("A", { regions: [span("a", "place", 10, 14)] }),
    given("B", { regions: [span("b", "place", 10, 15)] }),
    given("C", { regions: [span("c", "place", 10, 15)] }),
  ]);
  expect(objects(three.items)).toMatchObject([
    { proposal: "keep", fused: { shape: { parts: [{ end: 15 }] } } },
  ]);
});

it("asks about relations whose ends are objects, by the ids that these will have", () => {
  const of = (id: string, label: string, from: string, to: string): Relation => ({
    id,
    control: "links",
    label,
    from,
    to,
  });
  const { document, items } = align([
    given("A", {
      regions: [span("a1", "person", 0, 4), span("a2", "place", 10, 14), span("a3", "place", 20, 24)],
      relations: [of("r", "in", "a1", "a2"), of("s", "near", "a2", "a3")],
    }),
    given("B", {
      regions: [span("b1", "person", 0, 4), span("b2", "place", 10, 14)],
      relations: [of("q", "in", "b1", "b2")],
    }),
  ]);
  const [person, place] = document.regions.map(({ id }) => id);
  expect(document.relations).toMatchObject([{ label: "in", from: person, to: place }]);
  const [open, relation] = items;
  expect(open).toMatchObject({ kind: "object", why: "some" });
  expect(relation).toMatchObject({
    kind: "link",
    options: [{ relation: { label: "near", from: place, to: open?.id }, by: ["A"] }],
    proposal: null,
  });
});

it("keeps what was decided, and asks only about what annotations say since then", () => {
  const decided = align([
    given("A", { answers: { mood: "sad" }, regions: [box("a1", "cat", 0, 0)] }),
    given("B", { answers: { mood: "sad" }, regions: [box("b1", "cat", 0, 0)] }),
  ]).document;
  const dropped = box("a9", "dog", 300, 0);
  const before = [
    given("A", { answers: { mood: "glad" }, regions: [box("a1", "dog", 0, 0), dropped] }, false),
    given("B", { answers: { mood: "sad" }, regions: [box("b1", "cat", 0, 0)] }, false),
  ];
  expect(align(before, decided)).toEqual({ document: decided, items: [] });
  const later = given("C", {
    answers: { mood: "calm" },
    regions: [box("c1", "cat", 0, 0), box("c2", "dog", 500, 0)],
  });
  const { document, items } = align([...before, later], decided);
  expect(document).toEqual(decided);
  expect(objects(items)).toMatchObject([{ found: 1, of: 3, options: [{ region: { id: "c2" } }] }]);
  // What was left out and is marked again by somebody new is asked again.
  const again = given("C", { regions: [box("c9", "dog", 300, 0)] });
  expect(objects(align([...before, again], decided).items)).toMatchObject([{ found: 2 }]);
});

it("gives the same items in whatever order annotators and regions come, and loses no region", () => {
  const region = fc.record({
    x: fc.integer({ min: 0, max: 9 }),
    y: fc.integer({ min: 0, max: 3 }),
    label: fc.constantFrom("cat", "dog"),
  });
  const regions = fc.uniqueArray(region, { maxLength: 6, selector: ({ x, y }) => `${x} ${y}` });
  fc.assert(
    fc.property(fc.array(regions, { minLength: 1, maxLength: 4 }), (people) => {
      const annotations = people.map((own, i) =>
        given("ABCD"[i] ?? "", {
          regions: own.map(({ x, y, label }) => box(`${"abcd"[i]}${x}${y}`, label, x * 15, y * 30)),
        }),
      );
      const reversed = annotations.toReversed().map((one) => ({
        ...one,
        document: { ...one.document, regions: one.document.regions.toReversed() },
      }));
      const said = (all: readonly GivenAnnotation[]) => {
        const { document, items } = align(all);
        return [
          document.regions.map(({ labels: of, shape }) => JSON.stringify([of, shape])).toSorted(),
          objects(items)
            .map(({ why, found, options, fused, proposal }) =>
              JSON.stringify([
                why,
                found,
                fused,
                proposal,
                options.flatMap(({ region: { id } }) => id).toSorted(),
              ]),
            )
            .toSorted(),
        ];
      };
      expect(said(reversed)).toEqual(said(annotations));
      const { document, items } = align(annotations);
      const asked = objects(items).reduce((sum, { found }) => sum + found, 0);
      expect(asked + document.regions.length * people.length).toBe(people.flat().length);
    }),
    { numRuns: 200 },
  );
});

it("an object that could not be decided is asked again under its id, once somebody has marked it since", () => {
  const region = boxRegion("doubt", 0, 0, 20, 20);
  const align = (isNew: boolean) =>
    alignAnnotations(
      IMAGE_SCHEMA,
      [
        { by: "A", document: { ...emptyDocument(), regions: [boxRegion("a1", 0, 0, 20, 20)] }, isNew: false },
        { by: "B", document: { ...emptyDocument(), regions: [boxRegion("b1", 1, 0, 20, 20)] }, isNew },
        { by: "C", document: emptyDocument(), isNew: false },
      ],
      { decided: emptyDocument(), undecidable: [{ control: "objects", region }], newId: () => "n" },
    );
  expect(align(false)).toEqual({ document: emptyDocument(), items: [] });
  expect(align(true).items).toMatchObject([{ id: "doubt", found: 2, of: 3 }]);
});
