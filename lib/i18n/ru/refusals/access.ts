import type { Refusal } from "../../types";

/** Signing in, accounts, invitations, roles, and what is not there for the person who asks. */
export const access: Refusal[] = [
  { en: "Sign in first.", ru: "Сначала войдите." },
  { en: "The API token is wrong, expired or revoked.", ru: "Ключ API неверен, устарел или отозван." },
  {
    en: "Somebody else is signed in now. Sign in again to go on.",
    ru: "Сейчас вошёл кто-то другой. Войдите ещё раз, чтобы продолжить.",
  },
  {
    en: "Only the owner of this instance may do that.",
    ru: "Это может сделать только владелец этого сервера.",
  },
  {
    en: "This needs the role {role1}; yours is {role2}.",
    ru: "Для этого нужна роль «{role1}», а ваша — «{role2}».",
  },
  {
    en: "Too many wrong passwords. Try again in {minutes} min.",
    ru: "Слишком много неверных паролей. Повторите через {minutes} мин.",
  },
  { en: "this is not your password", ru: "это не ваш пароль" },
  { en: "not an e-mail address", ru: "это не адрес эл. почты" },
  { en: "say your name", ru: "укажите имя" },
  { en: "This instance has an owner already. Sign in.", ru: "У этого сервера уже есть владелец. Войдите." },

  { en: "This invite has been used.", ru: "Это приглашение уже использовано." },
  {
    en: "This invite has been used. Ask for a new one.",
    ru: "Это приглашение уже использовано. Попросите новое.",
  },
  { en: "This invite has expired. Ask for a new one.", ru: "Это приглашение устарело. Попросите новое." },
  {
    en: "This invite is for another e-mail address.",
    ru: "Это приглашение — для другого адреса эл. почты.",
  },
  {
    en: "Sign in, or give a name, an address and a password.",
    ru: "Войдите или укажите имя, адрес и пароль.",
  },
  {
    en: "There is an account with this address already. Sign in and open the link again.",
    ru: "Учётная запись с этим адресом уже есть. Войдите и откройте ссылку ещё раз.",
  },
  {
    en: "This is the last manager of the project. Make somebody else a manager first.",
    ru: "Это последний менеджер проекта. Сначала сделайте менеджером кого-то ещё.",
  },
  { en: "is not a member of the project", ru: "не участвует в проекте" },
  {
    en: "say why: it is told with every release",
    ru: "укажите причину: она сообщается в каждом выпуске",
  },
  { en: "ends before it begins", ru: "конец раньше начала" },
  {
    en: "There is no such annotator, or you are not a member of its project.",
    ru: "Такого разметчика нет, или вы не участвуете в его проекте.",
  },
  {
    en: "There is no such exclusion, or you are not a member of its project.",
    ru: "Такого исключения нет, или вы не участвуете в его проекте.",
  },

  {
    en: "There is no such project, or you are not a member of its project.",
    ru: "Такого проекта нет, или вы в нём не участвуете.",
  },
  {
    en: "There is no such task, or you are not a member of its project.",
    ru: "Такого задания нет, или вы не участвуете в его проекте.",
  },
  {
    en: "There is no such reservation of yours, or you are not a member of its project.",
    ru: "Это задание за вами не занято, или вы не участвуете в его проекте.",
  },
  {
    en: "There is no such image, or you are not a member of its project.",
    ru: "Такого изображения нет, или вы не участвуете в его проекте.",
  },
  {
    en: "There is no such image file, or you are not a member of its project.",
    ru: "Файла этого изображения нет, или вы не участвуете в его проекте.",
  },
  {
    en: "There is no such guideline version, or you are not a member of its project.",
    ru: "Такой версии инструкции нет, или вы не участвуете в её проекте.",
  },
  {
    en: "There is no such rule, or you are not a member of its project.",
    ru: "Такого правила нет, или вы не участвуете в его проекте.",
  },
  {
    en: "There is no such answer, or you are not a member of its project.",
    ru: "Такого ответа нет, или вы не участвуете в его проекте.",
  },
  {
    en: "There is no such question, or you are not a member of its project.",
    ru: "Такого вопроса нет, или вы не участвуете в его проекте.",
  },
  {
    en: "There is no such import, or you are not a member of its project.",
    ru: "Такой загрузки нет, или вы не участвуете в её проекте.",
  },
  {
    en: "There is no such release, or you are not a member of its project.",
    ru: "Такого выпуска нет, или вы не участвуете в его проекте.",
  },
  {
    en: "There is no such member, or you are not a member of its project.",
    ru: "Такого участника нет, или вы не участвуете в его проекте.",
  },
  {
    en: "There is no such invite, or you are not a member of its project.",
    ru: "Такого приглашения нет, или вы не участвуете в его проекте.",
  },
  {
    en: "There is no such open invite, or you are not a member of its project.",
    ru: "Такого неиспользованного приглашения нет, или вы не участвуете в его проекте.",
  },
  {
    en: "There is no such account, or you are not a member of its project.",
    ru: "Такой учётной записи нет.",
  },
  {
    en: "There is no such token, or you are not a member of its project.",
    ru: "Такого ключа API у вас нет.",
  },
  {
    en: "is easy to guess: take a longer one, such as four words that do not belong together",
    ru: "легко угадать: возьмите длиннее, например четыре слова, которые не связаны между собой",
  },
  { en: "There is nothing at this address.", ru: "По этому адресу ничего нет." },
];
