/** The environment, checked once at start. A weak or missing secret never starts a server. */
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { Email, Password } from "@/lib/contracts/people";
import { AppError } from "@/lib/core/app-error";

const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  CONCORD_DATA_DIR: z.string().min(1).default("./data"),
  CONCORD_URL: z.url().optional(),
  DATABASE_URL: z.string().optional(),
  CONCORD_SECRET: z.string().optional(),
  CONCORD_MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(1_000_000).default(2_048),
  CONCORD_OWNER_EMAIL: Email.optional(),
  CONCORD_OWNER_PASSWORD: Password.optional(),
});

export type Config = {
  dataDir: string;
  url: string;
  databaseUrl: string;
  secret: string;
  maxUploadBytes: number;
  owner: { email: string; password: string } | null;
};

const MIN_SECRET_CHARS = 32;

function checkSecret(secret: string): string {
  if (secret.length < MIN_SECRET_CHARS || new Set(secret).size < 10)
    throw new AppError(
      "invalid_input",
      `CONCORD_SECRET is too weak: use at least ${MIN_SECRET_CHARS} random characters (openssl rand -base64 48), or leave it out and one is made.`,
    );
  return secret;
}

/** The secret of this instance, made on first use; readable by its owner only. */
function readOrMakeSecret(dataDir: string): string {
  const path = join(dataDir, "secret");
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(path, randomBytes(48).toString("base64url"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      // Another process made it between the look and the write: its secret is the one to use.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  chmodSync(path, 0o600);
  return readFileSync(path, "utf8").trim();
}

/** @param env usually process.env; throws AppError with the name of the variable that is wrong */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(filled);
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    throw new AppError("invalid_input", `${first?.path.join(".")}: ${first?.message}`);
  }
  const values = parsed.data;
  const dataDir = resolve(values.CONCORD_DATA_DIR);
  const { CONCORD_OWNER_EMAIL: email, CONCORD_OWNER_PASSWORD: password } = values;
  return {
    dataDir,
    url: (values.CONCORD_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ""),
    databaseUrl: values.DATABASE_URL ?? `file:${join(dataDir, "concord.db")}`,
    secret: checkSecret(values.CONCORD_SECRET ?? readOrMakeSecret(dataDir)),
    maxUploadBytes: values.CONCORD_MAX_UPLOAD_MB * 1024 ** 2,
    owner: email && password ? { email, password } : null,
  };
}
