import { account } from "./account";
import { activity } from "./activity";
import { adjudication } from "./adjudication";
import { annotator } from "./annotator";
import { annotators } from "./annotators";
import { app } from "./app";
import { attributes } from "./attributes";
import { auth } from "./auth";
import { blind } from "./blind";
import { bulk } from "./bulk";
import { bulkActions } from "./bulk-actions";
import { candidates } from "./candidates";
import { charts } from "./charts";
import { comments } from "./comments";
import { common } from "./common";
import { consensus } from "./consensus";
import { distribution } from "./distribution";
import { duplicates } from "./duplicates";
import { gold } from "./gold";
import { guidelines } from "./guidelines";
import { imports } from "./imports";
import { inputs } from "./inputs";
import { integrations } from "./integrations";
import { kindNames } from "./kind-names";
import { kinds } from "./kinds";
import { label } from "./label";
import { labelErrors } from "./label-errors";
import { labelLater } from "./label-later";
import { lists } from "./lists";
import { manual } from "./manual";
import { mine } from "./mine";
import { nav } from "./nav";
import { newProject } from "./new-project";
import { pageErrors } from "./page-errors";
import { people } from "./people";
import { projects } from "./projects";
import { quality } from "./quality";
import { questions } from "./questions";
import { refused } from "./refused";
import { releases } from "./releases";
import { reviewed } from "./reviewed";
import { reviewers } from "./reviewers";
import { reviews } from "./reviews";
import { settings } from "./settings";
import { shapes } from "./shapes";
import { signIn } from "./sign-in";
import { spans } from "./spans";
import { steps } from "./steps";
import { tasks } from "./tasks";
import { templates } from "./templates";
import { terms } from "./terms";

export const ru = {
  attributes,
  account,
  adjudication,
  app,
  common,
  auth,
  bulk,
  candidates,
  charts,
  annotator,
  annotators,
  comments,
  consensus,
  distribution,
  duplicates,
  blind,
  gold,
  guidelines,
  manual,
  imports,
  inputs,
  integrations,
  kindNames,
  kinds,
  label,
  labelErrors,
  labelLater,
  lists,
  mine,
  bulkActions,
  nav,
  newProject,
  pageErrors,
  people,
  projects,
  quality,
  questions,
  refused,
  releases,
  reviewed,
  reviewers,
  reviews,
  activity,
  settings,
  shapes,
  spans,
  signIn,
  steps,
  tasks,
  templates,
  terms,
};
