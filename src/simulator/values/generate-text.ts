import type { ShapeDescription } from '../../models/index.js'

const DIGITS = 6
const ACCOUNT = '123456789012'
const ENUM_VALUES = 3

/** What a generated text contains besides its index. */
export interface TextName {
  readonly name: string
  /** The service's name in ARNs. */
  readonly service: string
}

/** Makes the text of a member for the item of an index: its name, then the index, within the model's lengths. */
export function textGenerator(traits: ShapeDescription, name: TextName): (index: number) => string {
  if (traits.enum && traits.enum.length > 0) return enumGenerator(traits.enum)
  if (isAccountId(traits, name.name)) return () => ACCOUNT
  return distinctText(traits, name)
}

/** Like `textGenerator`, but with a different text for each index; the values of an enum would repeat. */
export function distinctText(traits: ShapeDescription, name: TextName): (index: number) => string {
  const { min = 0, max = Number.POSITIVE_INFINITY } = traits
  const prefix = prefixWithin(name, min, max)
  return (index) => {
    const text = prefix + String(index).padStart(DIGITS, '0')
    return text.length <= max || max === 0 ? text : text.slice(text.length - max)
  }
}

function enumGenerator(values: readonly string[]): (index: number) => string {
  const few = values.filter((value) => value !== '').slice(0, ENUM_VALUES)
  return (index) => few[index % few.length] ?? ''
}

function isAccountId(traits: ShapeDescription, name: string): boolean {
  return /^\^?(\\d|\[0-9\])\{12\}\$?$/.test(traits.pattern ?? '') || /^account-?id$/i.test(name)
}

/** `arn:aws:…:TopicArn-`, or `TopicArn-` if that is too long. */
function prefixWithin({ name, service }: TextName, min: number, max: number): string {
  const room = Math.max(0, max - DIGITS)
  const long = /arn$/i.test(name) ? `arn:aws:${service}:us-east-1:${ACCOUNT}:${name}-` : `${name}-`
  const prefix = long.length <= room ? long : `${name.slice(0, Math.max(0, room - 1))}-`.slice(0, room)
  return prefix.padStart(min - DIGITS, 'x')
}
