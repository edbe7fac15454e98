/** Small pieces many pages share. */
export const app = {
  failed: "That did not work",
  partFailed: "This could not be loaded. Try again when the server can be reached.",
  saved: "Saved",
  seconds: "{value} s",
  minutes: "{minutes} min {seconds} s",
  remove: "Remove",
  throwAwayAsk: "Throw away what you have written?",
  goOnWriting: "Go on writing",
  throwAway: "Throw away",
  leaveUnsaved: "There are changes that are not saved. Leave anyway?",
};
