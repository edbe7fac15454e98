"use client";
/** The names of the data fields of a project, for a field that one is typed into: those shown at once, the others as they come. */
import { useEffect, useState } from "react";
import { call } from "@/lib/client/api/call";
import type { LabelSchema } from "@/lib/labels/schema";

type Props = { id: string; projectId: string; schema: LabelSchema };

export function FieldNames({ id, projectId, schema }: Props) {
  const [names, setNames] = useState(() => [
    ...new Set([...schema.inputs, ...(schema.context ?? [])].map(({ field }) => field)),
  ]);
  useEffect(() => {
    let isLeft = false;
    call("listTaskFields", { params: { project: projectId } }).then(
      ({ fields }) => isLeft || setNames(fields),
      // Any name can be typed all the same.
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [projectId]);
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
