/** What runs models in the browser: files of an optional package, which are served as they are. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PROGRAM_ROOT } from "../services";

const FOLDER = join(PROGRAM_ROOT, "node_modules", "onnxruntime-web");

/** The only files of the package that are served, by their names. */
export const RUNTIME_TYPES: ReadonlyMap<string, string> = new Map([
  ["ort.wasm.bundle.min.mjs", "text/javascript"],
  ["ort-wasm-simd-threaded.wasm", "application/wasm"],
]);

export const runtimePath = (file: string): string => join(FOLDER, "dist", file);

/** @returns null where the package is not installed */
export async function runtimeVersion(): Promise<string | null> {
  try {
    const { version } = JSON.parse(await readFile(join(FOLDER, "package.json"), "utf8"));
    return String(version);
  } catch {
    return null;
  }
}
