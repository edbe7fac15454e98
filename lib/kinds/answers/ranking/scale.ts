import type { AnswerScale } from "../../compare";
import { placesOf } from "./ranked-places";

export const scale = (): AnswerScale => ({
  type: "ranks",
  placesOf: (value) => placesOf([value].flat().map(String)),
});
