import { ts } from 'typescript-5'

const most = 3

/** The functions of a file that take more than three positional parameters: an options object reads better. */
export function positionalParameters(path: string, text: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && node.parameters.length > most) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
      found.push(`line ${line}: ${node.parameters.length} parameters`)
    }
    ts.forEachChild(node, visit)
  }
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
  visit(source)
  return found
}
