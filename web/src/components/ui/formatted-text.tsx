import { parseMarkup, type Run } from '../../lib/markup.ts'

/** A message text with WhatsApp's own marks, line breaks kept. */
export function FormattedText({ text }: { text: string }) {
  return (
    <span className="whitespace-pre-wrap break-words">
      {parseMarkup(text).map((run, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message never changes its text, so its runs never move
        <RunView key={index} run={run} />
      ))}
    </span>
  )
}

function RunView({ run }: { run: Run }) {
  switch (run.kind) {
    case 'bold':
      return <strong className="font-semibold">{run.text}</strong>
    case 'italic':
      return <em>{run.text}</em>
    case 'strike':
      return <s>{run.text}</s>
    case 'mono':
      return <code className="font-mono text-[0.92em]">{run.text}</code>
    case 'link':
      return (
        <a href={run.href} target="_blank" rel="noreferrer" className="text-chat-link underline">
          {run.text}
        </a>
      )
    case 'plain':
      return withoutBrokenPrices(run.text)
  }
}

/** Keeps the sign and its amount on one line. */
function withoutBrokenPrices(text: string): string {
  return text.replaceAll(/\$ (?=\d)/g, '$\u00a0')
}
