"use client";
/**
 * Parts of a page that are loaded when they are shown for the first time, so that nobody waits for dialogs before the
 * page. A page that must work without network loads all of them once it stands (`loadLater`).
 */
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from "react";

/** Something that is imported when it is needed first. */
export type Import<T> = {
  /** Rejects when it cannot be loaded; the next call tries again. */
  ahead: () => Promise<T>;
  /** What was loaded; null before. */
  loaded: () => T | null;
};

const RETRY_MS = 3_000;
const IDLE_MS = 1_000;
const imports = new Set<() => Promise<unknown>>();

export function importLater<T>(load: () => Promise<T>): Import<T> {
  let here: T | null = null;
  let loading: Promise<T> | null = null;
  const ahead = (): Promise<T> => {
    loading ??= load().then(
      (loaded) => {
        here = loaded;
        return loaded;
      },
      (cause: unknown) => {
        loading = null;
        throw cause;
      },
    );
    return loading;
  };
  imports.add(ahead);
  return { ahead, loaded: () => here };
}

type Props<P> = {
  part: Import<ComponentType<P>>;
  /** What the part is given. */
  props: P;
  /** Shown until it is loaded. */
  meanwhile?: ReactNode;
  /** Called when it could not be loaded; as long as it is asked for after that, it is tried again. */
  onFailure?: () => void;
};

/** Shows nothing, or what is given for that, until the part is loaded. */
export function Later<P extends object>({ part, props, meanwhile, onFailure }: Props<P>) {
  const [Shown, setShown] = useState(part.loaded);
  const failed = useRef(onFailure);
  failed.current = onFailure;
  useEffect(() => {
    if (Shown) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const tryToLoad = () => {
      part.ahead().then(
        (loaded) => left || setShown(() => loaded),
        (cause: unknown) => {
          if (left) return;
          console.warn("a part of the page could not be loaded", cause);
          timer = setTimeout(tryToLoad, RETRY_MS);
          failed.current?.();
        },
      );
    };
    tryToLoad();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [Shown, part]);
  return Shown ? <Shown {...props} /> : meanwhile;
}

/** Resolves when the browser has nothing better to do. */
export const idle = (): Promise<void> =>
  new Promise((done) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => done(), { timeout: IDLE_MS });
    else setTimeout(done);
  });

/** Loads every part that the page may show later; rejects when one cannot be loaded. */
export async function loadLater(): Promise<void> {
  await idle();
  await Promise.all([...imports].map((ahead) => ahead()));
}
