"use client";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { inputClass } from "@/components/ui/input-class";
import { useT } from "@/lib/client/i18n";
import { answerKind } from "@/lib/kinds";
import type { HeldKeys } from "@/lib/labels/change-ids";
import { colorRepeats, labelColor } from "@/lib/labels/color";
import { hotkeyTarget } from "@/lib/labels/hotkeys";
import { isAnswerControl, type Label, type LabeledControl } from "@/lib/labels/schema";
import { pathName, pathsOf, subtree, withoutNode } from "@/lib/labels/tree";
import { LabelColor } from "./label-color";
import type { ShownIssue } from "./schema-draft";
import { compact, moved, newLabel } from "./schema-draft";

type Props = {
  control: LabeledControl;
  /** Of the whole schema by `control/label`, as annotators will see them. */
  colors: ReadonlyMap<string, string>;
  keys: ReadonlyMap<string, string>;
  issues: ShownIssue[];
  held: HeldKeys;
  onChange: (labels: Label[]) => void;
  /** Names and ids may be referred to elsewhere in the schema. */
  onRename: (label: number, name: string) => void;
  onId: (label: number, id: string) => void;
};

/** Quiet under the name it follows: most people never touch it. */
const ID_CLASS =
  "mt-0.5 min-h-6 w-full rounded-md border border-transparent bg-transparent px-2.5 font-mono text-muted text-xs hover:not-read-only:border-line-strong focus:not-read-only:border-line-strong aria-invalid:border-bad";

function Problems({ issues }: { issues: ShownIssue[] }) {
  return issues.map((issue) => (
    <div key={issue.path} className="text-bad text-xs">
      {issue.text}
    </div>
  ));
}

type ParentProps = {
  name: string;
  labels: readonly Label[];
  label: Label;
  /** By the label's id. */
  pathOf: (id: string) => Label[];
  onChange: (parent: string | undefined) => void;
};

/** Chooses a label's parent, never itself or a descendant. Options are made on first use, since a tree may be large. */
function ParentSelect({ name, labels, label, pathOf, onChange }: ParentProps) {
  const t = useT();
  const [isUsed, setUsed] = useState(false);
  const below = isUsed ? subtree(labels, label.id) : null;
  const offered = labels.filter(({ id }) => (below ? !below.has(id) : id === label.parent));
  return (
    <select
      aria-label={name}
      className={`${inputClass} min-w-28`}
      value={label.parent ?? ""}
      onFocus={() => setUsed(true)}
      onPointerDown={() => setUsed(true)}
      onBlur={() => setUsed(false)}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{t("settings.atTop")}</option>
      {offered.map(({ id }) => (
        <option key={id} value={id}>
          {pathName(pathOf(id))}
        </option>
      ))}
    </select>
  );
}

