/** Predictions of models. */
export const predictions = {
  giveModel: "name the model",
  tooMany: "at most 1,000 predictions at once",
  oneTaskName: "name the task by either taskId or externalId",
  unknownTask: "there is no such task in this project",
  taskTwice: "there is a prediction for this task already in the list",
  schemaChanged:
    "The labels of the project have changed meanwhile. Nothing was added; send predictions made for the new labels.",
} as const;
