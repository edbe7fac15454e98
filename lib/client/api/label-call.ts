/** Calls of the API by the label view, which knows its own routes alone. */
import { addressOf, type Given } from "@/lib/contracts/address";
import { endpointFrom, LABEL_ENDPOINTS, type LabelRouteName } from "@/lib/contracts/label-endpoints";
import type { Arguments } from "@/lib/contracts/url-of";
import { type Options, request } from "../http";
import type { Answer, CallInput, CallName } from "./call";

/** Throws ApiError or NetworkError. */
export function call<N extends CallName & LabelRouteName>(
  name: N,
  ...[input, options]: Arguments<CallInput<N>, [options?: Options]>
): Promise<Answer<N>> {
  const { method, path } = endpointFrom(LABEL_ENDPOINTS[name]);
  return request(method, addressOf(path, input as Given | undefined), input?.body, options);
}
