import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { issueToken } from "../auth/account";
import { type Command, optional, required, UsageError } from "./command";
import { readEmail, requireUserByEmail, withInstance } from "./instance";

const DAY_MS = 86_400_000;
const MAX_DAYS = 3650;
const MAX_NAME_CHARS = 100;

function daysOf(text: string | undefined): number {
  const days = Number(text ?? 90);
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS)
    throw new UsageError(`--days: a whole number from 1 to ${MAX_DAYS}.`);
  return days;
}

export const tokenCreate: Command = {
  name: "token create",
  summary: "Make an API token of that person; it is printed this once",
  options: {
    email: { type: "string", value: "EMAIL", required: true, help: "whose token it is" },
    name: { type: "string", value: "NAME", required: true, help: "what it is for" },
    days: { type: "string", value: "N", help: "how long it is valid; 90 when left out" },
  },
  notes: ["The token alone goes to stdout, so that it can be piped."],
  run: async (values) => {
    const email = readEmail(required(values, "email"), "email");
    const name = required(values, "name").slice(0, MAX_NAME_CHARS);
    const days = daysOf(optional(values, "days"));
    return withInstance(async (services) => {
      const expiresAt = services.now() + days * DAY_MS;
      const user = await requireUserByEmail(services, email);
      if (user.passwordHash === null) throw new AppError("conflict", say("operator.simulatedToken"));
      const token = await issueToken(services, { userId: user.id, name, expiresAt });
      console.error(`Valid until ${new Date(expiresAt).toISOString()}. It is not shown again:`);
      console.log(token.secret);
      return 0;
    });
  },
};
