"use client";
/** A list of regions with the answers about each; the data shows the same numbers beside the regions. */
import { Swatch } from "@/components/ui/chip";
import type { Region } from "@/lib/annotation/document";
import { regionKind } from "@/lib/kinds";
import { colorRepeats } from "@/lib/labels/color";
import type { LabelSchema } from "@/lib/labels/schema";
import { regionLabels, regionPlace } from "../annotate/region-text";
import { regionAnswers } from "./region-words";

type Props = { schema: LabelSchema; colors: ReadonlyMap<string, string>; regions: readonly Region[] };

export function RegionAnswerList({ schema, colors, regions }: Props) {
  const repeats = colorRepeats(colors);
  return (
    <ol translate="no" className="notranslate mt-2 flex flex-col gap-1 border-line border-t pt-2 text-sm">
      {regions.map((region, i) => (
        <li key={region.id} className="flex min-w-0 items-baseline gap-x-2">
          <span className="num text-muted">{i + 1}</span>
          <Swatch
            color={colors.get(`${region.control}/${region.labels[0]}`) ?? "var(--l8)"}
            repeat={repeats.get(`${region.control}/${region.labels[0]}`)}
          />
          <span className="flex min-w-0 flex-1 flex-wrap gap-x-2">
            <span className="min-w-0 break-words font-semibold" dir="auto">
              {regionLabels(schema, region)}
            </span>
            {regionKind(region.shape.kind).on === "text" && (
              <q className="min-w-0 break-words text-muted" dir="auto">
                {regionPlace(region)}
              </q>
            )}
            {regionAnswers(schema, region).map(({ id, question, words }) => (
              <span key={id} className="min-w-0 break-words" dir="auto">
                <span className="text-muted">{question}:</span> {words}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}
