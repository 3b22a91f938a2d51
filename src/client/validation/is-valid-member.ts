import type { Member } from '../../models/index.js'
import { checkValue } from './check-value.js'
import { Problems } from './problems.js'

/** Whether `validateInput` would find no problem in this value of a member. */
export function isValidMember(member: Member, value: unknown): boolean {
  const problems = new Problems()
  checkValue({ shape: member.shape, member, value, path: member.name, problems })
  return problems.found.length === 0
}
