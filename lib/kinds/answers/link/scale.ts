import type { AnswerScale } from "../../compare";

/** Ids are categories without an order, and NIL is one of them; those nobody chose count for nothing. */
export const scale = (): AnswerScale => ({ type: "open", keyOf: String });
