import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: ["datasets"],
  text: `from pathlib import Path

from datasets import load_dataset

# Splits, features and names of classes stand in README.md. Loading makes a copy in the cache of the library.
splits = load_dataset(str(Path(__file__).parent))
print(splits["train"].features if "train" in splits else splits)
print({name: len(rows) for name, rows in splits.items()})
`,
};
