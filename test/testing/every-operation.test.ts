import { client, type DynamicClient } from 'nexttoken'
import { type SimulationPlan, simulate } from 'nexttoken/simulator'
import { stub } from 'nexttoken/testing'
import { describe, expect, it } from 'vitest'
import { loadModel, type OperationModel, type Shape, serviceNames } from '../../src/models/index.js'
import { eventStreamMember, type Structure } from '../../src/protocols/index.js'
import { compileGenerator } from '../../src/simulator/values/index.js'
import { firstDifference } from '../protocols/support/first-difference.js'
import { requiredInput } from '../simulator/support/required-input.js'
import { sampleOf, sampleSize } from '../support/samples.js'

const credentials = { accessKeyId: 'a', secretAccessKey: 'b', accountId: '123456789012' }
/** Their endpoints need more than the required input: an ARN, a URL, or an account in the host's name. */
const unreachable: ReadonlySet<string> = new Set([
  ...['cloudfront-keyvaluestore', 's3control', 'signin', 'machinelearning.Predict'],
])

/** What differs for a reason. */
const known: Readonly<Record<string, string>> = {
  // The header that says what the response is: the simulator sends events, whatever the output says.
  'bedrock-agentcore.InvokeAgentRuntimeCommand': 'contentType',
  'lambda.InvokeWithResponseStream': 'ResponseStreamContentType',
  // All headers of the response, the simulator's own included.
  'dataexchange.SendApiAsset': 'ResponseHeaders.x-amzn-requestid',
  // The wire has base64, and the client decodes it.
  'ec2.GetConsoleOutput': 'Output',
  // The deprecated name of an operation that is planned, too, for the same request.
  's3.GetBucketNotification': 'TopicConfiguration.Id',
  // The header's text; a stub has no header.
  's3.HeadObject': 'ExpiresString',
  // HTTP has the true length of a body.
  's3.GetObject': 'ContentLength',
  's3.GetObjectAnnotation': 'ContentLength',
  'medialive.DescribeInputDeviceThumbnail': 'ContentLength',
  'mediastore-data.GetObject': 'ContentLength',
}

const services = sampleOf(
  'stubbedServices',
  serviceNames().filter((service) => !unreachable.has(service)),
)

/** Every n-th operation, so that a sample has some of each kind. */
function operationsOf(service: string): OperationModel[] {
  const model = loadModel(service)
  const all = model.operationNames.flatMap((name) => model.operation(name) ?? [])
  const possible = all.filter(
    ({ input, name }) => !eventStreamMember(input) && !unreachable.has(`${service}.${name}`),
  )
  const callable = possible.filter((operation) => !holdsItself(operation))
  const step = Math.max(1, Math.floor(callable.length / sampleSize('stubbedOperations')))
  return callable.filter((_, index) => index % step === 0)
}

/** Whether an input must hold a shape that must hold itself: then there is no shortest input. */
function holdsItself(operation: OperationModel): boolean {
  try {
    requiredInput(operation)
    return false
  } catch (error) {
    if (error instanceof RangeError) return true
    throw error
  }
}

/** A made-up output; its events are one of each kind. */
function outputOf({ output, service }: OperationModel): Structure {
  if (!output) return {}
  const made = compileGenerator(output, output.name, { service: service.signingName })(0) as Structure
  const events = eventStreamMember(output)
  return events ? { ...made, [events.name]: eventsOf(events.shape, service.signingName) } : made
}

function eventsOf(stream: Shape, service: string): Structure[] {
  const events = [...stream.members.values()].filter(({ shape }) => !shape.traits.exception)
  return events.map(({ name, shape }) => ({ [name]: compileGenerator(shape, name, { service })(0) }))
}

/** What a caller gets, with streams and events read. */
async function readOutput({ $metadata: _, ...output }: Structure): Promise<Structure> {
  for (const [name, value] of Object.entries(output)) {
    if (typeof value !== 'object' || value === null || !(Symbol.asyncIterator in value)) continue
    const parts: unknown[] = []
    for await (const part of value as AsyncIterable<unknown>) parts.push(part)
    output[name] = parts.every((part) => part instanceof Uint8Array) ? Buffer.concat(parts) : parts
  }
  return output
}

async function callOf(aws: DynamicClient, { name }: OperationModel, input: Structure): Promise<Structure> {
  return readOutput(await aws.call(name, input))
}

describe.each(services)('%s', (service) => {
  const operations = operationsOf(service)

  it('gives the same outputs stubbed and simulated', async () => {
    const plan: SimulationPlan = Object.fromEntries(
      operations.map((operation) => [`${service}.${operation.name}`, { output: outputOf(operation) }]),
    )
    await using aws = await simulate(plan)
    const options = {
      region: 'us-east-1',
      credentials,
      disableHostPrefix: true,
      disableS3ExpressSessionAuth: true,
      token: { token: 't' },
    }
    const real: DynamicClient = client(service, { ...options, endpoint: aws.endpoint })
    const stubbed: DynamicClient = client(service)
    const answers = stub(stubbed)
    const problems: string[] = []
    for (const operation of operations) {
      const input = requiredInput(operation)
      answers.addResponse(operation.name, outputOf(operation))
      try {
        const [one, other] = [await callOf(real, operation, input), await callOf(stubbed, operation, input)]
        const difference = firstDifference(one, other)
        if (difference !== undefined && difference.split(':')[0] !== known[`${service}.${operation.name}`])
          problems.push(`${operation.name}: ${difference}`)
      } catch (error) {
        problems.push(`${operation.name}: ${(error as Error).message.split('\n')[0]}`)
        answers.reset()
      }
    }
    expect(problems).toEqual([])
  })
})
