/** Pages of S3 keys whose rows differ, as those of a bucket do to which several programs have written. */
export interface Mixture {
  /** One key of the page, from the key of a uniform page. */
  item(stored: object, index: number): object
  /** The page as it is sent. */
  asSent(body: string): string
}

const lacking = (percent: number): Mixture => ({
  item: (stored, index) =>
    isAmong(percent, index) ? { ...stored, ChecksumAlgorithm: undefined, ChecksumType: undefined } : stored,
  asSent: (body) => body,
})

/** By its description, which is part of the row's name. */
export const mixedRows: Readonly<Record<string, Mixture>> = {
  '1 % without checksums': lacking(1),
  '10 % without checksums': lacking(10),
  '50 % without checksums': lacking(50),
  '10 % with members in another order': {
    item: (stored) => stored,
    asSent: (body) => {
      let row = 0
      return body.replace(/(<ETag>[^<]*<\/ETag>)(.*?)(<Size>\d+<\/Size>)/g, (all, tag, between, size) =>
        isAmong(10, row++) ? size + between + tag : all,
      )
    },
  },
  'an unknown element in each row': {
    item: (stored) => stored,
    asSent: (body) => body.replaceAll('<StorageClass>', '<NewMember>new</NewMember><StorageClass>'),
  },
  'two checksum algorithms': {
    item: (stored) => ({ ...stored, ChecksumAlgorithm: ['CRC64NVME', 'SHA256'] }),
    asSent: (body) => body,
  },
}

/** The same rows in every run, spread over the page without a period. */
function isAmong(percent: number, index: number): boolean {
  return (Math.imul(index, 0x9e3779b1) >>> 15) % 100 < percent
}
