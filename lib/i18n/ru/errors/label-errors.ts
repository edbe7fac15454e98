import type { labelErrors as source } from "../../en/errors/label-errors";
import type { Translated } from "../../types";

export const labelErrors: Translated<typeof source> = {
  runs: "Поиск ошибок в метках этого вопроса уже идёт. Дождитесь конца или отмените его.",
  notSearchable:
    "Ошибки ищут в метках вопросов с одной меткой из списка, заданных один раз на задание, и в областях.",
  needsPredictions: "Области сравниваются с предсказаниями модели; файла вероятностей для них нет.",
  noModel: "у этой модели нет предсказаний в проекте",
  noSet: "для этого вопроса не загружены вероятности",
  noTaskColumn: "Нет столбца с заданием: task_id, external_id или id.",
  noTask: "столбец {column}: задание не указано",
  unknownLabel: "столбец {column}: в вопросе нет такой метки",
  labelTwice: "столбец {column}: та же метка, что в столбце {before}",
  missingLabels: "нет столбцов для меток: {labels}",
  notProbability: "столбец {column}: не вероятность (нужно число не меньше 0)",
  allZero: "все вероятности равны 0",
  unknownTask: "в проекте нет задания {task}",
  taskTwice: "задание {task} встречается в файле дважды",
  notFound: "последний поиск ошибок в метках нашёл не все эти задания",
  badRows: "Не удалось прочитать строк: {bad} из {rows}; ничего не загружено.",
};
