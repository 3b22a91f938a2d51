import type { EncodedRequest } from '../protocols/index.js'
import type { ServiceHooks } from './contract/index.js'
import { sha256, treeHash } from './members/index.js'

const uploads = new Set(['UploadArchive', 'UploadMultipartPart'])

export const glacier: ServiceHooks = {
  ignoresTokens: () => true,
  /** `-` stands for the account of the credentials: https://docs.aws.amazon.com/amazonglacier/latest/dev/ */
  adaptInput: (operation, input) =>
    operation.input?.members.has('accountId') ? { ...input, accountId: input.accountId ?? '-' } : input,
  async adaptRequest({ name, service }, request) {
    request.headers['x-amz-glacier-version'] = service.metadata.apiVersion
    if (uploads.has(name)) await addChecksums(request)
  },
  memberType: (_, { name }) => (name === 'accountId' ? { isFilledIn: true } : undefined),
}

/** Glacier requires two hashes of an archive: one of all bytes, and one of the tree of its megabytes. */
async function addChecksums({ headers, body = '' }: EncodedRequest): Promise<void> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  headers['x-amz-content-sha256'] ??= Buffer.from(await sha256(bytes)).toString('hex')
  headers['x-amz-sha256-tree-hash'] ??= await treeHash(bytes)
}
