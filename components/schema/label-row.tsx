"use client";
import { type ClipboardEvent, type Ref, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { inputClass } from "@/components/ui/input-class";
import { useT } from "@/lib/client/i18n";
import type { Label } from "@/lib/labels/schema";
import { pathName, subtree } from "@/lib/labels/tree";
import { LabelColor } from "./label-color";
import type { ShownIssue } from "./schema-draft";

/** What of a row can take the focus after the labels changed. */
export type RowPart = "name" | "up" | "down";
export type LabelPart = Partial<Record<keyof Label, string | undefined>>;

type Props = {
  label: Label;
  labels: readonly Label[];
  /** Its place from 1, as it is shown. */
  place: number;
  /** By a label's id. */
  pathOf: (id: string) => Label[];
  hasTree: boolean;
  isHeld: boolean;
  color: string;
  repeat: number;
  /** The key it gets by its place. */
  autoKey: string | undefined;
  /** Of the label, with paths inside it. */
  issues: ShownIssue[];
  focus: (part: RowPart) => Ref<HTMLElement>;
  onSet: (part: LabelPart) => void;
  onRename: (name: string) => void;
  onId: (id: string) => void;
  onParent: (parent: string | undefined) => void;
  onPaste: (text: string) => void;
  onAddBelow: () => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
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

/** A label of the schema editor, edited in place. */
export function LabelRow(props: Props) {
  const { label, labels, hasTree, isHeld, issues, focus, pathOf, onSet } = props;
  const t = useT();
  const named = (what: string) => `${what}: ${label.name || label.id}`;
  const depth = pathOf(label.id).length;
  const wrongKey = issues.filter(({ path }) => path === "hotkey");
  const wrongId = issues.filter(({ path }) => path === "id");
  const wrong = issues.filter((issue) => !wrongKey.includes(issue) && !wrongId.includes(issue));
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    // Lines, or the cells of one.
    if (!/\S[^\S\r\n]*[\r\n]+\s*\S|\S\t+\S/u.test(text)) return;
    event.preventDefault();
    props.onPaste(text);
  };
  return (
    <tr>
      <td>
        <LabelColor
          name={label.name}
          color={label.color}
          repeat={props.repeat}
          shown={props.color}
          onChange={(color) => onSet({ color })}
        />
      </td>
      <td style={hasTree ? { paddingInlineStart: `${depth * 16}px` } : undefined}>
        {/* As wide as the name up to a limit, then on further lines: labels that begin alike must be told apart. */}
        <textarea
          ref={focus("name") as Ref<HTMLTextAreaElement>}
          rows={1}
          aria-label={`${t("settings.labelName")} ${props.place}`}
          aria-invalid={wrong.length > 0 || undefined}
          placeholder={t("settings.newLabel")}
          className={`${inputClass} block w-auto! min-w-36 max-w-72 resize-none break-words py-0.5 [field-sizing:content]`}
          // In a tree the columns beside it and the depth of the label need the place.
          style={hasTree ? { maxWidth: `${14 - depth}rem` } : undefined}
          dir="auto"
          value={label.name}
          onPaste={paste}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          onChange={(event) => props.onRename(event.target.value.replaceAll(/[\r\n]+/gu, " "))}
        />
        <Problems issues={wrong} />
        <input
          aria-label={named(t("settings.controlId"))}
          aria-invalid={wrongId.length > 0 || undefined}
          className={ID_CLASS}
          dir="auto"
          readOnly={isHeld}
          title={t(isHeld ? "settings.idHeld" : "settings.labelIdHint")}
          value={label.id}
          onChange={(event) => props.onId(event.target.value)}
        />
        <Problems issues={wrongId} />
      </td>
      {hasTree && (
        <td>
          <ParentSelect
            name={named(t("settings.labelParent"))}
            {...{ labels, label, pathOf }}
            onChange={props.onParent}
          />
        </td>
      )}
      <td>
        <input
          aria-label={named(t("settings.labelKey"))}
          className={`${inputClass} w-10 min-w-9 px-1 text-center`}
          maxLength={1}
          aria-invalid={wrongKey.length > 0 || undefined}
          placeholder={props.autoKey}
          value={label.hotkey ?? ""}
          onChange={(event) => onSet({ hotkey: event.target.value || undefined })}
        />
        <Problems issues={wrongKey} />
      </td>
      <td>
        <input
          aria-label={named(t("settings.labelHelp"))}
          className={inputClass}
          size={8}
          dir="auto"
          value={label.description ?? ""}
          onChange={(event) => onSet({ description: event.target.value || undefined })}
        />
      </td>
      <td className="whitespace-nowrap text-end">
        {hasTree && (
          <Button
            size="small"
            className="px-1.5!"
            variant="quiet"
            aria-label={named(t("settings.addBelow"))}
            title={t("settings.addBelow")}
            onClick={props.onAddBelow}
          >
            <Icon name="plus" size={14} />
          </Button>
        )}
        <Button
          ref={focus("up") as Ref<HTMLButtonElement>}
          size="small"
          className="px-1.5!"
          variant="quiet"
          aria-label={named(t("settings.moveUp"))}
          onClick={() => props.onMove(-1)}
        >
          <Icon name="up" size={14} />
        </Button>
        <Button
          ref={focus("down") as Ref<HTMLButtonElement>}
          size="small"
          className="px-1.5!"
          variant="quiet"
          aria-label={named(t("settings.moveDown"))}
          onClick={() => props.onMove(1)}
        >
          <Icon name="down" size={14} />
        </Button>
        <Button
          size="small"
          className="px-1.5!"
          variant="quiet"
          aria-label={named(t("app.remove"))}
          onClick={props.onRemove}
        >
          <Icon name="trash" size={14} />
        </Button>
      </td>
    </tr>
  );
}

type ParentProps = Pick<Props, "labels" | "label" | "pathOf"> & {
  name: string;
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
      title={label.parent === undefined ? undefined : pathName(pathOf(label.parent))}
      className={`${inputClass} w-24!`}
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
