"use client";
/** A label schema made from a labeling configuration of Label Studio, pasted or chosen as a file. */
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { call } from "@/lib/client/api/call";
import { ApiError } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import { type Tellable, toldBy } from "@/lib/client/told";
import { useTell } from "@/lib/client/use-tell";
import type { LabelConfigRead } from "@/lib/contracts/projects";

/** So long nothing is typed before the configuration is read. */
const PAUSE_MS = 300;

type Props = { made: LabelConfigRead | null; onMade: (made: LabelConfigRead | null) => void };

export function ConfigSource({ made, onMade }: Props) {
  const t = useT();
  const tell = useTell();
  const input = useRef<HTMLInputElement>(null);
  const [xml, setXml] = useState("");
  const [problem, setProblem] = useState<Tellable | null>(null);
  useEffect(() => {
    if (xml.trim() === "") return onMade(null);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      call("readLabelConfig", { body: { xml } }, { signal: stop.signal }).then(onMade, (error: unknown) => {
        if (stop.signal.aborted) return;
        setProblem((error instanceof ApiError && error.issue("xml")) || toldBy(error));
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [xml, onMade]);
  const change = (text: string) => {
    setXml(text);
    setProblem(null);
    // What stood there before is no longer what is asked for.
    onMade(null);
  };
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        label={t("projects.config")}
        hint={t("projects.configHint")}
        rows={6}
        spellCheck={false}
        value={xml}
        error={problem === null ? undefined : tell(problem)}
        onChange={(event) => change(event.target.value)}
      />
      <input
        ref={input}
        type="file"
        accept=".xml,.txt"
        className="sr-only"
        tabIndex={-1}
        aria-label={t("projects.configFile")}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void file.text().then(change);
        }}
      />
      <Button className="self-start" onClick={() => input.current?.click()}>
        {t("projects.configFile")}
      </Button>
      {made !== null && made.notTaken.length > 0 && (
        <p className="text-warn">{t("projects.configNotTaken", { parts: made.notTaken.join(", ") })}</p>
      )}
    </div>
  );
}
