/** Errors of the machine an operator can do something about, in words. Everything else is a bug and keeps its stack. */
import { AppError } from "@/lib/core/app-error";
import { inEnglish } from "@/lib/i18n/tell";

/** By the start of the code: SQLite's have endings (`SQLITE_READONLY_DBMOVED`), PostgreSQL's are SQLSTATEs. */
const TEXTS: [string, string][] = [
  ["SQLITE_NOTADB", "The database file is not a SQLite database. Check CONCORD_DATA_DIR and DATABASE_URL."],
  ["SQLITE_CORRUPT", "The database is damaged: restore the last backup."],
  ["SQLITE_CANTOPEN", "The database file cannot be opened. Does it belong to the user of this process?"],
  ["SQLITE_READONLY", "The database file cannot be written. Does it belong to the user of this process?"],
  ["SQLITE_BUSY", "Another process holds the database. Try again when it is done."],
  ["SQLITE_FULL", "The disk is full."],
  [
    "SQLITE_IOERR",
    "The disk does not read or write the database. Check the disk; then restore the last backup.",
  ],
  ["ECONNREFUSED", "The database does not answer. Is PostgreSQL running, and DATABASE_URL right?"],
  ["ECONNRESET", "The database broke the connection. Is PostgreSQL running?"],
  ["ETIMEDOUT", "The database does not answer. Is the host in DATABASE_URL reachable?"],
  ["ENOTFOUND", "The host in DATABASE_URL is not known."],
  ["28", "PostgreSQL refuses the name or password in DATABASE_URL."],
  ["3D000", "The database named in DATABASE_URL does not exist. Create it first (createdb)."],
  ["42501", "The database user in DATABASE_URL has too few rights."],
  ["53100", "The disk of the database is full."],
  ["53300", "PostgreSQL has no connection left. Raise max_connections (this program uses up to 16)."],
  ["57P", "PostgreSQL is starting or stopping. Try again in a moment."],
];

const FILE_TEXTS: Record<string, string> = {
  EACCES: "is not allowed to the user of this process",
  EPERM: "is not allowed to the user of this process",
  ENOENT: "does not exist",
  ENOTDIR: "is not a folder, or lies under a file",
  EEXIST: "is in the way",
  EISDIR: "is a folder",
  EROFS: "lies on a disk that cannot be written",
};

type Coded = Error & { code?: unknown; path?: unknown };

function explainOne(error: Coded): string | undefined {
  if (error instanceof AppError) return inEnglish(error.told);
  if (typeof error.code !== "string") return undefined;
  const { code } = error;
  if (code === "ENOSPC") return "The disk is full.";
  const about = FILE_TEXTS[code];
  if (about !== undefined && typeof error.path === "string") return `${error.path} ${about}.`;
  return TEXTS.find(([start]) => code.startsWith(start))?.[1];
}

/** The text for the reader; undefined for an unexpected error. Query builders hide the database's error in `cause`. */
export function explainError(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const text = explainOne(at);
    if (text !== undefined) return text;
  }
  return undefined;
}
