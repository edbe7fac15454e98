"use client";
import { Menu } from "@base-ui/react/menu";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { useAction } from "@/components/ui/use-action";
import { mayLeave } from "@/components/ui/use-leave-warning";
import { useT } from "@/lib/client/i18n";
import { currentTheme, THEMES } from "@/lib/client/look";
import { signOut } from "@/lib/client/sign-in";
import type { Me } from "@/lib/contracts/people";
import { LOCALES } from "@/lib/i18n";
import { LANGUAGE_NAMES } from "./language-switch";
import { useLook } from "./use-look";

export const THEME_NAMES = {
  light: "nav.themeLight",
  dark: "nav.themeDark",
  system: "nav.themeSystem",
} as const;

/** Leaves for good: a full load, so that nothing of the person stays in memory. */
export function useSignOut() {
  const action = useAction();
  return () =>
    action.run(async () => {
      await signOut();
      window.location.assign("/sign-in");
    });
}

const ITEM =
  "flex min-h-7 cursor-pointer items-center gap-2 rounded-md px-2.5 outline-none data-[highlighted]:bg-surface-2";

export function AccountMenu({ me }: { me: Me }) {
  const t = useT();
  const router = useRouter();
  const leave = useSignOut();
  const { chooseTheme, chooseLocale } = useLook();
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={t("nav.account")}
        className="flex min-h-7 items-center gap-1.5 rounded-md px-1.5 text-muted hover:bg-surface-2 hover:text-text"
      >
        <Icon name="user" />
        <span className="hidden max-w-32 truncate lg:inline">{me.name}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={6} className="z-50">
          <Menu.Popup className="min-w-52 rounded-lg border border-line bg-surface p-1.5 shadow-pop outline-none">
            <div className="px-2.5 py-1">
              <div className="font-semibold">{me.name}</div>
              <div className="text-muted text-xs">{me.email}</div>
            </div>
            <Menu.Item className={ITEM} onClick={() => mayLeave() && router.push("/account")}>
              {t("nav.account")}
            </Menu.Item>
            <Menu.Item className={ITEM} onClick={() => mayLeave() && router.push("/help")}>
              {t("manual.title")}
            </Menu.Item>
            {me.role === "owner" && (
              <Menu.Item className={ITEM} onClick={() => mayLeave() && router.push("/people")}>
                {t("nav.people")}
              </Menu.Item>
            )}
            <Group title={t("nav.theme")}>
              {THEMES.map((theme) => (
                <Menu.Item key={theme} className={ITEM} onClick={() => chooseTheme(theme)}>
                  <Checked on={currentTheme() === theme} /> {t(THEME_NAMES[theme])}
                </Menu.Item>
              ))}
            </Group>
            <Group title={t("nav.language")}>
              {LOCALES.map((locale) => (
                <Menu.Item key={locale} className={ITEM} lang={locale} onClick={() => chooseLocale(locale)}>
                  {LANGUAGE_NAMES[locale]}
                </Menu.Item>
              ))}
            </Group>
            <div className="my-1 border-line border-t" />
            <Menu.Item className={ITEM} onClick={() => void leave()}>
              {t("nav.signOut")}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Menu.Group className="mt-1 border-line border-t pt-1">
      <Menu.GroupLabel className="px-2.5 py-1 text-muted text-xs">{title}</Menu.GroupLabel>
      {children}
    </Menu.Group>
  );
}

function Checked({ on }: { on: boolean }) {
  return <span className="w-4">{on && <Icon name="check" size={14} />}</span>;
}
