/** What the operator reads: the command line, the environment and the start of the server. */
export const operator = {
  setUpFirst:
    "Nobody has set up this instance. Open it in a browser, or run `concord user add --owner`, or set CONCORD_OWNER_EMAIL and CONCORD_OWNER_PASSWORD.",
  noFolder: "There is no folder {path}.",
  isFolder: "{path} is a folder. Name a file in it.",
  stopped: "Stopped. Nothing was written.",
  outputClosed: "Whoever read the output went away before its end.",
  emptyRelease: "The release came without content.",
  importEnded: "The import was {status}.",
  importFailed: "{problem}{rows}",
  notFile: "{path} is not a file.",
  noDatabase: "There is no database {file}. Check CONCORD_DATA_DIR and DATABASE_URL.",
  noAccount: "There is no account {email}.",
  noOwner: "There is no owner.",
  noPassword: "No password was given.",
  badPassword: "The password: {message}.",
  simulatedToken: "A simulated person cannot have a token.",
  accountExists: "There is an account {email} already.",
  firstIsOwner: "The first account is the owner: add --owner.",
  badSecretFile:
    "The secret in {path} is {problem}, or delete the file and one is made. Everybody signs in again then.",
  badSecret: "CONCORD_SECRET is {problem}, or leave it out and one is made.",
  weakSecret: "too weak: use at least {min} random characters (openssl rand -base64 48)",
  badTarget: '{variable}: "{target}" is neither a host, host:port nor a range like 10.0.0.0/8',
  databaseDamaged: "The database is damaged ({problem}): restore the last backup.",
  badDatabaseUrl:
    "DATABASE_URL cannot be read. It looks like postgres://user:password@host:5432/database; write special characters of the password as %40 and the like.",
  otherDatabase: "DATABASE_URL starts with neither file: nor postgres://: {scheme}:…",
  newerDatabase:
    "The database is newer than this program: it has {migrations}. Install the newer version of Concord, or restore a backup made by this one.",
} as const;
