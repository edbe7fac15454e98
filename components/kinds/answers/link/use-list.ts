"use client";
import { useEffect, useSyncExternalStore } from "react";
import { useLabelView } from "@/components/annotate/label-context";
import { type LoadedList, listAt, loadList, subscribeToLists } from "@/lib/client/candidates/candidate-store";

/** `none`: no list was chosen. `gone`: the list was deleted. */
export type GivenList = LoadedList | { state: "none" | "gone" };

const NONE = { state: "none" } as const;
const GONE = { state: "gone" } as const;

/** The list of a question as it is now, fetched when it is first needed; one that failed is tried again by `retry`. */
export function useList(listId: string | undefined): { list: GivenList; retry: () => void } {
  const { candidateLists } = useLabelView().projectSync;
  const url = candidateLists.find(({ id }) => id === listId)?.url;
  const read = (): GivenList => (url === undefined ? (listId === undefined ? NONE : GONE) : listAt(url));
  const list = useSyncExternalStore(subscribeToLists, read, read);
  useEffect(() => {
    if (url === undefined) return;
    const load = () => void loadList(url);
    load();
    window.addEventListener("online", load);
    return () => window.removeEventListener("online", load);
  }, [url]);
  return { list, retry: () => url !== undefined && void loadList(url) };
}
