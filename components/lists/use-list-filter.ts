"use client";
/** The filter of a list, which lives in the address of its page. */
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";

type Searched = { search?: string | undefined };
const TYPING_MS = 350;

/**
 * @param view as it stands in the address
 * @param hrefOf the address of another one
 * @returns `go` changes parts of the filter; `search` is being typed, and `apply` takes it over at once: on leaving the field,
 * since a search that begins after a link was clicked would call the click off
 */
export function useListFilter<View extends Searched>(view: View, hrefOf: (view: View) => string) {
  const router = useRouter();
  const [search, setSearch] = useState(view.search ?? "");
  // What was chosen last may not be in the address yet: the next choice adds to it.
  const wanted = useRef(view);
  useEffect(() => {
    wanted.current = view;
  }, [view]);
  const address = useRef(hrefOf);
  address.current = hrefOf;
  const replace = useCallback(
    (next: View) => {
      wanted.current = next;
      router.replace(address.current(next));
    },
    [router],
  );
  const go = useCallback((change: Partial<View>) => replace({ ...wanted.current, ...change }), [replace]);
  const apply = useCallback(() => {
    const typed = search.trim() || undefined;
    if (typed !== wanted.current.search) replace({ ...wanted.current, search: typed });
  }, [search, replace]);
  useEffect(() => {
    const timer = setTimeout(apply, TYPING_MS);
    return () => clearTimeout(timer);
  }, [apply]);
  return { search, setSearch, apply, go, replace };
}
