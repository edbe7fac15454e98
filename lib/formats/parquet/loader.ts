import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: ["pandas", "pyarrow"],
  text: `from pathlib import Path

import pandas as pd

folder = Path(__file__).parent
tasks = pd.read_parquet(folder / "tasks")  # "split" comes from the names of the folders
annotations = pd.read_parquet(folder / "annotations")
# One column for each question about whole tasks, with the names of its labels or its values.
answers = annotations[(annotations["type"] == "answer") & annotations["region_id"].isna()]
given = answers.assign(given=answers["label_name"].fillna(answers["value"]))
wide = given.groupby(["task_id", "control_name"])["given"].agg(list).unstack()
table = tasks.join(wide, on="task_id")
print(table.groupby("split", observed=True).size())
`,
};
