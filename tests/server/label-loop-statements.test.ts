import pg from "pg";
import { expect, it } from "vitest";
import { importTexts, makeProject, submit, TOPIC_SCHEMA, takeTasks, texts } from "../support/project";
import { startTestServer } from "../support/test-server";

/** Each costs a round trip while the person waits, and twenty people share two processors. */
const MOST_STATEMENTS = 18;

it.runIf(process.env.CONCORD_TEST_DATABASE === "postgres").each([
  ["", TOPIC_SCHEMA, null, MOST_STATEMENTS],
  [", with neighbouring tasks one more", { ...TOPIC_SCHEMA, neighbours: 3 }, null, MOST_STATEMENTS + 1],
  [", with a limit on tasks per annotator one more", TOPIC_SCHEMA, 100, MOST_STATEMENTS + 1],
])(
  `an answer that asks for the next task costs at most ${MOST_STATEMENTS} statements on PostgreSQL%s`,
  async (_, schema, total, most) => {
    const send = pg.Client.prototype.query as (this: pg.Client, ...given: unknown[]) => unknown;
    let statements = 0;
    pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
      statements++;
      return send.apply(this, given);
    } as typeof pg.Client.prototype.query;
    const server = await startTestServer();
    try {
      const manager = await server.person("manager", "owner");
      const project = await makeProject(server, manager, 1, schema);
      await importTexts(server, manager, project, texts(210));
      const adaptive = { below: 0.8, upTo: 3, control: null };
      if (total !== null)
        await server.call("putDistribution", {
          as: manager,
          params: { project },
          body: { overlap: 1, share: null, adaptive, limits: { total, perDay: null } },
        });
      const person = await server.person("ada");
      await server.join(project, person, "annotator");
      const [first, second] = await takeTasks(server, person, project, 2);
      const answer = (id = "", have: string[] = []) =>
        submit(server, person, id, "other", { next: { count: 1, have } });
      // The first answer counts the tasks of the project, too.
      await answer(first?.id, [second?.id ?? ""]);
      statements = 0;
      const { body } = await answer(second?.id);
      expect(body.next?.tasks).toHaveLength(1);
      // Its own of the test server: who the cookie is of.
      expect(statements - 1).toBeLessThanOrEqual(most);
    } finally {
      pg.Client.prototype.query = send as typeof pg.Client.prototype.query;
      await server.close();
    }
  },
);
