"use client";
import { useState } from "react";
import { useLeaveWarning } from "@/components/ui/use-leave-warning";
import type { ProjectDetail } from "@/lib/contracts/projects";
import type { LabelSchema } from "@/lib/labels/schema";
import { settledHotkeys } from "@/lib/labels/settled-hotkeys";

export type SchemaDraft = {
  schema: LabelSchema;
  setSchema: (schema: LabelSchema) => void;
  /** The version the draft was made from. */
  version: number;
  isChanged: boolean;
  /** The server has the draft now, as this version. */
  wasSaved: (version: number) => void;
};

/** The labels as edited on this page. They outlive a look at the page's other tabs. */
export function useSchemaDraft(project: ProjectDetail): SchemaDraft {
  const [schema, setSchema] = useState(project.schema);
  const [saved, setSaved] = useState({ schema: project.schema, version: project.schemaVersion });
  const isChanged = schema !== saved.schema;
  useLeaveWarning(isChanged);
  // A schema that another manager saved is taken over, but never under unsaved changes: saving those is refused as stale.
  if (saved.version < project.schemaVersion && !isChanged) {
    setSchema(project.schema);
    setSaved({ schema: project.schema, version: project.schemaVersion });
  }
  const change = (next: LabelSchema) => setSchema(settledHotkeys(next, saved.schema));
  const wasSaved = (version: number) => setSaved({ schema, version });
  return { schema, setSchema: change, version: saved.version, isChanged, wasSaved };
}
