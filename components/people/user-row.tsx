"use client";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Time, useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { InstanceUser } from "@/lib/contracts/people";

type Props = {
  user: InstanceUser;
  isSelf: boolean;
  busy: boolean;
  onChange: (body: { mayCreateProjects?: boolean; closed?: boolean }) => void;
  /** Asked first: the account's sessions end. */
  onClose: () => void;
};

export function UserRow({ user, isSelf, busy, onChange, onClose }: Props) {
  const t = useT();
  const format = useFormat();
  const isClosed = user.closedAt !== null;
  return (
    <tr>
      <td dir="auto">
        <span className="font-semibold">{user.name}</span> {isClosed && <Chip>{t("people.closed")}</Chip>}
        <div className="text-muted text-xs">{user.email}</div>
      </td>
      <td>{t(`people.role_${user.role}`)}</td>
      <td className="n">
        {format.number(user.projects)}
        {user.managed > 0 && (
          <div className="text-muted text-xs">{t("people.managed", { count: user.managed })}</div>
        )}
      </td>
      <td>
        <Time ms={user.createdAt} day />
      </td>
      <td>
        {user.role === "owner" ? (
          <span className="text-muted">{t("people.always")}</span>
        ) : (
          <input
            type="checkbox"
            className="size-5 accent-(--accent)"
            aria-label={`${t("people.mayCreate")}: ${user.name}`}
            checked={user.mayCreateProjects}
            disabled={busy || isClosed}
            onChange={(event) => onChange({ mayCreateProjects: event.target.checked })}
          />
        )}
      </td>
      <td className="text-end">
        {isClosed ? (
          <Button
            size="small"
            disabled={busy}
            aria-label={`${t("people.open")} ${user.name}`}
            onClick={() => onChange({ closed: false })}
          >
            {t("people.open")}
          </Button>
        ) : (
          !isSelf && (
            <Button
              size="small"
              variant="danger"
              disabled={busy}
              aria-label={`${t("people.close")} ${user.name}`}
              onClick={onClose}
            >
              {t("people.close")}
            </Button>
          )
        )}
      </td>
    </tr>
  );
}
