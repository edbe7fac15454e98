/** What is said of shapes by the parts of the label view that are loaded once it stands. */
import { shapes } from "../shapes";

export const shapeWords = {
  shapes,
};
