import type { ParamProblem } from '../../errors/index.js'
import type { Member } from '../../models/index.js'
import { checkValue } from './check-value.js'
import { Problems } from './problems.js'

/** Whether `validateInput` would find no problem in this value of a member. */
export function isValidMember(member: Member, value: unknown): boolean {
  return memberProblems(member, value, member.name).length === 0
}

/** What `validateInput` would find in this value of a member, which messages call `path`. */
export function memberProblems(member: Member, value: unknown, path: string): readonly ParamProblem[] {
  const problems = new Problems()
  checkValue({ shape: member.shape, member, value, path, problems })
  return problems.found
}
