"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { useErrorTextLater } from "@/components/ui/use-action";
import { useT } from "@/lib/client/i18n";
import { applyPreferences, signIn } from "@/lib/client/sign-in";

export function SignInForm({ next }: { next: string }) {
  const t = useT();
  const errorText = useErrorTextLater();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const submit = async (given: FormData) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(t, String(given.get("email")), String(given.get("password")));
      await applyPreferences();
      // A full load: the pages kept in memory were rendered without a user.
      window.location.assign(next);
    } catch (error) {
      setProblem(await errorText(error));
      setBusy(false);
    }
  };
  return (
    // Uncontrolled fields keep what a browser fills in before the page is hydrated. `post` keeps a password out of the
    // address when the form is sent before that.
    <form
      method="post"
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <h1>{t("auth.signInTitle")}</h1>
      <TextField label={t("auth.email")} type="email" autoComplete="username" required name="email" />
      <TextField
        label={t("auth.password")}
        type="password"
        autoComplete="current-password"
        required
        name="password"
        error={problem}
      />
      <Button type="submit" variant="primary" busy={busy}>
        {t("auth.signInDo")}
      </Button>
      <details className="text-muted text-sm">
        <summary>{t("auth.forgotten")}</summary>
        <p className="mt-1">
          {t("auth.forgottenDo")} <code className="break-all">npx concord user password --email …</code>
        </p>
      </details>
    </form>
  );
}
