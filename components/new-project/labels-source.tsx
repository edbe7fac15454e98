"use client";
/** Labels brought along: the labeling configuration of a Label Studio project, or a list of labels, pasted or as a file. */
import { useEffect, useRef, useState } from "react";
import { newControl } from "@/components/schema/schema-draft";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { call } from "@/lib/client/api/call";
import { ApiError } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import { type Tellable, toldBy } from "@/lib/client/told";
import { useTell } from "@/lib/client/use-tell";
import type { LabelConfigRead } from "@/lib/contracts/projects";
import { ANSWERABLE_KINDS } from "@/lib/kinds";
import { withPasted } from "@/lib/labels/pasted-labels";
import { hasLabels, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";

/** So long nothing is typed before the configuration is read. */
const PAUSE_MS = 300;
const isConfig = (text: string) => /^\s*</.test(text);

/** One question of the first kind there is, with two labels; `inputs` are what a task shows. */
export function blankSchema(inputs: LabelSchema["inputs"], question: string): LabelSchema {
  const schema: LabelSchema = { inputs, controls: [] };
  const [kind] = ANSWERABLE_KINDS;
  if (!kind) return schema;
  const control = newControl(kind, { schema, held: new Set() }, question);
  // The only question: a task without an answer to it says nothing.
  return { inputs, controls: [isAnswerControl(control) ? { ...control, required: true } : control] };
}

/** That question with the labels of a list, one on each line. */
function schemaOfList(text: string, blank: LabelSchema): LabelSchema {
  const [control, ...others] = blank.controls;
  if (!control || !hasLabels(control)) return blank;
  const empty = { id: control.id, labels: [{ id: "new", name: "" }] };
  const labels = withPasted(empty, text, { at: "new", hasTree: false, held: new Set(), schema: blank });
  return { ...blank, controls: [{ ...control, labels } as typeof control, ...others] };
}

type Props = {
  /** What a list of labels becomes a question of. */
  inputs: LabelSchema["inputs"];
  onUse: (schema: LabelSchema) => void;
};

export function LabelsSource({ inputs, onUse }: Props) {
  const t = useT();
  const tell = useTell();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [read, setRead] = useState<LabelConfigRead | null>(null);
  const [problem, setProblem] = useState<Tellable | null>(null);
  useEffect(() => {
    if (!isConfig(text)) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      call("readLabelConfig", { body: { xml: text } }, { signal: stop.signal }).then(
        setRead,
        (error: unknown) => {
          if (stop.signal.aborted) return;
          setProblem((error instanceof ApiError && error.issue("xml")) || toldBy(error));
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  const change = (next: string) => {
    setText(next);
    setProblem(null);
    // What stood there before is no longer what is asked for.
    setRead(null);
  };
  const schema = isConfig(text)
    ? read?.schema
    : text.trim() === ""
      ? undefined
      : schemaOfList(text, blankSchema(inputs, t("newProject.question")));
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        label={t("newProject.source")}
        hint={t("newProject.sourceHint")}
        rows={6}
        spellCheck={false}
        dir="auto"
        value={text}
        error={problem === null ? undefined : tell(problem)}
        onChange={(event) => change(event.target.value)}
      />
      {read !== null && read.notTaken.length > 0 && (
        <p className="text-warn">{t("newProject.sourceNotTaken", { parts: read.notTaken.join(", ") })}</p>
      )}
      <input
        ref={input}
        type="file"
        accept=".xml,.txt,.csv"
        className="sr-only"
        tabIndex={-1}
        aria-label={t("newProject.sourceFile")}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void file.text().then(change);
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={!schema} onClick={() => schema && onUse(schema)}>
          {t("newProject.sourceUse")}
        </Button>
        <Button onClick={() => input.current?.click()}>{t("newProject.sourceFile")}</Button>
      </div>
    </div>
  );
}
