import type { ServerWorld } from './compare-walks.js'

/** SQS: more queues than a page can hold. */
export const sqsWorld: ServerWorld = {
  service: 'sqs',
  async make(sqs) {
    const names = Array.from({ length: 1100 }, (_, n) => `queue-${n}`)
    for (const name of names) await sqs.createQueue({ QueueName: name })
    const { QueueUrl } = await sqs.createQueue({ QueueName: 'dead' })
    const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['QueueArn'] })
    const { QueueArn } = Attributes as { QueueArn: string }
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: QueueArn, maxReceiveCount: 3 })
    for (const name of ['one', 'two', 'three']) {
      await sqs.createQueue({ QueueName: `source-${name}`, Attributes: { RedrivePolicy } })
    }
  },
  lists: [
    { operation: 'list_queues', input: { QueueNamePrefix: 'queue-10' }, pageSizes: [3, 1000] },
    { operation: 'list_queues', pageSizes: [100, 1000] },
  ],
}
