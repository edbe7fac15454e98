/** Reads the texts with a form of one task, as a procedure of the worker: a page of megabytes takes a tenth of a second and more. */
import type { LabelSchema } from "@/lib/labels/schema";
import { shapeTexts } from "@/lib/text-forms/shape-texts";
import type { ShapedTexts } from "@/lib/text-forms/shaped-text";
import type { Procedure } from "../worker/procedure";

type Input = { schema: LabelSchema; data: Record<string, unknown> };

export const readTexts: Procedure<Input, never, ShapedTexts> = async (_, { schema, data }) =>
  shapeTexts(schema, data);
