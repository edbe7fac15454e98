/** The secret that signs sessions: strong, and readable by the server's account only. */
import { readFile, stat } from "node:fs/promises";
import { inEnglish } from "@/lib/i18n/tell";
import { type Settings, secretPath, secretProblem } from "../config";
import { attempt, type Finding, fail, ok, warn } from "./finding";

const OWNER_ONLY = 0o600;

async function checkFile(path: string): Promise<Finding> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts) return warn("secret", `${path} is not there yet; the first start makes it`);
  const mode = facts.mode & 0o777;
  if (process.platform !== "win32" && mode !== OWNER_ONLY)
    return fail(
      "secret",
      `its mode is 0${mode.toString(8)}, so others may read it or it is not readable: chmod 600 ${path}`,
    );
  const problem = secretProblem((await readFile(path, "utf8")).trim());
  return problem === null
    ? ok("secret", `strong, private (${path})`)
    : fail(
        "secret",
        `${path} is ${inEnglish(problem)}, or delete it and one is made; everybody signs in again then`,
      );
}

export async function checkSecret({ dataDir, givenSecret }: Settings): Promise<Finding> {
  if (givenSecret === undefined)
    return attempt("secret", () => checkFile(secretPath(dataDir)), `Give this user rights on ${dataDir}.`);
  const problem = secretProblem(givenSecret);
  return problem === null
    ? ok("secret", "strong, from CONCORD_SECRET")
    : fail("secret", `CONCORD_SECRET is ${inEnglish(problem)}`);
}
