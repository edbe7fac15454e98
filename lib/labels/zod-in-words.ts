/**
 * Sentences for what zod finds by itself ("Too big: expected number to be <=10"). Schemas are written with zod/mini, which
 * says "Invalid input" for all of it; modules that show people what a schema found import this one.
 */
import { config } from "zod/mini";
import en from "zod/v4/locales/en.js";

config(en());
