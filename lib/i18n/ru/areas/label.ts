import type { labelWords as source } from "../../en/areas/label";
import type { Area } from "../../types";
import { attributes } from "../attributes";
import { kinds } from "../kinds";
import { label } from "../label";
import { signIn } from "../sign-in";

export const labelWords: Area<typeof source> = {
  attributes,
  kinds,
  label,
  signIn,
};
