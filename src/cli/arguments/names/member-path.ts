import type { Member, OperationModel, Shape } from '../../../models/index.js'

/**
 * The steps of a path in an input.
 *
 * @example stepsOf('IpPermissions[0].FromPort') // ['IpPermissions', 0, 'FromPort']
 */
function stepsOf(path: string): readonly (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([name, index]) =>
    index === undefined ? name : Number(index),
  )
}

/** The member at a path. */
export function memberAt({ name, input }: OperationModel, path: string): Member {
  let shape: Shape | undefined = input
  let member: Member | undefined
  for (const step of stepsOf(path)) {
    member = typeof step === 'number' ? shape?.element : shape?.members.get(step)
    shape = member?.shape
  }
  if (!member) throw new TypeError(`${name} has no member at ${path}`)
  return member
}

/** Sets what is at a path; structures and lists on the way to it are made where they are missing. */
export function setAt(input: Record<string, unknown>, path: string, value: unknown): void {
  const steps = stepsOf(path)
  let inner: Record<string | number, unknown> = input
  for (const [at, step] of steps.entries()) {
    if (at === steps.length - 1) inner[step] = value
    else {
      inner[step] ??= typeof steps[at + 1] === 'number' ? [] : {}
      inner = inner[step] as Record<string | number, unknown>
    }
  }
}
