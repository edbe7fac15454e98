/** A release frozen and read back, as a dataset user would. */
import type { FrozenItem } from "@/lib/formats/writer";
import type { Person, TestServer } from "./test-server";
import { unzip } from "./zip";

/** The items of a new release, all in train, in the order of the tasks. `extra` goes into its plan. */
export async function releasedItems(
  server: TestServer,
  manager: Person,
  project: string,
  labels: string,
  extra: Record<string, unknown> = {},
): Promise<FrozenItem[]> {
  const plan = { labels, ratios: { train: 1, validation: 0, test: 0 }, seed: "7", ...extra };
  const made = await server.call("createRelease", {
    as: manager,
    params: { project },
    body: { name: "R", plan },
  });
  await server.runJobs();
  const params = { release: made.body.id };
  const answer = await server.response("downloadRelease", {
    as: manager,
    params,
    query: { format: "jsonl" },
  });
  const files = await unzip(Buffer.from(await answer.arrayBuffer()));
  const lines = files["train.jsonl"]?.toString("utf8").trim().split("\n") ?? [];
  return lines.map((line) => JSON.parse(line) as FrozenItem);
}
