/** Imported files as a whole. */
export const imports = {
  fileTooLarge: "A file may have {size} MB. Split it and import the parts one after the other.",
  emptyFile: "The file is empty.",
  noRows: "The file has no rows.",
  notText: "The file is not {encoding} text. Choose its encoding, or save it as UTF-8.",
  binary: "The file is not text. Save documents of office programs as plain text or as a table.",
  encodingUnsure:
    "The file is not UTF-8 text, and too short to guess its encoding. Say which it is, or save it as UTF-8.",
  textTooLong:
    "{file} is longer than {size} MB, which is too much for one task. Split it, or import a task per line.",
  lineTooLong: "Line {line} is longer than 16 million characters.",
  jsonTooLarge: "A JSON file may have 256 MB. Save larger data as JSONL: one object per line.",
  jsonLines:
    "The file is not one JSON list, but holds objects one after the other. Import it in the format JSONL.",
  badJson: "The file is not valid JSON.",
  badJsonLine: "The file is not valid JSON: line {line}: {message}",
  notList: "Expected a JSON list of objects, {example}, or an object of objects.",
  severalLists: "The file holds several lists: {names}. Leave the one with the records, or call it data.",
  noSheet: 'The workbook has no sheet "{name}". It has: {sheets}.',
  brokenWorkbook:
    "The workbook cannot be read: {file} is damaged or missing. Save it anew as XLSX, or as CSV.",
  workbookTooLarge: "The workbook holds too much text to be read at once. Save the sheet as CSV.",
  notFinished: "Only an import that has ended by itself can be undone.",
  columnTwice: 'Two columns are called "{column}". Rename one.',
  openCell:
    "Row {row}: a cell begins with a quotation mark and is never closed. Close it, or double the mark and quote the cell.",
  rowTooLong: "Row {row} is longer than 16 million characters; a quotation mark may not be closed.",
  badRows: "Nothing was added: {bad} of {rows} rows are bad. Mend them, or import again and skip bad rows.",
  idsTaken:
    "An id is there already with other data in {errors} of {total} rows, so nothing was added. Mend them, or import again and skip bad rows.",
  noColumn:
    'The table has no column "{column}". It has: {columns}. Name one of these, or say that the first row is data (header=false). Nothing was added.',
  unseenColumn:
    'No row has a column "{column}", which was to be an id, group or priority. Nothing was added; name another column.',
  severalTables: "The zip holds several tables: {files}. Say which one names the pictures, or leave one.",
  noTable: 'The zip holds no table "{name}" (a CSV, TSV, JSONL or JSON file).',
  needsTable:
    "Tasks of this project show more than one picture. Put a table (CSV, TSV, JSONL or JSON) into the zip that names the pictures in a column.",
  showsText: "Tasks of this project show text, not pictures. Import a table or text files.",
  uploadGone: "The uploaded file is no longer on the server. Import it again.",
} as const;
