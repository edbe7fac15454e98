import { describe, expect, it } from "vitest";
import { taskInputs } from "@/lib/annotation/context";
import type { LabelSchema } from "@/lib/labels/schema";
import { control } from "../labels/build";

const schemaWith = (imageField: string, textField: string): LabelSchema => ({
  inputs: [
    { id: "picture", kind: "image", field: imageField },
    { id: "caption", kind: "text", field: textField },
  ],
  controls: [control("rating")],
});
const size = { widthPx: 4, heightPx: 3 };

describe("the inputs of a task", () => {
  it("are found by the field of the schema and kept by the id of the input", () => {
    const inputs = taskInputs(schemaWith("photo", "body"), { body: "\u{1F600}" }, { photo: size });
    expect(inputs.picture).toEqual({ kind: "image", ...size });
    expect(inputs.caption).toMatchObject({ kind: "text", text: "\u{1F600}", index: { length: 1 } });
  });

  it("leave out what the task does not have, and a text that is no text", () => {
    expect(taskInputs(schemaWith("photo", "body"), { photo: "photo.png", body: 5 }, {})).toEqual({});
  });

  it("hold an empty text", () => {
    expect(taskInputs(schemaWith("photo", "body"), { body: "" }, {})).toMatchObject({
      caption: { text: "" },
    });
  });

  it("are not what every object has, whatever a field is called", () => {
    expect(taskInputs(schemaWith("constructor", "toString"), {}, {})).toEqual({});
  });

  it("have the text of their form, and none where it was read in another one", () => {
    const schema: LabelSchema = {
      inputs: [{ id: "talk", kind: "text", field: "body", form: "dialogue" }],
      controls: [control("rating")],
    };
    const talk = { form: "dialogue", text: "Hi", layout: [{ start: 0, end: 2, look: "turn" }] } as const;
    const inputs = taskInputs(schema, { body: ["Hi"] }, {}, { talk: { ...talk, layout: [...talk.layout] } });
    expect(inputs.talk).toMatchObject({ text: "Hi", index: { length: 2 }, layout: talk.layout });
    expect(
      taskInputs(schema, { body: "Hi" }, {}, { talk: { form: "html", text: "Hi", layout: [] } }),
    ).toEqual({});
    expect(taskInputs(schema, { body: "Hi" }, {})).toEqual({});
  });
});
