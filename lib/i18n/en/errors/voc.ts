/** Archives of Pascal VOC that are read. */
export const voc = {
  at: '"{file}": {message}',
  notXml: "it is no XML: {message}",
  doctype: "a DOCTYPE is not allowed",
  notVoc: 'it has no element "annotation"',
  noName: "an object has no name",
  badBox: 'the box of "{label}" is not four numbers',
  noImage: 'the image "{image}" is not in the archive',
} as const;
