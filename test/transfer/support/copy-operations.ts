import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { S3Refusal } from './refusal.js'
import type { StoredObject, StoredUpload, StoreRequest } from './store-types.js'

interface Store {
  readonly objects: Map<string, StoredObject>
  find(name: string): StoredObject
  upload(id: string): StoredUpload
  put(name: string, bytes: Uint8Array, more?: Partial<StoredObject>): StoredObject
}

/** The operations that copy, and those of tags and annotations. */
export class CopyOperations {
  constructor(private readonly store: Store) {}

  perform(
    seen: StoreRequest,
    { body, response }: { readonly body: Buffer; readonly response: ServerResponse },
  ): void {
    const { operation, key, query } = seen
    const name = query.get('annotationName') ?? ''
    const own: Readonly<Record<string, () => void>> = {
      CopyObject: () => this.#copy(seen, response),
      UploadPartCopy: () => this.#copyPart(seen, response),
      GetObjectTagging: () => answer(response, taggingOf(this.store.find(key).tags)),
      ListObjectAnnotations: () => answer(response, this.#annotationsOf(seen)),
      GetObjectAnnotation: () => response.writeHead(200).end(this.#annotations(key).get(name)),
      PutObjectAnnotation: () => {
        this.#annotations(key).set(name, body)
        response.writeHead(200).end()
      },
    }
    const perform = own[operation]
    if (!perform) throw new S3Refusal(501, 'NotImplemented')
    perform()
  }

  #annotations(key: string): Map<string, Uint8Array> {
    const stored = this.store.find(key)
    if (stored.annotations) return stored.annotations
    const annotations = new Map<string, Uint8Array>()
    this.store.objects.set(key, { ...stored, annotations })
    return annotations
  }

  /** One a page. */
  #annotationsOf({ key, query }: StoreRequest): string {
    const names = [...this.#annotations(key).keys()]
    const index = Number(query.get('continuation-token') ?? 0)
    const next = index + 1 < names.length ? `<NextContinuationToken>${index + 1}</NextContinuationToken>` : ''
    const entry = `<AnnotationEntry><AnnotationName>${names[index]}</AnnotationName></AnnotationEntry>`
    const list = names.length > 0 ? `<Annotations>${entry}</Annotations>` : ''
    return `<ListObjectAnnotationsOutput>${list}${next}</ListObjectAnnotationsOutput>`
  }

  #source({ headers }: StoreRequest): StoredObject {
    const [path = ''] = decodeURIComponent(String(headers['x-amz-copy-source'])).split('?')
    const stored = this.store.find(path.replace(/^\//, ''))
    const match = headers['x-amz-copy-source-if-match']
    if (match !== undefined && match !== stored.etag) throw new S3Refusal(412, 'PreconditionFailed')
    return stored
  }

  #copy(seen: StoreRequest, response: ServerResponse): void {
    const source = this.#source(seen)
    const tags =
      seen.headers['x-amz-tagging-directive'] === 'REPLACE'
        ? String(seen.headers['x-amz-tagging'] ?? '')
        : source.tags
    const { etag } = this.store.put(seen.key, source.bytes, { headers: source.headers, tags })
    answer(response, `<CopyObjectResult><ETag>${etag.replaceAll('"', '&quot;')}</ETag></CopyObjectResult>`)
  }

  #copyPart(seen: StoreRequest, response: ServerResponse): void {
    const source = this.#source(seen)
    const range = String(seen.headers['x-amz-copy-source-range'])
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? []
    if (start === undefined || Number(end) >= source.bytes.length) throw new S3Refusal(416, 'InvalidRange')
    const bytes = source.bytes.subarray(Number(start), Number(end) + 1)
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`
    this.store.upload(seen.uploadId).parts.set(seen.partNumber, { bytes, etag })
    answer(response, `<CopyPartResult><ETag>${etag.replaceAll('"', '&quot;')}</ETag></CopyPartResult>`)
  }
}

function taggingOf(tags: string): string {
  const entries = [...new URLSearchParams(tags)].map(
    ([key, value]) => `<Tag><Key>${key}</Key><Value>${value}</Value></Tag>`,
  )
  return `<Tagging><TagSet>${entries.join('')}</TagSet></Tagging>`
}

function answer(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/xml' }).end(text)
}
