"use client";
/** Short messages. The toast region loads after the page, and an earlier message waits for it. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { importLater, Later } from "./later";

export type ToastTone = "info" | "good" | "bad";
/** What can be done about a message, by a button in it. */
export type ToastAction = { label: string; run: () => void };
export type Message = {
  title: string;
  description?: string | undefined;
  tone: ToastTone;
  action?: ToastAction | undefined;
};

/** The region loads this late, so that it does not compete with the page's own parts. */
const AHEAD_MS = 5_000;

const ToastRegion = importLater(() => import("./toast-region").then((loaded) => loaded.ToastRegion));
const ShowContext = createContext<(message: Message) => void>(() => {});

export function ToastProvider({ children }: { children: ReactNode }) {
  const shower = useRef<((message: Message) => void) | null>(null);
  const waiting = useRef<Message[]>([]);
  const [isWanted, setWanted] = useState(false);
  // Messages that nothing can show as it should, without network for one; better plain than not at all.
  const [plain, setPlain] = useState<Message[]>([]);
  const show = useCallback((message: Message) => {
    if (shower.current) return shower.current(message);
    waiting.current.push(message);
    setWanted(true);
  }, []);
  const ready = useCallback((shows: (message: Message) => void) => {
    shower.current = shows;
    setPlain([]);
    for (const message of waiting.current.splice(0)) shows(message);
  }, []);
  useEffect(() => {
    // Screen readers announce changes only of a live region that exists before them.
    const stand = () =>
      ToastRegion.ahead().then(
        () => setWanted(true),
        () => undefined,
      );
    const timer = setTimeout(() => void stand(), AHEAD_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <ShowContext.Provider value={show}>
      {children}
      {isWanted && (
        <Later
          part={ToastRegion}
          props={{ onReady: ready }}
          onFailure={() => setPlain([...waiting.current])}
        />
      )}
      {plain.length > 0 && (
        <div
          role="alert"
          className="fixed end-4 bottom-4 z-60 w-[min(360px,calc(100vw-32px))] rounded-lg border border-line-strong bg-surface px-3 py-2 shadow-pop max-md:top-13 max-md:bottom-auto"
        >
          {plain.map(({ title, description }, i) => (
            <p key={i}>
              <span className="font-semibold">{title}</span> {description}
            </p>
          ))}
        </div>
      )}
    </ShowContext.Provider>
  );
}

/** Shows a short message that leaves by itself; errors stay longer. */
export function useToast() {
  const show = useContext(ShowContext);
  return useCallback(
    (
      title: string,
      {
        tone = "info",
        description,
        action,
      }: { description?: string; tone?: ToastTone; action?: ToastAction | undefined } = {},
    ) => show({ title, description, tone, action }),
    [show],
  );
}
