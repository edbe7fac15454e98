/** A disk that fills up while people label: refused in words, nothing acknowledged is lost, and it goes on once there is room. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recountTasks } from "@/db/queries/queue";
import { answerBody, importTexts, makeProject, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
});
afterEach(() => server.close());

const pragma = (text: string) =>
  server.services.database.write((db) => db.raw.all<Record<string, number | string>>(`pragma ${text}`, []));
const pages = async () => Number(Object.values((await pragma("page_count"))[0] ?? {})[0]);

describe.skipIf(process.env.CONCORD_TEST_DATABASE === "postgres")("a full disk", () => {
  it("refuses what it cannot keep, loses nothing it said yes to, and takes it once there is room", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, texts(120));
    const ada = await server.person("Ada");
    await server.join(project, ada, "annotator");
    const tasks = (
      await Promise.all(Array.from({ length: 3 }, () => takeTasks(server, ada, project, 40)))
    ).flat();
    const note = "x".repeat(1_500);
    const put = (task: string, annotationId: string) =>
      server.call("putAnnotation", {
        as: ada,
        params: { task },
        body: {
          ...answerBody("billing"),
          annotationId,
          state: "skipped",
          skipReason: "other",
          skipNote: note,
        },
      });
    const bodies = [...new Set(tasks.map(({ id }) => id))].map((task) => ({
      task,
      annotationId: answerBody("x").annotationId,
    }));
    // SQLite itself says that the disk is full when it may not have another page.
    await pragma(`max_page_count = ${(await pages()) + 8}`);
    const first = await Promise.all(bodies.map(({ task, annotationId }) => put(task, annotationId)));
    const refused = first.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, body } of refused) {
      expect(status).toBe(507);
      expect(body).toMatchObject({ code: "storage_full" });
    }
    const list = await server.call("listTasks", {
      as: manager,
      params: { project },
      query: { limit: "500" },
    });
    expect(list.body.items.filter((item) => item.skips === 1)).toHaveLength(first.length - refused.length);

    await pragma("max_page_count = 1073741823");
    const again = await Promise.all(bodies.map(({ task, annotationId }) => put(task, annotationId)));
    expect(again.map(({ status, body }) => [status, body.annotation?.revision])).toEqual(
      again.map(() => [200, 1]),
    );
    const before = await server.call("listTasks", {
      as: manager,
      params: { project },
      query: { limit: "500" },
    });
    await server.services.database.write((db) =>
      recountTasks(db, { taskIds: before.body.items.map(({ id }) => id) }),
    );
    const after = await server.call("listTasks", {
      as: manager,
      params: { project },
      query: { limit: "500" },
    });
    expect(after.body).toEqual(before.body);
    expect(await pragma("integrity_check")).toEqual([{ integrity_check: "ok" }]);
  });
});
