/** Where the server of the browser tests looks for models: the tests put them there as an operator would. */
import { tmpdir } from "node:os";
import { join } from "node:path";

export const browserModelDir = (): string =>
  join(tmpdir(), `concord-models-${process.env.CONCORD_TEST_PORT ?? 3411}`);
