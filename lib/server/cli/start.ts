/** `concord start` is bin/concord.js itself; this is its entry in the help. */
import { type Command, UsageError } from "./command";

export const start: Command = {
  name: "start",
  summary: "Build once if needed, bring the database up to date and serve",
  options: {},
  notes: [
    "PORT (3000), CONCORD_HOST (127.0.0.1), CONCORD_URL (the address people use), CONCORD_TRUST_PROXY=true behind a",
    "proxy that sets x-forwarded-for. All settings: docs/operators.md.",
  ],
  run: async () => {
    throw new UsageError("start takes no words.");
  },
};
