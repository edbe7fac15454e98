"use client";
/** A guideline that reached the page after the page itself: what renders it is loaded first, and until then it is plain. */
import { type ComponentType, useEffect, useState } from "react";
import { PlainGuideline } from "@/components/ui/plain-markdown";

type Text = ComponentType<{ markdown: string }>;

export function LateGuidelineText({ markdown }: { markdown: string }) {
  const [loaded, setLoaded] = useState<{ Text: Text } | null>(null);
  const isLoaded = loaded !== null;
  useEffect(() => {
    if (isLoaded) return;
    let left = false;
    // Another text is another try.
    void markdown;
    import("@/components/ui/markdown").then(
      ({ GuidelineText }) => left || setLoaded({ Text: GuidelineText }),
      (cause: unknown) => console.warn("the guideline is shown as it was written", cause),
    );
    return () => {
      left = true;
    };
  }, [markdown, isLoaded]);
  return loaded ? <loaded.Text markdown={markdown} /> : <PlainGuideline markdown={markdown} />;
}
