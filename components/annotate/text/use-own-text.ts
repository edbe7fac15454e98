"use client";
/**
 * Puts the text of a task back where something in the browser has written other words over it (translators that heed no
 * `translate="no"`), before a place in it is read: a place in other words would mark the wrong ones.
 */
import { type RefObject, useEffect, useRef } from "react";

type Watch = { observer: MutationObserver; note: (records: MutationRecord[]) => void; touched: Set<Element> };

/** @param mend is given what is to be called before a pointer or a key does something in the text */
export function useOwnText(
  root: RefObject<HTMLElement | null>,
  text: string,
  mend: RefObject<() => void>,
): void {
  const watch = useRef<Watch | null>(null);
  useEffect(() => {
    if (!root.current) return;
    const touched = new Set<Element>();
    const note = (records: MutationRecord[]) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const piece = element?.closest("[data-start]");
        if (piece) touched.add(piece);
      }
    };
    const observer = new MutationObserver(note);
    observer.observe(root.current, { childList: true, characterData: true, subtree: true });
    watch.current = { observer, note, touched };
    return () => observer.disconnect();
  }, [root]);
  useEffect(() => {
    mend.current = () => {
      if (!watch.current) return;
      const { observer, note, touched } = watch.current;
      note(observer.takeRecords());
      for (const piece of touched) {
        if (!(piece instanceof HTMLElement)) continue;
        const own = text.slice(Number(piece.dataset.start), Number(piece.dataset.end));
        if (piece.textContent !== own) piece.textContent = own;
      }
      touched.clear();
      // Its own writing is nothing to look at again.
      observer.takeRecords();
    };
  }, [text, mend]);
}
