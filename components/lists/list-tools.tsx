"use client";
/** What stands above a list beside its filter: its columns and the saved views. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import type { SavedView, ViewedList } from "@/lib/contracts/saved-views";
import type { LabelSchema } from "@/lib/labels/schema";
import { ColumnsDialog } from "./columns-dialog";
import { extraColumns } from "./extra-columns";
import { useSaveColumns } from "./use-save-columns";
import { ViewsMenu } from "./views-menu";

type Props = {
  projectId: string;
  list: ViewedList;
  schema: LabelSchema;
  chosen: readonly string[];
  standard: readonly string[];
  titleOf: (column: string) => string | undefined;
  views: readonly SavedView[];
  /** The query of what is shown now, columns included. */
  query: string;
  canShare: boolean;
  hrefOf: (query: string) => string;
  /** Other columns were chosen: undefined are the standard ones. */
  onColumns: (columns: string | undefined) => void;
};

export function ListTools(props: Props) {
  const { projectId, list, schema, chosen, standard, titleOf, views, query, canShare, hrefOf } = props;
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const columns = useSaveColumns(projectId, list, (text) => {
    setOpen(false);
    props.onColumns(text);
  });
  return (
    <>
      <ViewsMenu {...{ projectId, list, query, canShare, hrefOf }} items={views} />
      <Button onClick={() => setOpen(true)}>
        <Icon name="columns" size={14} /> {t("lists.columns")}
      </Button>
      {isOpen && (
        <ColumnsDialog
          {...{ projectId, schema, chosen, standard, titleOf }}
          offered={[...standard, ...extraColumns(schema)]}
          busy={columns.busy}
          onApply={(wanted) => void columns.save(wanted)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
