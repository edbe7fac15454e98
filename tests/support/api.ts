/** Calls of a running server's API with a token, typed by the route table. */
import { ROUTES, type RouteName } from "@/lib/contracts/routes";
import type { Output } from "@/lib/server/use-case";
import type { Answer, Call } from "./test-server";

const ANSWER_MS = 15_000;

/** @throws when no answer comes back, as when the server is killed meanwhile */
export async function callApi<N extends RouteName>(
  { url, token }: { url: string; token: string },
  name: N,
  { params = {}, query = {}, body, raw }: Pick<Call, "params" | "query" | "body" | "raw"> = {},
): Promise<Answer<Output<N>>> {
  const { method, path } = ROUTES[name];
  const address = new URL(
    path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? "missing")),
    url,
  );
  for (const [key, value] of Object.entries(query)) address.searchParams.set(key, value);
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const answer = await fetch(address, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(content === undefined ? {} : { body: content }),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.includes("json");
  return {
    status: answer.status,
    body: (isJson ? JSON.parse(text) : text) as never,
    headers: answer.headers,
  };
}
