"use client";
import { TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";

export type NewAccount = { name: string; email: string; password: string };
export const EMPTY_ACCOUNT: NewAccount = { name: "", email: "", password: "" };

/** Name, address and password of a new account. */
export function AccountFields({
  account,
  onChange,
  issue,
  fixedEmail = false,
}: {
  account: NewAccount;
  onChange: (account: NewAccount) => void;
  issue: (field: keyof NewAccount) => string | undefined;
  fixedEmail?: boolean;
}) {
  const t = useT();
  return (
    <>
      <TextField
        label={t("auth.name")}
        autoComplete="name"
        required
        value={account.name}
        error={issue("name")}
        onChange={(event) => onChange({ ...account, name: event.target.value })}
      />
      <TextField
        label={t("auth.email")}
        type="email"
        autoComplete="username"
        required
        readOnly={fixedEmail}
        value={account.email}
        error={issue("email")}
        onChange={(event) => onChange({ ...account, email: event.target.value })}
      />
      <TextField
        label={t("auth.password")}
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        hint={t("auth.passwordHint")}
        value={account.password}
        error={issue("password")}
        onChange={(event) => onChange({ ...account, password: event.target.value })}
      />
    </>
  );
}
