/** The instance a command works on: its services, its owner, the user it acts as. */
import { existsSync } from "node:fs";
import { countUsers, findUser, findUserByEmail } from "@/db/queries/users";
import { Email } from "@/lib/contracts/people";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { createOwner } from "../auth/account";
import { readConfig, readSettings } from "../config";
import type { Actor, Context, Services } from "../context";
import { makeLog } from "../log";
import { openServices } from "../services";
import { UsageError } from "./command";
import { findOwnerId } from "./find-owner";

/** The file of a SQLite database; undefined for PostgreSQL. */
export const databaseFile = (url: string): string | undefined =>
  url.startsWith("file:") ? url.slice("file:".length) : undefined;

/** Opens the services (which brings the database up to date) and closes them again, whatever happens. */
export async function withServices<T>(work: (services: Services) => Promise<T>): Promise<T> {
  const services = await openServices(readConfig(process.env), makeLog(2));
  try {
    return await work(services);
  } finally {
    await services.database.close();
  }
}

/** Like `withServices`, but a mistyped data folder is an error instead of becoming a new, empty instance. */
export async function withInstance<T>(work: (services: Services) => Promise<T>): Promise<T> {
  const { databaseUrl } = readSettings(process.env);
  const file = databaseFile(databaseUrl);
  if (file !== undefined && !existsSync(file))
    throw new AppError("not_found", say("operator.noDatabase", { file }));
  return withServices(work);
}

/** Makes the owner named by the environment on a new instance. */
export async function ensureOwner(services: Services): Promise<void> {
  const { owner } = services.config;
  if (owner && (await countUsers(services.database.read)) === 0)
    await createOwner(services, { ...owner, name: "Owner" });
}

export function readEmail(given: string, option: string): string {
  const email = Email.safeParse(given);
  if (!email.success) throw new UsageError(`--${option}: not an e-mail address.`);
  return email.data;
}

export async function requireUserByEmail(services: Services, email: string) {
  const user = await findUserByEmail(services.database.read, { email });
  if (!user) throw new AppError("not_found", say("operator.noAccount", { email }));
  return user;
}

/** The user a command acts as: the one the arguments name, else the owner. */
export async function contextAs(services: Services, email: string | undefined): Promise<Context> {
  const user = email
    ? await requireUserByEmail(services, email)
    : await findUser(services.database.read, { userId: await findOwnerId(services) });
  if (!user) throw new AppError("not_found", say("operator.noOwner"));
  const { id, name, role, sessionVersion } = user;
  const mayCreateProjects = role === "owner" || user.mayCreateProjects;
  const actor: Actor = { id, name, email: user.email, role, mayCreateProjects, sessionVersion, via: "token" };
  return { ...services, actor, clientAddress: "", timeZone: "UTC" };
}
