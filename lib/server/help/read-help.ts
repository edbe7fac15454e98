/** The documents of the help, as they lie beside the program. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { HelpDocument } from "@/lib/help/help-places";
import { PROGRAM_ROOT } from "../services";

/** @returns Markdown; undefined where an installation has left the documents out */
export async function readHelp(name: HelpDocument): Promise<string | undefined> {
  try {
    return await readFile(join(PROGRAM_ROOT, "docs", `${name}.md`), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
