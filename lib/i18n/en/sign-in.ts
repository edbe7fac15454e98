/** What does not work about signing in: on its own page, and where a session ends in the label view. */
export const signIn = {
  wrong: "Wrong e-mail or password.",
  failed: "Signing in did not work. Try again.",
  wait: {
    one: "Too many attempts. Try again in {count} second.",
    other: "Too many attempts. Try again in {count} seconds.",
  },
};
