"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyOnce } from "@/components/ui/copy-once";
import { TextArea } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { ProjectRole } from "@/lib/contracts/common";
import type { InvitedPerson } from "@/lib/contracts/people";
import { RoleSelect } from "./role-select";

const addressesIn = (text: string): string[] => text.split(/[\s,;]+/).filter((one) => one !== "");
/** A link that was made here, whatever address the instance is reached by. */
const linkOf = (url: string) => new URL(url, window.location.href).href;

/** Brings people into the project: those who are named, or anyone who has the link. */
export function InviteForm({ projectId }: { projectId: string }) {
  const t = useT();
  const router = useRouter();
  const [role, setRole] = useState<ProjectRole>("annotator");
  const [text, setText] = useState("");
  // A link is shown this once, so it stays while others are made.
  const [urls, setUrls] = useState<string[]>([]);
  const [results, setResults] = useState<InvitedPerson[]>([]);
  const emails = addressesIn(text);
  const action = useAction(["emails", ...emails.map((_, i) => `emails.${i}`)]);
  const params = { project: projectId };
  const invite = () =>
    action.run(async () => {
      if (emails.length === 0) {
        const made = await call("createInvite", { params, body: { role } });
        setUrls((before) => [made.url, ...before]);
      } else {
        const { items } = await call("invitePeople", { params, body: { role, emails } });
        const isNew = (one: InvitedPerson) => items.every(({ email }) => email !== one.email);
        setResults((before) => [...items, ...before.filter(isNew)]);
      }
      setText("");
      router.refresh();
    });
  const bad = emails.findIndex((_, i) => action.issue(`emails.${i}`) !== undefined);
  const issue = bad < 0 ? action.issue("emails") : `${emails[bad]}: ${action.issue(`emails.${bad}`)}`;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void invite();
      }}
    >
      <div className="flex flex-wrap items-start gap-2">
        <RoleSelect label={t("settings.inviteRole")} role={role} onChange={setRole} />
        <TextArea
          className="w-full max-w-96"
          rows={2}
          label={t("settings.inviteEmail")}
          hint={t("settings.inviteEmailHint")}
          value={text}
          error={issue}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Button type="submit" variant="primary" className="self-start" busy={action.busy}>
        {t("settings.invite")}
      </Button>
      {urls.map((url) => (
        <CopyOnce key={url} label={t("settings.inviteLink")} value={linkOf(url)} />
      ))}
      {results.length > 0 && <Results results={results} />}
    </form>
  );
}

function Results({ results }: { results: InvitedPerson[] }) {
  const t = useT();
  return (
    <section className="flex flex-col gap-2">
      <h3>{t("settings.inviteResults")}</h3>
      {results.map(({ email, outcome, url }) =>
        url === null ? (
          <p key={email} role="status">
            {email}: {t(`settings.invited_${outcome}`)}
          </p>
        ) : (
          <CopyOnce key={email} label={`${email}: ${t(`settings.invited_${outcome}`)}`} value={linkOf(url)} />
        ),
      )}
    </section>
  );
}
