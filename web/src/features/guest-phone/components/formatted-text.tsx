import { parseMarkup } from '../api/markup.ts'

/** A message text with WhatsApp's own marks, line breaks kept. */
export function FormattedText({ text }: { text: string }) {
  let offset = 0
  return (
    <span className="whitespace-pre-wrap break-words">
      {parseMarkup(text).map((run) => {
        const key = `${offset}`
        offset += run.text.length
        switch (run.kind) {
          case 'bold':
            return (
              <strong key={key} className="font-semibold">
                {run.text}
              </strong>
            )
          case 'italic':
            return <em key={key}>{run.text}</em>
          case 'strike':
            return <s key={key}>{run.text}</s>
          case 'mono':
            return (
              <code key={key} className="font-mono text-[0.92em]">
                {run.text}
              </code>
            )
          case 'link':
            return (
              <a
                key={key}
                href={run.href}
                target="_blank"
                rel="noreferrer"
                className="text-chat-link underline"
              >
                {run.text}
              </a>
            )
          case 'plain':
            return <span key={key}>{run.text}</span>
        }
      })}
    </span>
  )
}
