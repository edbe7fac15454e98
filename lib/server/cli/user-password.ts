import { findUserByEmail, raiseSessionVersion, updateUser } from "@/db/queries/users";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { recordEvent } from "../audit";
import { hashNewPassword } from "../auth/new-password";
import type { Services } from "../context";
import { type Command, required } from "./command";
import { readEmail, withServices } from "./instance";
import { readPassword } from "./read-password";

async function setPassword(services: Services, email: string, password: string): Promise<void> {
  const user = await findUserByEmail(services.database.read, { email });
  // Simulated annotators have no password, so that no caller can sign in as one.
  if (!user?.passwordHash) throw new AppError("not_found", say("operator.noAccount", { email }));
  const { id: userId, name } = user;
  const passwordHash = await hashNewPassword(password, "password", { name, email });
  await services.database.write(async (db) => {
    await updateUser(db, { userId, passwordHash });
    await raiseSessionVersion(db, { userId });
    const detail = { via: "command line" };
    const event = { projectId: "", actorId: null, action: "user.change-password", target: userId, detail };
    await recordEvent(db, event, services.now());
  });
}

export const userPassword: Command = {
  name: "user password",
  summary: "Give an account a new password, where the old one was forgotten; ends its sessions",
  options: { email: { type: "string", value: "EMAIL", required: true, help: "of the account" } },
  notes: [
    "The password comes from CONCORD_PASSWORD or is asked for; without a terminal it is read from stdin, one line.",
  ],
  run: async (values) => {
    const email = readEmail(required(values, "email"), "email");
    const password = await readPassword();
    return withServices(async (services) => {
      await setPassword(services, email, password);
      console.log(`${email} has a new password; its sessions have ended.`);
      return 0;
    });
  },
};
