/** The command line: finds the command, reads its options, prints errors. Data goes to stdout, messages to stderr. */
import { parseArgs } from "node:util";
import { explainError } from "../explain-error";
import { type Command, UsageError, type Values } from "./command";
import { demo } from "./demo";
import { doctor } from "./doctor";
import { exportRelease } from "./export-release";
import { commandHelp, helpText, usageOf } from "./help";
import { importFile } from "./import-file";
import { migrateDatabase } from "./migrate-database";
import { start } from "./start";
import { tokenCreate } from "./token-create";
import { userAdd } from "./user-add";
import { userPassword } from "./user-password";

const COMMANDS: Command[] = [
  start,
  migrateDatabase,
  demo,
  userAdd,
  userPassword,
  tokenCreate,
  importFile,
  exportRelease,
  doctor,
];
const FAILED = 1;
const USAGE_ERROR = 2;
const isHelp = (word: string) => word === "--help" || word === "-h";

function findCommand(args: string[]): { command: Command; rest: string[] } | undefined {
  for (const words of [2, 1]) {
    const command = COMMANDS.find((item) => item.name === args.slice(0, words).join(" "));
    if (command) return { command, rest: args.slice(words) };
  }
  return undefined;
}

const isParseError = (error: unknown): error is Error =>
  error instanceof TypeError &&
  "code" in error &&
  typeof error.code === "string" &&
  error.code.startsWith("ERR_PARSE_ARGS");

/** A reader that closes the pipe (`| head`) is no crash; but part of the output is lost, so it is no success either. */
function watchOutput(): { closed: boolean } {
  const output = { closed: false };
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    output.closed = true;
    process.exitCode = FAILED;
  });
  process.stderr.on("error", () => undefined);
  return output;
}

async function runCommand(command: Command, args: string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args, options: command.options, strict: true });
    return await command.run(values as Values);
  } catch (error) {
    if (error instanceof UsageError || isParseError(error)) {
      console.error(`${error.message}\n\n${usageOf(command)}\nconcord ${command.name} --help tells more.`);
      return USAGE_ERROR;
    }
    console.error(explainError(error) ?? error);
    return FAILED;
  }
}

async function dispatch(args: string[]): Promise<number> {
  const wantsHelp = args[0] === "help" || args.some(isHelp);
  const asked = args.filter((word, i) => !isHelp(word) && !(i === 0 && word === "help"));
  const found = findCommand(asked);
  if (wantsHelp && (found || asked.length === 0)) {
    console.log(found ? commandHelp(found.command) : helpText(COMMANDS));
    return 0;
  }
  if (found) return runCommand(found.command, found.rest);
  if (args.length > 0) console.error(`There is no command "${asked.join(" ")}".\n`);
  console.error(helpText(COMMANDS));
  return USAGE_ERROR;
}

/** @returns the exit code: 0 done, 1 failed, 2 not understood */
export async function main(args: string[]): Promise<number> {
  const output = watchOutput();
  const code = await dispatch(args);
  return output.closed ? Math.max(code, FAILED) : code;
}
