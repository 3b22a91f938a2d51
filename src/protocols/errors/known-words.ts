import type { OperationModel, Shape } from '../../models/index.js'
import { isOwnRoot } from '../contract/index.js'

/** Members of errors, as services, gateways and functions write them. */
export const ERROR_WORDS: ReadonlySet<string> = new Set([
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

/** Roots of documents that answer in place of a service: SOAP, captive portals, feeds, Azure's storage. */
const STRANGERS: ReadonlySet<string> = new Set([
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
 * Whether a name in an answer is one that the model or the protocol has: such a name may be told, and any other may
 * be a value that stands where a name belongs.
 */
export function isKnownWord(operation: OperationModel, word: string): boolean {
  if (ERROR_WORDS.has(word) || STRANGERS.has(word)) return true
  const { output, service, traits } = operation
  if (word === traits.output?.resultWrapper || isOwnRoot(operation, word)) return true
  if (output && holdsName(output, word, new Set())) return true
  const action = word.replace(/(?:Response|Result|Output)$/, '')
  return action !== word && service.operationNames.includes(action)
}

function holdsName(shape: Shape, word: string, seen: Set<Shape>): boolean {
  if (seen.has(shape)) return false
  seen.add(shape)
  if (shape.name === word) return true
  const parts =
    shape.type === 'list'
      ? [shape.element]
      : shape.type === 'map'
        ? [shape.key, shape.value]
        : shape.members.values()
  for (const part of parts) {
    const { element } = part.shape.type === 'list' ? part.shape : { element: undefined }
    if (part.wireName === word || element?.wireName === word || holdsName(part.shape, word, seen)) return true
  }
  return false
}
