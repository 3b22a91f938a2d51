/** `npx tsx bench/main.ts [--short] [--only <text>] [question …]`: measures, prints, and publishes. */
import { existsSync, readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { publish } from './harness/publish.js'
import type { Answer, Question } from './harness/question.js'
import { listOvertaken, listRegressions } from './harness/regressions.js'
import { settleRegressions } from './harness/settle-regressions.js'

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, only: { type: 'string' } },
})
const names = readdirSync('bench').filter(
  (name) => name !== 'harness' && existsSync(`bench/${name}/question.ts`),
)
const unknown = asked.filter((name) => !names.includes(name))
if (unknown.length > 0) throw new Error(`no question ${unknown.join(', ')}; there are ${names.join(', ')}`)

for (const name of asked.length > 0 ? asked : names) {
  const { question }: { question: Question } = await import(`./${name}/question.js`)
  if (values.short && question.onlineOnly) continue
  if (values.only !== undefined && !question.hasRows) continue
  const answer = await askOnce(question)
  if (answer.raw.length === 0) continue
  publish(name, question, answer, values)
  for (const text of listOvertaken(question, answer)) console.log(`${name}: ${text}`)
  await report(name, question, answer)
}

async function askOnce(question: Question): Promise<Answer> {
  const answer = await question.ask(values)
  if (values.only === undefined) return answer
  return { ...answer, goals: answer.goals.filter(({ value }) => !Number.isNaN(value)) }
}

async function report(name: string, question: Question, answer: Answer): Promise<void> {
  const judge = (one: Answer) => listRegressions(question, one)
  const asksAll = values.only === undefined
  const regressions =
    values.short && asksAll ? await settleRegressions(answer, () => askOnce(question), judge) : []
  for (const regression of regressions) console.error(`${name}: ${regression}`)
  if (regressions.length > 0 || answer.raw.some(({ failure }) => !values.short && failure !== undefined))
    process.exitCode = 1
}
