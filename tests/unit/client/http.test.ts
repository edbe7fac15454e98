import { afterEach, expect, it, vi } from "vitest";
import { ApiError, FOREIGN, NetworkError, request } from "@/lib/client/http";

const answers = (status: number, type: string, body: string | null) =>
  vi.stubGlobal("fetch", async () => new Response(body, { status, headers: { "content-type": type } }));
afterEach(() => vi.unstubAllGlobals());
const outcome = () => request("GET", "/api/v1/me").catch((error: unknown) => error);

it("gives what the API answers, and nothing for 204", async () => {
  answers(200, "application/json", '{"a":1}');
  expect(await outcome()).toEqual({ a: 1 });
  answers(204, "", null);
  expect(await outcome()).toBeUndefined();
});

it("keeps the problem document of a refusal", async () => {
  answers(409, "application/problem+json", '{"status":409,"code":"stale_revision","detail":"Old."}');
  expect(await outcome()).toMatchObject({ code: "stale_revision", status: 409, message: "Old." });
});

it.each([
  ["a page with status 200, as networks with a door send it", 200, "text/html", "<html>Sign in</html>"],
  ["JSON that breaks off", 200, "application/json", '{"a":'],
])("knows nothing about the request after %s", async (_what, status, type, body) => {
  answers(status, type, body);
  expect(await outcome()).toBeInstanceOf(NetworkError);
});

it("tells a proxy's refusal from one of the API", async () => {
  answers(413, "text/html", "<html>Request Entity Too Large</html>");
  const error = await outcome();
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ code: FOREIGN, status: 413, message: "The server answered 413." });
  answers(502, "application/json", "<html>");
  expect(await outcome()).toMatchObject({ code: FOREIGN, status: 502 });
});
