/** Workbooks written by hand, as the parts that a reader opens. */
import { zipOf } from "./zip";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

type Parts = {
  /** Rows of each sheet by its name, as XML. */
  sheets: Record<string, string>;
  texts?: string[];
  /** Numbers of formats, one a style; own ones by number. */
  styles?: { formats: number[]; codes?: Record<number, string> };
  is1904?: boolean;
  hidden?: string[];
};

export function workbookParts({
  sheets,
  texts = [],
  styles,
  is1904,
  hidden = [],
}: Parts): Record<string, string> {
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${names
      .map(
        (name, i) =>
          `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"${hidden.includes(name) ? ' state="hidden"' : ""}/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names
      .map(
        (_, i) =>
          `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join("")}</Relationships>`,
    "xl/sharedStrings.xml": `<sst ${MAIN}>${texts.map((text) => `<si>${text}</si>`).join("")}</sst>`,
  };
  if (styles)
    parts["xl/styles.xml"] = `<styleSheet ${MAIN}><numFmts>${Object.entries(styles.codes ?? {})
      .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`)
      .join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.formats
      .map((id) => `<xf numFmtId="${id}"/>`)
      .join("")}</cellXfs></styleSheet>`;
  names.forEach((name, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet ${MAIN}><sheetData>${sheets[name]}</sheetData></worksheet>`;
  });
  return parts;
}

export const workbookOf = (parts: Parts): Promise<Buffer> =>
  zipOf(
    Object.fromEntries(Object.entries(workbookParts(parts)).map(([name, text]) => [name, Buffer.from(text)])),
  );
