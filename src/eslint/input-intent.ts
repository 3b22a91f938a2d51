import type { SourceCode } from 'eslint'
import type * as ESTree from 'estree'
import type { OperationModel } from '../models/index.js'
import { constantValue } from './origin-of.js'
import { findVariable, type Node, nameOf, parentOf } from './syntax.js'

/**
 * What an input says about the caller's intent. `continues`: the call passes a token. `bounded`: it asks for a limited
 * number of items, or for items by name. `unknown`: the input is not visible in the syntax. `none`: nothing of these.
 */
export type InputIntent = 'continues' | 'bounded' | 'unknown' | 'none'

/** Returns the intent of a call's input. */
export function inputIntent(
  sourceCode: SourceCode,
  operation: OperationModel,
  input: Node | undefined,
): InputIntent {
  if (!input) return 'none'
  const value = constantValue(sourceCode, input)
  if (value.type !== 'ObjectExpression') return 'unknown'
  const names = value.properties.map(memberName)
  const rule = operation.paginationRule
  const has = (members: readonly string[]) => members.some((member) => names.includes(member))
  if (has(rule?.inputTokens ?? [])) return 'continues'
  if (isWrittenLater(sourceCode, input) || names.includes(undefined)) return 'unknown'
  const bounds = [...(rule?.limitKey === undefined ? [] : [rule.limitKey]), ...(rule?.limitIllegalWith ?? [])]
  if (has(bounds) || names.some((name) => isIdentity(operation.name, name))) return 'bounded'
  return 'none'
}

function memberName(property: ESTree.Property | ESTree.SpreadElement): string | undefined {
  return property.type === 'Property' ? nameOf(property.key, property.computed) : undefined
}

/** True for `input.NextToken = …` after `const input = {}`. */
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

/** True if a member names the items to return: `StackName` of `DescribeStacks`, `VolumeIds` of `DescribeVolumes`. */
function isIdentity(operation: string, member: string | undefined): boolean {
  const listed = /^Describe(\w+)$/.exec(operation)?.[1]?.toLowerCase()
  const stem = /^(\w*?)(?:Identifier|Id|Name|Arn)s?$/i.exec(member ?? '')?.[1]?.toLowerCase()
  if (listed === undefined || stem === undefined) return false
  return [stem, `${stem}s`, `${stem}es`, stem.replace(/y$/, 'ies')].some((plural) => listed.endsWith(plural))
}
