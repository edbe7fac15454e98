/** What an input is by its contract, or what is wrong with it: an unknown name stands beside the known ones. */
import * as z from "zod/v4/core";
import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { err, type Result } from "@/lib/core/result";
import { messageOf, readRaw } from "@/lib/core/zod-issues";

/** The schema of what lies at a path; undefined where it depends on the value. */
function schemaAt(schema: unknown, path: readonly PropertyKey[]): unknown {
  if (schema instanceof z.$ZodOptional || schema instanceof z.$ZodNullable || schema instanceof z.$ZodDefault)
    return schemaAt(schema._zod.def.innerType, path);
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  if (schema instanceof z.$ZodObject) return schemaAt(schema._zod.def.shape[String(key)], rest);
  if (schema instanceof z.$ZodArray) return schemaAt(schema._zod.def.element, rest);
  return schema instanceof z.$ZodRecord ? schemaAt(schema._zod.def.valueType, rest) : undefined;
}

export function readInput<T extends z.$ZodType>(schema: T, value: unknown): Result<z.output<T>, Issue[]> {
  const read = readRaw(schema, value);
  if (read.ok) return read;
  const issues = read.error.flatMap((issue): Issue[] => {
    const path = issue.path.join(".");
    const at = issue.code === "unrecognized_keys" ? schemaAt(schema, issue.path) : undefined;
    if (issue.code !== "unrecognized_keys" || !(at instanceof z.$ZodObject))
      return [{ path, message: messageOf(issue) }];
    const names = Object.keys(at._zod.def.shape).join(", ");
    return issue.keys.map((name) => ({ path, message: say("fields.unknown", { name, names }) }));
  });
  return err(issues);
}
