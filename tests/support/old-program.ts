import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A program's folder with only its first migrations, as an earlier version had them. @returns its root, for `migrate` */
export function oldProgram(folder: string, migrations: number): string {
  const root = join(folder, "old");
  for (const dialect of ["sqlite", "postgres"]) {
    const from = join(process.cwd(), "db", "migrations", dialect);
    const to = join(root, "db", "migrations", dialect);
    cpSync(from, to, { recursive: true });
    const path = join(to, "meta", "_journal.json");
    const journal = JSON.parse(readFileSync(path, "utf8"));
    writeFileSync(path, JSON.stringify({ entries: journal.entries.slice(0, migrations) }));
  }
  return root;
}
