import { describe, expect, it } from "vitest";
import { profileColumns } from "@/lib/imports/profile-columns";
import { suggestTemplates } from "@/lib/labels/suggest-templates";
import { areaOf, TEMPLATE_AREAS } from "@/lib/labels/template-areas";
import { TEMPLATES } from "@/lib/labels/templates";

type Row = Record<string, unknown>;
const suggested = (rows: Row[], images = false) =>
  suggestTemplates(TEMPLATES, { columns: profileColumns(rows), rows, images });

const long = (what: string) => [
  `${what}: the parcel came a day late and wet.`,
  `${what}: nobody answers the phone.`,
];

describe("templates that fit a file", () => {
  it("images alone: boxes first, and nothing that shows a text", () => {
    const ids = suggested([], true);
    expect(ids[0]).toBe("object-detection");
    expect(ids).toContain("masks");
    expect(ids).not.toContain("captioned-images");
    expect(ids).not.toContain("text-classification");
  });

  it("no data: none", () => {
    expect(suggested([])).toEqual([]);
  });

  it("a table with odd names and one long text: templates of one text", () => {
    const ids = suggested(
      long("a").map((text, i) => ({ "№ обращения": i, Филиал: "Tver", "Жалоба (текст)": text })),
    );
    expect(ids.slice(0, 2)).toEqual(["text-classification", "named-entities"]);
    expect(ids).not.toContain("answer-preference");
    expect(ids).not.toContain("object-detection");
  });

  it("short texts are labeled, too, where there is nothing longer", () => {
    expect(suggested([{ company: "Northwind" }, { company: "Contoso" }])[0]).toBe("text-classification");
  });

  it("columns called like the fields of a template: that template first", () => {
    const [prompt, first, second] = [long("p"), long("f"), long("s")];
    const ids = suggested(prompt.map((text, i) => ({ prompt: text, first: first[i], second: second[i] })));
    expect(ids[0]).toBe("answer-preference");
  });

  it("conversations: what reads turns", () => {
    const messages = [
      { role: "user", content: "Where is my parcel?" },
      { role: "assistant", content: "On its way." },
    ];
    const ids = suggested([{ chat: messages }, { chat: messages }]);
    expect(ids).toEqual(["dialogue-acts"]);
    expect(suggested([{ price: { amount: 3 } }])).toEqual([]);
  });

  it("a table that names the images beside it: images, with the text where there is one", () => {
    const rows = long("c").map((text, i) => ({ file: `${i}.jpg`, note: text }));
    expect(suggested(rows, true)[0]).toBe("captioned-images");
    expect(suggested([{ file: "1.jpg" }, { file: "2.jpg" }], true)[0]).toBe("object-detection");
    // Names of images without the images cannot be shown.
    expect(suggested([{ file: "1.jpg" }, { file: "2.jpg" }])).toEqual([]);
  });
});

it("every template lies in an area, and every area has one", () => {
  expect(new Set(TEMPLATES.map(({ schema }) => areaOf(schema)))).toEqual(new Set(TEMPLATE_AREAS));
});
