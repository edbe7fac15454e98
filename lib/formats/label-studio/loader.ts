import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: [],
  text: `import json
from pathlib import Path

folder = Path(__file__).parent
splits = {split: json.loads((folder / f"{split}.json").read_text(encoding="utf-8")) for split in ("train", "validation", "test")}
# Results of a task: task["annotations"][0]["result"]. To import: make a project with config.xml, then upload the files.
print({name: len(tasks) for name, tasks in splits.items()})
`,
};
