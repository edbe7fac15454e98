"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
/** Near-duplicates: the search, and the pairs it has found, to be confirmed or dismissed by clicks or keys. */
import { HelpLink } from "@/components/help/help-link";
import { Button, buttonClass } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { useFormat } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { usePageKeys } from "@/components/ui/use-page-keys";
import { useRefreshWhile } from "@/components/ui/use-refresh-while";
import { useT } from "@/lib/client/i18n";
import { keyPreferences } from "@/lib/client/keyboard";
import type { DuplicateState, DuplicateStatus, ListDuplicates } from "@/lib/contracts/duplicates";
import { BulkConfirm } from "./bulk-confirm";
import { PairCard } from "./pair-card";
import { PairFilter } from "./pair-filter";
import { isUnderWay, RunCard, type Shows } from "./run-card";
import { type PairPage, usePairs } from "./use-pairs";

const PAIR_KEYS = [
  { id: "confirmed", shortcuts: ["c"] },
  { id: "dismissed", shortcuts: ["d"] },
  { id: "found", shortcuts: ["u"] },
  { id: "next", shortcuts: ["n", "ArrowRight"] },
  { id: "previous", shortcuts: ["p", "ArrowLeft"] },
] as const;

type Props = {
  projectId: string;
  state: DuplicateState;
  first: PairPage;
  query: Omit<ListDuplicates, "cursor">;
  /** Frozen ones, for the filter. */
  releases: readonly { id: string; number: number }[];
  shows: Shows;
  me: { name: string; preferences: Record<string, unknown> };
};

export function DuplicatesPage({ projectId, state: loaded, first, query, releases, shows, me }: Props) {
  const t = useT();
  const format = useFormat();
  const router = useRouter();
  const [state, setState] = useState(loaded);
  const [known, setKnown] = useState(loaded);
  if (known !== loaded) {
    setKnown(loaded);
    setState(loaded);
  }
  const { run, counts } = state;
  useRefreshWhile(isUnderWay(run));
  const onCounts = (now: DuplicateState["counts"]) => setState((before) => ({ ...before, counts: now }));
  const pairs = usePairs({ projectId, query, first, ownName: me.name, onCounts });
  const { hasKeys, at, setAt, setAsking, cards, decide } = usePairKeys(pairs, me.preferences);
  const view = { status: query.status ?? "", kind: query.kind ?? "", dividedBy: query.dividedBy ?? "" };
  const shown = {
    found: format.number(counts.found),
    confirmed: format.number(counts.confirmed),
    dismissed: format.number(counts.dismissed),
  };
  return (
    <>
      <PageHead title={t("duplicates.title")} note={run && t("duplicates.counts", shown)}>
        <Link href={`/projects/${projectId}/releases`} className={buttonClass()}>
          {t("duplicates.toReleases")}
        </Link>
      </PageHead>
      <div className="flex flex-col gap-3.5">
        <p className="max-w-3xl text-muted">{t("duplicates.intro")}</p>
        <RunCard {...{ projectId, run, shows }} onState={setState} />
        {run && (
          <div className="flex flex-wrap items-end gap-3">
            <PairFilter {...{ projectId, view, releases }} />
            {counts.found > 0 && (
              <BulkConfirm
                busy={pairs.busy}
                onAsking={setAsking}
                onConfirm={async (minSimilarity) => {
                  await pairs.confirmAbove(minSimilarity);
                  router.refresh();
                }}
              />
            )}
          </div>
        )}
        {hasKeys && pairs.items.length > 0 && (
          <p className="text-muted text-xs pointer-coarse:hidden">{t("duplicates.keys")}</p>
        )}
        {pairs.items.length === 0 && !isUnderWay(run) && (
          <Card>
            {run ? (
              <EmptyState title={t("duplicates.none")} action={<HelpLink to="releases" />}>
                {t("duplicates.noneText")}
              </EmptyState>
            ) : (
              <EmptyState title={t("duplicates.neverTitle")} action={<HelpLink to="releases" />}>
                {t("duplicates.neverText")}
              </EmptyState>
            )}
          </Card>
        )}
        {pairs.items.map((pair, place) => (
          <PairCard
            key={pair.id}
            {...{ projectId, pair, hasKeys }}
            ref={(card) => {
              cards.current[place] = card;
            }}
            isCurrent={place === at}
            busy={pairs.busy}
            onDecide={(status) => void decide(place, status)}
            onFocus={() => setAt(place)}
          />
        ))}
        {pairs.hasMore && (
          <Button className="self-start" busy={pairs.busy} onClick={() => void pairs.more()}>
            {t("duplicates.more")}
          </Button>
        )}
      </div>
    </>
  );
}

/** Which pair the keys act on, and what they do: a decision turns to the next pair. */
function usePairKeys(pairs: ReturnType<typeof usePairs>, preferences: Record<string, unknown>) {
  const [at, setAt] = useState(0);
  const [asking, setAsking] = useState(false);
  const cards = useRef<(HTMLElement | null)[]>([]);
  const move = (place: number) => {
    if (place < 0 || place >= pairs.items.length) return;
    setAt(place);
    cards.current[place]?.focus();
  };
  const decide = async (place: number, status: DuplicateStatus) => {
    const pair = pairs.items[place];
    if (!pair || pair.status === status || pairs.busy) return;
    if (await pairs.decide(pair.id, status)) move(status === "found" ? place : place + 1);
  };
  const run = (action: (typeof PAIR_KEYS)[number]["id"]) => {
    if (action === "next") move(at + 1);
    else if (action === "previous") move(at - 1);
    else void decide(at, action);
  };
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  usePageKeys(
    PAIR_KEYS,
    useCallback((action) => latest.current(action), []),
    preferences,
    asking,
  );
  return { hasKeys: keyPreferences(preferences).singleKeys, at, setAt, setAsking, cards, decide };
}
