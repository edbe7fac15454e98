import { describe, expect, it } from "vitest";
import { jsonl } from "@/lib/formats/jsonl/write";
import { control, schemaOf } from "../labels/build";
import { boxRegion, documentOf, filesOf, given, headerOf, imageOf, itemOf, piecesOf } from "./build";

const header = headerOf(schemaOf(control("box")));
const many = (count: number) => Array.from({ length: count }, (_, i) => itemOf(i + 1));

describe("JSONL", () => {
  it("holds the whole item, one line each, in order", async () => {
    const items = [
      itemOf(1, {
        externalId: "x",
        data: { text: "a\nb\r\n\u2028 \u{1F600}", deep: { list: [1, null] } },
        images: [imageOf()],
        labels: documentOf({ regions: [boxRegion("r", "a", [1, 2, 3, 4])] }),
        annotations: [given("annotator-1", { answers: { rating: 2 } })],
      }),
      itemOf(2),
      itemOf(3, { split: "test" }),
    ];
    const files = await filesOf(jsonl, { header, items });
    const lines = (files["train.jsonl"] ?? "").split("\n");
    expect(lines.pop()).toBe("");
    expect(lines.map((line) => JSON.parse(line))).toEqual(items.slice(0, 2));
    expect(JSON.parse(files["test.jsonl"] ?? "")).toEqual(items[2]);
    expect(files["validation.jsonl"]).toBe("");
  });

  it.each([1, 499, 500, 501, 1_000, 1_234])(
    "writes %i items in pieces of whole lines, none lost, in order",
    async (count) => {
      const pieces = (await piecesOf(jsonl, { header, items: many(count) }))["train.jsonl"] ?? [];
      for (const piece of pieces) {
        expect(piece.endsWith("\n")).toBe(true);
        expect(piece.split("\n").length - 1).toBeLessThanOrEqual(500);
      }
      const lines = pieces.join("").trimEnd().split("\n");
      expect(lines.map((line) => JSON.parse(line).seq)).toEqual(many(count).map((item) => item.seq));
    },
  );

  it("loses nothing", () => {
    expect(jsonl.losses(header, itemOf(1, { data: { any: 1 } }))).toEqual({});
  });
});
