/** One JSON line per event. Neither task content nor secrets belong in it, so errors are written down field by field. */
import pino, { type Logger } from "pino";
import { AppError } from "@/lib/core/app-error";
import { inEnglish } from "@/lib/i18n/tell";

type Logged = { type: string; code?: unknown; message: string; stack?: string | undefined; cause?: Logged };

const MAX_CAUSES = 5;

/** The query builder's own error repeats the values of the row; the database's message is in its cause. */
const repeatsValues = (error: Error) =>
  error.name === "DrizzleQueryError" || error.message.startsWith("Failed query");

function logged(given: unknown, depth = 0): Logged {
  if (!(given instanceof Error)) return { type: typeof given, message: String(given) };
  if (repeatsValues(given) && given.cause instanceof Error) return logged(given.cause, depth);
  const { name, cause } = given;
  const message = repeatsValues(given)
    ? "a query failed"
    : given instanceof AppError
      ? inEnglish(given.told)
      : given.message;
  // A stack begins with the message.
  const fields: Logged = { type: name, message, stack: given.stack?.replace(given.message, () => message) };
  if ("code" in given) fields.code = given.code;
  if (cause instanceof Error && depth < MAX_CAUSES) fields.cause = logged(cause, depth + 1);
  return fields;
}

/** @param to file descriptor: 1 for a server, 2 for a command, whose stdout is data */
export const makeLog = (to: 1 | 2): Logger =>
  pino(
    {
      level: process.env.CONCORD_LOG_LEVEL ?? "info",
      base: null,
      // Under its own key, which is `err`, the library repeats an error's message as `msg`, whatever is in it.
      errorKey: "thrown",
      serializers: { err: (error: unknown) => logged(error) },
    },
    pino.destination({ dest: to, sync: true }),
  );
