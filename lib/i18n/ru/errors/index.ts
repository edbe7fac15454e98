import { access } from "./access";
import { answers } from "./answers";
import { candidates } from "./candidates";
import { coco } from "./coco";
import { consensus } from "./consensus";
import { distribution } from "./distribution";
import { duplicates } from "./duplicates";
import { fields } from "./fields";
import { gold } from "./gold";
import { guidelines } from "./guidelines";
import { images } from "./images";
import { imports } from "./imports";
import { json } from "./json";
import { kinds } from "./kinds";
import { labelErrors } from "./label-errors";
import { labeling } from "./labeling";
import { labels } from "./labels";
import { losses } from "./losses";
import { notFound } from "./not-found";
import { operator } from "./operator";
import { predictions } from "./predictions";
import { questions } from "./questions";
import { releases } from "./releases";
import { requests } from "./requests";
import { reviews } from "./reviews";
import { roles } from "./roles";
import { rows } from "./rows";
import { segment } from "./segment";
import { server } from "./server";
import { terms } from "./terms";
import { textForms } from "./text-forms";
import { types } from "./types";
import { values } from "./values";
import { voc } from "./voc";
import { webhooks } from "./webhooks";
import { yolo } from "./yolo";
import { zip } from "./zip";

/** The same messages in Russian. */
export const errors = {
  access,
  answers,
  candidates,
  coco,
  consensus,
  distribution,
  duplicates,
  fields,
  gold,
  guidelines,
  images,
  imports,
  json,
  kinds,
  labelErrors,
  labeling,
  labels,
  losses,
  notFound,
  operator,
  predictions,
  questions,
  releases,
  requests,
  reviews,
  roles,
  rows,
  segment,
  server,
  textForms,
  terms,
  types,
  values,
  voc,
  webhooks,
  yolo,
  zip,
};
