export const integrations = {
  suggestions: "Suggestions of models",
  suggestionsText:
    "A model or a labeling rule can suggest answers. Annotators see them above the task and take them over with one key or not at all: a suggestion is never a label by itself.",
  model: "Model",
  predictions: "Suggestions",
  lastAdded: "Last added",
  outdated: "for older labels",
  outdatedHint:
    "Made for version {version} of the labels; annotators see only suggestions for the present one.",
  noModels: "No model has suggested anything yet.",
  howTo: "How to send suggestions",
  howToText:
    "Up to 1,000 at once, by the id of the task or the one it was imported with. All are checked against the labels first; if one does not fit, none is added. The same model and task again replaces.",
  needsToken: "Make the API token under Account.",
  apiDescription: "Description of the API (OpenAPI)",
  removeModel: "Remove the suggestions of {model}?",
  removeModelText: {
    one: "{count} suggestion is deleted. Answers made with it stay.",
    other: "{count} suggestions are deleted. Answers made with them stay.",
  },
};
