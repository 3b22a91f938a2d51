import type { SourceCode } from 'eslint'
import type * as ESTree from 'estree'
import type { OperationModel } from '../models/index.js'
import { constantValue } from './origin-of.js'
import { findVariable, type Node, nameOf, parentOf } from './syntax.js'

/**
 * What an input says of its caller: that he follows the token by hand, that he wants only so much (a limit, or things by
 * their names), that it cannot be seen, or nothing of that.
 */
export type InputIntent = 'follows' | 'bounded' | 'unseen' | 'none'

/** The intent of a call's input, as far as it is written out. */
export function inputIntent(
  sourceCode: SourceCode,
  operation: OperationModel,
  input: Node | undefined,
): InputIntent {
  if (!input) return 'none'
  const given = constantValue(sourceCode, input)
  if (given.type !== 'ObjectExpression') return 'unseen'
  const names = given.properties.map(memberName)
  const rule = operation.paginationRule
  const has = (members: readonly string[]) => members.some((member) => names.includes(member))
  if (has(rule?.inputTokens ?? [])) return 'follows'
  if (isWrittenLater(sourceCode, input) || names.includes(undefined)) return 'unseen'
  const bounds = [...(rule?.limitKey === undefined ? [] : [rule.limitKey]), ...(rule?.limitIllegalWith ?? [])]
  if (has(bounds) || names.some((name) => isIdentity(operation.name, name))) return 'bounded'
  return 'none'
}

function memberName(property: ESTree.Property | ESTree.SpreadElement): string | undefined {
  return property.type === 'Property' ? nameOf(property.key, property.computed) : undefined
}

/** `input.NextToken = …` after `const input = {}`. */
function isWrittenLater(sourceCode: SourceCode, input: Node): boolean {
  if (input.type !== 'Identifier') return false
  const references = findVariable(sourceCode, input, input.name)?.references ?? []
  return references.some(({ identifier }) => {
    const member = parentOf(identifier as ESTree.Identifier)
    if (member?.type !== 'MemberExpression' || member.object !== identifier) return false
    const around = parentOf(member)
    return around?.type === 'AssignmentExpression' && around.left === member
  })
}

/** Whether `DescribeStacks` with `StackName` is asked for what has that name, and `DescribeVolumes` with `VolumeIds`. */
function isIdentity(operation: string, member: string | undefined): boolean {
  const things = /^Describe(\w+)$/.exec(operation)?.[1]?.toLowerCase()
  const stem = /^(\w*?)(?:Identifier|Id|Name|Arn)s?$/i.exec(member ?? '')?.[1]?.toLowerCase()
  if (things === undefined || stem === undefined) return false
  return [stem, `${stem}s`, `${stem}es`, stem.replace(/y$/, 'ies')].some((plural) => things.endsWith(plural))
}
