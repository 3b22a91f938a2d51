/** `npx tsx bench/main.ts [--short] [question …]`: measures, prints, and publishes. */
import { existsSync, readdirSync } from 'node:fs'
import { publish } from './harness/publish.js'
import type { Answer, Question } from './harness/question.js'
import { listRegressions } from './harness/regressions.js'
import { settleRegressions } from './harness/settle-regressions.js'

const short = process.argv.includes('--short')
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const names = readdirSync('bench').filter(
  (name) => name !== 'harness' && existsSync(`bench/${name}/question.ts`),
)
const unknown = asked.filter((name) => !names.includes(name))
if (unknown.length > 0) throw new Error(`no question ${unknown.join(', ')}; there are ${names.join(', ')}`)

for (const name of asked.length > 0 ? asked : names) {
  const { question }: { question: Question } = await import(`./${name}/question.js`)
  if (short && question.onlineOnly) continue
  const answer = await question.ask({ short })
  publish(name, question, answer, { short })
  const judge = (one: Answer) => listRegressions(question, one)
  const regressions = short ? await settleRegressions(answer, () => question.ask({ short }), judge) : []
  for (const regression of regressions) console.error(`${name}: ${regression}`)
  if (regressions.length > 0 || answer.raw.some(({ failure }) => !short && failure !== undefined))
    process.exitCode = 1
}
