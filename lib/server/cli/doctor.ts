/** Checks everything an instance needs and prints a remedy for each fault. It creates and migrates nothing. */
import { join } from "node:path";
import { AppError } from "@/lib/core/app-error";
import { inEnglish } from "@/lib/i18n/tell";
import { readSettings, type Settings } from "../config";
import { NOTHING_ALLOWED } from "../outbound/target";
import { PROGRAM_ROOT } from "../services";
import type { Command } from "./command";
import { checkDatabase } from "./doctor-database";
import { checkFiles } from "./doctor-files";
import { checkModels } from "./doctor-models";
import { checkSecret } from "./doctor-secret";
import { type Finding, fail, ok, warn } from "./finding";

const MIN_NODE = [20, 9];

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = MIN_NODE;
  const enough = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  return enough
    ? ok("node", process.versions.node)
    : fail("node", `${process.versions.node}: install Node ${MIN_NODE.join(".")} or newer`);
}

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

function checkAddress({ url }: Settings): Finding {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || LOOPBACK.includes(hostname)
    ? ok("address", url)
    : warn(
        "address",
        `${url}: passwords travel unencrypted; put an https proxy before it and set CONCORD_URL`,
      );
}

/** With a wrong variable the rest is still looked at: its folder and database are known without it. */
function settingsOf(env: NodeJS.ProcessEnv): { settings: Settings; finding: Finding } {
  try {
    const settings = readSettings(env);
    return { settings, finding: checkAddress(settings) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { CONCORD_DATA_DIR: dataDir = "data", DATABASE_URL, CONCORD_SECRET } = env;
    const databaseUrl = DATABASE_URL || `file:${join(dataDir, "concord.db")}`;
    const settings = {
      dataDir,
      modelDir: join(dataDir, "models"),
      databaseUrl,
      givenSecret: CONCORD_SECRET || undefined,
      url: "",
      owner: null,
      maxUploadBytes: 0,
      webhookAllow: NOTHING_ALLOWED,
      imageHosts: NOTHING_ALLOWED,
    };
    return { settings, finding: fail("settings", inEnglish(error.told)) };
  }
}

export const doctor: Command = {
  name: "doctor",
  summary: "Check the program, the settings, the database, the data folder and the clock",
  options: {},
  notes: ["Each line is ok, warn or fail; one fail makes the exit code 1."],
  run: async () => {
    const { settings, finding } = settingsOf(process.env);
    const findings = [
      checkNode(),
      finding,
      ...(await checkFiles(settings)),
      await checkSecret(settings),
      ...(await checkModels(settings)),
      ...(await checkDatabase(settings.databaseUrl, PROGRAM_ROOT)),
    ];
    for (const { level, name, text } of findings) console.log(`${level.padEnd(4)} ${name}: ${text}`);
    return findings.some(({ level }) => level === "fail") ? 1 : 0;
  },
};
