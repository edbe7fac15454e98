"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { HelpLink } from "@/components/help/help-link";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
/** Models that have suggested something, and how to send suggestions. */
import { EmptyLine } from "@/components/ui/empty-line";
import { Time, useFormat, useIsClient } from "@/components/ui/format";
import { Icon } from "@/components/ui/icon";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { PredictionModel } from "@/lib/contracts/predictions";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { urlOf } from "@/lib/contracts/url-of";
import { exampleDocument } from "@/lib/labels/example-document";

type Props = { project: ProjectDetail; models: PredictionModel[] };

export function ModelList({ project, models }: Props) {
  const t = useT();
  const router = useRouter();
  const action = useAction();
  const [removing, setRemoving] = useState<PredictionModel | null>(null);
  const remove = (model: string) =>
    action.run(async () => {
      await call("removePredictions", { params: { project: project.id }, query: { model } });
      setRemoving(null);
      router.refresh();
    });
  return (
    <section className="flex flex-col gap-3">
      <div className="max-w-3xl">
        <h2>{t("integrations.suggestions")}</h2>
        <p className="text-muted">{t("integrations.suggestionsText")}</p>
      </div>
      {models.length === 0 ? (
        <EmptyLine
          className="rounded-md bg-surface-2 px-3 py-2"
          action={<HelpLink to="predictions" className="" />}
        >
          {t("integrations.noModels")}
        </EmptyLine>
      ) : (
        <ModelTable {...{ models, schemaVersion: project.schemaVersion, onRemove: setRemoving }} />
      )}
      <HowTo project={project} />
      <ConfirmDialog
        open={removing !== null}
        title={t("integrations.removeModel", { model: removing?.model ?? "" })}
        action={t("common.delete")}
        busy={action.busy}
        onConfirm={() => removing && void remove(removing.model)}
        onClose={() => setRemoving(null)}
      >
        <p>{t("integrations.removeModelText", { count: removing?.predictions ?? 0 })}</p>
      </ConfirmDialog>
    </section>
  );
}

type TableProps = {
  models: PredictionModel[];
  schemaVersion: number;
  onRemove: (model: PredictionModel) => void;
};

function ModelTable({ models, schemaVersion, onRemove }: TableProps) {
  const t = useT();
  const format = useFormat();
  return (
    // The hidden heading is placed within this box, or the page would scroll sideways.
    <div className="relative overflow-x-auto">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("integrations.model")}</th>
            <th scope="col" className="n">
              {t("integrations.predictions")}
            </th>
            <th scope="col">{t("integrations.lastAdded")}</th>
            <th scope="col">
              <span className="sr-only">{t("common.delete")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <tr key={model.model}>
              <th scope="row" dir="auto" className="max-w-90 truncate text-text" title={model.model}>
                {model.model}
              </th>
              <td className="n">{format.number(model.predictions)}</td>
              <td>
                <Time ms={model.lastAddedAt} />{" "}
                {model.schemaVersion !== schemaVersion && (
                  <Chip tone="warn" title={t("integrations.outdatedHint", { version: model.schemaVersion })}>
                    {t("integrations.outdated")}
                  </Chip>
                )}
              </td>
              <td className="text-end">
                <Button
                  size="small"
                  variant="danger"
                  aria-label={`${t("common.delete")} ${model.model}`}
                  onClick={() => onRemove(model)}
                >
                  <Icon name="trash" size={14} />
                  {t("common.delete")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HowTo({ project }: { project: ProjectDetail }) {
  const t = useT();
  const isClient = useIsClient();
  const origin = isClient ? window.location.origin : "";
  const parts = Object.entries(exampleDocument(project.schema));
  const lines = parts.map(([name, part]) => `        "${name}": ${JSON.stringify(part)}`);
  const body = [
    '{ "model": "my-model-1",',
    '  "items": [',
    '    { "externalId": "t1", "score": 0.87,',
    '      "document": {',
    lines.join(",\n"),
    "      } }",
    "  ] }",
  ].join("\n");
  const command = [
    `curl -X POST ${origin}${urlOf("addPredictions", { params: { project: project.id } })} \\`,
    '  -H "Authorization: Bearer $CONCORD_TOKEN" \\',
    '  -H "Content-Type: application/json" \\',
    // Ids of labels hold no quotes of the shell.
    `  -d '${body}'`,
  ].join("\n");
  return (
    <details className="max-w-3xl rounded-md border border-line">
      <summary className="px-3 py-1.5 font-semibold">{t("integrations.howTo")}</summary>
      <div className="flex flex-col gap-2 border-line border-t px-3 py-2.5">
        <p className="text-muted">{t("integrations.howToText")}</p>
        {/* Focusable, so that the arrows scroll it. */}
        <pre
          tabIndex={0}
          role="region"
          aria-label={t("integrations.howTo")}
          className="max-h-80 overflow-auto rounded-md bg-surface-2 px-3 py-2 font-mono text-xs"
          dir="ltr"
        >
          {command}
        </pre>
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          <Link href="/account" className="text-accent underline">
            {t("integrations.needsToken")}
          </Link>
          <a href={urlOf("openapi")} className="text-accent underline">
            {t("integrations.apiDescription")}
          </a>
        </p>
      </div>
    </details>
  );
}
