"use client";
/** Chooses the data of a new project: files are sorted and looked at; a refusal is kept beside their name. */
import { useState } from "react";
import type { Refused } from "@/components/imports/import-refusal";
import {
  type AskPreview,
  type Look,
  lookAt,
  placeOf,
  sortFiles,
  unknownFormat,
} from "@/components/imports/look-at-file";
import type { FileReading } from "@/components/imports/reading-options";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { toldBy } from "@/lib/client/told";
import type { ImportFormat } from "@/lib/contracts/imports";
import type { GivenData } from "./given-data";

const ask: AskPreview = (query, body) => call("previewFile", { query, body });

export type DataChoice = {
  data: GivenData | null;
  refused: (Refused & { look?: Look | undefined }) | null;
  busy: boolean;
  choose: (files: File[]) => void;
  /** Reads the same file in another way. */
  lookAgain: (change: FileReading | { format: ImportFormat } | { table: string }) => void;
  set: (data: GivenData) => void;
  clear: () => void;
};

export function useGivenData(): DataChoice {
  const t = useT();
  const action = useAction();
  const [data, setData] = useState<GivenData | null>(null);
  const [refused, setRefused] = useState<DataChoice["refused"]>(null);
  const runFor = <T>(fileName: string, work: () => Promise<T>, look?: Look) => {
    setRefused(null);
    return action.run(work, (error) => {
      setRefused({ fileName, reason: toldBy(error), format: look?.format, look });
      return true;
    });
  };
  const look = (wanted: Look) =>
    runFor(
      wanted.file.name,
      async () =>
        setData({
          kind: "file",
          columns: {},
          withLabels: true,
          skipsBadRows: false,
          ...(await lookAt(ask, wanted)),
        }),
      wanted,
    );
  const choose = async (files: File[]) => {
    setRefused(null);
    const chosen = sortFiles(files, t);
    if (chosen?.kind === "images") return setData(chosen);
    if (chosen?.kind === "refused") return setRefused(chosen);
    if (!chosen) return;
    const found = await runFor(chosen.name, chosen.open);
    if (found === null) setRefused({ fileName: chosen.name, reason: unknownFormat(t) });
    if (found) await look(found);
  };
  const lookAgain: DataChoice["lookAgain"] = (change) => {
    if (data?.kind === "file") void look({ ...placeOf(data), ...data.reading, ...change });
    else if (refused?.look) void look({ ...refused.look, ...change });
  };
  return {
    data,
    refused,
    busy: action.busy,
    choose: (files) => void choose(files),
    lookAgain,
    set: setData,
    clear: () => {
      setRefused(null);
      setData(null);
    },
  };
}
