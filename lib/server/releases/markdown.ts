/** Markdown of the documents of a release. */

/** A name given by a user, on one line, with the special characters of Markdown and HTML escaped. */
export const plain = (text: string): string => text.replace(/\s+/g, " ").replace(/[\\|`*<>[\]]/g, "\\$&");

const row = (cells: (string | number)[]): string => `| ${cells.join(" | ")} |`;

/** The first column is to the left, figures are to the right. */
export const table = (headings: string[], rows: (string | number)[][]): string[] => [
  row(headings),
  row(headings.map((_, i) => (i === 0 ? "---" : "--:"))),
  ...rows.map(row),
];

export const orNone = (lines: string[]): string[] => (lines.length > 0 ? lines : ["None."]);

export type Section = readonly [title: string, lines: readonly string[]];

export const sectionLines = (sections: readonly Section[]): string[] =>
  sections.flatMap(([title, lines]) => [`## ${title}`, "", ...lines, ""]);
