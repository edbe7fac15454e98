/** The register of export formats: adding one means a folder beside this file and a line here. */
import type { ExportFormat } from "@/lib/exports/item";
import { coco } from "./coco/write";
import { csv } from "./csv/write";
import { jsonl } from "./jsonl/write";

export const EXPORT_FORMATS = { jsonl, csv, coco } satisfies Record<string, ExportFormat>;
export type ExportFormatName = keyof typeof EXPORT_FORMATS;
