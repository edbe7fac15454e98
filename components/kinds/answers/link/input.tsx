"use client";
import { importLater, Later } from "@/components/ui/later";
import type { LinkControl } from "@/lib/kinds/answers/link/control";
import type { AnswerInputProps } from "../../answer-input";

const LinkField = importLater(() => import("./link-field").then((loaded) => loaded.LinkField));

export const Input = (props: AnswerInputProps<LinkControl>) => <Later part={LinkField} props={props} />;
