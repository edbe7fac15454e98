import { describe, expect, it } from "vitest";
import { jsonTextOf, keepJsonText } from "@/db/schema/json-text";
import { canonicalJson } from "@/lib/core/canonical-json";
import { hashRevision, hashWritten } from "@/lib/server/labeling/update-counters";
import { sha256Hex } from "@/lib/server/sha256";

const document = {
  answers: { topic: 'a "quoted" \u2028 word' },
  regions: [
    {
      id: "T1",
      control: "parts",
      labels: ["amount"],
      shape: { kind: "box", x: 1, y: 2, width: 3, height: 4, rotation: 0 } as const,
    },
  ],
  relations: [],
};

describe("the hash of a revision", () => {
  it("is that of its canonical JSON, also where the JSON of its document is there already", () => {
    const revision = { state: "submitted", document, schemaVersion: 3 } as const;
    const hash = sha256Hex(canonicalJson(revision));
    expect(hashRevision(revision)).toBe(hash);
    const { document: _document, ...rest } = revision;
    expect(hashWritten({ ...rest, text: canonicalJson(document) })).toBe(hash);
  });
});

describe("a value of a column of JSON", () => {
  it("is written as the text that is kept for it, else as its JSON", () => {
    const value = { b: 1, a: 2 };
    expect(jsonTextOf(value)).toBe('{"b":1,"a":2}');
    expect(jsonTextOf(keepJsonText(value, canonicalJson(value)))).toBe('{"a":2,"b":1}');
    expect([jsonTextOf(null), jsonTextOf("a"), jsonTextOf(1)]).toEqual(["null", '"a"', "1"]);
  });
});
