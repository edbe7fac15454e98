/** Questions about regions. */
export const attributes = {
  ofSelected: "About the selected region",
  ofSelectedMany: { one: "About {count} selected region", other: "About {count} selected regions" },
  mixed: "The selected regions have different answers. One given here is for all of them.",
  nextIncomplete: {
    one: "{count} more region lacks an answer",
    other: "{count} more regions lack an answer",
  },
};
