/** The command line: finds the command, reads its options, says what went wrong. */
import { parseArgs } from "node:util";
import { AppError } from "@/lib/core/app-error";
import type { Command, Values } from "./command";
import { demo } from "./demo";
import { doctor } from "./doctor";
import { exportRelease } from "./export-release";
import { helpText } from "./help";
import { importFile } from "./import-file";
import { migrateDatabase } from "./migrate-database";
import { tokenCreate } from "./token-create";
import { userAdd } from "./user-add";

const COMMANDS: Command[] = [migrateDatabase, demo, userAdd, tokenCreate, importFile, exportRelease, doctor];
const USAGE_ERROR = 2;

function findCommand(args: string[]): { command: Command; rest: string[] } | undefined {
  for (const words of [2, 1]) {
    const command = COMMANDS.find((item) => item.name === args.slice(0, words).join(" "));
    if (command) return { command, rest: args.slice(words) };
  }
  return undefined;
}

const isUsageError = (error: unknown): error is Error =>
  error instanceof TypeError &&
  "code" in error &&
  typeof error.code === "string" &&
  error.code.startsWith("ERR_PARSE_ARGS");

/** @returns the exit code: 0 done, 1 failed, 2 not understood */
export async function main(args: string[]): Promise<number> {
  if (args[0] === "help" || args[0] === "--help" || args[0] === "-h") {
    console.log(helpText(COMMANDS));
    return 0;
  }
  const found = findCommand(args);
  if (!found) {
    if (args.length > 0) console.error(`There is no command "${args.join(" ")}".\n`);
    console.error(helpText(COMMANDS));
    return USAGE_ERROR;
  }
  try {
    const { values } = parseArgs({ args: found.rest, options: found.command.options, strict: true });
    return await found.command.run(values as Values);
  } catch (error) {
    if (isUsageError(error)) {
      console.error(`${error.message}\n\nconcord ${found.command.usage}`);
      return USAGE_ERROR;
    }
    console.error(error instanceof AppError ? error.message : error);
    return 1;
  }
}
