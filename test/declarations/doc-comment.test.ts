import fc from 'fast-check'
import { ts } from 'typescript-5'
import { describe, expect, it } from 'vitest'
import { docComment } from '../../src/declarations/documentation/doc-comment.js'
import { documentationOf } from '../../src/declarations/index.js'

/** What TypeScript reads of a comment: its text and its tags. */
function readBack(comment: string): { readonly text: string; readonly tags: readonly string[] } {
  const source = ts.createSourceFile(
    'a.d.ts',
    `${comment}interface A { b: string }\n`,
    ts.ScriptTarget.ES2023,
    true,
  )
  const [declaration] = source.statements
  if (!declaration || source.statements.length !== 1) throw new Error('the comment ended too early')
  const tags = ts.getJSDocTags(declaration).map((tag) => tag.tagName.text)
  const [block] = ts.getJSDocCommentsAndTags(declaration)
  return { text: ts.getTextOfJSDocComment(block?.comment) ?? '', tags }
}

describe('docComment', () => {
  it('has a line for each line', () => {
    expect(docComment(['One.', '', 'Two.'], '\t')).toBe('\t/**\n\t * One.\n\t *\n\t * Two.\n\t */\n')
    expect(docComment([], '\t')).toBe('')
  })

  it('does not end early, and has no tag but ours', () => {
    const lines = ['`arn:aws:s3:::*/*` {@link x}', '@param nobody', '', '@deprecated']
    const { text, tags } = readBack(docComment(lines, ''))
    expect(tags).toEqual(['deprecated'])
    expect(text).toContain('nobody')
  })

  it('holds any text of AWS', () => {
    const part = fc.constantFrom(
      '*/',
      '/*',
      '@',
      '{@link ',
      '}',
      '*',
      '\\',
      '`',
      ' ',
      '<p>',
      '</p>',
      '<li>',
      'word',
      '\n',
      '-',
      '&lt;',
      '//',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const model = { operations: { Do: { documentation: parts.join('') } } }
        const lines = documentationOf(model).operation('Do')
        expect(readBack(docComment(lines, '')).tags).toEqual([])
      }),
    )
  })
})
