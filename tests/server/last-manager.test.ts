/** A project keeps a manager, an instance its owner, whoever asks for what at the same time. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeProject } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let [ada, bo]: Person[] = [];
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  [ada, bo] = [await server.person("ada"), await server.person("bo")];
  project = await makeProject(server, ada);
});
afterEach(() => server.close());

const of = (person: Person | undefined) => ({ project, user: person?.id ?? "" });
const demote = (by: Person | undefined, whom: Person | undefined, role = "annotator") =>
  server.call("patchMember", { as: by ?? null, params: of(whom), body: { role } });
const remove = (by: Person | undefined, whom: Person | undefined) =>
  server.call("removeMember", { as: by ?? null, params: of(whom) });
async function managers(): Promise<string[]> {
  const { database } = server.services;
  const rows = await database.read.raw.all<{ user_id: string }>(
    "select user_id from membership where project_id = ? and role = 'manager'",
    [project],
  );
  return rows.map((row) => row.user_id);
}

it("the last manager can neither step down nor leave, and can once there is another", async () => {
  for (const refused of [
    await demote(ada, ada, "annotator"),
    await demote(ada, ada, "reviewer"),
    await remove(ada, ada),
  ])
    expect(refused).toMatchObject({ status: 409, body: { code: "last_owner" } });
  expect(await managers()).toEqual([ada?.id]);
  expect((await demote(ada, ada, "manager")).status).toBe(200);
  await server.join(project, bo as Person, "manager");
  expect((await demote(ada, ada)).status).toBe(200);
  expect(await managers()).toEqual([bo?.id]);
  expect((await remove(bo, bo)).status).toBe(409);
});

it("nobody makes themselves more than they are", async () => {
  await server.join(project, bo as Person, "reviewer");
  for (const role of ["manager", "reviewer"]) expect((await demote(bo, bo, role)).status).toBe(403);
  expect((await remove(bo, ada)).status).toBe(403);
  const stranger = await server.person("stranger");
  expect((await demote(stranger, stranger, "manager")).status).toBe(404);
  for (const body of [{ role: "owner" }, { id: ada?.id }, { email: "x@example.test" }])
    expect((await server.call("patchMe", { as: bo, body })).status, JSON.stringify(body)).toBe(400);
  expect((await demote(ada, bo, "owner")).status).toBe(400);
  expect((await server.call("getMe", { as: bo })).body.role).toBe("member");
  const again = { name: "Again", email: "again@example.test", password: "correct horse battery" };
  expect((await server.call("setUp", { body: again })).status).toBe(409);
});

for (const [what, act] of [
  ["demote", demote],
  ["remove", remove],
] as const)
  it(`of two managers who ${what} each other at once, one stays`, async () => {
    // Which of the two comes first is left to chance, so it is tried some times.
    for (let round = 0; round < 10; round++) {
      await server.services.database.write((db) =>
        db.raw.all("delete from membership where project_id = ? returning user_id", [project]),
      );
      for (const person of [ada, bo]) await server.join(project, person as Person, "manager");
      const answers = await Promise.all([act(ada, bo), act(bo, ada)]);
      expect(await managers(), `round ${round}`).toHaveLength(1);
      expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    }
  });
