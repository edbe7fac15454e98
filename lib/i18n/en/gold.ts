/** Gold tasks: settings, the gold answer of a task, and its comparison in training mode. */
export const gold = {
  text: "A gold task has a known right answer that annotators do not see. Their answers to gold tasks show how accurate they are. Mark tasks as gold in the list of tasks, or on the page of a task with a final answer.",
  tasks: { one: "{count} gold task", other: "{count} gold tasks" },
  unfit: {
    one: "{count} cannot be used, since its answer holds a retired label",
    other: "{count} cannot be used, since their answers hold retired labels",
  },
  rate: "Gold tasks among the others, %",
  rateHint: "Of the tasks handed to each annotator; 5 to 10 % is usual. 0: none are mixed in.",
  onboarding: "Gold tasks to begin with",
  onboardingHint: "Each annotator labels so many first, in an order of their own.",
  orderNote:
    "While gold tasks are handed out, tasks of one priority come in a random order: in any other a gold task could be told by its number.",
  training: "Training mode",
  trainingHint:
    "After submitting a gold task annotators see their answer beside the gold answer. The answer cannot be changed from then on.",
  pause: "Pause annotators with a low accuracy",
  pauseHint:
    "Nothing more is handed out when the accuracy is surely below the bound: the upper limit of its 95 % interval.",
  pauseBelow: "Accuracy below, %",
  pauseAfter: "After so many gold answers",
  paused: "Paused: {names}",
  answer: "Gold answer",
  make: "Make it a gold task",
  makeHint: "The final answer becomes the hidden right answer.",
  takeAgain: "Take the final answer",
  unmake: "No longer gold",
  differs: "The gold answer differs from the final answer.",
  old: "cannot be scored",
  oldText:
    "It holds a label, a question or a value that was retired. Nobody is given this task until the gold answer is changed: settle the final answer anew and take it.",
  source_resolution: "from the final answer",
  source_written: "written",
  source_imported: "from an import",
};
