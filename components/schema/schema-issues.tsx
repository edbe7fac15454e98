"use client";
import { labelNamer } from "@/lib/labels/label-name";
import { hasLabels, type LabelSchema } from "@/lib/labels/schema";
import { PATH_SEPARATOR } from "@/lib/labels/tree";
import type { ShownIssue } from "./schema-draft";

/** `controls.0.labels.2.hotkey` → “Topic › Other”; the path itself where it names no part that has a name. */
function placeOf(schema: LabelSchema, path: string): string {
  const [, at, , label] = /^controls\.(\d+)(\.labels\.(\d+))?/.exec(path) ?? [];
  const control = schema.controls[Number(at)];
  const id = control && hasLabels(control) ? control.labels[Number(label)]?.id : undefined;
  const names = [control?.name, id === undefined ? undefined : labelNamer(control)(id)];
  return names.filter(Boolean).join(PATH_SEPARATOR) || path;
}

type Props = { schema: LabelSchema; issues: readonly ShownIssue[]; title: string };

/** What has to be put right in a label schema before it can be saved; nothing while all is right. */
export function SchemaIssues({ schema, issues, title }: Props) {
  if (issues.length === 0) return null;
  return (
    <div role="status" className="rounded-md bg-bad-weak px-3 py-2">
      <p className="font-semibold text-bad">{title}</p>
      <ul>
        {issues.map((issue, i) => (
          <li key={i} className="break-words">
            <span className="font-semibold" dir="auto">
              {placeOf(schema, issue.path)}
            </span>
            : {issue.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
