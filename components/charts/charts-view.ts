/** The filter of the charts, as it stands in the address. */
import { STEPS, type Step } from "@/lib/charts/buckets";

export const PERIODS = [7, 30, 90, 365] as const;

export type ChartsView = {
  days?: number | undefined;
  step?: Step | undefined;
  annotator?: string | undefined;
};

/** Leaves out what cannot be read, so that an old link still shows charts. */
export function readView(
  query: Record<string, string | string[] | undefined>,
  annotators: readonly string[],
): ChartsView {
  return {
    days: PERIODS.find((days) => String(days) === query.days),
    step: STEPS.find((step) => step === query.step),
    annotator: annotators.find((id) => id === query.annotator),
  };
}

export const writeView = (view: ChartsView): string =>
  new URLSearchParams(
    Object.entries(view).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString();
