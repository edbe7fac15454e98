"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { THEME_NAMES } from "@/components/shell/account-menu";
import { LANGUAGE_NAMES } from "@/components/shell/language-switch";
import { useLook } from "@/components/shell/use-look";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox, Select, TextField } from "@/components/ui/field";
import { PageHead } from "@/components/ui/page-head";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { type CallInput, call } from "@/lib/client/api/call";
import { useLanguage, useT } from "@/lib/client/i18n";
import { THEMES, type Theme } from "@/lib/client/look";
import { signOutEverywhere } from "@/lib/client/sign-in";
import type { ApiTokenItem, Me } from "@/lib/contracts/people";
import { DENSITIES, type Density } from "@/lib/core/densities";
import { LOCALES, type Locale } from "@/lib/i18n";
import { KeysCard } from "./keys-card";
import { TokenCard } from "./token-card";

export function AccountPage({ me, tokens }: { me: Me; tokens: ApiTokenItem[] }) {
  const t = useT();
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-3.5">
      <PageHead title={t("account.title")} />
      <PersonCard me={me} />
      <KeysCard me={me} />
      <PasswordCard />
      <TokenCard tokens={tokens} />
      <SessionsCard />
    </div>
  );
}

function PersonCard({ me }: { me: Me }) {
  const { t, locale } = useLanguage();
  const router = useRouter();
  const toast = useToast();
  const action = useAction(["name"]);
  const { chooseLocale, chooseTheme } = useLook();
  const [name, setName] = useState(me.name);
  const patch = (body: CallInput<"patchMe">["body"]) =>
    action.run(async () => {
      await call("patchMe", { body });
      toast(t("app.saved"), { tone: "good" });
      router.refresh();
    });
  return (
    <Card className="flex flex-col gap-3">
      <h2>{t("account.person")}</h2>
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void patch({ name });
        }}
      >
        <TextField
          className="flex-1"
          label={t("account.name")}
          value={name}
          error={action.issue("name")}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" busy={action.busy} disabled={name === me.name}>
          {t("common.save")}
        </Button>
      </form>
      <TextField label={t("account.email")} value={me.email} readOnly />
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label={t("nav.language")}
          value={locale}
          onChange={(event) => chooseLocale(event.target.value as Locale)}
        >
          {LOCALES.map((one) => (
            <option key={one} value={one} lang={one}>
              {LANGUAGE_NAMES[one]}
            </option>
          ))}
        </Select>
        <Select
          label={t("nav.theme")}
          value={me.preferences.theme ?? "system"}
          onChange={(event) => chooseTheme(event.target.value as Theme)}
        >
          {THEMES.map((theme) => (
            <option key={theme} value={theme}>
              {t(THEME_NAMES[theme])}
            </option>
          ))}
        </Select>
        <Select
          label={t("account.density")}
          hint={t("account.densityHint")}
          value={me.preferences.density ?? "normal"}
          disabled={action.busy}
          onChange={(event) =>
            void patch({
              preferences: { ...me.preferences, density: event.target.value as Density },
            })
          }
        >
          {DENSITIES.map((density) => (
            <option key={density} value={density}>
              {t(`account.density_${density}`)}
            </option>
          ))}
        </Select>
      </div>
      <Checkbox
        label={t("account.fixedWidth")}
        hint={t("account.fixedWidthHint")}
        checked={me.preferences.fixedWidth ?? false}
        disabled={action.busy}
        onChange={(event) =>
          void patch({ preferences: { ...me.preferences, fixedWidth: event.target.checked } })
        }
      />
      {(["questionsBelow", "tasksBeside"] as const).map((name) => (
        <Checkbox
          key={name}
          label={t(`account.${name}`)}
          hint={t(`account.${name}Hint`)}
          checked={me.preferences[name] ?? false}
          disabled={action.busy}
          onChange={(event) =>
            void patch({ preferences: { ...me.preferences, [name]: event.target.checked } })
          }
        />
      ))}
      <Checkbox
        label={t("account.submitOnKey")}
        hint={t("account.submitOnKeyHint")}
        checked={me.preferences.submitOnKey ?? false}
        disabled={action.busy}
        onChange={(event) =>
          void patch({ preferences: { ...me.preferences, submitOnKey: event.target.checked } })
        }
      />
      <Checkbox
        label={t("account.singleKeys")}
        hint={t("account.singleKeysHint")}
        checked={me.preferences.singleKeys ?? true}
        disabled={action.busy}
        onChange={(event) =>
          void patch({ preferences: { ...me.preferences, singleKeys: event.target.checked } })
        }
      />
    </Card>
  );
}

function PasswordCard() {
  const t = useT();
  const toast = useToast();
  const action = useAction(["currentPassword", "newPassword"]);
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");
  const change = () =>
    action.run(async () => {
      await call("changePassword", { body: { currentPassword, newPassword } });
      toast(t("account.passwordChanged"), { tone: "good" });
      setCurrent("");
      setNew("");
    });
  return (
    <Card>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <h2>{t("account.password")}</h2>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={t("account.currentPassword")}
            type="password"
            autoComplete="current-password"
            required
            value={currentPassword}
            error={action.issue("currentPassword")}
            onChange={(event) => setCurrent(event.target.value)}
          />
          <TextField
            label={t("account.newPassword")}
            type="password"
            autoComplete="new-password"
            required
            minLength={10}
            hint={t("auth.passwordHint")}
            value={newPassword}
            error={action.issue("newPassword")}
            onChange={(event) => setNew(event.target.value)}
          />
        </div>
        <Button type="submit" className="self-start" busy={action.busy}>
          {t("account.changePassword")}
        </Button>
      </form>
    </Card>
  );
}

function SessionsCard() {
  const t = useT();
  const action = useAction();
  const end = () =>
    action.run(async () => {
      await signOutEverywhere();
      window.location.assign("/sign-in");
    });
  return (
    <Card className="flex flex-wrap items-center gap-3">
      <h2>{t("account.sessions")}</h2>
      <span className="text-muted">{t("account.signOutEverywhereText")}</span>
      <Button variant="danger" className="ms-auto" busy={action.busy} onClick={() => void end()}>
        {t("account.signOutEverywhere")}
      </Button>
    </Card>
  );
}
