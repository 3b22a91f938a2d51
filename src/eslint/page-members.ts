import type { OperationModel } from '../models/index.js'

/** A way into a page, by member names. */
export type MemberPath = readonly string[]

/** What a rule names on a page. */
export interface PageMembers {
  /** Who reads one of these looks for what follows: the tokens and the more-results flag. */
  readonly ends: readonly MemberPath[]
  /** The members that hold what is listed. */
  readonly results: ReadonlySet<string>
}

/** The members of an operation's page, as far as they are plain paths; no ends where its token is made of its items. */
export function pageMembers({ paginationRule: rule }: OperationModel): PageMembers {
  const results = (rule?.resultKeys ?? []).map((key) => key.split('.'))
  const tokens = [...(rule?.outputTokens ?? []), rule?.moreResults ?? '']
  const ends = tokens.flatMap(pathsIn).filter((path) => !results.some((key) => isWithin(path, key)))
  return { ends, results: new Set(results.map(([root = '']) => root)) }
}

/** The paths that an expression such as `NextMarker || Contents[-1].Key` begins with. */
function pathsIn(expression: string): MemberPath[] {
  return expression.split('||').flatMap((part) => {
    const path = /^\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)/.exec(part)?.[1]
    return path === undefined ? [] : [path.split('.')]
  })
}

function isWithin(path: MemberPath, key: MemberPath): boolean {
  return key.every((name, index) => path[index] === name)
}
