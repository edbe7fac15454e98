/** What a command of the command line is. */
import { resolve } from "node:path";
import type { ParseArgsConfig } from "node:util";
import { countUsers, findUser, findUserByEmail } from "@/db/queries/users";
import { Email } from "@/lib/contracts/people";
import { AppError, invalid } from "@/lib/core/app-error";
import { readConfig } from "../config";
import type { Actor, Context, Services } from "../context";
import { createOwner } from "../people/account";
import { openServices } from "../services";
import { findOwnerId } from "./find-owner";

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;
export type Command = {
  /** `user add`: one or two words. */
  name: string;
  usage: string;
  summary: string;
  options: NonNullable<ParseArgsConfig["options"]>;
  /** @returns the exit code */
  run: (values: Values) => Promise<number>;
};

export const optional = (values: Values, name: string): string | undefined => {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
};

export function required(values: Values, name: string): string {
  const value = optional(values, name);
  if (!value) throw new AppError("invalid_input", `--${name} is missing.`);
  return value;
}

/** A path the person gave, meant from where they stand. */
export const givenPath = (path: string): string => resolve(process.env.CONCORD_CWD ?? process.cwd(), path);

/** Opens the services (which brings the database up to date) and closes them again, whatever happens. */
export async function withServices<T>(work: (services: Services) => Promise<T>): Promise<T> {
  const services = await openServices(readConfig(process.env));
  try {
    return await work(services);
  } finally {
    await services.database.close();
  }
}

/** Makes the owner named by the environment on a new instance. */
export async function ensureOwner(services: Services): Promise<void> {
  const { owner } = services.config;
  if (owner && (await countUsers(services.database.read)) === 0)
    await createOwner(services, { ...owner, name: "Owner" });
}

export async function requireUserByEmail(services: Services, given: string) {
  const email = Email.safeParse(given);
  if (!email.success) throw invalid("email", "not an e-mail address");
  const user = await findUserByEmail(services.database.read, { email: email.data });
  if (!user) throw new AppError("not_found", `There is no account ${email.data}.`);
  return user;
}

/** The person a command acts as: the one named, else the owner. */
export async function contextAs(services: Services, email: string | undefined): Promise<Context> {
  const user = email
    ? await requireUserByEmail(services, email)
    : await findUser(services.database.read, { userId: await findOwnerId(services) });
  if (!user) throw new AppError("not_found", "There is no owner.");
  const { id, name, role, sessionVersion } = user;
  const actor: Actor = { id, name, email: user.email, role, sessionVersion, via: "token" };
  return { ...services, actor, clientAddress: "" };
}
