"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { LaterSheet } from "@/components/annotate/later-sheet";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { importLater } from "@/components/ui/later";
import { useT } from "@/lib/client/i18n";
import type { ProjectRole } from "@/lib/contracts/common";
import type { Me } from "@/lib/contracts/people";
import { AccountMenu } from "./account-menu";
import { AppCommands } from "./app-commands";
import { LanguageSwitch } from "./language-switch";
import { isCurrent, type Place, type ProjectRef, projectPlaces } from "./places";

const Sheet = importLater(() => import("@/components/ui/sheet").then((loaded) => loaded.Sheet));

type Props = {
  me: Me;
  projects: ProjectRef[];
  project: (ProjectRef & { role: ProjectRole; canBulk: boolean }) | null;
  children: ReactNode;
};

export function Shell({ me, projects, project, children }: Props) {
  const t = useT();
  const [menuOpen, setMenuOpen] = useState(false);
  const places = project ? projectPlaces(project.id, project.role, project.canBulk) : [];
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-50 focus:rounded-md focus:bg-surface focus:px-3 focus:py-1.5"
      >
        {t("nav.skipToContent")}
      </a>
      <header className="sticky top-0 z-30 flex h-11 flex-none items-center gap-2.5 border-line border-b bg-surface px-3.5">
        {project && (
          <button
            type="button"
            aria-label={t("nav.menu")}
            onClick={() => setMenuOpen(true)}
            className="grid size-7 place-items-center rounded-md text-muted hover:bg-surface-2 md:hidden"
          >
            <Icon name="menu" />
          </button>
        )}
        <Link href="/" className="rounded font-bold text-lg tracking-tight">
          Concord
        </Link>
        {project && (
          <>
            <span aria-hidden className="text-faint">
              /
            </span>
            <Link href={`/projects/${project.id}`} className="min-w-0 truncate rounded" dir="auto">
              {project.name}
            </Link>
          </>
        )}
        <div className="ms-auto flex items-center gap-1.5">
          <AppCommands me={me} projects={projects} places={places} />
          <LanguageSwitch />
          <AccountMenu me={me} />
        </div>
      </header>
      <div className="flex flex-1">
        {project && (
          <nav
            aria-label={t("nav.project")}
            className="sticky top-11 hidden h-[calc(100dvh-44px)] w-48 flex-none flex-col gap-px border-line border-e bg-surface px-2 py-2.5 md:flex"
          >
            <Places places={places} />
          </nav>
        )}
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 py-4 outline-none md:px-6">
          {children}
        </main>
      </div>
      {project && (
        <LaterSheet part={Sheet} open={menuOpen} onClose={() => setMenuOpen(false)} title={t("nav.menu")}>
          <nav aria-label={t("nav.project")} className="flex flex-col gap-px px-2 pb-3">
            <Places places={places} onChoose={() => setMenuOpen(false)} />
          </nav>
        </LaterSheet>
      )}
    </div>
  );
}

function Places({ places, onChoose }: { places: Place[]; onChoose?: () => void }) {
  const t = useT();
  const pathname = usePathname();
  return places.map((place) => {
    const current = isCurrent(place, pathname);
    return (
      <Link
        key={place.href}
        href={place.href}
        aria-current={current ? "page" : undefined}
        onClick={onChoose}
        className={classNames(
          "rounded-md px-2.5 py-1.5",
          current
            ? "bg-accent-weak font-semibold text-accent"
            : "text-muted hover:bg-surface-2 hover:text-text",
        )}
      >
        {t(place.name)}
      </Link>
    );
  });
}
