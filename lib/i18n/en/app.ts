/** Small pieces many pages share. */
export const app = {
  failed: "That did not work",
  saved: "Saved",
  seconds: "{value} s",
  minutes: "{minutes} min {seconds} s",
  selectAll: "Select all",
  remove: "Remove",
  moveUp: "Move up",
  moveDown: "Move down",
  undone: "This cannot be undone.",
  unsaved: "not saved yet",
  all: "All",
  total: "Total",
  show: "Show",
  of: "{done} of {total}",
  leaveUnsaved: "There are changes that are not saved. Leave anyway?",
};
