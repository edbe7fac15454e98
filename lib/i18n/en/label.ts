export const label = {
  submit: "Submit",
};
