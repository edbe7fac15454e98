"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { useErrorTextLater } from "@/components/ui/use-action";
import { useT } from "@/lib/client/i18n";

type Props = {
  email: string;
  waiting: number;
  signIn: (email: string, password: string) => Promise<void>;
  onSignedIn: () => void;
};

/** The session ended during labeling: the annotator signs in again right here, and only as the same user. */
export function SignInDialog({ email, waiting, signIn, onSignedIn }: Props) {
  const t = useT();
  const errorText = useErrorTextLater();
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const [later, setLater] = useState(false);
  const submit = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(email, password);
      onSignedIn();
    } catch (error) {
      setProblem(await errorText(error));
    } finally {
      setBusy(false);
    }
  };
  if (later)
    return (
      <div className="fixed inset-x-0 bottom-14 z-40 mx-auto w-fit rounded-lg border border-warn bg-surface px-3 py-2 shadow-pop">
        {t("labelLater.signInNeeded")}{" "}
        <Button size="small" variant="primary" onClick={() => setLater(false)}>
          {t("labelLater.signIn")}
        </Button>
      </div>
    );
  return (
    <Dialog open onClose={() => setLater(true)} title={t("labelLater.signInTitle")}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{t("labelLater.signInText", { count: waiting })}</p>
        <TextField
          label={t("labelLater.email")}
          type="email"
          value={email}
          readOnly
          autoComplete="username"
        />
        <TextField
          label={t("labelLater.password")}
          type="password"
          autoComplete="current-password"
          value={password}
          error={problem}
          required
          autoFocus
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" variant="primary" busy={busy}>
          {t("labelLater.signIn")}
        </Button>
      </form>
    </Dialog>
  );
}
