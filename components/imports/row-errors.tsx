"use client";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { RowError } from "@/lib/contracts/imports";

export function RowErrors({ errors }: { errors: RowError[] }) {
  const t = useT();
  const tell = useTell();
  return (
    <div className="max-h-72 overflow-auto" role="region" tabIndex={0} aria-label={t("imports.errors")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="n">
              {t("imports.row")}
            </th>
            <th scope="col">{t("imports.problem")}</th>
          </tr>
        </thead>
        <tbody>
          {errors.map((error, i) => (
            <tr key={i}>
              <td className="n">{error.row}</td>
              <td className="w-full break-words">{tell(error)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