/** The labels of one control as a table: a row each, edited in place. */
export function LabelEditor(props: Props) {
  const { control, colors, keys, issues, held, onChange, onRename, onId } = props;
  const t = useT();
  const { labels } = control;
  const hasTree = isAnswerControl(control) && answerKind(control.kind).hasTree === true;
  const pathOf = useMemo(() => pathsOf(labels), [labels]);
  const repeats = colorRepeats(colors);
  const set = (at: number, part: Partial<Record<keyof Label, string | undefined>>) =>
    onChange(
      labels.map((label, i) =>
        i === at ? ({ ...compact({ ...label, ...part }), name: part.name ?? label.name } as Label) : label,
      ),
    );
  const named = (what: string, label: Label) => `${what}: ${label.name}`;
  const problem = issues.find((issue) => issue.path === "labels")?.text;
  return (
    <div className="overflow-x-auto">
      <table className="table min-w-140">
        <thead>
          <tr>
            <th scope="col">{t("settings.labelColor")}</th>
            <th scope="col">{`${t("settings.labelName")}, ${t("settings.controlId")}`}</th>
            {hasTree && <th scope="col">{t("settings.labelParent")}</th>}
            <th scope="col">{t("settings.labelKey")}</th>
            <th scope="col">{t("settings.labelHelp")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {labels.map((label, i) => {
            const own = issues.filter((issue) => issue.path.startsWith(`labels.${i}.`));
            const wrongKey = own.filter((issue) => issue.path.endsWith(".hotkey"));
            const wrongId = own.filter((issue) => issue.path.endsWith(".id"));
            const wrong = own.filter((issue) => !wrongKey.includes(issue) && !wrongId.includes(issue));
            const isHeld = held.has(`${control.id}/${label.id}`);
            const target = hotkeyTarget(control.id, label.id);
            return (
              // By place: the id changes while the name is typed.
              <tr key={i}>
                <td>
                  <LabelColor
                    name={label.name}
                    color={label.color}
                    repeat={repeats.get(target) ?? 0}
                    shown={colors.get(target) ?? labelColor(label, i)}
                    onChange={(color) => set(i, { color })}
                  />
                </td>
                <td style={hasTree ? { paddingInlineStart: `${pathOf(label.id).length * 16}px` } : undefined}>
                  <input
                    aria-label={`${t("settings.labelName")} ${i + 1}`}
                    aria-invalid={wrong.length > 0 || undefined}
                    // As wide as the name: labels that begin alike must be told apart.
                    className={`${inputClass} w-auto! min-w-36 max-w-200 [field-sizing:content]`}
                    dir="auto"
                    value={label.name}
                    onChange={(event) => onRename(i, event.target.value)}
                  />
                  <Problems issues={wrong} />
                  <input
                    aria-label={named(t("settings.controlId"), label)}
                    aria-invalid={wrongId.length > 0 || undefined}
                    className={ID_CLASS}
                    dir="auto"
                    readOnly={isHeld}
                    title={t(isHeld ? "settings.idHeld" : "settings.labelIdHint")}
                    value={label.id}
                    onChange={(event) => onId(i, event.target.value)}
                  />
                  <Problems issues={wrongId} />
                </td>
                {hasTree && (
                  <td>
                    <ParentSelect
                      name={named(t("settings.labelParent"), label)}
                      {...{ labels, label, pathOf }}
                      onChange={(parent) => set(i, { parent })}
                    />
                  </td>
                )}
                <td>
                  <input
                    aria-label={named(t("settings.labelKey"), label)}
                    className={`${inputClass} w-10 min-w-9 px-1 text-center`}
                    maxLength={1}
                    aria-invalid={wrongKey.length > 0 || undefined}
                    // The key it gets by its place, while it has none of its own.
                    placeholder={keys.get(target)}
                    value={label.hotkey ?? ""}
                    onChange={(event) => set(i, { hotkey: event.target.value || undefined })}
                  />
                  <Problems issues={wrongKey} />
                </td>
                <td>
                  <input
                    aria-label={named(t("settings.labelHelp"), label)}
                    className={inputClass}
                    dir="auto"
                    value={label.description ?? ""}
                    onChange={(event) => set(i, { description: event.target.value || undefined })}
                  />
                </td>
                <td className="whitespace-nowrap text-end">
                  {hasTree && (
                    <Button
                      size="small"
                      variant="quiet"
                      aria-label={named(t("settings.addBelow"), label)}
                      title={t("settings.addBelow")}
                      onClick={() =>
                        onChange(
                          labels.toSpliced(i + 1, 0, {
                            ...newLabel(control, `${labels.length + 1}`, held),
                            parent: label.id,
                          }),
                        )
                      }
                    >
                      <Icon name="plus" size={14} />
                    </Button>
                  )}
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={named(t("app.moveUp"), label)}
                    onClick={() => onChange(moved(labels, i, -1))}
                  >
                    <Icon name="up" size={14} />
                  </Button>
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={named(t("app.moveDown"), label)}
                    onClick={() => onChange(moved(labels, i, 1))}
                  >
                    <Icon name="down" size={14} />
                  </Button>
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={named(t("app.remove"), label)}
                    onClick={() => onChange(withoutNode(labels, label.id))}
                  >
                    <Icon name="trash" size={14} />
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {problem && (
        <p role="alert" className="text-bad text-xs">
          {problem}
        </p>
      )}
      <Button
        size="small"
        className="mt-1.5"
        onClick={() => onChange([...labels, newLabel(control, `${labels.length + 1}`, held)])}
      >
        {t("settings.addLabel")}
      </Button>
    </div>
  );
}
