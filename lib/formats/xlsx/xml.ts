/** XML of a workbook's parts, streamed. Without document types, so that no entity can be declared. */
import { SaxesParser } from "saxes";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { Archive } from "../reader";
import { textOf } from "../text-source";

type Handlers = {
  open?: (name: string, attributes: Record<string, string>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

export const brokenPart = (file: string, cause?: unknown) =>
  new AppError("bad_archive", say("imports.brokenWorkbook", { file }), cause === undefined ? {} : { cause });

/** Some programs write a prefix before each name. */
const local = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Reads a part to its end; its caller takes what the handlers have collected after each step.
 * @throws AppError `bad_archive` for what is no XML; what a handler throws goes through as it is
 */
export async function* readXml(archive: Archive, file: string, handlers: Handlers): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const broken = (cause?: unknown) => {
    throw cause instanceof AppError ? cause : brokenPart(file, cause);
  };
  parser.on("error", broken);
  parser.on("doctype", () => broken());
  const { open, close, text } = handlers;
  if (open)
    parser.on("opentag", ({ name, attributes }) => open(local(name), attributes as Record<string, string>));
  if (close) parser.on("closetag", ({ name }) => close(local(name)));
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  for await (const piece of textOf(archive.stream(file))) {
    parser.write(piece);
    yield;
  }
  parser.close();
  yield;
}

/** Reads a part that is kept whole. */
export async function readPart(archive: Archive, file: string, handlers: Handlers): Promise<void> {
  for await (const _ of readXml(archive, file, handlers));
}
