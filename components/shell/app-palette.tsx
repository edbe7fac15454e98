"use client";
/** What the commands of every page are chosen in. */
import { Dialog as Base } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { THEME_NAMES, useSignOut } from "@/components/shell/account-menu";
import { LANGUAGE_NAMES } from "@/components/shell/language-switch";
import type { Place, ProjectRef } from "@/components/shell/places";
import { useLook } from "@/components/shell/use-look";
import { mayLeave } from "@/components/ui/use-leave-warning";
import { useT } from "@/lib/client/i18n";
import { THEMES } from "@/lib/client/look";
import type { Me } from "@/lib/contracts/people";
import { LOCALES } from "@/lib/i18n";

type Props = { me: Me; projects: ProjectRef[]; places: Place[]; onClose: () => void };
type Entry = { id: string; name: string; run: () => void };

export function AppPalette({ open, ...props }: Props & { open: boolean }) {
  const t = useT();
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && props.onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Base.Popup className="fixed top-[12vh] left-1/2 z-50 w-[min(560px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-surface shadow-pop">
          <Base.Title className="sr-only">{t("common.commands")}</Base.Title>
          {open && <Commands {...props} />}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function Commands({ me, projects, places, onClose }: Props) {
  const t = useT();
  const router = useRouter();
  const leave = useSignOut();
  const { chooseTheme, chooseLocale } = useLook();
  const go = (href: string) => () => {
    if (mayLeave()) router.push(href);
  };
  const groups: { title: string; entries: Entry[] }[] = [
    {
      title: t("nav.project"),
      entries: places.map(({ href, name }) => ({ id: href, name: t(name), run: go(href) })),
    },
    {
      title: t("nav.projects"),
      entries: [
        { id: "/", name: t("nav.projects"), run: go("/") },
        ...projects.map(({ id, name }) => ({ id, name, run: go(`/projects/${id}`) })),
        ...(me.mayCreateProjects
          ? [{ id: "/projects/new", name: t("nav.newProject"), run: go("/projects/new") }]
          : []),
        { id: "/help", name: t("manual.title"), run: go("/help") },
        ...(me.role === "owner" ? [{ id: "/people", name: t("nav.people"), run: go("/people") }] : []),
      ],
    },
    {
      title: t("nav.actions"),
      entries: [
        { id: "/account", name: t("nav.account"), run: go("/account") },
        ...THEMES.map((theme) => ({
          id: theme,
          name: `${t("nav.theme")}: ${t(THEME_NAMES[theme])}`,
          run: () => chooseTheme(theme),
        })),
        ...LOCALES.map((locale) => ({
          id: locale,
          name: `${t("nav.language")}: ${LANGUAGE_NAMES[locale]}`,
          run: () => chooseLocale(locale),
        })),
        { id: "sign-out", name: t("nav.signOut"), run: () => void leave() },
      ],
    },
  ];
  return (
    <Command label={t("common.commands")} loop>
      <Command.Input
        autoFocus
        placeholder={t("nav.commandSearch")}
        className="min-h-11 w-full border-line border-b bg-transparent px-4 text-lg outline-none"
      />
      <Command.List className="max-h-[55dvh] overflow-auto p-1.5">
        <Command.Empty className="px-3 py-4 text-muted">{t("nav.commandNothing")}</Command.Empty>
        {groups
          .filter(({ entries }) => entries.length > 0)
          .map(({ title, entries }) => (
            <Command.Group
              key={title}
              heading={title}
              className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
            >
              {entries.map((entry) => (
                <Command.Item
                  key={entry.id}
                  value={`${title} ${entry.name} ${entry.id}`}
                  onSelect={() => {
                    onClose();
                    entry.run();
                  }}
                  className="flex min-h-8 cursor-pointer items-center rounded-md px-2.5 data-[selected=true]:bg-accent-weak"
                >
                  <span className="min-w-0 break-words" dir="auto">
                    {entry.name}
                  </span>
                </Command.Item>
              ))}
            </Command.Group>
          ))}
      </Command.List>
    </Command>
  );
}
