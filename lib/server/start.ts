/** What a server process does before it answers the first request. */
import { countUsers } from "@/db/queries/users";
import { AppError } from "@/lib/core/app-error";
import { explainError } from "./explain-error";
import { sweepUploads } from "./imports/sweep-uploads";
import { startJobRunner } from "./jobs/job-runner";
import { jobRunnerStarted, setJobRunner } from "./jobs/kick";
import { JOB_WORKS } from "./jobs/works";
import { createOwner } from "./people/account";
import { getServices } from "./services";
import { startSearchIndexer } from "./tasks/search-indexer";
import { startDeliveries } from "./webhooks/deliver";

// Next may load this twice; deliveries and the search index have one runner each per process.
const shared = globalThis as { concordDeliveries?: () => void; concordSearchIndexer?: () => void };

async function prepare(): Promise<void> {
  const services = await getServices();
  const { owner } = services.config;
  if (owner && (await countUsers(services.database.read)) === 0)
    await createOwner(services, { ...owner, name: "Owner" });
  const facts = await services.database.inspect();
  if (facts.fsync === "off" || facts.fullPageWrites === "off" || facts.synchronousCommit === "off")
    services.log.warn({
      event: "durability",
      facts,
      hint: "turn fsync, full_page_writes and synchronous_commit on, or answers can be lost",
    });
  // Writing on into a damaged file would lose more; what can still be read can be copied and restored.
  if (facts.quickCheck !== undefined && facts.quickCheck !== "ok")
    throw new AppError("internal", `The database is damaged (${facts.quickCheck}): restore the last backup.`);
  const swept = await sweepUploads(services);
  if (swept > 0) services.log.info({ event: "uploads-swept", swept });
  if (!jobRunnerStarted()) setJobRunner(startJobRunner(services, JOB_WORKS));
  shared.concordDeliveries ??= startDeliveries(services);
  shared.concordSearchIndexer ??= startSearchIndexer(services);
  console.log(`Concord is running at ${services.config.url}`);
}

/** Ends the process when it cannot serve: a server that answers every page with an error looks alive to its operator. */
export async function startServer(): Promise<void> {
  try {
    await prepare();
  } catch (error) {
    console.error(explainError(error) ?? error);
    process.exit(1);
  }
}
