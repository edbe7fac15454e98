/** The help, made from the commands themselves. */
import type { Command, Option } from "./command";

const word = (name: string, { type, value = "VALUE" }: Option) =>
  type === "boolean" ? `--${name}` : `--${name} ${value}`;

export function usageOf({ name, options }: Command): string {
  const words = Object.entries(options).map(([key, option]) => {
    const text = option.multiple ? `${word(key, option)} …` : word(key, option);
    return option.required ? text : `[${text}]`;
  });
  return ["concord", name, ...words].join(" ");
}

export function commandHelp(command: Command): string {
  const rows = Object.entries(command.options).map(
    ([key, option]) => [word(key, option), option.help] as const,
  );
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  const options = rows.map(([left, help]) => `  ${left.padEnd(width)}  ${help}`);
  const parts = [`${command.summary}.`, usageOf(command), options.join("\n"), command.notes?.join("\n")];
  return parts.filter(Boolean).join("\n\n");
}

export function helpText(commands: Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  concord ${name.padEnd(width)}  ${summary}`);
  return [
    "Concord, data labeling on your own server.",
    lines.join("\n"),
    "concord COMMAND --help tells more. Data is kept in CONCORD_DATA_DIR (./data), or in PostgreSQL at DATABASE_URL.\nExit codes: 0 done, 1 failed, 2 not understood.",
  ].join("\n\n");
}
