import type { AnswerScale } from "../../compare";

export const scale = (): AnswerScale => ({ type: "ranks" });
