import type { AnswerScale } from "../../compare";
import type { PairwiseControl } from "./control";

export const scale = ({ allowTie }: PairwiseControl): AnswerScale => ({
  type: "nominal",
  categories: ["left", "right", ...(allowTie ? ["tie"] : [])],
});
