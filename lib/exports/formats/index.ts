/** The register of export formats: adding one means a file beside this one and a line here. */
import type { ExportFormat } from "../item";
import { coco } from "./coco";
import { csv } from "./csv";
import { jsonl } from "./jsonl";

export const EXPORT_FORMATS = { jsonl, csv, coco } satisfies Record<string, ExportFormat>;
export type ExportFormatName = keyof typeof EXPORT_FORMATS;
