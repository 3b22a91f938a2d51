import { readFileSync } from 'node:fs'
import babel from '@babel/eslint-parser'
import { ESLint } from 'eslint'
import nexttoken from 'nexttoken/eslint'
import { describe, expect, it } from 'vitest'

const folder = 'test/eslint/fixtures'

/**
 * The parser for TypeScript that runs on Node 20. Its scopes are those of ESLint 9, so they are left out, and ESLint
 * makes its own.
 */
const parser = {
  parseForESLint(code: string, options: object) {
    const { scopeManager, ...parsed } = babel.parseForESLint(code, options)
    return parsed
  },
}

/** ESLint as a project runs it, on files in TypeScript. */
function lint() {
  const parserOptions = {
    requireConfigFile: false,
    babelOptions: { babelrc: false, configFile: false, parserOpts: { plugins: ['typescript'] } },
  }
  return new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.ts'], languageOptions: { parser, parserOptions } },
      nexttoken.configs.recommended,
    ],
  })
}

function linesToReport(file: string): number[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line, index) => (line.endsWith('// unread') ? [index + 1] : []))
}

describe('the recommended configuration', () => {
  it.each([`${folder}/with-nexttoken.ts`, `${folder}/with-sdk.ts`])(
    'finds every lost page in %s',
    async (file) => {
      const [result] = await lint().lintFiles(file)
      expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(
        linesToReport(file).map(() => 'nexttoken/no-unread-token'),
      )
      expect(result?.messages.map(({ line }) => line)).toEqual(linesToReport(file))
      expect(linesToReport(file).length).toBeGreaterThan(1)
    },
  )

  it('says what is lost and what to write instead', async () => {
    const [result] = await lint().lintFiles(`${folder}/with-sdk.ts`)
    expect(result?.messages[0]?.message).toBe(
      's3 ListObjectsV2 returns one page, and its NextContinuationToken or IsTruncated is never read, ' +
        'so the other pages are lost. Get all pages with paginate(s3, ListObjectsV2Command) of nexttoken/sdk.',
    )
  })

  it('reports errors under the name of its plugin', () => {
    expect(nexttoken.configs.recommended.rules).toEqual({ 'nexttoken/no-unread-token': 'error' })
    expect(nexttoken.configs.recommended.plugins?.nexttoken?.rules).toBe(nexttoken.rules)
  })
})
