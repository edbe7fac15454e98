/** A labeling configuration of another tool as a label schema, to be looked at before a project is made of it. */
import { invalid } from "@/lib/core/app-error";
import { labelSchemaFromConfig } from "@/lib/formats/label-studio/config";
import { requireUser } from "../access";
import type { UseCase } from "../use-case";

export const readLabelConfig: UseCase<"readLabelConfig"> = async (context, { body }) => {
  requireUser(context);
  const read = labelSchemaFromConfig(body.xml);
  if (!read.ok) throw invalid("xml", read.error);
  return read.value;
};
