/** What zod found wrong with an input, as issues of ours: paths with dots, and an unknown name beside the known ones. */
import * as z from "zod/v4/core";
import type { Issue } from "@/lib/core/app-error";

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

/** @param schema what the input was held against */
export function inputIssues(error: z.$ZodError, schema: z.$ZodType): Issue[] {
  return error.issues.flatMap((issue): Issue[] => {
    const path = issue.path.join(".");
    const at = issue.code === "unrecognized_keys" ? schemaAt(schema, issue.path) : undefined;
    if (issue.code !== "unrecognized_keys" || !(at instanceof z.$ZodObject))
      return [{ path, message: issue.message }];
    const known = Object.keys(at._zod.def.shape).join(", ");
    return issue.keys.map((key) => ({ path, message: `there is no "${key}"; known are ${known}` }));
  });
}
