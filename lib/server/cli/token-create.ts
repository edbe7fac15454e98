import { AppError, invalid } from "@/lib/core/app-error";
import { issueToken } from "../people/account";
import { type Command, optional, required, requireUserByEmail, withServices } from "./command";

const DAY_MS = 86_400_000;
const MAX_DAYS = 3650;

function daysOf(text: string | undefined): number {
  const days = Number(text ?? 90);
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS)
    throw invalid("days", `a whole number from 1 to ${MAX_DAYS}`);
  return days;
}

export const tokenCreate: Command = {
  name: "token create",
  usage: "token create --email E --name N [--days 90]",
  summary: "Make an API token of that person; it is printed this once",
  options: { email: { type: "string" }, name: { type: "string" }, days: { type: "string" } },
  run: (values) =>
    withServices(async (services) => {
      const name = required(values, "name").trim().slice(0, 100);
      const expiresAt = services.now() + daysOf(optional(values, "days")) * DAY_MS;
      const user = await requireUserByEmail(services, required(values, "email"));
      if (user.passwordHash === null)
        throw new AppError("conflict", "A simulated person cannot have a token.");
      const token = await issueToken(services, { userId: user.id, name, expiresAt });
      // The secret alone on stdout, so that it can be piped.
      console.error(`Valid until ${new Date(expiresAt).toISOString()}. It is not shown again:`);
      console.log(token.secret);
      return 0;
    }),
};
