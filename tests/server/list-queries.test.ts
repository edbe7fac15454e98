/** What may be asked of a list is a closed set: no column, operator or cursor of a caller's own reaches the database. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { safeParse } from "zod/v4/core";
import { ROUTES, type RouteContract, type RouteName } from "@/lib/contracts/routes";
import { makePlace, QUERIES } from "../support/place";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const NAMES = Object.keys(ROUTES) as RouteName[];
const contractOf = (name: RouteName): RouteContract => ROUTES[name];
const QUERIED = NAMES.filter((name) => contractOf(name).method === "GET" && contractOf(name).query);

let server: TestServer;
let manager: Person;
let place: Record<string, string>;
beforeAll(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  place = await makePlace(server, manager);
});
afterAll(() => server.close());

const ask = (name: RouteName, query: Record<string, string>) =>
  server.call(name, { as: manager, params: place, query: { ...QUERIES[name], ...query } });

/** The routes that take this member in their query. */
const taking = (member: string) =>
  QUERIED.filter((name) => {
    const needed = QUERIES[name] ?? {};
    const { query } = contractOf(name);
    const issues = query ? (safeParse(query, { ...needed, [member]: "1" }).error?.issues ?? []) : [];
    return !issues.some(({ code }) => code === "unrecognized_keys");
  });

describe("a list", () => {
  const FOREIGN: Record<string, string>[] = [
    { filter: "user.passwordHash startsWith a" },
    { "user.password_hash": "$argon2" },
    { password_hash: "x" },
    { where: "1=1" },
    { fields: "*" },
    { include: "user" },
  ];
  it("refuses what its contract does not name, whatever the route", async () => {
    expect(QUERIED.length).toBeGreaterThan(10);
    for (const name of QUERIED) {
      // An image, its tiles and a model have no place of their own here, nor has a second release: the query is looked at first.
      if (!["getAsset", "getTile", "getSegmentModelFile", "compareReleases"].includes(name))
        expect((await ask(name, {})).status, name).toBe(200);
      for (const query of FOREIGN)
        expect((await ask(name, query)).status, `${name} ${Object.keys(query)}`).toBe(400);
    }
  });

  const ORDERS = [
    "users.password_hash",
    "seq desc",
    'id"; drop table task; --',
    "seq`",
    "seq,(select password_hash from user)",
    "$.a'||(select 1)||'",
    "__proto__",
    "constructor",
  ];
  it("is ordered by what it names only, and the tasks are still there", async () => {
    expect(taking("sort")).toEqual(["listTasks"]);
    for (const sort of ORDERS) expect((await ask("listTasks", { sort })).status, sort).toBe(400);
    expect((await ask("listTasks", { sort: "-seq" })).body).toMatchObject({ total: 2 });
  });

  const CURSORS = [
    "x",
    "",
    "-",
    "1.",
    "1e999",
    "1e30",
    "NaN",
    "99999999999999999999",
    "2147483648.2147483648",
    "0x1f",
    " ",
    "1;drop table task",
    "' or 1=1 --",
    "\u0000",
    "1.\u0000",
    `${"0".repeat(26)}.\u0000`,
    "{}",
  ];
  it("refuses a cursor it did not make, whatever the route", async () => {
    const paged = taking("cursor");
    expect(paged.length).toBeGreaterThan(7);
    const taken: string[] = [];
    for (const name of paged)
      for (const cursor of CURSORS) {
        // Models have names of their users' choice, and a cursor of their list is one.
        if (name === "listPredictionModels" && /^\P{Cc}+$/u.test(cursor)) continue;
        const { status } = await ask(name, { cursor });
        if (status !== 400) taken.push(`${name} ${JSON.stringify(cursor)} ${status}`);
      }
    expect(taken).toEqual([]);
  });
});

describe("a search", () => {
  it("means its characters themselves, also those that a pattern or a statement would read otherwise", async () => {
    const total = async (search: string) => {
      const answer = await server.call("listTasks", { as: manager, params: place, query: { search } });
      return answer.status === 200 ? answer.body.total : answer.status;
    };
    expect(await total("one")).toBe(1);
    for (const search of ["%", "_", "o_e", "%ne", "\\", "' or '1'='1", '"', "*", "one' --", "[a-z]"])
      expect(await total(search), search).toBe(0);
    expect(await total("o\u0000ne")).toBe(400);
  });
});
