import type { Member, Shape } from '../../../models/index.js'
import { isBytes, isObject } from '../../../values/index.js'

const hiddenText = '***'

/** A copy of an input whose sensitive values are `***`. */
export function redactedInput(
  shape: Shape | undefined,
  input: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const known = shape?.members
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const member = known?.get(name)
      return [name, member ? redacted(member, value) : value]
    }),
  )
}

function redacted({ shape, sensitive }: Pick<Member, 'shape' | 'sensitive'>, value: unknown): unknown {
  if (sensitive) return hide(value)
  if (Array.isArray(value))
    return shape.type === 'list' ? value.map((one) => redacted(shape.element, one)) : value
  if (!isObject(value) || shape.isDocument) return value
  if (shape.type === 'structure') return redactedInput(shape, value as Readonly<Record<string, unknown>>)
  if (shape.type !== 'map') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, redacted(shape.value, one)]))
}

/** A value of the same type that says nothing. */
function hide(value: unknown): unknown {
  if (typeof value === 'string') return hiddenText
  if (isBytes(value)) return Buffer.from(hiddenText)
  if (typeof value === 'number') return 0
  if (Array.isArray(value)) return value.map(hide)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hide(one)]))
}
