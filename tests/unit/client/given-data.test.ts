import { describe, expect, it } from "vitest";
import { type GivenData, misfitOf } from "@/components/new-project/given-data";
import { profileColumns } from "@/lib/imports/profile-columns";
import type { LabelSchema } from "@/lib/labels/schema";

const schema = (kind: "image" | "text"): LabelSchema => ({
  inputs: [{ id: kind, kind, field: kind }],
  controls: [{ id: "topic", kind: "choice", name: "Topic", labels: [{ id: "a", name: "A" }] }],
});

/** A table as a preview tells of it. */
const table = (rows: Record<string, unknown>[]) =>
  ({
    kind: "file",
    columns: {},
    preview: { columns: profileColumns(rows), rows, archive: null },
  }) as unknown as GivenData;

describe("data of a new project", () => {
  it("show images where a column names them by their address, signed or not", () => {
    const signed = table([{ photo: "https://images.example.org/a/1.jpg?sig=s" }]);
    expect(misfitOf(signed, schema("image"))).toBeNull();
    expect(misfitOf(table([{ photo: "http://cdn.example.org/1.png" }]), schema("image"))).toBeNull();
  });

  it("show none where images are only named, or addresses lead to pages", () => {
    for (const value of ["1.jpg", "https://example.org/about", "a text"])
      expect(misfitOf(table([{ photo: value }]), schema("image"))).toEqual({ why: "noImages" });
  });
});
