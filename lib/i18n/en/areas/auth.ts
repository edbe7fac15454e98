/** Signing in, setting up and joining. */
import { account } from "../account";
import { auth } from "../auth";
import { nav } from "../nav";
import { signIn } from "../sign-in";

export const authWords = {
  account,
  auth,
  nav,
  signIn,
};
