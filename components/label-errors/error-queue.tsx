"use client";
/** The likely errors, to be walked through by keys: each is dismissed, or opened to be corrected. */
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { Select } from "@/components/ui/field";
import { useFormat } from "@/components/ui/format";
import { usePageKeys } from "@/components/ui/use-page-keys";
import { useT } from "@/lib/client/i18n";
import { keyPreferences } from "@/lib/client/keyboard";
import { errorWalkSearch } from "@/lib/contracts/error-walk";
import { type LabelErrorReport, LabelErrorState } from "@/lib/contracts/label-errors";
import { ErrorCard } from "./error-card";
import { type Joint, pairsOf } from "./joint-table";
import { type ErrorPage, type ErrorQuery, useLabelErrors } from "./use-label-errors";

const KEYS = [
  { id: "dismiss", shortcuts: ["d"] },
  { id: "reopen", shortcuts: ["u"] },
  { id: "correct", shortcuts: ["o"] },
  { id: "next", shortcuts: ["n", "ArrowRight"] },
  { id: "previous", shortcuts: ["p", "ArrowLeft"] },
] as const;

type Props = {
  projectId: string;
  query: ErrorQuery;
  first: ErrorPage;
  counts: LabelErrorReport["counts"];
  joint: Joint;
  nameOf: (label: string) => string;
  preferences: Record<string, unknown>;
  onChange: (change: LabelErrorReport["counts"]) => void;
};

export function ErrorQueue(props: Props) {
  const { projectId, query, counts, nameOf, preferences } = props;
  const t = useT();
  const errors = useLabelErrors(props);
  const { at, setAt, cards, decide } = useErrorKeys(errors, preferences, (taskId) =>
    correctHref(projectId, taskId, query),
  );
  const hasKeys = keyPreferences(preferences).singleKeys;
  return (
    <section id="errors" aria-label={t("labelErrors.list")} className="flex scroll-mt-4 flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <h2 className="me-auto">{t("labelErrors.list")}</h2>
        <Filters {...props} counts={counts} />
      </div>
      {hasKeys && errors.items.length > 0 && (
        <p className="text-muted text-xs pointer-coarse:hidden">{t("labelErrors.keys")}</p>
      )}
      {errors.items.length === 0 && (
        <Card>
          <EmptyState title={t("labelErrors.none")}>
            {t(query.state === "open" && !query.given ? "labelErrors.noneOpen" : "labelErrors.noneText")}
          </EmptyState>
        </Card>
      )}
      {errors.items.map((item, place) => (
        <ErrorCard
          key={item.taskId}
          ref={(card) => {
            cards.current[place] = card;
          }}
          {...{ projectId, item, nameOf, hasKeys }}
          correctHref={correctHref(projectId, item.taskId, query)}
          isCurrent={place === at}
          busy={errors.busy}
          onFocus={() => setAt(place)}
          onDismiss={(dismissed) => void decide(place, dismissed)}
        />
      ))}
      {errors.hasMore && (
        <Button className="self-start" busy={errors.busy} onClick={() => void errors.more()}>
          {t("labelErrors.more")}
        </Button>
      )}
    </section>
  );
}

/** With the filters of the list, so that one goes on through the same tasks. */
const correctHref = (projectId: string, taskId: string, { control, given, suggested, state }: ErrorQuery) =>
  `/projects/${projectId}/tasks/${taskId}/adjudicate?${errorWalkSearch({ control, given, suggested, state })}`;

function Filters({ query, counts, joint, nameOf }: Props) {
  const t = useT();
  const format = useFormat();
  const router = useRouter();
  const pairs = pairsOf(joint);
  const go = (state: string, pair: string) => {
    const [given, suggested] = pair === "" ? [] : (JSON.parse(pair) as [string, string]);
    const search = new URLSearchParams({ control: query.control, state });
    if (given !== undefined && suggested !== undefined) {
      search.set("given", given);
      search.set("suggested", suggested);
    }
    router.replace(`?${search}#errors`, { scroll: false });
  };
  const state = query.state ?? "all";
  const pair = query.given === undefined ? "" : JSON.stringify([query.given, query.suggested]);
  const known = pairs.map(({ given, truth }) => JSON.stringify([given, truth]));
  return (
    <>
      <Select label={t("labelErrors.state")} value={state} onChange={(event) => go(event.target.value, pair)}>
        {LabelErrorState.options.map((one) => (
          <option key={one} value={one}>
            {t(`labelErrors.state_${one}`, { number: format.number(counts[one]) })}
          </option>
        ))}
        <option value="all">{t("labelErrors.state_all")}</option>
      </Select>
      {pairs.length > 0 && (
        <Select
          className="max-w-72"
          label={t("labelErrors.pair")}
          value={pair}
          onChange={(event) => go(state, event.target.value)}
        >
          <option value="">{t("labelErrors.anyPair")}</option>
          {[...new Set([...known, ...(pair === "" ? [] : [pair])])].map((one) => {
            const [given, suggested] = JSON.parse(one) as [string, string];
            return (
              <option key={one} value={one}>
                {nameOf(given)} → {nameOf(suggested)}
              </option>
            );
          })}
        </Select>
      )}
    </>
  );
}

/** Which task the keys act on: a dismissal turns to the next one. */
function useErrorKeys(
  errors: ReturnType<typeof useLabelErrors>,
  preferences: Record<string, unknown>,
  hrefOf: (taskId: string) => string,
) {
  const router = useRouter();
  const [at, setAt] = useState(0);
  const cards = useRef<(HTMLElement | null)[]>([]);
  const move = (place: number) => {
    if (place < 0 || place >= errors.items.length) return;
    setAt(place);
    cards.current[place]?.focus();
  };
  const decide = async (place: number, dismissed: boolean) => {
    const item = errors.items[place];
    if (!item || errors.busy || item.state !== (dismissed ? "open" : "dismissed")) return;
    if (await errors.dismiss(item.taskId, dismissed)) move(dismissed ? place + 1 : place);
  };
  const run = (action: (typeof KEYS)[number]["id"]) => {
    const item = errors.items[at];
    if (action === "next") move(at + 1);
    else if (action === "previous") move(at - 1);
    else if (action === "correct") item && router.push(hrefOf(item.taskId));
    else if (action === "dismiss") void decide(at, true);
    // A dismissal has turned to the next one: what is taken back is the one before.
    else
      void decide(
        item?.state !== "dismissed" && errors.items[at - 1]?.state === "dismissed" ? at - 1 : at,
        false,
      );
  };
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  usePageKeys(
    KEYS,
    useCallback((action) => latest.current(action), []),
    preferences,
    false,
  );
  return { at, setAt, cards, decide };
}
