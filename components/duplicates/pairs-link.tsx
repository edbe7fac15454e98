"use client";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useT } from "@/lib/client/i18n";

/** To the pairs of the project that releases have in different splits. */
export function PairsLink() {
  const t = useT();
  const { project } = useParams<{ project: string }>();
  return (
    <>
      {" "}
      <Link href={`/projects/${project}/duplicates?dividedBy=any`} className="text-accent underline">
        {t("duplicates.leakShow")}
      </Link>
    </>
  );
}
