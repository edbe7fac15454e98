"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { useErrorText } from "@/components/ui/use-action";
import { useT } from "@/lib/client/i18n";
import { applyPreferences, signIn } from "@/lib/client/sign-in";

export function SignInForm({ next }: { next: string }) {
  const t = useT();
  const errorText = useErrorText();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const submit = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(t, email, password);
      await applyPreferences();
      // A full load: the pages kept in memory were made for nobody.
      window.location.assign(next);
    } catch (error) {
      setProblem(errorText(error));
      setBusy(false);
    }
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1>{t("door.signInTitle")}</h1>
      <TextField
        label={t("door.email")}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={t("door.password")}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        error={problem}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" variant="primary" busy={busy}>
        {t("door.signInDo")}
      </Button>
      <details className="text-muted text-sm">
        <summary>{t("door.forgotten")}</summary>
        <p className="mt-1">
          {t("door.forgottenDo")} <code className="break-all">npx concord user password --email …</code>
        </p>
      </details>
    </form>
  );
}
