/** CoNLL with BIOES tags, which tell where spans end, too; `data-set.ts` of the other one says what the files hold. */
import { conllFormat } from "../conll/data-set";

export const conllBioes = conllFormat("BIOES");
