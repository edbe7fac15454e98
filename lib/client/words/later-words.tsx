"use client";
import { type ComponentType, Suspense } from "react";
import { laterWords } from "@/lib/i18n/en/areas/later";
import { AreaProvider, defineArea } from "../i18n";

const AREA = defineArea(laterWords, (locale) =>
  import(`@/lib/i18n/${locale}/areas/later.ts`).then((loaded) => loaded.laterWords),
);

/** A part that is loaded once the label view stands, which comes without these words; nothing else waits for them. */
export function withLaterWords<P extends object>(Part: ComponentType<P>): ComponentType<P> {
  return function WithLaterWords(props: P) {
    return (
      <Suspense fallback={null}>
        <AreaProvider area={AREA}>
          <Part {...props} />
        </AreaProvider>
      </Suspense>
    );
  };
}
