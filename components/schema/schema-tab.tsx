"use client";
import { useRouter } from "next/navigation";
import { Suspense, use, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { ApiError } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { SchemaUsage } from "@/lib/contracts/projects";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { SchemaForm } from "./schema-form";
import { SchemaIssues } from "./schema-issues";
import { SchemaPreview } from "./schema-preview";
import type { SchemaDraft } from "./use-schema-draft";

/** A part whose annotations a save would lose, as the 409 lists it. */
type Loss = { what: string; annotations: number };

type Props = {
  projectId: string;
  draft: SchemaDraft;
  /** Uses of the schema in stored data. A promise, since counting may read all annotations while the page shows already. */
  usage: Promise<SchemaUsage>;
};

export function SchemaTab(props: Props) {
  const t = useT();
  return (
    <Suspense fallback={<p className="p-4 text-muted">{t("settings.countingUse")}</p>}>
      <SchemaEditor {...props} />
    </Suspense>
  );
}

function SchemaEditor({ projectId, draft, usage }: Props) {
  const found = use(usage);
  const held = useMemo(() => new Set(found.held), [found]);
  const { schema, setSchema, version } = draft;
  const t = useT();
  const tell = useTell();
  const toast = useToast();
  const router = useRouter();
  const action = useAction();
  const [losses, setLosses] = useState<Loss[] | null>(null);
  const checked = checkLabelSchema(schema);
  const issues = checked.ok ? [] : checked.error.map(({ path, message }) => ({ path, text: tell(message) }));
  const save = (acceptLoss: boolean) =>
    action.run(
      async () => {
        const made = await call("putSchema", {
          params: { project: projectId },
          body: { schema, baseVersion: version, acceptLoss },
        });
        toast(t("settings.schemaSaved", { version: made.version }), { tone: "good" });
        draft.wasSaved(made.version);
        setLosses(null);
        router.refresh();
      },
      (error) => {
        const found = error instanceof ApiError ? error.problem.losses : undefined;
        if (!Array.isArray(found)) return false;
        setLosses(found as Loss[]);
        return true;
      },
    );
  return (
    <div className="grid items-start gap-5 p-4 xl:grid-cols-[1fr_320px]">
      <div className="flex min-w-0 flex-col gap-4">
        <SchemaForm
          projectId={projectId}
          schema={schema}
          fields={found.fields}
          held={held}
          issues={issues}
          onChange={setSchema}
        />
      </div>
      <div className="flex flex-col gap-3 xl:sticky xl:top-14">
        <div className="flex flex-wrap items-center gap-2">
          <Button
            variant="primary"
            busy={action.busy}
            disabled={issues.length > 0 || !draft.isChanged}
            onClick={() => void save(false)}
          >
            {t("settings.saveSchema")}
          </Button>
          <span className="text-muted">{t("settings.schemaVersion", { version })}</span>
        </div>
        <SchemaIssues
          schema={schema}
          issues={issues}
          title={t("settings.problems", { count: issues.length })}
        />
        <h2>{t("settings.preview")}</h2>
        <SchemaPreview schema={schema} />
      </div>
      <ConfirmDialog
        open={losses !== null}
        title={t("settings.lossTitle")}
        action={t("settings.lossDo")}
        busy={action.busy}
        onConfirm={() => void save(true)}
        onClose={() => setLosses(null)}
      >
        <ul className="list-disc ps-5">
          {losses?.map((loss) => (
            <li key={loss.what}>
              {loss.what}: {t("quality.answersCount", { count: loss.annotations })}
            </li>
          ))}
        </ul>
      </ConfirmDialog>
    </div>
  );
}
