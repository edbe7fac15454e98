/** The few lines of Python in docs/integrations.md that load a file of a release. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A Python that has the module; undefined when there is none here. */
export const pythonWith = (module: string): string | undefined =>
  ["python3", "/usr/bin/python3"].find(
    (one) => spawnSync(one, ["-c", `import ${module}`], { stdio: "ignore" }).status === 0,
  );

/** @param word stands in that block of code and in no other */
export function loaderWith(word: string): string {
  const blocks = readFileSync(join(process.cwd(), "docs/integrations.md"), "utf8").matchAll(
    /^```python\n(.*?)^```$/gms,
  );
  const found = Array.from(blocks, ([, code = ""]) => code).filter((code) => code.includes(word));
  if (found.length !== 1) throw new Error(`${found.length} blocks of code with ${word}`);
  return found[0] as string;
}

/** @returns the standard output */
export const runPython = (python: string, code: string, ...args: string[]): string =>
  execFileSync(python, ["-c", code, ...args], { encoding: "utf8" });
