"use client";
/** The relations that each annotator made, in words. Without any, nothing is shown. */
import { describeRelation } from "@/components/annotate/relation-text";
import { Card } from "@/components/ui/card";
import { Swatch } from "@/components/ui/chip";
import { useT } from "@/lib/client/i18n";
import { colorRepeats, labelColors } from "@/lib/labels/color";
import { isRelationControl, type LabelSchema } from "@/lib/labels/schema";
import type { ShownAnswer } from "./shown-answer";

type Props = { schema: LabelSchema; answers: readonly ShownAnswer[] };

export function RelationAnswers({ schema, answers }: Props) {
  const t = useT();
  const controls = schema.controls.filter(isRelationControl);
  const given = answers.filter(({ state }) => state !== "skipped");
  if (!given.some(({ document }) => document.relations.length > 0)) return null;
  const colors = labelColors(schema);
  const repeats = colorRepeats(colors);
  return (
    <Card>
      <h2 className="mb-2">{controls.map(({ name }) => name).join(", ")}</h2>
      <div className="grid gap-4 md:grid-cols-2">
        {given.map(({ annotationId, name, document }) => (
          <section key={annotationId} className="min-w-0">
            <h3>{t("tasks.relationsOf", { name, count: document.relations.length })}</h3>
            <ul translate="no" className="notranslate mt-1 flex flex-col gap-1 text-sm">
              {document.relations.map((relation) => (
                <li key={relation.id} className="flex min-w-0 items-baseline gap-x-2">
                  <Swatch
                    color={colors.get(`${relation.control}/${relation.label}`) ?? "var(--l8)"}
                    repeat={repeats.get(`${relation.control}/${relation.label}`)}
                  />
                  <span className="min-w-0 break-words" dir="auto">
                    {describeRelation({ schema, document }, relation)}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  );
}
