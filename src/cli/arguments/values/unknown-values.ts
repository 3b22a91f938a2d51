import { didYouMean } from '../../../errors/index.js'
import type { Member } from '../../../models/index.js'
import { isObject } from '../../../values/index.js'

/** As many of the known values are named. */
const MOST_NAMED = 12

/**
 * Sentences about texts that are none of the values that the model knows. They are no problems, because services get
 * new values before their models do.
 *
 * @example 'unknown value "sms-text"; did you mean "sms"?'
 */
export function unknownValues(value: unknown, member: Member, path: string): string[] {
  const { shape } = member
  if (typeof value === 'string') return unknownText(value, member, path)
  if (Array.isArray(value) && shape.type === 'list') {
    return value.flatMap((item, index) => unknownValues(item, shape.element, `${path}[${index}]`))
  }
  if (!isObject(value) || (shape.type !== 'structure' && shape.type !== 'map')) return []
  return Object.entries(value).flatMap(([name, item]) => {
    const inner = shape.type === 'map' ? shape.value : shape.members.get(name)
    return inner ? unknownValues(item, inner, `${path}.${name}`) : []
  })
}

function unknownText(text: string, { shape, sensitive }: Member, path: string): string[] {
  const known = shape.traits.enum ?? []
  if (shape.type !== 'string' || known.length === 0 || known.includes(text) || sensitive) return []
  const named = known.slice(0, MOST_NAMED).join(', ')
  const all = `; known are ${named}${known.length > MOST_NAMED ? ', …' : ''}`
  return [`${path}: unknown value ${JSON.stringify(text)}${didYouMean(text, known) || all}`]
}
