/** What every page may say, and the page that stands in where one has failed. */
import { app } from "../app";
import { common } from "../common";
import { pageErrors } from "../page-errors";

export const coreWords = {
  app,
  common,
  pageErrors,
};
