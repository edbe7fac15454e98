/** CoNLL with IOB2 tags; `data-set.ts` says what the files hold. */
import { conllFormat } from "./data-set";

export const conll = conllFormat("IOB2");
