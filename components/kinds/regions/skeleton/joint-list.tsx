"use client";
/** The joints of a template beside its image: names, pairs and bones by fields, for those who do not use a pointer. */
import type { Dispatch } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Select, TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import type { TemplateEdit, TemplateEvent } from "@/lib/kinds/regions/skeleton/template-edit";

type Props = { edit: TemplateEdit; dispatch: Dispatch<TemplateEvent> };

export function JointList({ edit, dispatch }: Props) {
  const t = useT();
  const nameOf = (id: string) => edit.joints.find((joint) => joint.id === id)?.name ?? id;
  return (
    <ol aria-label={t("settings.templateJoints")} className="flex flex-col">
      {edit.joints.map(({ id, name, mirror }, i) => {
        const isChosen = id === edit.chosen;
        return (
          <li
            key={id}
            className={classNames(
              "flex flex-col gap-1.5 rounded-md px-1.5 py-1",
              isChosen && "bg-accent-weak",
            )}
          >
            <div className="flex items-center gap-1.5">
              <span className="num w-5 flex-none text-end text-muted text-xs">{i + 1}</span>
              <TextField
                className="min-w-0 flex-1"
                label={t("settings.jointName")}
                hideLabel
                dir="auto"
                value={name}
                onFocus={() => dispatch({ type: "choose", id })}
                onChange={(event) => dispatch({ type: "rename", id, name: event.target.value })}
              />
              {edit.waiting.includes(id) && (
                <span className="flex-none text-muted text-xs">{t("settings.jointWaiting")}</span>
              )}
              {!isChosen && !edit.waiting.includes(id) && mirror !== undefined && (
                <span
                  className="max-w-24 flex-none truncate text-muted text-xs"
                  title={nameOf(mirror)}
                  dir="auto"
                >
                  ⇄ {nameOf(mirror)}
                </span>
              )}
              <Button
                variant="quiet"
                aria-label={t("settings.removeJoint", { name })}
                disabled={edit.joints.length === 1}
                onClick={() => dispatch({ type: "remove", id })}
              >
                <Icon name="trash" />
              </Button>
            </div>
            {isChosen && <ChosenJoint id={id} {...{ edit, dispatch }} />}
          </li>
        );
      })}
    </ol>
  );
}

/** Pair and bones of the joint that is chosen. */
function ChosenJoint({ id, edit, dispatch }: Props & { id: string }) {
  const t = useT();
  const joint = edit.joints.find((one) => one.id === id);
  if (!joint) return null;
  const others = edit.joints.filter((one) => one.id !== id);
  const bones = edit.bones.filter((bone) => bone.includes(id));
  const connected = new Set(bones.flat());
  const { name } = joint;
  return (
    <div className="flex flex-col gap-1.5 ps-6.5 pb-1">
      <Select
        label={t("settings.mirrorOf", { name })}
        hideLabel
        title={t("settings.mirrorOf", { name })}
        value={joint.mirror ?? ""}
        onChange={({ target }) => dispatch({ type: "pair", id, other: target.value || null })}
      >
        <option value="">{t("settings.noMirror")}</option>
        {others.map((other) => (
          <option key={other.id} value={other.id}>
            {t("settings.mirrorTo", { name: other.name })}
          </option>
        ))}
      </Select>
      <Select
        label={t("settings.connectJoint", { name })}
        hideLabel
        title={t("settings.connectJoint", { name })}
        value=""
        onChange={({ target }) => target.value && dispatch({ type: "join", from: target.value, to: id })}
      >
        <option value="">{t("settings.connectWith")}</option>
        {others
          .filter((other) => !connected.has(other.id))
          .map((other) => (
            <option key={other.id} value={other.id}>
              {other.name}
            </option>
          ))}
      </Select>
      {bones.length > 0 && (
        <ul aria-label={t("settings.bonesOf", { name })} className="flex flex-wrap gap-1">
          {bones.map(([from, to]) => {
            const other = from === id ? to : from;
            const otherName = edit.joints.find((one) => one.id === other)?.name ?? other;
            return (
              <li key={`${from} ${to}`}>
                <Button
                  size="small"
                  aria-label={t("settings.removeBone", { name: otherName })}
                  // The joint that is chosen stays chosen.
                  onClick={() => dispatch({ type: "join", from: other, to: id })}
                >
                  <span dir="auto">{otherName}</span>
                  <Icon name="close" />
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
