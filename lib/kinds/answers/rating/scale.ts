import type { AnswerScale } from "../../compare";
import type { RatingControl } from "./control";

export const scale = ({ max }: RatingControl): AnswerScale => ({ type: "ordinal", max });
