/** The parts of a workbook that all of its sheets share: their names, its texts, and which formats are dates. */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { Archive } from "../reader";
import { isDateFormat } from "./dates";
import { brokenPart, readPart } from "./xml";

const WORKBOOK = "xl/workbook.xml";
const RELATIONS = "xl/_rels/workbook.xml.rels";
const TEXTS = "xl/sharedStrings.xml";
const STYLES = "xl/styles.xml";
/** They are in memory while a sheet is read. */
const MAX_TEXT_CHARS = 256 * 1024 * 1024;

export type Sheet = { name: string; file: string; isHidden: boolean };
export type WorkbookParts = { sheets: Sheet[]; is1904: boolean };

/** A path as the workbook gives it: from the root, or from its own folder. */
const partAt = (target: string) => (target.startsWith("/") ? target.slice(1) : `xl/${target}`);

/** The sheets with cells, in order. @throws AppError where the zip is no workbook */
export async function readWorkbook(archive: Archive): Promise<WorkbookParts> {
  if (!archive.names.includes(WORKBOOK)) throw brokenPart(WORKBOOK);
  const files = new Map<string, string>();
  if (archive.names.includes(RELATIONS))
    await readPart(archive, RELATIONS, {
      open: (name, { Id, Target, Type }) => {
        if (name === "Relationship" && Id && Target && Type?.endsWith("/worksheet"))
          files.set(Id, partAt(Target));
      },
    });
  const parts: WorkbookParts = { sheets: [], is1904: false };
  await readPart(archive, WORKBOOK, {
    open: (name, attributes) => {
      if (name === "workbookPr") parts.is1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const file = files.get(attributes["r:id"] ?? attributes.id ?? "");
      if (file === undefined || !archive.names.includes(file)) return;
      const isHidden = (attributes.state ?? "visible") !== "visible";
      parts.sheets.push({ name: attributes.name ?? file, file, isHidden });
    },
  });
  if (parts.sheets.length === 0) throw brokenPart(WORKBOOK);
  return parts;
}

/** The texts that cells name by number, without the readings that stand above Japanese ones. */
export async function readTexts(archive: Archive): Promise<string[]> {
  const texts: string[] = [];
  if (!archive.names.includes(TEXTS)) return texts;
  let text = "";
  let chars = 0;
  let isText = false;
  let isReading = false;
  await readPart(archive, TEXTS, {
    open: (name) => {
      if (name === "si") text = "";
      if (name === "rPh") isReading = true;
      isText = name === "t" && !isReading;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      isText = false;
      if (name === "rPh") isReading = false;
      if (name !== "si") return;
      texts.push(text);
      chars += text.length;
      if (chars > MAX_TEXT_CHARS) throw new AppError("too_large", say("imports.workbookTooLarge"));
    },
  });
  return texts;
}

/** Whether the cells of a style are dates, by its number. */
export async function readDateStyles(archive: Archive): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  if (!archive.names.includes(STYLES)) return styles;
  let isCells = false;
  await readPart(archive, STYLES, {
    open: (name, { numFmtId, formatCode }) => {
      if (name === "numFmt") codes.set(Number(numFmtId), formatCode ?? "");
      if (name === "cellXfs") isCells = true;
      if (name === "xf" && isCells)
        styles.push(isDateFormat(Number(numFmtId ?? 0), codes.get(Number(numFmtId))));
    },
    close: (name) => {
      if (name === "cellXfs") isCells = false;
    },
  });
  return styles;
}
