import type { auth as source } from "../en/auth";
import type { Section } from "../types";

export const auth: Section<typeof source> = {
  setUpTitle: "Первый запуск Concord",
  setUpText:
    "Вы здесь первый человек. Эта учётная запись станет владельцем; остальные придут по приглашениям.",
  setUpDo: "Создать владельца",
  signInTitle: "Вход",
  signInDo: "Войти",
  name: "Имя",
  email: "Эл. почта",
  password: "Пароль",
  passwordHint: "Не менее 10 символов; не используйте простые пароли.",
  forgotten: "Забыли пароль?",
  forgottenDo: "Обратитесь к тому, у кого стоит программа: новый пароль задаёт команда",
  inviteTitle: "Присоединиться: {project}",
  inviteText: "Вас приглашают в роли: {role}.",
  inviteFor: "Приглашение для {email}.",
  inviteAs: "Вы вошли как {email}.",
  inviteAccept: "Присоединиться к проекту",
  inviteCreate: "Создать учётную запись и присоединиться",
  inviteHave: "У меня есть учётная запись: войти",
  inviteGoneTitle: "Это приглашение не действует",
  inviteGoneText: "Оно использовано, отозвано или устарело. Попросите новое.",
  role_manager: "менеджер",
  role_reviewer: "ревьюер",
  role_annotator: "разметчик",
};
