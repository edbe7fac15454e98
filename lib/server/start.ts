/** What a server process does before it answers the first request. */
import { countUsers } from "@/db/queries/users";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { imageFormsLane } from "./assets/renew-forms";
import { createOwner } from "./auth/account";
import { adaptiveLane } from "./distribution/adaptive-lane";
import { explainError } from "./explain-error";
import { sweepUploads } from "./imports/uploads";
import { JOBS } from "./jobs";
import { jobLanes } from "./jobs/job-runner";
import { startLanes } from "./jobs/lanes";
import { lanesStarted, setLanes } from "./jobs/wake";
import { quietMemoryLane } from "./quiet-memory";
import { getServices } from "./services";
import { labelLane } from "./tasks/label-indexer";
import { searchLane } from "./tasks/search-indexer";
import { deliveryLane } from "./webhooks/deliver";

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
    throw new AppError("internal", say("operator.databaseDamaged", { problem: facts.quickCheck }));
  const swept = await sweepUploads(services);
  if (swept > 0) services.log.info({ event: "uploads-swept", swept });
  // Next may load this twice.
  if (!lanesStarted())
    setLanes(
      startLanes(services, [
        ...jobLanes(services, JOBS),
        deliveryLane(services),
        searchLane(services),
        labelLane(services),
        adaptiveLane(services),
        imageFormsLane(services),
        quietMemoryLane(),
      ]),
    );
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
