/** What any request may meet: its form, the network. */
export const requests = {
  at: "{path}: {message}",
  noBody: "This route takes no body; its options are in the query of the address.",
  nul: "One of the texts holds the character U+0000: take it out.",
  tooLarge: "The body is larger than the {size} KB allowed here.",
  prototypeKey: "The body has a member called __proto__, which is not allowed.",
  sendJson: "Send JSON with the content type application/json.",
  notUtf8: "The body is not UTF-8.",
  badJson: "The body is not valid JSON.",
  emptyBody: "The body is empty: send the file itself.",
  unreachable: "The server cannot be reached.",
  otherAnswer: "The server answered {status}.",
} as const;
