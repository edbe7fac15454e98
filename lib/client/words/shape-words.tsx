"use client";
import { type ComponentType, Suspense } from "react";
import { shapeWords } from "@/lib/i18n/en/areas/shapes";
import { AreaProvider, defineArea } from "../i18n";

const AREA = defineArea(shapeWords, (locale) =>
  import(`@/lib/i18n/${locale}/areas/shapes`).then((loaded) => loaded.shapeWords),
);

/** A part that is loaded once the label view stands, which comes without these words; nothing else waits for them. */
export function withShapeWords<P extends object>(Part: ComponentType<P>): ComponentType<P> {
  return function WithShapeWords(props: P) {
    return (
      <Suspense fallback={null}>
        <AreaProvider area={AREA}>
          <Part {...props} />
        </AreaProvider>
      </Suspense>
    );
  };
}
