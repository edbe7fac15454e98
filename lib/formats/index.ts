/**
 * The list of export formats. Queries, buttons and the command line are derived from it: a new format is a folder and a
 * line here.
 */
import type { ExportFormat } from "@/lib/formats/writer";
import { brat } from "./brat/write";
import { coco } from "./coco/write";
import { cocoCaptions } from "./coco-captions/write";
import { cocoPanoptic } from "./coco-panoptic/write";
import { conll } from "./conll/write";
import { conll2012 } from "./conll-2012/write";
import { conllBioes } from "./conll-bioes/write";
import { conllu } from "./conllu/write";
import { csv } from "./csv/write";
import { huggingFace } from "./hugging-face/write";
import { imageFolders } from "./image-folders/write";
import { jsonl } from "./jsonl/write";
import { jsonlFlat } from "./jsonl-flat/write";
import { labelStudio } from "./label-studio/write";
import { masks } from "./masks/write";
import { parquet } from "./parquet/write";
import { preferences } from "./preferences/write";
import { spacy } from "./spacy/write";
import { tensorboard } from "./tensorboard/write";
import { tsv } from "./tsv/write";
import { voc } from "./voc/write";
import { yolo } from "./yolo/write";
import { yoloObb } from "./yolo-obb/write";
import { yoloPose } from "./yolo-pose/write";
import { yoloSegmentation } from "./yolo-segmentation/write";

const FORMATS = {
  jsonl,
  csv,
  tsv,
  parquet,
  "hugging-face": huggingFace,
  "jsonl-flat": jsonlFlat,
  coco,
  "coco-captions": cocoCaptions,
  "coco-panoptic": cocoPanoptic,
  yolo,
  "yolo-segmentation": yoloSegmentation,
  "yolo-obb": yoloObb,
  "yolo-pose": yoloPose,
  voc,
  masks,
  conll,
  "conll-bioes": conllBioes,
  conllu,
  "conll-2012": conll2012,
  spacy,
  brat,
  "label-studio": labelStudio,
  "image-folders": imageFolders,
  preferences,
  tensorboard,
};
export type ExportFormatName = keyof typeof FORMATS;
export const EXPORT_FORMATS: Record<ExportFormatName, ExportFormat> = FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as ExportFormatName[];
