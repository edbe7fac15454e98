"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Time } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { Annotator, AnnotatorWork, Exclusion, InviteItem, Member } from "@/lib/contracts/people";
import type { WorkLimits } from "@/lib/contracts/work-limits";
import { ExclusionsSection } from "./exclusions-section";
import { InviteForm } from "./invite-form";
import { MemberLimits } from "./member-limits";
import { RemoveMemberDialog } from "./remove-member-dialog";
import { RoleSelect } from "./role-select";

type Props = {
  projectId: string;
  members: Member[];
  invites: InviteItem[];
  annotators: Annotator[];
  exclusions: Exclusion[];
  /** How many tasks an annotator is handed, by the settings of the project. */
  limits: WorkLimits;
};
/** A member about to be removed, with what they have given. */
type Leaving = { member: Member; work: AnnotatorWork };

export function MembersTab({ projectId, members, invites, annotators, exclusions, limits }: Props) {
  const t = useT();
  const router = useRouter();
  const action = useAction();
  const [removing, setRemoving] = useState<Leaving | null>(null);
  const of = (member: Member) => ({ project: projectId, user: member.userId });
  const change = (work: () => Promise<unknown>) =>
    action.run(async () => {
      await work();
      setRemoving(null);
      router.refresh();
    });
  const askToRemove = (member: Member) =>
    action.run(async () => {
      const work = await call("getAnnotatorWork", { params: of(member) });
      setRemoving({ member, work });
    });
  return (
    <div className="flex flex-col gap-5 p-4">
      <div className="overflow-x-auto">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("settings.member")}</th>
              <th scope="col">{t("settings.role")}</th>
              <th scope="col">{t("distribution.limits")}</th>
              <th scope="col">{t("settings.joined")}</th>
              <th scope="col">
                <span className="sr-only">{t("app.remove")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.userId}>
                <td dir="auto">
                  <span className="font-semibold">{member.name}</span>{" "}
                  {member.simulated && <Chip>{t("settings.simulated")}</Chip>}
                  {member.imported && <Chip>{t("settings.imported")}</Chip>}
                  <div className="text-muted text-xs">{member.email}</div>
                </td>
                <td>
                  <RoleSelect
                    label={`${t("settings.role")}: ${member.name}`}
                    hideLabel
                    role={member.role}
                    disabled={action.busy}
                    onChange={(role) =>
                      void change(() => call("patchMember", { params: of(member), body: { role } }))
                    }
                  />
                </td>
                <td>
                  {!member.imported && (
                    <MemberLimits {...{ projectId, member, limits }} onChanged={() => router.refresh()} />
                  )}
                </td>
                <td>
                  <Time ms={member.joinedAt} day />
                </td>
                <td className="text-end">
                  <Button
                    size="small"
                    variant="danger"
                    aria-label={`${t("app.remove")} ${member.name}`}
                    disabled={action.busy}
                    onClick={() => void askToRemove(member)}
                  >
                    {t("app.remove")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <InviteForm projectId={projectId} />
      {invites.length > 0 && (
        <section className="overflow-x-auto">
          <h2 className="mb-1">{t("settings.invites")}</h2>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("settings.member")}</th>
                <th scope="col">{t("settings.role")}</th>
                <th scope="col">{t("settings.expires")}</th>
                <th scope="col">
                  <span className="sr-only">{t("settings.revoke")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {invites.map((invite) => (
                <tr key={invite.id}>
                  <td>{invite.email ?? t("settings.anyone")}</td>
                  <td>{t(`auth.role_${invite.role}`)}</td>
                  <td>
                    {invite.usedAt === null ? (
                      <Time ms={invite.expiresAt} />
                    ) : (
                      <Chip>
                        {invite.usedBy === null
                          ? t("settings.used")
                          : t("settings.usedBy", { name: invite.usedBy })}
                      </Chip>
                    )}
                  </td>
                  <td className="text-end">
                    {invite.usedAt === null && (
                      <Button
                        size="small"
                        disabled={action.busy}
                        onClick={() =>
                          void change(() =>
                            call("revokeInvite", { params: { project: projectId, invite: invite.id } }),
                          )
                        }
                      >
                        {t("settings.revoke")}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <ExclusionsSection projectId={projectId} annotators={annotators} exclusions={exclusions} />
      {removing && (
        <RemoveMemberDialog
          {...removing}
          busy={action.busy}
          onRemove={(query) =>
            void change(() => call("removeMember", { params: of(removing.member), query }))
          }
          onClose={() => setRemoving(null)}
        />
      )}
    </div>
  );
}
