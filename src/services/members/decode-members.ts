import type { Member, Shape } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import { isObjectOrList, memoize } from '../../values/index.js'
import { leadsTo } from './leads-to.js'

/** The decoder of a member's text; undefined if the member stays as it is. */
type Decode = (member: Member) => ((text: string) => unknown) | undefined

/** A member that is decoded, or that contains such members. */
interface Step {
  readonly name: string
  readonly shape: Shape
  readonly decode: ((text: string) => unknown) | undefined
}

/** Decodes the texts in a value of any depth, in place. Which members lead to such texts is computed once per shape. */
export function membersDecoder(decode: Decode): (shape: Shape, value: unknown) => void {
  const stepsOf = memoize((shape: Shape) => listSteps(shape, decode))
  const walk = (shape: Shape, value: unknown) => {
    if (!isObjectOrList(value)) return
    if (Array.isArray(value)) for (const item of value) walk(shape.element.shape, item)
    else for (const step of stepsOf(shape)) takeStep(value, step)
  }
  const takeStep = (owner: Structure, { name, shape, decode }: Step) => {
    const item = owner[name]
    if (!decode) walk(shape, item)
    else if (typeof item === 'string') owner[name] = decode(item)
  }
  return walk
}

function listSteps(shape: Shape, decode: Decode): Step[] {
  return [...shape.members.values()]
    .map((member) => ({ name: member.name, shape: member.shape, decode: decode(member) }))
    .filter(
      (step) => step.decode !== undefined || leadsTo(step.shape, (member) => decode(member) !== undefined),
    )
}
