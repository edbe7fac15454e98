import type { laterWords as source } from "../../en/areas/later";
import type { Area } from "../../types";
import { attributes } from "../attributes";
import { comments } from "../comments";
import { labelLater } from "../label-later";
import { questions } from "../questions";
import { refused } from "../refused";
import { reviewed } from "../reviewed";
import { shapes } from "../shapes";

import { signIn } from "../sign-in";
import { spans } from "../spans";

export const laterWords: Area<typeof source> = {
  attributes,
  comments,
  labelLater,
  questions,
  refused,
  reviewed,
  shapes,
  signIn,
  spans,
};
