/** The tables for sqlite, one export each, as the migration generator wants them. */
import { sqliteKit } from "./kit-sqlite";
import { defineTables } from "./tables";

export const sqliteTables = defineTables(sqliteKit);

export const {
  user,
  apiToken,
  signInAttempt,
  membership,
  invite,
  project,
  labelSchemaVersion,
  guidelineDraft,
  guidelineVersion,
  rule,
  ruleRevision,
  asset,
  task,
  taskAsset,
  taskSearch,
  lease,
  assignment,
  annotation,
  annotationRevision,
  agreementUnit,
  review,
  resolution,
  question,
  exclusion,
  duplicateLink,
  prediction,
  termList,
  candidateList,
  webhook,
  webhookDelivery,
  job,
  jobError,
  release,
  releaseItem,
  releaseLink,
  event,
} = sqliteTables;
