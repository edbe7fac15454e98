/** A password from the environment or typed at the terminal, never from the arguments, which every process can read. */
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { Password } from "@/lib/contracts/people";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { readValue } from "@/lib/core/zod-issues";

async function ask(question: string): Promise<string> {
  const { stdin, stderr } = process;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: Boolean(stdin.isTTY) });
  const closed = new Promise<never>((_resolve, reject) =>
    lines.once("close", () => reject(new AppError("invalid_input", say("operator.noPassword")))),
  );
  if (stdin.isTTY) stderr.write(question);
  try {
    return await Promise.race([lines.question(""), closed]);
  } finally {
    lines.close();
    closed.catch(() => undefined);
    if (stdin.isTTY) stderr.write("\n");
  }
}

export async function readPassword(): Promise<string> {
  const given = process.env.CONCORD_PASSWORD || (await ask("Password (not shown): "));
  const password = readValue(Password, given);
  if (password.ok) return password.value;
  const [problem] = password.error;
  throw new AppError(
    "invalid_input",
    say("operator.badPassword", { message: problem?.message ?? say("values.invalid") }),
  );
}
