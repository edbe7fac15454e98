/** The annotators of a project and their figures, for managers. */
export const annotators = {
  title: "Annotators",
  note: {
    one: "Agreement and accuracy are shown from {count} annotation on, with 95 % intervals.",
    other: "Agreement and accuracy are shown from {count} annotations on, with 95 % intervals.",
  },
  annotator: "Annotator",
  submitted: "Annotations",
  skipped: "Skipped",
  questions: "Questions",
  time: "Median time",
  timeHint: "Per task, of the last 500 submitted annotations; idle time is left out.",
  timeInFile: "Median time, seconds",
  agreementOn: "Agreement: {name}",
  agreementHint:
    "How alike the annotations are to those of others of the same tasks, on average; 1 is the same. It leads to the tasks that differ.",
  accuracy: "On adjudicated tasks",
  accuracyHint: "Share of answers that are the final answer, of questions with one label out of a list.",
  gold: "Gold accuracy",
  goldHint:
    "How right the answers to gold tasks are: 1 is the same as the gold answer, on average over the questions.",
  goldAnswers: { one: "{count} answer so far", other: "{count} answers so far" },
  unscored: { one: "{count} cannot be scored", other: "{count} cannot be scored" },
  unscoredHint: "A label of the answer or of the gold answer was retired.",
  paused: "paused",
  letGoOn: "Let go on",
  letGoOnName: "Let go on: {name}",
  limits: { one: "{low} to {high}, {count} task", other: "{low} to {high}, {count} tasks" },
  low: "lower limit",
  high: "upper limit",
  tasks: "tasks",
  none: "Too few tasks to compare with yet.",
  few: "Too few annotations to judge by.",
  excluded: "excluded",
  emptyTitle: "Nobody has annotated yet",
  emptyText:
    "For everybody who annotates you see here how much they have done, how long it takes, and how much they agree with the others.",
};
