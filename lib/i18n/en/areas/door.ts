/** Signing in, setting up and joining. */
import { account } from "../account";
import { door } from "../door";

export const doorWords = {
  account,
  door,
};
