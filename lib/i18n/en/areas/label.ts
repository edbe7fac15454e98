/** The label view. Of the sections of managers it has those alone that annotators see, too. */
import { attributes } from "../attributes";
import { kinds } from "../kinds";
import { label } from "../label";
import { questions } from "../questions";
import { refused } from "../refused";
import { reviewed } from "../reviewed";
import { signIn } from "../sign-in";

export const labelWords = {
  attributes,
  kinds,
  label,
  questions,
  refused,
  reviewed,
  signIn,
};
