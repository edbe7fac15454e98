import type { signIn as source } from "../en/sign-in";
import type { Section } from "../types";

export const signIn: Section<typeof source> = {
  wrong: "Неверная почта или пароль.",
  failed: "Войти не удалось. Попробуйте ещё раз.",
  wait: {
    one: "Слишком много попыток. Повторите через {count} секунду.",
    few: "Слишком много попыток. Повторите через {count} секунды.",
    many: "Слишком много попыток. Повторите через {count} секунд.",
    other: "Слишком много попыток. Повторите через {count} секунды.",
  },
};
