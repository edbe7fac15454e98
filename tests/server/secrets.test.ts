/** Everything secret the server keeps or has handed out once, looked for in every answer to a GET, for every role. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { ROUTES, type RouteName } from "@/lib/contracts/routes";
import { issueToken } from "@/lib/server/auth/account";
import { hashSecret } from "@/lib/server/auth/tokens";
import { makePlace, QUERIES, WEBHOOK } from "../support/place";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const ROLES = ["anonymous", "stranger", "annotator", "reviewer", "manager", "owner"] as const;
type Role = (typeof ROLES)[number];
const GETS = (Object.keys(ROUTES) as RouteName[]).filter((name) => ROUTES[name].method === "GET");

let server: TestServer;
let people: Record<Exclude<Role, "anonymous">, Person>;
let place: Record<string, string>;
let openInvite: string;
/** What it is → its very text. */
const secrets = new Map<string, string>();

beforeAll(async () => {
  server = await startTestServer();
  const { database, config } = server.services;
  const [owner, manager, reviewer, annotator, stranger] = await Promise.all([
    server.person("owner", "owner"),
    ...["manager", "reviewer", "annotator", "stranger"].map((name) => server.person(name)),
  ]);
  people = { owner, manager, reviewer, annotator, stranger } as typeof people;
  place = await makePlace(server, people.manager);
  const project = place.project ?? "";
  await server.join(project, people.reviewer, "reviewer");
  await server.join(project, people.annotator, "annotator");
  secrets.set("the instance's secret", config.secret);
  for (const [role, { id: userId }] of Object.entries(people)) {
    const hash = `$argon2id$canary-of-${role}`;
    await database.write((db) =>
      db.raw.all(`update "user" set password_hash = ? where id = ? returning id`, [hash, userId]),
    );
    secrets.set(`the ${role}'s password hash`, hash);
    const { secret } = await issueToken(server.services, { userId, name: role, expiresAt: null });
    secrets.set(`the ${role}'s token`, secret);
    secrets.set(`the hash of the ${role}'s token`, hashSecret(secret));
  }
  const as = people.manager;
  const invite = await server.call("createInvite", { as, params: place, body: { role: "annotator" } });
  openInvite = invite.body.url.split("/").at(-1) ?? "";
  secrets.set("an invite's secret", openInvite);
  secrets.set("the hash of an invite's secret", hashSecret(openInvite));
  const webhook = await server.call("createWebhook", { as, params: place, body: WEBHOOK });
  secrets.set("a webhook's secret", webhook.body.secret);
});
afterAll(() => server.close());

/** All texts that a role is answered, and how many of them were no refusals. */
async function answers(role: Role): Promise<{ text: string; given: number }> {
  let [text, given] = ["", 0];
  for (const name of GETS) {
    const answer = await server.response(name, {
      as: role === "anonymous" ? null : people[role],
      params: { ...place, ...(name === "viewInvite" && { token: openInvite }) },
      query: QUERIES[name] ?? {},
    });
    if (answer.status === 200) given += 1;
    text += `\n${name} ${JSON.stringify([...answer.headers])} ${Buffer.from(await answer.arrayBuffer()).toString("latin1")}`;
  }
  return { text, given };
}

it("what must not be told is there to be told, each of it once", async () => {
  const { read } = server.services.database;
  const tables = ['"user"', "api_token", "invite"].map((table) => read.raw.all(`select * from ${table}`, []));
  const stored = JSON.stringify(await Promise.all(tables));
  for (const [what, text] of secrets) {
    expect(text.length, what).toBeGreaterThan(15);
    if (what.includes("hash")) expect(stored, what).toContain(text);
    else expect(stored, what).not.toContain(text);
  }
  expect(new Set(secrets.values()).size).toBe(secrets.size);
});

for (const role of ROLES)
  it(`no GET tells ${role} a password hash, a token, an invite or a secret, or the hash of one`, async () => {
    const { text, given } = await answers(role);
    const told = [...secrets].filter(([, secret]) => text.includes(secret)).map(([what]) => what);
    expect(told).toEqual([]);
    // The sweep reads what it is meant to read: an address, a webhook, and a release whole.
    const isManager = role === "manager" || role === "owner";
    if (isManager)
      for (const known of ["reviewer@example.test", WEBHOOK.url, "train.jsonl"])
        expect(text.includes(known), known).toBe(true);
    expect(given).toBeGreaterThanOrEqual(isManager ? 25 : role === "anonymous" ? 2 : 5);
  });
