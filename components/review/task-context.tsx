"use client";
import { ContextValues } from "@/components/annotate/context-values";
import { Card } from "@/components/ui/card";
import type { TaskDetail } from "@/lib/contracts/tasks";
import { contextValues } from "@/lib/labels/context-values";
import type { LabelSchema } from "@/lib/labels/schema";

/** The context of a task as annotators have it; nothing where it has none. */
export function TaskContext({ schema, data }: { schema: LabelSchema; data: TaskDetail["data"] }) {
  if (contextValues(schema, data).length === 0) return null;
  return (
    <Card>
      <ContextValues schema={schema} data={data} />
    </Card>
  );
}
