/** What is said by the parts of the label view that are loaded once it stands. */
import { labelLater } from "../label-later";
import { shapes } from "../shapes";

export const laterWords = {
  labelLater,
  shapes,
};
