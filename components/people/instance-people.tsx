"use client";
import { useState } from "react";
/** The accounts of the instance: who may create projects, and who may not sign in any more. For its owners. */
import { ClearFilters } from "@/components/lists/clear-filters";
import { useListFilter } from "@/components/lists/use-list-filter";
import { Button } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextField } from "@/components/ui/field";
import { PageHead } from "@/components/ui/page-head";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { InstanceUser } from "@/lib/contracts/people";
import { UserRow } from "./user-row";

type Users = { items: InstanceUser[]; nextCursor: string | null };
type Props = { ownId: string; search: string; first: Users };

export function InstancePeople({ ownId, search, first }: Props) {
  const t = useT();
  const action = useAction();
  const [users, setUsers] = useState(first);
  const [known, setKnown] = useState(first);
  // Another search: the field that is being typed in stays.
  if (known !== first) {
    setKnown(first);
    setUsers(first);
  }
  const [closing, setClosing] = useState<InstanceUser | null>(null);
  const filter = useListFilter({ search: search || undefined }, (view) =>
    view.search ? `/people?q=${encodeURIComponent(view.search)}` : "/people",
  );
  const showMore = () =>
    action.run(async () => {
      const query = { limit: 100, cursor: users.nextCursor ?? undefined, search: search || undefined };
      const next = await call("listUsers", { query });
      setUsers({ items: [...users.items, ...next.items], nextCursor: next.nextCursor });
    });
  const change = (user: InstanceUser, body: { mayCreateProjects?: boolean; closed?: boolean }) =>
    action.run(async () => {
      const changed = await call("patchUser", { params: { user: user.id }, body });
      setUsers((before) => ({
        ...before,
        items: before.items.map((item) => (item.id === changed.id ? changed : item)),
      }));
      setClosing(null);
    });
  return (
    <div className="mx-auto max-w-5xl">
      <PageHead title={t("people.title")} />
      <p className="mb-3 max-w-prose text-muted">{t("people.text")}</p>
      <div role="search" className="mb-3 max-w-72">
        <TextField
          label={t("people.search")}
          type="search"
          maxLength={100}
          value={filter.search}
          onChange={(event) => filter.setSearch(event.target.value)}
          onBlur={filter.apply}
        />
      </div>
      <Card pad={false} className="overflow-x-auto">
        {users.items.length === 0 ? (
          <EmptyState title={t("people.none")} action={<ClearFilters href="/people" />} />
        ) : (
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("settings.member")}</th>
                <th scope="col">{t("people.role")}</th>
                <th scope="col" className="n">
                  {t("people.projects")}
                </th>
                <th scope="col">{t("people.since")}</th>
                <th scope="col">{t("people.mayCreate")}</th>
                <th scope="col">
                  <span className="sr-only">{t("people.account")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {users.items.map((user) => (
                <UserRow
                  key={user.id}
                  user={user}
                  isSelf={user.id === ownId}
                  busy={action.busy}
                  onChange={(body) => void change(user, body)}
                  onClose={() => setClosing(user)}
                />
              ))}
            </tbody>
          </table>
        )}
      </Card>
      {users.nextCursor && (
        <Button className="mt-3" busy={action.busy} onClick={() => void showMore()}>
          {t("people.more")}
        </Button>
      )}
      <ConfirmDialog
        open={closing !== null}
        title={t("people.closeTitle", { name: closing?.name ?? "" })}
        action={t("people.close")}
        busy={action.busy}
        onConfirm={() => closing && void change(closing, { closed: true })}
        onClose={() => setClosing(null)}
      >
        <p>{t("people.closeText")}</p>
      </ConfirmDialog>
    </div>
  );
}
