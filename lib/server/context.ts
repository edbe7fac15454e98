/** What every use case receives besides its input. */
import type { Logger } from "pino";
import type { Database } from "@/db/client/database";
import type { Locale } from "@/lib/i18n";
import type { Config } from "./config";
import type { Storage } from "./storage/storage";

export type Services = {
  config: Config;
  database: Database;
  storage: Storage;
  log: Logger;
  /** UTC epoch milliseconds. */
  now: () => number;
  newId: () => string;
};

export type Actor = {
  id: string;
  name: string;
  email: string;
  role: "owner" | "member";
  mayCreateProjects: boolean;
  sessionVersion: number;
  /** How the caller signed in. */
  via: "session" | "token";
};

export type Context = Services & {
  actor: Actor | null;
  clientAddress: string;
  /** Of the caller's clock, an IANA name: what "today" and the days of charts mean. UTC where the caller does not say. */
  timeZone: string;
  /** The caller's language, of what the server has to name itself; English where it is left out. */
  locale?: Locale;
  /** Of the request, where the caller is one. */
  headers?: Headers;
  /** Of the request: aborted when the caller has gone. */
  signal?: AbortSignal;
};
export type SignedIn = Context & { actor: Actor };
