/** Rows of imported files. */
export const rows = {
  structured: 'the column "{column}" holds a list or object; expected text or a number',
  notText: 'the column "{column}" holds characters that are not text (NUL or half a surrogate pair)',
  numberTooLarge: 'the column "{column}" holds a number that is too large to be kept; write it as text',
  tooLong: 'the column "{column}" has more than {max} characters',
  badPriority: 'the column "{column}" is not a whole number from -1,000,000 to 1,000,000',
  idTaken: 'the id "{id}" is there already with other data; this row was left out',
  empty: 'the column "{column}" is empty; fill it, or leave the row out',
  noColumn: 'there is no column "{column}"',
  prototypeColumn: 'a column may not be called "__proto__"',
  needsZip: "this project shows images: put the table and the pictures it names into one zip",
  notObject: "expected an object with columns",
  cellsOfHeader: "has {cells} cells, the header has {columns}",
  cellsOfFirstRow: "has {cells} cells, the first row has {columns}",
  longCell:
    "a quoted cell takes in {lines} lines; if these are rows of their own, a quotation mark is missing or too many",
  address: '"{name}" is an address, and pictures are not fetched: put the picture in the zip and name it',
  noPicture: 'the picture "{name}" is not in the zip',
  severalPictures: '"{name}" fits several files of the zip: {files}. Give the whole path',
  noQuestion: 'no question of the label schema takes the answer "{value}"',
  severalQuestions:
    'several questions of the label schema take the answer "{value}"; the file has to name one',
  noAnswer: 'the question "{question}" does not take the answer "{value}"',
  noAnswerLabel: 'the question "{question}" has no label "{value}"; there are {labels}',
  noNamedQuestion: 'there is no question "{question}"; there are {controls}',
  noRegions: 'the label schema takes no regions of the kind "{kind}"',
  noRegionLabel: 'no question has the label "{label}"; there are {labels}',
  noRelation: 'there is no relation "{label}"; there are {labels}',
  severalGold:
    "several people labeled this row, and only one answer can be the final one; take their labels in as annotations",
  labelsOfPages: 'its labels cannot be told apart by page: "{file}" is an image of several pages',
  labelsDoNotFit: "its labels do not fit: {message}",
} as const;
