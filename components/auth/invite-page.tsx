"use client";
import Link from "next/link";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { signIn } from "@/lib/client/sign-in";
import type { InviteView } from "@/lib/contracts/people";
import { AccountFields, EMPTY_ACCOUNT } from "./account-fields";

type Props = { token: string; invite: InviteView | null; signedInAs: string | null };

export function InvitePage({ token, invite, signedInAs }: Props) {
  const t = useT();
  const action = useAction(["account.name", "account.email", "account.password"]);
  const [account, setAccount] = useState({ ...EMPTY_ACCOUNT, email: invite?.email ?? "" });
  if (!invite)
    return (
      <>
        <h1 className="sr-only">{t("nav.invite")}</h1>
        <EmptyState
          title={t("auth.inviteGoneTitle")}
          action={
            <Link href={signedInAs === null ? "/sign-in" : "/"} className={buttonClass()}>
              {t(signedInAs === null ? "nav.signIn" : "nav.projects")}
            </Link>
          }
        >
          {t("auth.inviteGoneText")}
        </EmptyState>
      </>
    );
  const accept = () =>
    action.run(async () => {
      const { projectId } = await call("acceptInvite", {
        params: { token },
        body: signedInAs === null ? { account } : {},
      });
      if (signedInAs === null) await signIn(t, account.email, account.password);
      window.location.assign(`/projects/${projectId}`);
    });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void accept();
      }}
    >
      <h1>{t("auth.inviteTitle", { project: invite.projectName })}</h1>
      <p>{t("auth.inviteText", { role: t(`auth.role_${invite.role}`) })}</p>
      {invite.email !== null && <p className="text-muted">{t("auth.inviteFor", { email: invite.email })}</p>}
      {signedInAs === null ? (
        <AccountFields
          account={account}
          onChange={setAccount}
          issue={(field) => action.issue(`account.${field}`)}
          fixedEmail={invite.email !== null}
        />
      ) : (
        <p className="text-muted">{t("auth.inviteAs", { email: signedInAs })}</p>
      )}
      <Button type="submit" variant="primary" busy={action.busy}>
        {t(signedInAs === null ? "auth.inviteCreate" : "auth.inviteAccept")}
      </Button>
      {signedInAs === null && (
        <Link
          href={`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`}
          className={buttonClass("quiet")}
        >
          {t("auth.inviteHave")}
        </Link>
      )}
    </form>
  );
}
