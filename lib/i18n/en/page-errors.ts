/** What is said in place of a page. */
export const pageErrors = {
  notFoundTitle: "There is nothing here",
  notFoundText: "The page does not exist, or you have no access to it.",
  toProjects: "To the projects",
  errorTitle: "This page could not be shown",
  errorText:
    "Nothing was changed. Try again; if it happens again, tell whoever runs this server the reference.",
  errorReference: "Reference: {id}",
};
