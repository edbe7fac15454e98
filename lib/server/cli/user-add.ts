import { countUsers, insertUser } from "@/db/queries/users";
import { PersonName } from "@/lib/contracts/people";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { readValue } from "@/lib/core/zod-issues";
import { recordEvent } from "../audit";
import { createOwner } from "../auth/account";
import { hashNewPassword } from "../auth/new-password";
import type { Services } from "../context";
import { type Command, firstOf, required, UsageError } from "./command";
import { readEmail, withServices } from "./instance";
import { readPassword } from "./read-password";

type Person = {
  name: string;
  email: string;
  password: string;
  role: "owner" | "member";
  mayCreateProjects: boolean;
};

async function addPerson(services: Services, person: Person): Promise<void> {
  const { name, email, role, mayCreateProjects } = person;
  const passwordHash = await hashNewPassword(person.password, "password", person);
  const userId = services.newId();
  const nowMs = services.now();
  const account = { id: userId, email, name, passwordHash, role, mayCreateProjects };
  const row = { ...account, preferences: {}, createdAt: nowMs };
  await services.database.write(async (db) => {
    if (!(await insertUser(db, row)))
      throw new AppError("conflict", say("operator.accountExists", { email }));
    const detail = { role, via: "command line" };
    await recordEvent(
      db,
      { projectId: "", actorId: null, action: "user.add", target: userId, detail },
      nowMs,
    );
  });
}

export const userAdd: Command = {
  name: "user add",
  summary: "Add an account; the password comes from CONCORD_PASSWORD or is asked for",
  options: {
    email: { type: "string", value: "EMAIL", required: true, help: "signs in with it" },
    name: { type: "string", value: "NAME", required: true, help: "what others see" },
    owner: { type: "boolean", help: "an owner of the instance; the first account must be one" },
    "no-projects": { type: "boolean", help: "may not create projects, only join them" },
  },
  notes: ["Without a terminal the password is read from stdin, one line."],
  run: async (values) => {
    const email = readEmail(required(values, "email"), "email");
    const name = readValue(PersonName, required(values, "name"));
    if (!name.ok) throw new UsageError(`--name: ${firstOf(name.error)}.`);
    const password = await readPassword();
    const person = { name: name.value, email, password };
    return withServices(async (services) => {
      const first = (await countUsers(services.database.read)) === 0;
      if (first && !values.owner) throw new AppError("conflict", say("operator.firstIsOwner"));
      if (first) await createOwner(services, person);
      else {
        const role = values.owner ? "owner" : "member";
        await addPerson(services, { ...person, role, mayCreateProjects: !values["no-projects"] });
      }
      console.log(`Added ${email}${values.owner ? " as an owner" : ""}.`);
      return 0;
    });
  },
};
