import { describe, expect, it } from 'vitest'
import {
  awsNameOf,
  type OptionSpec,
  optionIn,
  optionTable,
  parseDuration,
  serviceOf,
} from '../../../src/cli/options/index.js'
import { serviceNames } from '../../../src/models/index.js'

const entries: readonly (readonly [string, OptionSpec])[] = Object.entries(optionTable)

describe('the table of options', () => {
  it('no name is the second spelling of another option', () => {
    const names = new Set(entries.map(([name]) => name))
    const twice = entries.filter(([name, { isAws }]) => !isAws && names.has(`cli-${name}`))
    expect(twice).toEqual([])
  })

  it.each(entries)('--%s has a sentence, and a name for its value if it takes one', (_, spec) => {
    expect(spec.help).toMatch(/^[A-Z].*\.$/)
    expect(spec.argument === undefined).toBe(spec.kind === 'flag')
  })

  it('has the options that every command of the AWS CLI takes', () => {
    const aws = [
      ...[
        'debug',
        'endpoint-url',
        'no-verify-ssl',
        'no-paginate',
        'output',
        'query',
        'profile',
        'region',
        'version',
      ],
      ...[
        'color',
        'no-sign-request',
        'ca-bundle',
        'cli-read-timeout',
        'cli-connect-timeout',
        'cli-binary-format',
      ],
      ...['no-cli-pager', 'no-cli-auto-prompt', 'cli-input-json', 'generate-cli-skeleton'],
      ...['max-items', 'page-size', 'starting-token'],
    ]
    const missing = aws.filter((name) => !entries.some(([known, spec]) => known === name && spec.isAws))
    expect(missing).toEqual([])
  })
})

describe('parseDuration', () => {
  it.each([
    ['14m', 840_000],
    ['1h30m', 5_400_000],
    ['500ms', 500],
    ['1.5s', 1500],
    ['30', 30_000],
    ['2d', 172_800_000],
    ['m', undefined],
    ['1y', undefined],
    ['', undefined],
    ['-5s', undefined],
  ])('%s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds)
  })
})

describe('names of services in the AWS CLI', () => {
  it.each([
    ['s3api', 's3'],
    ['configservice', 'config'],
    ['deploy', 'codedeploy'],
    ['runtime.sagemaker', 'sagemaker-runtime'],
  ])('%s is %s', (word, service) => {
    expect(serviceOf(word)).toBe(service)
    expect(serviceNames()).toContain(service)
  })

  it('other names stay', () => {
    expect(serviceOf('sns')).toBe('sns')
    expect(serviceOf('toString')).toBe('toString')
    expect(awsNameOf('codedeploy')).toBe('deploy')
    expect(awsNameOf('sagemaker-runtime')).toBe('sagemaker-runtime')
  })
})

describe('optionIn', () => {
  it.each([
    [['sns', '--profile', 'dev'], 'dev'],
    [['--profile=dev'], 'dev'],
    [['--profile', 'a', '--profile', 'b'], 'b'],
    [['sns', 'list-topics'], undefined],
  ])('%j', (argv, value) => {
    expect(optionIn(argv, 'profile')).toBe(value)
  })
})
