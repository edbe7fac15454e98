/** The list of methods, simple ones first: a new one is a file and a line here. */
import { dawidSkene } from "./dawid-skene";
import { mace } from "./mace";
import { majority } from "./majority";
import type { ConsensusMethod } from "./method";
import { oneCoin } from "./one-coin";

export const CONSENSUS_METHODS: readonly ConsensusMethod[] = [majority, oneCoin, dawidSkene, mace];

/** Undefined for an id of another version of the program. */
export const consensusMethod = (id: string): ConsensusMethod | undefined =>
  CONSENSUS_METHODS.find((method) => method.id === id);
