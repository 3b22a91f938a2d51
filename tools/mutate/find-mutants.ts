import { ts } from 'typescript-5'
import { markAt, marksOf, parse } from './marks.js'
import type { Mutant } from './mutation.js'
import { mutationsOf } from './mutation-kinds.js'

/** Every mutant of a file, in the order of its text; the same program is in the list once. */
export function findMutants(file: string, text: string): Mutant[] {
  const source = parse(text)
  const marks = marksOf(source)
  const found = new Map<string, Mutant>()
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return
    for (const mutation of mutationsOf(node)) {
      const mark = markAt(marks, mutation.start)
      const { start, end, replacement } = mutation
      if (mark === -1) continue
      found.set(`${start} ${end} ${replacement}`, {
        ...mutation,
        file,
        mark,
        line: source.getLineAndCharacterOfPosition(start).line + 1,
        before: oneLine(text.slice(start, end)),
        after: oneLine(replacement),
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end)
}

export function applyMutation(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
