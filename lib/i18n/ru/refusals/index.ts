/** What the server, a form or a file may be refused with, as it is written in the code, and in Russian. */
import type { Refusal } from "../../types";
import { access } from "./access";
import { answers } from "./answers";
import { decisions } from "./decisions";
import { foreign } from "./foreign";
import { imports } from "./imports";
import { integrations } from "./integrations";
import { labels } from "./labels";
import { releases } from "./releases";
import { requests } from "./requests";

/** Refusals that are written in our own sources; a test holds the two to each other. */
export const own: Refusal[] = [
  ...access,
  ...answers,
  ...decisions,
  ...imports,
  ...integrations,
  ...labels,
  ...releases,
  ...requests,
];
export { words } from "./words";
export { foreign };
