"use client";
/** A label schema made from a labeling configuration of Label Studio, pasted or chosen as a file. */
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { Message } from "@/lib/core/message";
import type { LabelSchema } from "@/lib/labels/schema";

export type MadeSchema = { schema: LabelSchema; notTaken: string[] };
type Props = { made: MadeSchema | null; onMade: (made: MadeSchema | null) => void };

export function ConfigSource({ made, onMade }: Props) {
  const t = useT();
  const tell = useTell();
  const input = useRef<HTMLInputElement>(null);
  const [config, setConfig] = useState("");
  const [problem, setProblem] = useState<Message | null>(null);
  const read = async (xml: string) => {
    setConfig(xml);
    setProblem(null);
    if (xml.trim() === "") return onMade(null);
    const { labelSchemaFromConfig } = await import("@/lib/formats/label-studio/config");
    const found = labelSchemaFromConfig(xml);
    onMade(found.ok ? found.value : null);
    if (!found.ok) setProblem(found.error);
  };
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        label={t("projects.config")}
        hint={t("projects.configHint")}
        rows={6}
        spellCheck={false}
        value={config}
        error={problem === null ? undefined : tell(problem)}
        onChange={(event) => void read(event.target.value)}
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
          if (file) void file.text().then(read);
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
