/** An answer carried over to the next version of its task's data. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentCarrier, type TaskVersion } from "@/lib/annotation/carry-document";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { LabelSchemaShape } from "@/lib/labels/schema";

const schema = LabelSchemaShape.parse({
  inputs: [
    { id: "text", kind: "text", field: "text" },
    { id: "image", kind: "image", field: "photo" },
  ],
  controls: [
    {
      id: "tone",
      kind: "choice",
      name: "Tone",
      labels: [
        { id: "good", name: "Good" },
        { id: "bad", name: "Bad" },
      ],
    },
    { id: "names", kind: "span", name: "Names", input: "text", labels: [{ id: "person", name: "Person" }] },
    { id: "things", kind: "box", name: "Things", input: "image", labels: [{ id: "boat", name: "Boat" }] },
    {
      id: "links",
      kind: "relation",
      name: "Links",
      from: ["names"],
      to: ["names"],
      labels: [{ id: "met", name: "Met" }],
    },
  ],
});

const points = (text: string) => Array.from(text);
const partOf = (text: string, word: string) => {
  const start = points(text.slice(0, text.indexOf(word))).length;
  return { start, end: start + points(word).length, text: word };
};
const span = (id: string, text: string, ...words: string[]): Region => ({
  id,
  control: "names",
  labels: ["person"],
  shape: { kind: "span", parts: words.map((word) => partOf(text, word)) },
});
const box: Region = {
  id: "box",
  control: "things",
  labels: ["boat"],
  shape: { kind: "box", x: 1, y: 2, width: 3, height: 4, rotation: 0 },
};
const version = (text: string, photo = "a1"): TaskVersion => ({ texts: { text }, images: { photo } });
const documentOf = (...regions: Region[]): AnnotationDocument => ({
  answers: { tone: "good" },
  regions,
  relations: [],
});

const BEFORE = "Ada met Charles 🙂 in London.";
const AFTER = "In 1833 Ada met Charles 🙂 in Paris.";

describe("an answer for an earlier version", () => {
  it("keeps its answers and the spans whose surroundings stayed, at their new places, and lists the others", () => {
    const given = documentOf(span("1", BEFORE, "Charles"), span("2", BEFORE, "London"));
    const { document, carried, lost } = documentCarrier(schema, version(BEFORE), version(AFTER))(given);
    expect(document.answers).toEqual({ tone: "good" });
    expect(document.regions).toEqual([span("1", AFTER, "Charles")]);
    expect(carried).toBe(1);
    expect(lost).toEqual([{ control: "names", labels: ["person"], text: "London" }]);
  });

  it("loses a span in several parts when one of them is lost, and the relations of lost spans", () => {
    const given: AnnotationDocument = {
      ...documentOf(
        span("1", BEFORE, "Ada", "London"),
        span("2", BEFORE, "Charles"),
        span("3", BEFORE, "met"),
      ),
      relations: [
        { id: "r1", control: "links", label: "met", from: "1", to: "2" },
        { id: "r2", control: "links", label: "met", from: "2", to: "3" },
      ],
    };
    const { document, carried, lost } = documentCarrier(
      schema,
      version(BEFORE),
      version(`${BEFORE.slice(0, -7)}Paris.`),
    )(given);
    expect(document.regions.map(({ id }) => id)).toEqual(["2", "3"]);
    expect(document.relations.map(({ id }) => id)).toEqual(["r2"]);
    expect(carried).toBe(3);
    expect(lost.map(({ text }) => text)).toEqual(["Ada … London", "Ada … London → Charles"]);
  });

  it("keeps shapes on an image that stayed, and loses those on another one", () => {
    const carry = (photo: string) =>
      documentCarrier(schema, version(BEFORE), version(BEFORE, photo))(documentOf(box));
    expect(carry("a1").document.regions).toEqual([box]);
    expect(carry("a2").lost).toEqual([{ control: "things", labels: ["boat"], text: "" }]);
  });

  it("forgets the order of the candidates and what was decided about predictions: both were of the earlier data", () => {
    const given: AnnotationDocument = {
      ...documentOf(),
      places: ["a", "b"],
      rejected: [{ prediction: "p", region: "r" }],
    };
    expect(documentCarrier(schema, version(BEFORE), version(AFTER))(given).document).toEqual(documentOf());
  });

  it("never moves a span onto other words, and loses or keeps each", () => {
    const text = fc
      .array(fc.constantFrom("Ada", "met", "🙂", "Zoë", "ناسا", "in", "\n"), { maxLength: 12 })
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), (before, after, a, b) => {
        const signs = points(before);
        if (signs.length === 0) return;
        const start = a % signs.length;
        const end = start + 1 + (b % (signs.length - start));
        const part = { start, end, text: signs.slice(start, end).join("") };
        const region: Region = { ...span("1", before), shape: { kind: "span", parts: [part] } };
        const { document, lost } = documentCarrier(
          schema,
          version(before),
          version(after),
        )(documentOf(region));
        expect(document.regions.length + lost.length).toBe(1);
        for (const { shape } of document.regions)
          if (shape.kind === "span")
            for (const one of shape.parts)
              expect(points(after).slice(one.start, one.end).join("")).toBe(part.text);
      }),
    );
  });
});
