import { didYouMean, type ParamProblem } from '../../errors/index.js'
import type { OperationModel, Shape } from '../../models/index.js'
import { isObject } from '../../values/index.js'
import { isMatcher } from './any-value.js'

/** Names in an expected input that no input can have: such an answer would never be given. */
export function expectedProblems({ input }: OperationModel, expected: unknown): readonly ParamProblem[] {
  const path = 'expected input'
  if (isMatcher(expected)) return []
  if (isObject(expected)) return unknownNames(input, expected, path)
  const seen = Array.isArray(expected) ? 'an array' : expected === null ? 'null' : `a ${typeof expected}`
  return [{ path, message: `${path}: expected an object, got ${seen}` }]
}

function unknownNames(shape: Shape | undefined, value: unknown, path: string): readonly ParamProblem[] {
  if (shape?.type === 'list' && !shape.codec && Array.isArray(value))
    return value.flatMap((item, index) => unknownNames(shape.element.shape, item, `${path}[${index}]`))
  if (isMatcher(value) || !isObject(value) || shape?.isDocument || shape?.codec) return []
  if (shape?.type === 'map')
    return Object.entries(value).flatMap(([key, item]) =>
      unknownNames(shape.value.shape, item, `${path}.${key}`),
    )
  if (shape && shape.type !== 'structure') return []
  return Object.entries(value).flatMap(([name, item]) => {
    const member = shape?.members.get(name)
    if (member) return unknownNames(member.shape, item, `${path}.${name}`)
    const known = [...(shape?.members.keys() ?? [])]
    const remedy = didYouMean(name, known) || `; known are ${known.slice(0, 12).join(', ') || 'none'}`
    return item === undefined ? [] : [{ path, message: `${path}: unknown parameter "${name}"${remedy}` }]
  })
}
