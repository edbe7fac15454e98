"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { HelpLink } from "@/components/help/help-link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyOnce } from "@/components/ui/copy-once";
import { EmptyLine } from "@/components/ui/empty-line";
import { TextField } from "@/components/ui/field";
import { Time } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { ApiTokenItem } from "@/lib/contracts/people";

export function TokenCard({ tokens }: { tokens: ApiTokenItem[] }) {
  const t = useT();
  const router = useRouter();
  const action = useAction(["name", "password", "expiresInDays"]);
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [days, setDays] = useState("90");
  const [secret, setSecret] = useState<string | null>(null);
  const create = () =>
    action.run(async () => {
      const token = await call("createToken", {
        body: { name, password, expiresInDays: days === "" ? null : Number(days) },
      });
      setSecret(token.secret);
      setName("");
      setPassword("");
      router.refresh();
    });
  const revoke = (id: string) =>
    action.run(async () => {
      await call("revokeToken", { params: { token: id } });
      router.refresh();
    });
  return (
    <Card className="flex flex-col gap-3">
      <div>
        <h2>{t("account.tokens")}</h2>
        <p className="text-muted">{t("account.tokensText")}</p>
      </div>
      {secret && <CopyOnce label={t("account.tokenOnce")} value={secret} />}
      {tokens.length === 0 ? (
        <EmptyLine action={<HelpLink to="api" className="" />}>{t("account.noTokens")}</EmptyLine>
      ) : (
        <div className="overflow-x-auto">
          <table className="table">
            <thead>
              <tr>
                {(["name", "tokenPrefix", "created", "expires", "lastUsed"] as const).map((key) => (
                  <th key={key} scope="col">
                    {t(`account.${key}`)}
                  </th>
                ))}
                <th scope="col">
                  <span className="sr-only">{t("account.revoke")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {tokens.map((token) => (
                <tr key={token.id}>
                  <th scope="row" dir="auto">
                    {token.name}
                  </th>
                  <td className="font-mono text-xs">{token.prefix}…</td>
                  <td>
                    <Time ms={token.createdAt} day />
                  </td>
                  <td>{token.expiresAt === null ? t("account.never") : <Time ms={token.expiresAt} day />}</td>
                  <td>{token.lastUsedAt === null ? t("account.never") : <Time ms={token.lastUsedAt} />}</td>
                  <td className="text-end">
                    <Button
                      size="small"
                      variant="danger"
                      disabled={action.busy}
                      aria-label={`${t("account.revoke")} ${token.name}`}
                      onClick={() => void revoke(token.id)}
                    >
                      {t("account.revoke")}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <form
        className="grid items-start gap-3 sm:grid-cols-3"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <TextField
          label={t("account.tokenName")}
          required
          value={name}
          error={action.issue("name")}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t("account.tokenDays")}
          type="number"
          min={1}
          max={3650}
          value={days}
          error={action.issue("expiresInDays")}
          onChange={(event) => setDays(event.target.value)}
        />
        <TextField
          label={t("account.currentPassword")}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          error={action.issue("password")}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" busy={action.busy} className="justify-self-start">
          {t("account.tokenCreate")}
        </Button>
      </form>
    </Card>
  );
}
