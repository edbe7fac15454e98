/** Archives of YOLO that are read. */
export const yolo = {
  atLine: '"{file}", line {line}: {message}',
  columns:
    "has {columns} columns, which is neither a box (5), a turned box (9), an outline (7 or more, an odd number) nor a pose of this data set",
  notFigures: "holds something that is no number",
  unknownClass: "class {label} is not among the {count} that are named",
  outside: "{value} is outside of the image: coordinates are shares from 0 to 1",
  badYaml: '"{file}" cannot be read: {message}',
  noNames: "The names of the classes are missing: put data.yaml or classes.txt into the archive.",
} as const;
