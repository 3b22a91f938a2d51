import { readFileSync } from 'node:fs'
import { parameterNames, readCommand } from '../../../src/cli/arguments/index.js'
import { takesBareMember } from '../../../src/cli/arguments/names/index.js'
import { readParameter } from '../../../src/cli/arguments/values/index.js'
import { UsageError } from '../../../src/cli/options/index.js'
import { memberProblems } from '../../../src/client/index.js'
import { loadModel, type OperationModel } from '../../../src/models/index.js'
import { marked, runPython } from './botocore-pages.js'

/** What is written behind one option. `service` is the AWS CLI's name of it, such as `s3api`. */
export interface WrittenTexts {
  readonly service: string
  readonly operation: string
  readonly option: string
  readonly texts: readonly string[]
}

export interface ReadValue {
  /** The AWS CLI leaves the operation out. */
  readonly missing?: true
  readonly value?: unknown
  readonly error?: string
}

export interface ReadLine {
  readonly input?: unknown
  readonly paging?: Readonly<Record<string, unknown>>
  readonly globals?: Readonly<Record<string, unknown>>
  readonly error?: string
}

const io = {
  readFile: (path: string): Uint8Array => readFileSync(path),
}

/** Services that the AWS CLI names in another way. */
const awsNames: Readonly<Record<string, string>> = {
  s3: 's3api',
  codedeploy: 'deploy',
  config: 'configservice',
}

export function awsNameOf(service: string): string {
  return awsNames[service] ?? service
}

export function operationOf(service: string, command: string): OperationModel {
  const [name = service] = Object.entries(awsNames).find(([, aws]) => aws === service) ?? []
  const found = loadModel(name).findOperation(command)
  if (!found) throw new Error(`no operation ${service} ${command}`)
  return found
}

/** The values that the AWS CLI makes of texts behind an option. */
export function theirValues(tasks: readonly WrittenTexts[]): ReadValue[] {
  const bare = tasks.map(({ option, ...rest }) => ({ ...rest, option: option.slice(2) }))
  return runPython<ReadValue>('aws_command_lines.py', bare)
}

export function ourValue({ service, operation: command, option, texts }: WrittenTexts): ReadValue {
  const operation = operationOf(service, command)
  const parameter = parameterNames(operation).find((one) => one.option === option)
  if (!parameter) return { error: `no option ${option}` }
  const problems: string[] = []
  const isBareMember = takesBareMember(operation, option.slice(2))
  const value = readParameter(
    { option, member: parameter.member, texts, isBareMember },
    { io, binaryFormat: 'base64', problems },
  )
  if (value === undefined) return { error: problems.join('\n') }
  problems.push(...memberProblems(parameter.member, value, option).map(({ message }) => message))
  return problems.length > 0 ? { error: problems.join('\n') } : { value }
}

/** What the AWS CLI makes of whole command lines. */
export function theirLines(lines: readonly (readonly string[])[]): ReadLine[] {
  return runPython<ReadLine>(
    'aws_command_lines.py',
    lines.map((argv) => ({ argv })),
  )
}

export async function ourLine([service = '', command = '', ...words]: readonly string[]): Promise<ReadLine> {
  try {
    const { input, own } = await readCommand(operationOf(service, command), words, { io })
    const { 'max-items': MaxItems, 'page-size': PageSize, 'starting-token': StartingToken } = own
    const paging = definedOf({ MaxItems, PageSize, StartingToken })
    return { input, paging, globals: { region: own.region, output: own.output, query: own.query } }
  } catch (error) {
    if (error instanceof UsageError) return { error: error.message }
    throw error
  }
}

function definedOf(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

/** Text that is equal for equal values, whatever the order of their members. */
export function canonical(value: unknown): string {
  return JSON.stringify(marked(value), (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )
}

/** The options of operations by their names, and whether each is required. */
export function theirOptions(
  operations: readonly { readonly service: string; readonly operation: string }[],
): Readonly<Record<string, boolean>>[] {
  return runPython(
    'aws_command_lines.py',
    operations.map((one) => ({ ...one, options: true })),
  )
}
