/** The register of measured kinds: adding one means a file beside this one and a line here. */
import type { Control, ControlKind } from "@/lib/labels/schema";
import { box } from "./box";
import { choice } from "./choice";
import type { AgreementKind } from "./kind";
import { rating } from "./rating";
import { span } from "./span";

type Register = { [K in ControlKind]?: AgreementKind<K> };

const AGREEMENT_KINDS: Register = { choice, rating, span, box };

/**
 * The measure of a control; undefined for kinds without one yet, and for controls asked per region, whose answers would
 * have to be compared on matched regions.
 */
export function agreementKind(control: Control): AgreementKind<ControlKind> | undefined {
  if ("per" in control && control.per === "region") return undefined;
  // The register pairs each kind with its own control type; TypeScript cannot follow that through the lookup.
  return AGREEMENT_KINDS[control.kind] as AgreementKind<ControlKind> | undefined;
}
