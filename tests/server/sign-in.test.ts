/** Passwords, limits, sessions, tokens and invites: what a guesser, a thief and an impatient double click can do. */
import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findOwner, findUser, findUserByEmail } from "@/db/queries/users";
import { newId } from "@/lib/core/ids";
import { authHandler } from "@/lib/server/auth/auth-handler";
import { verifySignIn } from "@/lib/server/auth/next-auth-options";
import { makeSession, sessionCookieName } from "@/lib/server/auth/session";
import { hashSecret } from "@/lib/server/auth/tokens";
import { makeProject } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const PASSWORD = "correct horse battery";
const MINUTE = 60_000;

let server: TestServer;
let owner: Person;

const secretOf = (url: string) => url.split("/").pop() ?? "";

async function cookieOf(person: Person): Promise<string> {
  const { config, database } = server.services;
  const user = await findUser(database.read, { userId: person.id });
  const token = await makeSession(
    { userId: person.id, sessionVersion: user?.sessionVersion ?? 0 },
    config.secret,
  );
  return `${sessionCookieName(config.url)}=${token}`;
}

/** A person who came in by an invite, so with a real password. */
async function invited(name: string): Promise<Person> {
  const manager = await server.person(`manager-of-${name}`);
  const project = await makeProject(server, manager);
  const invite = await server.call("createInvite", {
    as: manager,
    params: { project },
    body: { role: "annotator" },
  });
  const email = `${name}@example.test`;
  const accepted = await server.call("acceptInvite", {
    params: { token: secretOf(invite.body.url) },
    body: { account: { name, email, password: PASSWORD } },
  });
  expect(accepted.status).toBe(200);
  const user = await findUserByEmail(server.services.database.read, { email });
  return { id: user?.id ?? "", email };
}

const tryPassword = (email: string, password: string, address = newId()) =>
  verifySignIn(server.services, { email, password, address }).then(
    (user) => (user ? "in" : "wrong"),
    (error: { code?: string }) => error.code ?? "failed",
  );

beforeAll(async () => {
  server = await startTestServer();
  const setUps = await Promise.all(
    Array.from({ length: 5 }, (_, i) =>
      server.call("setUp", { body: { name: "Owner", email: `owner${i}@example.test`, password: PASSWORD } }),
    ),
  );
  expect(setUps.map((s) => s.status).sort()).toEqual([201, 409, 409, 409, 409]);
  const user = await findOwner(server.services.database.read);
  owner = { id: user?.id ?? "", email: user?.email ?? "" };
});
afterAll(() => server.close());

describe("guessing passwords", () => {
  it("lets five wrong tries through, also when fifty come at once", async () => {
    const { email } = await invited("guessed");
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => tryPassword(email, `guess ${i}`)));
    expect(answers.filter((a) => a === "wrong")).toHaveLength(5);
    expect(answers.filter((a) => a === "rate_limited")).toHaveLength(45);
  });

  it("refuses the right password while locked, and takes it a quarter of an hour later", async () => {
    const { email } = await invited("locked");
    for (let i = 0; i < 5; i++) expect(await tryPassword(email, "wrong password")).toBe("wrong");
    expect(await tryPassword(email, PASSWORD)).toBe("rate_limited");
    server.advance(16 * MINUTE);
    expect(await tryPassword(email, PASSWORD)).toBe("in");
  });

  it("forgets the failures of someone who then knew it", async () => {
    const { email } = await invited("forgetful");
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) expect(await tryPassword(email, "wrong password")).toBe("wrong");
      expect(await tryPassword(email, PASSWORD)).toBe("in");
    }
  });

  it("locks an address that tries many accounts, and not for right passwords", async () => {
    const { email } = await invited("roaming");
    for (let i = 0; i < 25; i++) expect(await tryPassword(email, PASSWORD, "10.0.0.7")).toBe("in");
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => tryPassword(`nobody${i}@example.test`, "x", "10.0.0.7")),
    );
    expect(answers.filter((a) => a === "wrong")).toHaveLength(20);
    expect(await tryPassword(email, PASSWORD, "10.0.0.7")).toBe("rate_limited");
    expect(await tryPassword(email, PASSWORD, "10.0.0.8")).toBe("in");
  });

  it("answers 429 with the wait at the sign-in form", async () => {
    const { email } = await invited("form");
    for (let i = 0; i < 5; i++) await tryPassword(email, "wrong password");
    const response = await authHandler(
      new NextRequest("http://localhost:3000/api/auth/callback/credentials", {
        method: "POST",
        headers: { host: "localhost:3000", origin: "http://localhost:3000" },
        body: new URLSearchParams({ email, password: PASSWORD, csrfToken: "x" }),
      }),
      { params: Promise.resolve({ nextauth: ["callback", "credentials"] }) },
    );
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("counts the password asked again for a token with the same limits", async () => {
    const person = await invited("token-maker");
    const ask = (password: string) =>
      server.call("createToken", { as: person, body: { name: "t", password, expiresInDays: 1 } });
    for (let i = 0; i < 5; i++) expect((await ask("wrong password")).status).toBe(400);
    expect((await ask(PASSWORD)).status).toBe(429);
  });
});

