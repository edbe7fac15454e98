"use client";
/** The relations and chains that each annotator made, in words. Without any, nothing is shown. */
import { regionPlace } from "@/components/annotate/region-text";
import { describeRelation } from "@/components/annotate/relation-text";
import { Card } from "@/components/ui/card";
import { Swatch } from "@/components/ui/chip";
import { chainsOf, hasChains } from "@/lib/annotation/chains";
import { useT } from "@/lib/client/i18n";
import { chainNumbers } from "@/lib/editor/chain-numbers";
import { chainLook, colorRepeats, labelColors } from "@/lib/labels/color";
import { isRelationControl, type LabelSchema } from "@/lib/labels/schema";
import type { ShownAnswer } from "./shown-answer";

type Props = { schema: LabelSchema; answers: readonly ShownAnswer[] };
type Line = { key: string; color: string; repeat: number | undefined; sign?: string; words: string };

/** Words keep their direction to themselves: quotes and signs between them stay in order. */
const [ISOLATE, ISOLATED] = ["\u2068", "\u2069"];

/** Of mentions that relations alone join there is no number in the text. */
function chainLines(schema: LabelSchema, document: ShownAnswer["document"]): Line[] {
  const numbers = chainNumbers(document.regions);
  return schema.controls
    .filter(isRelationControl)
    .filter(hasChains)
    .flatMap((control) => chainsOf(control, document))
    .map((mentions): Line => {
      const number = mentions.flatMap(({ group = "" }) => numbers.get(group) ?? [])[0];
      const words = mentions.map((mention) => `“${ISOLATE}${regionPlace(mention)}${ISOLATED}”`).join(" = ");
      const key = mentions[0]?.id ?? "";
      return number === undefined
        ? { key, color: "var(--l8)", repeat: undefined, words }
        : { key, ...chainLook(number), sign: `#${number}`, words };
    });
}

export function RelationAnswers({ schema, answers }: Props) {
  const t = useT();
  const controls = schema.controls.filter(isRelationControl);
  const colors = labelColors(schema);
  const repeats = colorRepeats(colors);
  const given = answers
    .filter(({ state }) => state !== "skipped")
    .map(({ annotationId, name, document }) => {
      const relations = document.relations.map((relation): Line => {
        const target = `${relation.control}/${relation.label}`;
        const words = describeRelation({ schema, document }, relation);
        return {
          key: relation.id,
          ...{ color: colors.get(target) ?? "var(--l8)", repeat: repeats.get(target), words },
        };
      });
      return { annotationId, name, relations, chains: chainLines(schema, document) };
    });
  if (!given.some(({ relations, chains }) => relations.length + chains.length > 0)) return null;
  const isChainsAlone = controls.every(hasChains);
  return (
    <Card>
      <h2 className="mb-2">{controls.map(({ name }) => name).join(", ")}</h2>
      <div className="grid gap-4 md:grid-cols-2">
        {given.map(({ annotationId, name, relations, chains }) => (
          <section key={annotationId} className="min-w-0">
            {(!isChainsAlone || relations.length > 0) && (
              <>
                <h3>{t("tasks.relationsOf", { name, count: relations.length })}</h3>
                <Lines lines={relations} />
              </>
            )}
            {(isChainsAlone || chains.length > 0) && (
              <>
                <h3>{t("tasks.chainsOf", { name, count: chains.length })}</h3>
                <Lines lines={chains} />
              </>
            )}
          </section>
        ))}
      </div>
    </Card>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <ul translate="no" className="notranslate mt-1 flex flex-col gap-1 text-sm">
      {lines.map(({ key, color, repeat, sign, words }) => (
        <li key={key} className="flex min-w-0 items-baseline gap-x-2">
          <Swatch color={color} repeat={repeat} />
          {sign && <span className="num flex-none text-muted">{sign}</span>}
          <span className="min-w-0 break-words" dir="auto">
            {words}
          </span>
        </li>
      ))}
    </ul>
  );
}
