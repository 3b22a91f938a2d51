/**
 * The kinds of mutations: each row gives the changes that it knows for one node of the syntax tree.
 * A kind belongs here if a reviewer could overlook the change in a diff, and a user would notice it.
 */
import { ts } from 'typescript-5'
import { isMessage } from './is-message.js'
import type { Mutation } from './mutation.js'

type Change = Omit<Mutation, 'kind'>
type Kind = (node: ts.Node) => Change[]

const { SyntaxKind } = ts

const boundaries = new Map([
  [SyntaxKind.LessThanToken, '<='],
  [SyntaxKind.LessThanEqualsToken, '<'],
  [SyntaxKind.GreaterThanToken, '>='],
  [SyntaxKind.GreaterThanEqualsToken, '>'],
])
const opposites = new Map([
  [SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [SyntaxKind.ExclamationEqualsEqualsToken, '==='],
])
const arithmetic = new Map([
  [SyntaxKind.PlusToken, '-'],
  [SyntaxKind.MinusToken, '+'],
  [SyntaxKind.AsteriskToken, '/'],
  [SyntaxKind.SlashToken, '*'],
  [SyntaxKind.PercentToken, '*'],
  [SyntaxKind.PlusEqualsToken, '-='],
  [SyntaxKind.MinusEqualsToken, '+='],
])
const otherMethods = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['min', 'max'],
  ['max', 'min'],
])
/** Methods that hand on what they were called on, less or in another form. */
const transforming = new Set([
  'filter',
  'slice',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'trim',
  'toLowerCase',
  'toUpperCase',
])
const logical = [SyntaxKind.AmpersandAmpersandToken, SyntaxKind.BarBarToken]

const kinds: Record<string, Kind> = {
  'condition negated': (node) => {
    const condition = conditionOf(node)
    return condition === undefined ? [] : [replace(condition, `!(${condition.getText()})`)]
  },
  'operand dropped': (node) =>
    isBinary(node) && logical.includes(node.operatorToken.kind)
      ? [replace(node, grouped(node.left)), replace(node, grouped(node.right))]
      : [],
  'default dropped': (node) =>
    isBinary(node) && node.operatorToken.kind === SyntaxKind.QuestionQuestionToken
      ? [replace(node, grouped(node.left))]
      : [],
  'boundary moved': (node) => (isBinary(node) ? operator(node, boundaries) : []),
  'comparison turned': (node) => (isBinary(node) && !isCondition(node) ? operator(node, opposites) : []),
  'arithmetic changed': (node) =>
    isBinary(node) && !isText(node.left) && !isText(node.right) ? operator(node, arithmetic) : [],
  'step reversed': (node) =>
    (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) && isStep(node)
      ? [replace(node, node.getText().replace('++', '-=-').replace('--', '++').replace('-=-', '--'))]
      : [],
  'negation dropped': (node) =>
    ts.isPrefixUnaryExpression(node) &&
    [SyntaxKind.ExclamationToken, SyntaxKind.MinusToken].includes(node.operator) &&
    !isCondition(node)
      ? [replace(node, node.operand.getText())]
      : [],
  'statement removed': (node) =>
    ts.isExpressionStatement(node) && !isSuperCall(node) ? [replace(node, ';')] : [],
  'early exit removed': (node) =>
    ts.isIfStatement(node) && node.elseStatement === undefined && leaves(node.thenStatement)
      ? [replace(node.expression, 'false')]
      : [],
  'boolean turned': (node) => {
    if (node.kind === SyntaxKind.TrueKeyword && !isType(node)) return [replace(node, 'false')]
    return node.kind === SyntaxKind.FalseKeyword && !isType(node) ? [replace(node, 'true')] : []
  },
  'number changed': (node) =>
    ts.isNumericLiteral(node) && !isType(node) && !isSign(node)
      ? [replace(node, String(Number(node.text) + 1))]
      : [],
  'text emptied': (node) =>
    ts.isStringLiteral(node) && node.text !== '' && isValue(node) && !isMessage(node)
      ? [replace(node, "''")]
      : [],
  'part of a text dropped': (node) =>
    ts.isTemplateExpression(node) && !isMessage(node)
      ? node.templateSpans.map(({ expression }) => ({
          start: expression.getStart() - 2,
          end: expression.getEnd() + 1,
          replacement: '',
        }))
      : [],
  'optional chain made plain': (node) => {
    const token =
      ts.isPropertyAccessChain(node) || ts.isElementAccessChain(node) || ts.isCallChain(node)
        ? node.questionDotToken
        : undefined
    if (token === undefined) return []
    return [replace(token, ts.isPropertyAccessChain(node) ? '.' : '')]
  },
  'spread dropped': (node) =>
    ts.isSpreadElement(node) || ts.isSpreadAssignment(node)
      ? [replace(node, ts.isSpreadElement(node) ? '...[]' : '...{}')]
      : [],
  'array emptied': (node) =>
    ts.isArrayLiteralExpression(node) && node.elements.length > 0 && !isTarget(node)
      ? [replace(node, '[]')]
      : [],
  'other method': (node) =>
    ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent) && node.parent.expression === node
      ? otherMethod(node.name)
      : [],
  'method call dropped': (node) =>
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    transforming.has(node.expression.name.text)
      ? [replace(node, node.expression.expression.getText())]
      : [],
}

