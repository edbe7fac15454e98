"use client";
import { HelpLink } from "@/components/help/help-link";
import { Chip } from "@/components/ui/chip";
/** The models that annotators can draw with, as the operator has put them into the folder, and what was refused of it. */
import { EmptyLine } from "@/components/ui/empty-line";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { SegmentModels } from "@/lib/contracts/segment";

const MB = 1024 ** 2;

export function SegmentModelList({ models }: { models: SegmentModels }) {
  const t = useT();
  const { runtime, items, refused } = models;
  return (
    <section className="flex flex-col gap-3">
      <div className="max-w-3xl">
        <h2>{t("integrations.segmentModels")}</h2>
        <p className="text-muted">{t("integrations.segmentModelsText")}</p>
      </div>
      {items.length + refused.length === 0 ? (
        <EmptyLine
          className="rounded-md bg-surface-2 px-3 py-2"
          action={<HelpLink to="models" className="" />}
        >
          {t("integrations.noSegmentModels")}
        </EmptyLine>
      ) : (
        <ModelTable models={models} />
      )}
      {runtime === null && items.length > 0 && (
        <p className="max-w-3xl rounded-md bg-warn-weak px-3 py-2">{t("integrations.noSegmentRuntime")}</p>
      )}
    </section>
  );
}

function ModelTable({ models: { runtime, items, refused } }: { models: SegmentModels }) {
  const t = useT();
  const tell = useTell();
  const format = useFormat();
  return (
    <div className="overflow-x-auto">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("integrations.segmentFolder")}</th>
            <th scope="col">{t("integrations.model")}</th>
            <th scope="col">{t("integrations.segmentLicence")}</th>
            <th scope="col" className="n">
              {t("integrations.segmentSize")}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, name, licence, encoder, decoder }, i) => (
            <tr key={id}>
              <th scope="row" className="text-text">
                {id}{" "}
                {i === 0 && runtime !== null && <Chip tone="good">{t("integrations.segmentInUse")}</Chip>}
              </th>
              <td dir="auto">{name}</td>
              <td dir="auto">{licence}</td>
              <td className="n">{format.number(Math.ceil((encoder.bytes + decoder.bytes) / MB))} MB</td>
            </tr>
          ))}
          {refused.map(({ folder, reason }) => (
            <tr key={folder}>
              <th scope="row" className="text-text" dir="auto">
                {folder} <Chip tone="bad">{t("integrations.segmentRefused")}</Chip>
              </th>
              <td colSpan={3}>{tell(reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
