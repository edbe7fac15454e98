"use client";
import { type ComponentType, Suspense } from "react";
import { type Area, AreaProvider } from "../i18n";

/** A part that is loaded after its page, with words which that page comes without; nothing else waits for them. */
export function withWords<P extends object>(area: Area, Part: ComponentType<P>): ComponentType<P> {
  return function WithWords(props: P) {
    return (
      <Suspense fallback={null}>
        <AreaProvider area={area}>
          <Part {...props} />
        </AreaProvider>
      </Suspense>
    );
  };
}
