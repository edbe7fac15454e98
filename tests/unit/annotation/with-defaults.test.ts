import { describe, expect, it } from "vitest";
import { emptyDocument } from "@/lib/annotation/document";
import { missingAnswers } from "@/lib/annotation/missing-answers";
import { withDefaults } from "@/lib/annotation/with-defaults";
import { control, labels, schemaOf } from "../labels/build";
import { documentWith, regionOf } from "./build";

const BOX = { kind: "box", x: 1, y: 1, width: 9, height: 9, rotation: 0 };
const about = { per: "region", required: true };

describe("the defaults of a region", () => {
  const schema = schemaOf(
    control("box", { labels: [{ id: "a", name: "A", attributes: ["number"] }, ...labels("b")] }),
    control("choice", { ...about, default: "b" }),
    control("number", { ...about, default: 3 }),
    control("text", { ...about, default: "?", visibleWhen: { control: "choice", anyOf: ["b"] } }),
    control("rating", { per: "region" }),
  );

  it("are given for what its labels ask, and what a default itself makes be asked", () => {
    const region = withDefaults(schema, emptyDocument(), regionOf(schema, BOX));
    expect(region.attributes).toEqual({ choice: "b", number: 3, text: "?" });
    const other = withDefaults(schema, emptyDocument(), regionOf(schema, BOX, { labels: ["b"] }));
    expect(other.attributes).toEqual({ choice: "b", text: "?" });
  });

  it("count as answers", () => {
    const region = withDefaults(schema, emptyDocument(), regionOf(schema, BOX));
    expect(missingAnswers(schema, documentWith({ regions: [region] }))).toEqual([]);
    expect(missingAnswers(schema, documentWith({ regions: [regionOf(schema, BOX)] }))).not.toEqual([]);
  });

  it("leave answers alone, and what is hidden unanswered", () => {
    const given = regionOf(schema, BOX, { attributes: { choice: "a", number: 5 } });
    expect(withDefaults(schema, emptyDocument(), given).attributes).toEqual({ choice: "a", number: 5 });
  });

  it("do not come back after an annotator took one away, but come with what a new label asks", () => {
    const before = regionOf(schema, BOX, { labels: ["b"], attributes: { text: "?" } });
    const after = withDefaults(schema, emptyDocument(), { ...before, labels: ["a"] }, before);
    expect(after.attributes).toEqual({ text: "?", number: 3 });
  });

  it("without any, the region is the same object", () => {
    const plain = schemaOf(control("box"), control("number", about));
    const region = regionOf(plain, BOX);
    expect(withDefaults(plain, emptyDocument(), region)).toBe(region);
  });
});
