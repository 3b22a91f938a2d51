import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operationCommand, parameterNames, shortcutNames } from '../../src/cli/arguments/index.js'
import { loadModel, type Shape } from '../../src/models/index.js'
import {
  awsNameOf,
  canonical,
  operationOf,
  ourValue,
  type ReadValue,
  theirValues,
  type WrittenTexts,
} from './support/aws-command-lines.js'
import { writtenShorthand } from './support/written-values.js'

/** Services of every protocol with many kinds of structures. */
const services = [
  ...['autoscaling', 'cloudformation', 'cloudfront', 'cloudtrail', 'cloudwatch', 'codedeploy', 'cognito-idp'],
  ...[
    'dynamodb',
    'ec2',
    'ecs',
    'eks',
    'elb',
    'elbv2',
    'events',
    'firehose',
    'glue',
    'iam',
    'kinesis',
    'lambda',
  ],
  ...[
    'logs',
    'opensearch',
    'rds',
    'route53',
    's3',
    'sagemaker',
    'ses',
    'sesv2',
    'sns',
    'sqs',
    'ssm',
    'wafv2',
  ],
]

interface Place {
  readonly service: string
  readonly operation: string
  readonly option: string
  readonly shape: Shape
  readonly isList: boolean
}

/** Every parameter of these services that has shorthand, except where the AWS CLI adds options by code of its own. */
const places: readonly Place[] = services.flatMap((service) => {
  const model = loadModel(service)
  return model.operationNames.flatMap((name) => {
    const command = operationCommand(name)
    const operation = operationOf(awsNameOf(service), command)
    if (shortcutNames(operation).length > 0) return []
    return parameterNames(operation).flatMap(({ option, type, member, syntax }) => {
      if (syntax.startsWith('<json>') || !['list', 'structure', 'map'].includes(type)) return []
      const shape = type === 'list' ? member.shape.element.shape : member.shape
      if (!['structure', 'map'].includes(shape.type)) return []
      return [{ service: awsNameOf(service), operation: command, option, shape, isList: type === 'list' }]
    })
  })
})

function written({ service, operation, option, shape, isList }: Place): fc.Arbitrary<WrittenTexts> {
  return fc
    .array(writtenShorthand(shape), { minLength: 1, maxLength: isList ? 2 : 1 })
    .map((texts) => ({ service, operation, option, texts }))
}

/**
 * The AWS CLI takes a single item for a list (`Exclusions=a`), but does not convert what is in it, so that its own check
 * refuses a number, a boolean or a nested list there. nexttoken converts it.
 */
function isUnconverted({ error = '' }: ReadValue): boolean {
  return /^Refused: Invalid type for parameter [^,]*\[0\]/.test(error)
}

function isSame(theirs: ReadValue | undefined, ours: ReadValue): boolean {
  if (theirs?.missing) return true
  if (theirs?.error !== undefined || ours.error !== undefined)
    return theirs?.error !== undefined && ours.error !== undefined
  return canonical(theirs?.value) === canonical(ours.value)
}

/** Python's dateutil makes a time of nearly any text, such as `1-T.-`. */
function isNoTime({ error = '' }: ReadValue): boolean {
  return error.includes('expected a Date, epoch seconds or an ISO 8601 string')
}

describe('shorthand is read as the AWS CLI reads it', () => {
  const tasks = fc.sample(fc.constantFrom(...places).chain(written), { numRuns: 4000 })
  const answers = theirValues(tasks)

  it(`in ${tasks.length} texts for ${places.length} parameters`, () => {
    expect(answers).toHaveLength(tasks.length)
    const different = tasks.flatMap((task, index) => {
      const [theirs, ours] = [answers[index], ourValue(task)]
      const isKnown = ours.value === undefined ? isNoTime(ours) : isUnconverted(theirs ?? {})
      if (isSame(theirs, ours) || isKnown) return []
      return [{ ...task, theirs, ours }]
    })
    expect(different).toEqual([])
  })

  it('many of which are right', () => {
    const right = answers.filter(({ error }) => error === undefined)
    expect(right.length).toBeGreaterThan(tasks.length / 3)
    expect(right.length).toBeLessThan(tasks.length)
  })
})
