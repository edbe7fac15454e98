/** What somebody is writing, kept in the tab until it is sent: leaving the page loses nothing. */
import { useState } from "react";

const PREFIX = "concord-text-";

function read(key: string): string {
  try {
    return sessionStorage.getItem(PREFIX + key) ?? "";
  } catch {
    // Browsers may refuse storage; the text then lives as long as the page.
    return "";
  }
}

function write(key: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, text);
  } catch {
    // As above.
  }
}

/** @param key of what the text is about; for parts that are rendered in the browser alone */
export function useKeptText(key: string): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(() => read(key));
  return [
    text,
    (next) => {
      setText(next);
      write(key, next);
    },
  ];
}
