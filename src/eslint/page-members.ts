import type { OperationModel } from '../models/index.js'

/** The names of nested members of a page, such as `['DistributionList', 'NextMarker']`. */
export type MemberPath = readonly string[]

/** The members of a page that the pagination rule names. */
export interface PageMembers {
  /** The tokens and the more-results flag. A program that reads one of them checks for more pages. */
  readonly ends: readonly MemberPath[]
  /** The members that hold the items. */
  readonly results: ReadonlySet<string>
}

/** Returns the members of an operation's page that are plain paths. There are no `ends` if the token is made of items. */
export function pageMembers({ paginationRule: rule }: OperationModel): PageMembers {
  const results = (rule?.resultKeys ?? []).map((key) => key.split('.'))
  const tokens = [...(rule?.outputTokens ?? []), rule?.moreResults ?? '']
  const ends = tokens.flatMap(pathsIn).filter((path) => !results.some((key) => isWithin(path, key)))
  return { ends, results: new Set(results.map(([root = '']) => root)) }
}

/** Returns the path at the start of each alternative of an expression such as `NextMarker || Contents[-1].Key`. */
function pathsIn(expression: string): MemberPath[] {
  return expression.split('||').flatMap((part) => {
    const path = /^\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)/.exec(part)?.[1]
    return path === undefined ? [] : [path.split('.')]
  })
}

function isWithin(path: MemberPath, key: MemberPath): boolean {
  return key.every((name, index) => path[index] === name)
}
