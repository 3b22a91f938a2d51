import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type Goal, limitText } from './goal.js'
import type { Answer, Question, QuestionOptions } from './question.js'

const page = 'docs/performance.md'
const pageHead = `# Performance

How fast nexttoken is, how much memory and disk it takes, and which of its goals it reaches and misses, compared with the AWS SDK v3, aws-lite and boto3.

\`npm run bench\` writes every table here. [bench/README.md](../bench/README.md) says how it measures.
`

/**
 * Writes raw values to bench/results/ and the table to docs/performance.md. A short form, or one with some of the rows,
 * only prints.
 */
export function publish(name: string, question: Question, answer: Answer, options: QuestionOptions): void {
  const text = render(question, answer)
  console.log(text)
  if (options.short || options.only !== undefined) return
  mkdirSync('bench/results', { recursive: true })
  writeFileSync(
    `bench/results/${name}.json`,
    `${JSON.stringify({ node: process.version, ...answer }, null, 1)}\n`,
  )
  writeFileSync(page, replaceSection(existsSync(page) ? readFileSync(page, 'utf8') : pageHead, name, text))
}

export function render({ title, knownShort = {} }: Question, { head, rows, goals }: Answer): string {
  const lines = goals.map((goal) => `- ${describeGoal(goal, knownShort[goal.what]?.why)}\n`)
  const goalList = lines.length > 0 ? `\n${lines.join('')}` : ''
  return `## ${title}\n\n${table(head, rows)}${goalList}`
}

/** One line: what was measured, the goal, and whether it is reached or missed. */
function describeGoal({ what, value, limit, reached }: Goal, why: string | undefined): string {
  if (Number.isNaN(value)) return `${what.replace('# ', '')}: not measured. Goal: ${limitText(limit)}.`
  const shown = value.toFixed(value < 10 ? 3 : 0)
  const said = what.includes('#') ? what.replace('#', shown) : `${what}: ${shown}`
  const verdict = reached ? '**Reached.**' : ['**Missed.**', why].filter(Boolean).join(' ')
  return `${said}. Goal: ${limitText(limit)}. ${verdict}`
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
