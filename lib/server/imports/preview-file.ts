/**
 * Looks at the start of a file before there is a project for it: its columns and first rows. Which column is shown in
 * which field is decided in the browser, whose labels may change with every key.
 */
import { requireProjectCreator } from "../access";
import type { UseCase } from "../use-case";
import { lookAtFile } from "./preview-import";
import { type Choice, NO_LABELS_YET } from "./preview-report";

const noTasks = async () => null;

export const previewFile: UseCase<"previewFile"> = async (context, { query, body }) => {
  requireProjectCreator(context);
  const { format, table, ...reading } = query;
  const choice: Omit<Choice, "imageHosts"> = {
    ...reading,
    schema: NO_LABELS_YET,
    mapping: null,
    taskOf: noTasks,
  };
  return lookAtFile(context, { format, table, body, choice });
};
