import type { AnswerScale } from "../../compare";
import type { ChoiceControl } from "./control";

export const scale = ({ labels, multiple }: ChoiceControl): AnswerScale => ({
  type: multiple ? "sets" : "nominal",
  categories: labels.map(({ id }) => id),
});
