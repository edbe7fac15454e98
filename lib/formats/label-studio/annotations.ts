/** What a task's record says of it: annotations, predictions, and the members that are left out. */
import type { Issue } from "@/lib/core/app-error";
import { err, ok, type Result } from "@/lib/core/result";
import { readAs } from "../json/checks";
import type { SourceAnnotation, SourceRole } from "../source-annotation";
import { readResults } from "./regions";
import { type Texts, textsOf } from "./spans";
import { LsAnnotation, LsPrediction, type LsResult, type LsTask, personOf, timeOf } from "./task";

export type Read = Result<SourceAnnotation, readonly Issue[]>;

const roleOf = ({ was_cancelled, ground_truth }: LsAnnotation): SourceRole =>
  was_cancelled ? "skip" : ground_truth ? "gold" : "annotation";

const within = (path: string, issue: Issue): Issue[] => [
  { path: issue.path === "" ? path : `${path}.${issue.path}`, message: issue.message },
];

type Given = {
  role: SourceRole;
  by: string | null;
  results: readonly LsResult[];
  created: string | number | null | undefined;
};

function annotationOf(
  { role, by, results, created }: Given,
  rest: Pick<SourceAnnotation, "score" | "leadTimeMs" | "notTaken">,
  path: string,
  texts: Texts,
): Read {
  const { said, issues, notTaken } = readResults(results, {
    path: `${path}.result`,
    texts,
    isPrediction: role === "prediction",
  });
  if (issues.length > 0) return err(issues);
  const all = [...new Set([...notTaken, ...(rest.notTaken ?? [])])];
  const createdAt = timeOf(created);
  const annotation: SourceAnnotation = { role, by, ...said };
  if (rest.score !== undefined) annotation.score = rest.score;
  if (createdAt !== undefined) annotation.createdAt = createdAt;
  if (rest.leadTimeMs !== undefined) annotation.leadTimeMs = rest.leadTimeMs;
  if (all.length > 0) annotation.notTaken = all;
  return ok(annotation);
}

/** @param path of the annotation in its task, for messages */
export function readAnnotation(item: unknown, path: string, texts: Texts): Read {
  const read = readAs(LsAnnotation, item);
  if (!read.ok) return err(within(path, read.error));
  const { result, lead_time: seconds, created_at } = read.value;
  const hasTime = typeof seconds === "number" && seconds >= 0;
  return annotationOf(
    { role: roleOf(read.value), by: personOf(read.value), results: result ?? [], created: created_at },
    hasTime ? { leadTimeMs: Math.round(seconds * 1000) } : {},
    path,
    texts,
  );
}

function readPrediction(item: unknown, path: string, texts: Texts): Read {
  const read = readAs(LsPrediction, item);
  if (!read.ok) return err(within(path, read.error));
  const { result, model_version: model, score, created_at } = read.value;
  const isShare = typeof score === "number" && score >= 0 && score <= 1;
  return annotationOf(
    {
      role: "prediction",
      by: model === null || model === undefined ? null : String(model),
      results: result ?? [],
      created: created_at,
    },
    isShare ? { score } : typeof score === "number" ? { notTaken: ["score"] } : {},
    path,
    texts,
  );
}

/** Some exports have the ids of predictions in place of these. */
const isId = (item: unknown): boolean => typeof item === "number" || typeof item === "string";
const isFilled = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length > 0;

/** @returns what was said, and the members of the record that hold something else; or all that is wrong */
export function annotationsIn(
  task: LsTask,
): Result<{ annotations: SourceAnnotation[]; leftOut: string[] }, readonly Issue[]> {
  const texts = textsOf(task.data);
  const annotations: SourceAnnotation[] = [];
  const leftOut = [...(isFilled(task.drafts) ? ["drafts"] : []), ...(isFilled(task.meta) ? ["meta"] : [])];
  const issues: Issue[] = [];
  for (const member of ["annotations", "completions", "predictions"] as const) {
    const read = member === "predictions" ? readPrediction : readAnnotation;
    for (const [i, item] of (task[member] ?? []).entries()) {
      if (isId(item)) {
        if (!leftOut.includes(member)) leftOut.push(member);
        continue;
      }
      const one = read(item, `${member}.${i}`, texts);
      if (one.ok) annotations.push(one.value);
      else issues.push(...one.error);
    }
  }
  return issues.length > 0 ? err(issues) : ok({ annotations, leftOut });
}
