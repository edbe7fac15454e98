import { afterEach, beforeEach, expect, it } from "vitest";
import { insertUser } from "@/db/queries/users";
import { newId } from "@/lib/core/ids";
import { makeProject } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let owner: Person;
beforeEach(async () => {
  server = await startTestServer();
  owner = await server.person("owner", "owner");
});
afterEach(() => server.close());

const PROJECT = { name: "P", template: "text-classification" };
const users = async (query: Record<string, string> = {}) =>
  (await server.call("listUsers", { as: owner, query })).body;
const patch = (as: Person, user: Person, body: unknown) =>
  server.call("patchUser", { as, params: { user: user.id }, body });

it("lets those alone create projects who have the right, and owners give and take it", async () => {
  const bo = await server.person("bo", "member", false);
  const create = () => server.call("createProject", { as: bo, body: PROJECT });
  expect((await create()).status).toBe(403);
  expect((await server.call("getMe", { as: bo })).body.mayCreateProjects).toBe(false);

  const given = await patch(owner, bo, { mayCreateProjects: true });
  expect(given.body).toMatchObject({ name: "bo", mayCreateProjects: true, closedAt: null });
  expect((await create()).status).toBe(201);
  expect((await users()).items.find(({ id }) => id === bo.id)).toMatchObject({ projects: 1, managed: 1 });

  await patch(owner, bo, { mayCreateProjects: false });
  expect((await create()).status).toBe(403);
  expect((await patch(bo, bo, { mayCreateProjects: true })).status).toBe(403);
  expect((await server.call("getMe", { as: owner })).body.mayCreateProjects).toBe(true);
});

it("gives the right to who is invited to manage, not to who is invited to annotate", async () => {
  const project = await makeProject(server, owner);
  const join = async (role: string) => {
    const params = { project };
    const invite = await server.call("createInvite", { as: owner, params, body: { role } });
    const token = String(invite.body.url).split("/").at(-1) ?? "";
    const account = { name: role, email: `${role}@example.org`, password: "long enough to be taken" };
    const joined = await server.call("acceptInvite", { as: null, params: { token }, body: { account } });
    expect(joined.status).toBe(200);
  };
  await join("annotator");
  await join("manager");
  const { items } = await users();
  expect(items.map(({ name, mayCreateProjects }) => [name, mayCreateProjects])).toEqual([
    ["manager", true],
    ["annotator", false],
    ["owner", true],
  ]);
});

it("closes an account: its session ends, its work stays, and it can be opened again", async () => {
  const ada = await server.person("Ада");
  const project = await makeProject(server, ada);
  expect((await patch(owner, ada, { closed: true })).body.closedAt).toBeGreaterThan(0);
  expect((await server.call("getMe", { as: ada })).status).toBe(401);
  expect((await server.call("getProject", { as: owner, params: { project } })).status).toBe(200);
  expect((await patch(owner, ada, { closed: false })).body.closedAt).toBeNull();
  expect((await server.call("getMe", { as: ada })).status).toBe(200);
});

it("never closes one's own account or the last owner's", async () => {
  expect((await patch(owner, owner, { closed: true })).status).toBe(409);
  const second = await server.person("second", "owner");
  const both = await Promise.all([
    patch(owner, second, { closed: true }),
    patch(second, owner, { closed: true }),
  ]);
  // Whoever comes second is closed already, or the last one left.
  expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
});

it("finds accounts by parts of names in any case and pages through them; simulated annotators are none", async () => {
  for (const name of ["Мария", "Марк", "Bo"]) await server.person(name);
  const simulated = { id: newId(), email: "a@simulated.invalid", name: "A", passwordHash: null };
  await server.services.database.write((db) =>
    insertUser(db, { ...simulated, role: "member", preferences: {}, createdAt: 1 }),
  );
  expect((await users({ search: "мар" })).items.map(({ name }) => name)).toEqual(["Марк", "Мария"]);
  expect((await users({ search: "BO@EX" })).items.map(({ name }) => name)).toEqual(["Bo"]);
  const first = await users({ limit: "3" });
  const second = await users({ limit: "3", cursor: first.nextCursor ?? "" });
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(["Bo", "Марк", "Мария", "owner"]);
  expect(second.nextCursor).toBeNull();
  expect((await patch(owner, { ...owner, id: newId() }, { closed: true })).status).toBe(404);
});
