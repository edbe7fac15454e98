"use client";
/** Links by which people without an account download the release, until they end. */
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyOnce } from "@/components/ui/copy-once";
import { Checkbox, Select, TextField } from "@/components/ui/field";
import { Time } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { ReleaseDetail, ReleaseLink } from "@/lib/contracts/releases";
import { SPLITS, type Split } from "@/lib/split/ratios";

type Props = { release: ReleaseDetail; links: readonly ReleaseLink[] };

const HOURS = 24;

export function LinksCard({ release, links }: Props) {
  const t = useT();
  const router = useRouter();
  const action = useAction();
  const [made, setMade] = useState<string | null>(null);
  const params = { release: release.id };
  const make = (body: {
    format: ReleaseLink["options"]["format"];
    split?: Split;
    images: boolean;
    days: number;
  }) =>
    action.run(async () => {
      const { days, ...options } = body;
      const { url } = await call("createReleaseLink", {
        params,
        body: { ...options, expiresInHours: days * HOURS },
      });
      setMade(url);
      router.refresh();
    });
  const withdraw = (link: string) =>
    action.run(async () => {
      await call("revokeReleaseLink", { params: { ...params, link } });
      router.refresh();
    });
  return (
    <Card>
      <details>
        <summary className="min-h-6 cursor-pointer font-semibold">{t("releases.links")}</summary>
        <div className="flex flex-col gap-3 pt-2">
          <p className="text-muted">{t("releases.linksHint")}</p>
          <LinkForm release={release} busy={action.busy} onMake={make} />
          {made && <CopyOnce key={made} label={t("releases.linkNew")} value={made} />}
          {links.length === 0 ? (
            <p className="text-muted">{t("releases.linkNone")}</p>
          ) : (
            <ul className="flex flex-col divide-y divide-line">
              {links.map((link) => (
                <LinkRow key={link.id} link={link} busy={action.busy} onWithdraw={withdraw} />
              ))}
            </ul>
          )}
        </div>
      </details>
    </Card>
  );
}

type FormProps = {
  release: ReleaseDetail;
  busy: boolean;
  onMake: (body: {
    format: ReleaseLink["options"]["format"];
    split?: Split;
    images: boolean;
    days: number;
  }) => void;
};

function LinkForm({ release, busy, onMake }: FormProps) {
  const t = useT();
  const suited = release.formats.filter(({ unsuited }) => unsuited === null);
  const [format, setFormat] = useState(suited[0]?.format ?? "jsonl");
  const [split, setSplit] = useState<Split | "all">("all");
  const [images, setImages] = useState(true);
  const [days, setDays] = useState("7");
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onMake({ format, images, days: Number(days), ...(split !== "all" && { split }) });
      }}
    >
      <div className="grid gap-3 sm:grid-cols-3">
        <Select
          label={t("releases.format")}
          value={format}
          onChange={({ target }) => setFormat(target.value as typeof format)}
        >
          {suited.map(({ format: name }) => (
            <option key={name} value={name}>
              {t(`releases.format_${name}`)}
            </option>
          ))}
        </Select>
        <Select
          label={t("releases.onlySplit")}
          value={split}
          onChange={({ target }) => setSplit(target.value as typeof split)}
        >
          <option value="all">{t("releases.allSplits")}</option>
          {SPLITS.map((one) => (
            <option key={one} value={one}>
              {t(`releases.${one}`)}
            </option>
          ))}
        </Select>
        <TextField
          label={t("releases.linkDays")}
          type="number"
          min={1}
          max={90}
          required
          value={days}
          onChange={({ target }) => setDays(target.value)}
        />
      </div>
      {release.hasImages && (
        <Checkbox
          label={t("releases.withoutImages")}
          checked={!images}
          onChange={({ target }) => setImages(!target.checked)}
        />
      )}
      <div>
        <Button type="submit" busy={busy}>
          {t("releases.linkMake")}
        </Button>
      </div>
    </form>
  );
}

type RowProps = { link: ReleaseLink; busy: boolean; onWithdraw: (id: string) => void };

function LinkRow({ link, busy, onWithdraw }: RowProps) {
  const t = useT();
  const { format, split, images } = link.options;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
      <span>
        {[
          t(`releases.format_${format}`),
          split && t(`releases.${split}`),
          images ? null : t("releases.withoutImages"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
      <span className="text-muted">
        {t("releases.linkUntil")} <Time ms={link.expiresAt} /> · {t("releases.by", { name: link.createdBy })}
      </span>
      <Button size="small" className="ms-auto" disabled={busy} onClick={() => onWithdraw(link.id)}>
        {t("releases.linkWithdraw")}
      </Button>
    </li>
  );
}
