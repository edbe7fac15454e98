/** The environment, checked once at start. A weak or missing secret never starts a server. */
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { Email, Password } from "@/lib/contracts/people";
import { AppError, invalidIssues } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { readValue } from "@/lib/core/zod-issues";
import { type AllowedTargets, parseAllowedTargets } from "./outbound/target";

const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  CONCORD_DATA_DIR: z.string().min(1).default("./data"),
  CONCORD_URL: z.url().optional(),
  DATABASE_URL: z.string().optional(),
  CONCORD_SECRET: z.string().optional(),
  CONCORD_MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(1_000_000).default(2_048),
  CONCORD_OWNER_EMAIL: z.optional(Email),
  CONCORD_OWNER_PASSWORD: z.optional(Password),
  CONCORD_WEBHOOK_ALLOW: z.string().default(""),
  CONCORD_IMAGE_HOSTS: z.string().default(""),
  CONCORD_MODEL_DIR: z.string().optional(),
});

export type Config = {
  dataDir: string;
  /** Where the operator puts models for click to segment. */
  modelDir: string;
  url: string;
  databaseUrl: string;
  secret: string;
  maxUploadBytes: number;
  /** Where webhooks may go besides the public internet. */
  webhookAllow: AllowedTargets;
  /** Where images may be fetched from for imports; from nowhere else. */
  imageHosts: AllowedTargets;
  owner: { email: string; password: string } | null;
};

const MIN_SECRET_CHARS = 32;

/** What is wrong with a secret; null when nothing is. */
export const secretProblem = (secret: string): Message | null =>
  secret.length < MIN_SECRET_CHARS || new Set(secret).size < 10
    ? say("operator.weakSecret", { min: MIN_SECRET_CHARS })
    : null;

export const secretPath = (dataDir: string): string => join(dataDir, "secret");

/** The secret of this instance, made on first use; readable by its owner only. It has its name when it is whole. */
function readOrMakeSecret(dataDir: string): string {
  const path = secretPath(dataDir);
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const draft = `${path}.${process.pid}.part`;
    writeFileSync(draft, randomBytes(48).toString("base64url"), { mode: 0o600, flush: true });
    try {
      linkSync(draft, path);
    } catch (error) {
      // Another process made it between the look and the link: its secret is the one to use. A disk without links renames.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") renameSync(draft, path);
    } finally {
      rmSync(draft, { force: true });
    }
  }
  chmodSync(path, 0o600);
  return readFileSync(path, "utf8").trim();
}

function requireSecret(given: string | undefined, dataDir: string): string {
  const secret = given ?? readOrMakeSecret(dataDir);
  const problem = secretProblem(secret);
  if (problem === null) return secret;
  throw new AppError(
    "invalid_input",
    given === undefined
      ? say("operator.badSecretFile", { path: secretPath(dataDir), problem })
      : say("operator.badSecret", { problem }),
  );
}

export type Settings = Omit<Config, "secret"> & { givenSecret: string | undefined };

function requireTargets(variable: string, list: string): AllowedTargets {
  const allowed = parseAllowedTargets(list);
  if (allowed.ok) return allowed.value;
  throw new AppError("invalid_input", say("operator.badTarget", { variable, target: allowed.error }));
}

/** The environment without touching the disk. @throws AppError with the name of the variable that is wrong */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = readValue(Environment, filled);
  if (!parsed.ok) throw invalidIssues(parsed.error.slice(0, 1));
  const values = parsed.value;
  const dataDir = resolve(values.CONCORD_DATA_DIR);
  const { CONCORD_OWNER_EMAIL: email, CONCORD_OWNER_PASSWORD: password } = values;
  return {
    dataDir,
    modelDir: values.CONCORD_MODEL_DIR ? resolve(values.CONCORD_MODEL_DIR) : join(dataDir, "models"),
    url: (values.CONCORD_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ""),
    databaseUrl: values.DATABASE_URL ?? `file:${join(dataDir, "concord.db")}`,
    maxUploadBytes: values.CONCORD_MAX_UPLOAD_MB * 1024 ** 2,
    webhookAllow: requireTargets("CONCORD_WEBHOOK_ALLOW", values.CONCORD_WEBHOOK_ALLOW),
    imageHosts: requireTargets("CONCORD_IMAGE_HOSTS", values.CONCORD_IMAGE_HOSTS),
    givenSecret: values.CONCORD_SECRET,
    owner: email && password ? { email, password } : null,
  };
}

/** @param env usually process.env; makes the data folder and its secret when they are not there */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { givenSecret, ...settings } = readSettings(env);
  return { ...settings, secret: requireSecret(givenSecret, settings.dataDir) };
}
