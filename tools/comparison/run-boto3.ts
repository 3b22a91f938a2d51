import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Observed, Scenario } from './scenario.js'

const program = fileURLToPath(new URL('compare_with_boto3.py', import.meta.url))

/** Runs a scenario with boto3. */
export async function runBoto3(scenario: Scenario, endpoint: string): Promise<Observed> {
  const python = process.env.NEXTTOKEN_PYTHON ?? '.venv/bin/python'
  const child = spawn(python, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify({ ...scenario, endpoint }))
  let printed = ''
  for await (const chunk of child.stdout) printed += chunk
  if (!printed) throw new Error(`boto3 said nothing of: ${scenario.title}`)
  return JSON.parse(printed)
}
