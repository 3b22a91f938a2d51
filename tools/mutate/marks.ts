/**
 * Marks: the statements of a file, numbered, so that a test run can tell which of them each test reaches.
 * The body of an arrow function without braces, a field's value and a parameter's default count as statements.
 */
import { ts } from 'typescript-5'

export interface Mark {
  readonly start: number
  readonly end: number
  /** Whether it runs when the module is loaded, whatever the test. */
  readonly isStatic: boolean
}

export function parse(text: string): ts.SourceFile {
  return ts.createSourceFile('source.ts', text, ts.ScriptTarget.ESNext, true)
}

export function marksOf(source: ts.SourceFile): Mark[] {
  return markedNodes(source).map((node) => ({
    start: node.getStart(),
    end: node.getEnd(),
    isStatic: isStatic(node),
  }))
}

/** The innermost mark around an offset; -1 for what never runs, such as a type. */
export function markAt(marks: readonly Mark[], offset: number): number {
  let innermost = -1
  let length = Number.POSITIVE_INFINITY
  for (const [index, { start, end }] of marks.entries()) {
    if (start > offset || end <= offset || end - start > length) continue
    innermost = index
    length = end - start
  }
  return innermost
}

/**
 * The marks that matter for a change at `mark`: a test must reach at least one of them to notice it. A constant of the module matters where it
 * is used: every test loads the module.
 */
export function marksThatMatter(source: ts.SourceFile, marks: readonly Mark[], mark: number): number[] {
  if (marks[mark]?.isStatic !== true) return [mark]
  const names = declaredNames(markedNodes(source)[mark])
  const users = new Set<number>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.has(node.text)) users.add(markAt(marks, node.getStart()))
    ts.forEachChild(node, visit)
  }
  visit(source)
  const inFunctions = (index: number): boolean => marks[index]?.isStatic === false
  const found = [...users].filter(inFunctions)
  if (found.length > 0) return found
  const all = marks.map((_, index) => index).filter(inFunctions)
  return all.length > 0 ? all : [mark]
}

function declaredNames(node: ts.Node | undefined): Set<string> {
  if (node === undefined || !ts.isVariableStatement(node)) return new Set()
  return new Set(node.declarationList.declarations.map(({ name }) => name.getText()))
}

/** The same program, which sets `hits[first + n]` when it reaches mark `n`. Lines stay where they are. */
export function withMarks(text: string, first: number): string {
  const insertions: { at: number; text: string; order: number }[] = []
  for (const [index, node] of markedNodes(parse(text)).entries()) {
    const hit = `__hits[${first + index}]=1`
    const start = node.getStart()
    const end = node.getEnd()
    if (isExpressionBody(node)) {
      insertions.push({ at: start, text: `(${hit},`, order: index }, { at: end, text: ')', order: -index })
    } else if (isAlone(node)) {
      insertions.push({ at: start, text: `{${hit};`, order: index }, { at: end, text: '}', order: -index })
    } else {
      insertions.push({ at: start, text: `${hit};`, order: index })
    }
  }
  // Where several meet, what ends comes before what starts, and the outer one starts first and ends last.
  insertions.sort((a, b) => a.at - b.at || a.order - b.order)
  let result = ''
  let last = 0
  for (const { at, text: inserted } of insertions) {
    result += text.slice(last, at) + inserted
    last = at
  }
  return `const __hits=globalThis.__nexttokenHits??[];${result}${text.slice(last)}`
}

function markedNodes(source: ts.SourceFile): ts.Node[] {
  const found: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    if (isMarked(node)) found.push(node)
    if (!ts.isTypeNode(node)) ts.forEachChild(node, visit)
  }
  ts.forEachChild(source, visit)
  return found
}

function isMarked(node: ts.Node): boolean {
  if (isExpressionBody(node)) return true
  if (!ts.isStatement(node) || ts.isBlock(node) || isDeclaration(node)) return false
  return (
    isAlone(node) ||
    ts.isBlock(node.parent) ||
    ts.isSourceFile(node.parent) ||
    ts.isCaseOrDefaultClause(node.parent)
  )
}

/** What declares and does nothing, and what must stand at a module's beginning. */
function isDeclaration(node: ts.Node): boolean {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isEmptyStatement(node)
  )
}

/** The one statement of an `if`, `else` or loop without braces. */
function isAlone(node: ts.Node): boolean {
  const { parent } = node
  if (!ts.isStatement(node) || ts.isBlock(node)) return false
  if (ts.isIfStatement(parent)) return parent.thenStatement === node || parent.elseStatement === node
  return ts.isIterationStatement(parent, false) && parent.statement === node
}

/** An expression that runs by itself: an arrow function's body, a field's value, a parameter's default. */
function isExpressionBody(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isArrowFunction(parent)) return parent.body === node && !ts.isBlock(node)
  return (ts.isPropertyDeclaration(parent) || ts.isParameter(parent)) && parent.initializer === node
}

function isStatic(node: ts.Node): boolean {
  for (let { parent } = node; parent !== undefined; { parent } = parent) {
    if (ts.isFunctionLike(parent)) return false
  }
  return true
}
