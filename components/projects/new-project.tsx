"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { SchemaPreview } from "@/components/schema/schema-preview";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { TextArea, TextField } from "@/components/ui/field";
import { PageHead } from "@/components/ui/page-head";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { LabelConfigRead } from "@/lib/contracts/projects";
import type { MessageKey } from "@/lib/i18n";
import type { LabelSchema } from "@/lib/labels/schema";
import { ConfigSource } from "./config-source";

/** No template has such an id. */
const CONFIG = " config";

type Template = { id: string; schema: LabelSchema };

export function NewProject({ templates }: { templates: readonly Template[] }) {
  const t = useT();
  const router = useRouter();
  const action = useAction(["name", "description"]);
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [template, setTemplate] = useState(templates[0]?.id ?? "");
  const [made, setMade] = useState<LabelConfigRead | null>(null);
  const isConfig = template === CONFIG;
  const schema = isConfig ? made?.schema : templates.find((one) => one.id === template)?.schema;
  // A test holds the dictionaries to the templates there are.
  const words = (part: "name" | "about", one: Template) => t(`templates.${part}_${one.id}` as MessageKey);
  const create = () =>
    action.run(async () => {
      // As it is shown beside: the names are in the language of the page.
      const project = await call("createProject", { body: { name, description, schema } });
      router.push(`/projects/${project.id}/import`);
    });
  return (
    <form
      className="mx-auto max-w-4xl"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <PageHead title={t("projects.newTitle")} />
      <div className="grid items-start gap-3.5 md:grid-cols-2">
        <Card className="flex flex-col gap-3">
          <TextField
            label={t("projects.newName")}
            required
            maxLength={200}
            value={name}
            error={action.issue("name")}
            onChange={(event) => setName(event.target.value)}
          />
          <TextArea
            label={t("projects.newDescription")}
            rows={2}
            value={description}
            error={action.issue("description")}
            onChange={(event) => setDescription(event.target.value)}
          />
          <fieldset>
            <legend className="mb-1 font-semibold text-sm">{t("projects.newTemplate")}</legend>
            <div className="flex flex-col gap-1.5">
              {[
                ...templates.map((one) => ({
                  id: one.id,
                  name: words("name", one),
                  about: words("about", one),
                })),
                { id: CONFIG, name: t("projects.fromConfig"), about: t("projects.fromConfigAbout") },
              ].map(({ id, name: called, about }) => (
                <label
                  key={id}
                  className={classNames(
                    "flex cursor-pointer gap-2 rounded-md border px-2.5 py-1.5",
                    id === template ? "border-accent bg-accent-weak" : "border-line hover:bg-surface-2",
                  )}
                >
                  <input
                    type="radio"
                    name="template"
                    className="mt-1 flex-none accent-(--accent)"
                    checked={id === template}
                    onChange={() => setTemplate(id)}
                  />
                  <span>
                    <span className="font-semibold">{called}</span>
                    <span className="block text-muted text-xs">{about}</span>
                  </span>
                </label>
              ))}
            </div>
            <p className="mt-1 text-muted text-xs">{t("projects.newTemplateHint")}</p>
          </fieldset>
          {isConfig && <ConfigSource made={made} onMade={setMade} />}
          <Button
            type="submit"
            variant="primary"
            busy={action.busy}
            disabled={isConfig && made === null}
            className="self-start"
          >
            {t("projects.newCreate")}
          </Button>
        </Card>
        {schema && (
          <Card className="flex flex-col gap-2">
            <h2>{t("projects.newPreview")}</h2>
            <SchemaPreview schema={schema} />
          </Card>
        )}
      </div>
    </form>
  );
}
