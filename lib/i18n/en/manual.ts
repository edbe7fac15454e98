/** The help, and links into it. */
export const manual = {
  title: "Help",
  more: "How it works",
  annotators: "For annotators",
  managers: "For managers and reviewers",
  integrations: "API and webhooks",
  operators: "For operators",
  inEnglish: "The documentation is in English.",
  missing: "The documentation is not part of this installation.",
};
