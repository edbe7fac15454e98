/** The list of background jobs: a new one is a folder and a line here. */
import { bulkJob } from "./bulk";
import { consensusJob } from "./consensus";
import { duplicatesJob } from "./duplicates";
import { importJob } from "./import";
import type { JobRegister } from "./job-runner";
import { labelErrorsJob } from "./label-errors";
import { releaseJob } from "./release";
import { termsJob } from "./terms";
import { tilesJob } from "./tiles";

export const JOBS = {
  bulk: bulkJob,
  consensus: consensusJob,
  duplicates: duplicatesJob,
  import: importJob,
  "label-errors": labelErrorsJob,
  release: releaseJob,
  terms: termsJob,
  tiles: tilesJob,
} satisfies JobRegister;
export type JobKind = keyof typeof JOBS;
