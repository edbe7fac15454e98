import type { Command } from "./command";

export function helpText(commands: Command[]): string {
  const start = { usage: "start", summary: "Build once if needed, then serve (PORT, CONCORD_HOST)" };
  const help = { usage: "help", summary: "This list" };
  const lines = [start, ...commands, help].map(
    ({ usage, summary }) => `  concord ${usage}\n      ${summary}`,
  );
  return `Concord, data labeling on your own server.\n\n${lines.join("\n")}\n\nData is kept in CONCORD_DATA_DIR (./data).`;
}
