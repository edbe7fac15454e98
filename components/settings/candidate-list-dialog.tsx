"use client";
/** Adds a list of candidates from a file, or replaces one; what answers stand for and the file lacks is asked about first. */
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { linkingControls } from "@/lib/annotation/linked-answers";
import type { CandidateFormat } from "@/lib/candidates/candidate";
import { call } from "@/lib/client/api/call";
import { ApiError } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import type { CandidateList } from "@/lib/contracts/candidates";
import type { ProjectDetail } from "@/lib/contracts/projects";
import type { Control } from "@/lib/labels/schema";
import { FileChoice, nameOfFile } from "./file-choice";

type Props = {
  project: ProjectDetail;
  /** The one to replace; null adds another. */
  list: CandidateList | null;
  onClose: () => void;
  onDone: () => void;
};

/** By the end of its name; what is no other is a table with commas. */
function formatOf({ name }: File): CandidateFormat {
  const [end] = /[^.]*$/.exec(name.toLowerCase()) ?? [];
  return end === "tsv" ? "tsv" : end === "jsonl" || end === "ndjson" ? "jsonl" : "csv";
}

type InUse = { candidates: number; annotations: number; some: { id: string; name: string }[] };

function inUseIn(error: unknown): InUse | null {
  const { inUse } = error instanceof ApiError ? (error.problem as { inUse?: InUse }) : {};
  return inUse ?? null;
}

export function CandidateListDialog({ project, list, onClose, onDone }: Props) {
  const t = useT();
  const form = useId();
  const action = useAction(["name", "content"]);
  // A question without a list can take this one up at once.
  const waiting = linkingControls(project.schema).filter((one) => one.list === undefined);
  const [name, setName] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [question, setQuestion] = useState(waiting[0]?.control.id ?? "");
  /** It stays added where the question could not take it up: the next try is for the question alone. */
  const added = useRef<CandidateList>(null);
  const [inUse, setInUse] = useState<InUse | null>(null);
  const [used, setUsed] = useState<"keep" | "drop">("keep");

  async function add(content: File): Promise<void> {
    const params = { project: project.id };
    const query = { name, format: formatOf(content) };
    const made = added.current ?? (await call("createCandidateList", { params, query, body: content }));
    added.current = made;
    if (question === "") return;
    const { schema, schemaVersion } = project;
    const controls = schema.controls.map((control) =>
      control.id === question ? ({ ...control, list: made.id } as Control) : control,
    );
    const body = { baseVersion: schemaVersion, schema: { ...schema, controls } };
    await call("putSchema", { params, body });
  }
  const replace = (content: File, { id }: CandidateList) =>
    call("replaceCandidates", {
      params: { project: project.id, candidates: id },
      query: { format: formatOf(content), inUse: inUse ? used : "refuse" },
      body: content,
    });
  const save = () =>
    action.run(
      async () => {
        if (!file) return;
        await (list ? replace(file, list) : add(file));
        onDone();
      },
      (error) => {
        const found = inUseIn(error);
        setInUse(found);
        return found !== null;
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={list ? t("candidates.replaceTitle", { name: list.name }) : t("candidates.addTitle")}
      unsaved={file !== null}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={action.busy} disabled={file === null}>
            {t(list ? "candidates.replaceAction" : "candidates.addAction")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <FileChoice
          file={file}
          accept=".csv,.tsv,.jsonl,.ndjson"
          label={t("candidates.chooseFile")}
          hint={t("candidates.fileHint")}
          error={action.issue("content")}
          onFile={(chosen) => {
            action.clear();
            setInUse(null);
            setFile(chosen);
            added.current = null;
            if (name === "") setName(nameOfFile(chosen));
          }}
        />
        {!list && (
          <TextField
            label={t("candidates.name")}
            required
            maxLength={200}
            value={name}
            error={action.issue("name")}
            onChange={(event) => setName(event.target.value)}
          />
        )}
        {!list && waiting.length > 0 && (
          <Select
            label={t("candidates.question")}
            hint={t("candidates.questionHint")}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          >
            {waiting.map(({ control }) => (
              <option key={control.id} value={control.id}>
                {control.name}
              </option>
            ))}
            <option value="">{t("candidates.noQuestion")}</option>
          </Select>
        )}
        {inUse && <UsedChoice {...{ inUse, used }} onUsed={setUsed} />}
      </form>
    </Dialog>
  );
}

type UsedProps = { inUse: InUse; used: "keep" | "drop"; onUsed: (used: "keep" | "drop") => void };

function UsedChoice({ inUse, used, onUsed }: UsedProps) {
  const t = useT();
  return (
    <fieldset role="radiogroup" className="flex flex-col gap-1 rounded-md bg-warn-weak p-2">
      <legend className="sr-only">{t("candidates.used")}</legend>
      <p role="alert">
        {t("candidates.usedText", { count: inUse.annotations, candidates: inUse.candidates })}
      </p>
      <p translate="no" dir="auto" className="notranslate max-h-24 overflow-y-auto text-sm">
        {inUse.some.map(({ id, name }) => `${name} (${id})`).join(", ")}
        {inUse.candidates > inUse.some.length && ", …"}
      </p>
      {(["keep", "drop"] as const).map((one) => (
        <label key={one} className="flex min-h-6 items-center gap-1.5">
          <input
            type="radio"
            name="used"
            checked={used === one}
            onChange={() => onUsed(one)}
            className="size-4 accent-(--accent)"
          />
          {t(`candidates.used_${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