/** Every change of one node, the parts of the node left aside. */
export function mutationsOf(node: ts.Node): Mutation[] {
  return Object.entries(kinds).flatMap(([kind, changes]) =>
    changes(node).map((change) => ({ kind, ...change })),
  )
}

function replace(node: ts.Node, replacement: string): Change {
  return { start: node.getStart(), end: node.getEnd(), replacement }
}

function operator({ operatorToken }: ts.BinaryExpression, others: Map<ts.SyntaxKind, string>): Change[] {
  const other = others.get(operatorToken.kind)
  return other === undefined ? [] : [replace(operatorToken, other)]
}

function otherMethod(name: ts.MemberName): Change[] {
  const other = otherMethods.get(name.text)
  return other === undefined ? [] : [replace(name, other)]
}

function isBinary(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node)
}

function conditionOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) return node.expression
  return ts.isConditionalExpression(node) ? node.condition : undefined
}

/** Whether the condition that it is, whole, is negated already. */
function isCondition(node: ts.Node): boolean {
  return conditionOf(node.parent) === node
}

/** One operand in the place of both: `a && b || c` must not become `a && b` of something else. */
function grouped(node: ts.Expression): string {
  return `(${node.getText()})`
}

function isText(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return isText(node.left) || isText(node.right)
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)
}

function isStep({ operator }: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): boolean {
  return operator === SyntaxKind.PlusPlusToken || operator === SyntaxKind.MinusMinusToken
}

function isSuperCall({ expression }: ts.ExpressionStatement): boolean {
  return ts.isCallExpression(expression) && expression.expression.kind === SyntaxKind.SuperKeyword
}

function leaves(node: ts.Statement): boolean {
  if (ts.isBlock(node))
    return node.statements.length > 0 && leaves(node.statements[node.statements.length - 1] as ts.Statement)
  return (
    ts.isReturnStatement(node) ||
    ts.isThrowStatement(node) ||
    ts.isContinueStatement(node) ||
    ts.isBreakStatement(node)
  )
}

/** Whether a number says which of two comes first, `a < b ? -1 : 1`: any other of its sign says the same. */
function isSign(node: ts.NumericLiteral): boolean {
  let arm: ts.Node = ts.isPrefixUnaryExpression(node.parent) ? node.parent : node
  if (node.text !== '1' || !ts.isConditionalExpression(arm.parent) || arm.parent.condition === arm)
    return false
  while (ts.isConditionalExpression(arm.parent)) arm = arm.parent
  const texts = arms(arm)
  return texts.includes('-1') && texts.every((text) => ['-1', '0', '1'].includes(text))
}

function arms(node: ts.Node): string[] {
  return ts.isConditionalExpression(node)
    ? [...arms(node.whenTrue), ...arms(node.whenFalse)]
    : [node.getText()]
}

/** Whether a literal is a type: `kind: 'page'`, `T[0]`. */
function isType(node: ts.Node): boolean {
  return ts.isLiteralTypeNode(node.parent) || (ts.isPrefixUnaryExpression(node.parent) && isType(node.parent))
}

/** Whether a text is a value of the program: neither a type nor a module's name nor a property's name. */
function isValue(node: ts.StringLiteral): boolean {
  const { parent } = node
  if (isType(node) || ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return false
  if (ts.isExternalModuleReference(parent)) return false
  return !((ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) && parent.name === node)
}

/** Whether an array literal takes values apart: `[a, b] = pair`. */
function isTarget(node: ts.ArrayLiteralExpression): boolean {
  const { parent } = node
  return (
    (ts.isBinaryExpression(parent) &&
      parent.left === node &&
      parent.operatorToken.kind === SyntaxKind.EqualsToken) ||
    (ts.isForOfStatement(parent) && parent.initializer === node)
  )
}
