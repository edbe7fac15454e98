/** Guidelines and their rules. */
export const guidelines = {
  staleDraft: "Somebody else has changed the draft meanwhile. Nothing was overwritten.",
  empty: "write the guideline or a rule first",
  unknownLabel: 'there is no label "{label}"',
  staleRule: "Somebody else has changed this rule meanwhile.",
} as const;
