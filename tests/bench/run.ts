/** `npm run bench [part …]`: figures as JSON lines, each beside a floor measured in the same run. */
import { benchAgreement } from "./agreement";
import { benchBulk } from "./bulk";
import { benchCandidates } from "./candidates";
import { benchConsensus } from "./consensus";
import { benchCoverage } from "./coverage";
import { benchDuplicates } from "./duplicates";
import { benchEditor } from "./editor";
import { benchExports } from "./exports";
import { benchImports } from "./imports";
import { benchLabelErrors } from "./label-errors";
import { benchLargeImage } from "./large-image";
import { benchMasks } from "./masks";
import { benchMemory } from "./memory";
import { benchQualityPage } from "./quality-page";
import { benchServer } from "./server";
import { benchTasks } from "./tasks";
import { benchTaxonomy } from "./taxonomy";
import { benchTerms } from "./terms";
import { benchText } from "./text";
import { benchVision } from "./vision";

const PARTS: Record<string, () => AsyncIterable<object>> = {
  agreement: benchAgreement,
  bulk: benchBulk,
  candidates: benchCandidates,
  consensus: benchConsensus,
  coverage: benchCoverage,
  duplicates: benchDuplicates,
  editor: benchEditor,
  exports: benchExports,
  imports: benchImports,
  "label-errors": benchLabelErrors,
  "large-image": benchLargeImage,
  masks: benchMasks,
  memory: benchMemory,
  "quality-page": benchQualityPage,
  server: benchServer,
  tasks: benchTasks,
  text: benchText,
  taxonomy: benchTaxonomy,
  terms: benchTerms,
  vision: benchVision,
};

const wanted = process.argv.slice(2);
for (const [name, part] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for await (const record of part()) console.log(JSON.stringify({ part: name, ...record }));
}
