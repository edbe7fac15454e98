"use client";
import { useEffect, useState } from "react";
import { call } from "@/lib/client/api/call";
import type { ConsensusRun, ConsensusRuns } from "@/lib/contracts/consensus-runs";

const POLL_MS = 1_000;

export const isUnderWay = ({ status }: ConsensusRun): boolean => status === "queued" || status === "running";

/** Runs of consensus, asked for again while one is under way: the page beside them takes seconds to compute and stays as it is. */
export function useRuns(projectId: string, loaded: ConsensusRuns) {
  const [runs, setRuns] = useState(loaded);
  const [known, setKnown] = useState(loaded);
  if (known !== loaded) {
    setKnown(loaded);
    setRuns(loaded);
  }
  const isRunning = runs.items.some(isUnderWay);
  useEffect(() => {
    if (!isRunning) return;
    const ask = () =>
      // A failed question is asked again with the next turn.
      call("listConsensusRuns", { params: { project: projectId } }).then(setRuns, () => undefined);
    const timer = setInterval(() => void ask(), POLL_MS);
    return () => clearInterval(timer);
  }, [isRunning, projectId]);
  return { runs, setRuns, running: runs.items.find(isUnderWay) ?? null };
}
