/**
 * Guideline markdown, made by managers but never trusted: no HTML, web and mail links only, no pictures from elsewhere.
 * Pages that show a guideline render it on the server: the parser is as large as half the label view.
 */
import { memo } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { isReadableMarkdown } from "@/components/ui/markdown-limits";
import { PlainGuideline } from "./plain-markdown";

const isSafeLink = (url: string) => /^(https?:|mailto:)/i.test(url);
/** A picture of another site would tell it who reads the guideline and when. */
const isOwnPicture = (url: string) => /^\/(?!\/)/.test(url);

const COMPONENTS: Components = {
  a: ({ href, children }) =>
    href ? (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  img: ({ src, alt }) =>
    typeof src === "string" && isOwnPicture(src) ? (
      // biome-ignore lint/performance/noImgElement: served by this very server, sizes unknown
      <img src={src} alt={alt ?? ""} className="max-w-full bg-paper" />
    ) : (
      <span className="text-muted">[{alt}]</span>
    ),
};

export const GuidelineText = memo(({ markdown }: { markdown: string }) =>
  isReadableMarkdown(markdown) ? (
    <div className="prose mt-1" dir="auto">
      <Markdown
        remarkPlugins={[remarkGfm]}
        skipHtml
        components={COMPONENTS}
        urlTransform={(url, key) =>
          key === "src" ? (isOwnPicture(url) ? url : "") : isSafeLink(url) ? url : ""
        }
      >
        {markdown}
      </Markdown>
    </div>
  ) : (
    <PlainGuideline markdown={markdown} />
  ),
);
GuidelineText.displayName = "GuidelineText";
