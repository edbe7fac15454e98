"use client";
/** Which regions are listed: a filter as text, all that match at once, and the way to other tasks that have some. */
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { inputClass } from "@/components/ui/input-class";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { useT } from "@/lib/client/i18n";
import { hasMatch, parseFilter } from "@/lib/editor/region-filter";
import type { EditorStore } from "@/lib/editor/store";
import type { MessageKey } from "@/lib/i18n";
import { keepFocus, useEditor, useMaybeController } from "../label-context";

type Props = { editor: EditorStore };

/** The filter that stands in the field, and the regions that it finds; all of them while it cannot be read. */
export function useFiltered(editor: EditorStore) {
  const regions = useEditor(editor, (state) => state.document.regions);
  const text = useEditor(editor, (state) => state.regionFilter);
  const hidden = useEditor(editor, (state) => state.hidden);
  const locked = useEditor(editor, (state) => state.locked);
  const { schema } = editor.getState();
  const filter = useMemo(() => parseFilter(text, schema), [text, schema]);
  const found = useMemo((): readonly Region[] => {
    if (text.trim() === "" || !filter.ok) return regions;
    return regions.filter((region) => filter.matches(region, { schema, hidden, locked }));
  }, [regions, text, filter, schema, hidden, locked]);
  return { filter, found, isOn: text.trim() !== "" };
}

export function RegionFilterBar({ editor }: Props) {
  const t = useT();
  const text = useEditor(editor, (state) => state.regionFilter);
  const total = useEditor(editor, (state) => state.document.regions.length);
  const { filter, found, isOn } = useFiltered(editor);
  return (
    <div className="grid gap-1.5 px-3.5 pb-1.5">
      <input
        type="search"
        value={text}
        placeholder={t("shapes.filterRegions")}
        aria-label={t("shapes.filterRegions")}
        aria-invalid={!filter.ok}
        spellCheck={false}
        className={inputClass}
        onChange={(event) => editor.set({ regionFilter: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          editor.set({ regionFilter: "" });
        }}
      />
      {!filter.ok && (
        <p role="status" className="text-bad text-xs">
          {t(`shapes.filter_${filter.fault}`, { found: filter.found, at: filter.at + 1 })}
        </p>
      )}
      {isOn && filter.ok && (
        <div className="flex flex-wrap items-center gap-x-2">
          <span role="status" className="num text-muted">
            {t("shapes.filterCount", { count: found.length, total })}
          </span>
          <Button
            size="small"
            disabled={found.length === 0}
            onMouseDown={keepFocus}
            onClick={() => editor.select(found.map(({ id }) => id))}
          >
            {t("shapes.selectMatches")}
          </Button>
          <Jump
            name="shapes.tasksWith"
            earlier="shapes.jumpEarlier"
            later="shapes.jumpLater"
            matches={(document) => hasMatch(document, filter.matches, editor.getState().schema)}
          />
        </div>
      )}
      {!isOn && total === 0 && (
        <Jump
          name="shapes.tasksEmpty"
          earlier="shapes.jumpEmptyEarlier"
          later="shapes.jumpEmptyLater"
          matches={({ regions }) => regions.length === 0}
        />
      )}
    </div>
  );
}

type JumpProps = {
  name: MessageKey;
  earlier: MessageKey;
  later: MessageKey;
  matches: (document: AnnotationDocument) => boolean;
};

/** Among the annotator's own tasks; a reviewer's correction has none. */
function Jump({ name, earlier, later, matches }: JumpProps) {
  const t = useT();
  const controller = useMaybeController();
  if (!controller) return null;
  const ways: [way: "earlier" | "later", title: MessageKey, icon: IconName][] = [
    ["earlier", earlier, "left"],
    ["later", later, "right"],
  ];
  return (
    <span className="flex items-center text-muted text-xs">
      {t(name)}
      {ways.map(([way, title, icon]) => (
        <Button
          key={way}
          size="small"
          variant="quiet"
          aria-label={t(title)}
          title={t(title)}
          onMouseDown={keepFocus}
          onClick={() => void controller.jump(way, matches)}
        >
          <Icon name={icon} />
        </Button>
      ))}
    </span>
  );
}
