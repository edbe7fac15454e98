/** A whole server without the network: real database, real storage, the real route handlers, called with a Request. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { openDatabase } from "@/db/client";
import { addMember } from "@/db/queries/members";
import { findUser, insertUser } from "@/db/queries/users";
import { ROUTES, type RouteName } from "@/lib/contracts/routes";
import { newId } from "@/lib/core/ids";
import { TIME_ZONE_COOKIE } from "@/lib/core/time-zone-cookie";
import { hashPassword } from "@/lib/server/auth/password";
import { makeSession, sessionCookieName } from "@/lib/server/auth/session";
import type { Services } from "@/lib/server/context";
import { handle } from "@/lib/server/http/handle";
import { JOBS } from "@/lib/server/jobs";
import { runWaitingJobs } from "@/lib/server/jobs/job-runner";
import { NOTHING_ALLOWED } from "@/lib/server/outbound/target";
import { localStorage } from "@/lib/server/storage/local-storage";
import type { Output, UseCase } from "@/lib/server/use-case";
import { USE_CASES } from "@/lib/server/use-cases";
import { freshDatabase } from "./fresh-database";
import { scratchFolder } from "./scratch";

const URL_BASE = "http://localhost:3000";
const SECRET = "a secret for tests only, 0123456789abcdefghijklmnop";

export type Person = { id: string; email: string };
export type Call = {
  as?: Person | null;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  raw?: BodyInit;
  headers?: Record<string, string>;
  /** Aborted when the caller has gone. */
  signal?: AbortSignal;
  /** What the browser's cookie says of its clock. */
  timeZone?: string;
};
export type Answer<T> = { status: number; body: T; headers: Headers };

export type TestServer = {
  services: Services;
  /** Advances the server's clock. */
  advance: (ms: number) => void;
  person: (name: string, role?: "owner" | "member", mayCreateProjects?: boolean) => Promise<Person>;
  join: (projectId: string, person: Person, role: "manager" | "reviewer" | "annotator") => Promise<void>;
  call: <N extends RouteName>(name: N, call?: Call) => Promise<Answer<Output<N>>>;
  response: (name: RouteName, call?: Call) => Promise<Response>;
  runJobs: () => Promise<void>;
  close: () => Promise<void>;
};

function request(name: RouteName, call: Call, cookie: string | null): Request {
  const contract = ROUTES[name];
  const path = contract.path.replace(/\{(\w+)\}/g, (_, key: string) =>
    encodeURIComponent(call.params?.[key] ?? "missing"),
  );
  const url = new URL(path, URL_BASE);
  for (const [key, value] of Object.entries(call.query ?? {})) url.searchParams.set(key, value);
  const json =
    call.body === undefined
      ? undefined
      : typeof call.body === "string"
        ? call.body
        : JSON.stringify(call.body);
  const body = call.raw ?? json;
  const zone = call.timeZone === undefined ? null : `${TIME_ZONE_COOKIE}=${call.timeZone}`;
  const cookies = [cookie, zone].filter((part) => part !== null).join("; ");
  return new Request(url, {
    method: contract.method,
    ...(call.signal === undefined ? {} : { signal: call.signal }),
    headers: {
      host: "localhost:3000",
      origin: URL_BASE,
      ...(json === undefined ? {} : { "content-type": "application/json" }),
      ...(cookies === "" ? {} : { cookie: cookies }),
      ...call.headers,
    },
    ...(body === undefined || contract.method === "GET" ? {} : { body, duplex: "half" }),
  } as RequestInit);
}

export async function startTestServer(): Promise<TestServer> {
  const folder = scratchFolder("concord-test-");
  const { url, drop } = await freshDatabase(folder);
  const database = openDatabase(url);
  let offsetMs = 0;
  const services: Services = {
    config: {
      dataDir: folder,
      modelDir: join(folder, "models"),
      url: URL_BASE,
      databaseUrl: url,
      secret: SECRET,
      maxUploadBytes: 2 * 1024 ** 3,
      webhookAllow: NOTHING_ALLOWED,
      imageHosts: NOTHING_ALLOWED,
      owner: null,
    },
    database,
    storage: localStorage(join(folder, "assets")),
    log: pino({ level: "silent" }),
    now: () => Date.now() + offsetMs,
    newId,
  };
  (globalThis as { concordServices?: Promise<Services> }).concordServices = Promise.resolve(services);
  const cookieOf = async (person: Person | null | undefined) => {
    const user = person && (await findUser(database.read, { userId: person.id }));
    if (!user) return null;
    const token = await makeSession({ userId: user.id, sessionVersion: user.sessionVersion }, SECRET);
    return `${sessionCookieName(URL_BASE)}=${token}`;
  };
  const response = async (name: RouteName, call: Call = {}) => {
    const handler = handle(name, USE_CASES[name] as unknown as UseCase<RouteName>);
    // The framework passes the parameters the path has, nothing else.
    const given = Object.entries(call.params ?? {}).filter(([key]) => ROUTES[name].path.includes(`{${key}}`));
    const params = Promise.resolve(Object.fromEntries(given));
    return handler(request(name, call, await cookieOf(call.as)), { params });
  };
  let passwordHash: string | undefined;
  return {
    services,
    advance: (ms) => {
      offsetMs += ms;
    },
    person: async (name, role = "member", mayCreateProjects = true) => {
      const person = { id: newId(), email: `${name}@example.test` };
      passwordHash ??= await hashPassword(newId());
      await database.write((db) =>
        insertUser(db, {
          ...person,
          name,
          passwordHash,
          role,
          mayCreateProjects,
          preferences: {},
          createdAt: services.now(),
        }),
      );
      return person;
    },
    join: async (projectId, person, role) => {
      await database.write((db) =>
        addMember(db, { projectId, userId: person.id, role, nowMs: services.now() }),
      );
    },
    call: async (name, call = {}) => {
      const answer = await response(name, call);
      const text = await answer.text();
      const isJson = answer.headers.get("content-type")?.includes("json");
      return {
        status: answer.status,
        body: (isJson ? JSON.parse(text) : text) as never,
        headers: answer.headers,
      };
    },
    response,
    runJobs: () => runWaitingJobs(services, JOBS),
    close: async () => {
      await database.close();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
