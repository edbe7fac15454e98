/** What a command of the command line is, and how its words are read. */
import { resolve } from "node:path";
import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { inEnglish } from "@/lib/i18n/tell";

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;
export type Option = {
  type: "string" | "boolean";
  /** What stands for the value in the help: `PATH`. */
  value?: string;
  required?: true;
  multiple?: true;
  help: string;
};
export type Command = {
  /** `user add`: one or two words. */
  name: string;
  summary: string;
  options: Record<string, Option>;
  /** Further lines of its help. */
  notes?: string[];
  /** @returns the exit code */
  run: (values: Values) => Promise<number>;
};

/** The arguments were wrong and the command did nothing. Only the command line shows this error, in English. */
export class UsageError extends Error {}

/** What is wrong with an option, in words for the command line. */
export const firstOf = ([issue]: readonly Issue[]): string =>
  inEnglish(issue?.message ?? say("values.invalid"));

export const optional = (values: Values, name: string): string | undefined => {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
};

export function required(values: Values, name: string): string {
  const value = optional(values, name)?.trim();
  if (!value) throw new UsageError(`--${name} is missing.`);
  return value;
}

export function oneOf<T extends string>(values: Values, name: string, choices: readonly T[]): T {
  const given = required(values, name);
  const choice = choices.find((item) => item === given);
  if (choice === undefined) throw new UsageError(`--${name}: "${given}" is none of ${choices.join(", ")}.`);
  return choice;
}

/** A path from the arguments, relative to the folder in which the command was typed. */
export const givenPath = (path: string): string => resolve(process.env.CONCORD_CWD ?? process.cwd(), path);
