/**
 * The server without its pages, for tests that kill it: the real start (migrations, sweeps, job runner) and the real
 * handlers over HTTP, without the half minute a build takes. Says `listening PORT` when it answers.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ROUTES, type RouteName } from "@/lib/contracts/routes";
import { handle } from "@/lib/server/http/handle";
import { startServer } from "@/lib/server/start";
import type { UseCase } from "@/lib/server/use-case";
import { USE_CASES } from "@/lib/server/use-cases";

const NAMES = Object.keys(ROUTES) as RouteName[];
const routes = NAMES.map((name) => ({
  method: ROUTES[name].method,
  pattern: new RegExp(`^${ROUTES[name].path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)").replaceAll(".", "\\.")}$`),
  handler: handle(name, USE_CASES[name] as unknown as UseCase<RouteName>),
}));

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = "GET", headers } = incoming;
  const url = new URL(incoming.url ?? "/", `http://${headers.host}`);
  const route = routes.find((each) => each.method === method && each.pattern.test(url.pathname));
  if (!route) {
    outgoing.writeHead(404).end();
    return;
  }
  const hasBody = method !== "GET" && method !== "DELETE";
  const request = new Request(url, {
    method,
    headers: headers as Record<string, string>,
    ...(hasBody && { body: Readable.toWeb(incoming), duplex: "half" }),
  } as RequestInit);
  const params = Promise.resolve({ ...route.pattern.exec(url.pathname)?.groups });
  const response = await route.handler(request, { params });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body) await pipeline(Readable.fromWeb(response.body as never), outgoing);
  else outgoing.end();
}

await startServer();
const server = createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch(() => outgoing.destroy());
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(`listening ${typeof address === "object" && address ? address.port : 0}`);
});
