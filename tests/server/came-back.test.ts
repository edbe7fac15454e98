/** What came back to a reviewer is found among what they have rejected, however much waits for a review. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { waitingIds } from "@/db/queries/reviews";
import { startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

it("walks no list of all that waits", async () => {
  const { read } = server.services.database;
  // PostgreSQL chooses by the number of rows, of which there are none here.
  if (read.dialect === "postgres") return;
  for (const blind of [true, false]) {
    const page = { projectId: "p", reviewerId: "r", blind, limit: 100 };
    const planOf = async (back: boolean) => {
      const { sql, params } = waitingIds(read, { ...page, back });
      const rows = await read.raw.all<{ detail: string }>(`explain query plan ${sql}`, params);
      return rows.map(({ detail }) => detail).join("\n");
    };
    expect(await planOf(true)).toContain("review_rejected");
    expect(await planOf(true)).not.toContain("annotation_review_due");
    expect(await planOf(false)).toContain("annotation_review_due");
  }
});
