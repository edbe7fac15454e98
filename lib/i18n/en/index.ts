import { account } from "./account";
import { activity } from "./activity";
import { app } from "./app";
import { attributes } from "./attributes";
import { auth } from "./auth";
import { bulk } from "./bulk";
import { candidates } from "./candidates";
import { common } from "./common";
import { duplicates } from "./duplicates";
import { guidelines } from "./guidelines";
import { imports } from "./imports";
import { inputs } from "./inputs";
import { integrations } from "./integrations";
import { kindNames } from "./kind-names";
import { kinds } from "./kinds";
import { label } from "./label";
import { labelLater } from "./label-later";
import { nav } from "./nav";
import { pageErrors } from "./page-errors";
import { projects } from "./projects";
import { quality } from "./quality";
import { questions } from "./questions";
import { refused } from "./refused";
import { releases } from "./releases";
import { reviewed } from "./reviewed";
import { reviews } from "./reviews";
import { settings } from "./settings";
import { shapes } from "./shapes";
import { signIn } from "./sign-in";
import { spans } from "./spans";
import { tasks } from "./tasks";
import { templates } from "./templates";
import { terms } from "./terms";

export const en = {
  attributes,
  account,
  app,
  common,
  auth,
  bulk,
  candidates,
  duplicates,
  guidelines,
  imports,
  inputs,
  integrations,
  kindNames,
  kinds,
  label,
  labelLater,
  nav,
  pageErrors,
  projects,
  quality,
  questions,
  refused,
  releases,
  reviewed,
  reviews,
  activity,
  settings,
  shapes,
  spans,
  signIn,
  tasks,
  templates,
  terms,
};
