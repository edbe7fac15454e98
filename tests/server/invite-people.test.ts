/** Several people are invited at once: accounts become members, other addresses get a link each. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeProject } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let known: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  known = await server.person("known", "member");
  project = await makeProject(server, manager);
});
afterEach(() => server.close());

const invite = (emails: string[]) =>
  server.call("invitePeople", { as: manager, params: { project }, body: { role: "reviewer", emails } });
const members = async () =>
  (await server.call("listMembers", { as: manager, params: { project } })).body.items.map(
    ({ email, role }) => [email, role],
  );

it("adds accounts of the instance, and gives every other address a link, each once", async () => {
  const answer = await invite([
    known.email.toUpperCase(),
    "new@example.org",
    " new@example.org ",
    manager.email,
  ]);
  expect(answer).toMatchObject({ status: 201 });
  expect(answer.body.items).toMatchObject([
    { email: known.email, outcome: "added", url: null },
    { email: "new@example.org", outcome: "invited", url: expect.stringContaining("/invite/") },
    { email: manager.email, outcome: "member", url: null },
  ]);
  expect(await members()).toContainEqual([known.email, "reviewer"]);
  const invites = await server.call("listInvites", { as: manager, params: { project } });
  expect(invites.body.items).toMatchObject([{ email: "new@example.org", role: "reviewer" }]);
  expect((await invite([known.email])).body.items).toMatchObject([{ outcome: "member" }]);
});

it("does nothing where one of the addresses is none, and says which", async () => {
  const { status, body } = await invite([known.email, "nobody"]);
  expect(status).toBe(400);
  expect(body).toMatchObject({ issues: [{ path: "emails.1" }] });
  expect(await members()).toHaveLength(1);
  expect((await invite([])).status).toBe(400);
});

it("a later invitation ends the earlier ones of the address, and so do joining and being removed", async () => {
  const inviteAs = async (role: string) => {
    const body = { role, emails: ["carl@example.org"] };
    const answer = await server.call("invitePeople", { as: manager, params: { project }, body });
    return answer.body.items[0]?.url?.split("/").at(-1) ?? "";
  };
  const open = async () =>
    (await server.call("listInvites", { as: manager, params: { project } })).body.items.filter(
      ({ usedAt }) => usedAt === null,
    );
  const look = (token: string) => server.call("viewInvite", { params: { token } });
  const first = await inviteAs("reviewer");
  const second = await inviteAs("annotator");
  expect((await look(first)).status).toBe(404);
  expect(await open()).toMatchObject([{ role: "annotator" }]);
  const account = { name: "Carl", email: "carl@example.org", password: "a password of some length" };
  const joined = await server.call("acceptInvite", { params: { token: second }, body: { account } });
  expect(joined.status).toBeLessThan(300);
  expect(await open()).toEqual([]);
  const carl = (await server.call("listMembers", { as: manager, params: { project } })).body.items.find(
    ({ email }) => email === account.email,
  );
  // A link that was made while they were a member is not left behind.
  const body = { role: "manager", email: account.email };
  const third = await server.call("createInvite", { as: manager, params: { project }, body });
  const removed = await server.call("removeMember", {
    as: manager,
    params: { project, user: carl?.userId ?? "" },
    query: { annotations: "keep" },
  });
  expect(removed.status).toBeLessThan(300);
  expect((await look(third.body.url.split("/").at(-1) ?? "")).status).toBe(404);
});
