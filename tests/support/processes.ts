/** The program as processes: a command run to its end, a server that is killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Instance } from "./instance";

const ROOT = process.cwd();
const START_MS = 30_000;

export type Ran = { code: number | null; out: string; err: string };
export type RunOptions = { input?: string; env?: Record<string, string>; cwd?: string };

/** `concord ARGS`, as an operator runs it. */
export async function concord(
  instance: Instance,
  args: string[],
  options: RunOptions = {},
): Promise<Ran & { bytes: Buffer }> {
  const child = spawn(process.execPath, [join(ROOT, "bin", "concord.js"), ...args], {
    cwd: options.cwd ?? instance.folder,
    env: { ...instance.env, ...options.env },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  // A command that refuses its words never reads what it is given.
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  const [code] = (await once(child, "close")) as [number | null];
  const bytes = Buffer.concat(out);
  return { code, out: bytes.toString("utf8"), err: Buffer.concat(err).toString("utf8"), bytes };
}

export type ServerProcess = { url: string; kill: (signal?: NodeJS.Signals) => Promise<void> };

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`the server did not start: ${said}`)), START_MS);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    const hear = (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const port = /^listening (\d+)$/m.exec(said)?.[1];
      if (!port) return;
      clearTimeout(late);
      resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
  });
}

/** A server on the instance (tests/support/serve.ts). `kill` ends it, by its own id, and waits until it is gone. */
export async function startServerProcess(instance: Instance): Promise<ServerProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", join(ROOT, "tests", "support", "serve.ts")], {
    cwd: ROOT,
    env: { ...instance.env, CONCORD_LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const gone = once(child, "exit");
  const kill = async (signal: NodeJS.Signals = "SIGKILL") => {
    child.kill(signal);
    await gone;
  };
  try {
    return { url: await listening(child), kill };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}
