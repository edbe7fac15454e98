import type { doorWords as source } from "../../en/areas/door";
import type { Area } from "../../types";
import { account } from "../account";
import { door } from "../auth";
import { signIn } from "../sign-in";

export const doorWords: Area<typeof source> = {
  account,
  door,
  signIn,
};
