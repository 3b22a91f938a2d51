import { isBytes, isDate, parseExactJson, writePythonJson } from '../../values/index.js'

/** The member of a token that counts the items of its page that were delivered already. */
export const truncateKey = 'boto_truncate_amount'
/**
 * The member that counts the same of other result keys, where a listing stands in the middle of several lists. boto3
 * has no such member, and refuses it: it would leave out what those lists have left.
 */
export const deliveredKey = 'nexttoken_delivered'
/**
 * The member that says that a token was made of the last item and not by the service, which starts at that item: it is
 * the first one to come once more, and is left out. boto3 refuses it, and would give that item twice.
 */
export const afterItemKey = 'nexttoken_after_item'
/** The member of a token that lists the paths of its binary values, which stand as base64. */
const encodedKeysKey = 'boto_encoded_keys'

type Members = Record<string, unknown>
type Step = string | number

/** A token as one line of text, byte for byte as boto3 writes it. */
export function encodeToken(members: Members): string {
  const paths: Step[][] = []
  const plain = withoutBytes(members, [], paths)
  const marked = paths.length === 0 ? plain : { ...(plain as Members), [encodedKeysKey]: paths }
  return Buffer.from(writePythonJson(marked), 'utf8').toString('base64')
}

function withoutBytes(value: unknown, path: readonly Step[], paths: Step[][]): unknown {
  if (isBytes(value)) {
    paths.push([...path])
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
  }
  if (Array.isArray(value))
    return value.map((element, index) => withoutBytes(element, [...path, index], paths))
  if (typeof value !== 'object' || value === null || isDate(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withoutBytes(member, [...path, name], paths)]),
  )
}

/**
 * The members of a token that boto3 or `encodeToken` wrote; undefined for any other text.
 *
 * @throws SyntaxError for one of that format whose list of binary values does not fit the rest.
 */
export function decodeToken(text: string): Members | undefined {
  const json = decodeBase64(text)
  const token = json === undefined ? undefined : parseObject(json)
  if (!token || !Object.hasOwn(token, encodedKeysKey)) return token
  const { [encodedKeysKey]: paths, ...members } = token
  if (!Array.isArray(paths)) throw new SyntaxError(`its ${encodedKeysKey} is not a list`)
  for (const path of paths) restoreBytes(members, path)
  return members
}

/** As lenient as Python's decoder: what is not of the alphabet is skipped, but the padding must be there. */
function decodeBase64(text: string): string | undefined {
  const [, digits = '', padding = ''] = /^([^=]*)(=*)/.exec(text.replace(/[^A-Za-z0-9+/=]/g, '')) ?? []
  const missing = (4 - (digits.length % 4)) % 4
  if (missing === 3 || padding.length < missing) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(digits, 'base64'))
  } catch {
    return undefined
  }
}

function parseObject(json: string): Members | undefined {
  try {
    const value = parseExactJson(json)
    return isContainer(value) && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

function restoreBytes(members: Members, path: unknown): void {
  const steps: unknown[] = Array.isArray(path) ? [...path] : []
  const last = steps.pop()
  let container: unknown = members
  for (const step of steps) container = ownMember(container, step)
  const text = ownMember(container, last)
  if (typeof text !== 'string' || !isContainer(container)) {
    throw new SyntaxError(`its ${encodedKeysKey} name ${JSON.stringify(path)}, where no text is`)
  }
  container[String(last)] = new Uint8Array(Buffer.from(text, 'base64'))
}

function ownMember(container: unknown, step: unknown): unknown {
  const name = typeof step === 'number' ? String(step) : step
  if (!isContainer(container) || typeof name !== 'string') return undefined
  return Object.hasOwn(container, name) ? container[name] : undefined
}

function isContainer(value: unknown): value is Members {
  return typeof value === 'object' && value !== null
}
