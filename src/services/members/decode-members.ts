import type { Member, Shape } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import { leadsTo } from './leads-to.js'

/** What a text is decoded to, or undefined where the member stays as it is. */
type Decode = (member: Member) => ((text: string) => unknown) | undefined

/** A member that is decoded, or that holds such members. */
interface Step {
  readonly name: string
  readonly shape: Shape
  readonly decode: ((text: string) => unknown) | undefined
}

/** Decodes texts wherever they stand in a value of a shape, in place. What leads to none is found out once. */
export function membersDecoder(decode: Decode): (shape: Shape, value: unknown) => void {
  const known = new WeakMap<Shape, readonly Step[]>()
  const stepsOf = (shape: Shape) => {
    let steps = known.get(shape)
    if (!steps) {
      steps = listSteps(shape, decode)
      known.set(shape, steps)
    }
    return steps
  }
  const walk = (shape: Shape, value: unknown) => {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) for (const item of value) walk(shape.element.shape, item)
    else for (const step of stepsOf(shape)) takeStep(value as Structure, step)
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
