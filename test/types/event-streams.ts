/** The events of an answer, as the declarations have them: docs/streaming.md. */
import { client } from 'nexttoken'

const input = {
  Bucket: 'b',
  Key: 'k',
  Expression: 'SELECT * FROM S3Object',
  ExpressionType: 'SQL',
  InputSerialization: { CSV: {} },
  OutputSerialization: { CSV: {} },
} as const

export async function accepted(): Promise<void> {
  const { Payload } = await client('s3').selectObjectContent(input)
  for await (const event of Payload ?? []) {
    const bytes: Uint8Array | undefined = 'Records' in event ? event.Records.Payload : undefined
    const scanned: number | undefined = 'Stats' in event ? event.Stats.Details?.BytesScanned : undefined
    console.log(bytes, scanned)
  }
}

export async function refused(): Promise<void> {
  const { Payload } = await client('s3').selectObjectContent(input)
  for await (const event of Payload ?? []) {
    // @ts-expect-error: one event at a time
    console.log(event.Records.Payload)
  }
}
