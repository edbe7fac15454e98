import type { authWords as source } from "../../en/areas/auth";
import type { Area } from "../../types";
import { account } from "../account";
import { auth } from "../auth";
import { nav } from "../nav";
import { signIn } from "../sign-in";

export const authWords: Area<typeof source> = {
  account,
  auth,
  nav,
  signIn,
};
