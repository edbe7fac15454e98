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
  noImageSize: "the image has no size that can be",
  badBrush: "this is no run-length code of a brush on an image of this size",
  notNames: "expected a list of names",
} as const;
