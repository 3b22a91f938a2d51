import { isBytes, isDate, parseExactJson, writePythonJson } from '../../values/index.js'

/** The token member that counts the items of the page that were delivered, of the first result key. */
export const truncateKey = 'boto_truncate_amount'
/**
 * The token member that counts the delivered items of the other result keys, if the listing is in the middle of several
 * lists. boto3 does not know it and rejects such a token. Without it, boto3 would skip the rest of those lists.
 */
export const deliveredKey = 'nexttoken_delivered'
/**
 * The token member that says that the token was made from the last item, and that the service starts at that item. The
 * item comes again as the first one and is skipped. boto3 rejects such a token. Without it, boto3 would return the item
 * twice.
 */
export const afterItemKey = 'nexttoken_after_item'
/** The token member that lists the paths of binary values, which are written as base64. */
const encodedKeysKey = 'boto_encoded_keys'

type Members = Record<string, unknown>
type Step = string | number

/** Encodes a token as boto3 does, byte for byte: JSON in base64. */
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
 * Decodes a token that boto3 or `encodeToken` wrote. Returns undefined for any other text.
 *
 * @throws SyntaxError if the token's list of binary values does not match its members.
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

/** As lenient as Python's decoder: it ignores characters outside the alphabet, but requires the padding. */
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
    throw new SyntaxError(
      `its ${encodedKeysKey} has the path ${JSON.stringify(path)}, which is not a string in the token`,
    )
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
