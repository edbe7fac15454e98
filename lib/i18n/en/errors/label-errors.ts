/** Searches for label errors, and files of probabilities. */
export const labelErrors = {
  runs: "The labels of this question are being searched. Wait for the end, or cancel the search.",
  notSearchable:
    "Labels can be searched of questions with one label out of a list, asked once per task, and of regions.",
  needsPredictions:
    "Regions are compared with predictions of a model; there is no file of probabilities for them.",
  noModel: "this model has no predictions in the project",
  noSet: "no probabilities were uploaded for this question",
  noTaskColumn: "No column names the task: task_id, external_id or id.",
  noTask: "column {column}: the task is not named",
  unknownLabel: "column {column}: the question has no such label",
  labelTwice: "column {column}: the same label as column {before}",
  missingLabels: "no column for these labels: {labels}",
  notProbability: "column {column}: not a probability (a number, 0 or more)",
  allZero: "all probabilities are 0",
  unknownTask: "there is no task {task} in this project",
  taskTwice: "task {task} is in the file twice",
  notFound: "the last search for label errors has not found all of these tasks",
  badRows: "{bad} of {rows} rows could not be read; nothing was taken over.",
} as const;
