"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { signIn } from "@/lib/client/sign-in";
import { AccountFields, EMPTY_ACCOUNT } from "./account-fields";

export function SetUpForm() {
  const t = useT();
  const action = useAction(["name", "email", "password"]);
  const [account, setAccount] = useState(EMPTY_ACCOUNT);
  const submit = () =>
    action.run(async () => {
      await call("setUp", { body: account });
      await signIn(t, account.email, account.password);
      window.location.assign("/");
    });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1>{t("auth.setUpTitle")}</h1>
      <p className="text-muted">{t("auth.setUpText")}</p>
      <AccountFields account={account} onChange={setAccount} issue={action.issue} />
      <Button type="submit" variant="primary" busy={action.busy}>
        {t("auth.setUpDo")}
      </Button>
    </form>
  );
}
