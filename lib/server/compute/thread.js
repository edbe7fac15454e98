/** The thread's first file. Plain JavaScript, since a thread is started from its file and not from the bundle; the rest runs
 * from the sources, as the command line does. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register({ tsconfig: join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "tsconfig.json") });
await import("./serve-thread.ts");
