"use client";
/** Where the keyboard stands in the label view: the way into the text or image, and staying there from task to task. */
import { useEffect, useLayoutEffect, useRef } from "react";

/** A text with a caret, or an image. */
const DATA = 'main :is([role="textbox"][aria-readonly="true"],[role="application"])';
const QUESTIONS = "[data-labels] :is(input,button,select,textarea,[tabindex='0'])";

/** Arranged data and large views are in the page some frames after their task. */
function focusFirst(selector: string, frames = 10): void {
  const found = document.querySelector<HTMLElement>(selector);
  if (found) found.focus({ preventScroll: true });
  else if (frames > 1) requestAnimationFrame(() => focusFirst(selector, frames - 1));
}

const isInData = (target: EventTarget | null): boolean => target instanceof Element && target.matches(DATA);

/** Into the text or image; from there to the questions. */
export function switchFocus(): void {
  focusFirst(isInData(document.activeElement) ? QUESTIONS : DATA);
}

/** An arrow that nothing else takes leads into the data. */
function arrowIntoData(event: KeyboardEvent): void {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  if (!isPlain || !event.key.startsWith("Arrow")) return;
  // What else listens may come later.
  setTimeout(() => {
    if (!event.defaultPrevented && document.activeElement === document.body) focusFirst(DATA, 1);
  });
}

/** A focus in the data goes on to the data of the next task: the element that had it leaves the page with its task. */
export function useDataFocus(taskId: string | undefined): void {
  const wasInData = useRef(isInData(document.activeElement));
  useEffect(() => {
    const events = new AbortController();
    const { signal } = events;
    document.addEventListener("keydown", arrowIntoData, { signal });
    document.addEventListener(
      "focusin",
      ({ target }) => {
        wasInData.current = isInData(target);
      },
      { signal },
    );
    document.addEventListener(
      "focusout",
      ({ target, relatedTarget }) => {
        if (relatedTarget !== null) return;
        // Some browsers tell of an element that has just been taken out; only what is still there was left.
        queueMicrotask(() => {
          if (target instanceof Element && target.isConnected && document.activeElement === document.body)
            wasInData.current = false;
        });
      },
      { signal },
    );
    return () => events.abort();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each task anew
  useLayoutEffect(() => {
    if (wasInData.current && document.activeElement === document.body) focusFirst(DATA);
  }, [taskId]);
}
