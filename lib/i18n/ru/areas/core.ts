import type { coreWords as source } from "../../en/areas/core";
import type { Area } from "../../types";
import { app } from "../app";
import { common } from "../common";
import { pageErrors } from "../page-errors";

export const coreWords: Area<typeof source> = {
  app,
  common,
  pageErrors,
};
