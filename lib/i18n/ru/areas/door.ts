import type { doorWords as source } from "../../en/areas/door";
import type { Area } from "../../types";
import { account } from "../account";
import { door } from "../door";

export const doorWords: Area<typeof source> = {
  account,
  door,
};
