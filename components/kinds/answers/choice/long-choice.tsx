"use client";
/** Of a long list: a field that finds labels, and before the list those that were chosen last. */
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { keepFocus, labelColor, useLabelView } from "@/components/annotate/label-context";
import { Button } from "@/components/ui/button";
import { Swatch } from "@/components/ui/chip";
import { useT } from "@/lib/client/i18n";
import { withInputWords } from "@/lib/client/words/input-words";
import type { AnswerValue } from "@/lib/kinds/answer-value";
import type { ChoiceControl } from "@/lib/kinds/answers/choice/control";
import { noteLabels, recentLabels } from "@/lib/kinds/recent-labels";
import { toggleLabel } from "@/lib/kinds/toggle-label";
import { labelSearch } from "@/lib/labels/search-labels";
import { LabelSearch } from "../../label-search";

type Props = {
  control: ChoiceControl;
  value: AnswerValue | undefined;
  disabled: boolean;
  onChange: (value: AnswerValue | null) => void;
  children: ReactNode;
};

function LongChoiceContent({ control, value, disabled, onChange, children }: Props) {
  const [text, setText] = useState("");
  const search = useMemo(() => labelSearch(control.labels), [control.labels]);
  const found = useMemo(() => search(text), [search, text]);
  const chosen = [value ?? []].flat().map(String);
  const choose = (label: string) => onChange(toggleLabel(value, label, control));
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-col gap-1.5 px-2">
        <LabelSearch
          {...{ control, text, found, chosen, disabled }}
          multiple={control.multiple ?? false}
          onText={setText}
          onChoose={choose}
        >
          {(id) => <Recent id={id} {...{ control, chosen, disabled, choose }} />}
        </LabelSearch>
      </div>
      {found === null && children}
    </div>
  );
}

export const LongChoice = withInputWords(LongChoiceContent);

type RecentProps = {
  id: string;
  control: ChoiceControl;
  chosen: readonly string[];
  disabled: boolean;
  choose: (label: string) => void;
};

/** They keep their places while a task is answered, and move up with the next one. */
function Recent({ id, control, chosen, disabled, choose }: RecentProps) {
  const t = useT();
  const { colors, session } = useLabelView();
  const question = `${session.project.id}/${control.id}`;
  const [shown, setShown] = useState(() => recentLabels(question));
  const given = chosen.join();
  useEffect(() => {
    if (given === "") setShown(recentLabels(question));
    else noteLabels(question, given.split(","));
  }, [given, question]);
  const labels = shown.flatMap((one) => control.labels.find((label) => label.id === one) ?? []);
  if (labels.length === 0) return <div id={id} />;
  return (
    <fieldset id={id} className="flex min-w-0 flex-wrap gap-1">
      <legend className="sr-only">{t("inputs.recent")}</legend>
      {labels.map((label) => (
        <Button
          key={label.id}
          size="small"
          disabled={disabled}
          aria-pressed={chosen.includes(label.id)}
          className="max-w-full aria-pressed:border-accent! aria-pressed:bg-accent-weak!"
          onMouseDown={keepFocus}
          onClick={() => choose(label.id)}
        >
          <Swatch color={labelColor(colors, control.id, label.id)} />
          <span translate="no" dir="auto" className="notranslate min-w-0 truncate">
            {label.name}
          </span>
        </Button>
      ))}
    </fieldset>
  );
}
