/** The database as it is opened by the server: version, settings that keep answers safe, damage, migrations. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Database, openDatabase } from "@/db/client";
import { attempt, type Finding, fail, ok, warn } from "./finding";

/** Older ones can damage a WAL database when two connections reset it at once. */
const MIN_SQLITE = "3.51.3";
const FULL = "2";

function isAtLeast(version: string, wanted: string): boolean {
  const [a, b] = [version, wanted].map((text) => text.split(".").map(Number));
  for (let i = 0; i < 3; i++) if (a?.[i] !== b?.[i]) return (a?.[i] ?? 0) > (b?.[i] ?? 0);
  return true;
}

const expect = (name: string, value: string | undefined, wanted: string, advice: string): Finding =>
  value === wanted ? ok(name, value) : fail(name, `${value}, not ${wanted}. ${advice}`);

function sqliteFindings(facts: Record<string, string>): Finding[] {
  const version = facts.version ?? "";
  return [
    isAtLeast(version, MIN_SQLITE)
      ? ok("sqlite version", version)
      : fail("sqlite version", `${version}: run npm install again, at least ${MIN_SQLITE} is needed`),
    expect("journal", facts.journal, "wal", "Put the data on a local disk, not a network share."),
    expect("synchronous", facts.synchronous === FULL ? "full" : facts.synchronous, "full", "This is a bug."),
    expect("quick check", facts.quickCheck, "ok", "The database is damaged: restore the last backup."),
  ];
}

function postgresFindings(facts: Record<string, string>): Finding[] {
  const settings: [string, string | undefined][] = [
    ["fsync", facts.fsync],
    ["full_page_writes", facts.fullPageWrites],
    ["synchronous_commit", facts.synchronousCommit],
  ];
  return [
    ok("postgres version", facts.version ?? ""),
    ...settings.map(([name, value]) =>
      value === "off" || value === undefined
        ? fail(name, `${value}: turn it on, or answers can be lost`)
        : ok(name, value),
    ),
  ];
}

/** Looks, and does not migrate. */
async function checkMigrations(database: Database, root: string): Promise<Finding> {
  const path = join(root, "db", "migrations", database.dialect, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8")) as { entries: { tag: string }[] };
  const known = journal.entries.map((entry) => entry.tag);
  const rows = await database.read.raw
    .all<{ tag: string }>("select tag from concord_migration", [])
    // A new database has no such table yet: then nothing is applied.
    .catch(() => []);
  const applied = new Set(rows.map((row) => row.tag));
  const pending = known.filter((tag) => !applied.has(tag));
  if ([...applied].some((tag) => !known.includes(tag)))
    return fail("migrations", "the database is newer than this program: install the newer version");
  return pending.length > 0
    ? warn("migrations", `${pending.length} to apply: run concord migrate, or start the server`)
    : ok("migrations", `${known.length} applied`);
}

export async function checkDatabase(url: string, root: string): Promise<Finding[]> {
  let database: Database;
  try {
    database = openDatabase(url);
  } catch (error) {
    return [fail("database", `${(error as Error).message}. Check DATABASE_URL and the data folder.`)];
  }
  try {
    const facts = await database.inspect();
    const findings = database.dialect === "sqlite" ? sqliteFindings(facts) : postgresFindings(facts);
    const migrations = await attempt(
      "migrations",
      () => checkMigrations(database, root),
      "Check the database's rights.",
    );
    return [...findings, migrations];
  } catch (error) {
    return [fail("database", `${(error as Error).message}. Is it running and reachable?`)];
  } finally {
    await database.close();
  }
}
