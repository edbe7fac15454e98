/** Questions of annotators. */
export const questions = {
  giveText: "say what is unclear",
  ruleTwoWays: "cite a rule or make a new one, not both",
  withdrawn: "This question was withdrawn meanwhile.",
  answered: "This question has been answered meanwhile.",
  otherAsker: "Only who asked may withdraw it.",
} as const;
