/**
 * The one wrapper of every route: actor → contract → use case → JSON or problem. It checks no permissions; use cases
 * do, so that pages and the CLI obey the same rules.
 */
import type { $ZodType } from "zod/v4/core";
import { ROUTES, type RouteContract, type RouteName } from "@/lib/contracts/routes";
import { AppError, at } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { actorFromSession, actorFromToken } from "../auth/actor";
import type { Actor, Context, Services } from "../context";
import { getServices } from "../services";
import type { Input, UseCase } from "../use-case";
import { addressOf } from "./address";
import { readJson } from "./body";
import { readInput } from "./input-issues";
import { jsonResponse } from "./json-response";
import { localeOf } from "./locale";
import { requireSameOrigin } from "./origin";
import { problemResponse } from "./problem";
import { timeZoneOf } from "./time-zone";

const DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

type NextContext = { params: Promise<Record<string, string | string[] | undefined>> };
export type RouteHandler = (request: Request, context: NextContext) => Promise<Response>;

/** A cookie that no browser of ours has set is no cookie. */
function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return decoded(part.slice(at + 1).trim());
  }
  return undefined;
}

async function identify(request: Request, services: Services): Promise<Actor | null> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    const actor = secret ? await actorFromToken(services, secret) : null;
    if (!actor) throw new AppError("unauthenticated", say("access.badToken"));
    return actor;
  }
  if (!["GET", "HEAD"].includes(request.method)) requireSameOrigin(request, services.config);
  const actor = await actorFromSession(services, (name) => readCookie(request, name));
  const expected = request.headers.get("x-concord-user");
  // Another user signed in from a second tab: their session must not carry this tab's requests.
  if (actor && expected !== null && expected !== actor.id)
    throw new AppError("unauthenticated", say("access.otherUser"));
  return actor;
}

function parse(schema: $ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const read = readInput(schema, value);
  if (read.ok) return read.value;
  if (where === "path") throw new AppError("not_found", say("notFound.address"));
  const [first] = read.error;
  throw new AppError("invalid_input", at(first?.path || where, first?.message ?? say("values.invalid")), {
    issues: read.error,
  });
}

async function readRequest(request: Request, context: NextContext, contract: RouteContract) {
  const params = parse(contract.params, await context.params, "path");
  const query = parse(contract.query, Object.fromEntries(new URL(request.url).searchParams), "query");
  if (contract.body === "raw") {
    if (!request.body) throw new AppError("invalid_input", say("requests.emptyBody"));
    const length = request.headers.get("content-length");
    return {
      params,
      query,
      body: { stream: request.body, contentLength: length === null ? null : Number(length) },
    };
  }
  // What a body asks of a route that reads none would be ignored without a word.
  if (contract.method === "DELETE" && Number(request.headers.get("content-length") ?? 0) > 0)
    throw new AppError("invalid_input", say("requests.noBody"));
  const value = contract.body
    ? await readJson(request, contract.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES)
    : undefined;
  return { params, query, body: parse(contract.body, value, "body") };
}

/** The handler of a route of the table. Export it from route.ts under the route's method. */
export function handle<N extends RouteName>(name: N, perform: UseCase<N>): RouteHandler {
  const contract: RouteContract = ROUTES[name];
  return async (request, nextContext) => {
    const services = await getServices();
    try {
      const actor = await identify(request, services);
      if (!actor && contract.access !== "public") throw new AppError("unauthenticated", say("access.signIn"));
      const cookie = (name: string) => readCookie(request, name);
      const { headers, signal } = request;
      const timeZone = timeZoneOf(cookie);
      const locale = localeOf(cookie, headers.get("accept-language"));
      const clientAddress = addressOf(request);
      const context: Context = { ...services, actor, clientAddress, timeZone, locale, headers, signal };
      const input = (await readRequest(request, nextContext, contract)) as Input<N>;
      const output: unknown = await perform(context, input);
      if (output instanceof Response) return output;
      return jsonResponse(output ?? {}, { status: contract.status ?? 200 });
    } catch (error) {
      return problemResponse(error, services.log);
    }
  };
}
