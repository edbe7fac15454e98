/** Signing in, setting up and joining. */
import { account } from "../account";
import { door } from "../auth";
import { signIn } from "../sign-in";

export const doorWords = {
  account,
  door,
  signIn,
};
