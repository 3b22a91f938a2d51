import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Answer, Question, QuestionOptions } from './question.js'

const page = 'docs/performance.md'
const pageHead = `# Performance

How fast nexttoken is, how much memory and disk it takes, and which of its goals it misses, compared with the AWS SDK v3, aws-lite and boto3.

\`npm run bench\` writes every table here. [bench/README.md](../bench/README.md) says how it measures.
`

/** Writes raw values to bench/results/ and the table to docs/performance.md. A short form only prints. */
export function publish(name: string, question: Question, answer: Answer, options: QuestionOptions): void {
  const text = render(question, answer)
  console.log(text)
  if (options.short) return
  mkdirSync('bench/results', { recursive: true })
  writeFileSync(
    `bench/results/${name}.json`,
    `${JSON.stringify({ node: process.version, ...answer }, null, 1)}\n`,
  )
  writeFileSync(page, replaceSection(existsSync(page) ? readFileSync(page, 'utf8') : pageHead, name, text))
}

export function render({ title, knownShort = {} }: Question, { head, rows, goals }: Answer): string {
  const verdict = (what: string) => ['no', knownShort[what]?.why].filter(Boolean).join(': ')
  const judged = goals.map(({ what, value, atMost, reached }) => [
    what,
    Number.isNaN(value) ? 'not measured' : value.toFixed(2),
    String(atMost),
    reached ? 'yes' : verdict(what),
  ])
  const goalTable = goals.length > 0 ? `\n${table(['goal', 'value', 'at most', 'reached'], judged)}` : ''
  return `## ${title}\n\n${table(head, rows)}${goalTable}`
}

/** Replaces the section of that name, or appends it if there is none. */
export function replaceSection(document: string, name: string, text: string): string {
  const [begin, end] = [`<!-- bench ${name} -->\n`, `<!-- end ${name} -->\n`]
  const section = `${begin}\n${text}\n${end}`
  const [from, to] = [document.indexOf(begin), document.indexOf(end)]
  if (from < 0 || to < from) return `${document}\n${section}`
  return document.slice(0, from) + section + document.slice(to + end.length)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return `${lines.join('\n')}\n`
}

/** A number for a table; a dash if it was not measured. */
export function cell(value: number, digits = 0): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–'
}
