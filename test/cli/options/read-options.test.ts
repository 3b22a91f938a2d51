import { describe, expect, it } from 'vitest'
import { findOption, readOptions, spellingsOf } from '../../../src/cli/options/index.js'
import { UsageError } from '../../../src/cli/options/usage-error.js'

const taken = {
  command: 'nexttoken services',
  options: ['output', 'max-items', 'regions', 'deadline', 'parallel', 'page-size', 'generate-cli-skeleton'],
  ownOptions: { port: { kind: 'number', group: 'run', argument: 'PORT', help: 'Listen there.', least: 1 } },
  positionals: 2,
} as const

function problemsOf(argv: readonly string[]): readonly string[] {
  try {
    readOptions(argv, taken)
    return []
  } catch (error) {
    if (error instanceof UsageError) return error.problems
    throw error
  }
}

describe('readOptions', () => {
  it.each<[words: string, argv: string[], own: object]>([
    ['a text of a choice', ['--output', 'json'], { output: 'json' }],
    ['a value behind =', ['--output=json', '--max-items=5'], { output: 'json', 'max-items': 5 }],
    ['a list with commas', ['--regions', 'us-*,eu-west-1'], { regions: ['us-*', 'eu-west-1'] }],
    ['a list of words', ['--regions', 'a', 'b,c', '--debug'], { regions: ['a', 'b', 'c'], debug: true }],
    ['a time', ['--deadline', '1h30m'], { deadline: 5_400_000 }],
    ['a number or a word', ['--page-size', 'max'], { 'page-size': 'max' }],
    ['the second spelling', ['--cli-parallel', '4'], { parallel: 4 }],
    ['an option without its value', ['--generate-cli-skeleton'], { 'generate-cli-skeleton': 'input' }],
    ['-h', ['-h'], { help: true }],
  ])('reads %s', (_, argv, own) => {
    expect(readOptions(argv, taken).own).toEqual(own)
  })

  it('separates the words of the command and the options that only it has', () => {
    const { positionals, extra } = readOptions(['sns', '--port', '8080', '--', '--odd'], taken)
    expect({ positionals, extra }).toEqual({ positionals: ['sns', '--odd'], extra: { port: 8080 } })
  })

  it('reports all problems at once, each with the value seen', () => {
    const argv = [
      '--outptu',
      'x',
      '--output',
      'xml',
      '--max-items',
      '-1',
      '--deadline',
      'soon',
      '--port',
      '0',
      'b',
      '--regions',
      'a,,b',
    ]
    expect(problemsOf(argv)).toEqual([
      'unknown option --outptu; did you mean "--output"?',
      '--output is "xml": pass one of json, ndjson, yaml, yaml-stream, text, table, csv, tsv, off',
      '--max-items is "-1": pass a whole number, 0 or more',
      '--deadline is "soon": pass a time such as 90s, 14m or 1h30m',
      '--port is "0": pass a whole number, 1 or more',
      '--regions is "a,,b": pass names with commas between them, such as a,b',
    ])
  })

  it.each([
    [['a', 'b', 'c'], 'unexpected word "c"'],
    [['--output'], '--output needs a value: --output FORMAT'],
    [['--output', '--debug'], '--output needs a value: --output FORMAT'],
    [['--debug=yes'], '--debug takes no value: got "yes"'],
    [['--query', 'a'], 'unknown option --query'],
  ])('%j is a problem', (argv, problem) => {
    expect(problemsOf(argv)[0]).toBe(problem)
  })
})

describe('spellings', () => {
  it('options of the AWS CLI have one, ours have a second one that no parameter can mean', () => {
    expect(spellingsOf('region')).toEqual(['--region'])
    expect(spellingsOf('parallel')).toEqual(['--parallel', '--cli-parallel'])
    expect(findOption('--cli-parallel')?.name).toBe('parallel')
    expect(findOption('--cli-region')).toBeUndefined()
    expect(findOption('--constructor')).toBeUndefined()
  })
})
