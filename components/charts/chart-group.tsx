import { type ReactNode, useId } from "react";

type Props = { title: string; note?: ReactNode; children: ReactNode };

/** Charts about one thing, side by side where there is room. */
export function ChartGroup({ title, note, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-5 flex flex-col gap-2">
      <div>
        <h2 id={id}>{title}</h2>
        {note && <p className="max-w-4xl text-muted">{note}</p>}
      </div>
      <div className="grid items-start gap-3.5 lg:grid-cols-2">{children}</div>
    </section>
  );
}
