"use client";
/** The inputs of a task beside each other, each as high as the view; where there is no room, one under another. */
import { type UIEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useT } from "@/lib/client/i18n";
import { ScrollTogether } from "@/lib/client/scroll-together";
import { withLaterWords } from "@/lib/client/words/later-words";
import type { Input } from "@/lib/labels/schema";
import type { ShowInput } from "./input-view";
import { keepFocus } from "./label-context";

/** Goes along from task to task, until the page is loaded again. */
let goesTogether = true;

export function InputColumns({ inputs, show }: { inputs: readonly Input[]; show: ShowInput }) {
  const [isOn, setOn] = useState(goesTogether);
  const together = useRef<ScrollTogether>(null);
  const hasSeveralTexts = inputs.filter(({ kind }) => kind === "text").length > 1;
  const onScroll = ({ currentTarget, target }: UIEvent<HTMLElement>) => {
    if (!isOn) return;
    const texts = [...currentTarget.querySelectorAll(".text-view")].flatMap(
      (text) => text.parentElement ?? [],
    );
    const scrolled = texts.find((text) => text === target);
    together.current ??= new ScrollTogether();
    if (scrolled) together.current.follow(scrolled, texts);
  };
  return (
    <>
      {hasSeveralTexts && (
        <LaterSwitch
          isOn={isOn}
          onSwitch={() => {
            goesTogether = !isOn;
            setOn(!isOn);
          }}
        />
      )}
      <div
        className="flex flex-none flex-col md:min-h-[50dvh] md:flex-1 md:flex-row md:divide-x md:divide-line"
        onScrollCapture={onScroll}
      >
        {inputs.map((input) =>
          show(input, `md:min-h-0 md:flex-1 md:basis-0 ${input.kind === "image" ? "min-h-60" : ""}`),
        )}
      </div>
    </>
  );
}

function Switch({ isOn, onSwitch }: { isOn: boolean; onSwitch: () => void }) {
  const t = useT();
  return (
    <div className="hidden flex-none justify-end border-line border-b bg-surface px-2 py-1 md:flex">
      <Button
        size="small"
        variant="quiet"
        aria-pressed={isOn}
        className={isOn ? "bg-accent-weak! text-accent!" : ""}
        onMouseDown={keepFocus}
        onClick={onSwitch}
      >
        {t("labelLater.scrollTogether")}
      </Button>
    </div>
  );
}
const LaterSwitch = withLaterWords(Switch);
