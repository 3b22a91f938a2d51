import type { Member, Shape } from '../../../../src/models/index.js'

/** What stands in every secret, and its form in base64. */
export const secretMarks = [
  'SECRETsecretSECRET',
  Buffer.from('SECRETsecretSECRET').toString('base64').slice(0, 20),
]
export const secretNumber = 98765432
/** What stands in every text that is no secret. */
export const publicMark = 'PUBLICpublicPUBLIC'

type Owner = Pick<Member, 'shape' | 'sensitive'>

export interface Marked {
  readonly value: unknown
  readonly secrets: number
}

/** A copy of a generated value in which each text, number and blob says whether the model calls it a secret. */
export function markedValue(shape: Shape, value: unknown): Marked {
  let secrets = 0
  const mark = (owner: Owner, one: unknown, inSecret: boolean): unknown => {
    const isSecret = inSecret || owner.sensitive
    const { shape: its } = owner
    if (Array.isArray(one)) return one.map((item) => mark(its.element, item, isSecret))
    if (one instanceof Uint8Array) return Buffer.from(text(isSecret))
    if (typeof one === 'string') return its.traits.enum && !isSecret ? one : text(isSecret)
    if (typeof one === 'number' && isSecret) return number()
    if (typeof one !== 'object' || one === null || one instanceof Date || its.isDocument) return one
    return markedObject(its, one, isSecret)
  }
  const markedObject = (its: Shape, one: object, isSecret: boolean): object => {
    const entries = Object.entries(one).map(([name, item], index) => {
      if (its.type !== 'map') {
        const member = its.members.get(name)
        return [name, member ? mark(member, item, isSecret) : item]
      }
      const key = isSecret || its.key.sensitive ? `${text(true)}${index}` : name
      return [key, mark(its.value, item, isSecret)]
    })
    return Object.fromEntries(entries)
  }
  const text = (isSecret: boolean) => {
    if (isSecret) secrets++
    return isSecret ? (secretMarks[0] ?? '') : publicMark
  }
  const number = () => {
    secrets++
    return secretNumber
  }
  const marked = mark({ shape, sensitive: shape.traits.sensitive === true }, value, false)
  return { value: marked, secrets }
}
