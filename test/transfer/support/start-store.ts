import { type ClientConfig, client } from 'nexttoken'
import { onTestFinished } from 'vitest'
import { S3Store } from './s3-store.js'

/** A store of its own for the test that calls it, and a client of it. Both are closed when the test ends. */
export async function startStore(config: ClientConfig = {}) {
  const store = await new S3Store().start()
  const s3 = client('s3', {
    region: 'us-east-1',
    endpoint: store.url,
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    ...config,
  })
  onTestFinished(async () => {
    s3.destroy()
    await store.close()
  })
  return { store, s3 }
}
