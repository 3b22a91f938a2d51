import type { SourceCode } from 'eslint'
import type * as ESTree from 'estree'
import { NextTokenError } from '../errors/index.js'
import { camelCase, loadModel, type OperationModel, serviceNameOf } from '../models/index.js'
import { constantValue, type Origin, originOf } from './origin-of.js'
import { type Node, nameOf, textOf, unwrapped } from './syntax.js'

/** A call of an operation that has pages. */
export interface ListingCall {
  readonly operation: OperationModel
  readonly input: Node | undefined
  /** True if the call has more arguments than the input. */
  readonly hasOptions: boolean
  /** The expression before `.listTopics` or `.send`. */
  readonly client: Node
  /** The class in `client.send(new ListTopicsCommand())`; undefined for a client with a method per operation. */
  readonly command: Node | undefined
  /** True for a nexttoken client, false for a client of the AWS SDK. */
  readonly isNexttoken: boolean
}

/** Returns the listing call that the syntax proves `call` to be; undefined for every other call. */
export function listingCall(sourceCode: SourceCode, call: ESTree.CallExpression): ListingCall | undefined {
  const callee = unwrapped(call.callee)
  if (callee.type !== 'MemberExpression') return undefined
  const method = nameOf(callee.property, callee.computed)
  if (method === undefined) return undefined
  if (method === 'send') return sentCommand(sourceCode, call, callee.object)
  const origin = originOf(sourceCode, callee.object)
  const service = origin && serviceOf(origin)
  if (service === undefined) return undefined
  const isNexttoken = origin?.module === 'nexttoken'
  const isByName = isNexttoken && method === 'call'
  const name = isByName ? textOf(call.arguments[0]) : method
  const operation = name === undefined ? undefined : pagedOperation(service, name, isByName)
  const [input, ...options] = isByName ? call.arguments.slice(1) : call.arguments
  const hasOptions = options.length > 0
  return operation && { operation, input, hasOptions, client: callee.object, command: undefined, isNexttoken }
}

/** Reads `client.send(new ListTopicsCommand(input))`. The command may be in a constant. */
function sentCommand(
  sourceCode: SourceCode,
  call: ESTree.CallExpression,
  client: Node,
): ListingCall | undefined {
  const [sent, ...options] = call.arguments
  const made = sent && constantValue(sourceCode, sent)
  if (made?.type !== 'NewExpression') return undefined
  const origin = originOf(sourceCode, made.callee)
  const [name = '', ...rest] = origin?.path ?? []
  const service = origin && sdkService(origin.module)
  if (service === undefined || rest.length > 0 || !name.endsWith('Command')) return undefined
  const operation = pagedOperation(service, name.slice(0, -'Command'.length), true)
  const [input] = made.arguments
  const hasOptions = options.length > 0
  return operation && { operation, input, hasOptions, client, command: made.callee, isNexttoken: false }
}

/** Returns the service of a nexttoken client, or of an SDK client with a method per operation (`new SNS({})`). */
function serviceOf({ module, path, args }: Origin): string | undefined {
  const dotted = path.join('.')
  if (module === 'nexttoken') {
    return dotted === 'client.()' || dotted === 'session.().client.()' ? textOf(args[0]) : undefined
  }
  const isClient =
    /^\w+(?<!Client|Command)\.new$/.test(dotted) || /^DynamoDBDocument\.from\.\(\)$/.test(dotted)
  return isClient ? sdkService(module) : undefined
}

const sdkServices = new Map<string, string | undefined>()

function sdkService(module: string): string | undefined {
  if (!sdkServices.has(module)) {
    const name =
      module === '@aws-sdk/lib-dynamodb' ? 'dynamodb' : /^@aws-sdk\/client-([\w-]+)$/.exec(module)?.[1]
    sdkServices.set(module, name === undefined ? undefined : serviceNameOf(name))
  }
  return sdkServices.get(module)
}

/**
 * Returns the operation if it has pages. Operations that return a token with every response are left out: reading it does
 * not show whether more follows.
 */
function pagedOperation(service: string, name: string, anySpelling: boolean): OperationModel | undefined {
  try {
    const operation = loadModel(service).findOperation(name)
    const rule = operation?.paginationRule
    if (!operation || !rule || rule.follow || rule.endPolicy === 'repeated-token') return undefined
    return anySpelling || camelCase(operation.name) === name ? operation : undefined
  } catch (error) {
    // An unknown service is an error for the compiler to report.
    if (error instanceof NextTokenError) return undefined
    throw error
  }
}
