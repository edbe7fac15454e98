/** What files of Label Studio look like. */

import { memberPaths } from "../json/member-paths";
import type { FileKind } from "../reader";
import { startText } from "../text-source";

const RESULTS = /^\[\]\.(?:annotations|completions|predictions)\[\]\.result$/;
/** Deeper than a result lies in a record. */
const DEPTH = 4;

const sniff: FileKind["sniff"] = (start) => {
  const text = startText(start).trimStart();
  if (!text.startsWith("[")) return 0;
  const flat = new Set(["[].annotation_id", "[].annotator", "[].lead_time"]);
  for (const path of memberPaths(text, DEPTH)) {
    if (RESULTS.test(path)) return 0.95;
    if (flat.delete(path) && flat.size === 0) return 0.9;
  }
  return 0;
};

export const labelStudioFiles = {
  extensions: [],
  refines: "json",
  hasColumns: true,
  sniff,
} satisfies FileKind;
