/** Values that are not of the form that a text has in the label schema. */
export const textForms = {
  dialogue:
    'the column "{column}" holds no dialogue; expected a list of turns, each with a text and an author (role and content, from and value)',
  noText: 'the column "{column}" holds a list or object; expected a text',
  record: 'the column "{column}" holds no record; expected an object, or a list of objects',
  table:
    'the column "{column}" holds no table; expected rows with at least two columns (CSV), a list of lists or a list of objects',
} as const;
