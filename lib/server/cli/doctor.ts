/** Looks at everything an instance needs and says what to do about what is wrong. */
import { readConfig } from "../config";
import { PROGRAM_ROOT } from "../services";
import { type Command, givenPath } from "./command";
import { checkDatabase } from "./doctor-database";
import { checkFiles } from "./doctor-files";
import { type Finding, fail, ok } from "./finding";

const MIN_NODE = [20, 9];

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = MIN_NODE;
  const enough = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  return enough
    ? ok("node", process.versions.node)
    : fail("node", `${process.versions.node}: install Node ${MIN_NODE.join(".")} or newer`);
}

export const doctor: Command = {
  name: "doctor",
  usage: "doctor",
  summary: "Check the program, the database and the data folder",
  options: {},
  run: async () => {
    const config = readConfig({
      ...process.env,
      CONCORD_DATA_DIR: givenPath(process.env.CONCORD_DATA_DIR ?? "data"),
    });
    const findings = [
      checkNode(),
      ...(await checkFiles(config, process.env.CONCORD_SECRET !== undefined)),
      ...(await checkDatabase(config.databaseUrl, PROGRAM_ROOT)),
    ];
    for (const { level, name, text } of findings) console.log(`${level.padEnd(4)} ${name}: ${text}`);
    return findings.some((finding) => finding.level === "fail") ? 1 : 0;
  },
};
