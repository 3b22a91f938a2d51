import type { Member, Shape } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import { isBytes, isObject } from '../../values/index.js'

/** The texts and bytes of an input that the model calls sensitive: a service may repeat them in an error message. */
export function secretValues(shape: Shape | undefined, input: Structure): string[] {
  const found: string[] = []
  if (shape) addOf({ shape, sensitive: shape.traits.sensitive === true }, input, found)
  return found
}

function addOf(
  { shape, sensitive }: Pick<Member, 'shape' | 'sensitive'>,
  value: unknown,
  found: string[],
): void {
  if (sensitive) addAll(value, found)
  else if (shape.type === 'list' && Array.isArray(value)) {
    for (const one of value) addOf(shape.element, one, found)
  } else if (shape.type === 'map' && isObject(value)) {
    for (const [key, one] of Object.entries(value)) {
      addOf(shape.key, key, found)
      addOf(shape.value, one, found)
    }
  } else if (shape.type === 'structure' && isObject(value)) {
    for (const [name, member] of shape.members) addOf(member, Reflect.get(value, name), found)
  }
}

/** Everything in a secret value. */
function addAll(value: unknown, found: string[]): void {
  if (typeof value === 'string') found.push(value)
  else if (isBytes(value)) found.push(Buffer.from(value).toString('base64'), Buffer.from(value).toString())
  else if (Array.isArray(value)) for (const one of value) addAll(one, found)
  else if (isObject(value) && !isStreamLike(value)) for (const one of Object.values(value)) addAll(one, found)
}

function isStreamLike(value: object): boolean {
  return Symbol.asyncIterator in value || 'arrayBuffer' in value
}
