import { describe, expect, it } from "vitest";
import { checkDocument } from "@/lib/annotation/check-document";
import { taskInputs } from "@/lib/annotation/context";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { exampleDocument } from "@/lib/labels/example-document";
import { TEMPLATES } from "@/lib/labels/templates";
import { shapeTexts } from "@/lib/text-forms/shape-texts";

describe("the example of a suggestion", () => {
  for (const template of TEMPLATES)
    it(`would be taken in by a project of the template ${template.id}`, () => {
      const checked = checkLabelSchema(template.schema);
      if (!checked.ok) throw new Error("the template is wrong");
      const schema = checked.value;
      const data = Object.fromEntries(schema.inputs.map(({ field }) => [field, "Hello world"]));
      const images = Object.fromEntries(
        schema.inputs.map(({ field }) => [field, { widthPx: 640, heightPx: 480 }]),
      );
      const document = exampleDocument(schema, { width: 640, height: 480 });
      const inputs = taskInputs(schema, data, images, shapeTexts(schema, data));
      expect(checkDocument(document, schema, inputs, "draft").ok).toBe(true);
      expect(Object.keys(document.answers).length + document.regions.length).toBeGreaterThan(0);
    });
});
