import type { AnswerScale } from "../../compare";
import type { NumberControl } from "./control";

export const scale = ({ min, max }: NumberControl): AnswerScale => ({
  type: "interval",
  ...(min !== undefined && max !== undefined ? { range: max - min } : {}),
});
