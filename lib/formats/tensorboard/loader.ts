import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: ["numpy", "pandas"],
  text: `from pathlib import Path

import numpy as np
import pandas as pd

# In the projector: tensorboard --logdir .
folder = Path(__file__).parent
vectors = np.loadtxt(folder / "vectors.tsv", delimiter="\\t", ndmin=2)
metadata = pd.read_csv(folder / "metadata.tsv", sep="\\t", quoting=3, keep_default_na=False)
assert len(vectors) == len(metadata)
print(vectors.shape, metadata.groupby("split").size().to_dict())
`,
};
