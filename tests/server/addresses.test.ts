/** E-mail addresses: one plain address in one spelling, or a refusal; never two people, two receivers or any markup. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { countUsers, findUserByEmail } from "@/db/queries/users";
import { verifySignIn } from "@/lib/server/auth/next-auth-options";
import { makeProject } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const PASSWORD = "correct horse battery";
const ODD = [
  "a@x.test,b@y.test",
  "a@x.test;b@y.test",
  "a@x.test b@y.test",
  "a@x.test\nbcc: b@y.test",
  "a@x.test\u0000",
  "a@b@y.test",
  '"e@attacker.test"@victim.test',
  '"a b"@x.test',
  "Ada <a@x.test>",
  "a(comment)@x.test",
  "<img/src=x>@x.test",
  "a@<script>alert(1)</script>.test",
  "a@x.test\u202e",
  "\u0430da@x.test",
  "ad\u0131@x.test",
  "ada@\u0435xample.test",
  "ada@[127.0.0.1]",
  "ada@-x.test",
  "ada@x..test",
  "ada@x.test.",
  "mailto:ada@x.test",
  "ada%40x.test",
  "ada",
  "@x.test",
  "",
  `${"a".repeat(250)}@x.test`,
];

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

async function begin() {
  manager = await server.person("manager");
  project = await makeProject(server, manager);
}
async function inviteFor(email?: string) {
  const body = { role: "annotator", ...(email && { email }) };
  const made = await server.call("createInvite", { as: manager, params: { project }, body });
  return { ...made, token: made.status === 201 ? (made.body.url.split("/").at(-1) ?? "") : "" };
}
const join = (token: string, email: string) =>
  server.call("acceptInvite", {
    params: { token },
    body: { account: { name: "Ada", email, password: PASSWORD } },
  });

it("an odd address is refused wherever one is given, and nobody is made of it", async () => {
  const account = (email: string) => ({ name: "Ada", email, password: PASSWORD });
  for (const email of ODD)
    expect((await server.call("setUp", { body: account(email) })).status, email).toBe(400);
  expect(await countUsers(server.services.database.read)).toBe(0);
  await begin();
  const { token } = await inviteFor();
  for (const email of ODD) {
    expect((await join(token, email)).status, email).toBe(400);
    const body = { role: "annotator", email };
    const invite = await server.call("createInvite", { as: manager, params: { project }, body });
    expect(invite.status, email).toBe(400);
    expect(
      await verifySignIn(server.services, { email, password: PASSWORD, address: "x" }),
      email,
    ).toBeNull();
  }
  expect(await countUsers(server.services.database.read)).toBe(1);
  expect((await join(token, "ada@x.test")).status).toBe(200);
});

it("an address in other spellings is the same account", async () => {
  await begin();
  const first = await inviteFor();
  expect((await join(first.token, "  Ada@Example.TEST ")).status).toBe(200);
  const { read } = server.services.database;
  const user = await findUserByEmail(read, { email: "ada@example.test" });
  expect(user).toMatchObject({ email: "ada@example.test" });
  for (const email of ["ada@example.test", "ADA@EXAMPLE.TEST", " aDa@example.test\t"]) {
    const found = await verifySignIn(server.services, { email, password: PASSWORD, address: "x" });
    expect(found?.id, email).toBe(user?.id);
    const again = await inviteFor();
    expect((await join(again.token, email)).status, email).toBe(409);
  }
  expect(await countUsers(read)).toBe(2);
});

it("an invite for an address is for that one alone, in any spelling of it", async () => {
  await begin();
  const { token, body } = await inviteFor("Ada@Example.test");
  expect(body).toMatchObject({ email: "ada@example.test" });
  for (const email of ["bo@example.test", "ada+x@example.test", "a.da@example.test", "ada@example.tes"])
    expect((await join(token, email)).status, email).toBe(403);
  expect((await join(token, "ADA@example.test")).status).toBe(200);
});
