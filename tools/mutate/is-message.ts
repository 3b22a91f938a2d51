import { ts } from 'typescript-5'

/** Words with a space between, or an article: what only people read. */
const words = /[a-z]{2,}[,:;]? [a-z]|^(?:an?|the)$/i

/**
 * Whether a text is for people, such as an error's: by its words, or because it is part of what is thrown.
 * Error texts have tests of their own, and are no behaviour that a mutation should be counted for.
 */
export function isMessage(node: ts.StringLiteral | ts.TemplateExpression): boolean {
  return words.test(literalText(node)) || isThrown(node)
}

function literalText(node: ts.StringLiteral | ts.TemplateExpression): string {
  if (ts.isStringLiteral(node)) return node.text
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('x')
}

function isThrown(node: ts.Node): boolean {
  for (let { parent } = node; parent !== undefined; { parent } = parent) {
    if (ts.isThrowStatement(parent)) return true
    if (ts.isNewExpression(parent) && parent.expression.getText().endsWith('Error')) return true
    if (ts.isStatement(parent) || ts.isFunctionLike(parent)) return false
  }
  return false
}
