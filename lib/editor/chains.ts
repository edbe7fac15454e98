/**
 * Chains of mentions: spans of one text that mean the same thing have the same group. The chain added to last is the one that
 * has the mention made or selected last among those that have a chain. Loaded with the actions on texts.
 */
import type { Region } from "@/lib/annotation/document";
import { chainNumbers } from "./chain-numbers";
import { type Command, updateRegion } from "./commands";
import { spansSelected } from "./spans-selected";
import type { EditorState } from "./state";
import { textParts } from "./text-regions";

const startOf = (region: Region) => textParts(region)[0]?.start ?? 0;

/** The chain of the nearest mention before this one in the list of regions, which is in the order they were made. */
function lastChain({ document, chain }: EditorState, before: Region): string | null {
  const numbers = chainNumbers(document.regions);
  if (chain !== null && numbers.has(chain)) return chain;
  const at = document.regions.indexOf(before);
  const earlier = document.regions
    .slice(0, at)
    .findLast(({ group }) => group !== undefined && numbers.has(group));
  return earlier?.group ?? null;
}

type Told = EditorState["told"];
type Joined = { commands: Command[]; chain: string | null; told: Told };

/** What is said when several chains become one; nothing where mentions are added to a chain. */
function toldOfJoined(regions: readonly Region[], chains: readonly string[], added: number): Told {
  if (chains.length < 2) return null;
  const numbers = chainNumbers(regions);
  const joined = chains.flatMap((chain) => numbers.get(chain) ?? []).sort((a, b) => a - b);
  const before = regions.filter(({ group }) => group !== undefined && chains.includes(group)).length;
  return {
    key: "spans.chainsJoined",
    params: { first: joined.slice(0, -1).join(", "), last: joined.at(-1) ?? 0, count: before + added },
    canUndo: true,
  };
}

/**
 * Mentions become one chain: that of the first one that has a chain, with all of its mentions and those of the other chains.
 * @param fallback the chain that they get where none of them has one
 */
export function joinMentions(
  { document }: EditorState,
  mentions: readonly Region[],
  fallback: () => string,
): { commands: Command[]; chain: string; told: Told } {
  const chains = [...new Set(mentions.flatMap(({ group }) => (group === undefined ? [] : [group])))];
  const chain = chains[0] ?? fallback();
  const chosen = new Set(mentions.map(({ id }) => id));
  const joined = document.regions.filter(
    ({ id, group }) => group !== chain && (chosen.has(id) || (group !== undefined && chains.includes(group))),
  );
  const added = joined.filter(({ group }) => group === undefined).length;
  return {
    commands: joined.map(({ id }) => updateRegion(id, { group: chain })),
    chain,
    told: toldOfJoined(document.regions, chains, added),
  };
}

/** The selected mentions become one; without a chain among them they are added to the last one, or begin a new one. */
export function joinChain(state: EditorState, newId: () => string): Joined {
  const { regions } = spansSelected(state);
  const [first] = regions;
  if (!first) return { commands: [], chain: null, told: null };
  return joinMentions(state, regions, () => lastChain(state, first) ?? newId());
}

/** Every mention of the chains of the selected ones. */
export function wholeChains(state: EditorState): string[] {
  const chains = new Set(spansSelected(state).regions.map(({ group }) => group));
  chains.delete(undefined);
  return state.document.regions
    .filter(({ id, group }) => group !== undefined && chains.has(group) && !state.hidden.has(id))
    .map(({ id }) => id);
}

/** The next mention in the text that is in no chain, after the selected one and round again; null where each is in one. */
export function nextUnchained(state: EditorState): string | null {
  const mentions = state.document.regions
    .filter((region) => textParts(region).length > 0 && !state.hidden.has(region.id))
    .toSorted((a, b) => startOf(a) - startOf(b));
  const at = mentions.findIndex(({ id }) => id === state.selection.at(-1));
  const order = [...mentions.slice(at + 1), ...mentions.slice(0, at + 1)];
  return order.find(({ group }) => group === undefined)?.id ?? null;
}
