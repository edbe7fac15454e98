/** What the inputs of questions say, each of which brings it along. */
import { inputs } from "../inputs";

export const inputWords = { inputs };
