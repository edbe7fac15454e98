"use client";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox, Select, TextArea, TextField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { labelNamer } from "@/lib/labels/label-name";
import type { RegionControl } from "@/lib/labels/schema";
import { FileChoice, nameOfFile } from "./file-choice";

const SOURCES = ["type", "file", "patterns", "confirmed"] as const;
type Source = (typeof SOURCES)[number];

type Props = {
  projectId: string;
  /** At least one. */
  controls: RegionControl[];
  onClose: () => void;
  onAdded: () => void;
};

/** By the end of its name; what is no table has a term a line. */
const formatOf = ({ name }: File): "csv" | "tsv" | "lines" => {
  const [end] = /[^.]*$/.exec(name.toLowerCase()) ?? [];
  return end === "csv" || end === "tsv" ? end : "lines";
};

export function TermListDialog({ projectId, controls, onClose, onAdded }: Props) {
  const t = useT();
  const form = useId();
  const action = useAction(["name", "content", "control", "label"]);
  const [name, setName] = useState("");
  const [source, setSource] = useState<Source>("type");
  const [written, setWritten] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [controlId, setControlId] = useState(controls[0]?.id ?? "");
  const control = controls.find(({ id }) => id === controlId);
  const [label, setLabel] = useState(control?.labels[0]?.id ?? "");
  const [wholeWords, setWholeWords] = useState(true);
  const [matchCase, setMatchCase] = useState(false);
  const chooseControl = (id: string) => {
    setControlId(id);
    setLabel(controls.find((one) => one.id === id)?.labels[0]?.id ?? "");
  };
  const isConfirmed = source === "confirmed";
  const content = source === "file" ? file : written;
  const add = () =>
    action.run(async () => {
      const params = { project: projectId };
      if (isConfirmed)
        await call("createConfirmedTerms", {
          params,
          body: { name, control: controlId, matchCase, wholeWords },
        });
      else {
        const format =
          source === "patterns" ? "patterns" : source === "file" && file ? formatOf(file) : "lines";
        const options = { matchCase: String(matchCase), wholeWords: String(wholeWords) };
        await call("createTermList", {
          params,
          query: { name, format, control: controlId, ...(label !== "" && { label }), ...options },
          body: content ?? "",
        });
      }
      onAdded();
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("terms.addTitle")}
      unsaved={written !== "" || file !== null}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={action.busy}>
            {t("terms.addAndRun")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Select
          label={t("terms.source")}
          value={source}
          onChange={({ target }) => {
            action.clear();
            const chosen = SOURCES.find((one) => one === target.value) ?? "type";
            setSource(chosen);
            if (chosen === "confirmed" && name === "") setName(t("terms.confirmedName"));
          }}
        >
          {SOURCES.map((one) => (
            <option key={one} value={one}>
              {t(`terms.source_${one}`)}
            </option>
          ))}
        </Select>
        {isConfirmed ? (
          <p className="text-muted">{t("terms.confirmedHint")}</p>
        ) : source === "file" ? (
          <FileChoice
            file={file}
            accept=".txt,.csv,.tsv"
            label={t("terms.chooseFile")}
            hint={t("terms.fileHint")}
            error={action.issue("content")}
            onFile={(chosen) => {
              action.clear();
              setFile(chosen);
              if (name === "") setName(nameOfFile(chosen));
            }}
          />
        ) : (
          <TextArea
            label={t(source === "patterns" ? "terms.patterns" : "terms.terms")}
            hint={t(source === "patterns" ? "terms.patternsHint" : "terms.termsHint")}
            rows={6}
            required
            spellCheck={false}
            dir={source === "patterns" ? "ltr" : "auto"}
            className={source === "patterns" ? "font-mono" : ""}
            value={written}
            error={action.issue("content")}
            onChange={(event) => setWritten(event.target.value)}
          />
        )}
        <TextField
          label={t("terms.name")}
          hint={t("terms.nameHint", { name: name.trim() || "…" })}
          required
          maxLength={180}
          value={name}
          error={action.issue("name")}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <Select
            label={t("terms.control")}
            value={controlId}
            error={action.issue("control")}
            onChange={(event) => chooseControl(event.target.value)}
          >
            {controls.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
          {!isConfirmed && (
            <LabelChoice control={control} label={label} error={action.issue("label")} onLabel={setLabel} />
          )}
        </div>
        <Checkbox
          label={t("terms.wholeWords")}
          checked={wholeWords}
          onChange={({ target }) => setWholeWords(target.checked)}
        />
        <Checkbox
          label={t("terms.matchCase")}
          checked={matchCase}
          onChange={({ target }) => setMatchCase(target.checked)}
        />
      </form>
    </Dialog>
  );
}

type LabelProps = {
  control: RegionControl | undefined;
  /** Its id; empty where each line has its own. */
  label: string;
  error: string | undefined;
  onLabel: (id: string) => void;
};

function LabelChoice({ control, label, error, onLabel }: LabelProps) {
  const t = useT();
  const nameOf = labelNamer(control);
  return (
    <Select
      label={t("terms.label")}
      hint={t("terms.labelHint")}
      value={label}
      error={error}
      onChange={(event) => onLabel(event.target.value)}
    >
      {control?.labels.map(({ id, name }) => (
        <option key={id} value={id}>
          {nameOf(id) ?? name}
        </option>
      ))}
      <option value="">{t("terms.noLabel")}</option>
    </Select>
  );
}
