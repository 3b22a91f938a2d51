import { AwsError, type ParamProblem } from '../../errors/index.js'
import type { Member, OperationModel, Shape } from '../../models/index.js'
import { hooksOf } from '../../services/index.js'
import { isObject } from '../../values/index.js'
import type { ResponseMetadata } from '../answer/index.js'
import { operationPlan } from '../request/index.js'
import { checkValue, Problems } from '../validation/index.js'

/** For whom an output is: outputs of a client have its documents, outputs of a service do not. */
export interface OutputForm {
  /** Whether a member may have any value. */
  isFree(owner: Shape, member: Member): boolean
}

/**
 * What does not fit in an output that a test made up: its types, unknown and missing members, all at once.
 *
 * @param form undefined: the output of a service, before its hooks have seen it.
 */
export function outputProblems(
  operation: OperationModel,
  output: unknown,
  form?: OutputForm,
): readonly ParamProblem[] {
  const problems = new Problems('member')
  if (!isObject(output)) {
    const shape = operation.output?.name ?? 'without members'
    problems.add('output', `expected an object (${shape}), got ${typeName(output)}`)
    return problems.found
  }
  const { $metadata, ...members } = output
  checkMetadata($metadata, problems)
  if (operation.output)
    checkMembers(operation, { ...impliedMembers(operation), ...members }, { problems, form })
  else checkNothing(members, problems)
  return problems.found
}

/** The form of outputs as the users of a client get them. */
export function clientForm({ service }: OperationModel): OutputForm {
  const { memberType } = hooksOf(service.serviceId)
  return { isFree: (owner, member) => memberType?.(owner, member)?.out !== undefined }
}

function checkMembers(
  { output: shape }: OperationModel,
  value: Readonly<Record<string, unknown>>,
  { problems, form }: { readonly problems: Problems; readonly form: OutputForm | undefined },
): void {
  if (!shape) return
  const isFree: OutputForm['isFree'] = (owner, member) =>
    member.shape.traits.eventstream === true || form?.isFree(owner, member) === true
  checkValue({ shape, value, path: 'output', problems, isFree })
  for (const member of shape.members.values()) {
    const events = value[member.name]
    if (member.shape.traits.eventstream && events !== undefined) checkEvents(member, events, problems)
  }
}

/** The events of a list are checked at once, those of any other source when they are read. */
function checkEvents({ name, shape }: Member, events: unknown, problems: Problems): void {
  const path = `output.${name}`
  if (Array.isArray(events)) {
    for (const [index, event] of events.entries())
      problems.found.push(...eventProblems(shape, event, `${path}[${index}]`))
  } else if (!isObject(events) || !(Symbol.asyncIterator in events || Symbol.iterator in events)) {
    problems.add(path, `expected an array of events or an async iterable, got ${typeName(events)}`)
  }
}

/** What does not fit in an event: an object with one member, the event's name, or an error that ends the stream. */
export function eventProblems(stream: Shape, event: unknown, path: string): readonly ParamProblem[] {
  const problems = new Problems('member')
  if (event instanceof AwsError) return []
  checkValue({ shape: stream, value: event, path, problems })
  const names = isObject(event) ? Object.keys(event) : []
  if (problems.found.length === 0 && names.length !== 1)
    problems.add(path, `expected exactly one event, got ${names.join(', ') || 'none'}`)
  return problems.found
}

const metadata: Readonly<Record<keyof ResponseMetadata, 'number' | 'string'>> = {
  httpStatusCode: 'number',
  requestId: 'string',
  extendedRequestId: 'string',
  attempts: 'number',
  throttles: 'number',
  totalRetryDelay: 'number',
}

function checkMetadata(value: unknown, problems: Problems): void {
  if (value === undefined) return
  const path = 'output.$metadata'
  if (!isObject(value)) {
    problems.add(path, `expected an object, got ${typeName(value)}`)
    return
  }
  const types: Readonly<Record<string, string>> = metadata
  for (const [name, item] of Object.entries(value)) {
    const type = Object.hasOwn(types, name) ? types[name] : undefined
    if (type === undefined)
      problems.add(path, `unknown member "${name}"; known are ${Object.keys(types).join(', ')}`)
    else if (item !== undefined && typeof item !== type)
      problems.add(`${path}.${name}`, `expected a ${type}, got ${typeName(item)}`)
  }
}

function checkNothing(members: Readonly<Record<string, unknown>>, problems: Problems): void {
  for (const name of Object.keys(members)) {
    if (members[name] != null)
      problems.add('output', `unknown member "${name}"; the operation returns nothing`)
  }
}

/** A made-up output does not need the lists of a page, which a client adds, and the status, which every response has. */
function impliedMembers(operation: OperationModel): Record<string, unknown> {
  const members = [...(operation.output?.members.values() ?? [])]
  const status = members.filter(({ location }) => location === 'statusCode').map(({ name }) => [name, 200])
  const lists = operationPlan(operation).pageLists.map((name) => [name, []])
  return Object.fromEntries([...lists, ...status])
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'an array' : value === undefined ? 'undefined' : `a ${typeof value}`
}
