/** What a field of a form or request has to be. */
export const fields = {
  giveName: "give it a name",
  sayWhy: "say why",
  giveTitle: "give it a title",
  giveStatement: "say what to do",
  tooLong: "at most {max} characters",
  tooShort: "at least {min} characters",
  tooSmall: "at least {min}",
  tooLarge: "at most {max}",
  over2000: "at most 2,000 characters",
  over5000: "at most 5,000 characters",
  noControlCharacters: "without control characters",
  noNul: "without the character U+0000",
  notId: "not an id: 26 digits and small letters without i, l, o and u, such as 01kb2c3d4e5f6g7h8j9k0m1n2p",
  badCursor: "use the nextCursor of the page before",
  unknown: 'there is no "{name}"; known are {names}',
  notJson: "is not valid JSON",
} as const;
