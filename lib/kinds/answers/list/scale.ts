import type { AnswerScale } from "../../compare";
import { keyOfValue } from "./check";

export const scale = (): AnswerScale => ({ type: "values", keyOf: keyOfValue });
