import { expect, it } from 'vitest'
import { plain } from './support/boto3-lists.js'
import { compareWalks } from './support/compare-walks.js'
import { elasticmq } from './support/servers/elasticmq.js'
import { ministack } from './support/servers/ministack.js'
import { sqsWorld } from './support/sqs-world.js'
import { describeServer } from './support/use-server.js'

for (const kind of [elasticmq, ministack]) {
  compareWalks(kind, sqsWorld, [])

  describeServer(kind, 'messages', (server) => {
    const bodies = ['plain', 'ünïcode ☃ 😀', '<xml>&amp;</xml>', 'line\nfeed', '{"json":"+ %"}']

    it('are received as by boto3', async () => {
      const sqs = server.open('sqs')
      const { QueueUrl } = await sqs.createQueue({ QueueName: 'messages' })
      for (const MessageBody of bodies) {
        const MessageAttributes = {
          text: { DataType: 'String', StringValue: MessageBody },
          bytes: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) },
          number: { DataType: 'Number', StringValue: '12345678901234567890.5' },
        }
        await sqs.sendMessage({ QueueUrl, MessageBody, MessageAttributes })
      }
      // At once visible again: each side receives all of them.
      const input = {
        QueueUrl,
        VisibilityTimeout: 0,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
      }
      const theirs = (await server.call('sqs', 'receive_message', input)) as { Messages: Received[] }
      const mine = (await sqs.receiveMessage(input)) as unknown as { Messages: Received[] }
      expect(mine.Messages.map(sent).sort(byBody)).toEqual(theirs.Messages.map(sent).sort(byBody))
      expect(mine.Messages.map(({ Body }) => Body).sort()).toEqual([...bodies].sort())
    })
  })
}

type Received = Record<string, unknown> & { Body: string }

/** What the sender decides of a message. */
function sent({ MessageId, Body, MD5OfBody, MD5OfMessageAttributes, MessageAttributes }: Received): Received {
  return { MessageId, Body, MD5OfBody, MD5OfMessageAttributes, MessageAttributes: plain(MessageAttributes) }
}

function byBody(one: Received, other: Received): number {
  return one.Body < other.Body ? -1 : 1
}
