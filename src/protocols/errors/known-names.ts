import type { OperationModel, Shape } from '../../models/index.js'
import { isOwnRoot } from '../contract/index.js'

/** Members of errors, in the spellings of services, gateways and functions. */
export const ERROR_MEMBERS: ReadonlySet<string> = new Set([
  'message',
  'Message',
  'code',
  'Code',
  '__type',
  'errorMessage',
  'errorType',
  'errorCode',
  'error',
  'Error',
  'errors',
  'Errors',
])

/** Root elements of documents that do not come from AWS: SOAP, captive portals, feeds, Azure's storage. */
const FOREIGN_ROOTS: ReadonlySet<string> = new Set([
  'Envelope',
  'Fault',
  'WISPAccessGatewayParam',
  'html',
  'rss',
  'feed',
  'urlset',
  'EnumerationResults',
  'Response',
  'ErrorResponse',
])

/**
 * Whether a name in a response comes from the model or the protocol, so that a message can show it. Any other name
 * can be a value, in a broken response, and so a secret.
 */
export function isKnownName(operation: OperationModel, name: string): boolean {
  if (ERROR_MEMBERS.has(name) || FOREIGN_ROOTS.has(name)) return true
  const { output, service, traits } = operation
  if (name === traits.output?.resultWrapper || isOwnRoot(operation, name)) return true
  if (output && containsName(output, name, new Set())) return true
  const action = name.replace(/(?:Response|Result|Output)$/, '')
  return action !== name && service.operationNames.includes(action)
}

function containsName(shape: Shape, name: string, seen: Set<Shape>): boolean {
  if (seen.has(shape)) return false
  seen.add(shape)
  if (shape.name === name) return true
  const parts =
    shape.type === 'list'
      ? [shape.element]
      : shape.type === 'map'
        ? [shape.key, shape.value]
        : shape.members.values()
  for (const part of parts) {
    const { element } = part.shape.type === 'list' ? part.shape : { element: undefined }
    if (part.wireName === name || element?.wireName === name || containsName(part.shape, name, seen))
      return true
  }
  return false
}
