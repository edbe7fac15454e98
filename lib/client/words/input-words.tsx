"use client";
import { type ComponentType, Suspense } from "react";
import { inputWords } from "@/lib/i18n/en/areas/inputs";
import { AreaProvider, defineArea } from "../i18n";

const AREA = defineArea(inputWords, (locale) =>
  import(`@/lib/i18n/${locale}/areas/inputs.ts`).then((loaded) => loaded.inputWords),
);

/** The input of a question, which is loaded for projects that ask it, with the words of inputs. */
export function withInputWords<P extends object>(Part: ComponentType<P>): ComponentType<P> {
  return function WithInputWords(props: P) {
    return (
      <Suspense fallback={null}>
        <AreaProvider area={AREA}>
          <Part {...props} />
        </AreaProvider>
      </Suspense>
    );
  };
}
