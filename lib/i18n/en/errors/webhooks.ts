/** Webhooks. */
export const webhooks = {
  giveUrl: "give an address",
  chooseEvent: "choose at least one event",
  urlBlocked:
    "use a public http or https address; others have to be allowed by the operator of this server (CONCORD_WEBHOOK_ALLOW)",
  tooMany: "A project has at most {max} webhooks. Delete one first.",
  testRunning: "A test of this webhook is on its way already.",
} as const;
