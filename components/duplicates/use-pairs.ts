"use client";
/** The pairs of the list, page by page, and decisions about them. Decided ones stay in sight, so that they can be taken back. */
import { useState } from "react";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type {
  DuplicatePair,
  DuplicateState,
  DuplicateStatus,
  ListDuplicates,
} from "@/lib/contracts/duplicates";

export type PairPage = { items: DuplicatePair[]; nextCursor: string | null };

type Options = {
  projectId: string;
  query: Omit<ListDuplicates, "cursor">;
  first: PairPage;
  /** The name that decisions of this person are shown under. */
  ownName: string;
  onCounts: (counts: DuplicateState["counts"]) => void;
};

export function usePairs({ projectId, query, first, ownName, onCounts }: Options) {
  const t = useT();
  const toast = useToast();
  const action = useAction();
  const [known, setKnown] = useState(first);
  const [items, setItems] = useState(first.items);
  const [cursor, setCursor] = useState(first.nextCursor);
  // Another filter or a finished search fetches the list again.
  if (known !== first) {
    setKnown(first);
    setItems(first.items);
    setCursor(first.nextCursor);
  }
  const params = { project: projectId };

  const more = () =>
    action.run(async () => {
      if (cursor === null) return;
      const page = await call("listDuplicates", { params, query: { ...query, cursor } });
      setItems((before) => [...before, ...page.items]);
      setCursor(page.nextCursor);
    });

  /** @returns whether it was decided */
  const decide = async (id: string, status: DuplicateStatus): Promise<boolean> => {
    const decided = await action.run(async () => {
      const { counts } = await call("decideDuplicates", {
        params,
        body: { status, selection: { ids: [id] } },
      });
      onCounts(counts);
      const by =
        status === "found"
          ? { decidedBy: null, decidedAt: null }
          : { decidedBy: ownName, decidedAt: Date.now() };
      setItems((before) => before.map((pair) => (pair.id === id ? { ...pair, status, ...by } : pair)));
      return true;
    });
    return decided === true;
  };

  const confirmAbove = (minSimilarity: number) =>
    action.run(async () => {
      const selection = { minSimilarity, kind: query.kind };
      const { changed, counts } = await call("decideDuplicates", {
        params,
        body: { status: "confirmed", selection },
      });
      onCounts(counts);
      toast(t("duplicates.changed", { count: changed }), { tone: "good" });
    });

  return { items, hasMore: cursor !== null, busy: action.busy, more, decide, confirmAbove };
}
