import type {
  AcceptorDescription,
  OperationModel,
  ServiceModel,
  WaiterDescription,
} from '../../models/index.js'
import { operationCommand, ownSpelling } from '../arguments/index.js'
import {
  awsNameOf,
  type OptionName,
  type OptionSpec,
  ofWait,
  optionTable,
  waitOptions,
} from '../options/index.js'
import { firstSections, parameterSections, requiredWords } from './operation-help.js'
import { optionSections } from './option-sections.js'
import { section, twoColumns, widthOf } from './two-columns.js'

/** What `nexttoken SERVICE wait help` shows. */
export function waitersHelp(model: ServiceModel, columns: number): string {
  const width = widthOf(columns)
  const service = awsNameOf(model.name)
  const names = model.waiterNames.map(operationCommand)
  if (names.length === 0) return `${service} has no waiters.\n`
  return [
    section('Usage', [`nexttoken ${service} wait WAITER [--PARAMETER VALUE …] [OPTIONS]`]),
    section(`Waiters of ${model.metadata.serviceFullName ?? model.name}`, names),
    section(
      'Help',
      twoColumns([[`nexttoken ${service} wait WAITER help`, 'what it waits for, and its parameters']], width),
    ),
  ].join('\n')
}

/** A waiter of the command line. */
export interface HelpedWaiter {
  /** As it is typed. */
  readonly command: string
  readonly waiter: WaiterDescription
  readonly operation: OperationModel
}

/** What `nexttoken SERVICE wait WAITER help` shows. */
export function waiterHelp({ command, waiter, operation }: HelpedWaiter, columns: number): string {
  const width = widthOf(columns)
  const call = `nexttoken ${awsNameOf(operation.service.name)} wait ${command}`
  const usage = [call, ...requiredWords(operation), '[OPTIONS]']
  const taken: readonly OptionName[] = ofWait
  return [
    ...firstSections({ usage, facts: factsOf(waiter, operation) }, width),
    ...parameterSections(operation, width),
    section('Waiting', twoColumns([...Object.entries(waitOptions), deadline].map(rowOf), width)),
    ...optionSections(width, {
      spelling: (name) => ownSpelling(operation, name),
      isShown: (name) => taken.includes(name) && !elsewhere.includes(name),
    }),
  ]
    .filter((text) => text !== '')
    .join('\n')
}

/** Shown with the options of a wait, or understood for scripts of the AWS CLI only. */
const elsewhere: readonly OptionName[] = ['deadline', 'output', 'query', 'yes']

const deadline: [string, OptionSpec] = [
  'deadline',
  { ...optionTable.deadline, help: 'Give up when this time has passed, such as 90s, 14m or 1h30m.' },
]

function rowOf([name, spec]: [string, OptionSpec]): [string, string] {
  return [[`--${name}`, spec.argument].filter(Boolean).join(' '), spec.help]
}

function factsOf({ delay, maxAttempts, acceptors }: WaiterDescription, operation: OperationModel): string[] {
  const call = operationCommand(operation.name)
  const minutes = Number(((delay * maxAttempts) / 60).toFixed(1))
  const ending = (state: AcceptorDescription['state']) =>
    alikes(acceptors.filter((acceptor) => acceptor.state === state)).map(acceptorText)
  const failures = ending('failure')
  return [
    `It calls ${call} until ${ending('success').join(', or ')}.`,
    ...(failures.length > 0 ? [`It fails if ${failures.join(', or ')}.`] : []),
    `It waits ${delay} s or more between two calls, and gives up after ${minutes} min.`,
  ]
}

/** Acceptors that look at the same, together. */
function alikes(acceptors: readonly AcceptorDescription[]): AcceptorDescription[][] {
  const groups = new Map<string, AcceptorDescription[]>()
  for (const acceptor of acceptors) {
    const { matcher, argument, expected } = acceptor
    const key =
      matcher === 'error' && typeof expected === 'boolean' ? String(expected) : `${matcher} ${argument}`
    groups.set(key, [...(groups.get(key) ?? []), acceptor])
  }
  return [...groups.values()]
}

function acceptorText(group: readonly AcceptorDescription[]): string {
  const [first] = group
  if (first === undefined) return ''
  const { matcher, argument } = first
  const values = group.map(({ expected }) => String(expected)).join(' or ')
  if (matcher === 'path') return `${argument} is ${values}`
  if (matcher === 'pathAll') return `all of ${argument} are ${values}`
  if (matcher === 'pathAny') return `any of ${argument} is ${values}`
  if (matcher === 'status') return `the HTTP status is ${values}`
  if (typeof first.expected === 'boolean') return first.expected ? 'there is an error' : 'there is no error'
  return `the error is ${values}`
}
