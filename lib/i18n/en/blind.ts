/** Blind review: what stands for the names of annotators. */
export const blind = {
  review: "Blind review",
  hide: "Hide annotators’ names from reviewers",
  hint: "Everybody but managers sees pseudonyms in place of annotators’ names, in reviews, adjudication and comments.",
  pseudonym: "Annotator {code}",
};