describe("sessions", () => {
  it("ends on every device when signed out everywhere", async () => {
    const person = await invited("leaving");
    const cookie = await cookieOf(person);
    const me = () => server.response("getMe", { headers: { cookie } }).then((r) => r.status);
    expect(await me()).toBe(200);
    await server.call("signOutEverywhere", { as: person, body: {} });
    expect(await me()).toBe(401);
  });

  it("ends when the password changes", async () => {
    const person = await invited("changing");
    const cookie = await cookieOf(person);
    const changed = await server.call("changePassword", {
      as: person,
      body: { currentPassword: PASSWORD, newPassword: "another long password" },
    });
    expect(changed.status).toBe(200);
    expect((await server.response("getMe", { headers: { cookie } })).status).toBe(401);
    expect(await tryPassword(person.email, PASSWORD)).toBe("wrong");
    expect(await tryPassword(person.email, "another long password")).toBe("in");
  });

  it("is none with a cookie that no browser of ours has set", async () => {
    const headers = { cookie: "next-auth.session-token=%E0%A4%A" };
    expect((await server.call("getMe", { headers })).status).toBe(401);
  });

  it("refuses a tampered cookie, another site's form, and work of the person before", async () => {
    const [person, other] = [await invited("safe"), await invited("other")];
    const cookie = await cookieOf(person);
    for (const tampered of [`${cookie}x`, `${cookie}%`, cookie.replace(/=.*/, "=%c0%ff"), "=", "%=%;;"])
      expect((await server.response("getMe", { headers: { cookie: tampered } })).status).toBe(401);
    const from = (headers: Record<string, string>) =>
      server.call("signOutEverywhere", { as: person, body: {}, headers }).then((a) => a.status);
    expect(await from({ origin: "https://elsewhere.example" })).toBe(403);
    expect(await from({ "x-concord-user": other.id })).toBe(401);
    expect(await from({ "x-concord-user": person.id })).toBe(200);
  });
});

describe("tokens", () => {
  it("are shown once, stored hashed, and stop working when revoked or expired", async () => {
    const person = await invited("robot");
    const make = (name: string) =>
      server.call("createToken", { as: person, body: { name, password: PASSWORD, expiresInDays: 1 } });
    const [kept, revoked] = [(await make("kept")).body, (await make("revoked")).body];
    const use = (secret: string) =>
      server.response("getMe", { headers: { authorization: `Bearer ${secret}` } }).then((r) => r.status);
    expect([await use(kept.secret), await use(revoked.secret), await use(`${kept.secret}x`)]).toEqual([
      200, 200, 401,
    ]);
    const listed = await server.response("listTokens", { as: person });
    expect(await listed.text()).not.toContain(kept.secret);
    const rows = await server.services.database.read.raw.all("select * from api_token", []);
    expect(JSON.stringify(rows)).toContain(hashSecret(kept.secret));
    expect(JSON.stringify(rows)).not.toContain(kept.secret);
    await server.call("revokeToken", { as: person, params: { token: revoked.id } });
    expect(await use(revoked.secret)).toBe(401);
    server.advance(25 * 60 * MINUTE);
    expect(await use(kept.secret)).toBe(401);
  });
});

describe("a new password", () => {
  it("that is among the first anybody would try is refused, wherever it is chosen", async () => {
    const person = await invited("grace");
    const change = (newPassword: string) =>
      server.call("changePassword", { as: person, body: { currentPassword: PASSWORD, newPassword } });
    for (const weak of [
      "1234567890",
      "password123",
      "qwertyuiop",
      "aaaaaaaaaaaa",
      "grace@example.test",
      "Concord2026",
    ])
      expect(await change(weak), weak).toMatchObject({
        status: 400,
        body: { issues: [{ path: "newPassword", message: expect.stringContaining("easy to guess") }] },
      });
    expect((await change("four odd words here")).status).toBe(200);
    const project = await makeProject(server, owner);
    const body = { role: "annotator" };
    const invite = await server.call("createInvite", { as: owner, params: { project }, body });
    const params = { token: secretOf(invite.body.url) };
    const account = { name: "Weak", email: "weak2@example.test", password: "1234567890" };
    const refused = await server.call("acceptInvite", { params, body: { account } });
    expect(refused).toMatchObject({ status: 400, body: { issues: [{ path: "account.password" }] } });
    const stranger = await server.call("acceptInvite", { params: { token: "none" }, body: { account } });
    expect(stranger.status).toBe(404);
  });
});

describe("invites", () => {
  it("let one of ten in who open the same link at once", async () => {
    const project = await makeProject(server, owner);
    const invite = await server.call("createInvite", {
      as: owner,
      params: { project },
      body: { role: "reviewer" },
    });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        server.call("acceptInvite", {
          params: { token: secretOf(invite.body.url) },
          body: { account: { name: `Guest ${i}`, email: `guest${i}@example.test`, password: PASSWORD } },
        }),
      ),
    );
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
    expect(answers.filter((a) => a.status >= 500)).toEqual([]);
    const members = await server.call("listMembers", { as: owner, params: { project } });
    const [reviewer, ...others] = members.body.items.filter((m) => m.role === "reviewer");
    expect(others).toEqual([]);
    const invites = await server.call("listInvites", { as: owner, params: { project } });
    expect(invites.body.items).toMatchObject([{ usedBy: reviewer?.name }]);
  });

  it("expire, and a weak password does not use one up", async () => {
    const project = await makeProject(server, owner);
    const make = () =>
      server
        .call("createInvite", { as: owner, params: { project }, body: { role: "annotator" } })
        .then((a) => secretOf(a.body.url));
    const accept = (token: string, password: string, email: string) =>
      server
        .call("acceptInvite", { params: { token }, body: { account: { name: "Late", email, password } } })
        .then((a) => a.status);
    const token = await make();
    expect(await accept(token, "short", "weak@example.test")).toBe(400);
    expect(await accept(token, PASSWORD, "weak@example.test")).toBe(200);
    const late = await make();
    server.advance(60 * 24 * 60 * MINUTE);
    expect(await accept(late, PASSWORD, "late@example.test")).toBeGreaterThanOrEqual(400);
  });
});
