/**
 * Runs in the browser before everything else. Our policy forbids `eval`; zod tries it once when the first shape is made and
 * goes on without, but the attempt alone is reported as a violation.
 */
import { config } from "zod/v4/core";
import { watchReplacedTexts } from "./lib/client/session/drafts/replaced-texts";

config({ jitless: true });
watchReplacedTexts();
