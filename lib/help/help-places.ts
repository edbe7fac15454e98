/** The documents of the help, and the headings in them that pages lead to. A test holds them against docs/. */
import { headingId } from "./headings";

/** Each is docs/<name>.md. */
export const HELP_DOCUMENTS = ["annotators", "managers", "integrations", "operators"] as const;
export type HelpDocument = (typeof HELP_DOCUMENTS)[number];

export const isHelpDocument = (name: string): name is HelpDocument =>
  (HELP_DOCUMENTS as readonly string[]).includes(name);

/** By what a page is about: the document, and the heading as it is written there. */
export const HELP_PLACES = {
  answering: ["annotators", "Answering"],
  bulk: ["annotators", "Many at once"],
  asking: ["annotators", "When the rules do not say what to do"],
  sentBack: ["annotators", "Reviews"],
  project: ["managers", "From a file to a dataset"],
  tasks: ["managers", "The task list"],
  exclusions: ["managers", "Annotators who should not count"],
  rulings: ["managers", "Questions and rulings"],
  reviews: ["managers", "Reviews"],
  deciding: ["managers", "Deciding a task"],
  quality: ["managers", "Reading the quality page"],
  "label-errors": ["managers", "Label errors"],
  releases: ["managers", "Releases"],
  activity: ["managers", "Who did what"],
  api: ["integrations", "Import, list and download with curl"],
  predictions: ["integrations", "Sending predictions"],
  terms: ["integrations", "Term lists and patterns"],
  candidates: ["integrations", "Candidates for entity linking"],
  webhooks: ["integrations", "Webhooks"],
  models: ["operators", "Click to segment"],
} as const satisfies Record<string, readonly [HelpDocument, string]>;
export type HelpPlace = keyof typeof HELP_PLACES;

export function helpPath(place: HelpPlace): string {
  const [document, heading] = HELP_PLACES[place];
  return `/help/${document}#${headingId(heading)}`;
}
