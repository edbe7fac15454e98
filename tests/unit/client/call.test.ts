import { afterEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import type { z } from "zod";
import { type CallInput, type CallName, call } from "@/lib/client/api/call";
import { NetworkError } from "@/lib/client/http";
import { endpointOf } from "@/lib/contracts/endpoints";
import type { ReleaseItem } from "@/lib/contracts/releases";
import { ROUTES, type RouteContract, type RouteName } from "@/lib/contracts/routes";
import { urlOf } from "@/lib/contracts/url-of";

const NAMES = Object.keys(ROUTES) as RouteName[];
const SITE = "https://site.test";

/** Whatever the route: the types would ask for the parameters of each. */
const anyUrl = urlOf as (
  name: RouteName,
  input: { params?: Record<string, string>; query?: Record<string, unknown> },
) => string;

describe("the address of a route", () => {
  const sample = "a/b ?#%ж";
  it.each(NAMES)("%s fits its pattern and carries any value of a parameter", (name) => {
    const { path } = ROUTES[name];
    const keys = [...path.matchAll(/{(\w+)}/g)].map(([, key]) => key as string);
    const params = Object.fromEntries(keys.map((key) => [key, `${sample}${key}`]));
    const { pathname, search, hash } = new URL(anyUrl(name, { params }), SITE);
    const pattern = new RegExp(
      `^${path.replaceAll(".", "\\.").replace(/{(\w+)}/g, (_, key: string) => `(?<${key}>[^/]+)`)}$`,
    );
    const found = pattern.exec(pathname)?.groups ?? {};
    expect(pathname).toMatch(pattern);
    expect(Object.entries(found).map(([key, value]) => [key, decodeURIComponent(value)])).toEqual(
      Object.entries(params),
    );
    expect([search, hash]).toEqual(["", ""]);
  });

  it("has the parameters that its contract reads, and no others", () => {
    for (const name of NAMES) {
      const { path, params }: RouteContract = ROUTES[name];
      const keys = [...path.matchAll(/{(\w+)}/g)].map(([, key]) => key as string);
      const shape = (params as z.ZodObject | undefined)?.shape ?? {};
      expect(Object.keys(shape).sort(), name).toEqual(keys.sort());
    }
  });

  it("is of one route per method", () => {
    const all = NAMES.map((name) => `${ROUTES[name].method} ${ROUTES[name].path.replace(/{\w+}/g, "{}")}`);
    expect(new Set(all).size).toBe(NAMES.length);
    expect(endpointOf("createRelease")).toEqual({
      method: "POST",
      path: "/api/v1/projects/{project}/releases",
    });
  });

  it("writes texts, numbers and flags into the query and leaves out what is undefined", () => {
    const query = {
      search: "счёт & co/2",
      limit: 5,
      skipped: true,
      cursor: undefined,
      assignee: undefined,
    };
    expect(urlOf("listTasks", { params: { project: "p" }, query })).toBe(
      "/api/v1/projects/p/tasks?search=%D1%81%D1%87%D1%91%D1%82+%26+co%2F2&limit=5&skipped=true",
    );
    expect(urlOf("getAsset", { params: { asset: "x" }, query: {} })).toBe("/api/v1/assets/x");
    expect(urlOf("openapi")).toBe("/api/v1/openapi.json");
  });
});

type Sent = { url: string; init: RequestInit };
function answering(body: string): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    return new Response(body, { headers: { "content-type": "application/json" } });
  });
  return sent;
}
afterEach(() => vi.unstubAllGlobals());

describe("a call", () => {
  it("sends the body as JSON by the method of the route and gives what it answers", async () => {
    const sent = answering('{"changed":2,"full":0}');
    const body = { selection: { ids: ["t"] }, userId: "u" };
    const options = { keepalive: true, headers: { "x-concord-user": "u" } };
    const answer = await call("assignTasks", { params: { project: "p" }, body }, options);
    expect(answer).toEqual({ changed: 2, full: 0 });
    expect(sent).toMatchObject([
      {
        url: "/api/v1/projects/p/tasks/assign",
        init: {
          method: "POST",
          body: JSON.stringify(body),
          keepalive: true,
          headers: { "content-type": "application/json", "x-concord-user": "u" },
        },
      },
    ]);
  });

  it("sends a file as it is, and nothing where a route takes no body", async () => {
    const sent = answering("{}");
    const file = new Blob(["a,b"]);
    await call("startImport", { params: { project: "p" }, query: { format: "csv" }, body: file });
    await call("signOutEverywhere");
    expect(sent[0]?.url).toBe("/api/v1/projects/p/imports?format=csv");
    expect(sent[0]?.init.body).toBe(file);
    expect(sent.map(({ init }) => init.headers)).toEqual([{}, {}]);
    expect(sent[1]?.init.body).toBeUndefined();
  });

  it("that is given up stays given up, and one that reaches nobody is a network error", async () => {
    const failing = (error: unknown) =>
      vi.stubGlobal("fetch", async () => {
        throw error;
      });
    const outcome = () => call("getMe", {}).catch((error: unknown) => error);
    const aborted = new DOMException("", "AbortError");
    failing(aborted);
    expect(await outcome()).toBe(aborted);
    failing(new TypeError("fetch failed"));
    expect(await outcome()).toBeInstanceOf(NetworkError);
  });

  it("is typed by the contract of its route", () => {
    expectTypeOf<CallInput<"createRelease">>().toHaveProperty("body");
    expectTypeOf(call<"createRelease">).returns.resolves.toEqualTypeOf<ReleaseItem>();
    expectTypeOf<"downloadRelease">().not.toExtend<CallName>();
    // A number is read from its text, so both may be given.
    expectTypeOf<CallInput<"releaseLease">["query"]>().toEqualTypeOf<
      { until?: number | undefined } | undefined
    >();
    expectTypeOf<NonNullable<CallInput<"listTasks">["query"]>["skipped"]>().toEqualTypeOf<
      string | boolean | undefined
    >();
    // @ts-expect-error a project has to be named
    expect(() => urlOf("listRules")).not.toThrow();
    // @ts-expect-error no such member of the query
    urlOf("listEvents", { params: { project: "p" }, query: { page: 2 } });
    // @ts-expect-error no such format
    urlOf("downloadRelease", { params: { release: "r" }, query: { format: "xml" } });
  });
});
