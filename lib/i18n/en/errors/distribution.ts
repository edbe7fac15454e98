/** About the number of annotators of tasks, and of tasks of annotators. */
export const distribution = {
  shareIsMore: "The share needs more annotators than the other tasks.",
  mostIsMore: "The most annotators of a task have to be more than every task needs.",
  belowRange: "Give an agreement from 1 to 100 %.",
  noAgreement: "There is no agreement on this question.",
} as const;
