/** How a frozen release divides near-duplicates, looked at anew each time: links come and go after it was frozen. */
import { countLinks } from "@/db/queries/duplicates";
import { requireRelease } from "../releases/releases";
import type { UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";
import { dividedDuplicates } from "./divided-duplicates";

const NONE = { pairs: 0, later: 0, groups: 0, inTest: 0 };
/** So many links are joined in a few milliseconds; the computing thread would take longer to start. */
const QUICK_LINKS = 3_000;

export const getReleaseDuplicates: UseCase<"getReleaseDuplicates"> = async (context, { params }) => {
  const { row } = await requireRelease(context, params.release);
  const { id: releaseId, projectId, frozenAt } = row;
  if (frozenAt === null) return NONE;
  const { read } = context.database;
  const { found, confirmed } = await countLinks(read, { projectId });
  if (found + confirmed === 0) return NONE;
  const input = { projectId, releaseId, frozenAt };
  return found + confirmed > QUICK_LINKS
    ? runInWorker(context, "dividedDuplicates", input)
    : dividedDuplicates(read, input, async () => undefined);
};
