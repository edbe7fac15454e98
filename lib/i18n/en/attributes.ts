/** Questions about regions, and answers that cannot stay as they are. */
export const attributes = {
  isUnfit: "“{name}” cannot stay as it is",
  ofSelected: "About the selected region",
  ofSelectedMany: { one: "About {count} selected region", other: "About {count} selected regions" },
  mixed: "The selected regions have different answers. One given here is for all of them.",
  nextIncomplete: {
    one: "{count} more region lacks an answer",
    other: "{count} more regions lack an answer",
  },
};
